use crate::units::{Money, Share};

/// Buying the coin: once, every month, or both. The coins are kept to the end of the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Purchase {
    /// Money spent at the start.
    pub capex: Money,
    /// Money spent at the start of each further month.
    pub monthly: Money,
    /// Part of each amount that the seller keeps as a fee.
    pub fee: Share,
}

impl Purchase {
    /// Nothing is bought.
    pub fn neutral() -> Self {
        Self { capex: Money::of(0.0), monthly: Money::of(0.0), fee: Share::of(0.0) }
    }
}
