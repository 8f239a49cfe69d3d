use super::format::Format;
use super::read::Reader;
use super::{Answer, Endpoint, Path, Reply, SourceError};
use crate::market::coins::{self, IDS};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::messages::market;
use crate::units::UnixTime;

/// CoinGecko, keyless: <https://docs.coingecko.com>.
pub static SOURCE: Source = Source {
    id: "coingecko",
    name: "CoinGecko",
    home: "https://www.coingecko.com",
    attribution: "Data provided by CoinGecko",
    licence: "CoinGecko API terms; attribution with a link required",
    feed: "coingecko",
    rest: 0,
};

pub(in crate::market) const HOST: &str = "api.coingecko.com";

/// Prices of all coins in US dollars, with their change over 24 hours: one request for all of them costs
/// no more than for one, and another coin then needs none.
pub static PRICES: Endpoint = Endpoint {
    id: "coingecko simple/price",
    source: &SOURCE,
    host: HOST,
    path: Path::Built(|_| {
        let mut path = String::from("/api/v3/simple/price?ids=");
        push_ids(&mut path, "", IDS);
        path.push_str(
            "&vs_currencies=usd&include_24hr_change=true&include_last_updated_at=true&precision=full",
        );
        path
    }),
    answer: Answer::Many {
        gives: |figure| {
            matches!(figure.kind, Kind::Price | Kind::Change24h) && coins::id(figure.of).is_some()
        },
        format: Format::CoingeckoPrices,
    },
};

/// Supplies of coins that are staked.
pub static SUPPLIES: Endpoint = Endpoint {
    id: "coingecko coins/markets",
    source: &SOURCE,
    host: HOST,
    path: Path::Built(|_| {
        let mut path = String::from("/api/v3/coins/markets?vs_currency=usd&ids=");
        push_ids(&mut path, "", coins::staked());
        path
    }),
    answer: Answer::Many {
        gives: |figure| {
            matches!(figure.kind, Kind::Supply | Kind::Circulating)
                && supplied().any(|(symbol, _)| *symbol == figure.of)
        },
        format: Format::CoingeckoSupplies,
    },
};

/// The staked coins whose supply no source of their own network gives. CoinGecko counts some otherwise:
/// for Cardano it adds the reserve.
fn supplied() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    coins::staked().iter().filter(|(symbol, _)| !matches!(*symbol, "ETH" | "ADA" | "ATOM" | "XTZ"))
}

/// Appends identifiers with a prefix each, separated by commas.
pub(super) fn push_ids(path: &mut String, prefix: &str, ids: &[(&str, &str)]) {
    for (index, (_, id)) in ids.iter().enumerate() {
        if index > 0 {
            path.push(',');
        }
        path.push_str(prefix);
        path.push_str(id);
    }
}

/// `{"bitcoin": {"usd": 76975, "usd_24h_change": -1.4, "last_updated_at": 1779092258}}`; coins without
/// data are left out.
pub(super) fn prices(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let mut reply = Reply::default();
    for (symbol, id) in IDS {
        let coin = reader
            .field(&answer, id)
            .and_then(|coin| Ok((coin, reader.moment(coin, "last_updated_at", now)?)));
        let as_of = coin.as_ref().map_or(now, |(_, as_of)| *as_of);
        let price = coin.clone().and_then(|(coin, _)| reader.positive(coin, "usd"));
        reply.take(Figure::new(Kind::Price, symbol), as_of, price);
        let change = coin.and_then(|(coin, _)| reader.number(coin, "usd_24h_change"));
        reply.take(Figure::new(Kind::Change24h, symbol), as_of, change);
    }
    Ok(reply)
}

/// `[{"id": "solana", "total_supply": 629590000.5, "circulating_supply": 560000000.5, …}]`
pub(super) fn supplies(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let rows = reader.list(&answer, market::the_answer)?;
    let mut reply = Reply::default();
    for (symbol, id) in supplied() {
        let row = rows.iter().find(|row| row.get("id").and_then(|field| field.as_str()) == Some(id));
        let row = row.ok_or_else(|| reader.missing((*id).into()));
        for (kind, path) in [(Kind::Supply, "total_supply"), (Kind::Circulating, "circulating_supply")] {
            let value = row.clone().and_then(|row| reader.positive(row, path));
            reply.take(Figure::new(kind, symbol), now, value);
        }
    }
    Ok(reply)
}
