use super::format::Format;
use super::read::Reader;
use super::{Answer, Endpoint, Path, Reply, SourceError};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::units::UnixTime;

/// Blockchair: <https://blockchair.com/api/docs>. It turns many visitors away, so it never stands alone for long.
pub static SOURCE: Source = Source {
    id: "blockchair",
    name: "Blockchair",
    home: "https://blockchair.com",
    attribution: "Network data from Blockchair",
    licence: "free for personal use and testing, 1440 requests a day",
    feed: "blockchair",
    rest: 1800,
};

/// Our tickers and Blockchair's names.
const CHAINS: &[(&str, &str)] = &[
    ("BCH", "bitcoin-cash"),
    ("LTC", "litecoin"),
    ("DOGE", "dogecoin"),
    ("DASH", "dash"),
    ("ZEC", "zcash"),
    ("XMR", "monero"),
];

/// Where a chain's figures stand in its part of the answer.
const FIELDS: &[(Kind, &str)] = &[
    (Kind::Difficulty, "difficulty"),
    (Kind::Height, "best_block_height"),
    (Kind::NetworkHashrate, "hashrate_24h"),
];

/// The figures of all chains at once.
pub static STATS: Endpoint = Endpoint {
    id: "blockchair stats",
    source: &SOURCE,
    host: "api.blockchair.com",
    path: Path::Fixed("/stats"),
    answer: Answer::Many {
        gives: |figure| {
            CHAINS.iter().any(|(symbol, _)| *symbol == figure.of)
                && FIELDS.iter().any(|(kind, _)| *kind == figure.kind)
        },
        format: Format::Blockchair,
    },
};

/// `{"data": {"dogecoin": {"data": {"difficulty": 37155357.4, "best_block_height": 6420000,
/// "hashrate_24h": "2659684082567506"}}, …}}`
pub(super) fn stats(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let chains = reader.field(&answer, "data")?;
    let mut reply = Reply::default();
    for (symbol, name) in CHAINS {
        let chain = reader.field(chains, name).and_then(|chain| reader.field(chain, "data"));
        for (kind, path) in FIELDS {
            let value = chain.clone().and_then(|chain| reader.positive(chain, path));
            reply.take(Figure::new(*kind, symbol), now, value);
        }
    }
    Ok(reply)
}
