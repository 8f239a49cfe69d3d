//! The engine compiled to wasm, in a real browser. `cargo xtask test --only wasm` runs it.
#![cfg(target_arch = "wasm32")]

use breakeven::units::{Date, UnixTime};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Dates are the engine's own arithmetic; the browser's calendar is an independent one.
#[wasm_bindgen_test]
fn dates_agree_with_the_browsers_calendar() {
    // Every 13th day from 1900 to 2200, so that all days of the month and both century rules come up.
    for day in (-25_567..84_006).step_by(13) {
        let moment = UnixTime(day * 86_400 + 86_399);
        let theirs = js_sys::Date::new(&((moment.0 as f64) * 1000.0).into());
        let ours = moment.date();
        assert_eq!(f64::from(ours.year()), theirs.get_utc_full_year() as f64);
        assert_eq!(u32::from(ours.month()), theirs.get_utc_month() + 1);
        assert_eq!(u32::from(ours.day()), theirs.get_utc_date());
        assert_eq!(Date::parse(&ours.to_string()), Some(ours));
    }
}

#[path = "golden/mod.rs"]
mod golden;

/// The same links give the same answers here as natively, to 1e-12 of each figure.
#[wasm_bindgen_test]
fn golden_answers_hold_in_wasm() {
    assert!(golden::check() > 200);
}
