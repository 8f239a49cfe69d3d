//! Mining alone: how long a block of one's own takes, and how likely one is.
//!
//! Blocks come like raindrops: with `λ` expected in a stretch of time, the chance of at least one is `1 − e^−λ`, and
//! the wait for the next is exponential. Where the difficulty moves, `λ` is the sum of its days'.

use super::path::difficulty_curve;
use crate::scenario::Case;
use crate::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity, SECONDS_PER_DAY, Within};

/// Longest stretch looked at, in days: as long as the longest projection.
const LONGEST: f64 = 18_263.0;

/// What a miner of one's own blocks may expect.
#[derive(Clone, Debug, PartialEq)]
pub struct Solo {
    /// Days until a block on average, at the difficulty of the start.
    pub mean_days: f64,
    /// Days within which half of all such miners have found one: `ln 2` of the mean.
    pub median_days: f64,
    /// A day, a month and a year.
    pub spans: [Chance; 3],
    /// Until the reward next changes, where it does within 50 years.
    pub until_change: Option<Chance>,
}

/// The blocks of a stretch of time from the start on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Its length in days.
    pub days: f64,
    /// Blocks expected, at the difficulty of each day.
    pub blocks: f64,
    /// Chance of at least one.
    pub any: f64,
}

/// What the machines of `case` find alone; `None` where they find nothing, or nothing is mined.
///
/// Machines lose hashrate with age and rest in their hours of rest; work that comes too late finds nothing. The
/// course of the difficulty is that of the outlook, without the losses at halvings.
pub fn solo(case: &Case) -> Option<Solo> {
    let plan = case.plan.mining()?;
    let uptime = plan.uptime.get() * plan.hours.running() / 24.0 * (1.0 - plan.stale.get());
    let hashes = plan.units.get() * plan.hashrate.get() * uptime * SECONDS_PER_DAY;
    let curve = difficulty_curve(case);
    let aged = libm::pow(1.0 - plan.decay.get(), 1.0 / DAYS_PER_YEAR);
    let chance = |days: f64| {
        let mut blocks = 0.0;
        let mut left = days.within(0.0, LONGEST);
        let mut hashes = hashes;
        let mut day = 0.0;
        while left > 0.0 {
            blocks += left.min(1.0) * hashes / case.hashes_per_block(curve.at(day));
            hashes *= aged;
            (day, left) = (day + 1.0, left - 1.0);
        }
        Chance { days, blocks, any: -libm::expm1(-blocks) }
    };
    let mean_days = case.hashes_per_block(curve.at(0.0)) / hashes;
    if !mean_days.is_finite() {
        return None;
    }
    let first = case.first_step();
    let until = case.next_change(first).map(|height| (height - first) as f64 / case.steps_per_day());
    Some(Solo {
        mean_days,
        median_days: mean_days * std::f64::consts::LN_2,
        spans: [1.0, DAYS_PER_MONTH, DAYS_PER_YEAR].map(chance),
        until_change: until.filter(|days| *days <= LONGEST).map(chance),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::UnixTime;

    fn found(link: &str) -> Option<Solo> {
        let link = ["calc?v=1&coin=btc&height=1000&fees=0&", link].concat();
        solo(&crate::link::read(&link, UnixTime(1_795_392_000)).unwrap().scenario.cases[0])
    }

    fn near(found: f64, expected: f64) {
        assert!((found / expected - 1.0).abs() < 1e-9, "{found} is not {expected}");
    }

    /// A difficulty of 86400 takes 86400 × 2^32 hashes, which 2^32 hashes a second do in a day.
    const A_BLOCK_A_DAY: &str = "hash=4294967296&diff=86400&price=1";

    #[test]
    fn a_block_a_day_is_found_on_most_days() {
        let solo = found(A_BLOCK_A_DAY).unwrap();
        near(solo.mean_days, 1.0);
        // Half a block is expected with ln 2 of one: e^−ln 2 = 1/2.
        near(libm::exp(-solo.median_days / solo.mean_days), 0.5);
        // 1 − 1/e.
        near(solo.spans[0].any, 0.632_120_558_828_557_7);
        near(solo.spans[1].blocks, 30.4375);
        // Block 210 000 is 209 000 blocks of ten minutes away: 1451.388… days, and as many blocks.
        let change = solo.until_change.unwrap();
        near(change.days, 209_000.0 / 144.0);
        near(change.blocks, 209_000.0 / 144.0);
    }

    #[test]
    fn a_growing_difficulty_leaves_fewer_blocks() {
        // Doubling each month, day d has 2^(−d/30.4375) blocks; 30 whole days and 0.4375 of the next:
        // (1 − q^30)/(1 − q) + 0.4375 q^30 with q = 2^(−1/30.4375).
        let q = 2f64.powf(-1.0 / 30.4375);
        let expected = (1.0 - q.powi(30)) / (1.0 - q) + 0.4375 * q.powi(30);
        near(found(&[A_BLOCK_A_DAY, "&dg=100"].concat()).unwrap().spans[1].blocks, expected);
        // At 10 % of the hashrate for 90 % of the time, with 5 % of the work late: 0.0855 blocks a day.
        let slow = found("hash=429496729.6&diff=86400&price=1&up=90&stale=5").unwrap();
        near(slow.spans[0].blocks, 0.0855);
        near(slow.mean_days, 1.0 / 0.0855);
    }

    #[test]
    fn a_small_chance_keeps_its_digits() {
        // A millionth of a block a day: 1 − e^−0.000001 = 9.999995e-7.
        let solo = found("hash=4294967296&diff=86400000000&price=1").unwrap();
        near(solo.spans[0].any, 9.999_995_000_001_667e-7);
    }

    #[test]
    fn without_hashes_there_is_no_chance() {
        assert_eq!(found("hash=0&diff=1&price=1"), None);
        assert_eq!(found("plan=buy&capex=100&price=1"), None);
    }
}
