//! Numbers, money and dates as people here write them, through the browser's own `Intl`.
//!
//! Formatters are costly to make, so each is made once and kept.

use std::cell::RefCell;
use std::collections::HashMap;

use breakeven::scenario::{Case, HorizonUnit};
use breakeven::units::{DAYS_PER_MONTH, Date, UnixTime};
use js_sys::{Array, Date as JsDate, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static FORMATTERS: RefCell<HashMap<String, Function>> = RefCell::new(HashMap::new());
}

/// Formats `value` with the formatter that `options` describe: `key:value` pairs divided by `;`.
fn intl(date: bool, options: &str, value: &JsValue) -> String {
    let made = FORMATTERS.with_borrow_mut(|all| {
        let name = format!("{date}{options}");
        all.entry(name).or_insert_with(|| formatter(date, options)).clone()
    });
    made.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn formatter(date: bool, options: &str) -> Function {
    let object = Object::new();
    for (key, value) in options.split(';').filter_map(|pair| pair.split_once(':')) {
        let value = value.parse::<f64>().map_or_else(|_| JsValue::from_str(value), JsValue::from_f64);
        // Setting a plain property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    let locales = Array::new();
    if date {
        Intl::DateTimeFormat::new(&locales, &object).format()
    } else {
        Intl::NumberFormat::new(&locales, &object).format()
    }
}

/// Whether decimals are written with a comma here.
pub fn decimal_comma() -> bool {
    intl(false, "", &1.5.into()).contains(',')
}

/// An amount of money, with as many digits as its size deserves.
pub fn money(value: f64, currency: &str) -> String {
    let magnitude = value.abs();
    let digits = match magnitude {
        m if m >= 1e9 => {
            return intl(
                false,
                &format!("style:currency;currency:{currency};notation:compact;maximumSignificantDigits:4"),
                &value.into(),
            );
        }
        m if m >= 1000.0 => "maximumFractionDigits:0;minimumFractionDigits:0",
        m if m >= 0.995 || m == 0.0 => "maximumFractionDigits:2;minimumFractionDigits:2",
        _ => "maximumSignificantDigits:3",
    };
    // Avoids "−0.00" for what rounds to nothing.
    let value = if magnitude < 1e-9 { 0.0 } else { value };
    intl(
        false,
        &format!("style:currency;currency:{currency};currencyDisplay:narrowSymbol;{digits}"),
        &value.into(),
    )
}

/// An amount of money with its sign always.
pub fn signed_money(value: f64, currency: &str) -> String {
    let digits = if value.abs() >= 1000.0 { 0 } else { 2 };
    intl(
        false,
        &format!(
            "style:currency;currency:{currency};currencyDisplay:narrowSymbol;signDisplay:exceptZero;maximumFractionDigits:{digits};minimumFractionDigits:{digits}"
        ),
        &value.into(),
    )
}

/// An amount on an axis: short.
pub fn money_short(value: f64, currency: &str) -> String {
    intl(
        false,
        &format!(
            "style:currency;currency:{currency};currencyDisplay:narrowSymbol;notation:compact;maximumSignificantDigits:3"
        ),
        &value.into(),
    )
}

/// A unit price such as that of a kilowatt-hour: four significant digits.
pub fn price(value: f64, currency: &str) -> String {
    intl(
        false,
        &format!(
            "style:currency;currency:{currency};currencyDisplay:narrowSymbol;maximumSignificantDigits:4"
        ),
        &value.into(),
    )
}

/// A plain number to so many significant digits.
pub fn number(value: f64, digits: usize) -> String {
    intl(false, &format!("maximumSignificantDigits:{digits}"), &value.into())
}

/// A number with its sign always.
pub fn signed_number(value: f64, digits: usize) -> String {
    intl(false, &format!("signDisplay:exceptZero;maximumSignificantDigits:{digits}"), &value.into())
}

/// A fraction as a percentage.
pub fn percent(value: f64, digits: usize) -> String {
    intl(false, &format!("style:percent;maximumSignificantDigits:{digits}"), &value.into())
}

/// A fraction as a percentage with its sign.
pub fn signed_percent(value: f64, digits: usize) -> String {
    intl(
        false,
        &format!("style:percent;signDisplay:exceptZero;maximumSignificantDigits:{digits}"),
        &value.into(),
    )
}

/// A number of coins: up to eight decimals, and no more digits than carry meaning.
pub fn coins(value: f64) -> String {
    let decimals = if value.abs() >= 1.0 { 4 } else { 8 };
    intl(false, &format!("maximumFractionDigits:{decimals}"), &value.into())
}

/// A number of coins with its sign always.
pub fn signed_coins(value: f64) -> String {
    intl(false, "signDisplay:exceptZero;maximumSignificantDigits:5", &value.into())
}

/// A large number with a word: 142.1T.
pub fn compact(value: f64) -> String {
    intl(false, "notation:compact;maximumSignificantDigits:5", &value.into())
}

/// A hashrate with its SI prefix.
pub fn hashrate(value: f64) -> String {
    const PREFIXES: [(f64, &str); 8] =
        [(1e21, "Z"), (1e18, "E"), (1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"), (1.0, "")];
    let (scale, prefix) = PREFIXES.iter().find(|(scale, _)| value >= *scale).copied().unwrap_or((1.0, ""));
    format!("{} {prefix}H/s", number(value / scale, 4))
}

/// A day: 23 Nov 2026.
pub fn date(at: UnixTime) -> String {
    intl(true, "day:numeric;month:short;year:numeric;timeZone:UTC", &js_time(at))
}

/// A month: November 2026.
pub fn month(at: UnixTime) -> String {
    intl(true, "month:long;year:numeric;timeZone:UTC", &js_time(at))
}

/// A month in few characters: Nov 2026.
pub fn short_month(at: UnixTime) -> String {
    intl(true, "month:short;year:numeric;timeZone:UTC", &js_time(at))
}

fn js_time(at: UnixTime) -> JsValue {
    JsDate::new(&(at.0 as f64 * 1000.0).into()).unchecked_into()
}

/// Now.
pub fn now() -> UnixTime {
    UnixTime((JsDate::now() / 1000.0) as i64)
}

/// The day it is, UTC.
pub fn today() -> Date {
    now().date()
}

/// A stretch of days as people say it: 12 days, 7 months, 2 years 3 months.
pub fn span(days: f64) -> String {
    let plural = |n: u64, one: &str, many: &str| {
        format!("{} {}", number(n as f64, 6), if n == 1 { one } else { many })
    };
    if days < 60.0 {
        return plural(days.ceil() as u64, "day", "days");
    }
    let months = (days / DAYS_PER_MONTH).round() as u64;
    if months < 24 {
        return plural(months, "month", "months");
    }
    let (years, rest) = (months / 12, months % 12);
    let years_text = plural(years, "year", "years");
    if rest == 0 || years >= 20 {
        years_text
    } else {
        format!("{years_text} {}", plural(rest, "month", "months"))
    }
}

/// The horizon as it was given: 60 months stay 60 months only where that is no whole number of years.
pub fn horizon(case: &Case) -> String {
    match case.horizon.unit {
        HorizonUnit::Days => format!("{} days", number(case.horizon.count, 6)),
        _ => span(case.days() as f64),
    }
}

/// How long ago: just now, 3 minutes ago, 27 days ago.
pub fn ago(seconds: i64) -> String {
    let words = |n: i64, one: &str, many: &str| format!("{n} {} ago", if n == 1 { one } else { many });
    match seconds {
        s if s < 60 => "just now".into(),
        s if s < 3600 => words(s / 60, "minute", "minutes"),
        s if s < 172_800 => words(s / 3600, "hour", "hours"),
        s => words(s / 86_400, "day", "days"),
    }
}
