//! kaspanet/rusty-kaspa consensus/src/processes/coinbase.rs (commit 593399eb): a reward a second that
//! halves each year in twelve steps. Heights are DAA scores.

/// DAA score since which the reward falls.
const DECLINE_FROM: u64 = 15_519_600;
/// Reward of a block before.
const FIRST: u64 = 50_000_000_000;
/// DAA score since which there are ten blocks a second instead of one.
const CRESCENDO: u64 = 110_165_000;
const BLOCKS_PER_SECOND: u64 = 10;
/// Seconds of a month: 365.25 days / 12.
const MONTH: u64 = 2_629_800;
/// Month since which nothing is paid.
const LAST_MONTH: u64 = 425;
/// Reward a second in the months of the first year.
const YEAR: [u64; 12] = [
    44_000_000_000,
    41_530_469_757,
    39_199_543_598,
    36_999_442_271,
    34_922_823_143,
    32_962_755_691,
    31_112_698_372,
    29_366_476_791,
    27_718_263_097,
    26_162_556_530,
    24_694_165_062,
    23_308_188_075,
];

/// Months since the decline began, at a score of it or later.
fn month(score: u64) -> u64 {
    let slow = score.min(CRESCENDO) - DECLINE_FROM;
    let fast = score.saturating_sub(CRESCENDO) / BLOCKS_PER_SECOND;
    ((slow + fast) / MONTH).min(LAST_MONTH)
}

fn per_second(month: u64) -> u64 {
    YEAR.get((month % 12) as usize).map_or(0, |reward| reward >> (month / 12))
}

pub fn subsidy(score: u64) -> u64 {
    if score < DECLINE_FROM {
        FIRST
    } else if score < CRESCENDO {
        per_second(month(score))
    } else {
        per_second(month(score)).div_ceil(BLOCKS_PER_SECOND)
    }
}

pub fn next_change(score: u64) -> Option<u64> {
    if score < DECLINE_FROM {
        return Some(DECLINE_FROM);
    }
    let month = month(score);
    if month == LAST_MONTH {
        return None;
    }
    let slow = DECLINE_FROM + (month + 1) * MONTH;
    if slow < CRESCENDO {
        return Some(slow);
    }
    if score < CRESCENDO {
        return Some(CRESCENDO);
    }
    Some(CRESCENDO + (slow - CRESCENDO) * BLOCKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_adds_up() {
        // The sum of the node's 426 entries.
        assert_eq!((0..=LAST_MONTH).map(per_second).sum::<u64>(), 783_954_764_543);
        assert_eq!(per_second(LAST_MONTH), 0);
        assert_eq!(next_change(u64::MAX), None);
    }
}
