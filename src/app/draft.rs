//! What the person typed, kept in the browser over a reload.
//!
//! One line a field: key, tab, origin, tab, text; and one that says how decimals are written in them, as the page may
//! speak another language the next time. What the market and the example give is not kept, so that
//! it follows them. Storage may be barred or full; then the page simply forgets.

use breakeven::units::decimal;
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;

use super::routing;
use super::state::{Calc, Given, localise};

const KEY: &str = "breakeven.draft.2";
const TYPED: &str = "typed";
const SENT: &str = "sent";
/// In place of a field's key: the text is the decimal sign.
const DECIMALS: &str = "decimals";

/// Fills the form from the last visit. Returns whether there was anything.
pub fn restore(calc: Calc) -> bool {
    let Some(text) = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()) else { return false };
    let mut any = false;
    let comma = calc.comma();
    // What was kept before this line was, was written as now.
    let written =
        text.lines().find_map(|line| line.strip_prefix(DECIMALS)).map_or(comma, |sign| sign.ends_with(','));
    for line in text.lines() {
        let mut parts = line.splitn(3, '\t');
        let (Some(key), Some(origin), Some(text)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        if key == DECIMALS {
            continue;
        }
        // Unknown keys are those of another version: put() leaves them.
        calc.put(
            key,
            rewritten(text, written, comma),
            if origin == SENT { Given::Sent } else { Given::Typed },
        );
        any = true;
    }
    any
}

/// A number with the decimal sign of now; anything else as it is.
fn rewritten(text: &str, comma: bool, wanted: bool) -> String {
    let plain = if comma { text.replace('.', "").replace(',', ".") } else { text.replace(',', "") };
    match decimal(&plain) {
        Some(_) if comma != wanted => localise(plain, wanted),
        _ => text.to_owned(),
    }
}

/// Keeps what is typed from now on, and what a link brought once the address no longer holds that link.
pub fn keep(calc: Calc) {
    effect(move || {
        calc.reading.track();
        let Some(storage) = storage() else { return };
        let texts = calc.texts();
        // A link that is shown unchanged brings itself back, and leaves what was typed before it alone.
        if routing::holds_link() && texts.iter().all(|(_, _, given)| *given != Given::Typed) {
            return;
        }
        let line = |(key, text, given): (&str, String, Given)| {
            let origin = match given {
                Given::Typed => TYPED,
                Given::Sent => SENT,
                Given::Market | Given::Example => return None,
            };
            Some([key, origin, &text.replace(['\n', '\r'], " ")].join("\t"))
        };
        let mut lines: Vec<String> = texts.into_iter().filter_map(line).collect();
        if !lines.is_empty() {
            lines.push([DECIMALS, TYPED, if calc.comma() { "," } else { "." }].join("\t"));
        }
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
