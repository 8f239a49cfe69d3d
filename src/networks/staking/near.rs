//! NEAR: near/nearcore chain/epoch-manager/src/reward_calculator.rs; protocol 81 halved inflation in October 2025.

use super::wide::mul_div;
use crate::units::Within;

/// Coins issued a year, as a part of the supply.
pub const INFLATION: f64 = 0.025;
/// Part of it that goes to the treasury.
pub const TREASURY: f64 = 0.1;
const MILLION: u128 = 1_000_000;

/// What an epoch issues, in the smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpochReward {
    /// Everything issued.
    pub total: u128,
    /// The treasury's part.
    pub treasury: u128,
    /// What validators share.
    pub validators: u128,
}

/// An epoch of `seconds`; inflation a year and the treasury's part are in millionths.
pub fn epoch_reward(supply: u128, inflation: u32, treasury: u32, seconds: u64, per_year: u64) -> EpochReward {
    let yearly = mul_div(supply, u128::from(inflation), MILLION);
    let total = mul_div(yearly, u128::from(seconds), u128::from(per_year));
    let treasury = mul_div(total, u128::from(treasury), MILLION);
    EpochReward { total, treasury, validators: total.saturating_sub(treasury) }
}

/// Part of its reward that a validator gets by the part of blocks and chunks it produced: nothing up to `least`,
/// all from `full` on, linear between.
pub fn online_factor(online: f64, least: f64, full: f64) -> f64 {
    ((online - least) / (full - least)).within(0.0, 1.0)
}

/// A validator's reward of an epoch's `issue` after the treasury's part, with its part of the stake and its
/// online factor.
pub fn validator_reward(issue: f64, treasury: f64, stake_share: f64, factor: f64) -> f64 {
    issue * (1.0 - treasury) * stake_share * factor
}

/// Yearly rate of a stake: inflation × (1 − treasury's part) / staked share.
pub fn apr(inflation: f64, treasury: f64, staked: f64) -> f64 {
    inflation * (1.0 - treasury) / staked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_validator_that_is_too_seldom_online_gets_nothing() {
        assert_eq!(online_factor(0.85, 0.9, 0.99), 0.0);
        assert_eq!(online_factor(0.9, 0.9, 0.99), 0.0);
        assert_eq!(online_factor(1.0, 0.9, 0.99), 1.0);
    }

    #[test]
    fn all_of_an_epoch_is_shared_out() {
        let epoch = epoch_reward(1_250_000_000 * 10u128.pow(24), 25_000, 100_000, 43_200, 31_536_000);
        assert_eq!(epoch.treasury + epoch.validators, epoch.total);
        assert_eq!(epoch.total / 10u128.pow(24), 42_808);
    }
}
