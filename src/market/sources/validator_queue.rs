use super::Endpoint;
use super::layout::{Field, Layout, Shape, When};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Ethereum's queues and stake, a row a day: <https://github.com/etheralpha/validatorqueue-com>.
pub static SOURCE: Source = Source {
    id: "validatorqueue",
    name: "validatorqueue.com",
    home: "https://www.validatorqueue.com",
    attribution: "Ethereum staking data from validatorqueue.com",
    licence: "MIT",
    feed: "validatorqueue",
    rest: 0,
};

/// The rows from the jsDelivr network.
pub static JSDELIVR: Endpoint = Endpoint::shaped(
    "validatorqueue jsdelivr",
    &SOURCE,
    ("cdn.jsdelivr.net", "/gh/etheralpha/validatorqueue-com@main/historical_data.json"),
    ROWS,
);

/// The same from where they are written.
pub static GITHUB: Endpoint = Endpoint::shaped(
    "validatorqueue github",
    &SOURCE,
    ("raw.githubusercontent.com", "/etheralpha/validatorqueue-com/main/historical_data.json"),
    ROWS,
);

/// `[…, {"date": "2026-08-22", "entry_wait": 39.29, "exit_wait": 0.03, "supply": 121953481,
/// "staked_amount": 42228608, "staked_percent": 34.63, "apr": 2.64}]`: waits in days, amounts in ETH.
const ROWS: Layout = Layout {
    of: "ETH",
    shape: Shape::LastRow,
    when: When::Day("date"),
    fields: &[
        Field::plain(Kind::Staked, "staked_amount"),
        Field::plain(Kind::Supply, "supply"),
        Field::plain(Kind::StakedShare, "staked_percent"),
        Field::plain(Kind::StakingApr, "apr"),
        Field::plain(Kind::EntryDays, "entry_wait"),
        Field::plain(Kind::ExitDays, "exit_wait"),
    ],
};
