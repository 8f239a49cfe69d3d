//! What the futures assume, each figure to be overwritten.

use leptos::prelude::*;

use super::{KEYS, history};
use crate::app::calculator::{Field, expect_calc};
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic};

/// The inputs that only futures use, with the history that stands behind the defaults.
#[component]
pub fn Settings() -> impl IntoView {
    let calc = expect_calc();
    let symbol = Memo::new(move |_| calc.case(|case| case.coin.symbol));
    let kind = Memo::new(move |_| calc.case(|case| case.plan.kind()));
    let fields = move || {
        kind.track();
        let applies = |key: &&str| {
            breakeven::inputs::find(key).is_some_and(|input| calc.peek(|case| input.applies(case)))
        };
        KEYS.into_iter().filter(applies).map(|key| view! { <Field key/> }).pieces()
    };
    let basis = move || {
        let history = history::of(symbol.get());
        let back = calc
            .case(|case| !history::holds(case, history))
            .then(|| button("btn-link", "Use these", Box::new(move || history::fill(calc))));
        view! { <p class="field-note">{history::sentence(symbol.get(), history)} " " {back}</p> }
    };
    view! {
        <div class="odds-settings">
            <h3>"What these futures assume"</h3>
            <p class="quiet">"Price and difficulty stray from the course you gave by chance, each as widely as its volatility says: with 60 % a year, two of three years end within a factor of about 1.8 of the course."</p>
            <div class="field-grid">{dynamic(fields)}</div>
            {dynamic(basis)}
        </div>
    }
    .into_any()
}
