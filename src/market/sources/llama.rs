use super::coingecko::push_ids;
use super::format::Format;
use super::read::Reader;
use super::{Answer, Endpoint, Path, Reply, SourceError};
use crate::market::coins::{self, IDS};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::units::UnixTime;

/// DefiLlama: <https://api-docs.defillama.com>. Its prices derive from CoinGecko.
pub static SOURCE: Source = Source {
    id: "llama",
    name: "DefiLlama",
    home: "https://defillama.com",
    attribution: "Prices from DefiLlama",
    licence: "free API; citation asked",
    feed: "coingecko",
    rest: 0,
};

pub(in crate::market) const HOST: &str = "coins.llama.fi";
pub(in crate::market) const PREFIX: &str = "coingecko:";

/// Prices of all coins in US dollars.
pub static PRICES: Endpoint = Endpoint {
    id: "llama prices/current",
    source: &SOURCE,
    host: HOST,
    path: Path::Built(|_| {
        let mut path = String::from("/prices/current/");
        push_ids(&mut path, PREFIX, IDS);
        path
    }),
    answer: Answer::Many {
        gives: |figure| figure.kind == Kind::Price && coins::id(figure.of).is_some(),
        format: Format::LlamaPrices,
    },
};

/// Changes of all prices over 24 hours, in percent.
pub static CHANGES: Endpoint = Endpoint {
    id: "llama percentage",
    source: &SOURCE,
    host: HOST,
    path: Path::Built(|_| {
        let mut path = String::from("/percentage/");
        push_ids(&mut path, PREFIX, IDS);
        path.push_str("?period=1d");
        path
    }),
    answer: Answer::Many {
        gives: |figure| figure.kind == Kind::Change24h && coins::id(figure.of).is_some(),
        format: Format::LlamaChanges,
    },
};

/// `{"coins": {"coingecko:bitcoin": {"price": 76975, "timestamp": 1779092258, "confidence": 0.99}}}`
pub(super) fn prices(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let coins = reader.field(&answer, "coins")?;
    let mut reply = Reply::default();
    for (symbol, id) in IDS {
        let quoted = reader.field(coins, &[PREFIX, id].concat()).and_then(|coin| {
            let as_of = reader.moment(coin, "timestamp", now)?;
            Ok((as_of, reader.positive(coin, "price")?))
        });
        let as_of = quoted.as_ref().map_or(now, |(as_of, _)| *as_of);
        reply.take(Figure::new(Kind::Price, symbol), as_of, quoted.map(|(_, price)| price));
    }
    Ok(reply)
}

/// `{"coins": {"coingecko:bitcoin": -2.3}}`
pub(super) fn changes(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let coins = reader.field(&answer, "coins")?;
    let mut reply = Reply::default();
    for (symbol, id) in IDS {
        let change = reader.number(coins, &[PREFIX, id].concat());
        reply.take(Figure::new(Kind::Change24h, symbol), now, change);
    }
    Ok(reply)
}
