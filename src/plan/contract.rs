use crate::scenario::Horizon;
use crate::units::{Coins, Money};

/// What a contract for rented hashrate adds to a mining plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contract {
    /// Upkeep for each TH/s the contract names and each day, in the scenario's currency.
    pub maintenance: Money,
    /// The same in coins, paid at the price of the day; providers ask for either or both.
    pub maintenance_coins: Coins,
    /// How long the contract runs; `None` where it has no end.
    pub term: Option<Horizon>,
}

impl Contract {
    /// Without upkeep and without end.
    pub fn neutral() -> Self {
        Self { maintenance: Money::of(0.0), maintenance_coins: Coins::of(0.0), term: None }
    }
}
