//! Looking back along a past that the test makes up.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use breakeven::link;
use breakeven::projection::backtest::{BacktestError, backtest, height_then};
use breakeven::projection::plan_report;
use breakeven::units::{Date, UnixTime};
use support::{case, close};

/// Today is 2026-11-23, height 977 000; a year and a half before it was 548 × 144 blocks less.
const MACHINE: &str =
    "price=84000&diff=1.42e14&height=977000&fees=0.02&hash=234T&watts=3510&capex=2770&kwh=0.05&h=1y";

fn past() -> UnixTime {
    Date::parse("2025-05-24").unwrap().midnight()
}

/// A value a day from ten days before the start on.
fn daily(count: i64, value: impl Fn(f64) -> f64) -> Vec<(UnixTime, f64)> {
    (-10..count).map(|d| (UnixTime(past().0 + d * 86_400), value(d as f64))).collect()
}

#[test]
fn a_past_as_projected_is_what_was_said() {
    // Growth of 1 and 2 % a month, in the past and in what is assumed.
    let case = case(&support::with(MACHINE, "capex=800&pg=1&dg=2"));
    let grown = |start: f64, rate: f64| move |d: f64| start * (1.0 + rate).powf(d / 30.4375);
    let prices = daily(548, grown(60_000.0, 0.01));
    let difficulties = daily(548, grown(1.0e14, 0.02));
    let found = backtest(&case, past(), None, &prices, &difficulties).unwrap();
    assert_eq!(found.days, 365);
    close(found.happened.cumulative_final, found.said.cumulative_final, 1e-9);
    close(found.happened.break_even.day.unwrap(), found.said.break_even.day.unwrap(), 1e-9);
    // What was said is the projection of a link written on that day.
    let then = support::with(MACHINE, "capex=800&pg=1&dg=2&price=60000&diff=1e14&height=898088");
    let mut then = support::case(&then);
    then.start = past();
    then.horizon = breakeven::scenario::Horizon::new(365.0, breakeven::scenario::HorizonUnit::Days).unwrap();
    assert_eq!(found.said, plan_report(&then));
}

#[test]
fn a_past_of_another_course_gives_another_end() {
    let case = case(MACHINE);
    let flat = daily(548, |_| 1.0e14);
    // The price doubles after a hundred days: 265 days bring twice as much.
    let doubled = daily(548, |d| if d < 100.0 { 60_000.0 } else { 120_000.0 });
    let found = backtest(&case, past(), Some(898_088), &doubled, &flat).unwrap();
    let said = &found.said.totals;
    close(found.happened.totals.revenue, said.revenue / 365.0 * (100.0 + 2.0 * 265.0), 1e-9);
    close(found.happened.totals.electricity, said.electricity, 1e-12);
    // Difficulties that only name changes hold until the next: half the yield for the last 165 days.
    let changes = [(past(), 1.0e14), (past().after(28.0), 1.0e14)];
    let steps: Vec<_> =
        (2..20).map(|i| (past().after(25.0 * f64::from(i)), if i < 8 { 1.0e14 } else { 2.0e14 })).collect();
    let steps = [&changes[..], &steps[..]].concat();
    let flat_price = daily(548, |_| 60_000.0);
    let found = backtest(&case, past(), Some(898_088), &flat_price, &steps).unwrap();
    close(found.happened.totals.coins, found.said.totals.coins / 365.0 * (200.0 + 0.5 * 165.0), 1e-9);
}

#[test]
fn prices_are_in_dollars_and_amounts_in_the_currency() {
    let case = case(&support::with(MACHINE, "cur=eur&fx=0.5&capex=1385&kwh=0.025&price=42000"));
    let flat = daily(548, |_| 1.0e14);
    let prices = daily(548, |_| 60_000.0);
    let euros = backtest(&case, past(), Some(898_088), &prices, &flat).unwrap();
    let dollars = backtest(&support::case(MACHINE), past(), Some(898_088), &prices, &flat).unwrap();
    close(euros.happened.cumulative_final, 0.5 * dollars.happened.cumulative_final, 1e-9);
}

#[test]
fn coins_bought_are_looked_back_at_by_their_prices_alone() {
    let bought = support::case("plan=buy&price=84000&capex=1000&bfee=1&h=1y");
    // From 50 000 to 75 000 within a hundred days, then flat.
    let prices = daily(548, |d| 50_000.0 + 250.0 * d.clamp(0.0, 100.0));
    let found = backtest(&bought, past(), None, &prices, &[]).unwrap();
    // 990 of the 1000 bought 0.0198 coins, worth 1485 at the end; with a flat price the fee would be lost.
    close(found.happened.cumulative_final, 485.0, 1e-9);
    close(found.said.cumulative_final, -10.0, 1e-9);
    // The fee is back at 50 000 / 0.99 = 50 505.05; 250 a day get there in 2.02 days.
    close(found.happened.break_even.day.unwrap(), 505.05 / 250.0, 1e-3);
    assert_eq!((found.promised, found.difficulties), (None, None));
    assert_eq!(found.prices, [50_000.0, 75_000.0]);
}

#[test]
fn the_horizon_ends_with_what_is_known() {
    let case = case(MACHINE);
    let found = backtest(&case, past(), None, &daily(101, |_| 6e4), &daily(548, |_| 1e14)).unwrap();
    assert_eq!((found.days, found.happened.days, found.said.days), (100, 100, 100));
    // What was promised for the whole year is that of the projection without an early end.
    let whole = backtest(&case, past(), None, &daily(548, |_| 6e4), &daily(548, |_| 1e14)).unwrap();
    assert_eq!(found.promised, whole.said.break_even.day);
    assert_eq!(whole.days, 365);
}

#[test]
fn the_height_is_counted_along_the_changes_of_difficulty() {
    let case = case(MACHINE);
    // 977 000 is 1256 blocks after 975 744 = 484 × 2016; at 144 a day those took 8.72 days.
    let newest = case.start.after(-1256.0 / 144.0);
    // Changes every 13 days, faster than the protocol's 14: 2016 blocks each.
    let changes: Vec<_> = (0..40).rev().map(|back| (newest.after(-13.0 * f64::from(back)), 1e14)).collect();
    assert_eq!(height_then(&case, &changes, newest), Some(975_744));
    assert_eq!(height_then(&case, &changes, case.start), Some(977_000));
    // Ten changes and half an interval earlier: 975 744 − 10.5 × 2016.
    assert_eq!(height_then(&case, &changes, newest.after(-136.5)), Some(954_576));
    // A change that came in before the height followed: the count stays.
    let mut early = changes.clone();
    early.last_mut().unwrap().0 = newest.after(0.4);
    assert_eq!(height_then(&case, &early, newest.after(-130.0)), Some(975_744 - 20_160));
    // Changes after the case's own start are none of its past.
    early.push((case.start.after(3.0), 1e14));
    assert_eq!(height_then(&case, &early, newest.after(-130.0)), Some(975_744 - 20_160));
    assert_eq!(height_then(&case, &changes, newest.after(-600.0)), None);
    assert_eq!(height_then(&case, &[], past()), None);
    let monero = "calc?v=1&coin=xmr&price=390&diff=8e11&height=3826300&hash=10k&watts=100";
    let monero = &link::read(monero, case.start).unwrap().scenario.cases[0];
    assert_eq!(height_then(monero, &changes, past()), None);
}

#[test]
fn what_is_missing_is_said_with_its_days() {
    let case = case(MACHINE);
    let flat = daily(548, |_| 1.0e14);
    let prices = daily(548, |_| 60_000.0);
    let late: Vec<_> = prices.iter().copied().filter(|(at, _)| *at >= past().after(5.0)).collect();
    let error = backtest(&case, past(), None, &late, &flat).unwrap_err();
    assert_eq!(error.to_string(), "no price is known from 2025-05-24 to 2025-05-28");
    let mut gap = prices.clone();
    // Days 50 to 59 after the start; three days more the last price still counts.
    gap.drain(60..70);
    let error = backtest(&case, past(), None, &gap, &flat).unwrap_err();
    assert_eq!(error.to_string(), "no price is known from 2025-07-16 to 2025-07-22");
    let error = backtest(&case, past(), None, &prices, &flat[200..]).unwrap_err();
    assert_eq!(error.to_string(), "no difficulty is known from 2025-05-24 to 2025-11-29");
    let error = backtest(&case, past(), None, &prices, &[]).unwrap_err();
    assert!(matches!(error, BacktestError::Missing { figure: "difficulty", .. }), "{error}");
    let error = backtest(&case, case.start.after(5.0), None, &prices, &flat).unwrap_err();
    assert_eq!(error.to_string(), "2026-11-28 is no day of the past");
    let staked = "calc?v=1&plan=stake&coin=eth&amount=32&price=2400&apr=3";
    let staked = &link::read(staked, case.start).unwrap().scenario.cases[0];
    assert_eq!(backtest(staked, past(), None, &prices, &flat), Err(BacktestError::Stake));
    let both = "calc?v=1&coin=ltc-doge&hash=1G&watts=100&price=80&diff=1e8&height=3000000&price2=0.1&diff2=1e8&height2=6000000";
    let both = &link::read(both, case.start).unwrap().scenario.cases[0];
    assert!(both.merged().is_some());
    assert_eq!(backtest(both, past(), None, &prices, &flat), Err(BacktestError::Merged));
}
