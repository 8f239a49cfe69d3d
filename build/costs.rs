use serde::Deserialize;

use crate::entries::{self, filled, positive};
use crate::origins::Origins;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tariff {
    code: String,
    name: String,
    household: Option<Rate>,
    business: Option<Rate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rate {
    price: f64,
    currency: Option<String>,
    origin: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pool {
    name: String,
    coins: Vec<String>,
    scheme: String,
    fee: f64,
    origin: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preset {
    kind: String,
    name: String,
    value: f64,
    origin: String,
}

/// Words of links for the ways a pool pays.
const SCHEMES: [&str; 5] = ["fpps", "pps+", "pplns", "pps", "solo"];

/// What a preset may be for, and the values it may have.
const PRESETS: [(&str, f64, f64); 4] =
    [("cooling", 1.0, 2.0), ("resale", 0.0, 50.0), ("maintenance", 0.0, 50.0), ("hosting", 0.01, 1.0)];

/// The statics of `data/electricity.toml`, `data/pools.toml` and `data/presets.toml`. Prices must be in
/// one of these currencies.
pub fn statics(currencies: &[String], origins: &Origins) -> Result<String, String> {
    let tariffs = rows("electricity", "tariff", "code", |entry| tariff(entry, currencies, origins))?;
    let pools = rows("pools", "pool", "name", |entry| pool(entry, origins))?;
    let presets = rows("presets", "preset", "name", |entry| preset(entry, origins))?;
    let statics = [("TARIFF_ROWS", tariffs), ("POOL_ROWS", pools), ("PRESET_ROWS", presets)];
    Ok(statics.iter().map(|(name, rows)| entries::rows(name, rows)).collect())
}

fn rows<T: serde::de::DeserializeOwned>(
    name: &str,
    list: &str,
    label: &str,
    row: impl Fn(&T) -> Result<String, (String, String)>,
) -> Result<Vec<String>, String> {
    let file = entries::read::<T>(name, list, label)?;
    file.only_entries()?;
    let at = |(entry, reason): (String, String)| format!("{}: [[{list}]] {entry:?}: {reason}", file.path);
    file.entries.iter().map(|entry| row(entry).map_err(at)).collect()
}

fn tariff(tariff: &Tariff, currencies: &[String], origins: &Origins) -> Result<String, (String, String)> {
    let at = |reason: String| (tariff.code.clone(), reason);
    let (country, region) = tariff.code.split_once('-').unwrap_or((&tariff.code, "A"));
    if country.len() != 2
        || region.is_empty()
        || !(country.bytes().chain(region.bytes())).all(|b| b.is_ascii_uppercase())
    {
        return Err(at("code must be a country such as US, or with a region such as US-TX".into()));
    }
    filled("name", &tariff.name).map_err(at)?;
    if tariff.household.is_none() && tariff.business.is_none() {
        return Err(at("has neither household nor business".into()));
    }
    let household = rate("household", tariff.household.as_ref(), currencies, origins).map_err(at)?;
    let business = rate("business", tariff.business.as_ref(), currencies, origins).map_err(at)?;
    entries::row(&[&tariff.code, &tariff.name, &household, &business]).map_err(at)
}

/// A price as a row has it: `0.24 USD 3`, the last for the origin.
fn rate(
    field: &str,
    rate: Option<&Rate>,
    currencies: &[String],
    origins: &Origins,
) -> Result<String, String> {
    let Some(rate) = rate else { return Ok(String::new()) };
    positive(field, rate.price)?;
    let currency = rate.currency.as_deref().unwrap_or("USD");
    if !currencies.iter().any(|known| known == currency) {
        return Err(format!("{field}: currency is {currency:?}, which data/currencies.toml does not have"));
    }
    Ok(format!("{} {currency} {}", rate.price, origins.index(&rate.origin)?))
}

fn pool(pool: &Pool, origins: &Origins) -> Result<String, (String, String)> {
    let at = |reason: String| (pool.name.clone(), reason);
    filled("name", &pool.name).map_err(at)?;
    if !SCHEMES.contains(&pool.scheme.as_str()) {
        return Err(at(format!("scheme is {:?}, not one of {SCHEMES:?}", pool.scheme)));
    }
    if !(0.0..=10.0).contains(&pool.fee) {
        return Err(at(format!("fee is {}, not 0 to 10 percent", pool.fee)));
    }
    if pool.coins.iter().any(|coin| coin.is_empty() || !coin.bytes().all(|b| b.is_ascii_uppercase())) {
        return Err(at("coins must be tickers in capital letters".into()));
    }
    let origin = origins.index(&pool.origin).map_err(at)?.to_string();
    entries::row(&[&pool.name, &pool.coins.join(" "), &pool.scheme, &pool.fee.to_string(), &origin])
        .map_err(at)
}

fn preset(preset: &Preset, origins: &Origins) -> Result<String, (String, String)> {
    let at = |reason: String| (preset.name.clone(), reason);
    filled("name", &preset.name).map_err(at)?;
    let known = PRESETS.iter().find(|(kind, ..)| *kind == preset.kind);
    let Some((_, from, to)) = known else {
        return Err(at(format!("kind is {:?}, not cooling, resale, maintenance or hosting", preset.kind)));
    };
    if !(*from..=*to).contains(&preset.value) {
        return Err(at(format!("value is {}, not {from} to {to}", preset.value)));
    }
    let origin = origins.index(&preset.origin).map_err(at)?.to_string();
    entries::row(&[&preset.kind, &preset.name, &preset.value.to_string(), &origin]).map_err(at)
}
