//! A word of explanation within reach of a term.

use breakeven::messages::page;
use leptos::prelude::*;

use super::unique;

/// A small button that opens a short explanation. It works by touch, pointer and keyboard, closes with
/// Escape or a tap elsewhere, and leaves the focus where it was; all of that is the browser's popover.
///
/// It belongs beside a label, not inside it: its words would become part of the field's name.
#[component]
pub fn Tip(
    /// The explanation, a sentence or two. Nothing is shown for an empty one.
    text: &'static str,
    /// What is explained, for those who cannot see where the button stands.
    #[prop(optional)]
    about: &'static str,
) -> impl IntoView {
    if text.is_empty() {
        return ().into_any();
    }
    let id = format!("tip-{}", unique());
    let name =
        if about.is_empty() { page::what_is_this().to_owned() } else { page::what_is_this_about(about) };
    view! {
        <button type="button" class="tip" popovertarget=id.clone() aria-label=name>"?"</button>
        <span class="tip-text" id=id popover="auto" role="note">{text}</span>
    }
    .into_any()
}
