//! The formulas of a stake with the person's own numbers in them.

use breakeven::messages::{details, staking};
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
        details::formulas(),
        staking::formulas_note(),
        list(|| read(terms).unwrap_or_default()),
    )
}

fn terms(of: Subject<'_>) -> Vec<(&'static str, String, String)> {
    let Subject { case, plan, report, stake } = of;
    let cur = &case.currency;
    let symbol = case.coin.symbol;
    let percent = |value: f64| fmt::percent(value, 4);
    let money = |value: f64| fmt::money(value, cur);
    let price = |value: f64| fmt::fine_price(value, cur);
    let (words, worked) = laws::rate(of);
    let day = today(case, plan, stake);
    let amount = plan.amount.get();
    let reward = amount * stake.net_apr / 365.0;
    let (lost, discount) = (stake.discount, plan.discount());
    let mut terms = vec![
        (staking::formula_rate(), words, worked),
        (
            staking::formula_reward(),
            staking::formula_reward_words().into(),
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
            staking::formula_account(),
            staking::formula_account_words().into(),
            staking::formula_account_worked(
                &fmt::coins(reward),
                &price(case.market.price.get()),
                &money(day.claims),
                &money(plan.opex.get()),
                &fmt::number(DAYS_PER_MONTH, 6),
                &money(reward * case.market.price.get() - day.claims - day.opex),
            ),
        ),
        (
            staking::formula_paid_back(),
            staking::formula_paid_back_words().into(),
            report.break_even.day.map_or_else(
                || staking::formula_paid_back_never(&fmt::horizon(case)),
                |day| staking::formula_paid_back_day(&fmt::number(day, 5)),
            ),
        ),
        (
            staking::formula_position(),
            staking::formula_position_words().into(),
            staking::formula_position_worked(
                &fmt::coins(stake.coins_end),
                &price(report.end_price),
                &fmt::coins(amount),
                &price(case.market.price.get()),
                &money(report.capex + report.totals.opex + lost),
                &money(stake.profit_end),
            ),
        ),
    ];
    if lost > 0.0 {
        let position = terms.len() - 1;
        terms.insert(
            position,
            (
                staking::formula_discount(),
                staking::formula_discount_words().into(),
                format!(
                    "{} {symbol} × {} × {} = {}",
                    fmt::coins(stake.coins_end),
                    money(report.end_price),
                    percent(discount),
                    money(lost)
                ),
            ),
        );
    }
    if let Some((apy, days)) = stake.apy_effective.zip((amount > 0.0).then_some(report.days)) {
        terms.push((
            staking::formula_growth(),
            staking::formula_growth_words().into(),
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
            staking::formula_real_yield(),
            staking::formula_real_yield_words().into(),
            format!("(1 + {}) ÷ (1 + {}) − 1 = {}", percent(stake.net_apr), percent(growth), percent(real)),
        ));
    }
    terms
}
