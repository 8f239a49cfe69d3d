//! One answer as a card in somebody else's page, at `#embed?…`: the sentence, the chart, and the way to the rest.

use breakeven::messages::{embed as say, page};
use leptos::prelude::*;

use crate::app::calculator::{Answer, address, expect_calc};
use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::script;

/// The card as a chunk.
#[wasm_split(embed, fallible)]
pub fn embed() -> Chunk {
    Ok(|()| view! { <Card/> }.into_any())
}

#[component]
fn Card() -> impl IntoView {
    let calc = expect_calc();
    // A card has no views to go to, and no theme to choose: it follows the reader's.
    for part in [".page-head", ".page-foot", ".skip"] {
        if let Ok(Some(part)) = document().query_selector(part) {
            // A part that stays merely takes room.
            let _ = part.set_attribute("hidden", "");
        }
    }
    // Tells the page around how high the card is.
    script::run("embed.js");
    let whole = move || {
        calc.reading.track();
        address(&calc.link())
    };
    view! {
        <Answer/>
        <p class="quiet">
            <a href=whole target="_blank" rel="noopener">{say::whole()}</a>
            ". " {page::no_advice()}
        </p>
    }
    .into_any()
}
