use super::duties::{
    STEADY, proposal_reward, proposals_per_year, sync_committee_reward, sync_committees_per_year,
};
use super::{EPOCHS_PER_YEAR, SLOTS_PER_YEAR, issuance_rate};

/// How a year of a validator's rewards may turn out. Amounts are in ether.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Luck {
    /// Expected block proposals in a year.
    pub proposals: f64,
    /// Probability of a year without any.
    pub none: f64,
    /// Expected reward.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
    /// A tenth of all years bring less.
    pub p10: f64,
    /// Half of all years bring less.
    pub p50: f64,
    /// Nine tenths of all years bring less.
    pub p90: f64,
}

/// Above so many expected proposals the sum is as good as normal, and a table of all counts too long.
const MANY: f64 = 400.0;
/// The 90th percentile of the standard normal distribution.
const Z90: f64 = 1.281_551_565_544_600_4;

/// The odds of a year of 365.25 days with `stake` ether of the `staked`, all duties done.
///
/// Attestations pay alike every epoch. Proposals and seats in sync committees fall at random by stake: counts
/// with Poisson's law, of which the percentiles of the sum are worked out exactly. `execution` is the yearly
/// rate of tips and MEV; it comes with proposals, each bringing the mean.
pub fn luck(stake: f64, staked: f64, execution: f64) -> Luck {
    let staked = staked.max(1.0);
    let share = stake.min(staked);
    let steady = share * issuance_rate(staked, EPOCHS_PER_YEAR) * STEADY;
    let proposals = proposals_per_year(share, staked, SLOTS_PER_YEAR);
    let seats = sync_committees_per_year(share, staked);
    let per_proposal = proposal_reward(staked)
        + if proposals > 0.0 { execution * share * 365.25 / 365.0 / proposals } else { 0.0 };
    let per_seat = sync_committee_reward(staked);
    let mean = steady + proposals * per_proposal + seats * per_seat;
    let deviation = libm::sqrt(proposals * per_proposal * per_proposal + seats * per_seat * per_seat);
    let [p10, p50, p90] = if proposals > MANY {
        [mean - Z90 * deviation, mean, mean + Z90 * deviation]
    } else {
        quantiles(proposals, per_proposal, seats, per_seat).map(|extra| steady + extra)
    };
    Luck { proposals, none: libm::exp(-proposals), mean, deviation, p10, p50, p90 }
}

/// The 10th, 50th and 90th percentile of `a` × N + `b` × M, N and M Poisson with means `n` and `m`.
fn quantiles(n: f64, a: f64, m: f64, b: f64) -> [f64; 3] {
    let (counts, seats) = (poisson(n), poisson(m));
    [0.1, 0.5, 0.9].map(|level| {
        // The least value of the sum whose cumulative probability reaches the level: bisection over values,
        // since the two counts make a grid that is not in order.
        let below = |value: f64| {
            let mut sum = 0.0;
            for (j, q) in seats.iter().enumerate() {
                let rest = value - b * j as f64;
                for (i, p) in counts.iter().enumerate() {
                    if a * i as f64 <= rest {
                        sum += p * q;
                    }
                }
            }
            sum
        };
        let (mut low, mut high) = (0.0, a * counts.len() as f64 + b * seats.len() as f64);
        if below(low) >= level {
            return low;
        }
        for _ in 0..48 {
            let middle = 0.5 * (low + high);
            if below(middle) >= level { high = middle } else { low = middle }
        }
        high
    })
}

/// Probabilities of 0, 1, 2, … events up to where they no longer matter.
fn poisson(mean: f64) -> Vec<f64> {
    let most = (mean + 8.0 * libm::sqrt(mean) + 12.0) as usize;
    let mut term = libm::exp(-mean);
    (0..=most)
        .map(|k| {
            let now = term;
            term *= mean / (k + 1) as f64;
            now
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_validator_in_seven_proposes_nothing_in_a_year() {
        // 42 228 608 ETH staked: 1.9928 expected proposals, e^−1.9928 = 13.6 % of years without one.
        let luck = luck(32.0, 42_228_608.0, 0.0);
        assert!((luck.proposals - 1.992_810).abs() < 1e-6);
        assert!((luck.none - 0.136_3).abs() < 1e-4);
        assert!(luck.p10 < luck.p50 && luck.p50 < luck.p90);
    }

    #[test]
    fn many_validators_have_little_luck() {
        let alone = luck(32.0, 40e6, 0.002);
        let many = luck(64_000.0, 40e6, 0.002);
        assert!((many.mean / alone.mean / 2000.0 - 1.0).abs() < 1e-9);
        assert!(many.deviation / many.mean < 0.03 * alone.deviation / alone.mean);
        assert!((many.p50 - many.mean).abs() < 0.01 * many.mean);
    }

    #[test]
    fn the_exact_and_the_normal_percentiles_meet() {
        let stake = |proposals: f64| proposals * 40e6 / SLOTS_PER_YEAR;
        let (below, above) = (luck(stake(399.9), 40e6, 0.0), luck(stake(400.1), 40e6, 0.0));
        assert!((above.p10 / below.p10 - 1.0).abs() < 0.005);
        assert!((above.p90 / below.p90 - 1.0).abs() < 0.005);
    }

    #[test]
    fn no_stake_no_luck() {
        let luck = luck(0.0, 40e6, 0.01);
        assert_eq!((luck.mean, luck.p90, luck.none), (0.0, 0.0, 1.0));
        assert!(super::luck(1e12, 0.0, 0.5).mean.is_finite());
    }
}
