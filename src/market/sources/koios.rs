use super::Endpoint;
use super::layout::Field;
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Koios, an API of Cardano's operators: <https://api.koios.rest>.
pub static SOURCE: Source = Source {
    id: "koios",
    name: "Koios",
    home: "https://koios.rest",
    attribution: "Cardano data from Koios",
    licence: "free API, 5000 requests a day; CC BY 4.0",
    feed: "koios",
    rest: 0,
};

const HOST: &str = "api.koios.rest";
/// The chain counts in lovelace.
const LOVELACE: f64 = 1e-6;

/// The newest epoch's amounts: `[{"supply": "38600000000000000", "circulation": "…", …}]`. The supply is
/// what is not in the reserve.
pub static TOTALS: Endpoint = Endpoint::new(
    "koios totals",
    &SOURCE,
    (HOST, "/api/v1/totals?order=epoch_no.desc&limit=1"),
    "ADA",
    &[
        Field::times(Kind::Supply, "0.supply", LOVELACE),
        Field::times(Kind::Circulating, "0.circulation", LOVELACE),
    ],
);

/// The newest epoch: `[{"active_stake": "21700000000000000", …}]`
pub static EPOCH: Endpoint = Endpoint::new(
    "koios epoch_info",
    &SOURCE,
    (HOST, "/api/v1/epoch_info?order=epoch_no.desc&limit=1"),
    "ADA",
    &[Field::times(Kind::Staked, "0.active_stake", LOVELACE)],
);
