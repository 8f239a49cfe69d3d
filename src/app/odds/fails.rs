//! What would have to be true for the plan to fail, in a sentence.

use breakeven::plan::{Kind, Plan};
use breakeven::projection::{Limit, Limits, PlanReport};
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::dynamic;

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
        format!(
            "It would take this for the plan to fail: {} under {} on {}. {}",
            case.coin.name,
            fmt::money(least, &case.currency),
            fmt::date(case.start.after(case.days() as f64)),
            beside(case, least),
        )
    })
}

/// A stake fails twice: its rewards may not pay the costs, and the coins may lose more than they bring.
fn staked(case: &Case, report: &PlanReport) -> Option<String> {
    let stake = report.staking.as_ref().filter(|stake| stake.missing.is_none())?;
    let mut words = String::new();
    let costs = report.capex + report.totals.opex;
    let rewards = report.cumulative_final + costs;
    if costs > 0.0 && rewards > 0.0 {
        let price = case.market.price.get() * costs / rewards;
        words = format!(
            "The rewards end up short of the costs with a coin price under {} along the whole course. ",
            fmt::money(price, &case.currency)
        );
    }
    let first = report.months.first().map_or(report.end_price, |month| month.price);
    let least = stake.price_fall.map(|fall| first * (1.0 - fall)).filter(|price| *price > 0.0);
    if let Some(least) = least {
        words += &format!(
            "The whole position is worth less than what went in with {} under {} on {}. {}",
            case.coin.name,
            fmt::money(least, &case.currency),
            fmt::date(case.start.after(case.days() as f64)),
            beside(case, least),
        );
    }
    (!words.is_empty()).then_some(words)
}

/// A price beside today's.
fn beside(case: &Case, price: f64) -> String {
    let change = price / case.market.price.get() - 1.0;
    let today = fmt::money(case.market.price.get(), &case.currency);
    match change {
        change if change.abs() < 0.005 => format!("Today it costs as much: {today}."),
        change if change < 0.0 => {
            format!("Today it costs {today}: it would have to lose {}.", fmt::percent(-change, 2))
        }
        change => format!(
            "Today it costs {today}: it has to gain {} for that not to happen.",
            fmt::percent(change, 2)
        ),
    }
}

fn limited(case: &Case, limits: &Limits, paid: bool) -> Option<String> {
    let list = conditions(case, limits, paid);
    let (last, rest) = list.split_last()?;
    let all = if rest.is_empty() { last.clone() } else { format!("{} or {last}", rest.join(", ")) };
    let lead = match (paid, list.len()) {
        (true, 1) => "It would take this for the plan to fail",
        (true, _) => "It would take one of these for the plan to fail",
        (false, 1) => "This would save the plan",
        (false, _) => "Any one of these would save the plan",
    };
    Some(format!("{lead}: {all}."))
}

fn conditions(case: &Case, limits: &Limits, paid: bool) -> Vec<String> {
    let cur = &case.currency;
    let (over, under) = if paid { ("over", "under") } else { ("no more than", "at least") };
    let mut list = Vec::new();
    let mut add = |limit: Limit, words: &dyn Fn(f64) -> String| {
        if let Limit::At(value) = limit {
            list.push(words(value));
        }
    };
    add(limits.coin_price, &|value| {
        format!("a coin price {under} {} along the whole course", fmt::money(value, cur))
    });
    add(limits.difficulty_growth, &|value| match (value < 0.0, paid) {
        (false, _) => format!("difficulty growing {over} {} a month", fmt::percent(value, 3)),
        (true, true) => format!("difficulty falling by less than {} a month", fmt::percent(-value, 3)),
        (true, false) => format!("difficulty falling by at least {} a month", fmt::percent(-value, 3)),
    });
    add(limits.energy_price, &|value| format!("electricity at {over} {} per kWh", fmt::price(value, cur)));
    let bought = if case.plan.kind() == Kind::Cloud { "contracts" } else { "machines" };
    add(limits.unit_price, &|value| format!("{bought} at {over} {} each", fmt::money(value, cur)));
    list
}
