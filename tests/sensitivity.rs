//! What an answer hangs on: swings and maps against the projection itself.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod arbitrary;
mod support;

use arbitrary::{Reach, plan};
use breakeven::projection::named::{NAMED, Named};
use breakeven::projection::plan_report;
use breakeven::projection::sensitivity::{Axis, Change, Map, PAIRS, inputs_of, outcome, tornado};
use proptest::prelude::*;
use support::{case, close};

const MACHINE: &str =
    "price=84000&diff=1.42e14&height=977000&fees=0.02&hash=234T&watts=3510&capex=2770&kwh=0.05&dg=1&h=4y";

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn an_outcome_is_that_of_the_report(case in plan(Reach::Short)) {
        let report = plan_report(&case);
        let found = outcome(&case);
        prop_assert_eq!(found.break_even, report.break_even.day);
        prop_assert_eq!(found.account, report.cumulative_final);
    }

    #[test]
    fn every_swing_is_a_projection(case in plan(Reach::Short)) {
        let found = tornado(&case);
        prop_assert!(found.swings.windows(2).all(|pair| pair[0].effect() >= pair[1].effect()));
        for swing in &found.swings {
            prop_assert!(swing.values[0] < swing.values[1], "{}", swing.input.key);
            prop_assert!(swing.outcomes.iter().all(|outcome| outcome.account.is_finite()));
        }
    }
}

#[test]
fn swings_are_worked_out_by_hand() {
    let found = tornado(&case(MACHINE));
    let swing = |key: &str| found.swings.iter().find(|swing| swing.input.key == key).unwrap();
    // Hardware: 20 % of 2770 is 554 to either side, and the account at the end moves by as much.
    let capex = swing("capex");
    assert_eq!(capex.change, Change::Part(0.2));
    close(capex.values[0], 2216.0, 1e-12);
    close(capex.outcomes[0].account, found.own.account + 554.0, 1e-9);
    close(capex.outcomes[1].account, found.own.account - 554.0, 1e-9);
    // Electricity: 3.51 kW × 24 h × 0.05 × 20 % = 0.8424 a day over 1461 days.
    close(swing("kwh").effect(), 2.0 * 0.8424 * 1461.0, 1e-9);
    // Price and difficulty matter most; what is not set, or not of this plan, does not appear.
    assert_eq!(found.swings[0].input.key, "diff");
    assert_eq!(found.swings[1].input.key, "price");
    for absent in ["opex", "maint", "staked", "apr", "bfee"] {
        assert!(found.swings.iter().all(|swing| swing.input.key != absent), "{absent}");
    }
    // A fee cannot fall below nothing, nor uptime rise above all.
    assert_eq!(swing("pool").values, [0.0, 0.01]);
    assert_eq!(swing("up").values, [0.95, 1.0]);
}

#[test]
fn a_map_holds_the_projection_of_each_cell() {
    let case = case(MACHINE);
    for pair in PAIRS {
        let mut map = Map::new(&case, pair, (5, 3)).unwrap();
        let mut slices = 1;
        while map.run(4) {
            slices += 1;
        }
        assert_eq!((map.cells.len(), slices), (15, 4));
        // The middle of both sides is the case itself.
        close(map.x.values[2], map.x.own, 1e-12);
        close(map.y.values[1], map.y.own, 1e-12);
        close(map.cells[7].account, outcome(&case).account, 1e-9);
    }
    let mut map = Map::new(&case, ("kwh", "price"), (5, 3)).unwrap();
    while map.run(100) {}
    // Up and left is better: dearer coins, cheaper electricity.
    assert!(map.cells[10].account > map.cells[14].account && map.cells[10].account > map.cells[0].account);
    // Free electricity at half the price: the corner below.
    let corner = support::with(MACHINE, "kwh=0&price=42000");
    close(map.cells[0].account, support::answer(&corner).cumulative_final, 1e-9);
}

#[test]
fn what_a_plan_does_not_have_has_no_axis() {
    let bought = case("plan=buy&price=84000&capex=1000");
    assert!(Axis::new(&bought, "kwh", 5).is_none());
    assert!(Map::new(&bought, PAIRS[0], (5, 5)).is_none());
    assert!(Axis::new(&case(&support::with(MACHINE, "kwh=0")), "kwh", 5).is_none());
    assert!(Axis::new(&case(MACHINE), "device", 5).is_none());
    assert!(Axis::new(&case(MACHINE), "price", 1).is_none());
}

#[test]
fn a_map_may_be_drawn_over_what_the_plan_has() {
    let keys = |link| inputs_of(&case(link)).iter().map(|input| input.key).collect::<Vec<_>>();
    let mine = keys(MACHINE);
    assert_eq!(mine[..4], ["price", "diff", "pg", "dg"]);
    assert!(mine.contains(&"kwh") && mine.contains(&"capex"));
    // No fee and no resale is set, so there is nothing to halve or double.
    assert!(!mine.contains(&"resale") && !mine.contains(&"apr"));
    for key in mine {
        assert!(Axis::new(&case(MACHINE), key, 11).is_some(), "{key}");
    }
    assert_eq!(keys("plan=buy&price=84000&capex=1000&bfee=1"), ["price", "pg", "capex", "bfee"]);
}

#[test]
fn named_outlooks_are_taken_and_known_again() {
    let mut case = case(&support::with(MACHINE, "ppath=84000_90000"));
    assert_eq!(Named::of(&case).map(|found| found.key), None);
    let accounts = NAMED.map(|named| {
        named.apply(&mut case);
        assert_eq!(Named::of(&case).map(|found| found.key), Some(named.key));
        plan_report(&case).cumulative_final
    });
    let [bear, base, bull, _] = accounts;
    assert!(bear < base && base < bull, "{accounts:?}");
}

#[test]
fn named_outlooks_are_as_they_say() {
    let rate = |growth: breakeven::units::Growth| breakeven::units::Quantity::get(growth);
    let monthly = |factor: f64, months: f64| factor.powf(1.0 / months) - 1.0;
    let [bear, base, bull, slump] = NAMED;
    // −74 % and +95 % over 24 months; 2.52, 2.24 and 2.54 % a month.
    assert!((rate(bear.price_growth) - monthly(0.26 * 1.95, 24.0)).abs() < 5e-4);
    assert!((rate(bear.difficulty_growth) - (0.0252 + 0.0224 + 0.0254) / 3.0).abs() < 5e-4);
    // Hash price × 0.81 a year at a flat price.
    assert!((rate(base.difficulty_growth) - monthly(1.0 / 0.81, 12.0)).abs() < 5e-4);
    assert!((rate(bull.price_growth) - monthly(2.55 * 2.25 * 0.94, 36.0)).abs() < 5e-4);
    assert!((rate(bull.difficulty_growth) - monthly(2.036 * 1.525 * 1.35, 36.0)).abs() < 5e-4);
    assert_eq!(slump.price_growth, bear.price_growth);
}
