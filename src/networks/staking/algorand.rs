//! Algorand: algorand/go-algorand config/consensus.go (v40) and data/bookkeeping/block.go.

use crate::units::UnixTime;

/// Bonus of a block when rewards began, in microalgos.
pub const FIRST_BONUS: u64 = 10_000_000;
/// Rounds between two steps of the bonus.
pub const INTERVAL: u64 = 1_000_000;
/// Seconds of a round with which the protocol's own tests reckon.
pub const ROUND: f64 = 2.9;
/// Part of a block's fees that goes to its proposer.
pub const FEE_SHARE: f64 = 0.5;
/// When rewards began.
pub const BEGIN: UnixTime = UnixTime(1_737_590_400);
const MICRO: f64 = 1e6;

/// Bonus of round `round` after a round that paid `current`, in microalgos: 1 % less, rounded down, at each
/// round divisible by the interval.
pub fn next_bonus(round: u64, current: u64, interval: u64) -> u64 {
    if interval > 0 && round.is_multiple_of(interval) {
        current / 100 * 99 + current % 100 * 99 / 100
    } else {
        current
    }
}

/// Bonus after so many steps, in microalgos.
pub fn bonus_after(first: u64, steps: u64) -> u64 {
    // It can fall at most to where a hundredth is less than one unit; after 5000 steps nothing is left.
    (0..steps.min(5000)).fold(first, |bonus, _| next_bonus(0, bonus, 1))
}

/// Bonuses of all rounds of `years` of 365 days, in algos.
pub fn cumulative_bonus(years: f64, round: f64, first: u64, interval: u64) -> f64 {
    let interval = interval.max(1) as f64;
    let rounds = years * 365.0 * 86_400.0 / round;
    let whole = (rounds / interval) as u64;
    let mut bonus = first;
    let mut sum = 0.0;
    for _ in 0..whole.min(5000) {
        sum += bonus as f64 * interval;
        bonus = next_bonus(0, bonus, 1);
    }
    (sum + bonus as f64 * (rounds - whole as f64 * interval)) / MICRO
}

/// What is left of the bonus after `years` of 365 days, as a part of the first.
pub fn bonus_ratio(years: f64, round: f64) -> f64 {
    let rounds = years * 365.0 * 86_400.0 / round;
    bonus_after(FIRST_BONUS, (rounds / INTERVAL as f64) as u64) as f64 / FIRST_BONUS as f64
}

/// What a proposer gets for a block, in algos.
pub fn proposer_payout(bonus: f64, fees: f64, fee_share: f64) -> f64 {
    bonus + fees * fee_share
}

/// Bonus of a block so many days after `start`, in algos, with rounds of [`ROUND`] since rewards began.
pub fn bonus_at(start: UnixTime, days: f64) -> f64 {
    bonus_after(FIRST_BONUS, falls_at(start, days)) as f64 / MICRO
}

/// How often the bonus has fallen so many days after `start`.
pub fn falls_at(start: UnixTime, days: f64) -> u64 {
    let rounds = ((start.0 - BEGIN.0) as f64 + days * 86_400.0).max(0.0) / ROUND;
    (rounds / INTERVAL as f64) as u64
}

/// Yearly rate among `online` algos.
pub fn apr(bonus: f64, online: f64) -> f64 {
    bonus * 365.0 * 86_400.0 / ROUND / online
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bonus_falls_by_a_hundredth_in_whole_microalgos() {
        assert_eq!(bonus_after(FIRST_BONUS, 2), 9_801_000);
        assert_eq!(next_bonus(5, 1_234_567, 5), 1_222_221);
        assert_eq!(next_bonus(5, u64::MAX, 0), u64::MAX);
        assert_eq!(bonus_after(FIRST_BONUS, u64::MAX), bonus_after(FIRST_BONUS, 5000));
    }

    #[test]
    fn a_year_after_the_start_a_tenth_is_gone() {
        assert_eq!(bonus_at(BEGIN, 0.0), 10.0);
        assert!((bonus_at(BEGIN, 365.0) - 9.04).abs() < 0.01);
    }
}
