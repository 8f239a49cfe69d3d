//! The one table of what can be set in the Rank view: form, link and defaults all read it.

use crate::catalog::{self, Cooling, DEVICES, Kind};
use crate::inputs::{self, Dialect, InputError};
use crate::messages::{Saying, form, ranking};
use crate::networks::{self, Coin};
use crate::units::{Money, Power, Quantity, Range};

use super::State;
use super::order::{Column, Order};

/// One thing that can be set.
#[derive(Debug)]
pub struct Key {
    /// Name in links; never changes. Where a plan has an input of this name, it means the same.
    pub key: &'static str,
    label: Saying,
    help: Option<Saying>,
    how: How,
}

#[derive(Debug)]
enum How {
    /// Set in the terms, by the input of the same key.
    Terms,
    /// A grammar of its own.
    Own { accepts: Saying, get: fn(&State) -> String, set: fn(&mut State, &str, Dialect) -> Option<()> },
}

const fn terms(key: &'static str, label: Saying, help: Saying) -> Key {
    Key { key, label, help: Some(help), how: How::Terms }
}

const fn own(
    key: &'static str,
    label: Saying,
    help: Option<Saying>,
    accepts: Saying,
    get: fn(&State) -> String,
    set: fn(&mut State, &str, Dialect) -> Option<()>,
) -> Key {
    Key { key, label, help, how: How::Own { accepts, get, set } }
}

/// Everything that can be set, in the order of links.
#[rustfmt::skip]
pub static KEYS: &[Key] = &[
    own("device", form::machine, Some(ranking::machine_help),
        ranking::machine_takes,
        |state| state.device.map(|device| device.id.clone()).unwrap_or_default(),
        |state, text, _| { let own = state.own; state.device = unless_empty(text, |id| own.iter().find(|device| device.id == id).or_else(|| catalog::find(id)))?; Some(()) }),
    own("coin", form::coin, Some(ranking::coin_help),
        ranking::coin_takes,
        |state| state.coin.map(|coin| coin.key.to_ascii_lowercase()).unwrap_or_default(),
        |state, text, _| { state.coin = unless_empty(text, mined)?; Some(()) }),
    terms("cur", form::currency, ranking::currency_help),
    terms("kwh", form::electricity_price, || help("kwh")),
    terms("h", form::horizon, ranking::horizon_help),
    own("dg", form::difficulty_growth, Some(ranking::difficulty_growth_help),
        ranking::difficulty_growth_takes,
        |state| if state.usual_growth { String::new() } else { of_terms("dg", state) },
        set_growth),
    terms("pg", form::price_growth, ranking::price_growth_help),
    terms("pool", form::pool_fee, || help("pool")),
    terms("up", form::uptime, ranking::uptime_help),
    own("sort", ranking::sorted_by, None, ranking::sorted_by_takes,
        |state| state.order.by.key().to_owned(),
        |state, text, _| { state.order = Order::by(Column::find(text.trim())?); Some(()) }),
    own("dir", ranking::direction, None, ranking::direction_takes,
        |state| if state.order.falling { "down" } else { "up" }.to_owned(),
        |state, text, _| { state.order.falling = match text.trim() { "up" => false, "down" => true, _ => return None }; Some(()) }),
    own("q", ranking::search, Some(ranking::search_help), ranking::search_takes,
        |state| state.filter.search.clone(),
        |state, text, _| { state.filter.search = text.chars().take(LONGEST_SEARCH).collect(); Some(()) }),
    own("algo", ranking::algorithm, Some(ranking::algorithm_help),
        ranking::algorithm_takes,
        |state| state.filter.algorithm.unwrap_or_default().to_owned(),
        |state, text, _| { state.filter.algorithm = unless_empty(text, |name| same(name, networks::all().iter().map(|coin| coin.algorithm)))?; Some(()) }),
    own("type", ranking::kind, None, ranking::kind_takes,
        |state| word_of(state.filter.kind, KINDS),
        |state, text, _| { state.filter.kind = unless_empty(text, |word| named(word, KINDS))?; Some(()) }),
    own("maker", ranking::maker, None, ranking::maker_takes,
        |state| state.filter.maker.unwrap_or_default().to_owned(),
        |state, text, _| { state.filter.maker = unless_empty(text, |name| same(name, DEVICES.iter().map(|device| device.maker)))?; Some(()) }),
    own("cool", ranking::cooling, None, ranking::cooling_takes,
        |state| word_of(state.filter.cooling, COOLINGS),
        |state, text, _| { state.filter.cooling = unless_empty(text, |word| named(word, COOLINGS))?; Some(()) }),
    own("maxprice", ranking::highest_price, Some(ranking::highest_price_help), ranking::highest_price_takes,
        |state| state.filter.max_price.map(inputs::plain).unwrap_or_default(),
        |state, text, dialect| { state.filter.max_price = most(text, dialect, Money::RANGE)?; Some(()) }),
    own("maxwatts", ranking::highest_power, Some(ranking::highest_power_help), ranking::highest_power_takes,
        |state| state.filter.max_watts.map(inputs::plain).unwrap_or_default(),
        |state, text, dialect| { state.filter.max_watts = most(text, dialect, Power::RANGE)?; Some(()) }),
    own("maxdb", ranking::loudest_noise, Some(ranking::loudest_noise_help), ranking::loudest_noise_takes,
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
    let mut words = vec![pair("", ranking::any())];
    let mut add = |name: &'static str| {
        if !words.iter().any(|(word, _)| word == name) {
            words.push(pair(name, name));
        }
    };
    match key {
        "algo" => networks::all().iter().for_each(|coin| add(coin.algorithm)),
        "maker" => DEVICES.iter().for_each(|device| add(device.maker)),
        "cool" => words.extend(COOLINGS.iter().map(|(word, cooling)| pair(word, cooled(*cooling)))),
        "type" => words.extend(KINDS.iter().map(|(word, kind)| pair(word, super::machine_kind(*kind)))),
        _ => words.clear(),
    }
    words
}

fn cooled(cooling: Cooling) -> &'static str {
    match cooling {
        Cooling::Air => ranking::by_air(),
        Cooling::Hydro => ranking::by_water(),
        Cooling::Immersion => ranking::by_immersion(),
    }
}

impl Key {
    /// Its name in the form.
    pub fn label(&self) -> &'static str {
        (self.label)()
    }

    /// A sentence of help within reach of the field; empty where the name says all.
    pub fn help(&self) -> &'static str {
        self.help.map_or("", |help| help())
    }

    /// Puts `text` into `state`.
    ///
    /// # Errors
    /// [`InputError`] naming the field, the text and what is accepted; the state is then unchanged.
    pub fn set(&self, state: &mut State, text: &str, dialect: Dialect) -> Result<(), InputError> {
        match (&self.how, inputs::find(self.key)) {
            (How::Own { accepts, set, .. }, _) => {
                set(state, text, dialect).ok_or_else(|| InputError::NotUnderstood {
                    label: self.label(),
                    text: text.chars().take(40).collect(),
                    accepts: accepts().to_owned(),
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
            How::Own { accepts, .. } => accepts().to_owned(),
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

/// What an input of the form means there means the same here.
fn help(key: &str) -> &'static str {
    crate::inputs::explain(key, crate::plan::Kind::Mine)
}
