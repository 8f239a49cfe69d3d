//! Everything one answer depends on: plans, market and outlook, valid by construction.

mod network;

use crate::networks::Coin;
use crate::outlook::Outlook;
use crate::plan::{Loan, Plan, Taxes};
use crate::units::{
    BlockTime, Coins, DAYS_PER_MONTH, DAYS_PER_YEAR, Days, Difficulty, Growth, Money, Price, Quantity, Share,
    UnixTime,
};

/// One or more plans to be judged over the same days in the same currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The plans, each with the market and outlook that hold for it.
    pub cases: Vec<Case>,
}

/// One plan with everything its projection needs.
#[derive(Clone, Debug)]
pub struct Case {
    /// When the money is spent and the machine starts.
    pub start: UnixTime,
    /// How long the projection runs.
    pub horizon: Horizon,
    /// Currency of all amounts: three capital letters.
    pub currency: String,
    /// How many units of the currency one US dollar buys.
    pub fx: f64,
    /// Discount rate a year.
    pub discount: Growth,
    /// Taxes and inflation.
    pub taxes: Taxes,
    /// The money that is compared.
    pub purse: Purse,
    /// The coin that is mined.
    pub coin: &'static Coin,
    /// The coin's market at the start.
    pub market: Market,
    /// What is assumed of the future.
    pub outlook: Outlook,
    /// What is done with the money.
    pub plan: Plan,
    /// What the person calls the plan; empty where it is called by what it does.
    pub name: String,
    /// What of it is borrowed.
    pub loan: Loan,
    /// The plan's part of a blend; `None` where it is in none.
    pub weight: Option<Share>,
}

/// The same money for every plan of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Purse {
    /// The money there is; `None` for what the dearest plan takes at the start.
    pub budget: Option<Money>,
    /// What becomes of the part that a plan does not need.
    pub spare: Spare,
    /// How far the prices of different coins stray together: 0 each on its own, 1 all alike; `None` for as far as
    /// they did in the past.
    pub together: Option<Share>,
}

impl Purse {
    /// As much as the dearest plan takes, the rest kept.
    pub fn neutral() -> Self {
        Self { budget: None, spare: Spare::Cash, together: None }
    }
}

/// What becomes of money that a plan does not need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spare {
    /// It stays money.
    Cash,
    /// It buys the plan's coin at the start.
    Coin,
}

impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.coin, other.coin)
            && self.start == other.start
            && self.horizon == other.horizon
            && self.currency == other.currency
            && self.fx == other.fx
            && self.discount == other.discount
            && self.market == other.market
            && self.outlook == other.outlook
            && self.plan == other.plan
            && self.name == other.name
            && self.taxes == other.taxes
            && self.purse == other.purse
            && self.loan == other.loan
            && self.weight == other.weight
    }
}

/// Price and network of a coin at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Market {
    /// Price of a coin in the scenario's currency.
    pub price: Price,
    /// Difficulty as the node reports it.
    pub difficulty: Difficulty,
    /// First block worked on: the tip's height plus one.
    pub height: u64,
    /// Transaction fees in a block.
    pub fees: Fees,
    /// Seconds between blocks.
    pub block_time: BlockTime,
    /// The miner's part of the subsidy where it differs from the protocol's rule.
    pub miner_share: Option<Share>,
    /// The network's stake, where it has one.
    pub stake: StakeMarket,
    /// The market of the chain that the same hashes mine, where there is one.
    pub merged: Option<Box<Market>>,
    /// Rules of the person's own.
    pub own: OwnRules,
    /// Which of these nobody has given.
    pub unknown: Unknown,
}

/// Rules that no protocol here tells: of a coin of the person's own, or of one whose holders vote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnRules {
    /// Coins of the first block's subsidy that go to the miner.
    pub reward: Option<Coins>,
    /// Blocks between halvings of it, at heights divisible by so many; 0 for none.
    pub halving: u64,
    /// Part of it lost each month besides.
    pub decline: Share,
    /// Expected hashes per unit of the difficulty.
    pub hashes: Option<Difficulty>,
}

impl OwnRules {
    /// The protocol's rules hold.
    pub fn none() -> Self {
        Self { reward: None, halving: 0, decline: Share::of(0.0), hashes: None }
    }
}

/// Figures of a market that nobody has given and no source knows. What stands in their place means
/// nothing: they are asked for before anything is worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// The price.
    pub price: bool,
    /// The difficulty.
    pub difficulty: bool,
    /// The height, where the subsidy depends on it.
    pub height: bool,
    /// The fees, which are then counted as none.
    pub fees: bool,
    /// The time between blocks.
    pub block_time: bool,
}

impl Market {
    /// Counts in another currency, of which the present one buys `rate`; `None` where a price falls out of
    /// range.
    pub fn exchange(&mut self, rate: f64) -> Option<()> {
        let exchanged = |price: Price| Price::new(price.get() * rate).ok();
        let price = exchanged(self.price)?;
        if let Some(merged) = &mut self.merged {
            merged.price = exchanged(merged.price)?;
        }
        self.price = price;
        Some(())
    }

    /// A market of `coin` of which nothing is known.
    pub fn unknown(coin: &Coin) -> Self {
        Self {
            price: Price::of(1.0),
            // Nothing can be earned against the greatest difficulty there is.
            difficulty: Difficulty::of(1e40),
            height: coin.emission.settled_from().unwrap_or(0),
            fees: Fees::PerBlock(0.0),
            block_time: BlockTime::new(coin.block_time).unwrap_or(BlockTime::of(600.0)),
            miner_share: None,
            stake: StakeMarket::default(),
            merged: None,
            own: OwnRules::none(),
            unknown: Unknown {
                price: true,
                difficulty: true,
                height: true,
                fees: true,
                block_time: !coin.is_mined(),
            },
        }
    }
}

/// What decides a proof-of-stake network's reward at the start; `None` where nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StakeMarket {
    /// Coins staked on the whole network.
    pub staked: Option<Coins>,
    /// Coins in existence.
    pub supply: Option<Coins>,
    /// Staked part of the supply.
    pub bonded: Option<Share>,
    /// Growth of the supply by issuance a year.
    pub inflation: Option<Growth>,
    /// Part of the inflation lost each year.
    pub taper: Option<Share>,
    /// Inflation a year below which the taper does not go.
    pub floor: Option<Growth>,
    /// Part of the issuance that the network's treasury takes.
    pub tax: Option<Share>,
    /// Reward a year from tips and block building, on top of issuance.
    pub execution: Option<Growth>,
}

/// Transaction fees of an average block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fees {
    /// So many coins a block, whatever the subsidy.
    PerBlock(f64),
    /// This fraction of the subsidy.
    OfSubsidy(f64),
    /// This fraction of the whole reward, subsidy and fees together; below 1.
    OfReward(f64),
}

impl Fees {
    /// Coins of fees that come with `subsidy` coins.
    pub fn with(self, subsidy: f64) -> f64 {
        match self {
            Self::PerBlock(coins) => coins,
            Self::OfSubsidy(part) => subsidy * part,
            Self::OfReward(part) => subsidy * part / (1.0 - part),
        }
    }
}

/// Length of a projection, kept as people say it: 60 months stay 60 months in a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Horizon {
    /// How many of `unit`.
    pub count: f64,
    /// Days, months or years.
    pub unit: HorizonUnit,
}

/// Unit of a [`Horizon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HorizonUnit {
    /// Days.
    Days,
    /// Months of 30.4375 days.
    Months,
    /// Years of 365.25 days.
    Years,
}

impl Horizon {
    /// Shortest and longest projection, in days: 50 years are enough for any machine.
    pub const DAYS: std::ops::RangeInclusive<u32> = 1..=18_263;

    /// A horizon within [`Horizon::DAYS`].
    pub fn new(count: f64, unit: HorizonUnit) -> Option<Self> {
        let horizon = Self { count, unit };
        (count.is_finite() && count > 0.0 && Self::DAYS.contains(&horizon.rounded())).then_some(horizon)
    }

    /// The horizon in whole days.
    pub fn days(self) -> Days {
        Days(self.rounded())
    }

    fn rounded(self) -> u32 {
        let per_unit = match self.unit {
            HorizonUnit::Days => 1.0,
            HorizonUnit::Months => DAYS_PER_MONTH,
            HorizonUnit::Years => DAYS_PER_YEAR,
        };
        (self.count * per_unit).round() as u32
    }
}

impl Case {
    /// Days in the projection.
    pub fn days(&self) -> usize {
        self.horizon.days().0 as usize
    }
}
