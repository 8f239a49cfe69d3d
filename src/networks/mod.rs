//! What each network pays the miner, exactly: emission schedules and difficulty constants.
//!
//! The figures come from `data/coins.toml`, each with its source, and are compiled in.

mod emission;
pub mod staking;

pub use emission::Emission;

/// A proof-of-work coin as its protocol defines it.
#[derive(Debug)]
pub struct Coin {
    /// Ticker in upper case: `BTC`.
    pub symbol: &'static str,
    /// Name as people write it.
    pub name: &'static str,
    /// Proof-of-work function: `SHA-256`.
    pub algorithm: &'static str,
    /// Seconds between blocks the protocol aims at.
    pub block_time: f64,
    /// Expected hashes per unit of the difficulty that the node reports.
    pub hashes_per_difficulty: f64,
    /// Decimal places of the atomic unit.
    pub decimals: u8,
    /// Blocks between difficulty changes where they come in steps; 0 where every block adjusts.
    pub retarget_interval: u64,
    /// Multiple in which people give a machine's hashrate: 1e12 for TH/s.
    pub rate_multiple: f64,
    /// Multiple in which people give the difficulty: 1e12 for trillions.
    pub difficulty_multiple: f64,
    /// Rule of the miner's subsidy by height.
    pub emission: Emission,
    /// Where the rules were read.
    pub source: &'static str,
}

impl Coin {
    /// A coin that is not mined: it has no difficulty, and no block of it pays a miner.
    pub const fn staked(symbol: &'static str, name: &'static str, source: &'static str) -> Self {
        Self {
            symbol,
            name,
            algorithm: "",
            block_time: 12.0,
            hashes_per_difficulty: 1.0,
            decimals: 8,
            retarget_interval: 0,
            rate_multiple: 1.0,
            difficulty_multiple: 1.0,
            emission: Emission::Halving { initial: 0, interval: 1 },
            source,
        }
    }

    /// Blocks a day at `block_time` seconds each.
    pub fn blocks_per_day(block_time: f64) -> f64 {
        crate::units::SECONDS_PER_DAY / block_time
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

/// The coin with this symbol, in any case, mined or staked.
pub fn find(symbol: &str) -> Option<&'static Coin> {
    let staked = staking::all().iter().map(|stake| &stake.coin);
    all().iter().chain(staked).find(|coin| coin.symbol.eq_ignore_ascii_case(symbol))
}

/// All coins that are mined, in the order of `data/coins.toml`.
pub fn all() -> &'static [Coin] {
    crate::catalog::COINS
}
