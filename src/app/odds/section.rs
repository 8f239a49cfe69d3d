//! What the section shows once there are futures to show.

use leptos::prelude::*;

use super::KEYS;
use super::focus_title;
use super::futures::{Futures, follow};
use super::histogram::Histogram;
use super::history;
use super::settings::Settings;
use super::summary::Summary;
use crate::app::calculator::expect_calc;
use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::dynamic::{dynamic, value};

/// The view as a chunk; its argument is whether somebody asked for it.
#[wasm_split(odds, fallible)]
pub fn section() -> Chunk<RwSignal<bool>> {
    Ok(|asked| view! { <Section asked/> }.into_any())
}

#[component]
fn Section(asked: RwSignal<bool>) -> impl IntoView {
    let calc = expect_calc();
    if asked.get_untracked() && !calc.peek(|case| case.outlook.uncertain()) {
        history::fill(calc);
    }
    let futures = follow(calc);
    let off = move |_| {
        for key in KEYS {
            calc.clear(key);
        }
        asked.set(false);
        focus_title();
    };
    let missing = move || {
        if !futures.none.get() {
            None
        } else if calc.uncertain() {
            Some("There are no odds for this kind of plan yet.")
        } else {
            Some("Without any volatility there is one future only: the line above.")
        }
    };
    view! {
        {dynamic(move || missing().map(|text| view! { <p class="note">{text}</p> }))}
        <div class="odds-body" hidden=value(move || futures.odds.with(Option::is_none))>
            <Count futures/>
            <Summary futures/>
            <Histogram futures/>
        </div>
        <Settings/>
        <p class="row"><button type="button" class="btn btn-quiet" on:click=off>"Turn the odds off"</button></p>
    }
    .into_any()
}

/// How many futures the figures come from, and how far the rest of them are.
#[component]
fn Count(futures: Futures) -> impl IntoView {
    let Futures { odds, progress, .. } = futures;
    let paths = move || odds.with(|odds| odds.as_ref().map_or(0, |odds| odds.paths));
    view! {
        <p class="quiet odds-count">
            {dynamic(move || format!("From {} futures. The same link gives everyone the same ones.", crate::app::fmt::number(paths() as f64, 6)))}
            {dynamic(move || progress.get().map(|part| view! {
                <progress class="chunk-wait" max="1" value=part.to_string() aria-label="Working out all futures"></progress>
            }))}
        </p>
    }
    .into_any()
}
