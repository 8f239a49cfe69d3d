//! Known answers: links with the figures that they must give, for the tests and for whoever opens the page.
//!
//! The file was written natively. A browser whose arithmetic, or whose copy of the program, is not what it
//! should be gives other figures.

use crate::link;
use crate::projection::odds::odds;
use crate::projection::{Limit, limits, plan_report};
use crate::units::UnixTime;

/// One link and its figures a line: `name=value` pairs after the link, divided by spaces.
pub const FILE: &str = include_str!("../tests/golden/answers.txt");
/// How far a figure may be off, as a part of itself.
pub const TOLERANCE: f64 = 1e-12;
/// Stands for a figure that does not exist: that is an answer too, and must not appear on one side only.
const NONE: f64 = -1e300;

/// The figures of a link by name, plan after plan; none where the text is no link.
pub fn figures(fragment: &str) -> Vec<(String, f64)> {
    let mut all = Vec::new();
    let Some(link) = link::read(fragment, UnixTime(0)) else { return all };
    for (index, case) in link.scenario.cases.iter().enumerate() {
        let report = plan_report(case);
        let limits = limits(case);
        let mut put = |name: &str, value: Option<f64>| {
            all.push(([&index.to_string(), ".", name].concat(), value.unwrap_or(NONE)));
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

/// What came of one line of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The link that was worked out.
    pub link: &'static str,
    /// How many figures agree.
    pub agree: usize,
    /// The figures that do not: name, what was found, what was expected.
    pub differ: Vec<(String, f64, f64)>,
}

/// Works out one line and compares every figure; a line that cannot be read agrees in nothing.
pub fn check(line: &'static str) -> Verdict {
    let (link, rest) = line.split_once(' ').unwrap_or((line, ""));
    let mut verdict = Verdict { link, agree: 0, differ: Vec::new() };
    let mut expected = rest.split(' ').filter_map(|part| part.split_once('='));
    for (name, found) in figures(link) {
        let (same, value) = match expected.next() {
            Some((known, value)) => (known == name, value.parse().unwrap_or(f64::NAN)),
            None => (false, f64::NAN),
        };
        let scale = f64::abs(value).max(TOLERANCE);
        match same && (found - value).abs() <= TOLERANCE * scale {
            true => verdict.agree += 1,
            false => verdict.differ.push((name, found, value)),
        }
    }
    for (name, value) in expected {
        verdict.differ.push((name.to_owned(), f64::NAN, value.parse().unwrap_or(f64::NAN)));
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_figure_is_found_and_named() {
        let line = FILE.lines().next().unwrap();
        assert!(check(line).differ.is_empty() && check(line).agree > 15);
        let wrong = line.replacen("0.capex=2.77e3", "0.capex=2.7700000001e3", 1);
        let verdict = check(Box::leak(wrong.into_boxed_str()));
        assert_eq!(verdict.differ, [("0.capex".to_owned(), 2770.0, 2_770.000_000_1)]);
    }

    #[test]
    fn what_is_missing_or_unreadable_does_not_pass() {
        let line: &str = FILE.lines().next().unwrap();
        let more: &'static str = Box::leak([line, " 0.more=1"].concat().into_boxed_str());
        assert_eq!(check(more).differ.len(), 1);
        let fewer: &'static str = line.rsplit_once(' ').unwrap().0;
        assert_eq!(check(fewer).differ.len(), 1);
        assert!(!check("nothing 0.capex=1").differ.is_empty());
    }
}
