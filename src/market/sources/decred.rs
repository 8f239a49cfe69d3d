use super::Endpoint;
use super::layout::Field;
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Decred's own explorer: <https://github.com/decred/dcrdata>.
pub static SOURCE: Source = Source {
    id: "dcrdata",
    name: "dcrdata",
    home: "https://dcrdata.decred.org",
    attribution: "Decred network data from dcrdata",
    licence: "free API; the software is ISC",
    feed: "dcrdata",
    rest: 3600,
};

/// The newest block: `{"height": 1135000, "diff": 123456789.5, …}`
pub static BEST: Endpoint = Endpoint::new(
    "dcrdata block/best",
    &SOURCE,
    ("dcrdata.decred.org", "/api/block/best"),
    "DCR",
    &[Field::plain(Kind::Difficulty, "diff"), Field::plain(Kind::Height, "height")],
);
