use serde::Deserialize;

use crate::calendar::Date;
use crate::entries::{self, filled, positive};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coin {
    symbol: String,
    name: String,
    algorithm: String,
    block_time: f64,
    hashes_per_difficulty: f64,
    #[serde(default = "one")]
    chains: f64,
    decimals: u8,
    #[serde(default)]
    retarget_interval: u64,
    #[serde(default = "hashes")]
    rate_unit: String,
    rate_multiple: f64,
    difficulty_multiple: f64,
    emission: Emission,
    epoch_seconds: Option<f64>,
    #[serde(default = "one")]
    fee_part: f64,
    stale: Option<f64>,
    #[serde(default, rename = "upgrade")]
    upgrades: Vec<Upgrade>,
    source: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Emission {
    Halving {
        initial: u64,
        interval: u64,
        #[serde(default)]
        floor: u64,
    },
    Steps {
        steps: Vec<(u64, u64)>,
        voted_from: Option<u64>,
    },
    Monero,
    Zcash,
    Classic,
    Kaspa,
    Ergo,
    Dash,
    Decred,
    Alephium,
}

/// Two chains mined by the same hashes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Merged {
    parent: String,
    child: String,
    name: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Upgrade {
    name: String,
    label: String,
    status: String,
    height: Option<u64>,
    date: Option<String>,
    block_time: Option<f64>,
    #[serde(default = "one")]
    fees_left: f64,
    factor: Option<String>,
    effect: String,
    source: String,
}

fn one() -> f64 {
    1.0
}

fn hashes() -> String {
    "H/s".to_owned()
}

/// The statics of `data/coins.toml`, with the algorithms and the symbols in it.
pub fn statics() -> Result<(String, Vec<String>, Vec<String>), String> {
    let mut file = entries::read::<Coin>("coins", "coin", "symbol")?;
    let merged = file.rest.remove("merged");
    file.only_entries()?;
    let mut rust = String::from(
        "/// The coins of `data/coins.toml`.\npub static COINS: &[crate::networks::Coin] = &[\n",
    );
    let mut sources: Vec<(String, String)> =
        file.entries.iter().map(|coin| (coin.symbol.clone(), coin.source.clone())).collect();
    for coin in &file.entries {
        let entry = entry(coin, None)
            .map_err(|reason| format!("{}: [[coin]] {:?}: {reason}", file.path, coin.symbol))?;
        rust.push_str(&entry);
    }
    let bad = |reason: String| format!("{}: [[merged]]: {reason}", file.path);
    let pairs = merged.map_or(Ok(Vec::new()), Vec::<Merged>::deserialize);
    for pair in pairs.map_err(|error| bad(error.message().to_owned()))? {
        let find = |symbol: &String| file.entries.iter().find(|coin| coin.symbol == *symbol);
        let (Some(parent), Some(_)) = (find(&pair.parent), find(&pair.child)) else {
            return Err(bad(format!("{} and {} must both be coins", pair.parent, pair.child)));
        };
        filled("name", &pair.name).map_err(bad)?;
        filled("source", &pair.source).map_err(bad)?;
        rust.push_str(&entry(parent, Some(&pair)).map_err(bad)?);
        sources.push((format!("{}-{}", pair.parent, pair.child), pair.source));
    }
    rust.push_str("];\n");
    rust.push_str(&entries::sources("COIN_SOURCES", &sources));
    let algorithms = file.entries.iter().map(|coin| coin.algorithm.clone()).collect();
    let symbols = file.entries.into_iter().map(|coin| coin.symbol).collect();
    Ok((rust, algorithms, symbols))
}

fn entry(coin: &Coin, merged: Option<&Merged>) -> Result<String, String> {
    if coin.symbol.is_empty() || !coin.symbol.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
        return Err("symbol must be capital letters and digits".into());
    }
    for (field, text) in [
        ("name", &coin.name),
        ("algorithm", &coin.algorithm),
        ("rate_unit", &coin.rate_unit),
        ("source", &coin.source),
    ] {
        filled(field, text)?;
    }
    for (field, value) in [
        ("block_time", coin.block_time),
        ("hashes_per_difficulty", coin.hashes_per_difficulty),
        ("chains", coin.chains),
        ("rate_multiple", coin.rate_multiple),
        ("difficulty_multiple", coin.difficulty_multiple),
        ("epoch_seconds", coin.epoch_seconds.unwrap_or(1.0)),
    ] {
        positive(field, value)?;
    }
    for (field, part) in [("fee_part", coin.fee_part), ("stale", coin.stale.unwrap_or(0.0))] {
        if !(0.0..=1.0).contains(&part) {
            return Err(format!("{field} is {part}, not 0 to 1"));
        }
    }
    // 10^19 is the largest power of ten in the u64 that counts atomic units.
    if coin.decimals > 19 {
        return Err(format!("decimals is {}, not 0 to 19", coin.decimals));
    }
    let upgrades = coin.upgrades.iter().map(upgrade).collect::<Result<String, String>>()?;
    let step = match (&coin.emission, coin.epoch_seconds) {
        (Emission::Alephium, None) => "Second".to_owned(),
        (Emission::Alephium, Some(_)) => return Err("epoch_seconds: its emission goes by date".into()),
        (_, Some(seconds)) => format!("Epoch({seconds:?})"),
        (_, None) => "Block".to_owned(),
    };
    let key = merged.map_or_else(|| coin.symbol.clone(), |pair| format!("{}-{}", pair.parent, pair.child));
    Ok(format!(
        "crate::networks::Coin {{ symbol: {:?}, key: {key:?}, merged: {:?}, name: {:?}, algorithm: {:?}, block_time: {:?}, \
         hashes_per_difficulty: {:?}, chains: {:?}, decimals: {}, retarget_interval: {}, rate_unit: {:?}, \
         rate_multiple: {:?}, difficulty_multiple: {:?}, emission: crate::networks::Emission::{}, \
         step: crate::networks::Step::{step}, fee_part: {:?}, stale: {:?}, \
         upgrades: &[{upgrades}] }},\n",
        coin.symbol,
        merged.map(|pair| &pair.child),
        merged.map_or(&coin.name, |pair| &pair.name),
        coin.algorithm,
        coin.block_time,
        coin.hashes_per_difficulty,
        coin.chains,
        coin.decimals,
        coin.retarget_interval,
        coin.rate_unit,
        coin.rate_multiple,
        coin.difficulty_multiple,
        emission(&coin.emission)?,
        coin.fee_part,
        coin.stale
    ))
}

fn upgrade(upgrade: &Upgrade) -> Result<String, String> {
    let at = |reason: String| format!("upgrade {:?}: {reason}", upgrade.name);
    // Links divide by these: name:height or name@date, several by an underscore.
    if upgrade.name.is_empty() || upgrade.name.contains(['_', ':', '@']) {
        return Err(at("name must not be empty nor hold _, : or @".into()));
    }
    for (field, text) in [("label", &upgrade.label), ("effect", &upgrade.effect), ("source", &upgrade.source)]
    {
        filled(field, text).map_err(at)?;
    }
    let status = match (upgrade.status.as_str(), upgrade.height) {
        ("done", Some(_)) => "Done",
        ("scheduled", Some(_)) => "Scheduled",
        ("proposed", None) => "Proposed",
        _ => return Err(at("status must be done or scheduled, with a height, or proposed, without".into())),
    };
    let factor = match upgrade.factor.as_deref() {
        None => "None",
        Some("hashrate") => "Hashrate",
        Some("fees") => "Fees",
        Some(other) => return Err(at(format!("factor is {other:?}, not hashrate or fees"))),
    };
    let date = match &upgrade.date {
        None => "None".to_owned(),
        Some(text) => {
            let date = Date::parse(text).ok_or_else(|| at(format!("date {text:?} is none")))?;
            format!("Some(crate::units::UnixTime({}))", date.midnight().0)
        }
    };
    Ok(format!(
        "crate::networks::Upgrade {{ name: {:?}, label: {:?}, status: crate::networks::Status::{status}, \
         height: {:?}, date: {date}, block_time: {:?}, fees_left: {:?}, \
         factor: crate::networks::Factor::{factor}, effect: {:?}, source: {:?} }},",
        upgrade.name,
        upgrade.label,
        upgrade.height,
        upgrade.block_time,
        upgrade.fees_left,
        upgrade.effect,
        upgrade.source
    ))
}

fn emission(emission: &Emission) -> Result<String, String> {
    Ok(match emission {
        Emission::Halving { initial, interval, floor } if *initial > *floor && *interval > 0 => {
            format!("Halving {{ initial: {initial}, interval: {interval}, floor: {floor} }}")
        }
        Emission::Halving { .. } => {
            return Err("emission: interval must be above zero, initial above the floor".into());
        }
        Emission::Steps { steps, voted_from } => {
            if steps.first().is_none_or(|(from, _)| *from != 0) || !steps.is_sorted_by(|a, b| a.0 < b.0) {
                return Err("emission: the heights of steps must rise from 0".into());
            }
            format!("Steps {{ steps: &{steps:?}, voted_from: {} }}", voted_from.unwrap_or(u64::MAX))
        }
        Emission::Monero => "Monero".into(),
        Emission::Zcash => format!("Zcash {{ faster_from: {} }}", u64::MAX),
        Emission::Classic => "Classic".into(),
        Emission::Kaspa => "Kaspa".into(),
        Emission::Ergo => "Ergo".into(),
        Emission::Dash => "Dash".into(),
        Emission::Decred => "Decred".into(),
        Emission::Alephium => "Alephium".into(),
    })
}
