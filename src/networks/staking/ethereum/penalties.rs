use super::super::wide::mul_div;
use super::GWEI;
use super::duties::{PENALTY, missed_attestation_penalty};

/// Penalty at the moment of a slashing since Electra, in gwei: 1/4096 of the effective balance. Before
/// Pectra it was 1/32, which texts still quote as "one ether at least".
pub fn initial_slashing_penalty(effective_gwei: u64) -> u64 {
    effective_gwei / 4096
}

/// Penalty 18 days after a slashing, in gwei: three times the part of the stake slashed within 36 days,
/// worked out for each whole ether of effective balance as Electra does.
pub fn correlation_penalty(effective_gwei: u64, slashed_gwei: u64, total_gwei: u64) -> u64 {
    let slashed = slashed_gwei.saturating_mul(3).min(total_gwei);
    let increments = (total_gwei / GWEI).max(1);
    let per_increment = slashed / increments;
    let penalty = mul_div(u128::from(per_increment), u128::from(effective_gwei / GWEI), 1);
    u64::try_from(penalty).unwrap_or(u64::MAX)
}

/// What the attestations missed between slashing and exit cost, in gwei; the wait is 8192 epochs.
pub fn slashed_attestation_penalty(base: u64, effective: u64, epochs: u64) -> u64 {
    missed_attestation_penalty(base, effective).saturating_mul(epochs)
}

/// Part of the ideal net reward that is left at `uptime`, when `burn` of the ideal reward is taken whether
/// or not the duty is done (0 today). Below about 38 % uptime (with no burn) a validator loses stake.
pub fn kept_at_uptime(uptime: f64, burn: f64) -> f64 {
    let earned = uptime - (1.0 - uptime) * PENALTY;
    (earned - burn) / (1.0 - burn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashing_after_pectra_starts_with_a_four_thousandth() {
        // 32 ETH / 4096 = 0.0078125 and 2048 ETH / 4096 = 0.5, not the 1 ETH of phase 0.
        assert_eq!(initial_slashing_penalty(32 * GWEI), 7_812_500);
        assert_eq!(initial_slashing_penalty(2048 * GWEI), GWEI / 2);
    }

    #[test]
    fn downtime_costs_more_than_the_missed_reward() {
        // 1 % offline: 0.99 earned less 0.01 × 40/64 = 0.98375; never online: −0.625.
        assert!((kept_at_uptime(0.99, 0.0) - 0.98375).abs() < 1e-12);
        assert!((kept_at_uptime(0.0, 0.0) + 0.625).abs() < 1e-12);
        assert_eq!(kept_at_uptime(1.0, 0.5), 1.0);
    }

    #[test]
    fn a_third_slashed_takes_everything() {
        assert_eq!(correlation_penalty(32 * GWEI, 14_000_000 * GWEI, 42_000_000 * GWEI), 32 * GWEI);
        assert_eq!(correlation_penalty(32 * GWEI, 1, 0), 0);
    }
}
