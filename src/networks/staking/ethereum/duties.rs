use super::{EPOCHS_PER_DAY, EPOCHS_PER_YEAR, GWEI};
use crate::units::DAYS_PER_MONTH;

/// Weights of the duties, of 64 in all: timely source, target and head, sync committee, proposer.
const SOURCE: u64 = 14;
const TARGET: u64 = 26;
const HEAD: u64 = 14;
const SYNC: f64 = 2.0;
const PROPOSER: f64 = 8.0;
const WEIGHTS: u64 = 64;

const SLOTS_PER_EPOCH: f64 = 32.0;
/// Seats of a sync committee and the epochs it serves.
const SEATS: f64 = 512.0;
const PERIOD: f64 = 256.0;

/// A perfect attestation's reward in an epoch, in gwei: each of the three flags rounded down by itself.
///
/// `base` is [`super::base_reward_per_increment`], `effective` the balance in whole ether, `participation`
/// the part of the stake that attests in time.
pub fn attestation_reward(base: u64, effective: u64, participation: f64) -> u64 {
    let flag = |weight: u64| (flag_reward(base, effective, weight) as f64 * participation) as u64;
    flag(SOURCE) + flag(TARGET) + flag(HEAD)
}

/// What an epoch without any attestation costs, in gwei: source and target; a missed head costs nothing.
pub fn missed_attestation_penalty(base: u64, effective: u64) -> u64 {
    flag_reward(base, effective, SOURCE) + flag_reward(base, effective, TARGET)
}

fn flag_reward(base: u64, effective: u64, weight: u64) -> u64 {
    base.saturating_mul(effective).saturating_mul(weight) / WEIGHTS
}

/// Consensus reward of proposing one block of a network that attests in full, in ether.
pub fn proposal_reward(staked: f64) -> f64 {
    super::issuance_rate(staked, 1.0) * staked * PROPOSER / WEIGHTS as f64 / SLOTS_PER_EPOCH
}

/// Reward of one seat in a sync committee over its whole period, in ether.
pub fn sync_committee_reward(staked: f64) -> f64 {
    super::issuance_rate(staked, PERIOD) * staked * SYNC / WEIGHTS as f64 / SEATS
}

/// Expected block proposals in `slots` slots: each falls to a validator by its share of the stake.
pub fn proposals_per_year(effective: f64, staked: f64, slots: f64) -> f64 {
    slots * effective / staked
}

/// Expected seats in sync committees in a year of 365.25 days.
pub fn sync_committees_per_year(effective: f64, staked: f64) -> f64 {
    EPOCHS_PER_YEAR / PERIOD * SEATS * effective / staked
}

/// Mean time between a validator's seats in a sync committee of `seats` that serves `epochs`, in months.
pub fn months_between_sync_committees(validators: f64, seats: f64, epochs: f64) -> f64 {
    validators / seats * epochs / EPOCHS_PER_DAY / DAYS_PER_MONTH
}

/// Part of the ideal reward that comes with each epoch's attestation, whatever luck brings: 54 of 64.
pub const STEADY: f64 = (SOURCE + TARGET + HEAD) as f64 / WEIGHTS as f64;
/// Part of the ideal reward that an offline validator loses on top of it: 40 of 64.
pub const PENALTY: f64 = (SOURCE + TARGET) as f64 / WEIGHTS as f64;

/// An amount in gwei as ether.
pub fn ether(gwei: u64) -> f64 {
    gwei as f64 / GWEI as f64
}

#[cfg(test)]
mod tests {
    use super::super::{SLOTS_PER_YEAR, issuance_rate};
    use super::*;

    #[test]
    fn the_duties_add_up_to_the_issuance() {
        let staked = 40e6;
        let ideal = 32.0 * issuance_rate(staked, EPOCHS_PER_YEAR);
        let luck = proposals_per_year(32.0, staked, SLOTS_PER_YEAR) * proposal_reward(staked)
            + sync_committees_per_year(32.0, staked) * sync_committee_reward(staked);
        assert!((ideal * STEADY + luck - ideal).abs() < 1e-12);
    }

    #[test]
    fn less_participation_pays_less() {
        // 505 × 32 = 16 160 gwei: 3535 + 6565 + 3535; at 90 %, each rounded down: 3181 + 5908 + 3181.
        assert_eq!(attestation_reward(505, 32, 1.0), 13_635);
        assert_eq!(attestation_reward(505, 32, 0.9), 12_270);
        assert_eq!(missed_attestation_penalty(505, 32), 10_100);
    }
}
