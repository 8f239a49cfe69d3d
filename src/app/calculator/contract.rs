//! What a cloud contract's own terms come to.

use breakeven::messages::contract as say;
use breakeven::projection::cloud::{Verdict, Warning, verdict};
use breakeven::projection::{Limit, PlanReport};
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, perhaps};

use super::field::expect_calc;

/// Warnings with their arithmetic, the coin's cost against the market, and the growth that the price needs;
/// nothing for a plan without contract.
pub fn contract() -> AnyView {
    let calc = expect_calc();
    perhaps(move || {
        let (lines, sums) = calc.report.with(|report| {
            calc.case(|case| Some((contract_warnings(case, report)?, sums(case, &verdict(case, report)?))))
        })?;
        let warned = !lines.is_empty();
        Some(view! {
            <section class="sheet" aria-labelledby="contract-title">
                <h2 id="contract-title">{say::title()}</h2>
                <table class="ledger"><tbody>
                    {sums.into_iter().map(|(name, text)| view! { <tr><th scope="row">{name}</th><td class="num">{text}</td></tr> }).pieces()}
                </tbody></table>
                {warned.then(|| view! { <ul class="warn">{lines.into_iter().map(|line| view! { <li>{line}</li> }).pieces()}</ul> })}
            </section>
        })
    })
}

fn sums(case: &Case, verdict: &Verdict) -> Vec<(&'static str, String)> {
    let cur = &case.currency;
    let growth = match verdict.growth_needed {
        Limit::At(growth) => say::growth(&fmt::signed_percent(growth, 2)),
        Limit::Always => say::growth_none().into(),
        Limit::Never => say::growth_not_enough().into(),
        Limit::Unused => say::growth_unused().into(),
    };
    let assumed = fmt::signed_percent(case.outlook.price_growth.get(), 2);
    vec![
        (
            say::coin_costs(),
            verdict.cost_per_coin.map_or_else(|| say::no_coin().into(), |cost| fmt::fine_price(cost, cur)),
        ),
        (say::coin_market(), fmt::fine_price(verdict.market_price, cur)),
        (say::growth_needed(), growth),
        (say::growth_assumed(), say::growth(&assumed)),
    ]
}

/// The contract's warnings in words, the gravest first; `None` where there is no contract.
pub fn contract_warnings(case: &Case, report: &PlanReport) -> Option<Vec<String>> {
    let verdict = verdict(case, report)?;
    Some(verdict.warnings.iter().map(|warning| words(case, warning)).collect())
}

fn words(case: &Case, warning: &Warning) -> String {
    let money = |value: f64| fmt::money(value, &case.currency);
    let coin = |value: f64| fmt::fine_price(value, &case.currency);
    let date = |day: f64| fmt::date(case.start.after(day));
    match *warning {
        Warning::CostsExceedIncome { income, costs } => {
            say::costs_exceed_income(&money(costs), &money(income))
        }
        Warning::NeverBackEvenFlat { capital, back, days } => say::never_back(
            &money(back.max(0.0)),
            &money(capital),
            &fmt::span(days as f64),
            &money(capital - back),
        ),
        Warning::LosesFrom { day, income, costs } => {
            say::loses_from(&date(day as f64), &money(costs), &money(income))
        }
        Warning::EndedEarly { day } => say::ended_early(&date(day)),
        Warning::DearerThanMarket { cost_per_coin, price } => say::dearer(
            case.coin.symbol,
            &coin(cost_per_coin),
            &coin(price),
            &fmt::percent(cost_per_coin / price - 1.0, 2),
        ),
        Warning::CoinsForfeited { coins, worth } => {
            say::forfeited(&fmt::coins(coins), case.coin.symbol, &money(worth))
        }
        Warning::NoTerm { days } => say::no_term(&fmt::span(days as f64)),
        Warning::CutShort { term, days } => say::cut_short(&fmt::span(term as f64), &fmt::span(days as f64)),
    }
}
