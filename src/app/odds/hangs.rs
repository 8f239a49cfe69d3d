//! What the answer hangs on.

use breakeven::messages::hangs as say;
use leptos::prelude::*;

use super::fails::Fails;
use super::heat::HeatMap;
use super::lookback::lookback;
use super::presets::Courses;
use super::tornado::Tornado;
use crate::app::parts::chunk::{Chunk, chunk, wasm_split};
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::dynamic;

/// The view as a part of the same chunk.
#[wasm_split(odds, fallible)]
pub fn hangs() -> Chunk<RwSignal<bool>> {
    Ok(|_| view! { <Fails/> <Tornado/> <HeatMap/> <Courses/> <LookBack/> }.into_any())
}

/// The way to the look back, which is a chunk of its own: few go there.
#[component]
fn LookBack() -> impl IntoView {
    let asked = RwSignal::new(false);
    view! {
        <div class="hangs-part hangs-past">
            <h3>{say::past()}</h3>
            {dynamic(move || if asked.get() {
                chunk(lookback, ())
            } else {
                view! {
                    <p class="quiet">{say::past_lead()}</p>
                    <p>{button("btn btn-quiet", say::past_choose(), Box::new(move || asked.set(true)))}</p>
                }
                .into_any()
            })}
        </div>
    }
    .into_any()
}
