//! The Rank view: which machine pays for itself first, and what to mine with a machine.

mod controls;
mod details;
mod row;
mod sentence;
mod sources;
mod state;
mod table;

use breakeven::messages::rank as say;
use leptos::prelude::*;

use crate::app::live::LiveMarket;
use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::context::provided;
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};

use controls::Controls;
use sources::{MarketTable, Missing};
use state::RankForm;
use table::List;

/// The view as a chunk.
#[wasm_split(rank, fallible)]
pub fn rank() -> Chunk {
    Ok(|()| view! { <Rank/> }.into_any())
}

/// The whole view.
#[component]
fn Rank() -> impl IntoView {
    let live = provided::<LiveMarket>();
    let Some(form) = RankForm::open(live) else {
        return view! { <p class="error-box">{say::broken()}</p> }.into_any();
    };
    provide_context(form);
    view! {
        <div class="rank">
            <div class="rank-head">
                <h1 class="headline">{dynamic(move || form.said(sentence::answer).unwrap_or_else(|| say::working().into()))}</h1>
                <p class="headline-more">{dynamic(move || form.said(sentence::more))}</p>
                <Notes/>
            </div>
            <Controls/>
            <Missing/>
            <List/>
            <MarketTable/>
        </div>
    }
    .into_any()
}

/// The view above in the tree; every part of it is built below one.
fn expect_form() -> RankForm {
    provided::<RankForm>()
}

/// What a link brought that could not be taken.
#[component]
fn Notes() -> impl IntoView {
    let form = expect_form();
    let notes = move || {
        let notes = form.notes.get();
        (!notes.is_empty()).then(|| {
            let lines = notes.into_iter().map(|note| view! { <li>{note}</li> }).pieces();
            view! {
                <aside class="note" aria-label=say::about_link()>
                    <p>{say::not_taken()}</p>
                    <ul>{lines}</ul>
                </aside>
            }
        })
    };
    perhaps(notes)
}
