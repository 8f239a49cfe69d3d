use crate::units::Share;

/// When the mined coins become money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sale {
    /// All coins on the day they are mined.
    Daily,
    /// None: all are valued at the price at the end of the horizon.
    Hold,
    /// Each day just enough of that day's coins to pay that day's costs; the rest is held.
    CoverCosts,
    /// This part is held, the rest sold on the day (the HODL ratio).
    Keep(Share),
}

/// What happens on a day whose coins are worth less than the electricity that mined them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Losses {
    /// Go on regardless.
    RunOn,
    /// Switch off for the day: no coins and no electricity, other costs go on.
    Curtail,
    /// End for good after this many loss days in a row, whose losses are borne.
    End(u32),
}

/// How a pool pays, as far as it changes what is paid on average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Full pay per share: subsidy and average transaction fees, without luck.
    Fpps,
    /// Pay per share: the subsidy only; the pool keeps the transaction fees.
    Pps,
    /// Subsidy without luck, transaction fees as found.
    PpsPlus,
    /// Pay per last N shares: a part of the blocks really found.
    Pplns,
    /// Own blocks only.
    Solo,
}

impl Scheme {
    /// Whether the miner gets the transaction fees.
    pub fn pays_fees(self) -> bool {
        self != Self::Pps
    }
}
