//! The address: `#calc`, `#rank`, `#method`, `#embed`, or what the view is set to in the fragment as well.

use breakeven::link::{self, Link, View};
use leptos::prelude::*;

use super::fmt;

/// Name of the card in addresses.
const EMBED: &str = "embed";
/// Behind the name of the Compare view: with the calculator's plan.
const ADD: &str = "/add";

/// What the address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// One of the views that links name.
    View(View),
    /// The hidden check of all sources.
    Check,
    /// One answer as a card in another page.
    Embed,
}

/// The page that the fragment names.
pub fn page() -> Page {
    let fragment = fragment();
    let name = fragment.split('?').next().unwrap_or_default();
    match name.trim_start_matches('#') {
        "check" => Page::Check,
        EMBED => Page::Embed,
        other => Page::View(View::find(other.strip_suffix(ADD).unwrap_or(other)).unwrap_or(View::Calc)),
    }
}

/// The scenario in the fragment, if it holds one.
pub fn link() -> Option<Link> {
    let mut fragment = fragment();
    if page() == Page::Embed
        && let Some(rest) = fragment.trim_start_matches('#').strip_prefix(EMBED)
    {
        // A calculation under another name.
        fragment = ["#", View::Calc.key(), rest].concat();
    }
    holds_link().then(|| link::read(&fragment, fmt::today().midnight())).flatten()
}

/// Whether the fragment names a machine that is not known yet.
pub fn names_unknown_machine() -> bool {
    let fragment = fragment();
    let unknown = |pair: &str| {
        let id = pair.split_once('=').filter(|(key, _)| *key == "device" || key.ends_with(".device"));
        id.is_some_and(|(_, id)| !id.is_empty() && breakeven::catalog::known(id).is_none())
    };
    fragment.split(['&', '?', '#']).any(unknown)
}

/// Whether the fragment holds a scenario.
pub fn holds_link() -> bool {
    fragment().contains('=') && matches!(page(), Page::View(View::Calc) | Page::Embed)
}

/// Whether this is a card whose link pins its market.
pub fn pinned_card() -> bool {
    // Letter by letter: searching for a text of several is code that nothing else here needs.
    page() == Page::Embed && fragment().split(['&', '?']).any(|pair| pair.starts_with("price="))
}

/// Takes the scenario out of the address once it is no longer what the page shows.
pub fn forget_link() {
    if holds_link()
        && let Ok(history) = window().history()
    {
        // Without the right to change the address it merely stays longer than it should.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("#calc"));
    }
}

/// The fragment that sets this view, if it does.
pub fn view_link(view: View) -> Option<String> {
    Some(fragment()).filter(|fragment| page() == Page::View(view) && fragment.contains('='))
}

/// Lets the address say what the Rank view is set to, while that is the view shown.
pub fn show_rank(link: &str) {
    if page() == Page::View(View::Rank) {
        show(link);
    }
}

/// Lets the address say `link` without going anywhere.
pub fn show(link: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&["#", link].concat()));
    }
}

/// Goes to the view of this name.
pub fn go(view: &str) {
    // A browser that bars it leaves the person where they are.
    let _ = window().location().set_hash(view);
}

/// Whether the address asks for the calculator's plan to be added to the comparison.
pub fn adds() -> bool {
    fragment().ends_with(ADD)
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}
