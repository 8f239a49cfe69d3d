//! What each network pays the miner, exactly: emission schedules and difficulty constants.
//!
//! The figures come from `data/coins.toml`, each with its source, and are compiled in.

mod emission;
mod laws;
pub mod staking;
mod upgrade;

pub use emission::Emission;
pub use upgrade::{Factor, Status, Upgrade};

/// What the law of a network counts by where others count blocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Blocks, or what stands for them in a graph of blocks: the height, the DAA score.
    Block,
    /// Epochs of so many seconds, whose subsidy is shared by all their blocks.
    Epoch(f64),
    /// Seconds since 1970: the date decides.
    Second,
}

use crate::catalog;
use crate::units::SECONDS_PER_DAY;

/// A proof-of-work coin as its protocol defines it.
#[derive(Debug)]
pub struct Coin {
    /// Ticker in upper case of what the miner is paid in: `BTC`.
    pub symbol: &'static str,
    /// What links call it, in upper case: the ticker, or both of merged chains, `LTC-DOGE`.
    pub key: &'static str,
    /// Ticker of the chain that is mined with the same hashes.
    pub merged: Option<&'static str>,
    /// Name as people write it.
    pub name: &'static str,
    /// Proof-of-work function: `SHA-256`.
    pub algorithm: &'static str,
    /// Seconds between blocks the protocol aims at.
    pub block_time: f64,
    /// Expected hashes per unit of the difficulty that the node reports, by all chains together.
    pub hashes_per_difficulty: f64,
    /// Chains that find blocks side by side, each at its own block time.
    pub chains: f64,
    /// Decimal places of the atomic unit.
    pub decimals: u8,
    /// Blocks between difficulty changes where they come in steps; 0 where every block adjusts.
    pub retarget_interval: u64,
    /// What is counted as work a second: `H/s`, or `Sol/s` of Equihash.
    pub rate_unit: &'static str,
    /// Multiple in which people give a machine's hashrate: 1e12 for TH/s.
    pub rate_multiple: f64,
    /// Multiple in which people give the difficulty: 1e12 for trillions.
    pub difficulty_multiple: f64,
    /// Rule of the subsidy by height.
    pub emission: Emission,
    /// What that rule's height counts.
    pub step: Step,
    /// Part of the transaction fees that the protocol gives to the miner.
    pub fee_part: f64,
    /// Part of the work that is usually lost to blocks found at the same time, where it is known.
    pub stale: Option<f64>,
    /// Changes of the rules beside the schedule.
    pub upgrades: &'static [Upgrade],
}

impl Coin {
    /// A coin that is not mined: it has no difficulty, and no block of it pays a miner.
    pub const fn staked(symbol: &'static str, name: &'static str) -> Self {
        Self {
            symbol,
            key: symbol,
            merged: None,
            name,
            algorithm: "",
            block_time: 12.0,
            hashes_per_difficulty: 1.0,
            chains: 1.0,
            decimals: 8,
            retarget_interval: 0,
            rate_unit: "H/s",
            rate_multiple: 1.0,
            difficulty_multiple: 1.0,
            emission: Emission::Halving { initial: 0, interval: 1, floor: 0 },
            step: Step::Block,
            fee_part: 1.0,
            stale: None,
            upgrades: &[],
        }
    }

    /// Where the rules were read; empty for a coin of one's own. Apart from the rules, which every visit needs.
    pub fn source(&self) -> &'static str {
        let source = |sources: &[(&str, &'static str)]| {
            sources.iter().find(|(key, _)| *key == self.key).map(|(_, source)| *source)
        };
        source(catalog::COIN_SOURCES).or_else(|| source(catalog::STAKE_SOURCES)).unwrap_or_default()
    }

    /// Steps of the emission's height a day, at `block_time` seconds a block.
    pub fn steps_per_day(&self, block_time: f64) -> f64 {
        match self.step {
            Step::Block => SECONDS_PER_DAY / block_time,
            Step::Epoch(seconds) => SECONDS_PER_DAY / seconds,
            Step::Second => SECONDS_PER_DAY,
        }
    }

    /// Blocks that share the subsidy of one step.
    pub fn blocks_per_step(&self, block_time: f64) -> f64 {
        match self.step {
            Step::Epoch(seconds) => seconds / block_time,
            Step::Block | Step::Second => 1.0,
        }
    }

    /// Blocks a day at `block_time` seconds each.
    pub fn blocks_per_day(block_time: f64) -> f64 {
        SECONDS_PER_DAY / block_time
    }

    /// Expected hashes until a block of any chain is found.
    pub fn hashes_per_block(&self, difficulty: f64) -> f64 {
        difficulty * self.hashes_per_difficulty / self.chains
    }

    /// Network hashrate that `difficulty` stands for at `block_time`, per second:
    /// difficulty × hashes per unit / block time.
    pub fn network_hashrate(&self, difficulty: f64, block_time: f64) -> f64 {
        difficulty * self.hashes_per_difficulty / block_time
    }

    /// An amount in atomic units as a number of coins.
    pub fn coins(&self, atomic: u64) -> f64 {
        atomic as f64 / 10f64.powi(i32::from(self.decimals))
    }

    /// An amount in atomic units as a decimal string, exact, without trailing zeros.
    pub fn exact(&self, atomic: u64) -> String {
        let unit = 10u64.pow(u32::from(self.decimals));
        let digits =
            format!("{}.{:0width$}", atomic / unit, atomic % unit, width = usize::from(self.decimals));
        digits.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

impl Coin {
    /// Whether it is mined at all, by rules that are known.
    pub fn is_mined(&self) -> bool {
        !self.algorithm.is_empty()
    }

    /// Name of what the miner is paid in: of merged chains the first.
    pub fn paid_in(&self) -> &'static str {
        self.name.split_once('+').map_or(self.name, |(first, _)| first.trim_end())
    }

    /// The upgrade of this name, in any case.
    pub fn upgrade(&self, name: &str) -> Option<&'static Upgrade> {
        self.upgrades.iter().find(|upgrade| upgrade.name.eq_ignore_ascii_case(name))
    }
}

/// The coin that links call so, in any case, mined or staked. Merged chains may be joined by a plus sign,
/// which a link turns into a space.
pub fn find(key: &str) -> Option<&'static Coin> {
    let key = key.replace(['+', ' '], "-");
    let staked = staking::all().iter().map(|stake| &stake.coin);
    all().iter().chain(staked).find(|coin| coin.key.eq_ignore_ascii_case(&key))
}

/// All coins that are mined, in the order of `data/coins.toml`.
pub fn all() -> &'static [Coin] {
    crate::catalog::COINS
}
