//! What would have to be true for the plan to fail, in a sentence.

use breakeven::projection::{Limit, Limits};
use breakeven::scenario::Case;
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::dynamic;

/// The limits in words, once they are worked out.
#[component]
pub fn Fails() -> impl IntoView {
    let calc = expect_calc();
    dynamic(move || {
        let limits = calc.limits.get()?;
        let paid = calc.report.with(|report| report.break_even.day.is_some());
        let list = calc.case(|case| conditions(case, &limits, paid));
        let (last, rest) = list.split_last()?;
        let all = if rest.is_empty() { last.clone() } else { format!("{} or {last}", rest.join(", ")) };
        let lead = if paid {
            "It would take one of these for the plan to fail"
        } else {
            "Any one of these would save the plan"
        };
        Some(view! { <p class="hangs-fails">{format!("{lead}: {all}.")}</p> })
    })
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
    add(limits.difficulty_growth, &|value| {
        format!("difficulty growing {over} {} a month", fmt::percent(value, 3))
    });
    add(limits.energy_price, &|value| format!("electricity at {over} {} per kWh", fmt::price(value, cur)));
    add(limits.unit_price, &|value| format!("machines at {over} {} each", fmt::money(value, cur)));
    list
}
