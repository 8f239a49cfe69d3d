use super::layout::{Field, Layout, Shape, Take, When};
use super::{Answer, Endpoint, Path};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// The Alephium explorer: <https://github.com/alephium/explorer-backend>.
pub static SOURCE: Source = Source {
    id: "alephium",
    name: "Alephium explorer",
    home: "https://explorer.alephium.org",
    attribution: "Alephium network data from its explorer",
    licence: "free API; the software is LGPL-3.0",
    feed: "alephium",
    rest: 3600,
};

/// The network's hashrate of each of the last days:
/// `[{"timestamp": 1793059200000, "hashrate": "9.2e15", …}]`. The difficulty is what that hashrate stands
/// for.
pub static HASHRATES: Endpoint = Endpoint {
    id: "alephium charts/hashrates",
    source: &SOURCE,
    host: "backend.mainnet.alephium.org",
    path: Path::Built(|now| {
        let (from, to) = (now.0.saturating_sub(3 * 86_400), now.0);
        let milliseconds = |moment: i64| moment.saturating_mul(1000).to_string();
        [
            "/charts/hashrates?fromTs=",
            &milliseconds(from),
            "&toTs=",
            &milliseconds(to),
            "&interval-type=daily",
        ]
        .concat()
    }),
    answer: Answer::Layout(Layout {
        of: "ALPH",
        shape: Shape::Json,
        when: When::Moment("-1.timestamp"),
        fields: &[
            Field { kind: Kind::Difficulty, path: "-1.hashrate", take: Take::FromHashrate(1.0) },
            Field::plain(Kind::NetworkHashrate, "-1.hashrate"),
        ],
    }),
};
