use crate::units::UnixTime;

/// A change of a network's rules that is not part of its schedule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Upgrade {
    /// Name in links: `nu7`.
    pub name: &'static str,
    /// Name as people write it.
    pub label: &'static str,
    /// Whether it has happened, will, or might.
    pub status: Status,
    /// First block under the new rules, where it is decided.
    pub height: Option<u64>,
    /// When that was, or is expected.
    pub date: Option<UnixTime>,
    /// Seconds between blocks afterwards, where they change; a block then pays its part of the subsidy.
    pub block_time: Option<f64>,
    /// Part of the miner's fees that is left.
    pub fees_left: f64,
    /// What a person may put a factor to.
    pub factor: Factor,
    /// What changes for miners, in a sentence.
    pub effect: &'static str,
    /// Where it was read.
    pub source: &'static str,
}

/// How settled an upgrade is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In force.
    Done,
    /// Decided, with its height.
    Scheduled,
    /// Proposed: counted only where the person says so.
    Proposed,
}

/// What the effect of an upgrade depends on that nobody knows beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// Nothing.
    None,
    /// The machine's hashrate afterwards, as a multiple of what the network keeps on average; 1 unless given.
    Hashrate,
    /// The part of the fees that is left; [`Upgrade::fees_left`] unless given.
    Fees,
}
