//! Cosmos Hub: cosmos/cosmos-sdk x/mint and x/distribution; parameters from cosmos/gaia.

/// Bonded share at which inflation rests.
pub const GOAL: f64 = 0.67;
/// Most by which inflation may change in a year.
pub const RATE_CHANGE: f64 = 1.0;
/// Lowest and highest inflation.
pub const FLOOR: f64 = 0.07;
/// Highest inflation, since Proposal 848.
pub const CEILING: f64 = 0.10;

/// Parameters of the mint module, rates as fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mint {
    /// Most by which inflation may change in a year.
    pub rate_change: f64,
    /// Lowest inflation.
    pub floor: f64,
    /// Highest inflation.
    pub ceiling: f64,
    /// Bonded share at which inflation rests.
    pub goal: f64,
}

impl Mint {
    /// Inflation after `years` at a constant bonded share; linear, since its change does not depend on itself.
    pub fn next(&self, inflation: f64, bonded: f64, years: f64) -> f64 {
        let change = (1.0 - bonded / self.goal) * self.rate_change;
        (inflation + change * years).max(self.floor).min(self.ceiling)
    }

    /// The change that one block of `blocks_per_year` brings.
    pub fn block_change(&self, inflation: f64, bonded: f64, blocks_per_year: f64) -> f64 {
        self.next(inflation, bonded, 1.0 / blocks_per_year) - inflation
    }
}

/// Coins of one block in the smallest unit: yearly provisions / blocks a year, truncated.
pub fn block_provision(annual_provisions: u128, blocks_per_year: u128) -> u128 {
    annual_provisions.checked_div(blocks_per_year).unwrap_or(0)
}

/// How a validator and its delegators split a reward.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Split {
    /// What the validator keeps of its delegators' part.
    pub commission: f64,
    /// That and the reward of its own stake.
    pub validator: f64,
    /// What delegators get.
    pub delegators: f64,
}

/// Splits `reward` of a validator's pool of which `own` is its own stake and the rest delegated.
pub fn split(reward: f64, own: f64, commission: f64) -> Split {
    let delegated = reward * (1.0 - own);
    let kept = delegated * commission;
    Split { commission: kept, validator: reward * own + kept, delegators: delegated - kept }
}

/// Yearly rate of a stake: inflation × (1 − community tax) / bonded share. `pace` is the blocks really made
/// over those the parameters count with; 1 where they agree.
pub fn apr(inflation: f64, tax: f64, bonded: f64, pace: f64) -> f64 {
    inflation * (1.0 - tax) / bonded * pace
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_community_tax_counts() {
        // Keplr's list: 15.46 % before the 2 % tax is 15.15 % after; Kava's 80 % leaves 32.64 of 163.2.
        assert!((apr(0.1546, 0.02, 1.0, 1.0) - 0.1515).abs() < 5e-5);
        assert!((apr(1.632, 0.8, 1.0, 1.0) - 0.3264).abs() < 1e-12);
    }

    #[test]
    fn inflation_moves_within_its_band() {
        let mint = Mint { rate_change: RATE_CHANGE, floor: FLOOR, ceiling: CEILING, goal: GOAL };
        assert_eq!(mint.next(0.1, 0.638, 1.0), 0.1);
        // 80.4 % bonded: 1 − 0.804/0.67 = −0.2 a year, so 10 % is 9.5 % after a quarter and rests at 7 %.
        assert!((mint.next(0.1, 0.804, 0.025) - 0.095).abs() < 1e-12);
        assert_eq!(mint.next(0.1, 0.804, 1.0), 0.07);
    }
}
