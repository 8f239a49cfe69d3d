//! The same plan with an input moved, and what becomes of it.

use std::time::Duration;

use breakeven::inputs::{self, Kind};
use breakeven::projection::plan_report;
use breakeven::scenario::Case;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// A change of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// So many times what it is.
    Times(f64),
    /// So much more, in the unit stored.
    Plus(f64),
}

/// What of a projection is looked at here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Days to break-even.
    pub day: Option<f64>,
    /// The account at the end.
    pub account: f64,
    /// The account at its highest.
    pub peak: f64,
    /// Everything paid at the start.
    pub capex: f64,
}

/// The value of `key` in the unit stored, where it means something to the plan and is a number.
pub fn get(case: &Case, key: &str) -> Option<f64> {
    let input = inputs::find(key).filter(|input| input.applies(case))?;
    let Kind::Number { get, .. } = input.kind else { return None };
    get(case)
}

/// `case` with the input of `key` changed, held to what the input takes.
pub fn varied(case: &Case, key: &str, change: Change) -> Option<Case> {
    let value = get(case, key)?;
    let Kind::Number { unit, range, set, .. } = inputs::find(key)?.kind else { return None };
    let moved = match change {
        Change::Times(factor) => value * factor,
        Change::Plus(more) => value + more,
    };
    let mut case = case.clone();
    set(&mut case, moved.clamp(range.min / unit.divisor(), range.max / unit.divisor()));
    Some(case)
}

fn outcome(case: &Case) -> Outcome {
    let report = plan_report(case);
    Outcome {
        day: report.break_even.day,
        account: report.cumulative_final,
        peak: report.peak.value,
        capex: report.capex,
    }
}

/// Longest stretch of work before the browser has its turn, in milliseconds.
const SLICE: f64 = 6.0;

/// Projects many cases one after the other without holding up the page.
#[derive(Clone, Copy)]
pub struct Sweep {
    pending: StoredValue<Option<TimeoutHandle>>,
    /// What became of each case, in order; empty until all are done.
    pub outcomes: RwSignal<Vec<Outcome>>,
}

impl Sweep {
    /// Nothing to do yet. What is still to come ends with the view.
    pub fn new() -> Self {
        let sweep = Self { pending: StoredValue::new(None), outcomes: RwSignal::new(Vec::new()) };
        on_cleanup(move || sweep.stop());
        sweep
    }

    fn stop(self) {
        if let Some(Some(handle)) = self.pending.try_update_value(Option::take) {
            handle.clear();
        }
    }

    /// Takes on these cases in place of any others.
    pub fn start(self, cases: Vec<Case>) {
        self.stop();
        self.go_on(cases, Vec::new());
    }

    fn go_on(self, cases: Vec<Case>, mut done: Vec<Outcome>) {
        let step = move || {
            let begun = js_sys::Date::now();
            while let Some(case) = cases.get(done.len()) {
                done.push(outcome(case));
                if js_sys::Date::now() - begun >= SLICE {
                    break;
                }
            }
            if done.len() < cases.len() {
                self.go_on(cases, done);
            } else {
                self.outcomes.set(done);
            }
        };
        self.pending.set_value(set_timeout_with_handle(step, Duration::ZERO).ok());
    }
}
