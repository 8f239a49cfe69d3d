//! The simulation in slices: a few futures at once while the fingers move, all of them after a rest.

use std::time::Duration;

use breakeven::projection::odds::{Odds, PATHS, Simulation};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::Told;
use super::words::told;
use crate::app::parts::dynamic::effect;
use crate::app::state::Calc;

/// Futures for an answer that follows the fingers: a share is then known to about two percent.
const FEW: usize = 500;
/// From a change to those: the answer itself is painted first.
const SOON: Duration = Duration::from_millis(24);
/// Rest after which all futures are worked out.
const REST: Duration = Duration::from_millis(250);
/// Longest stretch of work before the browser has its turn, in milliseconds.
const SLICE: f64 = 6.0;
/// Futures between two looks at the clock.
const BATCH: usize = 50;

/// What is known so far.
#[derive(Clone, Copy)]
pub struct Futures {
    /// The odds from the futures worked out last; `None` where there are none.
    pub odds: RwSignal<Option<Odds>>,
    /// Part of the futures worked out, while some are still to come.
    pub progress: RwSignal<Option<f64>>,
    /// Whether the plan has no odds although a volatility is given.
    pub none: RwSignal<bool>,
}

#[derive(Clone, Copy)]
struct Work {
    calc: Calc,
    futures: Futures,
    few: StoredValue<Option<TimeoutHandle>>,
    all: StoredValue<Option<TimeoutHandle>>,
}

/// Works out the odds of `calc` whenever it changes, as long as the view stands.
pub fn follow(calc: Calc) -> Futures {
    let futures =
        Futures { odds: RwSignal::new(None), progress: RwSignal::new(None), none: RwSignal::new(false) };
    let work = Work { calc, futures, few: StoredValue::new(None), all: StoredValue::new(None) };
    effect(move || {
        calc.reading.track();
        stop(work.all);
        // Each look at the clock starts from the newest text, so one that is on its way need not be put off.
        if work.few.with_value(Option::is_none) {
            work.few.set_value(later(SOON, move || first(work)));
        }
    });
    on_cleanup(move || {
        stop(work.few);
        stop(work.all);
        let _ = calc.told.try_set(None);
    });
    futures
}

fn stop(pending: StoredValue<Option<TimeoutHandle>>) {
    if let Some(Some(handle)) = pending.try_update_value(Option::take) {
        handle.clear();
    }
}

fn later(after: Duration, work: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(work, after).ok()
}

fn first(work: Work) {
    work.few.set_value(None);
    let simulation = work.calc.peek(Simulation::new);
    let Some(mut simulation) = simulation else {
        publish(work, None);
        return;
    };
    simulation.run(FEW);
    publish(work, simulation.result());
    work.all.set_value(later(REST, move || slice(work, simulation)));
}

fn slice(work: Work, mut simulation: Simulation) {
    let begun = js_sys::Date::now();
    while simulation.paths() < PATHS && js_sys::Date::now() - begun < SLICE {
        simulation.run(BATCH);
    }
    let done = simulation.paths();
    let next: Box<dyn FnOnce()> = if done < PATHS {
        work.futures.progress.set(Some(done as f64 / PATHS as f64));
        Box::new(move || slice(work, simulation))
    } else {
        // Summing up and drawing are a task each: together they are long on a slow phone.
        Box::new(move || {
            let odds = simulation.result();
            work.all.set_value(later(Duration::ZERO, move || publish(work, odds)));
        })
    };
    work.all.set_value(later(Duration::ZERO, next));
}

fn publish(work: Work, odds: Option<Odds>) {
    let Work { calc, futures, .. } = work;
    futures.progress.set(None);
    futures.none.set(odds.is_none());
    calc.told.set(Some(odds.as_ref().map_or_else(Told::default, |odds| calc.peek(|case| told(case, odds)))));
    futures.odds.set(odds);
}
