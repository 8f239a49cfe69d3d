//! Ethereum after Pectra and Fulu: ethereum/consensus-specs presets/mainnet and specs/{altair,electra}/beacon-chain.md.

mod duties;
mod luck;
mod penalties;
mod queue;

pub use duties::{
    attestation_reward, ether, missed_attestation_penalty, months_between_sync_committees, proposal_reward,
    proposals_per_year, sync_committee_reward, sync_committees_per_year,
};
pub use luck::{Luck, luck};
pub use penalties::{
    correlation_penalty, initial_slashing_penalty, kept_at_uptime, slashed_attestation_penalty,
};
pub use queue::{activation_exit_churn, balance_churn, consolidation_churn, per_day, wait_days};

/// Gwei in an ether.
pub const GWEI: u64 = 1_000_000_000;
/// Epochs of 32 slots of 12 seconds in a day.
pub const EPOCHS_PER_DAY: f64 = 225.0;
/// Epochs in a year of 365.25 days.
pub const EPOCHS_PER_YEAR: f64 = 82_181.25;
/// Slots in a year of 365.25 days.
pub const SLOTS_PER_YEAR: f64 = 2_629_800.0;
/// What a validator stakes at least, in ether.
pub const LEAST_STAKE: f64 = 32.0;
/// Effective balance at which a compounding validator stops growing, in ether.
pub const MOST_EFFECTIVE: f64 = 2048.0;

const BASE_REWARD_FACTOR: u64 = 64;

/// Base reward of one ether of effective balance in an epoch, in gwei: 64 × 10⁹ / ⌊√total⌋, rounded down.
pub fn base_reward_per_increment(total_gwei: u64) -> u64 {
    GWEI * BASE_REWARD_FACTOR / total_gwei.isqrt().max(1)
}

/// Base reward of a whole validator in an epoch, in gwei, rounded down once, as EIP-2982 tabulates it.
pub fn validator_base_reward(effective_gwei: u64, total_gwei: u64) -> u64 {
    let reward = u128::from(effective_gwei) * u128::from(BASE_REWARD_FACTOR);
    u64::try_from(reward / u128::from(total_gwei.isqrt().max(1))).unwrap_or(u64::MAX)
}

/// Ideal yearly issuance of `validators` of 32 ether, each base reward rounded down to whole gwei, in ether.
pub fn issuance_of_validators(validators: f64, epochs_per_year: f64) -> f64 {
    let effective = LEAST_STAKE as u64 * GWEI;
    let total = (validators * LEAST_STAKE * GWEI as f64) as u64;
    validator_base_reward(effective, total) as f64 * validators * epochs_per_year / GWEI as f64
}

/// Ideal issuance for each staked ether in `epochs` epochs, without rounding: 64 × epochs / √(staked gwei).
pub fn issuance_rate(staked: f64, epochs: f64) -> f64 {
    BASE_REWARD_FACTOR as f64 * epochs / libm::sqrt(staked.max(1.0) * GWEI as f64)
}

/// Ideal issuance in `epochs` epochs, in ether, without rounding.
pub fn issuance(staked: f64, epochs: f64) -> f64 {
    staked * issuance_rate(staked, epochs)
}

/// Ideal issuance for each staked ether in a year of 365 days, without rounding.
pub fn consensus_apr(staked: f64) -> f64 {
    issuance_rate(staked, EPOCHS_PER_YEAR) * 365.0 / 365.25
}

/// Priority fees and MEV of a year for each staked ether.
pub fn execution_apr(rewards: f64, staked: f64) -> f64 {
    rewards / staked
}

/// Ether that lies idle on average where rewards join the stake: the balance that counts moves up by whole ether, once
/// it is 1.25 above, so what waits lies between 0.25 and 1.25 (EIP-7251, EIP-8068).
pub const IDLE: f64 = 0.75;

/// Days between the times at which rewards join the stake (0x02 credentials), so that as much lies idle on average as
/// by the protocol: half of what comes together in them.
pub fn compounding_days(stake: f64, net_apr: f64) -> f64 {
    2.0 * IDLE / (stake.min(MOST_EFFECTIVE) * net_apr / 365.0)
}

/// Most of `stake` that earns once rewards have joined it (0x02), in as few validators as can hold it.
pub fn most_earning(stake: f64) -> f64 {
    (stake / MOST_EFFECTIVE).ceil().max(1.0) * MOST_EFFECTIVE
}

/// Validators of the least stake, and ether left over that earns nothing where rewards are paid out (0x01).
pub fn of_least(stake: f64) -> (f64, f64) {
    ((stake / LEAST_STAKE).floor(), stake % LEAST_STAKE)
}

/// Part of the ideal reward that EIP-8363 (a draft, not live) would burn at this stake: (staked / 60.25 M)^1.5.
pub fn tapered_burn(staked: f64) -> f64 {
    libm::pow(staked / 60.25e6, 1.5).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_the_consensus_layer_is_the_issuance_formula() {
        // 42 228 608 ETH on 2026-08-22: 2.559 % in 365.25 days, hence 2.557 % in 365.
        assert!((issuance_rate(42_228_608.0, EPOCHS_PER_YEAR) - 0.025_594).abs() < 1e-6);
        assert!((consensus_apr(42_228_608.0) - 0.025_577).abs() < 1e-6);
        // √ law: four times the stake, half the rate, twice the issuance.
        assert!((issuance(4e7, 1.0) / issuance(1e7, 1.0) - 2.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_staked_divides_by_nothing() {
        assert_eq!(base_reward_per_increment(0), 64_000_000_000);
        assert!(consensus_apr(0.0).is_finite());
    }

    #[test]
    fn rewards_join_by_whole_ether() {
        // 365 ether at 10 % earn 0.1 a day: 1.5 of them in 15 days, of which half is idle on average.
        assert!((compounding_days(365.0, 0.1) - 15.0).abs() < 1e-9);
        // A validator counts 2048 at most.
        assert_eq!(compounding_days(1e6, 0.1), compounding_days(2048.0, 0.1));
    }

    #[test]
    fn a_validator_counts_so_much_and_another_the_rest() {
        assert_eq!(most_earning(0.0), 2048.0);
        assert_eq!(most_earning(2048.0), 2048.0);
        // 64 validators of 32 fit into one; 5000 take three.
        assert_eq!(most_earning(64.0 * 32.0), 2048.0);
        assert_eq!(most_earning(5000.0), 3.0 * 2048.0);
        assert_eq!(of_least(100.0), (3.0, 4.0));
        assert_eq!(of_least(320.0), (10.0, 0.0));
    }

    #[test]
    fn the_draft_burns_just_over_half_at_forty_million() {
        assert!((tapered_burn(40e6) - 0.5409).abs() < 1e-4);
        assert_eq!(tapered_burn(1e9), 1.0);
    }
}
