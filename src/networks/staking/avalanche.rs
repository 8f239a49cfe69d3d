//! Avalanche: ava-labs/avalanchego vms/platformvm/reward/calculator.go.

use super::wide::mul_div;

/// The most AVAX there will be.
pub const CAP: f64 = 720_000_000.0;
/// Rate of the shortest and of the longest term, in millionths.
pub const MIN_RATE: u64 = 100_000;
/// Rate of the longest term, in millionths.
pub const MAX_RATE: u64 = 120_000;
/// Shortest and longest term, in days.
pub const TERM: std::ops::RangeInclusive<f64> = 14.0..=365.0;
/// The longest term in seconds: the minting period.
const PERIOD: u128 = 365 * 86_400;
const MILLION: u128 = 1_000_000;

/// A stake and what holds of the network when its term begins; amounts in nAVAX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Seconds, at most a year.
    pub duration: u64,
    /// The stake.
    pub stake: u64,
    /// AVAX in existence.
    pub supply: u64,
    /// The most there will be.
    pub cap: u64,
    /// Rate of the shortest term, in millionths.
    pub min_rate: u64,
    /// Rate of the longest term, in millionths.
    pub max_rate: u64,
}

/// The reward of a term, in nAVAX, fixed when it begins and rounded as the node does:
/// (cap − supply) × stake/supply × t/period × (min + (max − min) × t/period).
pub fn reward(term: &Term) -> u64 {
    let remaining = u128::from(term.cap.saturating_sub(term.supply));
    let duration = u128::from(term.duration).min(PERIOD);
    let (least, most) = (u128::from(term.min_rate).min(MILLION), u128::from(term.max_rate).min(MILLION));
    let rate = most.saturating_sub(least) * duration + least * PERIOD;
    // A quotient of floors is the floor of the quotient, so the division may come in two steps.
    let share = mul_div(
        remaining * rate,
        u128::from(term.stake) * duration,
        PERIOD * MILLION * u128::from(term.supply),
    );
    u64::try_from((share / PERIOD).min(remaining)).unwrap_or(u64::MAX)
}

/// Yearly rate of a term of so many days at a supply, for rates as fractions.
pub fn apr(days: f64, supply: f64, min_rate: f64, max_rate: f64) -> f64 {
    (CAP - supply).max(0.0) / supply * (min_rate + (max_rate - min_rate) * days / 365.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_terms_pay_more() {
        let at = |days| apr(days, 473_115_409.0, 0.1, 0.12);
        assert!((at(365.0) - 0.0626).abs() < 5e-5);
        assert!((at(14.0) - 0.0526).abs() < 5e-5);
        assert_eq!(apr(14.0, 8e8, 0.1, 0.12), 0.0);
    }

    #[test]
    fn no_reward_passes_the_cap() {
        let term = Term {
            duration: u64::MAX,
            stake: u64::MAX,
            supply: 1,
            cap: u64::MAX,
            min_rate: MIN_RATE,
            max_rate: MAX_RATE,
        };
        assert_eq!(reward(&term), u64::MAX - 1);
        assert_eq!(reward(&Term { max_rate: u64::MAX, ..term }), u64::MAX - 1);
        assert_eq!(reward(&Term { supply: 0, ..term }), 0);
    }
}
