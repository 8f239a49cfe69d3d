//! What stands in place of an answer while a figure that it needs is not known: drawing it from any other value
//! would be a lie.

use breakeven::inputs;
use breakeven::messages::calculator;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::field::expect_calc;
use crate::app::live::LiveMarket;
use crate::app::market_fields;
use crate::app::parts::context::provided;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::dynamic;
use crate::app::state::Calc;

/// The sentence in place of the answer; `None` where nothing is missing. Followed.
pub fn sentence(calc: Calc) -> Option<String> {
    let kind = calc.case(|case| case.plan.kind());
    calc.missing.with(|missing| {
        let name = |key: &&str| inputs::find(key).map_or("", |input| input.name(kind));
        let names: Vec<&str> = missing.iter().map(name).collect();
        (!names.is_empty()).then(|| calculator::lacks(names.len() as f64, &names.join(", ")))
    })
}

/// Whether the missing figures are on their way, and if not, the way to type them.
pub fn remedy() -> AnyView {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    dynamic(move || {
        let first = calc.missing.with(|missing| missing.first().copied())?;
        let sought = calc.missing.with(|missing| missing.iter().any(|key| sought(calc, live, key)));
        let words = if sought { calculator::lacks_sought() } else { calculator::lacks_unknown() };
        let type_it = button("btn-link", calculator::lacks_type_it(), Box::new(move || focus(first)));
        Some(view! { <p class="headline-more" role="status">{words} " " {type_it}</p> })
    })
}

/// Whether a source is being asked for the figure of `key`.
fn sought(calc: Calc, live: LiveMarket, key: &str) -> bool {
    calc.case(|case| market_fields::figure(key, case)).is_some_and(|figure| live.entry(figure).loading)
}

fn focus(key: &str) {
    let field = document().get_element_by_id(&["in-", key].concat());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A field that is folded away is unfolded by the person.
        let _ = field.focus();
    }
}
