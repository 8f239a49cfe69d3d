//! alephium/alephium protocol mining/Emission.scala and model/Coinbase.scala (commit 63bcf699): the branch
//! that follows time. The one that follows the hashrate pays less only below 2^50 or above 2^60 hashes a
//! second. Heights are seconds since 1970.

/// The first block.
const LAUNCH: u64 = 1_636_379_973;
const YEAR: u64 = 365 * 86_400;
const STABLE_FROM: u64 = LAUNCH + 4 * YEAR;
const NOTHING_FROM: u64 = LAUNCH + 82 * YEAR;
const CENT: u64 = 10_000_000_000_000_000;

/// A block time with what it changed.
struct Phase {
    /// First second of it.
    from: u64,
    /// A block of each chain is this part of one of the first phase.
    part: u64,
    /// Seconds in which the reward falls by a cent: a whole number of blocks and of cents a year.
    cent: u64,
    /// Weight of rewarded uncles beside the 25 600 of the block itself.
    uncles: u64,
}

/// Blocks of 64, 16 (Rhone) and 8 (Danube) seconds, the newest first.
const PHASES: [Phase; 3] = [
    Phase { from: 1_752_573_600, part: 8, cent: 563_142 * 8, uncles: 2_310 },
    Phase { from: 1_718_186_400, part: 4, cent: 131_400 * 16, uncles: 1_155 },
    Phase { from: 0, part: 1, cent: 7_947 * 64, uncles: 0 },
];

fn phase(second: u64) -> &'static Phase {
    PHASES.iter().find(|phase| phase.from <= second).unwrap_or(&PHASES[2])
}

/// The reward of a block of one chain, uncles included.
pub fn scheduled(second: u64) -> u64 {
    let phase = phase(second);
    match second {
        ..STABLE_FROM => {
            let cents = second.saturating_sub(LAUNCH) / phase.cent;
            375 * CENT / phase.part - cents * CENT
        }
        STABLE_FROM..NOTHING_FROM => 125 * CENT / phase.part,
        _ => 0,
    }
}

/// What a block without uncles pays its own miner.
pub fn miner_subsidy(second: u64) -> u64 {
    let whole = u128::from(scheduled(second)) * 25_600 / u128::from(25_600 + phase(second).uncles);
    whole as u64
}

pub fn next_change(second: u64) -> Option<u64> {
    let cent = phase(second).cent;
    let cents = (second.saturating_sub(LAUNCH) / cent).saturating_add(1);
    let step = LAUNCH.saturating_add(cents.saturating_mul(cent));
    let step = if step < STABLE_FROM { step } else { STABLE_FROM };
    let later = |at: &u64| *at > second;
    [step, PHASES[1].from, PHASES[0].from, STABLE_FROM, NOTHING_FROM].into_iter().filter(later).min()
}
