//! What the section shows once there are futures to show.

use breakeven::messages::odds as say;
use leptos::prelude::*;

use super::KEYS;
use super::defaults::Defaults;
use super::focus_title;
use super::futures::{Futures, follow};
use super::histogram::Histogram;
use super::settings::Settings;
use super::summary::Summary;
use super::words::{dates_tell, riskless};
use crate::app::calculator::expect_calc;
use crate::app::fmt::number;
use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{dynamic, perhaps, value};
use crate::app::parts::woven::{MARKS, woven};

/// The view as a chunk; its argument is whether somebody asked for it.
#[wasm_split(odds, fallible)]
pub fn section() -> Chunk<RwSignal<bool>> {
    Ok(|asked| view! { <Section asked/> }.into_any())
}

#[component]
fn Section(asked: RwSignal<bool>) -> impl IntoView {
    let calc = expect_calc();
    if asked.get_untracked() && !calc.peek(|case| case.outlook.uncertain()) {
        calc.peek(Defaults::of).fill(calc);
    }
    let futures = follow(calc);
    let off = move |_| {
        for key in KEYS {
            calc.clear(key);
        }
        asked.set(false);
        focus_title();
    };
    let safe = Memo::new(move |_| calc.case(riskless));
    let telling = Memo::new(move |_| futures.odds.with(|odds| odds.as_ref().is_none_or(dates_tell)));
    let missing = move || {
        if !futures.none.get() {
            None
        } else if calc.uncertain() {
            Some(say::no_odds())
        } else {
            Some(say::one_future())
        }
    };
    let count_price = move || {
        let press = move || calc.typed("risk", "1".to_owned());
        safe.get().then(|| view! {
            <p class="note"><span>{woven(&say::riskless(MARKS[0]), [button("btn-link", say::count_price(), Box::new(press)).into_any()])}</span></p>
        })
    };
    view! {
        {dynamic(move || missing().map(|text| view! { <p class="note">{text}</p> }))}
        {perhaps(count_price)}
        <div class="odds-body" hidden=value(move || safe.get() || futures.odds.with(Option::is_none))>
            <Count futures/>
            <Summary futures/>
            {perhaps(move || telling.get().then(|| view! { <Histogram futures/> }))}
        </div>
        <Settings/>
        <p class="row"><button type="button" class="btn btn-quiet" on:click=off>{say::off()}</button></p>
    }
    .into_any()
}

/// How many futures the figures come from, and how far the rest of them are.
#[component]
fn Count(futures: Futures) -> impl IntoView {
    let Futures { odds, progress, .. } = futures;
    let paths = move || odds.with(|odds| odds.as_ref().map_or(0, |odds| odds.paths));
    // The sign stays the same one while it moves: it shows itself only after a while.
    let working = Memo::new(move |_| progress.with(Option::is_some));
    let sign = move || {
        working.get().then(|| view! {
            <progress class="chunk-wait" max="1" value=value(move || progress.get().unwrap_or(1.0).to_string()) aria-label=say::working()></progress>
        })
    };
    view! {
        <p class="quiet odds-count">
            <span>{dynamic(move || say::from_futures(paths() as f64, &number(paths() as f64, 6)))} " " {say::sampling()}</span>
            {perhaps(sign)}
        </p>
    }
    .into_any()
}
