//! The engine's speed as wasm in a real browser: `cargo xtask bench` runs it after the native benches.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot read its own link has nothing to measure")]

use std::hint::black_box;

use breakeven::link;
use breakeven::market::Board;
use breakeven::projection::odds::odds;
use breakeven::projection::{limits, plan_report};
use breakeven::rank;
use breakeven::units::UnixTime;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const PLAN: &str = "calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02&hash=1160T\
                    &watts=11020&capex=7193&kwh=0.07&pool=2&up=98&dg=2&off=curtail";
const BOUGHT: &str = "calc?v=1&plan=buy&coin=btc&at=2026-11-23&price=84000&bfee=1";

/// Milliseconds a call of `work` takes, over at least half a second of calls.
fn milliseconds(mut work: impl FnMut()) -> f64 {
    for _ in 0..20 {
        work();
    }
    let start = js_sys::Date::now();
    let mut calls = 0.0;
    while js_sys::Date::now() - start < 500.0 {
        for _ in 0..10 {
            work();
        }
        calls += 10.0;
    }
    (js_sys::Date::now() - start) / calls
}

#[wasm_bindgen_test]
fn speed_in_the_browser() {
    for horizon in ["5y", "10y"] {
        let fragment = format!("{PLAN}&h={horizon}");
        let case = &link::read(&fragment, UnixTime(0)).unwrap().scenario.cases[0];
        let report = milliseconds(|| drop(black_box(plan_report(black_box(case)))));
        let solved = milliseconds(|| _ = black_box(limits(black_box(case))));
        let read = milliseconds(|| drop(black_box(link::read(black_box(&fragment), UnixTime(0)))));
        console_log!("{horizon}: report {report:.3} ms, limits {solved:.2} ms, link read {read:.4} ms");
    }
    let state = rank::State::new(UnixTime(1_795_392_000)).unwrap();
    let grounds = rank::grounds(&state, &Board::default(), state.terms.start);
    let rows = state.rows(&grounds).len();
    let ranked = milliseconds(|| drop(black_box(state.rows(black_box(&grounds)))));
    console_log!("rank {rows} machines, {} coins, 5y: {ranked:.2} ms", grounds.cases.len());
    let running_on = PLAN.replace("&off=curtail", "");
    for (name, plan) in [
        ("plain", running_on.clone()),
        ("switched off", PLAN.to_owned()),
        ("answering difficulty", format!("{running_on}&law=response")),
        ("coins bought", format!("{BOUGHT}&capex=5000")),
        ("coins bought monthly", format!("{BOUGHT}&monthly=100")),
    ] {
        let fragment = format!("{plan}&h=5y&pv=65&dv=20&rho=0.2");
        let case = &link::read(&fragment, UnixTime(0)).unwrap().scenario.cases[0];
        let taken = milliseconds(|| drop(black_box(odds(black_box(case), 10_000))));
        console_log!("odds, 10 000 futures of 5y, {name}: {taken:.1} ms");
    }
}
