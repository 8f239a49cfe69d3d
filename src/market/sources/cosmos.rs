use super::Endpoint;
use super::layout::Field;
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// The directory of Cosmos chains: <https://github.com/eco-stake/cosmos-directory>.
pub static DIRECTORY_SOURCE: Source = Source {
    id: "cosmos.directory",
    name: "cosmos.directory",
    home: "https://cosmos.directory",
    attribution: "Cosmos staking data from cosmos.directory",
    licence: "free API; the software is MIT",
    feed: "cosmos.directory",
    rest: 0,
};

/// Public nodes of many chains: <https://cosmos-rest.publicnode.com>.
pub static NODE_SOURCE: Source = Source {
    id: "publicnode",
    name: "PublicNode",
    home: "https://www.publicnode.com",
    attribution: "Cosmos node by PublicNode",
    licence: "free API",
    feed: "publicnode",
    rest: 0,
};

const ATOM: &str = "ATOM";
const NODE: &str = "cosmos-rest.publicnode.com";
const PERCENT: f64 = 100.0;
/// The chain counts in millionths.
const MICRO: f64 = 1e-6;

/// All parameters at once, shares as fractions and amounts in uatom. One request instead of four to a node.
pub static DIRECTORY: Endpoint = Endpoint::new(
    "cosmos.directory cosmoshub",
    &DIRECTORY_SOURCE,
    ("chains.cosmos.directory", "/cosmoshub"),
    ATOM,
    &[
        Field::times(Kind::Staked, "chain.params.bonded_tokens", MICRO),
        Field::times(Kind::Supply, "chain.params.total_supply", MICRO),
        Field::times(Kind::StakedShare, "chain.params.bonded_ratio", PERCENT),
        Field::times(Kind::Inflation, "chain.params.base_inflation", PERCENT),
        Field::times(Kind::StakingApr, "chain.params.calculated_apr", PERCENT),
        Field::times(Kind::CommunityTax, "chain.params.community_tax", PERCENT),
    ],
);

/// `{"inflation": "0.100000000000000000"}`
pub static INFLATION: Endpoint = Endpoint::new(
    "publicnode cosmos mint/inflation",
    &NODE_SOURCE,
    (NODE, "/cosmos/mint/v1beta1/inflation"),
    ATOM,
    &[Field::times(Kind::Inflation, "inflation", PERCENT)],
);

/// `{"pool": {"bonded_tokens": "295000000000000", "not_bonded_tokens": "…"}}`
pub static POOL: Endpoint = Endpoint::new(
    "publicnode cosmos staking/pool",
    &NODE_SOURCE,
    (NODE, "/cosmos/staking/v1beta1/pool"),
    ATOM,
    &[Field::times(Kind::Staked, "pool.bonded_tokens", MICRO)],
);

/// `{"params": {"community_tax": "0.020000000000000000", …}}`
pub static TAX: Endpoint = Endpoint::new(
    "publicnode cosmos distribution/params",
    &NODE_SOURCE,
    (NODE, "/cosmos/distribution/v1beta1/params"),
    ATOM,
    &[Field::times(Kind::CommunityTax, "params.community_tax", PERCENT)],
);

/// `{"amount": {"denom": "uatom", "amount": "480000000000000"}}`
pub static SUPPLY: Endpoint = Endpoint::new(
    "publicnode cosmos bank/supply",
    &NODE_SOURCE,
    (NODE, "/cosmos/bank/v1beta1/supply/by_denom?denom=uatom"),
    ATOM,
    &[Field::times(Kind::Supply, "amount.amount", MICRO)],
);
