//! Solana: anza-xyz/solana-sdk inflation/src/lib.rs; SIMD-0228 and SIMD-0411 for what was proposed.

use super::yields::{after_cut, apr_to_apy};

/// Inflation of the first year, its fall a year and its floor.
pub const INITIAL: f64 = 0.08;
/// Part by which inflation falls each year.
pub const TAPER: f64 = 0.15;
/// The lowest inflation.
pub const TERMINAL: f64 = 0.015;
/// Seconds of a slot by which the protocol counts its years.
pub const SLOT: f64 = 0.4;
/// Epochs of two days in a year of 365 days.
pub const EPOCHS_PER_YEAR: f64 = 182.5;

/// Inflation `years` after it was `start`: start × (1 − taper)^years, never below `floor`.
pub fn inflation(start: f64, taper: f64, floor: f64, years: f64) -> f64 {
    (start * libm::pow(1.0 - taper, years)).max(floor)
}

/// The same when the taper changes to `then` after `grace` years, as SIMD-0411 proposes (not adopted).
pub fn inflation_with_change(start: f64, taper: f64, then: f64, grace: f64, floor: f64, years: f64) -> f64 {
    let before = years.min(grace);
    inflation(start * libm::pow(1.0 - taper, before), then, floor, years - before)
}

/// Years until inflation rests at its floor.
pub fn years_to_terminal(start: f64, taper: f64, floor: f64) -> f64 {
    (libm::log(floor / start) / libm::log1p(-taper)).max(0.0)
}

/// Slots in a year of `seconds` at `slot_ms` milliseconds each.
pub fn slots_per_year(slot_ms: f64, seconds: f64) -> f64 {
    seconds * 1000.0 / slot_ms
}

/// Newly issued coins of an epoch.
pub fn epoch_rewards(supply: f64, inflation: f64, epochs_per_year: f64) -> f64 {
    supply * inflation / epochs_per_year
}

/// Supply after `years`, with each epoch's issue added to it.
pub fn supply_after(supply: f64, start: f64, taper: f64, floor: f64, years: f64) -> f64 {
    let epochs = (years * EPOCHS_PER_YEAR).round() as u32;
    (0..epochs).fold(supply, |sum, epoch| {
        let rate = inflation(start, taper, floor, f64::from(epoch) / EPOCHS_PER_YEAR);
        sum + epoch_rewards(sum, rate, EPOCHS_PER_YEAR)
    })
}

/// Yearly rate of a stake when `bonded` of the supply is staked and slots take `slot` seconds.
pub fn apr(inflation: f64, bonded: f64, slot: f64, commission: f64) -> f64 {
    after_cut(inflation / bonded * SLOT / slot, commission)
}

/// The same compounded each epoch, which is what explorers show.
pub fn apy(inflation: f64, bonded: f64, slot: f64, commission: f64) -> f64 {
    let per_year = EPOCHS_PER_YEAR * SLOT / slot;
    apr_to_apy(apr(inflation, bonded, slot, commission), per_year)
}

/// Delegated stake at which commission on inflation pays a validator's costs, in coins.
pub fn validator_break_even(
    yearly_cost: f64,
    price: f64,
    vote_cost: f64,
    commission: f64,
    inflation: f64,
    bonded: f64,
) -> f64 {
    (yearly_cost / price + vote_cost) / (commission * inflation / bonded)
}

/// The constant c that makes the curve of SIMD-0228 (rejected in March 2025) pass through the present rate
/// at one third staked: √⅓ / (1 − √⅔).
pub fn rejected_curve_constant() -> f64 {
    libm::sqrt(1.0 / 3.0) / (1.0 - libm::sqrt(2.0 / 3.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflation_rests_at_its_floor() {
        assert_eq!(inflation(INITIAL, TAPER, TERMINAL, 50.0), TERMINAL);
        assert_eq!(years_to_terminal(0.01, TAPER, TERMINAL), 0.0);
    }

    #[test]
    fn a_change_of_taper_begins_after_its_grace() {
        let flat = inflation_with_change(0.04, 0.15, 0.3, 0.5, 0.015, 0.5);
        assert!((flat - inflation(0.04, 0.15, 0.015, 0.5)).abs() < 1e-15);
        // 4 % × 0.85^0.5 × 0.7 = 2.5815 %.
        assert!((inflation_with_change(0.04, 0.15, 0.3, 0.5, 0.015, 1.5) - 0.025_815).abs() < 1e-6);
    }
}
