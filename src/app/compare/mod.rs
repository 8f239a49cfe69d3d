//! The Compare view: several plans over the same money and the same days.

mod blend;
mod caveats;
mod chart;
mod csv;
mod fields;
mod frontier;
mod futures;
mod headline;
mod kept;
mod market;
mod names;
mod parts;
mod plans;
mod saved;
mod saved_file;
mod state;
mod table;
mod terms;
mod trip_bar;

use breakeven::catalog;
use breakeven::link::View;
use breakeven::messages::{changes, compare as say};
use leptos::ev;
use leptos::prelude::*;

use crate::app::calculator::{Share, expect_calc};
use crate::app::live::LiveMarket;
use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::context::provided;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, perhaps, value};
use crate::app::routing;
use crate::app::trip::OnTrip;

use state::Desk;

/// The view as a chunk.
#[wasm_split(compare, fallible)]
pub fn compare() -> Chunk {
    catalog::learn();
    Ok(|()| view! { <Compare/> }.into_any())
}

/// What stands above the calculator while a plan of the comparison is open in it.
#[wasm_split(compare, fallible)]
pub fn trip_bar() -> Chunk {
    catalog::learn();
    Ok(|()| trip_bar::bar())
}

/// The whole view.
#[component]
fn Compare() -> impl IntoView {
    let desk = Desk::open(provided::<LiveMarket>(), expect_calc(), provided::<OnTrip>());
    provide_context(desk);
    // Another link may be opened while this view is shown.
    let listening = window_event_listener(ev::hashchange, move |_| {
        if let Some(fragment) = routing::view_link(View::Compare) {
            desk.receive(&fragment);
        }
    });
    on_cleanup(move || listening.remove());
    let any = Memo::new(move |_| desk.plans.with(|plans| !plans.is_empty()));
    let link = value(move || desk.link());
    view! {
        <div class="compare">
            <div class="compare-head">
                {headline::headline()}
                {notes(desk)}
                {caveats::caveats()}
                {plans::undo_bar()}
            </div>
            {perhaps(move || any.get().then(chart::chart))}
            {perhaps(move || any.get().then(|| view! { <Share link words=say::share()/> }))}
            {perhaps(move || any.get().then(table::table))}
            <div class="compare-sheets">
                <div class="compare-side">{plans::plans()}{saved::saved()}</div>
                <div class="compare-side">{terms::terms()}{perhaps(move || any.get().then(blend::blend))}</div>
            </div>
        </div>
    }
    .into_any()
}

/// The view above in the tree; every part of it is built below one.
fn expect_desk() -> Desk {
    provided::<Desk>()
}

/// What a link brought, and what of it could not be taken.
fn notes(desk: Desk) -> AnyView {
    perhaps(move || {
        let notes = desk.notes.get();
        let sent = desk.sent.get();
        (sent || !notes.is_empty()).then(|| {
            let lines = notes.iter().cloned().map(|note| view! { <li>{note}</li> }).pieces();
            let some = (!notes.is_empty()).then(|| view! {
                <details><summary>{say::not_taken()}</summary><ul>{lines}</ul></details>
            });
            let today = desk.plans.with(|plans| plans.iter().any(|entry| entry.follows));
            let whose = if today { say::sent_today() } else { say::sent_pinned() };
            view! {
                <aside class="note" aria-label=say::about_link()>
                    {sent.then(|| view! {
                        <p>{whose} " " {say::own_kept()}</p>
                        <p class="row">{button("btn btn-quiet", say::back_to_own(), Box::new(move || desk.undo()))}</p>
                    })}
                    {some}
                </aside>
            }
        })
    })
}

/// Lets prices and difficulties stray where no plan says how far.
fn show_odds(desk: Desk) -> AnyView {
    button(
        "btn-link",
        say::show_odds(),
        Box::new(move || {
            desk.change(changes::uncertain(), |plans| {
                plans.iter_mut().for_each(|entry| futures::uncertain(&mut entry.case));
            });
        }),
    )
}
