//! Polkadot and Kusama: polkadot-fellows/runtimes (2026-07-23) relay/common, asset-hub-polkadot and
//! asset-hub-kusama staking.

use crate::units::{DAYS_PER_YEAR, UnixTime};

/// The most DOT there will be (Referendum 1710).
pub const CAP: f64 = 2_100_000_000.0;
/// DOT in existence when the stepped schedule began.
pub const FIRST_ISSUANCE: f64 = 1_674_342_153.331_005_8;
/// When it began: 2026-03-14, 00:00 UTC.
pub const BEGIN: UnixTime = UnixTime(1_773_446_400);
/// Part of what is missing to the cap that each two years issue.
pub const STEP: f64 = 0.2628;
/// Years of a step.
pub const STEP_YEARS: f64 = 2.0;
/// Part of the issue that goes to stakers.
pub const STAKERS: f64 = 0.85;
/// DOT a year before the schedule.
pub const FORMER_EMISSION: f64 = 120_093_259.0;

/// Value after `steps` steps from `start`, each of which closes `fraction` of the distance to `target`.
pub fn stepped(start: f64, target: f64, fraction: f64, steps: u32) -> f64 {
    target - (target - start) * libm::pow(1.0 - fraction, f64::from(steps))
}

/// Size of step number `step`, counted from 1.
pub fn step_size(start: f64, target: f64, fraction: f64, step: u32) -> f64 {
    (target - stepped(start, target, fraction, step.saturating_sub(1))) * fraction
}

/// DOT issued a year in the period number `period`, counted from 0 at [`BEGIN`].
pub fn emission_per_year(period: u32) -> f64 {
    step_size(FIRST_ISSUANCE, CAP, STEP, period + 1) / STEP_YEARS
}

/// DOT issued a year at `days` days after `start`; before the schedule, what was fixed then.
pub fn emission_at(start: UnixTime, days: f64) -> f64 {
    let since = (start.0 - BEGIN.0) as f64 / 86_400.0 + days;
    if since < 0.0 {
        return FORMER_EMISSION;
    }
    emission_per_year((since / (STEP_YEARS * DAYS_PER_YEAR)) as u32)
}

/// What a year's emission adds to the issuance there is.
pub fn inflation(emission: f64, issuance: f64) -> f64 {
    emission / issuance
}

/// Yearly rate, of 365 days, of a stake among `staked` DOT before commission.
pub fn apr(emission: f64, stakers: f64, staked: f64) -> f64 {
    emission * 365.0 / DAYS_PER_YEAR * stakers / staked
}

/// Part of the stake lost when `offenders` of `validators` equivocate in one era: min((3k/n)², 1).
pub fn equivocation_slash(offenders: f64, validators: f64) -> f64 {
    let part = 3.0 * offenders / validators;
    (part * part).min(1.0)
}

/// What a Kusama era of six hours pays stakers, and what goes to the treasury.
pub fn kusama_era(staked: f64, supply: f64) -> (f64, f64) {
    const TOTAL: f64 = 0.1;
    const LEAST: f64 = 0.025;
    const IDEAL: f64 = 0.75;
    const FALLOFF: f64 = 0.05;
    let era = supply / (4.0 * DAYS_PER_YEAR);
    let part = staked / supply;
    let stakers = if part <= IDEAL {
        LEAST + (TOTAL - LEAST) * part / IDEAL
    } else {
        LEAST + (TOTAL - LEAST) * libm::pow(2.0, (IDEAL - part) / FALLOFF)
    };
    (era * stakers, era * (TOTAL - stakers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emission_steps_down_every_two_years() {
        let day = |year: i32| crate::units::Date::new(year, 3, 20).unwrap().midnight();
        assert!((emission_at(day(2026), 0.0) / 55.93e6 - 1.0).abs() < 1e-3);
        assert_eq!(emission_at(day(2026), 0.0), emission_at(day(2026), 700.0));
        assert!((emission_at(day(2026), 740.0) / emission_at(day(2026), 0.0) - 0.7372).abs() < 1e-12);
        assert_eq!(emission_at(day(2025), 0.0), FORMER_EMISSION);
        assert_eq!(BEGIN, crate::units::Date::new(2026, 3, 14).unwrap().midnight());
    }

    #[test]
    fn stakers_get_their_part_of_the_issue() {
        // 55.93 M × 85 % over half of 1.674 G: 5.68 % a year.
        assert!((apr(55.93e6, STAKERS, 0.837e9) - 0.0568).abs() < 1e-4);
    }

    #[test]
    fn a_kusama_era_is_as_the_runtime_tests_it() {
        let (stakers, treasury) = kusama_era(8.0856e6, 17.0165e6);
        assert!((stakers - 844.606).abs() < 0.02 && (treasury - 320.111).abs() < 0.02);
    }
}
