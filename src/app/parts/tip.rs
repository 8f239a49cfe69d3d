//! A word of explanation within reach of a term.

use breakeven::messages::page;
use breakeven::plan::Kind;
use leptos::prelude::*;

use super::chunk::chunk;
use super::dynamic::{handler, perhaps};
use super::{help, unique};

/// Where an explanation comes from.
#[derive(Clone, Copy)]
pub enum Explained {
    /// It is here.
    As(&'static str),
    /// That of an input, in a plan of a kind: fetched when it is asked for.
    Input(&'static str, Kind),
}

/// A small button that opens a short explanation, see [`tip`].
#[component]
pub fn Tip(
    /// The explanation, a sentence or two. Nothing is shown for an empty one.
    text: &'static str,
    /// What is explained, for those who cannot see where the button stands.
    #[prop(optional)]
    about: &'static str,
) -> impl IntoView {
    tip(Explained::As(text), about)
}

/// A small button that opens a short explanation. It works by touch, pointer and keyboard, closes with
/// Escape or a tap elsewhere, and leaves the focus where it was; all of that is the browser's popover.
///
/// It belongs beside a label, not inside it: its words would become part of the field's name.
pub fn tip(text: Explained, about: &'static str) -> AnyView {
    let asked = RwSignal::new(false);
    let words = match text {
        Explained::As("") => return ().into_any(),
        Explained::As(text) => text.into_any(),
        Explained::Input(key, kind) => perhaps(move || asked.get().then(|| chunk(help::help, (key, kind)))),
    };
    let id = format!("tip-{}", unique());
    let name =
        if about.is_empty() { page::what_is_this().to_owned() } else { page::what_is_this_about(about) };
    let ask = handler(move |_: leptos::ev::MouseEvent| asked.set(true));
    view! {
        <button type="button" class="tip" popovertarget=id.clone() aria-label=name on:click=ask>"?"</button>
        <span class="tip-text" id=id popover="auto" role="note">{words}</span>
    }
    .into_any()
}
