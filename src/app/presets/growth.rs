//! How fast the difficulty has grown, for those who have no view of their own.

use breakeven::messages::{Saying, presets as say};
use breakeven::networks::Coin;
use breakeven::rank::usual_growth;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::dynamic;

/// Bitcoin's bands: what each is like, and percent a month. They rest on the change of each year's difficulty,
/// spread over its months.
const BANDS: [(Saying, f64); 3] =
    [(say::growth_shrinking, -1.0), (say::growth_growing, 2.0), (say::growth_fast, 4.0)];

/// What is known of a smaller coin's own past: too little for a growth, enough to know how far it strays.
fn measured(coin: &Coin) -> String {
    match coin.symbol {
        "LTC" => say::growth_litecoin().to_owned(),
        "ERG" => say::growth_ergo().to_owned(),
        _ => say::growth_unmeasured(coin.name),
    }
}

/// The choices for the coin at hand.
pub fn growth() -> AnyView {
    let calc = expect_calc();
    let subject = Memo::new(move |_| calc.case(|case| (case.plan.mining().is_some(), case.coin.key)));
    dynamic(move || {
        let (mines, _) = subject.get();
        let coin = calc.peek(|case| case.coin);
        if !mines {
            return view! { <p class="field-note">{say::growth_not_mined()}</p> }.into_any();
        }
        let usual = usual_growth(coin).get();
        let begins = match usual > 0.0 {
            true => say::growth_begins(&fmt::signed_percent(usual, 2), coin.name),
            false => say::growth_begins_flat(coin.name),
        };
        let choice = move |words: Saying, percent: f64| {
            button("btn btn-quiet", words(), Box::new(move || calc.type_number("dg", percent, 4)))
        };
        let (basis, choices) = if coin.algorithm == "SHA-256" {
            (
                say::growth_basis().to_owned(),
                BANDS.into_iter().map(|(words, percent)| choice(words, percent)).collect(),
            )
        } else {
            (say::growth_smaller(&measured(coin)), vec![choice(say::growth_flat, 0.0)])
        };
        view! {
            <p class="field-note">{basis}</p>
            <p class="field-note">{begins}</p>
            <p class="row">{choices}</p>
            {super::measured::measured(coin)}
        }
        .into_any()
    })
}
