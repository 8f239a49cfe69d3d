//! The odds against a daily reference: shares, means and quantiles agree within sampling error.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

#[path = "odds/reference.rs"]
mod reference;

use breakeven::link;
use breakeven::projection::odds::{Odds, odds};
use breakeven::scenario::Case;
use breakeven::units::UnixTime;
use reference::{End, Rules, futures};

const MARKET: &str = "coin=btc&at=2026-11-23&price=84000&diff=1.42e14&fees=0.02";
const RISK: &str = "pv=70&dv=25&rho=0.2&dg=1";

/// Futures drawn by each side: an error of a few percent of the spread between futures shows. With 100 000 of
/// them the two agree as well, which takes minutes.
const COUNT: usize = 2500;
/// Standard errors by which two right answers may differ.
const TOLERANCE: f64 = 4.0;

fn case(query: &str) -> Case {
    let link = link::read(&format!("calc?v=1&{MARKET}&{RISK}&{query}"), UnixTime(0)).unwrap();
    assert!(link.notes.is_empty(), "{:?}", link.notes);
    link.scenario.cases.into_iter().next().unwrap()
}

/// Compares a machine of its own, with `query` besides.
fn machine(query: &str, rules: Rules) {
    let height = if query.contains("height=") { "" } else { "height=977000&" };
    compare(&format!("{height}hash=234T&watts=3510&{query}"), rules);
}

fn compare(query: &str, rules: Rules) {
    let case = case(query);
    let found = odds(&case, COUNT).unwrap();
    let expected = futures(&case, rules, COUNT, 20_261_123);
    share(query, "break-even", found.break_even.value, &expected, |end| end.day.is_finite());
    share(query, "positive", found.ends_positive.value, &expected, |end| end.account >= 0.0);
    share(query, "beats buying", found.beats_buying.unwrap().value, &expected, |end| {
        end.account > end.buying
    });
    mean(query, &found, &expected);
    let accounts: Vec<f64> = expected.iter().map(|end| end.account).collect();
    let days: Vec<f64> = expected.iter().map(|end| end.day).collect();
    for (i, p) in [0.1, 0.5, 0.9].into_iter().enumerate() {
        quantile(query, "account", found.final_levels[i], p, &accounts);
        quantile(query, "day", found.break_even_days[i].unwrap_or(f64::INFINITY), p, &days);
    }
}

fn share(query: &str, name: &str, found: f64, expected: &[End], test: fn(&End) -> bool) {
    let n = expected.len() as f64;
    let share = expected.iter().filter(|end| test(end)).count() as f64 / n;
    // Two samples of the same size; half a future for the discreteness of a share.
    let error = (2.0 * share.max(1.0 / n) * (1.0 - share).max(1.0 / n) / n).sqrt();
    let z = ((found - share).abs() - 0.5 / n).max(0.0) / error;
    println!("{query}: {name} {found} against {share}: z = {z:.2}");
    assert!(z < TOLERANCE, "{query}: {name} is {found}, the reference says {share}: z = {z}");
}

fn mean(query: &str, found: &Odds, expected: &[End]) {
    let n = expected.len() as f64;
    let mean = expected.iter().map(|end| end.account).sum::<f64>() / n;
    let variance = expected.iter().map(|end| (end.account - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let error = (found.final_mean.error.powi(2) + variance / n).sqrt();
    let z = (found.final_mean.value - mean).abs() / error;
    println!("{query}: mean {:?} against {mean}: z = {z:.2}", found.final_mean);
    assert!(z < TOLERANCE, "{query}: the mean is {:?}, the reference says {mean}: z = {z}", found.final_mean);
}

/// A quantile is right when the reference has the right part of its futures below it.
fn quantile(query: &str, name: &str, found: f64, p: f64, expected: &[f64]) {
    let n = expected.len() as f64;
    let below = expected.iter().filter(|value| **value < found).count() as f64 / n;
    let upto = expected.iter().filter(|value| **value <= found).count() as f64 / n;
    let error = (2.0 * p * (1.0 - p) / n).sqrt();
    let z = (below - p).max(p - upto).max(0.0) / error;
    println!("{query}: {name} at {p} is {found}, below it {below} to {upto}: z = {z:.2}");
    assert!(
        z < TOLERANCE,
        "{query}: {p} of {name}s lie below {found}, in the reference {below} to {upto}: z = {z}"
    );
}

#[test]
fn a_machine_sold_daily_across_a_halving() {
    machine("height=1030000&capex=1800&kwh=0.04&decay=3&kwhg=4&resale=200&h=3y", Rules::PLAIN);
}

#[test]
fn a_machine_bought_to_break_even_within_weeks() {
    machine("capex=170&kwh=0.04&h=100d", Rules::PLAIN);
}

#[test]
fn a_machine_that_is_often_switched_off() {
    machine("capex=900&kwh=0.075&opex=5&h=3y&off=curtail", Rules { off: "curtail", ..Rules::PLAIN });
}

#[test]
fn a_machine_that_stops_for_good() {
    machine("capex=900&kwh=0.07&h=3y&off=end:10", Rules { off: "end", limit: 10, ..Rules::PLAIN });
}

#[test]
fn coins_held() {
    machine("capex=2500&kwh=0.05&h=2y&sell=hold", Rules { sell: "hold", ..Rules::PLAIN });
    let rules = Rules { sell: "40", off: "curtail", ..Rules::PLAIN };
    machine("capex=2500&kwh=0.06&h=2y&sell=40&off=curtail", rules);
}

#[test]
fn coins_sold_to_cover_costs() {
    machine("capex=2500&kwh=0.06&opex=10&h=2y&sell=cover", Rules { sell: "cover", ..Rules::PLAIN });
}

#[test]
fn a_host_that_shares_in_the_profit() {
    let rules = Rules { cut: 0.3, off: "curtail", ..Rules::PLAIN };
    machine("capex=900&kwh=0.06&opex=5&h=2y&cut=30&off=curtail", rules);
    let rules = Rules { cut: 0.3, sell: "50", ..Rules::PLAIN };
    machine("capex=900&kwh=0.05&h=2y&cut=30&sell=50", rules);
}

#[test]
fn a_contract_with_upkeep_and_an_end() {
    // 100 TH/s: 100 × 0.02 = 2 in money and 100 × 1e-7 = 1e-5 coins a day.
    let query = "height=977000&plan=cloud&hash=100T&capex=700&maint=0.02&maintcoin=0.0000001&term=700d&h=2y";
    let rules = Rules { off: "end", limit: 20, term: 700, upkeep: (1e-5, 2.0), ..Rules::PLAIN };
    compare(&format!("{query}&off=end:20"), rules);
    compare(query, Rules { off: "never", ..rules });
}
