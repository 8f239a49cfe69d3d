use super::format::Format;
use super::read::Reader;
use super::{Answer, Endpoint, Path, Reply, SourceError};
use crate::catalog;
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::messages::market;
use crate::units::UnixTime;

/// Frankfurter, version 2: <https://frankfurter.dev>. Reference rates of central banks, on working days.
pub static SOURCE: Source = Source {
    id: "frankfurter",
    name: "Frankfurter",
    home: "https://frankfurter.dev",
    attribution: "Reference rates of the ECB and other central banks via Frankfurter",
    licence: "free API; the rates are published by central banks",
    feed: "central banks",
    rest: 0,
};

/// All rates of the newest day.
pub static RATES: Endpoint = Endpoint {
    id: "frankfurter v2/rates",
    source: &SOURCE,
    host: "api.frankfurter.dev",
    path: Path::Fixed("/v2/rates?base=USD"),
    answer: Answer::Many { gives: |figure| figure.kind == Kind::Fx, format: Format::Frankfurter },
};

/// `[{"date": "2026-09-14", "base": "USD", "quote": "EUR", "rate": 0.86}]`
pub(super) fn rates(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let rows = reader.list(&answer, market::the_answer)?;
    let mut reply = Reply::default();
    for currency in catalog::CURRENCIES.iter().filter(|currency| currency.code != "USD") {
        let text = |row: &serde_json::Value, key, wanted| {
            row.get(key).and_then(|field| field.as_str()) == Some(wanted)
        };
        let row = rows.iter().find(|row| text(row, "quote", currency.code) && text(row, "base", "USD"));
        let read = row.ok_or_else(|| reader.missing(currency.code.into())).and_then(|row| {
            let as_of = reader.day(row, "date", now)?;
            Ok((as_of, reader.positive(row, "rate")?))
        });
        let as_of = read.as_ref().map_or(now, |(as_of, _)| *as_of);
        reply.take(Figure::new(Kind::Fx, currency.code), as_of, read.map(|(_, rate)| rate));
    }
    Ok(reply)
}
