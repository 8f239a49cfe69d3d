//! ergoplatform/ergo CandidateGeneratorPropSpec.scala and ReemissionRules.scala (commit c3133569), EIP-27.

const COIN: u64 = 1_000_000_000;
/// Last height at the full emission, plus one.
const FIXED: u64 = 525_600;
/// Blocks between reductions from there.
const STEP: u64 = 64_800;
/// End of the part that the founders get.
const FOUNDERS_END: u64 = 655_200;
/// First height at which part of the emission is locked for later.
const LOCKED_FROM: u64 = 777_217;
/// First height without emission, paid from what was locked.
const EMISSION_END: u64 = 2_080_800;
/// What a block gets from there, and how many blocks it lasts for.
const PAID_BACK: u64 = 3 * COIN;
const PAID_BACK_BLOCKS: u64 = 4_566_336;

/// Emission and, later, re-emission.
pub fn subsidy(height: u64) -> u64 {
    match height {
        ..FIXED => 75 * COIN,
        FIXED..EMISSION_END => (75 - 3 * (1 + (height - FIXED) / STEP)) * COIN,
        _ if height - EMISSION_END < PAID_BACK_BLOCKS => PAID_BACK,
        _ => 0,
    }
}

pub fn miner_subsidy(height: u64) -> u64 {
    let emission = subsidy(height);
    match height {
        ..FOUNDERS_END => emission.min(67_500_000_000),
        FOUNDERS_END..LOCKED_FROM => emission,
        _ if emission >= 15 * COIN => emission - 12 * COIN,
        _ => emission.min(PAID_BACK),
    }
}

pub fn next_change(height: u64) -> Option<u64> {
    match height {
        ..FIXED => Some(FIXED),
        FIXED..EMISSION_END => {
            let step = FIXED + ((height - FIXED) / STEP + 1) * STEP;
            Some(if height < LOCKED_FROM { step.min(LOCKED_FROM) } else { step })
        }
        _ if height - EMISSION_END < PAID_BACK_BLOCKS => Some(EMISSION_END + PAID_BACK_BLOCKS),
        _ => None,
    }
}
