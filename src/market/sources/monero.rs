use super::Endpoint;
use super::layout::{Field, Layout, Shape, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// MoneroOcean, a mining pool: <https://github.com/MoneroOcean/nodejs-pool>.
pub static OCEAN_SOURCE: Source = Source {
    id: "moneroocean",
    name: "MoneroOcean",
    home: "https://moneroocean.stream",
    attribution: "Monero network data from MoneroOcean",
    licence: "free API; the software is MIT",
    feed: "moneroocean",
    rest: 900,
};

/// An explorer of Monero: <https://github.com/moneroexamples/onion-monero-blockchain-explorer>.
pub static EXPLORER_SOURCE: Source = Source {
    id: "xmrchain",
    name: "xmrchain.net",
    home: "https://xmrchain.net",
    attribution: "Monero network data from xmrchain.net",
    licence: "free API; the software is BSD-3-Clause",
    feed: "xmrchain",
    rest: 900,
};

/// `{"difficulty": 798134995218, "height": 3790000, "ts": 1793099800, "value": 612000000000, …}`
pub static OCEAN: Endpoint = Endpoint::shaped(
    "moneroocean network/stats",
    &OCEAN_SOURCE,
    ("api.moneroocean.stream", "/network/stats"),
    Layout {
        of: "XMR",
        shape: Shape::Json,
        when: When::Moment("ts"),
        fields: &[Field::plain(Kind::Difficulty, "difficulty"), Field::plain(Kind::Height, "height")],
    },
);

/// `{"data": {"difficulty": "798134995218", "hash_rate": 6651124960, "height": 3790001, …}}`
pub static EXPLORER: Endpoint = Endpoint::new(
    "xmrchain networkinfo",
    &EXPLORER_SOURCE,
    ("xmrchain.net", "/api/networkinfo"),
    "XMR",
    &[
        Field::plain(Kind::Difficulty, "data.difficulty"),
        Field::plain(Kind::Height, "data.height"),
        Field::plain(Kind::NetworkHashrate, "data.hash_rate"),
    ],
);
