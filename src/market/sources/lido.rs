use super::Endpoint;
use super::layout::{Field, Layout, Shape, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Lido: <https://docs.lido.fi/integrations/api>.
pub static SOURCE: Source = Source {
    id: "lido",
    name: "Lido",
    home: "https://lido.fi",
    attribution: "Ethereum staking APR from Lido",
    licence: "free API",
    feed: "lido",
    rest: 43200,
};

/// What is left of the protocol's rewards after Lido's cut of a tenth.
const KEPT: f64 = 0.9;

/// The mean of the last days, after Lido's cut: `{"data": {"aprs": [{"timeUnix": 1759407791, "apr": 2.575}],
/// "smaApr": 2.57}}`
pub static APR: Endpoint = Endpoint::shaped(
    "lido apr/sma",
    &SOURCE,
    ("eth-api.lido.fi", "/v1/protocol/steth/apr/sma"),
    Layout {
        of: "ETH",
        shape: Shape::Json,
        when: When::Moment("data.aprs.-1.timeUnix"),
        fields: &[Field::times(Kind::StakingApr, "data.smaApr", 1.0 / KEPT)],
    },
);
