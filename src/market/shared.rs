//! `market.json`: figures that were fetched once for all visitors, in a file beside the page.
//!
//! ```json
//! {"breakeven":1,"quotes":{"price:BTC":"76975.5 1793099940 1793100000 coingecko"}}
//! ```
//!
//! Each quote is the line that a browser keeps of it, see [`super::cache`]. A quote that cannot be read is left
//! out, so that one source's trouble never costs the figures of the others.

use super::cache;
use super::figure::Figure;
use super::gate;
use super::ladder::{Ladder, MANUAL_PAUSE};
use super::quote::{Origin, Quote, age};
use super::sources::Reading;
use crate::units::UnixTime;

/// Name of the file, beside the page.
pub const FILE: &str = "market.json";
/// Seconds after fetching in which a figure of the file stands for one fetched by the visitor, so that no
/// source is asked. The file is renewed twice an hour.
pub const SHARED: i64 = 3600;

/// How the file begins and ends.
const AROUND: (&str, &str) = ("{\"breakeven\":1,\"quotes\":{", "}}");

/// The quotes of a file that can be read.
///
/// It is read as [`write()`] writes it, whatever space is between: a reader of all JSON is more than the rest of what a
/// visit needs to take the figures of the file.
pub fn read(text: &str, now: UnixTime) -> Vec<(Figure, Quote)> {
    let quotes = text.trim().strip_prefix(AROUND.0).and_then(|rest| rest.strip_suffix(AROUND.1));
    // No key and no line has a comma or a quotation mark.
    let quote = |entry: &str| {
        let mut parts = entry.split('"');
        let (before, key, between, line, after) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let is_pair = before.trim().is_empty() && between.trim() == ":" && after.trim().is_empty();
        let figure = Figure::from_key(key).filter(|_| is_pair && parts.next().is_none())?;
        Some((figure, cache::read_quote(figure, line, now)?))
    };
    quotes.unwrap_or_default().split(',').filter_map(quote).collect()
}

/// The file that holds `quotes`, one a line.
pub fn write(quotes: &[(Figure, Quote)]) -> String {
    // Keys and lines are made of letters, digits and punctuation that JSON writes as they are.
    let line = |(figure, quote): &(Figure, Quote)| {
        ["\"", &figure.key(), "\":\"", &cache::write_quote(quote), "\""].concat()
    };
    let lines: Vec<String> = quotes.iter().map(line).collect();
    [AROUND.0, "\n", &lines.join(",\n"), "\n", AROUND.1, "\n"].concat()
}

impl Ladder {
    /// Takes a quote of the file where it is newer than the one at hand and passes the gates. While it is no
    /// older than [`SHARED`], it counts as fetched just long enough ago for a refresh by hand to renew it.
    pub fn share(&mut self, figure: Figure, quote: Quote, now: UnixTime) {
        if self.quote(figure).is_some_and(|held| held.fetched_at >= quote.fetched_at) {
            return;
        }
        let reading = Reading { figure, value: quote.value, as_of: quote.as_of };
        if gate::check(&reading, self.known(figure), now).is_err() {
            return;
        }
        let mut fetched_at = quote.fetched_at;
        if age(fetched_at, now) <= SHARED {
            fetched_at = fetched_at.max(UnixTime(now.0.saturating_sub(MANUAL_PAUSE)));
        }
        self.hold(figure, Quote { fetched_at, ..quote }, Origin::Cached);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::figure::Kind;
    use crate::market::sources::{coingecko, llama};
    use proptest::prelude::*;

    const NOW: UnixTime = UnixTime(1_793_100_000);
    const PRICE: Figure = Figure::new(Kind::Price, "BTC");
    const EURO: Figure = Figure::new(Kind::Fx, "EUR");

    fn quote(value: f64, old: i64) -> Quote {
        let at = UnixTime(NOW.0 - old);
        Quote { value, source: &coingecko::SOURCE, as_of: at, fetched_at: at }
    }

    fn wanting() -> Ladder {
        let mut ladder = Ladder::default();
        ladder.want(vec![PRICE]);
        ladder.begin(false);
        ladder
    }

    #[test]
    fn a_file_comes_back() {
        let quotes = vec![(PRICE, quote(76_975.5, 600)), (EURO, quote(0.86, 7000))];
        let mut read = read(&write(&quotes), NOW);
        read.sort_by_key(|(figure, _)| figure.kind != Kind::Price);
        assert_eq!(read, quotes);
        assert_eq!(super::read(&write(&[]), NOW), []);
    }

    #[test]
    fn what_cannot_be_read_costs_nothing_else() {
        let good = write(&[(PRICE, quote(76_975.5, 600))]);
        let more = good.replace(
            "{\n",
            "{\"price:BTCC\":\"1 1 1 coingecko\",\"height:BTC\":5,\"difficulty:BTC\":\"-1 1 1 mempool\",\n",
        );
        assert_eq!(read(&more, NOW), read(&good, NOW));
        assert_eq!(read(&more, NOW).len(), 1);
        for text in ["", "null", "[]", "{}", "{\"quotes\":[]}", "<!doctype html>", &good[..good.len() - 4]] {
            assert_eq!(read(text, NOW), [], "{text}");
        }
    }

    #[test]
    fn a_recent_figure_saves_the_request() {
        let mut ladder = wanting();
        ladder.share(PRICE, quote(76_975.5, SHARED), NOW);
        assert_eq!(ladder.next(NOW), Vec::<&crate::market::Endpoint>::new());
        let held = ladder.held(PRICE).unwrap();
        assert_eq!((held.value, held.as_of.0, held.origin), (76_975.5, NOW.0 - SHARED, Origin::Cached));
        ladder.begin(true);
        assert_eq!(ladder.next(NOW), [&coingecko::PRICES]);
    }

    #[test]
    fn an_old_figure_serves_until_a_source_has_answered() {
        let mut ladder = wanting();
        ladder.share(PRICE, quote(76_975.5, SHARED + 1), NOW);
        assert_eq!(ladder.held(PRICE).unwrap().value, 76_975.5);
        assert_eq!(ladder.next(NOW), [&coingecko::PRICES]);
    }

    #[test]
    fn what_the_visitor_fetched_later_stays() {
        let mut ladder = wanting();
        ladder.restore(PRICE, Quote { source: &llama::SOURCE, ..quote(77_100.0, 60) });
        ladder.share(PRICE, quote(76_975.5, 600), NOW);
        assert_eq!(ladder.held(PRICE).unwrap().value, 77_100.0);
    }

    #[test]
    fn a_figure_that_no_gate_lets_through_is_left() {
        let mut ladder = wanting();
        ladder.share(PRICE, quote(76_975_500.0, 60), NOW);
        assert_eq!(ladder.held(PRICE).unwrap().origin, Origin::Snapshot);
    }

    proptest! {
        #[test]
        fn no_text_is_fatal(text in ".{0,200}", line in ".{0,60}") {
            let _ = read(&text, NOW);
            let _ = read(&format!("{{\"quotes\":{{\"price:BTC\":{line:?}}}}}"), NOW);
        }
    }
}
