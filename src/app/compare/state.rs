//! The plans side by side, what is worked out of them, and every change to them.

use breakeven::inputs::{self, Input, InputError, Scope};
use breakeven::link::{self, MOST_PLANS, View};
use breakeven::messages::changes;
use breakeven::projection::Comparison;
use breakeven::projection::compare;
use breakeven::scenario::{Case, Scenario};
use leptos::prelude::*;

use super::futures::{self, Futures};
use super::names::title;
use super::{kept, market};
use crate::app::live::LiveMarket;
use crate::app::state::{Calc, Given};
use crate::app::trip::{OnTrip, Trip};
use crate::app::{calculator, fmt, market_fields, routing, trip};

/// Changes that can be taken back.
const MOST_UNDO: usize = 30;

/// A plan of the comparison.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// Tells it from the others, wherever it stands.
    pub id: u32,
    /// The plan with its market and outlook.
    pub case: Case,
    /// Whether its market follows today's.
    pub follows: bool,
    /// Whether its stake is as much as the budget buys today.
    pub fitted: bool,
}

/// A change that can be taken back.
struct Change {
    what: String,
    /// Keys that follow each other in one field are one change.
    tag: String,
    before: Vec<Entry>,
}

type Changing<'a> = Box<dyn FnOnce(&mut Vec<Entry>) + 'a>;

/// Which plans something is said of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// All of them.
    All,
    /// Those of one coin.
    Coin(&'static str),
    /// One.
    Plan(u32),
}

impl Of {
    fn covers(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Coin(symbol) => entry.case.coin.symbol == symbol,
            Self::Plan(id) => entry.id == id,
        }
    }
}

/// The view's state, handed to every part of it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The plans, in order.
    pub plans: RwSignal<Vec<Entry>>,
    past: StoredValue<Vec<Change>>,
    /// What the last change was, where it can be taken back.
    pub undoable: RwSignal<Option<String>>,
    /// The comparison; `None` without plans, or while one lacks a figure.
    pub found: Memo<Option<Comparison>>,
    /// What many futures say.
    pub futures: Futures,
    /// What of a link could not be taken, in words.
    pub notes: RwSignal<Vec<String>>,
    /// Whether the plans are those of a link, unchanged.
    pub sent: RwSignal<bool>,
    next: StoredValue<u32>,
    /// Today's market.
    pub live: LiveMarket,
    /// The calculator, which plans are opened in.
    pub calc: Calc,
    trip: OnTrip,
}

impl Desk {
    /// The plans as the address, or else the last visit, has them; with neither an example.
    pub fn open(live: LiveMarket, calc: Calc, trip: OnTrip) -> Self {
        let plans = RwSignal::new(Vec::<Entry>::new());
        let found = Memo::new(move |_| {
            plans.with(|plans| {
                let whole = plans.iter().all(|entry| lacks(&entry.case).is_empty());
                let cases = plans.iter().map(|entry| entry.case.clone()).collect();
                (whole && !plans.is_empty()).then(|| compare(&Scenario { cases }))
            })
        });
        let desk = Self {
            plans,
            past: StoredValue::new(Vec::new()),
            undoable: RwSignal::new(None),
            found,
            futures: futures::follow(plans, found),
            notes: RwSignal::new(Vec::new()),
            sent: RwSignal::new(false),
            next: StoredValue::new(0),
            live,
            calc,
            trip,
        };
        desk.plans.set(kept::read(desk).unwrap_or_else(|| market::example(desk)));
        desk.come_back();
        if let Some(fragment) = routing::view_link(View::Compare) {
            desk.receive(&fragment);
        }
        if routing::adds() {
            desk.add_calculator();
            routing::show(View::Compare.key());
        }
        market::follow(desk);
        desk
    }

    /// Shows what a link brought. The plans before it are one tap away.
    pub fn receive(self, fragment: &str) {
        if let Some((plans, notes)) = self.unpack(fragment) {
            self.remember(changes::opened_link(), String::new());
            self.plans.set(plans);
            self.notes.set(notes);
            self.sent.set(true);
        }
    }

    /// Goes on with plans that were saved.
    pub fn take_up(self, name: &str, fragment: &str) {
        if let Some((plans, notes)) = self.unpack(fragment) {
            self.change(&changes::opened(name), |now| *now = plans);
            self.notes.set(notes);
        }
    }

    /// The plans of a link, and what of it could not be taken.
    fn unpack(self, fragment: &str) -> Option<(Vec<Entry>, Vec<String>)> {
        let link = link::read(fragment, fmt::today().midnight())?;
        let pinned = market_fields::KEYS.iter().any(|key| link.given.iter().any(|given| given == key));
        let cases = link.scenario.cases.into_iter();
        let plans = cases.map(|case| self.entry(case, !pinned)).collect::<Vec<_>>();
        let worth_saying = |note: &&link::Note| !matches!(note.problem, link::Problem::BuiltIn { .. });
        Some((plans, link.notes.iter().filter(worth_saying).map(ToString::to_string).collect()))
    }

    /// Takes a plan back from the calculator, and gives that its own texts again.
    fn come_back(self) {
        let Some(trip) = self.trip.get_untracked() else { return };
        let case = self.calc.peek(Clone::clone);
        let follows = follows(self.calc);
        self.change(changes::in_calculator(), |plans| {
            if let Some(entry) = plans.get_mut(trip.plan) {
                let old = std::mem::replace(&mut entry.case, case);
                (entry.case.name, entry.case.weight, entry.case.purse) = (old.name, old.weight, old.purse);
                (entry.follows, entry.fitted) = (follows, false);
            }
        });
        self.trip.set(None);
        trip::restore(self.calc, &trip);
    }

    /// Opens a plan in the calculator, which keeps in mind where it belongs.
    pub fn lend(self, id: u32) {
        let place = self.plans.with_untracked(|plans| plans.iter().position(|entry| entry.id == id));
        let (Some(entry), Some(plan)) = (self.entry_of(id), place) else { return };
        // It comes back to what is kept.
        kept::write(self);
        let trip = Trip { plan, name: title(&entry.case), before: self.calc.texts() };
        let market = if entry.follows { Given::Market } else { Given::Sent };
        self.calc.fill(&entry.case, |key| if market_fields::fills(key) { market } else { Given::Typed });
        self.trip.set(Some(trip));
        routing::go(View::Calc.key());
    }

    /// A new plan of the comparison, in its terms where there are any.
    pub fn entry(self, case: Case, follows: bool) -> Entry {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        Entry { id, case, follows, fitted: false }
    }

    /// Adds a plan under the terms that hold for all.
    pub fn add(self, what: &str, mut entry: Entry) {
        if self.plans.with_untracked(Vec::len) >= MOST_PLANS {
            return;
        }
        self.plans.with_untracked(|plans| {
            if let Some(first) = plans.first() {
                same_terms(&mut entry.case, &first.case);
            }
        });
        futures::uncertain(&mut entry.case);
        self.change(what, |plans| plans.push(entry));
    }

    /// Lets a plan follow today's market.
    pub fn refresh(self, id: u32) {
        let today = fmt::today().midnight();
        self.change(changes::took_market(), |plans| {
            for entry in plans.iter_mut().filter(|entry| entry.id == id) {
                entry.follows = true;
                entry.case.start = today;
                market::refresh(self, &mut entry.case);
            }
            // All plans begin on the same day.
            plans.iter_mut().for_each(|entry| entry.case.start = today);
        });
    }

    /// Adds the plan that the calculator shows.
    pub fn add_calculator(self) {
        let mut case = self.calc.peek(Clone::clone);
        case.weight = None;
        self.add(changes::added_calculator(), self.entry(case, follows(self.calc)));
    }

    /// Keeps the plans as they are, to be had again.
    fn remember(self, what: &str, tag: String) {
        let before = self.plans.get_untracked();
        self.past.update_value(|past| {
            let same = past.last().is_some_and(|last| !tag.is_empty() && last.tag == tag);
            if !same {
                past.push(Change { what: what.to_owned(), tag, before });
            }
            if past.len() > MOST_UNDO {
                past.remove(0);
            }
        });
        self.undoable.set(self.past.with_value(|past| past.last().map(|last| last.what.clone())));
    }

    /// Changes the plans in a way that can be taken back.
    pub fn change(self, what: &str, change: impl FnOnce(&mut Vec<Entry>)) {
        self.changed(what, String::new(), Box::new(change));
    }

    /// The same for a key in a field.
    pub fn typed(self, what: &str, tag: String, change: impl FnOnce(&mut Vec<Entry>)) {
        self.changed(what, tag, Box::new(change));
    }

    fn changed(self, what: &str, tag: String, change: Changing<'_>) {
        self.remember(what, tag);
        self.plans.update(|plans| change(plans));
        self.settle();
    }

    /// Takes the last change back.
    pub fn undo(self) {
        if let Some(Some(change)) = self.past.try_update_value(Vec::pop) {
            self.plans.set(change.before);
            self.undoable.set(self.past.with_value(|past| past.last().map(|last| last.what.clone())));
            self.settle();
        }
    }

    /// What is shown is the person's own from here on.
    fn settle(self) {
        self.sent.set(false);
        self.notes.set(Vec::new());
        if routing::view_link(View::Compare).is_some() {
            routing::show(View::Compare.key());
        }
        kept::write(self);
    }

    /// The plan with this number.
    pub fn entry_of(self, id: u32) -> Option<Entry> {
        self.plans.with_untracked(|plans| plans.iter().find(|entry| entry.id == id).cloned())
    }

    /// Where a plan stands, followed.
    pub fn place(self, id: u32) -> Option<usize> {
        self.plans.with(|plans| plans.iter().position(|entry| entry.id == id))
    }

    /// Reads something of the first plan that is meant, followed.
    pub fn read<T>(self, of: Of, read: impl FnOnce(&Case) -> T) -> Option<T> {
        self.plans.with(|plans| plans.iter().find(|entry| of.covers(entry)).map(|entry| read(&entry.case)))
    }

    /// Puts a text into an input of the plans that are meant.
    ///
    /// # Errors
    /// What is wrong with the text; nothing has changed then.
    pub fn set(self, of: Of, input: &'static Input, text: &str) -> Result<(), InputError> {
        let dialect = inputs::Dialect::Form { comma: self.calc.comma() };
        if let Some(Err(error)) = self.read(of, |case| input.set(&mut case.clone(), text, dialect)) {
            return Err(error);
        }
        let tag = match of {
            Of::All => input.key.to_owned(),
            Of::Coin(symbol) => [input.key, symbol].concat(),
            Of::Plan(id) => format!("{} {id}", input.key),
        };
        let text = text.to_owned();
        self.typed(&changes::field(input.label()), tag, move |plans| {
            for entry in plans.iter_mut().filter(|entry| of.covers(entry) && input.applies(&entry.case)) {
                // The same text was understood of the first of them.
                let _ = input.set(&mut entry.case, &text, dialect);
            }
        });
        Ok(())
    }

    /// The currency of the comparison, followed.
    pub fn currency(self) -> String {
        self.read(Of::All, |case| case.currency.clone()).unwrap_or_else(|| "USD".to_owned())
    }

    /// The fragment that shows others the same, followed.
    pub fn link(self) -> String {
        self.plans.with(|plans| written(plans))
    }
}

/// A link says currency, start and length once for all plans.
pub fn written(plans: &[Entry]) -> String {
    let mut cases: Vec<Case> = plans.iter().map(|entry| entry.case.clone()).collect();
    if let Some(first) = cases.first().cloned() {
        cases.iter_mut().skip(1).for_each(|case| same_terms(case, &first));
    }
    link::write(View::Compare, &Scenario { cases })
}

/// Gives `case` the terms that all plans share, its amounts converted.
pub fn same_terms(case: &mut Case, first: &Case) {
    if case.currency != first.currency || case.fx != first.fx {
        calculator::in_currency_of(case, first);
    }
    let dialect = inputs::Dialect::Link;
    for input in inputs::INPUTS.iter().filter(|input| input.scope == Scope::Common) {
        let text = input.link_text(first);
        if !["cur", "fx"].contains(&input.key) && text != input.link_text(case) {
            // What one case can say, another can.
            let _ = input.set(case, &text, dialect);
        }
    }
}

/// What a plan lacks to be judged at all.
pub fn lacks(case: &Case) -> Vec<&'static str> {
    if case.plan.staking().is_some() { Vec::new() } else { case.missing() }
}

fn follows(calc: Calc) -> bool {
    let given = calc.slot("price").map(|slot| slot.given.get_untracked());
    matches!(given, Some(Given::Market | Given::Example))
}
