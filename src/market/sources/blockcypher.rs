use super::Endpoint;
use super::layout::Field;
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// BlockCypher: <https://www.blockcypher.com/dev/bitcoin>.
pub static SOURCE: Source = Source {
    id: "blockcypher",
    name: "BlockCypher",
    home: "https://www.blockcypher.com",
    attribution: "Block heights from BlockCypher",
    licence: "free API without a key, about 100 requests an hour",
    feed: "blockcypher",
    rest: 1800,
};

/// Litecoin.
pub static LTC: Endpoint = tip("blockcypher ltc", "/v1/ltc/main", "LTC");
/// Dogecoin.
pub static DOGE: Endpoint = tip("blockcypher doge", "/v1/doge/main", "DOGE");
/// Dash.
pub static DASH: Endpoint = tip("blockcypher dash", "/v1/dash/main", "DASH");

/// `{"name": "DOGE.main", "height": 6420000, "time": "2026-10-27T11:19:00Z", …}`
const fn tip(id: &'static str, path: &'static str, of: &'static str) -> Endpoint {
    Endpoint::new(id, &SOURCE, ("api.blockcypher.com", path), of, HEIGHT)
}

const HEIGHT: &[Field] = &[Field::plain(Kind::Height, "height")];
