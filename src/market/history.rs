//! Past prices and difficulties, day by day or change by change, for looking back.
//!
//! They are asked for when somebody wants to look back, and never on the way to a first answer.

use serde_json::Value;

use super::coins;
use super::figure::Kind;
use super::quote::Source;
use super::sources::{Reader, SourceError, Term, blockchain_info, coingecko, llama, mempool};
use crate::messages::market;
use crate::units::{DAYS_PER_MONTH, UnixTime};

/// An address that gives the past of one figure.
#[derive(Debug)]
pub struct Series {
    /// Whose it is.
    pub source: &'static Source,
    /// Host that is asked, without scheme.
    pub host: &'static str,
    /// What the values say: [`Kind::Price`] in US dollars, or [`Kind::Difficulty`].
    pub kind: Kind,
    /// The only coin it knows, or none if it knows all.
    of: Option<&'static str>,
    /// Path and query before and after CoinGecko's identifier of the coin; without it where `of` says which.
    path: (&'static str, &'static str),
    rows: Rows,
}

/// Where the rows stand in an answer, and where a row has its moment and its value.
#[derive(Clone, Copy, Debug)]
enum Rows {
    /// Lists in a list at this path: the moment first, the value at this place.
    Lists(&'static str, usize),
    /// Objects in a list at this path: fields of the moment and of the value.
    Objects(&'static str, &'static str, &'static str),
    /// As DefiLlama gives them, under the name of the coin.
    Llama,
}

/// Every series; of those that give the same the best first. CoinGecko gives a year without a key.
pub static ALL: &[&Series] =
    &[&LLAMA, &BLOCKCHAIN_PRICE, &COINGECKO, &MEMPOOL, &BLOCKCHAIN_DIFFICULTY, &LITECOIN];

/// Daily prices of any coin over five years.
pub static LLAMA: Series = Series {
    source: &llama::SOURCE,
    host: llama::HOST,
    kind: Kind::Price,
    of: None,
    path: ("/chart/coingecko:", "?period=1d&span=1826&start="),
    rows: Rows::Llama,
};

/// Daily prices of Bitcoin since there are any.
pub static BLOCKCHAIN_PRICE: Series = Series {
    source: &blockchain_info::SOURCE,
    host: blockchain_info::API,
    kind: Kind::Price,
    of: Some("BTC"),
    path: ("/charts/market-price", "?timespan=all&sampled=false&format=json&cors=true"),
    rows: Rows::Objects("values", "x", "y"),
};

/// Daily prices of any coin over a year.
pub static COINGECKO: Series = Series {
    source: &coingecko::SOURCE,
    host: coingecko::HOST,
    kind: Kind::Price,
    of: None,
    path: ("/api/v3/coins/", "/market_chart?vs_currency=usd&days=365&interval=daily"),
    rows: Rows::Lists("prices", 1),
};

/// Bitcoin's difficulty at each of its changes.
pub static MEMPOOL: Series = Series {
    source: &mempool::SOURCE,
    host: mempool::HOST,
    kind: Kind::Difficulty,
    of: Some("BTC"),
    path: ("/api/v1/mining/difficulty-adjustments/all", ""),
    rows: Rows::Lists("", 2),
};

/// Bitcoin's difficulty day by day.
pub static BLOCKCHAIN_DIFFICULTY: Series = Series {
    source: &blockchain_info::SOURCE,
    host: blockchain_info::API,
    kind: Kind::Difficulty,
    of: Some("BTC"),
    path: ("/charts/difficulty", "?timespan=all&sampled=false&format=json&cors=true"),
    rows: Rows::Objects("values", "x", "y"),
};

/// Litecoin's difficulty at each of its changes.
pub static LITECOIN: Series = Series {
    source: &mempool::LITECOIN,
    host: mempool::LITECOIN_HOST,
    kind: Kind::Difficulty,
    of: Some("LTC"),
    path: ("/api/v1/mining/difficulty-adjustments/all", ""),
    rows: Rows::Lists("", 2),
};

/// Days that [`LLAMA`] is asked for.
const SPAN: i64 = 1826;

/// Where the past of a coin's figure is asked for, the best series first.
pub fn chain(kind: Kind, coin: &'static str) -> impl Iterator<Item = &'static Series> {
    ALL.iter().copied().filter(move |series| series.kind == kind && series.url(coin, UnixTime(0)).is_some())
}

/// A figure's change between two moments of its history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grown {
    /// Moment and value of the beginning.
    pub first: (UnixTime, f64),
    /// The same of the end, which is that of the history.
    pub last: (UnixTime, f64),
    /// Change a month, compounding, as a fraction.
    pub monthly: f64,
}

/// How a figure has grown over the last `days` of its history, which may name its changes only: at the beginning holds
/// what was reached before. (last ÷ first) ^ (30.4375 ÷ days) − 1; `None` where the history is shorter.
pub fn grown(history: &[(UnixTime, f64)], days: f64) -> Option<Grown> {
    let last = *history.last()?;
    let begin = last.0.after(-days);
    let (_, value) = *history.iter().rev().find(|(at, _)| *at <= begin)?;
    let monthly = libm::pow(last.1 / value, DAYS_PER_MONTH / days) - 1.0;
    Some(Grown { first: (begin, value), last, monthly })
}

impl Series {
    /// The whole address for `coin`, to be asked at `now`; `None` where the series does not know the coin.
    pub fn url(&self, coin: &str, now: UnixTime) -> Option<String> {
        let id = match self.of {
            Some(of) => (of == coin).then_some("")?,
            None => coins::id(coin)?,
        };
        let start = match self.rows {
            Rows::Llama => now.0.saturating_sub(SPAN * 86_400).max(0).to_string(),
            _ => String::new(),
        };
        Some(["https://", self.host, self.path.0, id, self.path.1, &start].concat())
    }

    /// Reads the body of an answer that arrived at `now`: moments with values, the oldest first.
    ///
    /// Rows before the first value above zero say that there was none yet, and are left out.
    ///
    /// # Errors
    /// [`SourceError`] where the answer is of another shape, where a moment is not after the one before
    /// or lies ahead, or where a value is not a number above zero.
    pub fn parse_history(&self, body: &str, now: UnixTime) -> Result<Vec<(UnixTime, f64)>, SourceError> {
        let reader = Reader(self.source);
        let answer = reader.json(body)?;
        let rows = match self.rows {
            Rows::Lists(path, _) | Rows::Objects(path, ..) => reader.field(&answer, path)?,
            Rows::Llama => match reader.field(&answer, "coins")? {
                Value::Object(coins) => {
                    let coin = coins.values().next().ok_or_else(|| reader.missing("coins".into()))?;
                    reader.field(coin, "prices")?
                }
                _ => return Err(reader.missing("coins".into())),
            },
        };
        let mut history: Vec<(UnixTime, f64)> = Vec::new();
        let rows = reader.list(rows, market::the_history)?;
        let order = |index: usize| rows.get(index).map(|row| self.row(reader, row, now).map(|row| row.0));
        // Changes of difficulty come with the newest first.
        let backwards = match (order(0), order(1)) {
            (Some(first), Some(second)) => first? > second?,
            _ => false,
        };
        for index in 0..rows.len() {
            let index = if backwards { rows.len() - 1 - index } else { index };
            let Some(row) = rows.get(index) else { break };
            let (at, value) = self.row(reader, row, now)?;
            if value == 0.0 && history.is_empty() {
                continue;
            }
            if value <= 0.0 {
                let expected = Term::Said(market::a_positive_number);
                return Err(reader.invalid("value".into(), value.to_string().into(), expected));
            }
            if history.last().is_some_and(|(before, _)| at <= *before) {
                let expected = Term::Said(market::after_the_last);
                return Err(reader.invalid("moment".into(), at.0.to_string().into(), expected));
            }
            history.push((at, value));
        }
        if history.is_empty() {
            return Err(reader.missing(Term::Said(market::the_history)));
        }
        Ok(history)
    }

    fn row(&self, reader: Reader, row: &Value, now: UnixTime) -> Result<(UnixTime, f64), SourceError> {
        let (at, value) = match self.rows {
            Rows::Lists(_, place) => (row.get(0), row.get(place)),
            Rows::Objects(_, at, value) => (row.get(at), row.get(value)),
            Rows::Llama => (row.get("timestamp"), row.get("price")),
        };
        let (at, value) = at.zip(value).ok_or_else(|| reader.missing(Term::Said(market::a_row)))?;
        if at.is_null() {
            return Err(reader.missing("moment".into()));
        }
        Ok((reader.moment(at, "", now)?, reader.finite(value, "", "value".into(), true)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixTime = UnixTime(1_793_100_000);

    #[test]
    fn any_coin_has_prices_and_bitcoin_and_litecoin_difficulties() {
        let names = |kind, coin| chain(kind, coin).map(|series| series.source.name).collect::<Vec<_>>();
        assert_eq!(names(Kind::Price, "BTC"), ["DefiLlama", "Blockchain.com", "CoinGecko"]);
        assert_eq!(names(Kind::Price, "XMR"), ["DefiLlama", "CoinGecko"]);
        assert_eq!(names(Kind::Difficulty, "BTC"), ["mempool.space", "Blockchain.com"]);
        assert_eq!(names(Kind::Difficulty, "LTC"), ["Litecoin Space"]);
        assert_eq!(names(Kind::Difficulty, "XMR"), [""; 0]);
        assert_eq!(names(Kind::Price, "XYZ"), [""; 0]);
    }

    #[test]
    fn addresses_are_whole() {
        assert_eq!(
            LLAMA.url("XMR", NOW).as_deref(),
            // 1 793 100 000 - 1826 × 86 400
            Some("https://coins.llama.fi/chart/coingecko:monero?period=1d&span=1826&start=1635333600")
        );
        assert_eq!(
            COINGECKO.url("CKB", NOW).as_deref(),
            Some(
                "https://api.coingecko.com/api/v3/coins/nervos-network/market_chart\
                 ?vs_currency=usd&days=365&interval=daily"
            )
        );
        assert_eq!(
            LITECOIN.url("LTC", NOW).as_deref(),
            Some("https://litecoinspace.org/api/v1/mining/difficulty-adjustments/all")
        );
        assert_eq!(MEMPOOL.url("LTC", NOW), None);
    }

    #[test]
    fn growth_compounds_from_month_to_month() {
        let day = |day: i64| UnixTime(1_700_000_000 + day * 86_400);
        // Changes on days 0, 14, 28 and 379.25. A year of 365.25 days before the last is day 14, when 50 was reached.
        let quarter = UnixTime(day(379).0 + 21_600);
        let history = [(day(0), 40.0), (day(14), 50.0), (day(28), 70.0), (quarter, 100.0)];
        let found = grown(&history, 365.25).unwrap();
        assert_eq!((found.first, found.last), ((day(14), 50.0), (quarter, 100.0)));
        // Twice as much in twelve months: 2^(1/12) − 1 = 5.946 309 435 929…%.
        assert!((found.monthly - 0.059_463_094_359_295_3).abs() < 1e-12, "{found:?}");
        // A day and a quarter earlier the value was still 40: 100/40 over 366.5 days, 2.5^(30.4375/366.5) − 1 = 7.906 738 18…%.
        let longer = grown(&history, 366.5).unwrap();
        assert_eq!(longer.first.1, 40.0);
        assert!((longer.monthly - 0.079_067_381_845).abs() < 1e-11, "{longer:?}");
        // A fall: 40 to 35 in a month is −12.5 %.
        let fallen = grown(&[(day(0), 40.0), (day(31), 35.0)], 30.4375).unwrap();
        assert!((fallen.monthly + 0.125).abs() < 1e-12);
        assert_eq!((grown(&history, 380.0), grown(&[], 1.0)), (None, None));
    }

    fn read(series: &Series, body: &str) -> Result<Vec<(i64, f64)>, String> {
        let history = series.parse_history(body, NOW).map_err(|error| error.to_string())?;
        Ok(history.into_iter().map(|(at, value)| (at.0, value)).collect())
    }

    #[test]
    fn each_shape_is_read() {
        let expected = vec![(1_792_972_800, 80_000.0), (1_793_059_200, 81_000.5)];
        for (series, body) in [
            (
                &LLAMA,
                r#"{"coins":{"coingecko:bitcoin":{"symbol":"BTC","prices":
                [{"timestamp":1792972800,"price":80000},{"timestamp":1793059200,"price":81000.5}]}}}"#,
            ),
            (
                &BLOCKCHAIN_PRICE,
                r#"{"values":[{"x":1792886400,"y":0},{"x":1792972800,"y":80000.0},{"x":1793059200,"y":81000.5}]}"#,
            ),
            (&COINGECKO, r#"{"prices":[[1792972800000,80000],[1793059200123,"81000.5"]]}"#),
            // The newest first.
            (&MEMPOOL, "[[1793059200,973000,81000.5,1.01],[1792972800,971000,80000,0.99]]"),
        ] {
            assert_eq!(read(series, body), Ok(expected.clone()), "{series:?}");
        }
    }

    #[test]
    fn each_bad_row_spoils_the_history() {
        for (body, reason) in [
            ("", "the answer is empty"),
            ("<html>", "a web page came instead of data"),
            ("[]", "the answer is a list, not an object"),
            ("{}", "values is missing"),
            (r#"{"values":null}"#, "values is missing"),
            (r#"{"values":{}}"#, "the history is an object, not a list"),
            (r#"{"values":[]}"#, "the history is missing"),
            (r#"{"values":[{"x":1793059200,"y":0}]}"#, "the history is missing"),
            (r#"{"values":[{"x":1793059200}]}"#, "a row of the history is missing"),
            (r#"{"values":[[1793059200, 5]]}"#, "a row of the history is missing"),
            (r#"{"values":[{"x":1793059200,"y":null}]}"#, "value is null, not a number"),
            (r#"{"values":[{"x":1793059200,"y":"NaN"}]}"#, "value is \"NaN\", not a number"),
            (r#"{"values":[{"x":1793059200,"y":"1e999"}]}"#, "value is \"1e999\", not a number"),
            (r#"{"values":[{"x":1793059200,"y":-1}]}"#, "value is -1, not a number above zero"),
            (
                r#"{"values":[{"x":1792972800,"y":5},{"x":1793059200,"y":0}]}"#,
                "value is 0, not a number above zero",
            ),
            (r#"{"values":[{"x":null,"y":5}]}"#, "moment is missing"),
            (r#"{"values":[{"x":"soon","y":5}]}"#, "\"soon\", not a number above zero"),
            (r#"{"values":[{"x":1893059200,"y":5}]}"#, "not a moment up to now"),
            (r#"{"values":[{"x":5,"y":5}]}"#, "not a moment up to now"),
            (
                r#"{"values":[{"x":1792972800,"y":5},{"x":1792972800,"y":6}]}"#,
                "moment is 1792972800, not after the one before",
            ),
            (
                r#"{"values":[{"x":1792972800,"y":5},{"x":1793059200,"y":6},{"x":1793000000,"y":6}]}"#,
                "moment is 1793000000, not after the one before",
            ),
        ] {
            let error = read(&BLOCKCHAIN_PRICE, body).unwrap_err();
            assert!(error.contains(reason), "{body}: {error:?} does not say {reason:?}");
        }
        let coinless = read(&LLAMA, r#"{"coins":{}}"#).unwrap_err();
        assert_eq!(coinless, "DefiLlama: coins is missing");
    }
}
