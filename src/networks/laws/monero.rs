//! monero-project/monero src/cryptonote_basic/cryptonote_basic_impl.cpp, `get_block_reward`.

/// The money supply that the curve tends to, all of the 64 bits.
const SUPPLY: u64 = u64::MAX;
/// First block of two minutes instead of one.
const TWO_MINUTES_FROM: u64 = 1_009_827;
/// What a minute pays at least.
const TAIL_PER_MINUTE: u64 = 300_000_000_000;
/// Blocks between the heights at which the falling curve is sampled: a day's worth, in which it loses
/// 0.14 % at most. Nobody mines there any more, and each block for itself would be millions.
const SAMPLE: u64 = 720;

/// Reward before fees and any penalty for size, of a block of so many minutes (1 or 2) after `generated`
/// atomic units.
fn base_reward(generated: u64, minutes: u64) -> u64 {
    ((SUPPLY - generated) >> (21 - minutes)).max(TAIL_PER_MINUTE * minutes)
}

/// The reward at a height. The curve follows the coins generated, and how many blocks claimed less for
/// being large only the chain knows; so the falling part, which ended in June 2022, is the one without
/// penalties, up to half a percent off. The tail is exact.
pub fn subsidy(height: u64) -> u64 {
    let early = height.min(TWO_MINUTES_FROM);
    let late = height - early;
    // Each block takes 2^-20 or 2^-19 of what is left.
    let left = libm::log1p(-1.0 / 1_048_576.0) * early as f64 + libm::log1p(-1.0 / 524_288.0) * late as f64;
    let remaining = (libm::exp(left) * SUPPLY as f64) as u64;
    base_reward(SUPPLY - remaining, if height < TWO_MINUTES_FROM { 1 } else { 2 })
}

pub fn next_change(height: u64) -> Option<u64> {
    let tail = height >= TWO_MINUTES_FROM && subsidy(height) == 2 * TAIL_PER_MINUTE;
    if tail { None } else { Some((height / SAMPLE + 1) * SAMPLE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reward_follows_the_coins_generated() {
        // tests/unit_tests/block_reward.cpp (commit 0aa9c51b), and the last amount above the tail.
        for (generated, minutes, reward) in [
            (0, 1, 17_592_186_044_415),
            (2_756_434_948_434_199_641, 1, 14_963_444_829_249),
            (18_446_744_073_707_454_463, 1, 300_000_000_000),
            (18_132_171_273_709_027_327, 2, 600_000_000_001),
            (18_132_171_273_709_551_615, 2, 600_000_000_000),
            (18_440_000_000_000_000_000, 2, 600_000_000_000),
            (u64::MAX, 2, 600_000_000_000),
        ] {
            assert_eq!(base_reward(generated, minutes), reward, "after {generated}");
        }
    }

    #[test]
    fn the_curve_without_penalties_is_the_sum_of_its_rewards() {
        let mut generated = 0;
        for height in 0..2_700_000 {
            let minutes = if height < TWO_MINUTES_FROM { 1 } else { 2 };
            let reward = base_reward(generated, minutes);
            assert!(subsidy(height).abs_diff(reward) < 10, "at {height}");
            generated += reward;
        }
        assert_eq!(next_change(2_641_623), None);
        assert_eq!(next_change(0), Some(720));
    }
}
