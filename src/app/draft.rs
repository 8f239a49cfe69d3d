//! What the person typed, kept in the browser over a reload.
//!
//! One line a field: key, tab, text. Only typed fields are kept, so that the rest follows the market and
//! the example. Storage may be barred or full; then the page simply forgets.

use leptos::prelude::*;

use super::state::{Calc, Given};

const KEY: &str = "breakeven.draft.1";

/// Fills the form from the last visit. Returns whether there was anything.
pub fn restore(calc: Calc) -> bool {
    let Some(text) = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()) else { return false };
    let mut any = false;
    for (key, text) in text.lines().filter_map(|line| line.split_once('\t')) {
        // Unknown keys are those of another version: put() leaves them.
        calc.put(key, text.to_owned(), Given::Typed);
        any = true;
    }
    any
}

/// Keeps what is typed from now on.
pub fn keep(calc: Calc) {
    Effect::new(move |_| {
        calc.reading.track();
        let Some(storage) = storage() else { return };
        let lines: Vec<String> = calc
            .texts()
            .into_iter()
            .filter(|(_, _, given)| *given == Given::Typed)
            .map(|(key, text, _)| format!("{key}\t{}", text.replace(['\n', '\r'], " ")))
            .collect();
        let kept = if lines.is_empty() {
            storage.remove_item(KEY)
        } else {
            storage.set_item(KEY, &lines.join("\n"))
        };
        // A full or barred storage forgets the draft at the next visit, which is all that is lost.
        let _ = kept;
    });
}

/// Forgets what was typed.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
