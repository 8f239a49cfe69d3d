use super::read::Reader;
use super::{Endpoint, Reply, SourceError};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::units::UnixTime;

/// CoinGecko, keyless: <https://docs.coingecko.com>.
pub static SOURCE: Source = Source {
    id: "coingecko",
    name: "CoinGecko",
    home: "https://www.coingecko.com",
    attribution: "Data provided by CoinGecko",
    licence: "CoinGecko API terms; attribution with a link required",
    feed: "coingecko",
};

/// CoinGecko's identifiers of our coins, which DefiLlama shares.
pub(super) const IDS: &[(&str, &str)] = &[("BTC", "bitcoin")];

/// Prices of all coins in US dollars, with their change over 24 hours.
pub static PRICES: Endpoint = Endpoint {
    id: "coingecko simple/price",
    source: &SOURCE,
    host: "api.coingecko.com",
    url: || {
        let mut url = String::from("https://api.coingecko.com/api/v3/simple/price?ids=");
        push_ids(&mut url, "");
        url.push_str(
            "&vs_currencies=usd&include_24hr_change=true&include_last_updated_at=true&precision=full",
        );
        url
    },
    gives: |figure| matches!(figure.kind, Kind::Price | Kind::Change24h) && knows(figure.of),
    parse: prices,
};

/// Whether the coin is in [`IDS`].
pub(super) fn knows(symbol: &str) -> bool {
    IDS.iter().any(|(known, _)| *known == symbol)
}

/// Appends all identifiers with a prefix each, separated by commas.
pub(super) fn push_ids(url: &mut String, prefix: &str) {
    for (index, (_, id)) in IDS.iter().enumerate() {
        if index > 0 {
            url.push(',');
        }
        url.push_str(prefix);
        url.push_str(id);
    }
}

/// `{"bitcoin": {"usd": 76975, "usd_24h_change": -1.4, "last_updated_at": 1779092258}}`; coins without
/// data are left out.
fn prices(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
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
