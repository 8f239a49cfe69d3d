use super::format::Format;
use super::read::Reader;
use super::{Answer, Endpoint, Path, Reply, SourceError};
use crate::catalog;
use crate::market::coins::IDS;
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::units::UnixTime;

/// The currency API: <https://github.com/fawazahmed0/exchange-api>. Daily.
pub static SOURCE: Source = Source {
    id: "currency-api",
    name: "currency-api",
    home: "https://github.com/fawazahmed0/exchange-api",
    attribution: "Daily rates from fawazahmed0/exchange-api",
    licence: "CC0-1.0",
    feed: "currency-api",
    rest: 0,
};

/// Daily rates from the jsDelivr network.
pub static JSDELIVR: Endpoint = Endpoint {
    id: "currency-api jsdelivr",
    source: &SOURCE,
    host: "cdn.jsdelivr.net",
    path: Path::Fixed("/npm/@fawazahmed0/currency-api@latest/v1/currencies/usd.min.json"),
    answer: RATES,
};

/// The same from its mirror.
pub static PAGES: Endpoint = Endpoint {
    id: "currency-api pages.dev",
    source: &SOURCE,
    host: "latest.currency-api.pages.dev",
    path: Path::Fixed("/v1/currencies/usd.min.json"),
    answer: RATES,
};

const RATES: Answer = Answer::Many {
    gives: |figure| matches!(figure.kind, Kind::Price | Kind::Fx),
    format: Format::CurrencyApi,
};

/// `{"date": "2026-09-14", "usd": {"eur": 0.86, "btc": 0.0000129}}`: what one US dollar buys.
pub(super) fn rates(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let as_of = reader.day(&answer, "date", now)?;
    let rates = reader.field(&answer, "usd")?;
    let mut reply = Reply::default();
    for (symbol, _) in IDS {
        let price = reader.positive(rates, &symbol.to_ascii_lowercase()).map(f64::recip);
        reply.take(Figure::new(Kind::Price, symbol), as_of, price);
    }
    for currency in catalog::CURRENCIES {
        let rate = reader.positive(rates, &currency.code.to_ascii_lowercase());
        reply.take(Figure::new(Kind::Fx, currency.code), as_of, rate);
    }
    Ok(reply)
}
