use super::Endpoint;
use super::layout::{Field, Take};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Kaspa's own REST server: <https://github.com/kaspa-ng/kaspa-rest-server>.
pub static SOURCE: Source = Source {
    id: "kaspa",
    name: "kaspa.org",
    home: "https://api.kaspa.org",
    attribution: "Kaspa network data from api.kaspa.org",
    licence: "free API; the software is MIT",
    feed: "kaspa",
    rest: 900,
};

const HOST: &str = "api.kaspa.org";

/// Difficulty, and the score by which Kaspa counts its blocks:
/// `{"difficulty": 3870677677777.2, "virtualDaaScore": "19989141", …}`
pub static DAG: Endpoint = Endpoint::new(
    "kaspa info/blockdag",
    &SOURCE,
    (HOST, "/info/blockdag"),
    "KAS",
    &[Field::plain(Kind::Difficulty, "difficulty"), Field::plain(Kind::Height, "virtualDaaScore")],
);

/// The network's hashrate in TH/s, which the server works out from the difficulty: `{"hashrate": 319022.77}`
pub static HASHRATE: Endpoint = Endpoint::new(
    "kaspa info/hashrate",
    &SOURCE,
    (HOST, "/info/hashrate"),
    "KAS",
    &[
        Field { kind: Kind::Difficulty, path: "hashrate", take: Take::FromHashrate(1e12) },
        Field::times(Kind::NetworkHashrate, "hashrate", 1e12),
    ],
);
