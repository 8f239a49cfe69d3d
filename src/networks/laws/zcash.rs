//! zcash/zcash src/consensus/params.cpp and src/chainparams.cpp (commit 558f6865); the draft of NU7 from
//! zcash/zips zips/draft-valargroup-blocktime-reduction.md (commit 09e68d18).

/// First height at the full subsidy.
const SLOW_START: u64 = 20_000;
/// What each block of the slow start adds.
const SLOW_STEP: u64 = 62_500;
/// First block of 75 seconds instead of 150.
const BLOSSOM: u64 = 653_600;
/// Blocks between halvings since then.
const INTERVAL: u64 = 1_680_000;
/// The first halving, two years of blocks of 150 seconds and two of 75 less half the slow start, since which funding streams take the place of the Founders' Reward.
const FIRST_HALVING: u64 = 1_046_400;
const SECOND_HALVING: u64 = FIRST_HALVING + INTERVAL;
/// The third, after which no funding stream is defined.
const THIRD_HALVING: u64 = SECOND_HALVING + INTERVAL;

/// The height that the chain would have without the faster blocks: halvings keep their dates.
fn calendar(height: u64, faster_from: u64) -> u64 {
    let from = faster_from.max(BLOSSOM);
    if height < from { height } else { from + (height - from) / 3 }
}

/// The height at which the calendar reaches `height`.
fn reached(height: u64, faster_from: u64) -> u64 {
    let from = faster_from.max(BLOSSOM);
    if height < from { height } else { from.saturating_add((height - from).saturating_mul(3)) }
}

/// Halvings since Blossom at a height of the calendar.
fn halvings(calendar: u64) -> u64 {
    if calendar < FIRST_HALVING { 0 } else { 1 + (calendar - FIRST_HALVING) / INTERVAL }
}

pub fn subsidy(height: u64, faster_from: u64) -> u64 {
    if height < SLOW_START / 2 {
        return SLOW_STEP * height;
    }
    if height < SLOW_START {
        return SLOW_STEP * (height + 1);
    }
    if height < BLOSSOM {
        return 1_250_000_000;
    }
    let halvings = halvings(calendar(height, faster_from));
    let subsidy = u32::try_from(halvings).ok().and_then(|n| 625_000_000u64.checked_shr(n)).unwrap_or(0);
    if height < faster_from.max(BLOSSOM) { subsidy } else { subsidy / 3 }
}

/// What is left after the Founders' Reward or the funding streams, each rounded down.
pub fn miner_subsidy(height: u64, faster_from: u64) -> u64 {
    let subsidy = subsidy(height, faster_from);
    let streams: &[u64] = match calendar(height, faster_from) {
        ..FIRST_HALVING => return subsidy - subsidy / 5,
        FIRST_HALVING..SECOND_HALVING => &[7, 5, 8],
        SECOND_HALVING..THIRD_HALVING => &[8, 12],
        _ => &[],
    };
    subsidy - streams.iter().map(|percent| subsidy * percent / 100).sum::<u64>()
}

pub fn next_change(height: u64, faster_from: u64) -> Option<u64> {
    if height < SLOW_START {
        return Some(height + 1);
    }
    if height < BLOSSOM {
        return Some(BLOSSOM);
    }
    if subsidy(height, faster_from) == 0 {
        return None;
    }
    let done = halvings(calendar(height, faster_from));
    let halving = reached(FIRST_HALVING + INTERVAL * done, faster_from);
    Some(if height < faster_from { halving.min(faster_from) } else { halving })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faster_blocks_keep_the_dates_of_the_halvings() {
        // The draft: 3 600 000 + 3 × (4 406 400 − 3 600 000) = 6 019 200.
        let nu7 = 3_600_000;
        assert_eq!(next_change(3_599_999, nu7), Some(nu7));
        assert_eq!(next_change(nu7, nu7), Some(6_019_200));
        // 1.5625 / 3 = 0.52083333, less 8 % and 12 %, each rounded down: 4 166 666 and 6 249 999.
        assert_eq!((subsidy(nu7 - 1, nu7), miner_subsidy(nu7 - 1, nu7)), (156_250_000, 125_000_000));
        assert_eq!((subsidy(nu7, nu7), miner_subsidy(nu7, nu7)), (52_083_333, 41_666_668));
        assert_eq!((subsidy(6_019_199, nu7), miner_subsidy(6_019_199, nu7)), (52_083_333, 41_666_668));
        assert_eq!((subsidy(6_019_200, nu7), miner_subsidy(6_019_200, nu7)), (26_041_666, 26_041_666));
        // The interval becomes 5 040 000.
        assert_eq!(next_change(6_019_200, nu7), Some(6_019_200 + 5_040_000));
    }
}
