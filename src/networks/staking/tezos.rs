//! Tezos: tezos/tezos-mirror docs/ushuaia/adaptive_issuance.rst, staking.rst and proto_025 parameters.

use crate::units::Within;

/// Growth of the dynamic rate in a day for each unit of distance from the band: a point a day for a hundred.
const GROWTH: f64 = 0.01;
/// The band of staked shares in which the dynamic rate rests.
const BAND: (f64, f64) = (0.48, 0.52);
/// Highest dynamic rate.
const MOST_DYNAMIC: f64 = 0.05;
/// Lowest rate of issuance.
pub const LEAST: f64 = 0.0025;
/// Weight of a delegated coin in baking power beside a staked one.
pub const DELEGATED: f64 = 1.0 / 3.0;

/// The static rate a year at the staked share `ratio`: 1/1600 / ratio².
pub fn static_rate(ratio: f64) -> f64 {
    1.0 / 1600.0 / (ratio * ratio)
}

/// Highest rate of issuance at that share: clip((1 + 9·((50 − 100r)/42)²) %, 1 %, 10 %), and 1 % from half on.
pub fn adaptive_maximum(ratio: f64) -> f64 {
    if ratio >= 0.5 {
        return 0.01;
    }
    let distance = (50.0 - 100.0 * ratio) / 42.0;
    ((1.0 + 9.0 * distance * distance) / 100.0).within(0.01, 0.1)
}

/// The dynamic rate after `days` at the staked share `ratio`.
pub fn dynamic_rate(previous: f64, ratio: f64, days: f64) -> f64 {
    let distance = (BAND.0 - ratio).max(0.0) - (ratio - BAND.1).max(0.0);
    (previous + GROWTH * distance * days).within(0.0, MOST_DYNAMIC)
}

/// Rate of issuance a year: static and dynamic part within the bounds.
pub fn issuance(ratio: f64, dynamic: f64) -> f64 {
    (static_rate(ratio) + dynamic).min(adaptive_maximum(ratio)).max(LEAST)
}

/// Yearly rate of staked tez when `delegated` of the supply is delegated, before the baker's edge.
pub fn apr(issuance: f64, ratio: f64, delegated: f64) -> f64 {
    issuance / (ratio + delegated * DELEGATED)
}

/// A bound of the issuance `cycles` after its initial period: from `start` in equal steps to `last`, which it
/// reaches one cycle after `transition` of them.
pub fn scheduled_bound(start: f64, last: f64, transition: u32, cycles: u32) -> f64 {
    let part = f64::from(cycles) / f64::from(transition.saturating_add(1));
    start + (last - start) * part.min(1.0)
}

/// Part of the stake lost for double attestations by `misbehaving` of all stake: (misbehaving / ⅓)², at most all.
pub fn adaptive_slash(misbehaving: f64) -> f64 {
    (misbehaving * misbehaving * 9.0).min(1.0)
}

/// Weights by which a block's issuance is split.
pub fn total_weight(attesting: u64, fixed: u64, bonus: u64, dal: u64, nonce: u64, vdf: u64) -> u64 {
    attesting + fixed + bonus + dal + nonce + vdf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dynamic_rate_rests_in_its_band() {
        assert_eq!(dynamic_rate(0.005, 0.5, 100.0), 0.005);
        assert_eq!(dynamic_rate(0.001, 0.6, 100.0), 0.0);
        assert_eq!(dynamic_rate(0.001, 0.1, 1000.0), MOST_DYNAMIC);
    }

    #[test]
    fn issuance_stays_within_its_bounds() {
        assert_eq!(issuance(0.5, 0.05), 0.01);
        assert_eq!(issuance(0.9, 0.0), LEAST);
        assert_eq!(issuance(0.02, 0.0), 0.1);
        assert!((scheduled_bound(0.7, 0.1, 5, 60) - 0.1).abs() < 1e-15);
    }

    #[test]
    fn a_staked_coin_earns_three_times_a_delegated_one() {
        assert!((apr(0.03, 0.25, 0.15) - 0.1).abs() < 1e-15);
    }
}
