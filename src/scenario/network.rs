use super::{Case, Fees};
use crate::networks::{self, Coin, Emission, Factor, Step};
use crate::outlook::{Activation, When};
use crate::plan::Plan;
use crate::units::{Quantity, SECONDS_PER_DAY, plain};

/// Halvings after which nothing is left.
const FORGOTTEN: u64 = 64;
/// Parts in which a percentage of an integer amount is counted, to stay exact.
const PARTS: f64 = 1e9;

impl Case {
    /// Seconds between blocks at the start: the market's, or those of an upgrade that is in force by then
    /// where the market's are still the coin's own.
    pub fn block_time(&self) -> f64 {
        let given = self.market.block_time.get();
        let upgraded = self.activations().filter(|activation| self.is_in_force(activation));
        let faster = upgraded.filter_map(|activation| activation.upgrade.block_time).last();
        faster.filter(|_| given == self.coin.block_time).unwrap_or(given)
    }

    /// Blocks a day at the start, on all chains.
    pub fn blocks_per_day(&self) -> f64 {
        Coin::blocks_per_day(self.block_time()) * self.coin.chains
    }

    /// Steps of the emission's height a day, at the start.
    pub fn steps_per_day(&self) -> f64 {
        self.coin.steps_per_day(self.block_time())
    }

    /// The height worked on first, as the emission counts it.
    pub fn first_step(&self) -> u64 {
        match self.coin.step {
            Step::Second => u64::try_from(self.start.0).unwrap_or(0),
            Step::Block | Step::Epoch(_) => self.market.height,
        }
    }

    /// Whether the difficulty moves in the protocol's steps: where that is asked for, of a coin that has such.
    pub fn moves_in_steps(&self) -> bool {
        self.outlook.retarget && self.coin.retarget_interval > 0
    }

    /// The upgrades of this coin that the person counts with.
    pub fn activations(&self) -> impl Iterator<Item = &Activation> {
        let own = |activation: &&Activation| self.coin.upgrades.contains(activation.upgrade);
        self.outlook.upgrades.iter().filter(own)
    }

    /// First height under an upgrade's rules.
    pub fn height_of(&self, activation: &Activation) -> u64 {
        match activation.when {
            When::Height(height) => height,
            When::Date(date) => {
                let days = (date.0 - self.start.0) as f64 / SECONDS_PER_DAY;
                let steps = (days * self.steps_per_day()).ceil();
                self.first_step().saturating_add_signed(steps as i64)
            }
        }
    }

    /// Whether an upgrade's rules hold from the start.
    pub fn is_in_force(&self, activation: &Activation) -> bool {
        match activation.when {
            When::Height(height) => height <= self.first_step(),
            When::Date(date) => date <= self.start,
        }
    }

    /// The law of the subsidy, with the upgrades counted with.
    pub fn emission(&self) -> Emission {
        let faster = self.activations().filter(|activation| activation.upgrade.block_time.is_some());
        faster.fold(self.coin.emission, |law, activation| law.faster_from(self.height_of(activation)))
    }

    /// The same plan on the chain that the same hashes mine, where there is one.
    pub fn merged(&self) -> Option<Self> {
        let market = self.market.merged.as_deref()?;
        let mut child = self.clone();
        child.coin = networks::find(self.coin.merged?)?;
        child.market = market.clone();
        let outlook = &mut child.outlook;
        outlook.price_growth = outlook.merged_price_growth.unwrap_or(outlook.price_growth);
        outlook.difficulty_growth = outlook.merged_difficulty_growth.unwrap_or(outlook.difficulty_growth);
        outlook.price_path.clear();
        outlook.difficulty_path.clear();
        Some(child)
    }

    /// Expected hashes until a block of any chain is found at `difficulty`.
    pub fn hashes_per_block(&self, difficulty: f64) -> f64 {
        difficulty * self.hashes_per_difficulty() / self.coin.chains
    }

    /// Expected hashes per unit of the difficulty: the person's own, or the protocol's.
    pub fn hashes_per_difficulty(&self) -> f64 {
        self.market.own.hashes.map_or(self.coin.hashes_per_difficulty, Quantity::get)
    }

    /// The miner's part of a block's subsidy at `height`, in coins, before any decline by the month.
    pub fn subsidy(&self, height: u64) -> f64 {
        if let Some(reward) = self.own_reward(height) {
            return reward;
        }
        self.coin.coins(self.miner_atoms(height)) / self.coin.blocks_per_step(self.block_time())
    }

    /// The miner's part of the first subsidy, in coins, exact to the atomic unit: a block's, or an
    /// epoch's where the network counts in epochs.
    pub fn first_subsidy(&self) -> String {
        if let Some(reward) = self.own_reward(self.first_step()) {
            return plain(reward);
        }
        self.coin.exact(self.miner_atoms(self.first_step()))
    }

    /// First height after `height` at which the subsidy may change.
    pub fn next_change(&self, height: u64) -> Option<u64> {
        let own = self.market.own;
        if own.reward.is_some() {
            let next = (own.halving > 0).then(|| (height / own.halving + 1) * own.halving);
            return next.filter(|_| self.own_halvings(height) < FORGOTTEN);
        }
        self.emission().next_change(height)
    }

    /// Coins of fees that a block at `height` brings its miner beside `subsidy` coins.
    ///
    /// An amount is what users pay in a block of today, of which the miner gets the protocol's part; when
    /// blocks come faster, each has less. A percentage is one of what the miner gets today.
    pub fn fees(&self, subsidy: f64, height: u64) -> f64 {
        let per_block = matches!(self.market.fees, Fees::PerBlock(_));
        let mut fees = self.market.fees.with(subsidy);
        if per_block {
            fees *= self.coin.fee_part;
        }
        for activation in self.activations().filter(|activation| height >= self.height_of(activation)) {
            let comes = !self.is_in_force(activation);
            if per_block || comes {
                let given = activation.factor.filter(|_| activation.upgrade.factor == Factor::Fees);
                fees *= given.unwrap_or(activation.upgrade.fees_left);
            }
            if per_block && comes {
                fees *= activation.upgrade.block_time.map_or(1.0, |time| time / self.coin.block_time);
            }
        }
        fees
    }

    /// The person's own reward at `height`, of which the miner may get a part.
    fn own_reward(&self, height: u64) -> Option<f64> {
        let reward = self.market.own.reward?.get();
        let halvings = self.own_halvings(height);
        // Halving is exact; `exp2` would bring 4 KB of tables.
        let left = if halvings < FORGOTTEN { libm::scalbn(1.0, -(halvings as i32)) } else { 0.0 };
        Some(reward * left * self.market.miner_share.map_or(1.0, Quantity::get))
    }

    /// Halvings of the person's own reward between the start and `height`.
    fn own_halvings(&self, height: u64) -> u64 {
        let index = |height: u64| height.checked_div(self.market.own.halving).unwrap_or(0);
        index(height).saturating_sub(index(self.first_step()))
    }

    fn miner_atoms(&self, height: u64) -> u64 {
        let emission = self.emission();
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
        let (market, own) = (&self.market, &self.market.own);
        let mining = matches!(self.plan, Plan::Mine(_));
        let law = self.coin.emission;
        let ruled = self.coin.is_mined() && !law.is_voted(market.height);
        let by_height = match own.reward {
            Some(_) => own.halving > 0,
            None => self.coin.step != Step::Second && self.coin.is_mined() && law.settled_from().is_none(),
        };
        let merged = market.merged.as_ref().map(|market| market.unknown).unwrap_or_default();
        let needed = [
            ("price", market.unknown.price && self.outlook.price_path.is_empty()),
            ("diff", mining && market.unknown.difficulty && self.outlook.difficulty_path.is_empty()),
            ("height", mining && market.unknown.height && by_height),
            ("bt", mining && market.unknown.block_time),
            ("reward", mining && own.reward.is_none() && !ruled),
            ("k", mining && own.hashes.is_none() && !self.coin.is_mined()),
            ("price2", mining && merged.price),
            ("diff2", mining && merged.difficulty),
        ];
        needed.into_iter().filter(|(_, is)| *is).map(|(key, _)| key).collect()
    }
}
