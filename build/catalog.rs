use serde::Deserialize;
use toml::value::Datetime;

use crate::entries::{self, Dated, filled, positive, seconds};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Snapshot {
    symbol: String,
    price_usd: Option<Dated>,
    difficulty: Option<Dated>,
    height: Option<Dated>,
    fees_per_block: Option<Dated>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Currency {
    code: String,
    name: String,
    symbol: Option<String>,
    usd_rate: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rates {
    date: Datetime,
    source: String,
}

/// The statics of `data/snapshot.toml`: one entry for each of the coins in `symbols`, no more.
pub fn snapshot(symbols: &[String]) -> Result<String, String> {
    let file = entries::read::<Snapshot>("snapshot", "coin", "symbol")?;
    file.only_entries()?;
    if let Some(symbol) =
        symbols.iter().find(|symbol| !file.entries.iter().any(|entry| entry.symbol == **symbol))
    {
        return Err(format!("{}: has no [[coin]] {symbol:?}, which data/coins.toml has", file.path));
    }
    let mut rust =
        String::from("/// The figures of `data/snapshot.toml`.\npub static SNAPSHOT: &[Snapshot] = &[\n");
    for entry in &file.entries {
        let at = |reason: String| format!("{}: [[coin]] {:?}: {reason}", file.path, entry.symbol);
        if !symbols.contains(&entry.symbol) {
            return Err(at("data/coins.toml has no such coin".into()));
        }
        if let Some(height) = entry.height.as_ref().filter(|height| height.value.fract() != 0.0) {
            return Err(at(format!("height is {}, not a whole number", height.value)));
        }
        let figure = |field: &str, dated: &Option<Dated>| match dated {
            Some(dated) => dated.rust(field).map(|rust| format!("Some({rust})")).map_err(at),
            None => Ok("None".to_owned()),
        };
        rust.push_str(&format!(
            "Snapshot {{ symbol: {:?}, price_usd: {}, difficulty: {}, height: {}, fees_per_block: {} }},\n",
            entry.symbol,
            figure("price_usd", &entry.price_usd)?,
            figure("difficulty", &entry.difficulty)?,
            figure("height", &entry.height)?,
            figure("fees_per_block", &entry.fees_per_block)?
        ));
    }
    rust.push_str("];\n");
    Ok(rust)
}

/// The statics of `data/currencies.toml`, with the codes in it.
pub fn currencies() -> Result<(String, Vec<String>), String> {
    let mut file = entries::read::<Currency>("currencies", "currency", "code")?;
    let rates = file.rest.remove("rates").ok_or_else(|| format!("{}: has no [rates]", file.path))?;
    file.only_entries()?;
    let in_rates = |reason: String| format!("{}: [rates]: {reason}", file.path);
    let rates = Rates::deserialize(rates).map_err(|error| in_rates(error.message().to_owned()))?;
    filled("source", &rates.source).map_err(in_rates)?;
    let at = seconds(&rates.date).map_err(in_rates)?;
    let mut rust = format!("const RATES: &str = {:?};\n", rates.source);
    rust.push_str("/// The currencies of `data/currencies.toml`.\npub static CURRENCIES: &[Currency] = &[\n");
    for currency in &file.entries {
        let fail = |reason: String| format!("{}: [[currency]] {:?}: {reason}", file.path, currency.code);
        if currency.code.len() != 3 || !currency.code.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(fail("code must be three capital letters".into()));
        }
        filled("name", &currency.name).map_err(fail)?;
        positive("usd_rate", currency.usd_rate).map_err(fail)?;
        rust.push_str(&format!(
            "Currency {{ code: {:?}, name: {:?}, symbol: {:?}, \
             usd_rate: Dated {{ value: {:?}, at: UnixTime({at}), source: RATES }} }},\n",
            currency.code, currency.name, currency.symbol, currency.usd_rate
        ));
    }
    rust.push_str("];\n");
    Ok((rust, file.entries.into_iter().map(|currency| currency.code).collect()))
}
