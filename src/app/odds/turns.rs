//! Long work in short turns, so that the page answers in between.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// Longest turn before the browser has its own, in milliseconds.
const TURN: f64 = 10.0;

/// One piece of work at a time; the next takes the place of what was left of the one before.
#[derive(Clone, Copy)]
pub struct Turns(StoredValue<Option<TimeoutHandle>>);

impl Turns {
    /// Nothing to do yet. What is still to come ends with the view.
    pub fn new() -> Self {
        let turns = Self(StoredValue::new(None));
        on_cleanup(move || turns.stop());
        turns
    }

    /// Drops what is still to come.
    pub fn stop(self) {
        if let Some(Some(handle)) = self.0.try_update_value(Option::take) {
            handle.clear();
        }
    }

    /// Whether anything is still to come.
    pub fn busy(self) -> bool {
        self.0.with_value(Option::is_some)
    }

    /// Takes up `step` after a while in place of any other work: it is called until it says false.
    pub fn start(self, after: Duration, step: Box<dyn FnMut() -> bool>) {
        self.stop();
        self.go_on(after, step);
    }

    fn go_on(self, after: Duration, mut step: Box<dyn FnMut() -> bool>) {
        let turn = move || {
            self.0.set_value(None);
            let begun = js_sys::Date::now();
            while step() {
                if js_sys::Date::now() - begun >= TURN {
                    return self.go_on(Duration::ZERO, step);
                }
            }
        };
        self.0.set_value(set_timeout_with_handle(turn, after).ok());
    }
}
