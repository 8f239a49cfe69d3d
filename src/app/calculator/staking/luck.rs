//! What chance does to a validator's year, where the protocol draws lots.

use breakeven::messages::staking;
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
        own.get().then(|| sheet(ID, staking::luck(), staking::luck_note(), table(ID, &[], lines)))
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
            line(staking::luck_blocks(), staking::luck_blocks_help(), fmt::number(odds.proposals, 3)),
            line(staking::luck_none(), staking::luck_none_help(), fmt::percent(odds.none, 2)),
            line(staking::luck_bad(), staking::luck_bad_help(), ether(odds.p10)),
            line(staking::luck_middling(), staking::luck_middling_help(), ether(odds.p50)),
            line(staking::luck_good(), staking::luck_good_help(), ether(odds.p90)),
            line(staking::luck_average(), "", ether(odds.mean)),
            line(staking::luck_penalties(), staking::luck_penalties_help(), ether(year.penalties)),
            line(staking::luck_slashing(), staking::luck_slashing_help(), ether(year.slashing)),
        ])
    };
    read(lines).flatten().unwrap_or_default()
}
