use std::collections::BTreeSet;

use serde::Deserialize;
use toml::value::Datetime;

use crate::algorithms::Algorithm;
use crate::entries::{self, day_or_coarser, filled, positive, seconds};
use crate::origins::Origins;
use crate::slug::slug;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Device {
    id: String,
    maker: String,
    model: String,
    runs: Vec<Run>,
    released: Option<String>,
    #[serde(default)]
    announced: bool,
    cooling: Option<Cooling>,
    noise_db: Option<u8>,
    list_price: Option<Price>,
    origin: String,
    page: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    algorithm: String,
    hashrate: f64,
    watts: f64,
    origin: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    usd: f64,
    date: Datetime,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Cooling {
    Air,
    Hydro,
    Immersion,
}

/// Each file of machines, the kind of those in it, and the letter that rows have for the kind.
const FILES: [(&str, &str, &str); 3] = [("asics", "asic", "a"), ("gpus", "gpu", "g"), ("cpus", "cpu", "c")];

/// Where every list price was read; see the head of `data/asics.toml`.
const PRICE_SOURCE: &str = "lowest listing on asicminervalue.com, as recorded in \
                            https://github.com/CaptainMining-dev/asicminerprices";

/// The origin of every noise figure.
const NOISE_ORIGIN: &str = "dahabminers";

/// The machine of the opening example: the page shows it before it has fetched the list.
const OPENING: &str = "proto-rig";

/// The statics of `data/asics.toml`, `data/gpus.toml` and `data/cpus.toml`.
pub fn statics(algorithms: &[Algorithm], origins: &Origins) -> Result<String, String> {
    let noise = origins.index(NOISE_ORIGIN)?;
    let mut rust = format!("const LISTED: &str = {PRICE_SOURCE:?};\nconst NOISE_ORIGIN: usize = {noise};\n");
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, kind, letter) in FILES {
        let file = entries::read::<Device>(name, "device", "id")?;
        file.only_entries()?;
        for device in &file.entries {
            let at = |reason: String| format!("{}: [[device]] {:?}: {reason}", file.path, device.id);
            if !seen.insert(device.id.clone()) {
                return Err(at("id is used in another file already".into()));
            }
            check(device).map_err(at)?;
            let runs = runs(device, kind, algorithms, origins).map_err(at)?;
            rows.push(row(device, letter, &runs, origins).map_err(at)?);
            if device.id == OPENING {
                rust.push_str(&opening(device, origins).map_err(at)?);
            }
        }
    }
    if !seen.contains(OPENING) {
        return Err(format!("data/asics.toml: has no [[device]] {OPENING:?}, with which the page opens"));
    }
    rust.push_str(&entries::rows("DEVICE_ROWS", &rows));
    Ok(rust)
}

fn check(device: &Device) -> Result<(), String> {
    if device.id.is_empty() || slug(&device.id) != device.id {
        return Err("id must be lower-case letters, digits and single hyphens".into());
    }
    for (field, text) in [("maker", &device.maker), ("model", &device.model)] {
        filled(field, text)?;
    }
    if let Some(page) = &device.page {
        filled("page", page)?;
    }
    if let Some(released) = &device.released {
        day_or_coarser("released", released)?;
    }
    match device.noise_db {
        Some(0 | 121..) => Err("noise_db is not 1 to 120".into()),
        _ => Ok(()),
    }
}

/// The runs as a row has them: `b16e9/3360,c2e9/300@7`, the letter for the algorithm, the last for an
/// origin of its own.
fn runs(device: &Device, kind: &str, algorithms: &[Algorithm], origins: &Origins) -> Result<String, String> {
    let mut text = String::new();
    let mut seen = BTreeSet::new();
    for run in &device.runs {
        let at = |reason: String| format!("run {:?}: {reason}", run.algorithm);
        let index = algorithms.iter().position(|known| known.name == run.algorithm);
        let index = index.ok_or_else(|| at("data/algorithms.toml has no such algorithm".into()))?;
        if !seen.insert(index) {
            return Err(at("given twice".into()));
        }
        positive("hashrate", run.hashrate).map_err(at)?;
        positive("watts", run.watts).map_err(at)?;
        algorithms[index].check(kind, run.watts / run.hashrate).map_err(at)?;
        let letter = u8::try_from(index).ok().map(|index| char::from(b'a' + index));
        let letter = letter.filter(char::is_ascii_lowercase).ok_or("more algorithms than letters")?;
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&format!("{letter}{:e}/{}", run.hashrate, run.watts));
        if let Some(origin) = &run.origin {
            text.push_str(&format!("@{}", origins.index(origin).map_err(at)?));
        }
    }
    if text.is_empty() { Err("runs is empty".into()) } else { Ok(text) }
}

fn row(device: &Device, kind: &str, runs: &str, origins: &Origins) -> Result<String, String> {
    // What the name gives need not be said.
    let id = match &device.id {
        id if *id == slug(&device.model) => "",
        id if *id == slug(&format!("{} {}", device.maker, device.model)) => "*",
        id => id,
    };
    let cooling = device.cooling.map_or("", |cooling| match cooling {
        Cooling::Air => "a",
        Cooling::Hydro => "h",
        Cooling::Immersion => "i",
    });
    let price = match &device.list_price {
        Some(price) => {
            positive("list_price", price.usd)?;
            format!("{}@{}", price.usd, seconds(&price.date)? / 86_400)
        }
        None => String::new(),
    };
    let noise = device.noise_db.map_or_else(String::new, |noise| noise.to_string());
    let released = device.released.as_deref().unwrap_or_default();
    let announced = if device.announced { "n" } else { "" };
    let origin = origins.index(&device.origin)?.to_string();
    entries::row(&[
        id,
        &device.maker,
        &device.model,
        kind,
        cooling,
        announced,
        &noise,
        runs,
        released,
        &price,
        &origin,
    ])
}

/// The machine that the page opens with, by itself: neither the list nor the origins stand behind it.
fn opening(device: &Device, origins: &Origins) -> Result<String, String> {
    let run = |run: &Run| {
        format!(
            "Run {{ algorithm: {:?}, hashrate: {:?}, watts: {:?}, origin: &OPENING_ORIGIN }}",
            run.algorithm, run.hashrate, run.watts
        )
    };
    if device.runs.iter().any(|run| run.origin.is_some()) {
        return Err("the page opens with it, so its runs must have its own origin".into());
    }
    let runs: Vec<String> = device.runs.iter().map(run).collect();
    let cooling = device.cooling.map(|cooling| format!("Some(Cooling::{cooling:?})"));
    let price = match &device.list_price {
        Some(price) => format!(
            "Some(Dated {{ value: {:?}, at: UnixTime({}), source: LISTED }})",
            price.usd,
            seconds(&price.date)?
        ),
        None => "None".to_owned(),
    };
    Ok(format!(
        "static OPENING_ORIGIN: Origin = {};\nfn opening_device() -> Device {{ Device {{ id: {:?}.to_owned(), \
         maker: {:?}, model: {:?}, kind: Kind::Asic, runs: vec![{}], released: {:?}, announced: {}, cooling: {}, \
         noise_db: {:?}, price_usd: {price} }} }}\n",
        origins.literal(&device.origin)?,
        device.id,
        device.maker,
        device.model,
        runs.join(", "),
        device.released,
        device.announced,
        cooling.as_deref().unwrap_or("None"),
        device.noise_db,
    ))
}
