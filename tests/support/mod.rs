//! From a link to its answer, for the tests.

#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

use breakeven::link;
use breakeven::projection::{Day, PlanReport, plan_report, walk};
use breakeven::scenario::Case;
use breakeven::units::UnixTime;

/// `base` with the keys of `more` in place of its own.
#[allow(dead_code, reason = "not every test needs it")]
pub fn with(base: &str, more: &str) -> String {
    let key = |pair: &str| pair.split('=').next().unwrap().to_owned();
    let kept = base.split('&').filter(|pair| more.split('&').all(|other| key(other) != key(pair)));
    kept.chain(more.split('&')).collect::<Vec<_>>().join("&")
}

/// The only plan of a link that must be understood in full.
#[allow(dead_code, reason = "not every test reads links that must be right")]
pub fn case(query: &str) -> Case {
    let link = link::read(&format!("calc?v=1&coin=btc&at=2026-11-23&{query}"), UnixTime(0)).unwrap();
    assert_eq!(link.notes, Vec::new(), "{query}");
    link.scenario.cases.into_iter().next().unwrap()
}

/// The answer to such a link.
#[allow(dead_code, reason = "not every test needs it")]
pub fn answer(query: &str) -> PlanReport {
    plan_report(&case(query))
}

/// Its days.
#[allow(dead_code, reason = "not every test needs them")]
pub fn days(query: &str) -> Vec<Day> {
    let mut days = Vec::new();
    walk(&case(query), |_, day| days.push(*day));
    days
}

/// Fails unless `found` is `expected` to a relative `tolerance`.
#[track_caller]
#[allow(dead_code, reason = "not every test needs it")]
pub fn close(found: f64, expected: f64, tolerance: f64) {
    let scale = expected.abs().max(1e-9);
    assert!((found - expected).abs() <= tolerance * scale, "{found} is not {expected}");
}
