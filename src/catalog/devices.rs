use std::sync::{LazyLock, OnceLock};

use super::rows::{self, Fields};
use super::search::{matches, words};
use super::slug::slug;
use super::{ALGORITHMS, Dated, LISTED, NOISE_ORIGIN, ORIGINS, Origin, opening_device};
use crate::networks::Coin;
use crate::units::{UnixTime, decimal};

/// A machine that mines.
#[derive(Debug, PartialEq)]
pub struct Device {
    /// Name that links use; never changes: `antminer-s21-pro`.
    pub id: String,
    /// Who makes it.
    pub maker: &'static str,
    /// What the maker calls it.
    pub model: &'static str,
    /// What sort of machine it is.
    pub kind: Kind,
    /// What it can run, one entry for each algorithm, at least one.
    pub runs: Vec<Run>,
    /// Year, or year and month, of release: `2025-03`.
    pub released: Option<&'static str>,
    /// Whether it was announced but not yet delivered when the figures were read.
    pub announced: bool,
    /// How it is cooled.
    pub cooling: Option<Cooling>,
    /// Decibels of one unit, as [`noise_origin`] says.
    pub noise_db: Option<u8>,
    /// Lowest list price of one unit in US dollars, possibly of a used machine.
    pub price_usd: Option<Dated>,
}

/// What a device does with one algorithm.
#[derive(Debug, PartialEq)]
pub struct Run {
    /// Proof-of-work function, as in [`Coin::algorithm`].
    pub algorithm: &'static str,
    /// Hashes (or solutions) per second of one unit.
    pub hashrate: f64,
    /// Watts of one unit; [`Origin::power`] says whether at the wall.
    pub watts: f64,
    /// Where both were read.
    pub origin: &'static Origin,
}

/// Sorts of machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Made for one algorithm.
    Asic,
    /// A graphics card.
    Gpu,
    /// A processor.
    Cpu,
}

/// Ways of getting rid of the heat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cooling {
    /// Fans.
    Air,
    /// Water through the machine.
    Hydro,
    /// A bath of oil.
    Immersion,
}

impl Device {
    /// What it does with this algorithm, if it runs it.
    pub fn run_for(&self, algorithm: &str) -> Option<&Run> {
        self.runs.iter().find(|run| run.algorithm == algorithm)
    }

    /// Whether it runs the coin's algorithm.
    pub fn mines(&self, coin: &Coin) -> bool {
        self.run_for(coin.algorithm).is_some()
    }
}

impl Run {
    /// Joules per hash: watts over hashes per second. Times 1e12 it is the J/TH of SHA-256 machines.
    pub fn joules_per_hash(&self) -> f64 {
        self.watts / self.hashrate
    }
}

/// The machines of `data/asics.toml`, `data/gpus.toml` and `data/cpus.toml`, in that order.
pub static DEVICES: LazyLock<Vec<Device>> = LazyLock::new(|| rows::read(super::DEVICE_ROWS, device));

/// The machine with this id.
pub fn find(id: &str) -> Option<&'static Device> {
    DEVICES.iter().find(|device| device.id == id)
}

/// The machine of the opening example, which needs no list.
static OPENING: LazyLock<Device> = LazyLock::new(opening_device);
/// The list, where a page that is fetched in parts has it by now.
static LISTED_NOW: OnceLock<&'static [Device]> = OnceLock::new();

/// The machine with this id, as far as machines are known here: in a browser, where the list is fetched only when it
/// is asked for, that of the opening example alone until [`learn`] was called.
pub fn known(id: &str) -> Option<&'static Device> {
    if cfg!(not(target_arch = "wasm32")) {
        return find(id);
    }
    match LISTED_NOW.get() {
        Some(list) => list.iter().find(|device| device.id == id),
        None => Some(&*OPENING).filter(|device| device.id == id),
    }
}

/// Makes every machine of the list [`known`].
pub fn learn() {
    // Whoever came first has set the same list.
    let _ = LISTED_NOW.set(DEVICES.as_slice());
}

/// The machines that run the algorithm, or any, and that `query` describes, in catalog order.
///
/// Every word of the query must occur in the maker, the model or the hashrate, in any case; spaces and
/// hyphens inside a name do not matter. An empty query finds all.
pub fn search<'a>(
    algorithm: Option<&'a str>,
    query: &str,
) -> impl Iterator<Item = &'static Device> + use<'a> {
    let words = words(query);
    DEVICES.iter().filter(move |device| {
        algorithm.is_none_or(|algorithm| device.run_for(algorithm).is_some())
            && matches(device, algorithm, &words)
    })
}

/// Whether `query` describes a machine with this algorithm, or any; see [`search`].
pub fn describes(device: &Device, algorithm: Option<&str>, query: &str) -> bool {
    algorithm.is_none_or(|algorithm| device.run_for(algorithm).is_some())
        && matches(device, algorithm, &words(query))
}

/// Where [`Device::noise_db`] was read.
pub fn noise_origin() -> Option<&'static Origin> {
    ORIGINS.get(NOISE_ORIGIN)
}

fn device(fields: &mut Fields) -> Option<Device> {
    let (id, maker, model) = (fields.next()?, fields.next()?, fields.next()?);
    let kind = match fields.next()? {
        "g" => Kind::Gpu,
        "c" => Kind::Cpu,
        _ => Kind::Asic,
    };
    let cooling = match fields.next()? {
        "a" => Some(Cooling::Air),
        "h" => Some(Cooling::Hydro),
        "i" => Some(Cooling::Immersion),
        _ => None,
    };
    let announced = fields.next()? == "n";
    let noise_db = rows::whole(fields.next()?);
    let runs = fields.next()?;
    let released = rows::filled(fields.next()?);
    let price = fields.next()?;
    let origin = rows::origin(fields.next()?)?;
    Some(Device {
        id: match id {
            "" => slug(model),
            "*" => slug(&[maker, " ", model].concat()),
            id => id.to_owned(),
        },
        maker,
        model,
        kind,
        runs: runs.split(',').map(|text| run(text, origin)).collect::<Option<_>>()?,
        released,
        announced,
        cooling,
        noise_db,
        price_usd: price.split_once('@').and_then(|(usd, day)| listed(usd, day)),
    })
}

/// One run as a row has it: `b16e9/3360`, with `@7` behind it where it has an origin of its own.
fn run(text: &'static str, of_device: &'static Origin) -> Option<Run> {
    let (letter, figures) = text.split_at_checked(1)?;
    let (figures, origin) = match figures.split_once('@') {
        Some((figures, origin)) => (figures, rows::origin(origin)?),
        None => (figures, of_device),
    };
    let (hashrate, watts) = figures.split_once('/')?;
    let index = usize::from(letter.bytes().next()?.checked_sub(b'a')?);
    Some(Run {
        algorithm: ALGORITHMS.get(index)?,
        hashrate: decimal(hashrate)?,
        watts: decimal(watts)?,
        origin,
    })
}

fn listed(usd: &str, day: &str) -> Option<Dated> {
    let at = UnixTime(rows::whole::<i64>(day)? * 86_400);
    Some(Dated { value: decimal(usd)?, at, source: LISTED })
}
