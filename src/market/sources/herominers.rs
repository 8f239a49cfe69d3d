use super::Endpoint;
use super::layout::Field;
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// HeroMiners, a mining pool that publishes what its nodes say: <https://herominers.com>.
pub static SOURCE: Source = Source {
    id: "herominers",
    name: "HeroMiners",
    home: "https://herominers.com",
    attribution: "Network data from HeroMiners",
    licence: "public figures of a mining pool, no terms published",
    feed: "herominers",
    rest: 1800,
};

/// Ravencoin.
pub static RVN: Endpoint = stats("herominers rvn", "ravencoin.herominers.com", "RVN");
/// Ergo.
pub static ERG: Endpoint = stats("herominers erg", "ergo.herominers.com", "ERG");
/// Conflux.
pub static CFX: Endpoint = stats("herominers cfx", "conflux.herominers.com", "CFX");
/// Zano.
pub static ZANO: Endpoint = stats("herominers zano", "zano.herominers.com", "ZANO");

/// `{"network": {"difficulty": 75748543037440, "height": 1950000}, …}`
const fn stats(id: &'static str, host: &'static str, of: &'static str) -> Endpoint {
    Endpoint::new(id, &SOURCE, (host, "/api/stats"), of, NETWORK)
}

const NETWORK: &[Field] =
    &[Field::plain(Kind::Difficulty, "network.difficulty"), Field::plain(Kind::Height, "network.height")];
