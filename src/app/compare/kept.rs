//! The comparison, kept in the browser over a reload: a line of marks, then its link.
//!
//! Storage may be barred or full; then the page forgets, and nothing else.

use leptos::prelude::*;

use super::state::{Desk, Entry, written};
use crate::app::fmt;

const KEY: &str = "breakeven.compare";
/// A plan whose market follows today's, one whose stake follows the budget besides, and one that does neither.
const MARKS: [char; 3] = ['m', 's', '-'];

/// The browser's storage, where it lets itself be used.
pub fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What the last visit left.
pub fn read(desk: Desk) -> Option<Vec<Entry>> {
    let text = storage()?.get_item(KEY).ok()??;
    let (marks, link) = text.split_once('\n')?;
    let cases = breakeven::link::read(link, fmt::today().midnight())?.scenario.cases;
    let entry = |(case, mark)| {
        let entry = desk.entry(case, mark != MARKS[2]);
        Entry { fitted: mark == MARKS[1], ..entry }
    };
    Some(cases.into_iter().zip(marks.chars().chain(std::iter::repeat(MARKS[2]))).map(entry).collect())
}

/// Keeps the plans as they are.
pub fn write(desk: Desk) {
    let Some(storage) = storage() else { return };
    let text = desk.plans.with_untracked(|plans| {
        let mark = |entry: &Entry| match entry {
            Entry { fitted: true, .. } => MARKS[1],
            Entry { follows: true, .. } => MARKS[0],
            _ => MARKS[2],
        };
        let marks: String = plans.iter().map(mark).collect();
        (!plans.is_empty()).then(|| [&marks, "\n", &written(plans)].concat())
    });
    let done = match text {
        Some(text) => storage.set_item(KEY, &text),
        None => storage.remove_item(KEY),
    };
    // A full storage forgets the comparison at the next visit, which is all that is lost.
    let _ = done;
}
