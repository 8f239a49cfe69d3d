//! What the futures assume, each figure to be overwritten.

use breakeven::messages::odds as say;
use leptos::prelude::*;

use super::KEYS;
use super::defaults::Defaults;
use crate::app::calculator::{Field, expect_calc};
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic};

/// The inputs that only futures use, with what stands behind the defaults.
#[component]
pub fn Settings() -> impl IntoView {
    let calc = expect_calc();
    let symbol = Memo::new(move |_| calc.case(|case| case.coin.symbol));
    let kind = Memo::new(move |_| calc.case(|case| case.plan.kind()));
    let mines = Memo::new(move |_| calc.case(|case| case.plan.mining().is_some()));
    let held = Memo::new(move |_| calc.case(|case| Defaults::of(case).hold(case)));
    let fields = move || {
        kind.track();
        let applies = |key: &&str| {
            breakeven::inputs::find(key).is_some_and(|input| calc.peek(|case| input.applies(case)))
        };
        KEYS.into_iter().filter(applies).map(|key| view! { <Field key/> }).pieces()
    };
    let basis = move || {
        let symbol = symbol.get();
        let defaults = calc.peek(Defaults::of);
        let words = defaults.sentence(mines.get());
        if held.get() {
            view! { <p class="field-note">{say::defaults_held(symbol, &words)}</p> }.into_any()
        } else {
            let take = button("btn-link", say::use_defaults(), Box::new(move || defaults.fill(calc)));
            view! { <p class="field-note">{say::defaults_of(symbol, &words)} " " {take}</p> }.into_any()
        }
    };
    let rule = move || {
        if mines.get() { say::law() } else { say::law_of_price() }
    };
    view! {
        <div class="odds-settings">
            <h3>{say::settings()}</h3>
            <p class="quiet">{dynamic(rule)}</p>
            <div class="field-grid">{dynamic(fields)}</div>
            {dynamic(basis)}
            <details class="field-note"><summary>{say::basis()}</summary>
                <p>{Defaults::basis()} " " {say::no_forecast()}</p></details>
        </div>
    }
    .into_any()
}
