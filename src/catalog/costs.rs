use std::sync::LazyLock;

use super::rows::{self, Fields};
use super::{Cooling, Origin};
use crate::plan::Scheme;
use crate::units::decimal;

/// What electricity costs in a country or a part of it: a starting value, not an offer.
#[derive(Debug, PartialEq)]
pub struct Tariff {
    /// ISO 3166 code, with a region where the country is large: `DE`, `US-TX`.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// What homes pay; whether taxes are in it is up to the source.
    pub household: Option<Rate>,
    /// What firms pay.
    pub business: Option<Rate>,
}

/// A price of electricity.
#[derive(Debug, PartialEq)]
pub struct Rate {
    /// For one kWh, above zero.
    pub price: f64,
    /// ISO 4217 code of the currency it is in, one of [`super::CURRENCIES`].
    pub currency: &'static str,
    /// Where it was read; its date is the date of the price.
    pub origin: &'static Origin,
}

/// What a pool keeps and how it pays.
#[derive(Debug, PartialEq)]
pub struct Pool {
    /// Name of the pool, and of the account where it offers several.
    pub name: &'static str,
    /// How it pays.
    pub scheme: Scheme,
    /// Part of the income it keeps, in percent.
    pub fee: f64,
    /// Where that was read.
    pub origin: &'static Origin,
    /// Tickers divided by spaces; empty for any coin.
    coins: &'static str,
}

impl Pool {
    /// Whether it is for the coin with this ticker.
    pub fn serves(&self, symbol: &str) -> bool {
        self.coins.is_empty() || self.coins.split(' ').any(|coin| coin == symbol)
    }
}

/// A starting value for a cost that a person may not know.
#[derive(Debug, PartialEq)]
pub struct Preset {
    /// What it is for.
    pub kind: PresetKind,
    /// What it is called.
    pub name: &'static str,
    /// In the unit of its kind.
    pub value: f64,
    /// Where it was read, or why it is assumed.
    pub origin: &'static Origin,
}

/// What a preset is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresetKind {
    /// Power of the site for each watt of the machines (PUE).
    Cooling,
    /// Percent of its value that a machine loses each month.
    Resale,
    /// Percent of the machines' price a year.
    Maintenance,
    /// US dollars per kWh, electricity included.
    Hosting,
}

/// The tariffs of `data/electricity.toml`, by name.
pub static TARIFFS: LazyLock<Vec<Tariff>> = LazyLock::new(|| rows::read(super::TARIFF_ROWS, tariff));

/// The pools of `data/pools.toml`.
pub static POOLS: LazyLock<Vec<Pool>> = LazyLock::new(|| rows::read(super::POOL_ROWS, pool));

/// The presets of `data/presets.toml`.
pub static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| rows::read(super::PRESET_ROWS, preset));

/// The tariff of a country or region by its code, in any case.
pub fn tariff_of(code: &str) -> Option<&'static Tariff> {
    TARIFFS.iter().find(|tariff| tariff.code.eq_ignore_ascii_case(code))
}

/// The pools for the coin with this ticker.
pub fn pools(symbol: &str) -> impl Iterator<Item = &'static Pool> {
    POOLS.iter().filter(move |pool| pool.serves(symbol))
}

/// The presets of one kind.
pub fn presets(kind: PresetKind) -> impl Iterator<Item = &'static Preset> {
    PRESETS.iter().filter(move |preset| preset.kind == kind)
}

/// The cooling overhead (PUE) to begin with for machines cooled in this way.
pub fn overhead(cooling: Cooling) -> Option<&'static Preset> {
    let name = match cooling {
        Cooling::Air => "Air",
        Cooling::Hydro => "Hydro",
        Cooling::Immersion => "Immersion",
    };
    presets(PresetKind::Cooling).find(|preset| preset.name == name)
}

fn tariff(fields: &mut Fields) -> Option<Tariff> {
    Some(Tariff {
        code: fields.next()?,
        name: fields.next()?,
        household: rate(fields.next()?),
        business: rate(fields.next()?),
    })
}

/// A price as a row has it: `0.24 USD 3`, the last for the origin.
fn rate(text: &'static str) -> Option<Rate> {
    let mut parts = text.split(' ');
    let (price, currency, origin) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Rate { price: decimal(price)?, currency, origin: rows::origin(origin)? })
}

fn pool(fields: &mut Fields) -> Option<Pool> {
    let (name, coins, scheme) = (fields.next()?, fields.next()?, fields.next()?);
    let scheme = match scheme {
        "fpps" => Scheme::Fpps,
        "pps+" => Scheme::PpsPlus,
        "pps" => Scheme::Pps,
        "solo" => Scheme::Solo,
        _ => Scheme::Pplns,
    };
    let fee = decimal(fields.next()?)?;
    Some(Pool { name, scheme, fee, origin: rows::origin(fields.next()?)?, coins })
}

fn preset(fields: &mut Fields) -> Option<Preset> {
    let kind = match fields.next()? {
        "cooling" => PresetKind::Cooling,
        "resale" => PresetKind::Resale,
        "maintenance" => PresetKind::Maintenance,
        _ => PresetKind::Hosting,
    };
    let (name, value) = (fields.next()?, decimal(fields.next()?)?);
    Some(Preset { kind, name, value, origin: rows::origin(fields.next()?)? })
}
