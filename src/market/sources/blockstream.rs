use super::Endpoint;
use super::layout::{Field, Layout, Shape, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Blockstream's explorer: <https://github.com/Blockstream/esplora/blob/master/API.md>.
pub static SOURCE: Source = Source {
    id: "blockstream",
    name: "Blockstream",
    home: "https://blockstream.info",
    attribution: "Block height from Blockstream",
    licence: "free API; the software is MIT",
    feed: "blockstream",
    rest: 0,
};

/// Height of Bitcoin's newest block, as plain text.
pub static TIP: Endpoint = Endpoint::shaped(
    "blockstream blocks/tip/height",
    &SOURCE,
    ("blockstream.info", "/api/blocks/tip/height"),
    Layout { of: "BTC", shape: Shape::Text, when: When::Now, fields: &[Field::plain(Kind::Height, "")] },
);
