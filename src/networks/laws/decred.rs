//! decred/dcrd blockchain/standalone/subsidy.go and chaincfg/mainnetparams.go (commit 036b7090), DCP-0010
//! and DCP-0012.

const INITIAL: u64 = 3_119_582_664;
const INTERVAL: u64 = 6_144;
/// The first block created what was given away and sold at the start.
const BLOCK_ONE: u64 = 168_000_000_000_000;
/// First height at which the miner gets 10 instead of 60 %.
const TENTH_FROM: u64 = 657_280;
/// First height at which it is 1 %.
const HUNDREDTH_FROM: u64 = 794_368;
/// Votes that a block can hold.
const VOTES: u64 = 5;

pub fn subsidy(height: u64) -> u64 {
    if height < 2 {
        return height * BLOCK_ONE;
    }
    let mut subsidy = INITIAL;
    for _ in 0..height / INTERVAL {
        subsidy = subsidy * 100 / 101;
        if subsidy == 0 {
            break;
        }
    }
    subsidy
}

/// The miner's percentage of `subsidy` in a block with so many votes.
fn work(subsidy: u64, percent: u64, votes: u64) -> u64 {
    subsidy * percent / 100 * votes / VOTES
}

pub fn miner_subsidy(height: u64) -> u64 {
    let percent = match height {
        ..2 => 100,
        2..TENTH_FROM => 60,
        TENTH_FROM..HUNDREDTH_FROM => 10,
        _ => 1,
    };
    work(subsidy(height), percent, VOTES)
}

pub fn next_change(height: u64) -> Option<u64> {
    if height < 2 {
        return Some(height + 1);
    }
    if subsidy(height) == 0 {
        return None;
    }
    let step = (height / INTERVAL + 1).checked_mul(INTERVAL)?;
    let split = [TENTH_FROM, HUNDREDTH_FROM].into_iter().find(|from| *from > height);
    Some(split.map_or(step, |from| step.min(from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vote_missed_costs_the_miner_a_fifth() {
        // blockchain/standalone/subsidy_test.go: height, the miner's percentage, votes, atoms.
        for (height, percent, votes, atoms) in [
            (2, 60, 5, 1_871_749_598),
            (4096, 60, 5, 1_871_749_598),
            (4096, 60, 4, 1_497_399_678),
            (6144, 60, 5, 1_853_217_423),
            (6143, 1, 5, 31_195_826),
            (6144, 1, 4, 24_709_565),
        ] {
            assert_eq!(work(subsidy(height), percent, votes), atoms, "at {height}");
        }
        // The shares are those of the rules in force at the time.
        assert_eq!(miner_subsidy(6144), 1_853_217_423);
        assert_eq!(miner_subsidy(TENTH_FROM), subsidy(TENTH_FROM) / 10);
        assert_eq!(miner_subsidy(HUNDREDTH_FROM), subsidy(HUNDREDTH_FROM) / 100);
    }
}
