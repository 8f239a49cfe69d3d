//! Mining alone: how long a block of one's own takes, and how likely one is.
//!
//! Blocks come like raindrops: with `λ` expected in a stretch of time, the chance of at least one is `1 − e^−λ`, and
//! the wait for the next is exponential. Where the difficulty moves, `λ` is the sum of its days', along the chain that
//! the projection follows.

use super::chain::Chain;
use super::edges::Edges;
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
/// difficulty moves as in the projection: in the protocol's steps, and down at a halving, where the outlook says so.
pub fn solo(case: &Case) -> Option<Solo> {
    let plan = case.plan.mining()?;
    let uptime = plan.uptime.get() * plan.hours.running() / 24.0 * (1.0 - plan.stale.get());
    let hashes = plan.units.get() * plan.hashrate.get() * uptime * SECONDS_PER_DAY;
    let curve = difficulty_curve(case);
    let aged = libm::pow(1.0 - plan.decay.get(), 1.0 / DAYS_PER_YEAR);
    let chance = |days: f64| {
        let mut chain = Chain::of_blocks(case, &curve);
        let mut blocks = 0.0;
        let mut left = days.within(0.0, LONGEST);
        let mut hashes = hashes / case.hashes_per_block(1.0);
        let mut day = 0.0;
        while left > 0.0 {
            blocks += hashes * chain.yield_over(day, left.min(1.0), None);
            hashes *= aged;
            (day, left) = (day + 1.0, left - 1.0);
        }
        Chance { days, blocks, any: -libm::expm1(-blocks) }
    };
    let mean_days = case.hashes_per_block(curve.at(0.0)) / hashes;
    if !mean_days.is_finite() {
        return None;
    }
    Some(Solo {
        mean_days,
        median_days: mean_days * std::f64::consts::LN_2,
        spans: [1.0, DAYS_PER_MONTH, DAYS_PER_YEAR].map(chance),
        until_change: days_to_change(case).filter(|days| *days <= LONGEST).map(chance),
    })
}

/// When the reward next changes, at the pace that upgrades on the way give the chain.
fn days_to_change(case: &Case) -> Option<f64> {
    let change = case.next_change(case.first_step())?;
    let mut edges = Edges::new(case);
    let mut edge = edges.after(case.first_step())?;
    while edge.height < change {
        edges.pass(&edge);
        edge = edges.after(edge.height)?;
    }
    Some(edge.day)
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
    fn the_difficulty_moves_in_the_protocols_steps_where_it_is_asked_to() {
        // Block 2016 comes after 1016 blocks of ten minutes, 7 1/18 days, and the next step after another 14 days,
        // day 21 1/18; a month is 30.4375 days and doubles the difficulty. Each stretch has the difficulty of its start.
        let (one, two) = (1016.0 / 144.0, 3032.0 / 144.0);
        let at = |day: f64| 2f64.powf(-day / 30.4375);
        let expected = one + 14.0 * at(one) + (30.4375 - two) * at(two);
        near(found(&[A_BLOCK_A_DAY, "&dg=100&retarget=1"].concat()).unwrap().spans[1].blocks, expected);
    }

    #[test]
    fn steps_are_asked_in_vain_of_a_coin_without_them() {
        let solo = |more: &str| {
            let link = ["calc?v=1&coin=bch&height=950000&fees=0&dg=100&", A_BLOCK_A_DAY, more].concat();
            let read = crate::link::read(&link, UnixTime(1_795_392_000)).unwrap();
            super::solo(&read.scenario.cases[0]).unwrap()
        };
        assert_eq!(solo("&retarget=1"), solo(""));
        assert!(solo("").spans[1].blocks < 0.9 * 30.4375);
    }

    #[test]
    fn a_halving_that_drives_a_tenth_out_leaves_more_blocks() {
        // Block 210 000 is 30 days away: 30 blocks, and 0.4375 days at nine tenths of the difficulty.
        let link = ["calc?v=1&coin=btc&height=205680&fees=0&hdrop=10&", A_BLOCK_A_DAY].concat();
        let read = crate::link::read(&link, UnixTime(1_795_392_000)).unwrap();
        let solo = solo(&read.scenario.cases[0]).unwrap();
        near(solo.until_change.unwrap().blocks, 30.0);
        near(solo.spans[1].blocks, 30.0 + 0.4375 / 0.9);
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
