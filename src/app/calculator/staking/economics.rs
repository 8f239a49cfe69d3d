//! What the stake brings on a day of today's rate and price.

use breakeven::projection::staking::{StakeToday, today};
use breakeven::units::{DAYS_PER_MONTH, DAYS_PER_YEAR};
use leptos::prelude::*;

use super::sheet::{Line, sheet, table};
use super::{Subject, read};
use crate::app::fmt;

type Read = fn(&StakeToday) -> f64;

/// The table of a day, a month and a year.
pub fn economics() -> AnyView {
    const ID: &str = "economics-title";
    let lines = || read(lines).unwrap_or_default();
    sheet(
        ID,
        "Today's economics",
        "With today's rate and price held still, which they will not be, and nothing joining the stake yet.",
        table(ID, &["a day", "a month", "a year"], lines),
    )
}

fn lines(of: Subject<'_>) -> Vec<Line> {
    const ROWS: [(&str, Read); 7] = [
        ("Reward of the network", |day| day.gross),
        ("Commission", |day| -day.commission),
        ("Missed while offline", |day| -day.downtime),
        ("Claims", |day| -day.claims),
        ("Expected slashing", |day| -day.slashing),
        ("Running costs", |day| -day.opex),
        ("Left", |day| day.net),
    ];
    let day = today(of.case, of.plan, of.stake);
    let mut lines = Vec::with_capacity(ROWS.len());
    for (index, (label, value)) in ROWS.into_iter().enumerate() {
        let value = value(&day);
        let kept = matches!(index, 0 | 1 | 6);
        // What a stake does not have takes no room.
        if kept || value != 0.0 {
            let figure = |days: f64| fmt::money(value * days, &of.case.currency);
            let figures = vec![figure(1.0), figure(DAYS_PER_MONTH), figure(DAYS_PER_YEAR)];
            lines.push(Line { label, help: "", figures, class: if index == 6 { "total" } else { "" } });
        }
    }
    lines
}
