//! Golden answers: the same links and figures are checked natively and in the browser, so that both
//! stand on the same numbers and a change of either shows.

#![allow(clippy::unwrap_used, reason = "support of tests, where a panic is a failure")]

use breakeven::link;
use breakeven::projection::odds::odds;
use breakeven::projection::{Limit, limits, plan_report};
use breakeven::units::UnixTime;

/// One link and its figures a line: `name=value` pairs after the link, divided by spaces.
pub const FILE: &str = include_str!("answers.txt");

/// The figures of one link, by name.
pub fn figures(fragment: &str) -> Vec<(String, f64)> {
    let link = link::read(fragment, UnixTime(0)).unwrap();
    assert_eq!(link.notes, Vec::new(), "{fragment}");
    let mut all = Vec::new();
    for (index, case) in link.scenario.cases.iter().enumerate() {
        let report = plan_report(case);
        let limits = limits(case);
        let mut put = |name: &str, value: Option<f64>| {
            // A figure that does not exist is a figure too: it must not appear on one side only.
            all.push((format!("{index}.{name}"), value.unwrap_or(-1e300)));
        };
        let limit = |limit: Limit| limit.value();
        put("capex", Some(report.capex));
        put("coins", Some(report.totals.coins));
        put("revenue", Some(report.totals.revenue));
        put("electricity", Some(report.totals.electricity));
        put("final", Some(report.cumulative_final));
        put("peak", Some(report.peak.value));
        put("break_even", report.break_even.day);
        put("lost_again", report.break_even.lost_again);
        put("coin_break_even", report.coin_break_even.day);
        put("npv", Some(report.npv));
        put("irr", report.irr);
        put("off_days", Some(f64::from(report.off_days)));
        put("buying", Some(report.buying.profit));
        put("energy_limit", limit(limits.energy_price));
        put("price_limit", limit(limits.coin_price));
        put("unit_limit", limit(limits.unit_price));
        put("growth_limit", limit(limits.difficulty_growth));
        put("start_limit", limit(limits.latest_start));
        if let Some(odds) = odds(case, 200) {
            put("chance", Some(odds.break_even.value));
            put("beats_buying", odds.beats_buying.map(|beats| beats.value));
            put("mean", Some(odds.final_mean.value));
            put("mean_error", Some(odds.final_mean.error));
            for (name, level) in ["low", "middle", "high"].into_iter().zip(odds.final_levels) {
                put(name, Some(level));
            }
            put("early_day", odds.break_even_days[0]);
            put("middle_day", odds.break_even_days[1]);
        }
    }
    all
}

/// The file's lines as link and figures.
pub fn expected() -> impl Iterator<Item = (&'static str, Vec<(&'static str, f64)>)> {
    FILE.lines().map(|line| {
        let mut parts = line.split(' ');
        let link = parts.next().unwrap();
        let figures = parts.map(|part| {
            let (name, value) = part.split_once('=').unwrap();
            (name, value.parse().unwrap())
        });
        (link, figures.collect())
    })
}

/// Compares every figure of every line to a relative 1e-12.
pub fn check() -> usize {
    let mut compared = 0;
    for (link, expected) in expected() {
        let found = figures(link);
        assert_eq!(found.len(), expected.len(), "{link}");
        for ((name, value), (expected_name, expected)) in found.iter().zip(expected) {
            assert_eq!(name, expected_name);
            let scale = expected.abs().max(1e-12);
            assert!(
                (value - expected).abs() <= 1e-12 * scale,
                "{link}: {name} is {value:e}, not {expected:e}"
            );
            compared += 1;
        }
    }
    compared
}
