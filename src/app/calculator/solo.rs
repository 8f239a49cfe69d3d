//! Mining alone: how long it takes, and how likely it is.

use breakeven::messages::details;
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
            let first = chain(case, &solo(case)?, None);
            // The same hashes look for blocks of the other chain, each with its own luck.
            let merged = case.merged();
            let second =
                merged.as_ref().and_then(|child| Some(chain(child, &solo(child)?, Some(child.coin.name))));
            Some(view! {
                <section class="sheet" aria-labelledby="solo-title">
                    <h2 id="solo-title">{details::solo()}</h2>
                    {first}
                    {second}
                    <p class="quiet">{details::solo_note()}</p>
                </section>
            })
        })
    })
}

/// The chances on the plan's own chain, or on the other one whose name is given.
fn chain(case: &Case, solo: &Solo, other: Option<&str>) -> AnyView {
    // However likely, it is never certain.
    let likely = |any: f64| match any {
        any if any > 0.9995 => details::solo_over(&fmt::percent(0.999, 3)),
        any => fmt::percent(any, 3),
    };
    let row = |span: String, chance: &Chance| {
        view! {
            <tr><th scope="row">{span}</th><td class="num">{fmt::number(chance.blocks, 3)}</td><td class="num">{likely(chance.any)}</td></tr>
        }
        .into_any()
    };
    let spans =
        [details::solo_day(), details::solo_month(), details::solo_year()].into_iter().zip(&solo.spans);
    let mut rows: Vec<AnyView> = spans.map(|(span, chance)| row(span.to_owned(), chance)).collect();
    if let Some(chance) = &solo.until_change {
        let when = fmt::date(case.start.after(chance.days));
        rows.push(row(until(case)(&when), chance));
    }
    let [mean, median] = [solo.mean_days, solo.median_days].map(fmt::span);
    let (waits, chances) = other.map_or_else(
        || (details::solo_waits(&mean, &median), details::solo_chances().to_owned()),
        |name| (details::solo_waits_on(name, &mean, &median), details::solo_chances_on(name)),
    );
    view! {
        <p>{waits}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=chances>
            <table class="ledger">
                <thead><tr><th scope="col">{details::solo_within()}</th><th scope="col" class="num">{details::solo_blocks()}</th><th scope="col" class="num">{details::solo_chance()}</th></tr></thead>
                <tbody>{rows.into_iter().pieces()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What ends the last of the spans.
fn until(case: &Case) -> fn(&str) -> String {
    let first = case.first_step();
    let halves = case.next_change(first).is_some_and(|next| 2.0 * case.subsidy(next) == case.subsidy(first));
    if halves { details::solo_until_halving } else { details::solo_until_change }
}
