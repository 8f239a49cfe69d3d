//! What a cloud contract's own terms come to.

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
                <h2 id="contract-title">"What the contract comes to"</h2>
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
        Limit::At(growth) => format!("{} a month", fmt::signed_percent(growth, 2)),
        Limit::Always => "none".into(),
        Limit::Never => "no growth is enough".into(),
        Limit::Unused => "does not depend on it".into(),
    };
    let assumed = fmt::signed_percent(case.outlook.price_growth.get(), 2);
    vec![
        (
            "A coin from it costs",
            verdict.cost_per_coin.map_or_else(|| "no coin comes".into(), |cost| fmt::money(cost, cur)),
        ),
        ("A coin on the market costs", fmt::money(verdict.market_price, cur)),
        ("Growth of the price it needs to break even", growth),
        ("Growth that you assume", format!("{assumed} a month")),
    ]
}

/// The contract's warnings in words, the gravest first; `None` where there is no contract.
pub fn contract_warnings(case: &Case, report: &PlanReport) -> Option<Vec<String>> {
    let verdict = verdict(case, report)?;
    Some(verdict.warnings.iter().map(|warning| words(case, warning)).collect())
}

fn words(case: &Case, warning: &Warning) -> String {
    let money = |value: f64| fmt::money(value, &case.currency);
    let date = |day: f64| fmt::date(case.start.after(day));
    match *warning {
        Warning::CostsExceedIncome { income, costs } => format!(
            "Its first day already costs {} and earns {}: it can only lose unless the price rises.",
            money(costs),
            money(income),
        ),
        Warning::NeverBackEvenFlat { capital, back, days } => format!(
            "Even if neither price nor difficulty ever moved, {} of the {} would come back in {}: {} short.",
            money(back.max(0.0)),
            money(capital),
            fmt::span(days as f64),
            money(capital - back),
        ),
        Warning::LosesFrom { day, income, costs } => {
            format!("From {} on, a day costs {} and earns {}.", date(day as f64), money(costs), money(income),)
        }
        Warning::EndedEarly { day } => {
            format!(
                "The provider ends it for good on {}, after losing days in a row; the price is not paid back.",
                date(day)
            )
        }
        Warning::DearerThanMarket { cost_per_coin, price } => format!(
            "Each {} from it costs {}, and {} on the market: {} more.",
            case.coin.symbol,
            money(cost_per_coin),
            money(price),
            fmt::percent(cost_per_coin / price - 1.0, 2),
        ),
        Warning::CoinsForfeited { coins, worth } => format!(
            "{} {} worth {} never reach the payout threshold and are lost.",
            fmt::coins(coins),
            case.coin.symbol,
            money(worth),
        ),
        Warning::NoTerm { days } => {
            format!("It names no end, so its upkeep is charged for all {}.", fmt::span(days as f64))
        }
        Warning::CutShort { term, days } => format!(
            "It runs for {}, and only {} of that are counted.",
            fmt::span(term as f64),
            fmt::span(days as f64),
        ),
    }
}
