//! The simulation in turns: a few futures at once while the fingers move, all of them after a rest.

use std::time::Duration;

use breakeven::projection::odds::{Odds, PATHS, Simulation};
use leptos::prelude::*;

use super::Told;
use super::turns::Turns;
use super::words::told;
use crate::app::parts::dynamic::effect;
use crate::app::state::Calc;

/// Futures for an answer that follows the fingers: a share is then known to about two percent.
const FEW: usize = 500;
/// From a change to those: the answer itself is painted first.
const SOON: Duration = Duration::from_millis(24);
/// Rest after which all futures are worked out.
const REST: Duration = Duration::from_millis(250);
/// Futures between two looks at the clock. Where each is followed day by day over decades, one takes as long as a
/// hundred of the others.
const BATCH: usize = 2;

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
    few: Turns,
    all: Turns,
    /// Whether the plan has changed since the few began.
    changed: StoredValue<bool>,
}

/// Works out the odds of `calc` whenever it changes, as long as the view stands.
pub fn follow(calc: Calc) -> Futures {
    let futures =
        Futures { odds: RwSignal::new(None), progress: RwSignal::new(None), none: RwSignal::new(false) };
    let work = Work { calc, futures, few: Turns::new(), all: Turns::new(), changed: StoredValue::new(false) };
    effect(move || {
        calc.reading.track();
        work.all.stop();
        // The few are soon done, and finish: begun anew with every move, they never would while a finger slides.
        if work.few.busy() {
            work.changed.set_value(true);
        } else {
            begin(work);
        }
    });
    on_cleanup(move || {
        let _ = calc.told.try_set(None);
    });
    futures
}

fn begin(work: Work) {
    let mut simulation = None::<Option<Simulation>>;
    let step = move || {
        let Some(running) = simulation.as_mut() else {
            // Only now is the newest text read, so that a change on the way here costs nothing.
            work.changed.set_value(false);
            simulation = Some(work.calc.peek(Simulation::new));
            return true;
        };
        if let Some(running) = running.as_mut().filter(|running| running.paths() < FEW) {
            running.run(BATCH);
            return true;
        }
        let done = simulation.take().flatten();
        publish(work, done.as_ref().and_then(Simulation::result));
        if work.changed.get_value() {
            begin(work);
        } else if let Some(done) = done {
            finish(work, done);
        }
        false
    };
    work.few.start(SOON, Box::new(step));
}

/// Works out all the others. Running, summing up and drawing are a turn each: together they are long on a slow phone.
fn finish(work: Work, mut simulation: Simulation) {
    let step = move || {
        let before = simulation.paths();
        if before < PATHS {
            simulation.run(BATCH.min(PATHS - before));
            // A bar that moves with every batch would cost more than the futures.
            if before.is_multiple_of(500) {
                work.futures.progress.set(Some(before as f64 / PATHS as f64));
            }
            return true;
        }
        let odds = simulation.result();
        let mut odds = Some(odds);
        let show = move || {
            publish(work, odds.take().flatten());
            false
        };
        work.all.start(Duration::ZERO, Box::new(show));
        false
    };
    work.all.start(REST, Box::new(step));
}

fn publish(work: Work, odds: Option<Odds>) {
    let Work { calc, futures, .. } = work;
    futures.progress.set(None);
    futures.none.set(odds.is_none());
    calc.told.set(Some(odds.as_ref().map_or_else(Told::default, |odds| calc.peek(|case| told(case, odds)))));
    futures.odds.set(odds);
}
