//! Numbers and money as people here write them, through the browser's own `Intl`; dates in the page's.
//!
//! Formatters are costly to make, so each is made once and kept.

use std::cell::RefCell;

use breakeven::messages::time;
use breakeven::scenario::{Case, HorizonUnit};
use breakeven::units::{Date, UnixTime, decimal};
use breakeven::wording;
use js_sys::{Date as JsDate, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

thread_local! {
    static FORMATTERS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Formats `value` with the formatter that `options` describe: `key:value` pairs divided by `;`.
fn intl(options: &str, value: f64) -> String {
    let made = FORMATTERS.with_borrow_mut(|all| {
        // A few dozen at most: looking through them is quicker than hashing their names.
        if let Some((_, made)) = all.iter().find(|(name, _)| name == options) {
            return made.clone();
        }
        let made = formatter(options);
        all.push((options.to_owned(), made.clone()));
        made
    });
    let text =
        made.call1(&JsValue::UNDEFINED, &JsValue::from_f64(value)).ok().and_then(|text| text.as_string());
    // A hyphen is read out as one; the minus sign is read out as minus.
    text.unwrap_or_default().replace('-', "−")
}

fn formatter(options: &str) -> Function {
    let object = Object::new();
    for (key, value) in options.split(';').filter_map(|pair| pair.split_once(':')) {
        let value = decimal(value).map_or_else(|| JsValue::from_str(value), JsValue::from_f64);
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    Intl::NumberFormat::new(&super::language::place(), &object).format()
}

/// Whether decimals are written with a comma here.
pub fn decimal_comma() -> bool {
    intl("", 1.5).contains(',')
}

/// An amount in a currency, whose digits `options` describe.
fn in_currency(options: &str, value: f64, currency: &str) -> String {
    let style = ["style:currency;currencyDisplay:narrowSymbol;currency:", currency, ";", options];
    intl(&style.concat(), value)
}

/// A number to so many significant digits, with `options` before that.
fn significant(options: &str, value: f64, digits: usize) -> String {
    intl(&[options, "maximumSignificantDigits:", &digits.to_string()].concat(), value)
}

/// An amount of money, with as many digits as its size deserves.
pub fn money(value: f64, currency: &str) -> String {
    let magnitude = value.abs();
    let digits = match magnitude {
        m if m >= 1e9 => "notation:compact;maximumSignificantDigits:4",
        m if m >= 1000.0 => "maximumFractionDigits:0;minimumFractionDigits:0",
        m if m >= 0.1 || m == 0.0 => "maximumFractionDigits:2;minimumFractionDigits:2",
        _ => "maximumSignificantDigits:3",
    };
    // Avoids "−0.00" for what rounds to nothing.
    let value = if magnitude < 1e-9 { 0.0 } else { value };
    in_currency(digits, value, currency)
}

/// A price of one coin or one unit: an amount, but where it is cents, the digits behind them count.
pub fn fine_price(value: f64, currency: &str) -> String {
    if (0.1..1.0).contains(&value) { price(value, currency) } else { money(value, currency) }
}

/// An amount of money with its sign always.
pub fn signed_money(value: f64, currency: &str) -> String {
    let digits = match value.abs() >= 1000.0 {
        true => "signDisplay:exceptZero;maximumFractionDigits:0;minimumFractionDigits:0",
        false => "signDisplay:exceptZero;maximumFractionDigits:2;minimumFractionDigits:2",
    };
    in_currency(digits, value, currency)
}

/// An amount on an axis: short, with its sign.
pub fn money_short(value: f64, currency: &str) -> String {
    in_currency("signDisplay:exceptZero;notation:compact;maximumSignificantDigits:3", value, currency)
}

/// An amount in few characters, without a sign unless it is negative: $67.2K.
pub fn money_compact(value: f64, currency: &str) -> String {
    in_currency("notation:compact;maximumSignificantDigits:3", value, currency)
}

/// A unit price such as that of a kilowatt-hour: four significant digits.
pub fn price(value: f64, currency: &str) -> String {
    in_currency("maximumSignificantDigits:4", value, currency)
}

/// The price of a kilowatt-hour in a sentence: two decimals at least.
pub fn energy_price(value: f64, currency: &str) -> String {
    in_currency("minimumFractionDigits:2;maximumFractionDigits:4", value, currency)
}

/// A plain number to so many significant digits.
pub fn number(value: f64, digits: usize) -> String {
    significant("", value, digits)
}

/// A number with its sign always.
pub fn signed_number(value: f64, digits: usize) -> String {
    significant("signDisplay:exceptZero;", value, digits)
}

/// A fraction as a percentage.
pub fn percent(value: f64, digits: usize) -> String {
    significant("style:percent;", value, digits)
}

/// A fraction as a percentage with its sign.
pub fn signed_percent(value: f64, digits: usize) -> String {
    significant("style:percent;signDisplay:exceptZero;", value, digits)
}

/// A number of coins: up to eight decimals, and no more digits than carry meaning.
pub fn coins(value: f64) -> String {
    let decimals = if value.abs() >= 1.0 { "maximumFractionDigits:4" } else { "maximumFractionDigits:8" };
    intl(decimals, value)
}

/// A number of coins with its sign always.
pub fn signed_coins(value: f64) -> String {
    intl("signDisplay:exceptZero;maximumSignificantDigits:5", value)
}

/// A large number with a word: 142.1T.
pub fn compact(value: f64) -> String {
    intl("notation:compact;maximumSignificantDigits:5", value)
}

/// A number on an axis: short, three digits.
pub fn compact_short(value: f64) -> String {
    intl("notation:compact;maximumSignificantDigits:3", value)
}

/// A hashrate with its SI prefix, of a coin whose work is counted in `unit`: `H/s` or `Sol/s`.
pub fn hashrate(value: f64, unit: &str) -> String {
    let (value, prefix) = wording::scaled(value);
    [&number(value, 4), " ", prefix, unit].concat()
}

/// A day: 23 November 2026.
pub fn date(at: UnixTime) -> String {
    wording::day(at.date())
}

/// A date of the catalog, 2026-11-23, that no line ends within.
pub fn unbroken(date: &str) -> String {
    date.replace('-', "\u{2011}")
}

/// A month: November 2026.
pub fn month(at: UnixTime) -> String {
    wording::month(at.date())
}

/// A month in few characters: Nov 2026.
pub fn short_month(at: UnixTime) -> String {
    wording::short_month(at.date())
}

/// Now.
pub fn now() -> UnixTime {
    UnixTime((JsDate::now() / 1000.0) as i64)
}

/// The day it is, UTC.
pub fn today() -> Date {
    now().date()
}

/// A stretch of days as people say it: 12 days, 7 months, 3 years 2 months. Number and unit stay on a line.
pub fn span(days: f64) -> String {
    wording::Span::of(days).words(|years| number(years as f64, 4)).replace(' ', "\u{a0}")
}

/// The horizon as it was given: 60 months stay 60 months only where that is no whole number of years.
pub fn horizon(case: &Case) -> String {
    match case.horizon.unit {
        HorizonUnit::Days => time::days(case.horizon.count, &number(case.horizon.count, 6)),
        _ => span(case.days() as f64),
    }
}

/// How long ago: just now, 3 minutes ago, 27 days old.
pub fn ago(seconds: i64) -> String {
    wording::age(seconds)
}
