use std::fmt::Write as _;

use crate::catalog::Device;
use crate::inputs::{Dialect, plain};
use crate::link::{Note, Problem, VERSION, View, coding, version_problem};
use crate::projection::Row;
use crate::scenario::{Case, Scenario};
use crate::units::UnixTime;

use super::{KEYS, State, find};

/// What a link to the Rank view opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What the view is set to; everything unread has its default.
    pub state: State,
    /// What was not read, and why.
    pub notes: Vec<Note>,
}

/// Most notes that are kept: a hostile link could earn millions, and nobody reads more.
const MOST_NOTES: usize = 100;

/// Reads a link to the Rank view, its fragment or the bare part after the `?`.
///
/// Nothing a link can contain fails: what is not understood keeps its default and earns a note.
/// `None` only when the catalog has no coin at all.
pub fn read(link: &str, now: UnixTime) -> Option<Opened> {
    read_with(link, now, &[])
}

/// The same where the person has machines of their own, which the link may name.
pub fn read_with(link: &str, now: UnixTime, own: &'static [Device]) -> Option<Opened> {
    let state = State { own, ..State::new(now)? };
    let mut opened = Opened { state, notes: Vec::new() };
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment).trim();
    let query = match fragment.split_once('?') {
        Some((_, query)) => query,
        None if fragment.contains('=') => fragment,
        None => "",
    };
    let mut texts: Vec<(&'static str, String)> = Vec::new();
    for (key, text) in coding::pairs(query) {
        if key == "v" {
            opened.note(&key, version_problem(&text));
            continue;
        }
        let Some(known) = find(&key) else {
            opened.note(&key, Some(Problem::UnknownKey));
            continue;
        };
        if let Some(index) = texts.iter().position(|(key, _)| *key == known.key) {
            opened.note(&key, Some(Problem::Repeated));
            texts.remove(index);
        }
        texts.push((known.key, text));
    }
    // In the order of the table, whatever that of the link: the direction belongs to the column.
    for key in KEYS {
        if let Some((_, text)) = texts.iter().find(|(given, _)| *given == key.key)
            && let Err(error) = key.set(&mut opened.state, text, Dialect::Link)
        {
            opened.note(key.key, Some(Problem::Value(error)));
        }
    }
    Some(opened)
}

/// The fragment, without `#`, that opens the view as it is set. It names what differs from the defaults,
/// and the price of electricity always, as that is what the answer hangs on.
pub fn write(state: &State) -> String {
    let mut link = format!("{}?v={VERSION}", View::Rank.key());
    let Some(plain) = State::new(state.terms.start) else { return link };
    // The direction that goes without saying is that of the column.
    let plain_order = State { order: super::Order::by(state.order.by), ..plain.clone() };
    for key in KEYS {
        let text = key.link_text(state);
        let unsaid = key.link_text(if key.key == "dir" { &plain_order } else { &plain });
        if text != unsaid || key.key == "kwh" {
            // Writing to a string cannot fail.
            let _ = write!(link, "&{}=", key.key);
            coding::push(&mut link, &text);
        }
    }
    link
}

/// The calculator's link of the terms of a coin, to which a machine is added. It leaves the market open, so
/// that the calculator follows today's as the list does.
pub fn base(ground: &Case) -> String {
    let link = crate::link::write(View::Calc, &Scenario { cases: vec![ground.clone()] });
    let open = |pair: &&str| {
        let key = pair.split('=').next().unwrap_or_default();
        !matches!(key.trim_end_matches('2'), "at" | "price" | "diff" | "height" | "fees" | "fx")
    };
    link.split('&').filter(open).collect::<Vec<_>>().join("&")
}

/// The fragment, without `#`, that opens a row in the calculator: the [`base`] of its coin, the machine, or its
/// figures where no list has it, and its price in the currency of the terms where it is known.
pub fn calculation(base: &str, row: &Row) -> String {
    let mut link = if row.device.is_own() {
        [base, "&hash=", &plain(row.run.hashrate), "&watts=", &plain(row.run.watts)].concat()
    } else {
        [base, "&device=", &row.device.id].concat()
    };
    if let Some(price) = row.price {
        link.push_str("&capex=");
        link.push_str(&plain(price));
    }
    link
}

impl Opened {
    fn note(&mut self, key: &str, problem: Option<Problem>) {
        if let Some(problem) = problem.filter(|_| self.notes.len() < MOST_NOTES) {
            self.notes.push(Note { key: key.chars().take(40).collect(), problem });
        }
    }
}
