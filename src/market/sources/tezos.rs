use super::Endpoint;
use super::layout::{Field, Layout, Shape, Take, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// TzKT, an indexer of Tezos: <https://api.tzkt.io>.
pub static SOURCE: Source = Source {
    id: "tzkt",
    name: "TzKT",
    home: "https://tzkt.io",
    attribution: "Tezos data powered by TzKT API",
    licence: "free API, attribution asked",
    feed: "tzkt",
    rest: 0,
};

/// A public node: <https://eu.rpc.tez.capital>.
pub static NODE_SOURCE: Source = Source {
    id: "tez.capital",
    name: "Tez Capital",
    home: "https://tez.capital",
    attribution: "Tezos node by Tez Capital",
    licence: "free API",
    feed: "tez.capital",
    rest: 0,
};

/// The chain counts in mutez.
const MUTEZ: f64 = 1e-6;

/// `{"timestamp": "2026-10-27T11:19:00Z", "totalSupply": …, "totalOwnStaked": …, …}`
pub static STATISTICS: Endpoint = Endpoint::new(
    "tzkt statistics/current",
    &SOURCE,
    ("api.tzkt.io", "/v1/statistics/current"),
    "XTZ",
    &[
        Field {
            kind: Kind::Staked,
            path: "totalOwnStaked",
            take: Take::With("totalExternalStaked", 1.0, MUTEZ),
        },
        Field {
            kind: Kind::Delegated,
            path: "totalOwnDelegated",
            take: Take::With("totalExternalDelegated", 1.0, MUTEZ),
        },
        Field::times(Kind::Supply, "totalSupply", MUTEZ),
        Field::times(Kind::Circulating, "circulatingSupply", MUTEZ),
    ],
);

/// New coins a year in percent, as a JSON text: `"4.615"`
pub static RATE: Endpoint = Endpoint::shaped(
    "tez.capital current_yearly_rate",
    &NODE_SOURCE,
    ("eu.rpc.tez.capital", "/chains/main/blocks/head/context/issuance/current_yearly_rate"),
    Layout { of: "XTZ", shape: Shape::Json, when: When::Now, fields: &[Field::plain(Kind::Inflation, "")] },
);
