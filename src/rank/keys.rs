//! The one table of what can be set in the Rank view: form, link and defaults all read it.

use crate::catalog::{self, Cooling, DEVICES, Kind};
use crate::inputs::{self, Dialect, InputError};
use crate::networks::{self, Coin};
use crate::units::{Money, Power, Quantity, Range};

use super::State;
use super::order::{Column, Order};

/// One thing that can be set.
#[derive(Debug)]
pub struct Key {
    /// Name in links; never changes. Where a plan has an input of this name, it means the same.
    pub key: &'static str,
    /// Name in the form.
    pub label: &'static str,
    /// A sentence of help within reach of the field.
    pub help: &'static str,
    how: How,
}

#[derive(Debug)]
enum How {
    /// Set in the terms, by the input of the same key.
    Terms,
    /// A grammar of its own.
    Own { accepts: &'static str, get: fn(&State) -> String, set: fn(&mut State, &str, Dialect) -> Option<()> },
}

const fn terms(key: &'static str, label: &'static str, help: &'static str) -> Key {
    Key { key, label, help, how: How::Terms }
}

const fn own(
    key: &'static str,
    label: &'static str,
    help: &'static str,
    accepts: &'static str,
    get: fn(&State) -> String,
    set: fn(&mut State, &str, Dialect) -> Option<()>,
) -> Key {
    Key { key, label, help, how: How::Own { accepts, get, set } }
}

/// Everything that can be set, in the order of links.
#[rustfmt::skip]
pub static KEYS: &[Key] = &[
    own("device", "Machine", "One machine with every coin it can mine, or all machines. Those you kept as yours in the calculator come first.",
        "the name of a machine in the list, or nothing for all",
        |state| state.device.map(|device| device.id.clone()).unwrap_or_default(),
        |state, text, _| { let own = state.own; state.device = unless_empty(text, |id| own.iter().find(|device| device.id == id).or_else(|| catalog::find(id)))?; Some(()) }),
    own("coin", "Coin", "Every machine with one coin, or each with the coin that leaves most at the end.",
        "a coin such as btc, or nothing for the best of each machine",
        |state| state.coin.map(|coin| coin.key.to_ascii_lowercase()).unwrap_or_default(),
        |state, text, _| { state.coin = unless_empty(text, mined)?; Some(()) }),
    terms("cur", "Currency", "Every amount of the list is in this currency."),
    terms("kwh", "Electricity price", "All of it: energy, network, taxes."),
    terms("h", "Horizon", "How long the machines run: 60m, 5y or 1825d."),
    own("dg", "Difficulty growth", "Change of every coin's difficulty a month. Empty: 1 % for SHA-256, the slower end of Bitcoin's recent years, and none for the others, whose hashrate comes and goes.",
        "-99 to 1000, or nothing for what is usual for each coin",
        |state| if state.usual_growth { String::new() } else { of_terms("dg", state) },
        set_growth),
    terms("pg", "Price growth", "Change of every coin's price a month, compounding."),
    terms("pool", "Pool fee", "Part of the income that the pool keeps."),
    terms("up", "Uptime", "Part of the time that the machines really run."),
    own("sort", "Sorted by", "", "machine, coin, profit, breakeven, lifetime, shutdown, efficiency, price or power",
        |state| state.order.by.key().to_owned(),
        |state, text, _| { state.order = Order::by(Column::find(text.trim())?); Some(()) }),
    own("dir", "Direction", "", "up or down",
        |state| if state.order.falling { "down" } else { "up" }.to_owned(),
        |state, text, _| { state.order.falling = match text.trim() { "up" => false, "down" => true, _ => return None }; Some(()) }),
    own("q", "Search", "Maker, model, hashrate or coin.", "anything",
        |state| state.filter.search.clone(),
        |state, text, _| { state.filter.search = text.chars().take(LONGEST_SEARCH).collect(); Some(()) }),
    own("algo", "Algorithm", "What the machine computes; with one chosen, every coin of it is listed.",
        "the name of a proof-of-work function such as Scrypt, or nothing for all",
        |state| state.filter.algorithm.unwrap_or_default().to_owned(),
        |state, text, _| { state.filter.algorithm = unless_empty(text, |name| same(name, networks::all().iter().map(|coin| coin.algorithm)))?; Some(()) }),
    own("type", "Sort of machine", "", "asic, gpu, cpu, or nothing for all",
        |state| word_of(state.filter.kind, KINDS),
        |state, text, _| { state.filter.kind = unless_empty(text, |word| named(word, KINDS))?; Some(()) }),
    own("maker", "Maker", "", "the name of a maker, or nothing for all",
        |state| state.filter.maker.unwrap_or_default().to_owned(),
        |state, text, _| { state.filter.maker = unless_empty(text, |name| same(name, DEVICES.iter().map(|device| device.maker)))?; Some(()) }),
    own("cool", "Cooling", "", "air, hydro, immersion, or nothing for all",
        |state| word_of(state.filter.cooling, COOLINGS),
        |state, text, _| { state.filter.cooling = unless_empty(text, |word| named(word, COOLINGS))?; Some(()) }),
    own("maxprice", "Highest price", "Machines whose price nobody lists are left out then.", "0 to 1e15, or nothing for any",
        |state| state.filter.max_price.map(inputs::plain).unwrap_or_default(),
        |state, text, dialect| { state.filter.max_price = most(text, dialect, Money::RANGE)?; Some(()) }),
    own("maxwatts", "Highest power", "Of one machine.", "0 to 1e12, or nothing for any",
        |state| state.filter.max_watts.map(inputs::plain).unwrap_or_default(),
        |state, text, dialect| { state.filter.max_watts = most(text, dialect, Power::RANGE)?; Some(()) }),
    own("maxdb", "Loudest noise", "Machines whose noise is not known are left out then.", "0 to 200, or nothing for any",
        |state| state.filter.max_noise.map(inputs::plain).unwrap_or_default(),
        |state, text, dialect| { state.filter.max_noise = most(text, dialect, Range { min: 0.0, max: 200.0 })?; Some(()) }),
];

/// Longest search: beyond this nobody types, and a link could.
const LONGEST_SEARCH: usize = 60;

const KINDS: &[(&str, Kind)] = &[("asic", Kind::Asic), ("gpu", Kind::Gpu), ("cpu", Kind::Cpu)];
const COOLINGS: &[(&str, Cooling)] =
    &[("air", Cooling::Air), ("hydro", Cooling::Hydro), ("immersion", Cooling::Immersion)];

/// The key of this name.
pub fn find(key: &str) -> Option<&'static Key> {
    KEYS.iter().find(|known| known.key == key)
}

/// The words a key with few values takes, with what each is called; the empty one first. None for others.
pub fn words(key: &str) -> Vec<(String, String)> {
    let pair = |word: &str, name: &str| (word.to_owned(), name.to_owned());
    let mut words = vec![pair("", "any")];
    let mut add = |name: &'static str| {
        if !words.iter().any(|(word, _)| word == name) {
            words.push(pair(name, name));
        }
    };
    match key {
        "algo" => networks::all().iter().for_each(|coin| add(coin.algorithm)),
        "maker" => DEVICES.iter().for_each(|device| add(device.maker)),
        "cool" => COOLINGS.iter().for_each(|(word, _)| add(word)),
        "type" => words.extend(KINDS.iter().map(|(word, kind)| pair(word, super::machine_kind(*kind)))),
        _ => words.clear(),
    }
    words
}

impl Key {
    /// Puts `text` into `state`.
    ///
    /// # Errors
    /// [`InputError`] naming the field, the text and what is accepted; the state is then unchanged.
    pub fn set(&self, state: &mut State, text: &str, dialect: Dialect) -> Result<(), InputError> {
        match (&self.how, inputs::find(self.key)) {
            (How::Own { accepts, set, .. }, _) => {
                set(state, text, dialect).ok_or_else(|| InputError::NotUnderstood {
                    label: self.label,
                    text: text.chars().take(40).collect(),
                    accepts: (*accepts).to_owned(),
                })
            }
            (How::Terms, Some(input)) => input.set(&mut state.terms, text, dialect),
            // A test sees to it that every key of the terms is one of the table of inputs.
            (How::Terms, None) => Ok(()),
        }
    }

    /// The text that gives this part of `state` back: what a link carries.
    pub fn link_text(&self, state: &State) -> String {
        match self.how {
            How::Own { get, .. } => get(state),
            How::Terms => of_terms(self.key, state),
        }
    }

    /// What is accepted, in words.
    pub fn accepts(&self, state: &State) -> String {
        match self.how {
            How::Own { accepts, .. } => accepts.to_owned(),
            How::Terms => inputs::find(self.key)
                .map(|input| input.accepts(&state.terms, Dialect::Link))
                .unwrap_or_default(),
        }
    }
}

fn of_terms(key: &str, state: &State) -> String {
    inputs::find(key).map(|input| input.link_text(&state.terms)).unwrap_or_default()
}

/// Empty for what is usual, else as the input of the terms takes it.
fn set_growth(state: &mut State, text: &str, dialect: Dialect) -> Option<()> {
    state.usual_growth = if text.trim().is_empty() {
        true
    } else {
        inputs::find("dg")?.set(&mut state.terms, text, dialect).ok()?;
        false
    };
    Some(())
}

/// `None` where the text means nothing, `Some(None)` where it is empty.
fn unless_empty<T>(text: &str, find: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    let text = text.trim();
    if text.is_empty() { Some(None) } else { find(text).map(Some) }
}

/// A coin that machines mine, by its name in links.
fn mined(key: &str) -> Option<&'static Coin> {
    networks::find(key).filter(|coin| coin.is_mined())
}

fn same(text: &str, mut names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    names.find(|name| name.eq_ignore_ascii_case(text))
}

fn named<T: Copy>(text: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, value)| *value)
}

fn word_of<T: Copy + PartialEq>(value: Option<T>, words: &[(&str, T)]) -> String {
    let word = words.iter().find(|(_, known)| Some(*known) == value).map(|(word, _)| *word);
    word.unwrap_or_default().to_owned()
}

fn most(text: &str, dialect: Dialect, range: Range) -> Option<Option<f64>> {
    unless_empty(text, |text| {
        inputs::parse(text, dialect, false)
            .ok()
            .map(|parsed| parsed.value)
            .filter(|value| range.contains(*value))
    })
}
