use super::Endpoint;
use super::layout::Field;
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// Dash's own explorer: <https://github.com/dashpay/insight-api>.
pub static SOURCE: Source = Source {
    id: "dash",
    name: "Dash Insight",
    home: "https://insight.dash.org",
    attribution: "Dash network data from insight.dash.org",
    licence: "free API; the software is MIT",
    feed: "dash",
    rest: 1800,
};

/// `{"info": {"blocks": 2570000, "difficulty": 100790412.5, …}}`
pub static INFO: Endpoint = Endpoint::new(
    "dash insight status",
    &SOURCE,
    ("insight.dash.org", "/insight-api/status?q=getInfo"),
    "DASH",
    &[Field::plain(Kind::Difficulty, "info.difficulty"), Field::plain(Kind::Height, "info.blocks")],
);
