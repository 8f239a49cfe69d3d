//! The dated data compiled into the program from `data/*.toml`.

mod costs;
mod devices;
mod origin;
mod own;
mod rig;
mod rows;
mod search;
mod slug;

pub use costs::{
    POOLS, PRESETS, Pool, Preset, PresetKind, Rate, TARIFFS, Tariff, overhead, pools, presets, tariff_of,
};
pub use devices::{Cooling, DEVICES, Device, Kind, Run, describes, find, known, learn, noise_origin, search};
pub use origin::{ORIGINS, Origin, Power};
pub use own::{Figures, own_devices};
pub use rig::{Rig, Together};

use crate::units::{Date, UnixTime};

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

/// A figure with the moment it was true and where it was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated {
    /// The figure, above zero, in the unit of the field that holds it.
    pub value: f64,
    /// When it was true, or read where the source does not say.
    pub at: UnixTime,
    /// Where it was read: an address or a plain name.
    pub source: &'static str,
}

impl Dated {
    /// The day of [`Dated::at`], UTC.
    pub fn date(&self) -> Date {
        self.at.date()
    }
}

/// What the world said of a coin when the program was written; `None` where nothing was found.
#[derive(Debug, PartialEq)]
pub struct Snapshot {
    /// Ticker, as in [`crate::networks::Coin::symbol`].
    pub symbol: &'static str,
    /// US dollars for one coin.
    pub price_usd: Option<Dated>,
    /// Difficulty as the node reports it.
    pub difficulty: Option<Dated>,
    /// Height of the newest block, a whole number, as the coin's emission counts it.
    pub height: Option<Dated>,
    /// Mean transaction fees that users pay in a block, in coins.
    pub fees_per_block: Option<Dated>,
}

/// A currency that amounts can be shown in.
#[derive(Debug, PartialEq)]
pub struct Currency {
    /// ISO 4217 code: `EUR`.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// Short sign where there is a clear one: `€`.
    pub symbol: Option<&'static str>,
    /// Units of the currency that one US dollar buys.
    pub usd_rate: Dated,
}

/// Joules per hash of the best and of the worst machine that the list would take for this proof-of-work function.
pub fn efficiency(algorithm: &str) -> Option<(f64, f64)> {
    let index = ALGORITHMS.iter().position(|name| *name == algorithm)?;
    EFFICIENCIES.get(index).copied()
}

/// The currency with this code, in any case.
pub fn currency(code: &str) -> Option<&'static Currency> {
    CURRENCIES.iter().find(|currency| currency.code.eq_ignore_ascii_case(code))
}

/// The snapshot of the coin with this symbol.
pub fn snapshot(symbol: &str) -> Option<&'static Snapshot> {
    SNAPSHOT.iter().find(|entry| entry.symbol == symbol)
}

#[cfg(test)]
mod tests;
