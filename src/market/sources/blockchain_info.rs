use super::Endpoint;
use super::layout::{Field, Layout, Shape, Take, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Blockchain.com: <https://www.blockchain.com/explorer/api>.
pub static SOURCE: Source = Source {
    id: "blockchain.info",
    name: "Blockchain.com",
    home: "https://www.blockchain.com/explorer/charts",
    attribution: "Bitcoin and Bitcoin Cash network data from Blockchain.com",
    licence: "Blockchain.com API terms",
    feed: "blockchain.info",
    rest: 0,
};

pub(in crate::market) const API: &str = "api.blockchain.info";
const QUERY: &str = "blockchain.info";
const BTC: &str = "BTC";

/// The newest block: its height, and its difficulty in compact form.
pub static BEST_BLOCK: Endpoint = Endpoint::shaped(
    "blockchain.info haskoin block/best",
    &SOURCE,
    (API, "/haskoin-store/btc/block/best?notx=true"),
    block(BTC),
);

/// The same of Bitcoin Cash.
pub static BITCOIN_CASH: Endpoint = Endpoint::shaped(
    "blockchain.info haskoin bch/block/best",
    &SOURCE,
    (API, "/haskoin-store/bch/block/best?notx=true"),
    block("BCH"),
);

/// Difficulty, as plain text in scientific notation.
pub static DIFFICULTY: Endpoint = Endpoint::shaped(
    "blockchain.info q/getdifficulty",
    &SOURCE,
    (QUERY, "/q/getdifficulty?cors=true"),
    text(&[Field::plain(Kind::Difficulty, "")]),
);

/// Height of the newest block, as plain text.
pub static BLOCK_COUNT: Endpoint = Endpoint::shaped(
    "blockchain.info q/getblockcount",
    &SOURCE,
    (QUERY, "/q/getblockcount?cors=true"),
    text(&[Field::plain(Kind::Height, "")]),
);

/// Fees of a day, in BTC, spread over the 144 blocks of a day.
pub static FEES: Endpoint = Endpoint::shaped(
    "blockchain.info charts/transaction-fees",
    &SOURCE,
    (API, "/charts/transaction-fees?timespan=1week&sampled=false&format=json&cors=true"),
    chart(&[Field::times(Kind::FeesPerBlock, "values.-1.y", 1.0 / 144.0)]),
);

/// The network's hashrate, in TH/s.
pub static HASHRATE: Endpoint = Endpoint::shaped(
    "blockchain.info charts/hash-rate",
    &SOURCE,
    (API, "/charts/hash-rate?timespan=1week&sampled=false&format=json&cors=true"),
    chart(&[Field::times(Kind::NetworkHashrate, "values.-1.y", 1e12)]),
);

/// `{"height": 973413, "time": 1793059200, "bits": 386000000, …}`
const fn block(of: &'static str) -> Layout {
    Layout { of, shape: Shape::Json, when: When::Moment("time"), fields: BLOCK }
}

const BLOCK: &[Field] = &[
    Field::plain(Kind::Height, "height"),
    Field { kind: Kind::Difficulty, path: "bits", take: Take::Compact },
];

const fn text(fields: &'static [Field]) -> Layout {
    Layout { of: BTC, shape: Shape::Text, when: When::Now, fields }
}

/// `{"values": [{"x": 1793059200, "y": 3.2}, …]}`: the newest value counts.
const fn chart(fields: &'static [Field]) -> Layout {
    Layout { of: BTC, shape: Shape::Json, when: When::Moment("values.-1.x"), fields }
}
