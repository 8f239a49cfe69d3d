//! Mining alone: how long it takes, and how likely it is.

use breakeven::plan::Scheme;
use breakeven::projection::solo::{Chance, solo};
use leptos::prelude::*;

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::dynamic;

/// The section, where the coins are those of own blocks.
pub fn alone() -> AnyView {
    let calc = expect_calc();
    dynamic(move || {
        calc.case(|case| {
            case.plan.mining().filter(|plan| plan.scheme == Scheme::Solo)?;
            let solo = solo(case)?;
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
                rows.push(row(format!("until the reward changes: {when}"), chance));
            }
            let [mean, median] = [solo.mean_days, solo.median_days].map(fmt::span);
            Some(view! {
                <section class="sheet" aria-labelledby="solo-title">
                    <h2 id="solo-title">"Mining alone"</h2>
                    <p>{format!("At today's difficulty a block of your own takes {mean} on average; half of all such miners wait longer than {median}. The answer above counts the average, which nobody gets: it is nothing, or a whole block.")}</p>
                    <div class="scroll" tabindex="0" role="region" aria-labelledby="solo-title">
                        <table class="ledger">
                            <thead><tr><th scope="col">"Within"</th><th scope="col" class="num">"Blocks"</th><th scope="col" class="num">"Chance"</th></tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <p class="quiet">"Blocks expected, and the chance of at least one, which is 1 − e to the power of −n where n are expected: with the difficulty growing as assumed, and the machines ageing and resting as given."</p>
                </section>
            })
        })
    })
}
