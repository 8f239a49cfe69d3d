//! The texts of the controls, what they mean, and the list that follows from them.

use std::time::Duration;

use breakeven::catalog::Device;
use breakeven::inputs::{Dialect, InputError, significant};
use breakeven::link::View;
use breakeven::market::{Figure, Held, Kind};
use breakeven::networks;
use breakeven::projection::{Ranking, Row};
use breakeven::rank::{self, Filter, Grounds, KEYS, Key, Order, Passed, State, Summary};
use breakeven::units::{UnixTime, decimal};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::app::live::LiveMarket;
use crate::app::parts::dynamic::effect;
use crate::app::state::localise;
use crate::app::{fmt, machines, routing};

/// Where the view is kept, so that another view and a reload bring it back.
const KEPT: &str = "breakeven.rank";
/// Rest after a key before the list follows: a word is not ranked letter by letter.
const REST: Duration = Duration::from_millis(150);
/// Rows shown at once, and added by each tap: more would keep a phone busy drawing what is out of sight.
pub const PAGE: usize = 40;
/// Machines ranked in one go: so few that a slow phone still answers to a touch in between.
const SLICE: usize = 20;

/// What is asked for of each coin, the price first.
const NEEDED: [Kind; 5] = [Kind::Price, Kind::Difficulty, Kind::Height, Kind::FeesPerBlock, Kind::BlockTime];

/// The texts as understood.
#[derive(Clone, PartialEq)]
struct Reading {
    /// Every control understood, with the last good value of the others.
    state: State,
    /// One entry for each key of the table.
    errors: Vec<Option<InputError>>,
}

/// The rows shown, in order.
#[derive(Clone, Default, PartialEq)]
pub struct Picked {
    /// Positions among the rows.
    pub order: Vec<usize>,
    /// What the filter let through and held back.
    pub passed: Passed,
    /// What it comes to.
    pub sum: Summary,
}

/// The Rank view's state, handed to every part of it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct RankForm {
    texts: StoredValue<Vec<RwSignal<String>>>,
    comma: bool,
    reading: Memo<Reading>,
    /// What the list shows: the texts as understood when the fingers last rested.
    pub settled: RwSignal<State>,
    typing: StoredValue<bool>,
    /// The market of each coin compared, and the coins left out.
    pub grounds: Memo<Grounds>,
    /// For each of these coins the link of its terms, to which a machine is added.
    pub bases: Memo<Vec<String>>,
    /// Every row before any filter.
    pub rows: RwSignal<Vec<Row>>,
    /// Whether they are those of the terms shown, or still on their way.
    pub ready: RwSignal<bool>,
    /// The rows shown.
    pub picked: Memo<Picked>,
    /// How many of them are drawn.
    pub limit: RwSignal<usize>,
    /// Machine and coin of the row whose details are open.
    pub opened: RwSignal<Option<(String, &'static str)>>,
    /// Whether the difficulty of every coin is asked for, which takes a request or two for each.
    pub asks_all: RwSignal<bool>,
    /// What of a link could not be taken, in words.
    pub notes: RwSignal<Vec<String>>,
    /// The market that the rows follow.
    pub live: LiveMarket,
}

impl RankForm {
    /// The view as the address, or else the last visit, has it.
    pub fn open(live: LiveMarket) -> Option<Self> {
        let now = fmt::now();
        let link = routing::view_link(View::Rank).or_else(kept).unwrap_or_default();
        let opened = rank::read_with(&link, now.date().midnight(), machines::own_devices())?;
        let comma = fmt::decimal_comma();
        let first = opened.state;
        let texts: Vec<RwSignal<String>> =
            KEYS.iter().map(|key| RwSignal::new(shown(key, &first, comma))).collect();
        let read = texts.clone();
        let start = first.clone();
        let reading = Memo::new(move |old: Option<&Reading>| {
            let mut state = old.map_or_else(|| start.clone(), |old| old.state.clone());
            let set = |(key, text): (&Key, &RwSignal<String>)| {
                text.with(|text| key.set(&mut state, text, Dialect::Form { comma }).err())
            };
            let errors = KEYS.iter().zip(&read).map(set).collect();
            Reading { state, errors }
        });
        let settled = RwSignal::new(first);
        let asked = Memo::new(move |_| settled.with(unfiltered));
        let grounds =
            Memo::new(move |_| asked.with(|state| live.read(|board| rank::grounds(state, board, now))));
        let bases =
            Memo::new(move |_| grounds.with(|grounds| grounds.cases.iter().map(rank::base).collect()));
        let rows = RwSignal::new(Vec::new());
        let picked = Memo::new(move |_| settled.with(|state| rows.with(|rows| pick(state, rows))));
        let form = Self {
            texts: StoredValue::new(texts),
            comma,
            reading,
            settled,
            typing: StoredValue::new(false),
            grounds,
            bases,
            rows,
            ready: RwSignal::new(false),
            picked,
            limit: RwSignal::new(PAGE),
            opened: RwSignal::new(None),
            asks_all: RwSignal::new(false),
            notes: RwSignal::new(opened.notes.iter().map(ToString::to_string).collect()),
            live,
        };
        form.follow();
        form.rank(asked);
        form.want();
        Some(form)
    }

    /// Lets the list follow the texts, and the address the list.
    fn follow(self) {
        let pending = StoredValue::new(None::<TimeoutHandle>);
        effect(move || {
            let state = self.reading.with(|reading| reading.state.clone());
            if self.settled.with_untracked(|shown| *shown == state) {
                return;
            }
            let settle = move || {
                let link = rank::write(&state);
                keep(&link);
                routing::show_rank(&link);
                self.settled.set(state);
            };
            if let Some(earlier) = pending.get_value() {
                earlier.clear();
            }
            let rest = if self.typing.get_value() { REST } else { Duration::ZERO };
            pending.set_value(set_timeout_with_handle(settle, rest).ok());
        });
        on_cleanup(move || {
            if let Some(earlier) = pending.try_get_value().flatten() {
                earlier.clear();
            }
        });
    }

    /// Ranks anew whenever the terms or the market have changed, a slice of the machines at a time.
    fn rank(self, asked: Memo<State>) {
        let pending = StoredValue::new(None::<TimeoutHandle>);
        effect(move || {
            let job = asked.with(|state| {
                self.grounds.with(|grounds| Job {
                    ranking: Ranking::new(grounds.cases.clone()),
                    devices: state.devices(),
                    best_only: state.best_only(),
                    rows: Vec::new(),
                })
            });
            self.ready.set(false);
            step(self, job, pending);
        });
        on_cleanup(move || {
            if let Some(earlier) = pending.try_get_value().flatten() {
                earlier.clear();
            }
        });
    }

    /// Asks for today's price of every coin, which is one request, and for the rate of the currency; for
    /// the rest of every coin once the person wants it.
    fn want(self) {
        let live = self.live;
        let currency = Memo::new(move |_| self.settled.with(|state| state.terms.currency.clone()));
        effect(move || {
            let kinds = if self.asks_all.get() { &NEEDED[..] } else { &NEEDED[..1] };
            let mut figures = Vec::new();
            for kind in kinds {
                figures.extend(networks::all().iter().map(|coin| Figure::new(*kind, coin.symbol)));
            }
            let code = currency.with(|code| breakeven::catalog::currency(code).map(|currency| currency.code));
            if let Some(code) = code.filter(|code| *code != "USD") {
                figures.push(Figure::new(Kind::Fx, code));
            }
            live.wants_also(figures);
        });
        on_cleanup(move || live.wants_also(Vec::new()));
    }

    /// The text of a control.
    pub fn text(self, key: &str) -> Signal<String> {
        match self.slot(key) {
            Some(text) => text.into(),
            None => Signal::stored(String::new()),
        }
    }

    /// What is wrong with a control, if anything.
    pub fn error(self, key: &str) -> Option<InputError> {
        let index = KEYS.iter().position(|known| known.key == key)?;
        self.reading.with(|reading| reading.errors.get(index).cloned().flatten())
    }

    /// What the person types.
    pub fn typed(self, key: &str, text: String) {
        self.typing.set_value(true);
        self.put(key, text);
    }

    /// What the person picks.
    pub fn chosen(self, key: &str, text: String) {
        self.typing.set_value(false);
        self.put(key, text);
    }

    /// Puts the rows in another order.
    pub fn sort(self, order: Order) {
        self.chosen("sort", order.by.key().to_owned());
        self.chosen("dir", if order.falling { "down" } else { "up" }.to_owned());
    }

    /// Forgets every filter and the search.
    pub fn show_all(self) {
        let mut plain = self.settled.get_untracked();
        plain.filter = Filter::default();
        for key in KEYS {
            let text = shown(key, &plain, self.comma);
            self.chosen(key.key, text);
        }
    }

    /// Changes the currency, and the amounts with it at the day's rate.
    pub fn change_currency(self, code: &str) {
        let old = self.settled.with_untracked(|state| state.terms.currency.clone());
        if let (Some(from), Some(to)) = (self.live.usd_rate(&old), self.live.usd_rate(code)) {
            for key in ["kwh", "maxprice"] {
                let amount = KEYS.iter().find(|known| known.key == key);
                let value = self.reading.with_untracked(|reading| {
                    amount.and_then(|known| decimal(&known.link_text(&reading.state)))
                });
                if let Some(value) = value {
                    self.chosen(key, self.local(breakeven::inputs::plain(significant(value * to / from, 3))));
                }
            }
        }
        self.chosen("cur", code.to_ascii_lowercase());
    }

    /// Puts an amount into a control as people here write it.
    pub fn put_number(self, key: &str, value: f64) {
        self.chosen(key, self.local(breakeven::inputs::plain(significant(value, 3))));
    }

    /// What `words` says of the list shown; nothing while the first is on its way.
    pub fn said(self, words: fn(&State, &[Row], &Picked) -> String) -> Option<String> {
        if !self.ready.get() && self.rows.with(Vec::is_empty) {
            return None;
        }
        let words =
            |state: &State| self.rows.with(|rows| self.picked.with(|picked| words(state, rows, picked)));
        Some(self.settled.with(words))
    }

    /// Units of the currency shown that one unit of `other` is worth, not followed.
    pub fn rate_from(self, other: &str) -> Option<f64> {
        let here = self.settled.with_untracked(|state| state.terms.currency.clone());
        Some(self.live.usd_rate(&here)? / self.live.usd_rate(other)?)
    }

    /// The moment that ages refer to, followed.
    pub fn now(self) -> UnixTime {
        self.live.now()
    }

    /// The best value of a coin's figure, followed.
    pub fn held(self, coin: &networks::Coin, kind: Kind) -> Option<Held> {
        self.live.read(|board| board.get(Figure::new(kind, coin.symbol)))
    }

    fn slot(self, key: &str) -> Option<RwSignal<String>> {
        let index = KEYS.iter().position(|known| known.key == key)?;
        self.texts.with_value(|texts| texts.get(index).copied())
    }

    fn put(self, key: &str, text: String) {
        if let Some(slot) = self.slot(key)
            && slot.with_untracked(|old| *old != text)
        {
            slot.set(text);
        }
    }

    fn local(self, text: String) -> String {
        if self.comma { text.replace('.', ",") } else { text }
    }
}

/// Machines still to be ranked, and the rows of those that were.
struct Job {
    ranking: Ranking,
    devices: Vec<&'static Device>,
    best_only: bool,
    rows: Vec<Row>,
}

/// Ranks a slice in a task of its own, in place of whatever was still to be ranked.
fn step(form: RankForm, mut job: Job, pending: StoredValue<Option<TimeoutHandle>>) {
    if let Some(earlier) = pending.get_value() {
        earlier.clear();
    }
    let work = move || {
        let rest = job.devices.split_off(job.devices.len().min(SLICE));
        job.rows.append(&mut job.ranking.rows(&job.devices, job.best_only));
        if !rest.is_empty() {
            job.devices = rest;
            return step(form, job, pending);
        }
        if form.rows.with_untracked(|rows| *rows != job.rows) {
            form.rows.set(job.rows);
        }
        form.ready.set(true);
    };
    pending.set_value(set_timeout_with_handle(work, Duration::ZERO).ok());
}

/// The part of `state` that the rows depend on before any filter.
fn unfiltered(state: &State) -> State {
    let filter = Filter { algorithm: state.filter.algorithm, ..Filter::default() };
    State { filter, order: Order::default(), ..state.clone() }
}

fn pick(state: &State, rows: &[Row]) -> Picked {
    let passed = state.filter.apply(rows);
    let mut order = passed.rows.clone();
    rank::sort(rows, &mut order, state.order);
    let sum = rank::summary(rows, &order);
    Picked { order, passed, sum }
}

/// A number as people here write it; names keep their points.
fn shown(key: &Key, state: &State, comma: bool) -> String {
    localise(key.link_text(state), comma)
}

/// Storage may be barred; then the view opens as on a first visit.
fn kept() -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(KEPT).ok().flatten()
}

fn keep(link: &str) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        // A full storage forgets the view at the next visit, which is all that is lost.
        let _ = storage.set_item(KEPT, link);
    }
}
