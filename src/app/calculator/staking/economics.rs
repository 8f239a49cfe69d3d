//! What the stake brings on a day of today's rate and price.

use breakeven::messages::{Saying, details, staking};
use breakeven::projection::staking::{StakeToday, today};
use breakeven::units::{DAYS_PER_MONTH, DAYS_PER_YEAR};
use leptos::prelude::*;

use super::sheet::{Line, sheet, table};
use super::{Subject, read};
use crate::app::fmt;

type Read = fn(&StakeToday) -> f64;

const COLUMNS: &[Saying] = &[details::a_day, details::a_month, details::a_year];

/// The table of a day, a month and a year.
pub fn economics() -> AnyView {
    const ID: &str = "economics-title";
    let lines = || read(lines).unwrap_or_default();
    sheet(ID, details::economics(), staking::economics_note(), table(ID, COLUMNS, lines))
}

fn lines(of: Subject<'_>) -> Vec<Line> {
    const ROWS: [(Saying, Read); 7] = [
        (staking::day_gross, |day| day.gross),
        (staking::day_commission, |day| -day.commission),
        (staking::day_downtime, |day| -day.downtime),
        (staking::day_claims, |day| -day.claims),
        (staking::day_slashing, |day| -day.slashing),
        (staking::day_running, |day| -day.opex),
        (staking::day_left, |day| day.net),
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
            lines.push(Line {
                label: label(),
                help: "",
                figures,
                class: if index == 6 { "total" } else { "" },
                inside: None,
            });
        }
    }
    lines
}
