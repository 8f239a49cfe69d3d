use serde::Deserialize;

use crate::entries::{self, filled, positive};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Coin {
    symbol: String,
    name: String,
    algorithm: String,
    block_time: f64,
    hashes_per_difficulty: f64,
    decimals: u8,
    retarget_interval: u64,
    rate_multiple: f64,
    difficulty_multiple: f64,
    emission: Emission,
    source: String,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Emission {
    Halving { initial: u64, interval: u64 },
}

/// The statics of `data/coins.toml`, with the algorithms and the symbols in it.
pub fn statics() -> Result<(String, Vec<String>, Vec<String>), String> {
    let file = entries::read::<Coin>("coins", "coin", "symbol")?;
    file.only_entries()?;
    let mut rust = String::from(
        "/// The coins of `data/coins.toml`.\npub static COINS: &[crate::networks::Coin] = &[\n",
    );
    for coin in &file.entries {
        let entry =
            entry(coin).map_err(|reason| format!("{}: [[coin]] {:?}: {reason}", file.path, coin.symbol))?;
        rust.push_str(&entry);
    }
    rust.push_str("];\n");
    let algorithms = file.entries.iter().map(|coin| coin.algorithm.clone()).collect();
    let symbols = file.entries.into_iter().map(|coin| coin.symbol).collect();
    Ok((rust, algorithms, symbols))
}

fn entry(coin: &Coin) -> Result<String, String> {
    if coin.symbol.is_empty() || !coin.symbol.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
        return Err("symbol must be capital letters and digits".into());
    }
    for (field, text) in [("name", &coin.name), ("algorithm", &coin.algorithm), ("source", &coin.source)] {
        filled(field, text)?;
    }
    for (field, value) in [
        ("block_time", coin.block_time),
        ("hashes_per_difficulty", coin.hashes_per_difficulty),
        ("rate_multiple", coin.rate_multiple),
        ("difficulty_multiple", coin.difficulty_multiple),
    ] {
        positive(field, value)?;
    }
    // 10^19 is the largest power of ten in the u64 that counts atomic units.
    if coin.decimals > 19 {
        return Err(format!("decimals is {}, not 0 to 19", coin.decimals));
    }
    let emission = match coin.emission {
        Emission::Halving { initial, interval } if initial > 0 && interval > 0 => {
            format!("Halving {{ initial: {initial}, interval: {interval} }}")
        }
        Emission::Halving { .. } => return Err("emission: initial and interval must be above zero".into()),
    };
    Ok(format!(
        "crate::networks::Coin {{ symbol: {:?}, name: {:?}, algorithm: {:?}, block_time: {:?}, \
         hashes_per_difficulty: {:?}, decimals: {}, retarget_interval: {}, rate_multiple: {:?}, \
         difficulty_multiple: {:?}, emission: crate::networks::Emission::{emission}, source: {:?} }},\n",
        coin.symbol,
        coin.name,
        coin.algorithm,
        coin.block_time,
        coin.hashes_per_difficulty,
        coin.decimals,
        coin.retarget_interval,
        coin.rate_multiple,
        coin.difficulty_multiple,
        coin.source
    ))
}
