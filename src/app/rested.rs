//! What follows the answer instead of holding it up: the tables below it, and the limits, which take a
//! hundred projections.

use std::time::Duration;

use breakeven::projection::{self, Search};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;

use super::state::Calc;

/// Rest after the last change before the tables follow: long enough for the answer to be painted first.
const REST: Duration = Duration::from_millis(150);

/// Tells when a change of the calculator has been painted: what is drawn only then never holds up the answer's
/// sentence, which the same key changes.
pub fn painted(calc: Calc) -> RwSignal<()> {
    let told = RwSignal::new(());
    let coming = StoredValue::new(false);
    effect(move || {
        calc.reading.track();
        if coming.get_value() {
            return;
        }
        coming.set_value(true);
        // A frame's callbacks run before it is painted, a task of its own after.
        request_animation_frame(move || {
            set_timeout(
                move || {
                    // The view may have been left meanwhile, and its signals with it.
                    if coming.try_set_value(false).is_none() {
                        told.set(());
                    }
                },
                Duration::ZERO,
            )
        });
    });
    told
}

/// The calculator as it was when the fingers last rested, its limits included.
pub fn rested(calc: Calc) -> Calc {
    let held = RwSignal::new(calc.reading.get_untracked());
    let answer = RwSignal::new(calc.report.get_untracked());
    let pending = StoredValue::new(None::<TimeoutHandle>);
    effect(move || {
        calc.reading.track();
        let follow = move || {
            answer.set(calc.report.get_untracked());
            held.set(calc.reading.get_untracked());
            search(calc, Search::new(calc.peek(Clone::clone)), pending);
        };
        later(pending, REST, follow);
    });
    // What is still to come must not meet the signals of a view that was left.
    on_cleanup(move || {
        if let Some(Some(coming)) = pending.try_get_value() {
            coming.clear();
        }
    });
    calc.following(Memo::new(move |_| held.get()), Memo::new(move |_| answer.get()))
}

/// One limit at a time, so that none of the tasks is a long one.
fn search(calc: Calc, mut search: Search, pending: StoredValue<Option<TimeoutHandle>>) {
    let step = move || {
        if search.step() {
            self::search(calc, search, pending);
        } else {
            let never = calc
                .report
                .with_untracked(|report| calc.peek(|case| projection::explain(case, report, &search.found)));
            renew(calc.limits, Some(search.found));
            renew(calc.never, never);
        }
    };
    later(pending, Duration::ZERO, step);
}

fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

/// Runs `work` after a while in place of what was still to come.
fn later(pending: StoredValue<Option<TimeoutHandle>>, after: Duration, work: impl FnOnce() + 'static) {
    if let Some(earlier) = pending.get_value() {
        earlier.clear();
    }
    pending.set_value(set_timeout_with_handle(work, after).ok());
}
