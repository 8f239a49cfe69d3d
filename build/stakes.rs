use serde::Deserialize;

use crate::entries::{self, filled, seconds};
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stake {
    symbol: String,
    name: String,
    law: Law,
    compounds: Option<f64>,
    least: Option<f64>,
    slashing: Slashing,
    keys: Keys,
    deposit: Option<f64>,
    join_cost: Option<f64>,
    #[serde(default)]
    ask: Vec<String>,
    #[serde(default)]
    why: String,
    source: String,
    figures: Vec<Figure>,
    ways: Vec<Way>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Law {
    Ethereum,
    Inflation,
    Cardano,
    Cosmos,
    Polkadot,
    Tezos,
    Avalanche,
    Tron,
    Fees,
    Algorand,
    Aptos,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Slashing {
    Stake,
    Rewards,
    None,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Keys {
    Validator,
    Delegated,
    Liquid,
    Participation,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Via {
    Solo,
    Pool,
    Exchange,
    Delegate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    key: String,
    value: f64,
    date: Datetime,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Way {
    via: Via,
    fee: Option<f64>,
    fee_from: Option<f64>,
    fee_to: Option<f64>,
    #[serde(default)]
    delay: f64,
    #[serde(default)]
    unbond: f64,
    #[serde(default)]
    compounds: f64,
    least: Option<f64>,
    source: String,
}

/// Keys a network may have figures of, and what must be so of them.
const FIGURES: [(&str, f64); 9] = [
    ("price", 1e12),
    ("staked", 1e15),
    ("supply", 1e15),
    ("bonded", 100.0),
    ("infl", 1000.0),
    ("taper", 100.0),
    ("floor", 1000.0),
    ("tax", 100.0),
    ("el", 1000.0),
];

/// The statics of `data/stakes.toml`; none of its symbols may be one of `coins`.
pub fn statics(coins: &[String]) -> Result<String, String> {
    let file = entries::read::<Stake>("stakes", "stake", "symbol")?;
    file.only_entries()?;
    let mut rust = String::from(
        "/// The networks of `data/stakes.toml`.\npub static STAKES: &[crate::networks::staking::Stake] = &[\n",
    );
    for stake in &file.entries {
        let at = |reason: String| format!("{}: [[stake]] {:?}: {reason}", file.path, stake.symbol);
        if coins.contains(&stake.symbol) {
            return Err(at("data/coins.toml has it too".into()));
        }
        rust.push_str(&entry(stake).map_err(at)?);
    }
    rust.push_str("];\n");
    let sources: Vec<(String, String)> =
        file.entries.into_iter().map(|stake| (stake.symbol, stake.source)).collect();
    rust.push_str(&entries::sources("STAKE_SOURCES", &sources));
    Ok(rust)
}

fn entry(stake: &Stake) -> Result<String, String> {
    for (field, text) in [("symbol", &stake.symbol), ("name", &stake.name), ("source", &stake.source)] {
        filled(field, text)?;
    }
    if !stake.ask.is_empty() {
        filled("why", &stake.why)?;
    }
    let figures: Vec<String> =
        stake.figures.iter().map(|figure| figure_of(stake, figure)).collect::<Result<_, _>>()?;
    let ways: Vec<String> = stake.ways.iter().map(way).collect::<Result<_, _>>()?;
    for (field, value) in [
        ("compounds", stake.compounds),
        ("least", stake.least),
        ("deposit", stake.deposit),
        ("join_cost", stake.join_cost),
    ] {
        within(field, value, 1e9)?;
    }
    Ok(format!(
        "crate::networks::staking::Stake {{ coin: crate::networks::Coin::staked({:?}, {:?}), \
         law: crate::networks::staking::Law::{:?}, compounds: {:?}, least: {:?}, \
         slashing: crate::networks::staking::Slashing::{:?}, keys: crate::networks::staking::Keys::{:?}, \
         deposit: {:?}, join_cost: {:?}, ask: &{:?}, why: {:?}, figures: &[{}], ways: &[{}] }},\n",
        stake.symbol,
        stake.name,
        stake.law,
        stake.compounds,
        stake.least,
        stake.slashing,
        stake.keys,
        stake.deposit,
        stake.join_cost,
        stake.ask,
        stake.why,
        figures.join(", "),
        ways.join(", ")
    ))
}

fn figure_of(stake: &Stake, figure: &Figure) -> Result<String, String> {
    let Some((_, most)) = FIGURES.iter().find(|(key, _)| *key == figure.key) else {
        return Err(format!("figures: no key {:?}", figure.key));
    };
    if stake.figures.iter().filter(|other| other.key == figure.key).count() > 1 {
        return Err(format!("figures: {:?} twice", figure.key));
    }
    if stake.ask.contains(&figure.key) {
        return Err(format!("asks for {:?}, which it has", figure.key));
    }
    filled("source", &figure.source)?;
    within(&figure.key, Some(figure.value), *most)?;
    if figure.key == "price" {
        entries::positive("price", figure.value)?;
    }
    Ok(format!(
        "({:?}, Dated {{ value: {:?}, at: UnixTime({}), source: {:?} }})",
        figure.key,
        figure.value,
        seconds(&figure.date)?,
        figure.source
    ))
}

fn way(way: &Way) -> Result<String, String> {
    filled("source", &way.source)?;
    for (field, value) in [("fee", way.fee), ("fee_from", way.fee_from), ("fee_to", way.fee_to)] {
        within(field, value, 100.0)?;
    }
    for (field, value) in [("delay", way.delay), ("unbond", way.unbond), ("compounds", way.compounds)] {
        within(field, Some(value), 1000.0)?;
    }
    within("least", way.least, 1e9)?;
    Ok(format!(
        "crate::networks::staking::Way {{ via: crate::plan::Via::{:?}, fee: {:?}, fee_from: {:?}, \
         fee_to: {:?}, delay: {:?}, unbond: {:?}, compounds: {:?}, least: {:?}, source: {:?} }}",
        way.via,
        way.fee,
        way.fee_from,
        way.fee_to,
        way.delay,
        way.unbond,
        way.compounds,
        way.least,
        way.source
    ))
}

/// Refuses what is not a number from zero to `most`.
fn within(field: &str, value: Option<f64>, most: f64) -> Result<(), String> {
    match value {
        Some(value) if !(value.is_finite() && (0.0..=most).contains(&value)) => {
            Err(format!("{field} is {value}, not a number from 0 to {most}"))
        }
        _ => Ok(()),
    }
}
