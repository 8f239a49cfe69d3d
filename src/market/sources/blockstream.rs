use super::read::Reader;
use super::{Endpoint, Reply};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;

/// Blockstream's explorer: <https://github.com/Blockstream/esplora/blob/master/API.md>.
pub static SOURCE: Source = Source {
    id: "blockstream",
    name: "Blockstream",
    home: "https://blockstream.info",
    attribution: "Block height from Blockstream",
    licence: "free API; the software is MIT",
    feed: "blockstream",
};

/// Height of Bitcoin's newest block, as plain text.
pub static TIP: Endpoint = Endpoint {
    id: "blockstream blocks/tip/height",
    source: &SOURCE,
    host: "blockstream.info",
    url: || "https://blockstream.info/api/blocks/tip/height".to_owned(),
    gives: |figure| figure.of == "BTC" && figure.kind == Kind::Height,
    parse: |body, now| {
        let mut reply = Reply::default();
        reply.take(Figure::new(Kind::Height, "BTC"), now, Ok(Reader(&SOURCE).bare(body, "height")?));
        Ok(reply)
    },
};
