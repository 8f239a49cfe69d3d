use super::Endpoint;
use super::layout::{Field, Layout, Shape, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// The Ergo explorer, which asks to be called no oftener than hourly: <https://api.ergoplatform.com>.
pub static SOURCE: Source = Source {
    id: "ergo",
    name: "Ergo explorer",
    home: "https://explorer.ergoplatform.com",
    attribution: "Ergo network data from api.ergoplatform.com",
    licence: "free API; the software is CC0-1.0",
    feed: "ergo",
    rest: 3600,
};

const HOST: &str = "api.ergoplatform.com";

/// The newest block: `{"items": [{"height": 1950000, "difficulty": 75748543037440, "timestamp": 1793099800000}]}`
pub static BLOCKS: Endpoint = Endpoint::shaped(
    "ergo blocks",
    &SOURCE,
    (HOST, "/blocks?limit=1"),
    Layout {
        of: "ERG",
        shape: Shape::Json,
        when: When::Moment("items.0.timestamp"),
        fields: &[
            Field::plain(Kind::Difficulty, "items.0.difficulty"),
            Field::plain(Kind::Height, "items.0.height"),
        ],
    },
);

/// The network's hashrate: `{"hashRate": 631237858645, …}`
pub static INFO: Endpoint = Endpoint::new(
    "ergo info",
    &SOURCE,
    (HOST, "/info"),
    "ERG",
    &[Field::plain(Kind::NetworkHashrate, "hashRate")],
);
