//! Typical values for those who do not know their own: fetched when somebody asks for them.

mod chooser;
mod growth;
mod machine;
mod measured;
mod running;
mod upgrades;

use breakeven::inputs::Group;
use breakeven::messages::page;
use breakeven::networks::Status;
use leptos::ev;
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::parts::chunk::{Chunk, chunk, wasm_split};
use crate::app::parts::dynamic::{dynamic, handler, perhaps};

/// What opens into the typical values of a group of the form, where it has any for a plan that mines.
pub fn typical(group: Group) -> Option<AnyView> {
    if !matches!(group, Group::Machine | Group::Running | Group::Future) {
        return None;
    }
    let opened = RwSignal::new(false);
    let open = handler(move |_: ev::Event| opened.set(true));
    Some(
        view! {
            <details class="more typical" on:toggle=open>
                <summary>{page::typical()}</summary>
                {perhaps(move || opened.get().then(|| chunk(presets, group)))}
            </details>
        }
        .into_any(),
    )
}

/// Switches for the proposed upgrades of the coin at hand; nothing where none is proposed.
pub fn proposed() -> AnyView {
    let calc = expect_calc();
    let coin = Memo::new(move |_| {
        calc.case(|case| {
            let any = case.coin.upgrades.iter().any(|known| known.status == Status::Proposed);
            any.then_some(case.coin.key)
        })
    });
    dynamic(move || coin.get().map(|_| chunk(switches, ())))
}

#[wasm_split(presets, fallible)]
fn switches() -> Chunk {
    Ok(|()| upgrades::upgrades())
}

#[wasm_split(presets, fallible)]
fn presets() -> Chunk<Group> {
    Ok(|group| match group {
        Group::Machine => machine::machine(),
        Group::Running => running::running(),
        _ => growth::growth(),
    })
}
