use super::format::Format;
use super::read::Reader;
use super::{Answer, Endpoint, Path, Reply, SourceError, Term};
use crate::catalog;
use crate::market::coins::IDS;
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::messages::market;
use crate::units::UnixTime;

/// Coinbase: <https://docs.cdp.coinbase.com/coinbase-app/track-apis/exchange-rates>.
pub static SOURCE: Source = Source {
    id: "coinbase",
    name: "Coinbase",
    home: "https://www.coinbase.com",
    attribution: "Rates from Coinbase",
    licence: "Coinbase API terms",
    feed: "coinbase",
    rest: 0,
};

/// What one US dollar buys of every currency and of many coins.
pub static RATES: Endpoint = Endpoint {
    id: "coinbase exchange-rates",
    source: &SOURCE,
    host: "api.coinbase.com",
    path: Path::Fixed("/v2/exchange-rates?currency=USD"),
    answer: Answer::Many {
        gives: |figure| matches!(figure.kind, Kind::Price | Kind::Fx),
        format: Format::Coinbase,
    },
};

/// `{"data": {"currency": "USD", "rates": {"EUR": "0.92", "BTC": "0.0000117"}}}`
pub(super) fn rates(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let data = reader.field(&answer, "data")?;
    let base = reader.field(data, "currency")?;
    if base.as_str() != Some("USD") {
        let found = base.as_str().map_or(Term::Said(market::no_text), Term::from);
        return Err(reader.invalid("currency".into(), found, "USD".into()));
    }
    let rates = reader.field(data, "rates")?;
    let mut reply = Reply::default();
    for (symbol, _) in IDS {
        let price = reader.positive(rates, symbol).map(f64::recip);
        reply.take(Figure::new(Kind::Price, symbol), now, price);
    }
    for currency in catalog::CURRENCIES {
        reply.take(Figure::new(Kind::Fx, currency.code), now, reader.positive(rates, currency.code));
    }
    Ok(reply)
}
