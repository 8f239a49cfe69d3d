//! The growth of the difficulty as a public service has it, measured when somebody asks for it.

use breakeven::market::Kind;
use breakeven::market::history::{Grown, grown};
use breakeven::messages::{past as ask, presets as say};
use breakeven::networks::Coin;
use breakeven::units::DAYS_PER_MONTH;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::live::LiveMarket;
use crate::app::odds::past::{self, Known};
use crate::app::parts::context::provided;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{dynamic, handler};
use crate::app::state::Calc;

/// Words of a choice for a growth of the last months, and how many.
type Window = (fn(&str) -> String, f64);
const WINDOWS: [Window; 2] = [(say::growth_year, 12.0), (say::growth_years, 48.0)];

/// What was measured, or why not; nothing before somebody asks.
#[derive(Clone)]
enum Asked {
    Not,
    Now,
    Then(Result<Known, String>),
}

/// The choice of measured growths for `coin`, where anybody keeps its difficulties for browsers to read.
pub fn measured(coin: &'static Coin) -> Option<AnyView> {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    let source = past::first_of(Kind::Difficulty, coin.symbol)?;
    let asked = RwSignal::new(Asked::Not);
    let begin = move || {
        asked.set(Asked::Now);
        spawn_local(async move {
            let found = past::one(Kind::Difficulty, coin.symbol).await;
            // The panel may be closed by then, or be that of another coin.
            let _ = asked.try_set(Asked::Then(found));
        });
    };
    let view = move || match asked.get() {
        Asked::Now => {
            view! { <p class="quiet" role="status"><span class="chunk-wait">{ask::asking()}</span></p> }
                .into_any()
        }
        Asked::Not if live.offline() || !live.connected() => {
            view! { <p class="field-note">{ask::offline()}</p> }.into_any()
        }
        Asked::Not => view! {
            <p class="row">{button("btn btn-quiet", say::growth_measure(), Box::new(begin))}</p>
            <p class="field-note">{ask::asks(source, coin.symbol)}</p>
        }
        .into_any(),
        Asked::Then(Ok(known)) => choices(calc, &known),
        Asked::Then(Err(faults)) => view! {
            <p class="field-note" role="status">{ask::difficulties_failed(&faults)}</p>
            <p class="row">{button("btn btn-quiet", ask::again(), Box::new(begin))}</p>
        }
        .into_any(),
    };
    Some(dynamic(view))
}

fn choices(calc: Calc, known: &Known) -> AnyView {
    let found = WINDOWS.map(|(words, months)| Some((words, grown(&known.values, months * DAYS_PER_MONTH)?)));
    let mut sentences = vec![say::growth_source(known.series.source.name)];
    let mut buttons = Vec::new();
    for (words, grown) in found.iter().flatten() {
        let Grown { first, last, monthly } = *grown;
        let percent = fmt::signed_percent(monthly, 3);
        let take = move || calc.type_number("dg", monthly * 100.0, 4);
        buttons.push(view! { <button type="button" class="btn btn-quiet" on:click=handler(move |_: leptos::ev::MouseEvent| take())>{words(&percent)}</button> });
        let (begin, end) = (fmt::date(first.0), fmt::date(last.0));
        sentences.push(say::growth_went(&fmt::compact(first.1), &begin, &fmt::compact(last.1), &end));
    }
    if let Some((begins, _)) = known.values.first().filter(|_| found.iter().any(Option::is_none)) {
        sentences.push(say::growth_short(&fmt::date(*begins)));
    }
    view! {
        <p class="row">{buttons}</p>
        <p class="field-note" role="status">{sentences.join(" ")}</p>
    }
    .into_any()
}
