//! The dated data compiled into the program from `data/*.toml`.

mod search;

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

/// A mining machine as sold.
#[derive(Debug, PartialEq)]
pub struct Device {
    /// Name that links use; never changes: `antminer-s21-pro`.
    pub id: &'static str,
    /// Who makes it.
    pub maker: &'static str,
    /// What the maker calls it.
    pub model: &'static str,
    /// Proof-of-work function, as in [`crate::networks::Coin::algorithm`].
    pub algorithm: &'static str,
    /// Hashes per second of one unit.
    pub hashrate: f64,
    /// Watts at the wall of one unit.
    pub watts: f64,
    /// Year, or year and month, of release: `2025-03`.
    pub released: Option<&'static str>,
    /// Whether it was announced but not yet delivered on [`Device::as_of`].
    pub announced: bool,
    /// `air`, `hydro` or `immersion`.
    pub cooling: Option<&'static str>,
    /// Lowest list price of one unit in US dollars, possibly of a used machine.
    pub price_usd: Option<Dated>,
    /// How well the figures are attested: `A` maker's page and a second list agree, `A-` maker's page
    /// alone, `B` a shop's or an aggregator's list, `C` one third party's list.
    pub grade: &'static str,
    /// Where hashrate and power were read.
    pub source: &'static str,
    /// The day or month [`Device::source`] was read.
    pub as_of: &'static str,
}

impl Device {
    /// Joules per hash: watts over hashes per second. Times 1e12 it is the J/TH of SHA-256 machines.
    pub fn joules_per_hash(&self) -> f64 {
        self.watts / self.hashrate
    }
}

/// What the world said of a coin when the program was written.
#[derive(Debug, PartialEq)]
pub struct Snapshot {
    /// Ticker, as in [`crate::networks::Coin::symbol`].
    pub symbol: &'static str,
    /// US dollars for one coin.
    pub price_usd: Dated,
    /// Difficulty as the node reports it.
    pub difficulty: Dated,
    /// Height of the newest block, a whole number.
    pub height: Dated,
    /// Mean transaction fees of a block, in coins.
    pub fees_per_block: Dated,
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

/// The machine with this id.
pub fn find(id: &str) -> Option<&'static Device> {
    DEVICES.iter().find(|device| device.id == id)
}

/// The machines of one algorithm that `query` describes, in catalog order.
///
/// Every word of the query must occur in the maker, the model or the hashrate, in any case; spaces and
/// hyphens inside a name do not matter. An empty query finds all.
pub fn search<'a>(algorithm: &'a str, query: &str) -> impl Iterator<Item = &'static Device> + use<'a> {
    let words = search::words(query);
    DEVICES.iter().filter(move |device| device.algorithm == algorithm && search::matches(device, &words))
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
mod tests {
    use super::*;

    #[test]
    fn devices_are_many_distinct_and_plausible() {
        assert!(DEVICES.len() >= 25);
        for device in DEVICES {
            assert!(std::ptr::eq(find(device.id).unwrap(), device));
            // No SHA-256 machine of these years does better than 8 or worse than 45 J/TH.
            let efficiency = device.joules_per_hash() * 1e12;
            assert!(device.algorithm != "SHA-256" || (8.0..45.0).contains(&efficiency), "{device:?}");
            // Nor is one sold for less than 0.5 or more than 60 dollars per TH/s.
            if let Some(price) = device.price_usd {
                assert!((0.5..60.0).contains(&(price.value / (device.hashrate / 1e12))), "{device:?}");
            }
        }
        let mut order: Vec<_> = DEVICES.iter().map(|device| device.maker.to_lowercase()).collect();
        order.dedup();
        assert!(order.is_sorted(), "makers are not in order: {order:?}");
    }

    #[test]
    fn a_well_known_machine_is_as_its_maker_says() {
        let device = find("antminer-s21-pro").unwrap();
        assert_eq!((device.hashrate, device.watts), (234e12, 3510.0));
        assert_eq!(find("Antminer S21 Pro"), None);
    }

    #[test]
    fn every_coin_has_a_snapshot_whose_height_is_whole() {
        for coin in COINS {
            let entry = snapshot(coin.symbol).unwrap();
            assert_eq!(entry.height.value.fract(), 0.0);
            // A subsidy is still paid there, so the height is of this chain.
            assert!(coin.emission.subsidy(entry.height.value as u64) > 0);
        }
        assert_eq!(snapshot("btc"), None);
    }

    #[test]
    fn the_ten_great_currencies_are_here() {
        for code in ["USD", "EUR", "GBP", "JPY", "CNY", "INR", "BRL", "CAD", "AUD", "CHF"] {
            assert_eq!(currency(&code.to_lowercase()).map(|found| found.code), Some(code));
        }
        assert_eq!(currency("USD").unwrap().usd_rate.value, 1.0);
        assert_eq!(currency("BTC"), None);
    }
}
