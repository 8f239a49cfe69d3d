//! Machines of the person's own, kept in the browser by name.
//!
//! One line each: name, algorithm, hashes per second, watts, price in US dollars, and for a rig its parts, divided by
//! tabs. Storage may be barred or full; then a machine lasts as long as the page.

use std::cell::RefCell;

use breakeven::catalog::{Figures, Rig};
use breakeven::inputs::{Dialect, parse, plain};
use leptos::prelude::*;

const KEY: &str = "breakeven.machines";
/// Most that are kept: more than anybody looks through.
const MOST: usize = 100;

thread_local! {
    static USED: RefCell<Rig> = RefCell::default();
}

/// Remembers the rig whose figures went into the fields, so that it may be kept: the dialog does not outlive that.
pub fn set_used(rig: Rig) {
    USED.set(rig);
}

/// The rig whose figures last went into the fields.
pub fn used() -> Rig {
    USED.with_borrow(Clone::clone)
}

/// Those that earlier visits left.
pub fn kept() -> Vec<Figures> {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).unwrap_or_default();
    text.lines().filter_map(own).take(MOST).collect()
}

/// Keeps these for later visits.
pub fn keep(all: &[Figures]) {
    let Some(storage) = storage() else { return };
    let mut text = String::new();
    for own in all.iter().take(MOST) {
        let figures = [own.hashrate, own.watts, own.price_usd].map(plain);
        text.push_str(
            &[&clean(&own.name), &own.algorithm, &figures[0], &figures[1], &figures[2], &own.rig.text()]
                .map(String::as_str)
                .join("\t"),
        );
        text.push('\n');
    }
    // A full or barred storage forgets them at the next visit, which is all that is lost.
    let _ = if text.is_empty() { storage.remove_item(KEY) } else { storage.set_item(KEY, &text) };
}

/// A name as one line holds it.
pub fn clean(name: &str) -> String {
    name.replace(['\t', '\n', '\r'], " ").trim().chars().take(60).collect()
}

fn own(line: &str) -> Option<Figures> {
    let mut parts = line.split('\t');
    let (name, algorithm) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let mut number = || {
        let value = parse(parts.next()?, Dialect::Link, false).ok()?.value;
        (value >= 0.0).then_some(value)
    };
    let [hashrate, watts, price_usd] = [number()?, number()?, number()?];
    let rig = Rig::read(parts.next().unwrap_or_default());
    Some(Figures { name, algorithm, hashrate, watts, price_usd, rig })
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
