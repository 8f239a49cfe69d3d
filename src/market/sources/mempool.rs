use super::Endpoint;
use super::layout::{Field, Layout, Shape, Take, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// mempool.space: <https://mempool.space/docs/api/rest>.
pub static SOURCE: Source = Source {
    id: "mempool",
    name: "mempool.space",
    home: "https://mempool.space",
    attribution: "Bitcoin network data from mempool.space",
    licence: "free API; the software is AGPL-3.0",
    feed: "mempool",
    rest: 0,
};

/// The same software for Litecoin: <https://litecoinspace.org/docs/api/rest>.
pub static LITECOIN: Source = Source {
    id: "litecoinspace",
    name: "Litecoin Space",
    home: "https://litecoinspace.org",
    attribution: "Litecoin network data from litecoinspace.org",
    licence: "free API; the software is AGPL-3.0",
    feed: "litecoinspace",
    rest: 900,
};

/// The same software for Bitcoin Cash, run by one person.
pub static MELROY: Source = Source {
    id: "melroy",
    name: "Melroy's explorer",
    home: "https://explorer.melroy.org",
    attribution: "Bitcoin Cash hashrate from explorer.melroy.org",
    licence: "free API; the software is AGPL-3.0",
    feed: "melroy",
    rest: 900,
};

pub(in crate::market) const HOST: &str = "mempool.space";
pub(in crate::market) const LITECOIN_HOST: &str = "litecoinspace.org";
const BTC: &str = "BTC";
const LTC: &str = "LTC";

/// The network's hashrate and difficulty now.
pub static HASHRATE: Endpoint =
    Endpoint::new("mempool mining/hashrate", &SOURCE, (HOST, HASHRATE_PATH), BTC, HASHRATE_FIELDS);

/// When and by how much the difficulty is expected to change, and by the way the tip's height.
pub static ADJUSTMENT: Endpoint =
    Endpoint::new("mempool difficulty-adjustment", &SOURCE, (HOST, ADJUSTMENT_PATH), BTC, ADJUSTMENT_FIELDS);

/// Fees of the last 144 blocks.
pub static REWARDS: Endpoint =
    Endpoint::new("mempool mining/reward-stats", &SOURCE, (HOST, REWARDS_PATH), BTC, REWARDS_FIELDS);

/// Height of the newest block, as plain text.
pub static TIP: Endpoint = Endpoint::shaped(
    "mempool blocks/tip/height",
    &SOURCE,
    (HOST, "/api/blocks/tip/height"),
    Layout { of: BTC, shape: Shape::Text, when: When::Now, fields: &[Field::plain(Kind::Height, "")] },
);

/// Bitcoin's price.
pub static PRICES: Endpoint = Endpoint::shaped(
    "mempool prices",
    &SOURCE,
    (HOST, "/api/v1/prices"),
    Layout {
        of: BTC,
        shape: Shape::Json,
        when: When::Moment("time"),
        fields: &[Field::plain(Kind::Price, "USD")],
    },
);

/// Litecoin's hashrate and difficulty now.
pub static LITECOIN_HASHRATE: Endpoint = Endpoint::new(
    "litecoinspace mining/hashrate",
    &LITECOIN,
    (LITECOIN_HOST, HASHRATE_PATH),
    LTC,
    HASHRATE_FIELDS,
);

/// Litecoin's next change of difficulty, and its tip's height.
pub static LITECOIN_ADJUSTMENT: Endpoint = Endpoint::new(
    "litecoinspace difficulty-adjustment",
    &LITECOIN,
    (LITECOIN_HOST, ADJUSTMENT_PATH),
    LTC,
    ADJUSTMENT_FIELDS,
);

/// Fees of Litecoin's last 144 blocks.
pub static LITECOIN_REWARDS: Endpoint = Endpoint::new(
    "litecoinspace mining/reward-stats",
    &LITECOIN,
    (LITECOIN_HOST, REWARDS_PATH),
    LTC,
    REWARDS_FIELDS,
);

/// Bitcoin Cash's hashrate and difficulty now.
pub static BITCOIN_CASH: Endpoint = Endpoint::new(
    "melroy mining/hashrate",
    &MELROY,
    ("explorer.melroy.org", HASHRATE_PATH),
    "BCH",
    HASHRATE_FIELDS,
);

const HASHRATE_PATH: &str = "/api/v1/mining/hashrate/3d";
const HASHRATE_FIELDS: &[Field] = &[
    Field::plain(Kind::Difficulty, "currentDifficulty"),
    Field::plain(Kind::NetworkHashrate, "currentHashrate"),
];

const ADJUSTMENT_PATH: &str = "/api/v1/difficulty-adjustment";
/// `remainingBlocks` counts from the tip to `nextRetargetHeight`, so their difference is the tip.
/// `estimatedRetargetDate` is in milliseconds, in seconds in older versions.
const ADJUSTMENT_FIELDS: &[Field] = &[
    Field { kind: Kind::Height, path: "nextRetargetHeight", take: Take::With("remainingBlocks", -1.0, 1.0) },
    Field { kind: Kind::RetargetAt, path: "estimatedRetargetDate", take: Take::Moment },
    Field::plain(Kind::RetargetChange, "difficultyChange"),
];

const REWARDS_PATH: &str = "/api/v1/mining/reward-stats/144";
/// In satoshi over the 144 blocks asked for.
const REWARDS_FIELDS: &[Field] = &[Field::times(Kind::FeesPerBlock, "totalFee", 1e-8 / 144.0)];
