//! Mining alone: how long it takes, and how likely it is.

use breakeven::plan::Scheme;
use breakeven::projection::solo::{Chance, Solo, solo};
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, dynamic};

/// The section, where the coins are those of own blocks.
pub fn alone() -> AnyView {
    let calc = expect_calc();
    dynamic(move || {
        calc.case(|case| {
            case.plan.mining().filter(|plan| plan.scheme == Scheme::Solo)?;
            let first = chain(case, &solo(case)?, "your own");
            // The same hashes look for blocks of the other chain, each with its own luck.
            let merged = case.merged();
            let second = merged.as_ref().and_then(|child| {
                Some(chain(child, &solo(child)?, &["your own on ", child.coin.name].concat()))
            });
            Some(view! {
                <section class="sheet" aria-labelledby="solo-title">
                    <h2 id="solo-title">"Mining alone"</h2>
                    {first}
                    {second}
                    <p class="quiet">"Blocks expected, and the chance of at least one, which is 1 − e to the power of −n where n are expected: with the difficulty growing as assumed, and the machines ageing and resting as given. What a block pays changes none of this. The answer above counts the average, which nobody gets: it is nothing, or a whole block."</p>
                </section>
            })
        })
    })
}

fn chain(case: &Case, solo: &Solo, whose: &str) -> AnyView {
    // However likely, it is never certain.
    let likely = |any: f64| match any {
        any if any > 0.9995 => ["over ", &fmt::percent(0.999, 3)].concat(),
        any => fmt::percent(any, 3),
    };
    let row = |span: String, chance: &Chance| {
        view! {
            <tr><th scope="row">{span}</th><td class="num">{fmt::number(chance.blocks, 3)}</td><td class="num">{likely(chance.any)}</td></tr>
        }
        .into_any()
    };
    let spans = ["a day", "a month", "a year"].into_iter().zip(&solo.spans);
    let mut rows: Vec<AnyView> = spans.map(|(span, chance)| row(span.to_owned(), chance)).collect();
    if let Some(chance) = &solo.until_change {
        let when = fmt::date(case.start.after(chance.days));
        rows.push(row(format!("until {}: {when}", change(case)), chance));
    }
    let [mean, median] = [solo.mean_days, solo.median_days].map(fmt::span);
    view! {
        <p>{format!("At today's difficulty a block of {whose} takes {mean} on average; half of all such miners wait longer than {median}.")}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=format!("Chances of a block of {whose}")>
            <table class="ledger">
                <thead><tr><th scope="col">"Within"</th><th scope="col" class="num">"Blocks"</th><th scope="col" class="num">"Chance"</th></tr></thead>
                <tbody>{rows.into_iter().pieces()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What ends the last of the spans.
fn change(case: &Case) -> &'static str {
    let first = case.first_step();
    let halves = case.next_change(first).is_some_and(|next| 2.0 * case.subsidy(next) == case.subsidy(first));
    if halves { "the next halving" } else { "the reward changes" }
}
