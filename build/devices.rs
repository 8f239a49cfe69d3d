use serde::Deserialize;
use toml::value::Datetime;

use crate::entries::{self, day_or_coarser, filled, positive, seconds};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Device {
    id: String,
    maker: String,
    model: String,
    algorithm: String,
    hashrate: f64,
    watts: f64,
    released: Option<String>,
    #[serde(default)]
    announced: bool,
    cooling: Option<Cooling>,
    list_price: Option<Price>,
    grade: Grade,
    source: String,
    as_of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    usd: f64,
    date: Datetime,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Cooling {
    Air,
    Hydro,
    Immersion,
}

#[derive(Clone, Copy, Deserialize)]
enum Grade {
    A,
    #[serde(rename = "A-")]
    AMinus,
    B,
    C,
}

/// Where every list price was read; see the head of `data/devices.toml`.
const PRICE_SOURCE: &str = "lowest listing on asicminervalue.com, as recorded in \
                            https://github.com/CaptainMining-dev/asicminerprices";

/// The statics of `data/devices.toml`; a device's algorithm must be some coin's.
pub fn statics(algorithms: &[String]) -> Result<String, String> {
    let file = entries::read::<Device>("devices", "device", "id")?;
    file.only_entries()?;
    let mut rust = format!("const LISTED: &str = {PRICE_SOURCE:?};\n");
    rust.push_str(
        "/// The machines of `data/devices.toml`, by maker and model.\npub static DEVICES: &[Device] = &[\n",
    );
    for device in &file.entries {
        let entry = entry(device, algorithms)
            .map_err(|reason| format!("{}: [[device]] {:?}: {reason}", file.path, device.id))?;
        rust.push_str(&entry);
    }
    rust.push_str("];\n");
    Ok(rust)
}

fn entry(device: &Device, algorithms: &[String]) -> Result<String, String> {
    if device.id.is_empty()
        || !device.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        return Err("id must be lower-case letters, digits and hyphens".into());
    }
    for (field, text) in [("maker", &device.maker), ("model", &device.model), ("source", &device.source)] {
        filled(field, text)?;
    }
    if !algorithms.contains(&device.algorithm) {
        return Err(format!("algorithm is {:?}, which no coin of data/coins.toml has", device.algorithm));
    }
    positive("hashrate", device.hashrate)?;
    positive("watts", device.watts)?;
    day_or_coarser("as_of", &device.as_of)?;
    if let Some(released) = &device.released {
        day_or_coarser("released", released)?;
    }
    let price = match &device.list_price {
        Some(price) => {
            positive("list_price", price.usd)?;
            format!(
                "Some(Dated {{ value: {:?}, at: UnixTime({}), source: LISTED }})",
                price.usd,
                seconds(&price.date)?
            )
        }
        None => "None".into(),
    };
    let cooling = device.cooling.map(|cooling| match cooling {
        Cooling::Air => "air",
        Cooling::Hydro => "hydro",
        Cooling::Immersion => "immersion",
    });
    let grade = match device.grade {
        Grade::A => "A",
        Grade::AMinus => "A-",
        Grade::B => "B",
        Grade::C => "C",
    };
    Ok(format!(
        "Device {{ id: {:?}, maker: {:?}, model: {:?}, algorithm: {:?}, hashrate: {:?}, watts: {:?}, \
         released: {:?}, announced: {}, cooling: {cooling:?}, price_usd: {price}, grade: {grade:?}, source: {:?}, \
         as_of: {:?} }},\n",
        device.id,
        device.maker,
        device.model,
        device.algorithm,
        device.hashrate,
        device.watts,
        device.released,
        device.announced,
        device.source,
        device.as_of
    ))
}
