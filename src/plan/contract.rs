use crate::scenario::Horizon;
use crate::units::{Coins, Money, Share};

/// What a contract for rented hashrate adds to a mining plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contract {
    /// Upkeep for each TH/s the contract names and each day, in the scenario's currency.
    pub maintenance: Money,
    /// The same in coins, paid at the price of the day; providers ask for either or both.
    pub maintenance_coins: Coins,
    /// Price of an order on a hashrate market: coins for each PH/s and day, fees of the market included.
    pub order: Coins,
    /// How long the contract runs; `None` where it has no end.
    pub term: Option<Horizon>,
    /// Part of each day's profit that buys more hashrate at the contract's own price, for the rest of its term.
    pub reinvest: Share,
}

impl Contract {
    /// Without upkeep and without end.
    pub fn neutral() -> Self {
        Self {
            maintenance: Money::of(0.0),
            maintenance_coins: Coins::of(0.0),
            order: Coins::of(0.0),
            term: None,
            reinvest: Share::of(0.0),
        }
    }
}
