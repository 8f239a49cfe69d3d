use std::sync::LazyLock;

use super::rows::{self, Fields};

/// Where figures of the catalog were read, and how far to trust them.
#[derive(Debug, PartialEq)]
pub struct Origin {
    /// How well the figures are attested: `A` the maker's or an official page, and for machines a second
    /// list agrees; `A-` the maker's page alone; `B` a shop's, an aggregator's or a dated second-hand
    /// list; `C` one third party's figure; `D` compiled without sources or measured on something close;
    /// `assumed` nobody's figure, and [`Origin::source`] says why.
    pub grade: &'static str,
    /// An address or a plain name.
    pub source: &'static str,
    /// The day, month or year it was read or was true: `2026-08-09`, `2026-08`, `2026`.
    pub as_of: &'static str,
    /// What its watts are.
    pub power: Power,
    /// Whether its hashrates are of machines tuned by hand and rounded up: expect 5 to 20 % less.
    pub optimistic: bool,
}

/// What a figure of power counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// All that the machine draws from the wall.
    Wall,
    /// A graphics card alone, as it reports or is rated; the computer around it comes on top.
    Card,
    /// The package of a processor alone; board, memory and losses come on top.
    Package,
}

/// The origins of `data/origins.toml`.
pub static ORIGINS: LazyLock<Vec<Origin>> = LazyLock::new(|| rows::read(super::ORIGIN_ROWS, origin));

fn origin(fields: &mut Fields) -> Option<Origin> {
    Some(Origin {
        grade: fields.next()?,
        source: fields.next()?,
        as_of: fields.next()?,
        power: match fields.next()? {
            "c" => Power::Card,
            "p" => Power::Package,
            _ => Power::Wall,
        },
        optimistic: fields.next()? == "o",
    })
}
