//! What would have to be true for the plan to fail, in a sentence.

use breakeven::messages::hangs as say;
use breakeven::plan::{Kind, Plan};
use breakeven::projection::{Limit, Limits, PlanReport};
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::dynamic;

/// A condition with its figure.
type Words = fn(&str) -> String;

/// The conditions in words, once they are worked out.
#[component]
pub fn Fails() -> impl IntoView {
    let calc = expect_calc();
    dynamic(move || {
        let words = calc.report.with(|report| {
            calc.case(|case| match &case.plan {
                Plan::Mine(_) => limited(case, &calc.limits.get()?, report.break_even.day.is_some()),
                Plan::Buy(_) => bought(case, report),
                Plan::Stake(_) => staked(case, report),
            })
        })?;
        Some(view! { <p class="hangs-fails">{words}</p> })
    })
}

/// A purchase fails by its end price alone.
fn bought(case: &Case, report: &PlanReport) -> Option<String> {
    let coins = report.totals.coins;
    // Tax is due on a gain only, so at the price that brings none there is none.
    let gain = report.cumulative_final + report.totals.gains_tax;
    let least = report.end_price - gain / coins;
    (coins > 0.0 && least > 0.0).then(|| {
        let price = fmt::fine_price(least, &case.currency);
        let fails = say::purchase_fails(case.coin.name, &price, &end(case));
        [&fails, " ", &beside(case, least)].concat()
    })
}

/// A stake fails twice: its rewards may not pay the costs, and the coins may lose more than they bring.
fn staked(case: &Case, report: &PlanReport) -> Option<String> {
    let stake = report.staking.as_ref().filter(|stake| stake.missing.is_none())?;
    let mut sentences = Vec::new();
    let costs = report.capex + report.totals.opex;
    let rewards = report.cumulative_final + costs;
    if costs > 0.0 && rewards > 0.0 {
        let price = case.market.price.get() * costs / rewards;
        sentences.push(say::rewards_fail(&fmt::fine_price(price, &case.currency)));
    }
    let first = report.months.first().map_or(report.end_price, |month| month.price);
    let least = stake.price_fall.map(|fall| first * (1.0 - fall)).filter(|price| *price > 0.0);
    if let Some(least) = least {
        let price = fmt::fine_price(least, &case.currency);
        sentences.push(say::position_fails(case.coin.name, &price, &end(case)));
        sentences.push(beside(case, least));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The last day.
fn end(case: &Case) -> String {
    fmt::date(case.start.after(case.days() as f64))
}

/// A price beside today's.
fn beside(case: &Case, price: f64) -> String {
    let change = price / case.market.price.get() - 1.0;
    let today = fmt::fine_price(case.market.price.get(), &case.currency);
    match change {
        change if change.abs() < 0.005 => say::as_today(&today),
        change if change < 0.0 => say::to_lose(&today, &fmt::percent(-change, 2)),
        change => say::to_gain(&today, &fmt::percent(change, 2)),
    }
}

fn limited(case: &Case, limits: &Limits, paid: bool) -> Option<String> {
    let list = conditions(case, limits, paid);
    let several = list.len() > 1;
    let mut list = list.into_iter();
    let (first, last) = (list.next()?, list.next_back());
    let rest = list.fold(first, |rest, next| say::listed(&rest, &next));
    let all = last.map_or_else(|| rest.clone(), |last| say::listed_last(&rest, &last));
    Some(match (paid, several) {
        (true, false) => say::fails_with(&all),
        (true, true) => say::fails_with_one_of(&all),
        (false, false) => say::saved_by(&all),
        (false, true) => say::saved_by_any_of(&all),
    })
}

fn conditions(case: &Case, limits: &Limits, paid: bool) -> Vec<String> {
    let cur = &case.currency;
    let (price, growth, energy, machine): (Words, Words, Words, Words) = if paid {
        (say::price_under, say::growth_over, say::energy_over, say::machines_over)
    } else {
        (say::price_from, say::growth_up_to, say::energy_up_to, say::machines_up_to)
    };
    let mut list = Vec::new();
    let mut add = |limit: Limit, words: Words, shown: &dyn Fn(f64) -> String| {
        if let Limit::At(value) = limit {
            list.push(words(&shown(value)));
        }
    };
    add(limits.coin_price, price, &|value| fmt::fine_price(value, cur));
    // A difficulty that must fall is said as falling.
    let falls = matches!(limits.difficulty_growth, Limit::At(value) if value < 0.0);
    let growth = match (falls, paid) {
        (false, _) => growth,
        (true, true) => say::fall_under,
        (true, false) => say::fall_from,
    };
    add(limits.difficulty_growth, growth, &|value| fmt::percent(value.abs(), 3));
    add(limits.energy_price, energy, &|value| fmt::price(value, cur));
    let machine = match (case.plan.kind(), paid) {
        (Kind::Cloud, true) => say::contracts_over,
        (Kind::Cloud, false) => say::contracts_up_to,
        _ => machine,
    };
    add(limits.unit_price, machine, &|value| fmt::money(value, cur));
    list
}
