//! The formulas of a stake with the person's own numbers in them.

use breakeven::projection::staking::today;
use breakeven::units::{DAYS_PER_MONTH, Quantity};
use leptos::prelude::*;

use super::sheet::{list, sheet};
use super::{Subject, laws, read};
use crate::app::fmt;

/// How the first day's figures come about, and both break-evens from them.
pub fn formulas() -> AnyView {
    sheet(
        "formulas-title",
        "How it is worked out",
        "The first day, with your numbers. Every later day does the same with that day's rate, price and stake.",
        list(|| read(terms).unwrap_or_default()),
    )
}

fn terms(of: Subject<'_>) -> Vec<(&'static str, String, String)> {
    let Subject { case, plan, report, stake } = of;
    let cur = &case.currency;
    let symbol = case.coin.symbol;
    let percent = |value: f64| fmt::percent(value, 4);
    let money = |value: f64| fmt::money(value, cur);
    let (words, worked) = laws::rate(of);
    let day = today(case, plan, stake);
    let amount = plan.amount.get();
    let reward = amount * stake.net_apr / 365.0;
    let mut terms = vec![
        ("Reward rate", words, worked),
        (
            "Reward of a day",
            "stake × rate ÷ 365 × (1 − commission) × uptime; nothing while waiting and unbonding".into(),
            format!(
                "{} {symbol} × {} ÷ 365 × (1 − {}) × {} = {} {symbol}",
                fmt::coins(amount),
                percent(stake.apr_first),
                percent(plan.commission.get()),
                percent(plan.uptime.get()),
                fmt::coins(reward),
            ),
        ),
        (
            "What it adds to the account",
            "reward × price − claims − running costs ÷ 30.4375".into(),
            format!(
                "{} × {} − {} − {} ÷ {} = {} a day",
                fmt::coins(reward),
                money(case.market.price.get()),
                money(day.claims),
                money(plan.opex.get()),
                fmt::number(DAYS_PER_MONTH, 6),
                money(reward * case.market.price.get() - day.claims - day.opex),
            ),
        ),
        (
            "Rewards have paid the costs",
            "the first day on which the sum of all days reaches what was paid at the start".into(),
            report.break_even.day.map_or_else(
                || format!("never within {}", fmt::horizon(case)),
                |day| format!("day {}", fmt::number(day, 5)),
            ),
        ),
        (
            "The whole position",
            "coins × price − stake × first price − all costs".into(),
            format!(
                "{} × {} − {} × {} − {} = {} at the end",
                fmt::coins(stake.coins_end),
                money(report.end_price),
                fmt::coins(amount),
                money(case.market.price.get()),
                money(report.capex + report.totals.opex),
                money(stake.profit_end),
            ),
        ),
    ];
    if let Some((apy, days)) = stake.apy_effective.zip((amount > 0.0).then_some(report.days)) {
        terms.push((
            "Effective yearly growth",
            "(coins at the end ÷ stake)^(365 ÷ days) − 1".into(),
            format!(
                "({} ÷ {})^(365 ÷ {days}) − 1 = {}",
                fmt::coins(stake.coins_end),
                fmt::coins(amount),
                percent(apy)
            ),
        ));
    }
    if let Some((real, growth)) = stake.real_yield.zip(stake.supply_growth) {
        terms.push((
            "Real yield",
            "(1 + net rate) ÷ (1 + supply growth) − 1".into(),
            format!("(1 + {}) ÷ (1 + {}) − 1 = {}", percent(stake.net_apr), percent(growth), percent(real)),
        ));
    }
    terms
}
