//! What chance does to a validator's year, where the protocol draws lots.

use breakeven::plan::Via;
use breakeven::projection::staking::validator_year;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::read;
use super::sheet::{Line, line, sheet, table};
use crate::app::fmt;
use crate::app::parts::dynamic::dynamic;

/// The odds of a year for a validator of one's own; nothing for others.
pub fn luck() -> AnyView {
    const ID: &str = "luck-title";
    let own = Memo::new(|_| {
        read(|of| of.plan.via == Some(Via::Solo) && validator_year(of.case).is_some()).unwrap_or(false)
    });
    dynamic(move || {
        own.get().then(|| {
            sheet(
                ID,
                "Luck in a year",
                "Blocks to propose and seats in committees fall by lot. This is what the protocol's odds make of a year with all duties done, before commission.",
                table(ID, &[], lines),
            )
        })
    })
}

fn lines() -> Vec<Line> {
    let lines = |of: super::Subject<'_>| {
        let year = validator_year(of.case)?;
        let price = of.case.market.price.get();
        let ether = |value: f64| {
            format!("{} ETH, {}", fmt::number(value, 4), fmt::money(value * price, &of.case.currency))
        };
        let odds = year.luck;
        Some(vec![
            line("Blocks proposed", "On average.", fmt::number(odds.proposals, 3)),
            line("A year without one", "Its probability.", fmt::percent(odds.none, 2)),
            line("A bad year", "One year in ten brings less (P10).", ether(odds.p10)),
            line("A middling year", "Half of all years bring less (P50).", ether(odds.p50)),
            line("A good year", "One year in ten brings more (P90).", ether(odds.p90)),
            line("The average", "", ether(odds.mean)),
            line(
                "Penalties for downtime",
                "At your uptime, beyond the rewards missed.",
                ether(year.penalties),
            ),
            line(
                "A slashing takes at once",
                "More if many are slashed within weeks of it.",
                ether(year.slashing),
            ),
        ])
    };
    read(lines).flatten().unwrap_or_default()
}
