//! How quotes and pauses are written down between visits: one short line each.
//!
//! A line that cannot be read counts as absent: it is from another version, or damaged.

use super::cooldown::Cooldown;
use super::figure::Figure;
use super::quote::Quote;
use super::sources;
use crate::units::{UnixTime, decimal, plain};

/// Version of the lines below; part of every storage key.
pub const VERSION: &str = "1";

/// A quote as `value as_of fetched_at source`.
pub fn write_quote(quote: &Quote) -> String {
    let (value, as_of) = (plain(quote.value), quote.as_of.0.to_string());
    [&value, &as_of, &quote.fetched_at.0.to_string(), quote.source.id].join(" ")
}

/// The inverse of [`write_quote`], if the value is possible and was fetched before `now`.
pub fn read_quote(figure: Figure, line: &str, now: UnixTime) -> Option<Quote> {
    let [value, as_of, fetched_at, source] = words(line)?;
    let quote = Quote {
        value: decimal(value)?,
        source: sources::find_source(source)?,
        as_of: UnixTime(as_of.parse().ok()?),
        fetched_at: UnixTime(fetched_at.parse().ok()?),
    };
    // A quote from the future would stay fresh until the clock gets there.
    let possible = quote.as_of <= quote.fetched_at && quote.fetched_at <= now;
    (possible && figure.kind.range(quote.fetched_at).contains(quote.value)).then_some(quote)
}

/// A pause as `until failures reach`.
pub fn write_cooldown(entry: &Cooldown) -> String {
    let reach = if entry.unreachable { "silent" } else { "answered" };
    [entry.until.0.to_string().as_str(), &entry.failures.to_string(), reach].join(" ")
}

/// The inverse of [`write_cooldown`].
pub fn read_cooldown(of: &'static str, line: &str) -> Option<Cooldown> {
    let [until, failures, reach] = words(line)?;
    let unreachable = match reach {
        "silent" => true,
        "answered" => false,
        _ => return None,
    };
    Some(Cooldown { of, until: UnixTime(until.parse().ok()?), failures: failures.parse().ok()?, unreachable })
}

fn words<const N: usize>(line: &str) -> Option<[&str; N]> {
    line.split(' ').collect::<Vec<_>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::figure::Kind;
    use proptest::prelude::*;

    const NOW: UnixTime = UnixTime(1_795_000_000);
    const PRICE: Figure = Figure::new(Kind::Price, "BTC");

    proptest! {
        #[test]
        fn quotes_come_back_to_the_last_bit(value in 1e-9..1e9f64, old in 0i64..10_000_000, late in 0i64..10_000) {
            let fetched_at = UnixTime(NOW.0 - late);
            let as_of = UnixTime(fetched_at.0 - old);
            let quote = Quote { value, source: &sources::llama::SOURCE, as_of, fetched_at };
            prop_assert_eq!(read_quote(PRICE, &write_quote(&quote), NOW), Some(quote));
        }

        #[test]
        fn pauses_come_back(until: i64, failures: u32, unreachable: bool) {
            let entry = Cooldown { of: "a", until: UnixTime(until), failures, unreachable };
            prop_assert_eq!(read_cooldown("a", &write_cooldown(&entry)), Some(entry));
        }

        #[test]
        fn no_text_is_fatal(line in ".{0,60}") {
            let _ = read_quote(PRICE, &line, NOW);
            let _ = read_cooldown("a", &line);
        }
    }

    #[test]
    fn damaged_lines_count_as_absent() {
        assert!(read_quote(PRICE, "77000 1794999000 1794999990 coingecko", NOW).is_some());
        for line in [
            "",
            "77000",
            "77000 1794999000 1794999990 nobody",
            "77000 1794999000 1794999990 coingecko more",
            "NaN 1794999000 1794999990 coingecko",
            "-1 1794999000 1794999990 coingecko",
            "77000 1794999995 1794999990 coingecko",
            "77000 1794999000 1795000001 coingecko",
            "77000  1794999990 coingecko",
        ] {
            assert_eq!(read_quote(PRICE, line, NOW), None, "{line:?}");
        }
    }
}
