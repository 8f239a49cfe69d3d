//! Reading the entries of a data file strictly, and checks that several kinds of entry share.

use std::collections::BTreeSet;
use std::fmt::Display;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::value::{Datetime, Offset};

use crate::calendar::Date;

/// A data file: its one list of entries, and what else stands beside the list.
pub struct File<T> {
    pub path: String,
    pub entries: Vec<T>,
    pub rest: toml::Table,
}

/// Reads `data/<name>.toml` with its list `[[list]]`; `label` is the key that names an entry in messages.
pub fn read<T: DeserializeOwned>(name: &str, list: &str, label: &str) -> Result<File<T>, String> {
    let path = format!("data/{name}.toml");
    println!("cargo::rerun-if-changed={path}");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut rest: toml::Table = text.parse().map_err(|error| format!("{path}: {error}"))?;
    let Some(toml::Value::Array(values)) = rest.remove(list) else {
        return Err(format!("{path}: has no [[{list}]]"));
    };
    let mut entries = Vec::with_capacity(values.len());
    let mut seen = BTreeSet::new();
    for (index, value) in values.into_iter().enumerate() {
        let named = value.get(label).and_then(toml::Value::as_str).map(str::to_owned);
        let at = |reason: &dyn Display| match &named {
            Some(name) => format!("{path}: [[{list}]] {name:?}: {reason}"),
            None => format!("{path}: [[{list}]] number {}: {reason}", index + 1),
        };
        if named.as_ref().is_some_and(|name| !seen.insert(name.clone())) {
            return Err(at(&format_args!("{label} is used twice")));
        }
        entries.push(T::deserialize(value).map_err(|error| at(&error.message()))?);
    }
    Ok(File { path, entries, rest })
}

impl<T> File<T> {
    /// Refuses anything beside the list.
    pub fn only_entries(&self) -> Result<(), String> {
        match self.rest.keys().next() {
            Some(key) => Err(format!("{}: unknown key {key:?}", self.path)),
            None => Ok(()),
        }
    }
}

/// Joins the fields of a row; the reader in `src/catalog/rows.rs` splits them again.
pub fn row(fields: &[&str]) -> Result<String, String> {
    match fields.iter().find(|field| field.contains(['\t', '\n'])) {
        Some(field) => Err(format!("{field:?} has a tab or a line break in it")),
        None => Ok(fields.join("\t")),
    }
}

/// A static of rows: one text is far smaller in the program than as many structures with their pointers.
pub fn rows(name: &str, rows: &[String]) -> String {
    format!("static {name}: &str = {:?};\n", rows.join("\n"))
}

/// A figure with the day it was true and where it was read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    pub value: f64,
    pub date: Datetime,
    pub source: String,
}

impl Dated {
    /// The figure as a Rust expression.
    pub fn rust(&self, field: &str) -> Result<String, String> {
        positive(field, self.value)?;
        filled(field, &self.source)?;
        Ok(format!(
            "Dated {{ value: {:?}, at: UnixTime({}), source: {:?} }}",
            self.value,
            seconds(&self.date).map_err(|reason| format!("{field}: {reason}"))?,
            self.source
        ))
    }
}

/// Seconds since 1970 of a TOML date (its midnight) or of a date with UTC time.
pub fn seconds(moment: &Datetime) -> Result<i64, String> {
    let bad = |reason: &str| format!("date {moment}: {reason}");
    let date = moment.date.ok_or_else(|| bad("has no day"))?;
    let day = Date::new(date.year.into(), date.month, date.day).ok_or_else(|| bad("no such day"))?;
    let Some(time) = moment.time else { return Ok(day.midnight().0) };
    if moment.offset != Some(Offset::Z) {
        return Err(bad("a time of day must be UTC and end in Z"));
    }
    let second = time.second.unwrap_or(0);
    Ok(day.midnight().0 + i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(second))
}

/// Refuses anything that is not a finite number above zero.
pub fn positive(field: &str, value: f64) -> Result<(), String> {
    if value.is_finite() && value > 0.0 {
        return Ok(());
    }
    Err(format!("{field} is {value}, not a finite number above zero"))
}

/// Refuses an empty text.
pub fn filled(field: &str, text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err(format!("{field} is empty")) } else { Ok(()) }
}

/// Refuses anything but a year, a month or a day of the calendar: `2026`, `2026-08`, `2026-08-09`.
pub fn day_or_coarser(field: &str, text: &str) -> Result<(), String> {
    let padded = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    match Date::parse(&padded) {
        Some(_) => Ok(()),
        None => Err(format!("{field} is {text:?}, not a year, a month or a day such as 2026-08-09")),
    }
}

/// A static of where the rules of coins were read, by their keys.
pub fn sources(name: &str, sources: &[(String, String)]) -> String {
    format!(
        "/// Where the rules of coins were read, by their keys.\npub static {name}: &[(&str, &str)] = &{sources:?};\n"
    )
}
