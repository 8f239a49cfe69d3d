//! Names of currencies and countries in the page's language, as the browser knows them.

use breakeven::catalog::{CURRENCIES, Currency, TARIFFS, Tariff};
use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::language;

/// The currencies, each as it is chosen.
pub fn currencies() -> Vec<(&'static Currency, String)> {
    let names = Names(load("currency"));
    let named = |currency: &'static Currency| {
        (currency, format!("{} · {}", currency.code, names.of(currency.code, currency.name)))
    };
    CURRENCIES.iter().map(named).collect()
}

/// The countries with a price of electricity, in the order of their names.
pub fn tariffs() -> Vec<(&'static Tariff, String)> {
    let names = Names(load("region"));
    let mut named: Vec<_> =
        TARIFFS.iter().map(|tariff| (tariff, names.of(tariff.code, tariff.name))).collect();
    // In English they are in order.
    if names.0.is_some() {
        let (place, options) = (language::place(), Object::new());
        named.sort_by(|(_, one), (_, other)| {
            JsString::from(one.as_str()).locale_compare(other, &place, &options).cmp(&0)
        });
    }
    named
}

/// Names of one kind of thing; none where English is the page's language, or where the browser has none, as it was
/// before 2021.
struct Names(Option<(JsValue, Function)>);

impl Names {
    /// The name of `code`, or the English one where nothing else is known: of a part of a country the browser knows
    /// no name.
    fn of(&self, code: &str, english: &str) -> String {
        let known = self.0.as_ref().and_then(|(names, of)| of.call1(names, &code.into()).ok()?.as_string());
        known.unwrap_or_else(|| english.to_owned())
    }
}

fn load(kind: &str) -> Option<(JsValue, Function)> {
    let place = language::translated()?;
    let intl: JsValue = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    for (key, value) in [("type", kind), ("fallback", "none")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let names = Reflect::construct(&class, &Array::of2(&place, &options)).ok()?;
    let of = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    Some((names, of))
}
