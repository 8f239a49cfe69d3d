use super::Case;
use crate::networks::{Coin, Step};
use crate::plan::Plan;
use crate::units::Quantity;

/// Parts in which a percentage of an integer amount is counted, to stay exact.
const PARTS: f64 = 1e9;

impl Case {
    /// Blocks a day at the market's block time, on all chains.
    pub fn blocks_per_day(&self) -> f64 {
        Coin::blocks_per_day(self.market.block_time.get()) * self.coin.chains
    }

    /// Steps of the emission's height a day.
    pub fn steps_per_day(&self) -> f64 {
        self.coin.steps_per_day(self.market.block_time.get())
    }

    /// The height worked on first, as the emission counts it.
    pub fn first_step(&self) -> u64 {
        match self.coin.step {
            Step::Second => u64::try_from(self.start.0).unwrap_or(0),
            Step::Block | Step::Epoch(_) => self.market.height,
        }
    }

    /// The miner's part of a block's subsidy at `height`, in coins.
    pub fn subsidy(&self, height: u64) -> f64 {
        self.coin.coins(self.miner_atoms(height)) / self.coin.blocks_per_step(self.market.block_time.get())
    }

    /// The miner's part of the first subsidy, in coins, exact to the atomic unit: a block's, or an
    /// epoch's where the network counts in epochs.
    pub fn first_subsidy(&self) -> String {
        self.coin.exact(self.miner_atoms(self.first_step()))
    }

    /// First height after `height` at which the subsidy may change.
    pub fn next_change(&self, height: u64) -> Option<u64> {
        self.coin.emission.next_change(height)
    }

    /// Coins of fees that a block brings its miner beside `subsidy` coins.
    pub fn fees(&self, subsidy: f64) -> f64 {
        match self.market.fees {
            // What users pay; a percentage is already one of what the miner gets.
            fees @ super::Fees::PerBlock(_) => fees.with(subsidy) * self.coin.fee_part,
            fees => fees.with(subsidy),
        }
    }

    fn miner_atoms(&self, height: u64) -> u64 {
        let emission = self.coin.emission;
        match self.market.miner_share {
            None => emission.miner_subsidy(height),
            Some(share) => {
                let parts = (share.get() * PARTS).round() as u128;
                (u128::from(emission.subsidy(height)) * parts / PARTS as u128) as u64
            }
        }
    }

    /// Keys of the inputs without which nothing can be said of this plan, since no source knows them.
    pub fn missing(&self) -> Vec<&'static str> {
        let unknown = self.market.unknown;
        let mining = matches!(self.plan, Plan::Mine(_));
        let by_height = self.coin.step != Step::Second && self.coin.emission.settled_from().is_none();
        let needed = [
            ("price", unknown.price && self.outlook.price_path.is_empty()),
            ("diff", mining && unknown.difficulty && self.outlook.difficulty_path.is_empty()),
            ("height", mining && unknown.height && by_height),
        ];
        needed.into_iter().filter(|(_, is)| *is).map(|(key, _)| key).collect()
    }
}
