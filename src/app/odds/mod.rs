//! How sure the answer is: many futures of price and difficulty, and what they say together.
//!
//! Only [`OddsSection`] and what it [`Told`] belong to a first visit; the simulation and its pictures come
//! as a chunk when a volatility is given, or when somebody asks for them.

mod amounts;
mod defaults;
mod fails;
mod futures;
mod grid;
mod hangs;
mod heat;
mod histogram;
mod lookback;
mod looked;
pub mod past;
mod presets;
mod reader;
mod section;
mod settings;
mod summary;
mod tornado;
mod turns;
mod words;

use breakeven::messages::sure as say;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::calculator::expect_calc;
use crate::app::parts::chunk::chunk;
use crate::app::parts::dynamic::dynamic;

/// What the futures say to the parts of the page that know nothing of them; empty where they say nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// A sentence or two under the answer.
    pub sentence: String,
    /// A few words for the phone's compact bar.
    pub brief: String,
    /// Day, and the account that one future in ten stays below and one in ten exceeds.
    pub band: Vec<(f64, f64, f64)>,
}

/// Keys of the inputs that only futures use, and that the section shows beside them.
pub const KEYS: [&str; 5] = ["pv", "dv", "rho", "drift", "law"];

/// The section, as little of it as can be before it is asked for.
#[component]
pub fn OddsSection() -> impl IntoView {
    let calc = expect_calc();
    let asked = RwSignal::new(false);
    let wanted = Memo::new(move |_| asked.get() || calc.uncertain());
    view! {
        <section class="sheet odds" aria-labelledby="odds-title" id="odds">
            <h2 id="odds-title" tabindex="-1">{say::title()}</h2>
            {dynamic(move || if wanted.get() {
                chunk(section::section, asked)
            } else {
                view! {
                    <p>{say::lead()}</p>
                    <p><button type="button" class="btn" on:click=move |_| {
                        asked.set(true);
                        focus_title();
                    }>{say::show()}</button></p>
                }
                .into_any()
            })}
        </section>
    }
    .into_any()
}

/// Leads the keyboard on from a button that is gone once pressed.
fn focus_title() {
    let title =
        document().get_element_by_id("odds-title").and_then(|title| title.dyn_into::<HtmlElement>().ok());
    // A title that cannot take the focus leaves it where the browser puts it.
    let _ = title.map(|title| title.focus());
}

/// What the answer hangs on; it is shown with the odds, or when asked for.
#[component]
pub fn HangsSection() -> impl IntoView {
    let calc = expect_calc();
    let asked = RwSignal::new(false);
    let wanted = Memo::new(move |_| asked.get() || calc.uncertain());
    view! {
        <section class="sheet hangs" aria-labelledby="hangs-title">
            <h2 id="hangs-title">{say::hangs_title()}</h2>
            {dynamic(move || if wanted.get() {
                chunk(hangs::hangs, asked)
            } else {
                view! { <p><button type="button" class="btn btn-quiet" on:click=move |_| asked.set(true)>{say::hangs_show()}</button></p> }
                    .into_any()
            })}
        </section>
    }
    .into_any()
}

/// The odds in a sentence under the answer, or where they will stand.
#[component]
pub fn OddsLine() -> impl IntoView {
    let calc = expect_calc();
    dynamic(move || {
        let told = calc.told.with(|told| told.as_ref().map(|told| told.sentence.clone()));
        match told {
            Some(sentence) if sentence.is_empty() => ().into_any(),
            Some(sentence) => view! { <p class="headline-odds">{sentence}</p> }.into_any(),
            None if calc.uncertain() => {
                view! { <p class="headline-odds"><span class="chunk-wait quiet">{say::working()}</span></p> }
                    .into_any()
            }
            None => ().into_any(),
        }
    })
}
