//! Light, dark, or as the system has it.

use breakeven::messages::{Saying, page};
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;

use super::toggle::Toggle;

/// Where the choice is kept; the page's own script reads it before the first paint.
const KEY: &str = "breakeven.theme";
const SYSTEM: &str = "system";
const THEMES: [(&str, Saying); 3] =
    [(SYSTEM, page::theme_system), ("light", page::theme_light), ("dark", page::theme_dark)];

/// The switch between the themes.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let chosen = RwSignal::new(stored());
    effect(move || apply(chosen.get()));
    let options = THEMES.map(|(key, words)| (key, Signal::stored(words().to_owned()))).into();
    view! { <div class="theme"><Toggle legend=page::colours() options value=chosen/></div> }.into_any()
}

fn storage() -> Option<web_sys::Storage> {
    // A browser that bars storage answers with an error; the choice then lasts as long as the page.
    window().local_storage().ok().flatten()
}

fn stored() -> &'static str {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    THEMES.iter().find(|(key, _)| Some(*key) == kept.as_deref()).map_or(SYSTEM, |(key, _)| key)
}

fn apply(theme: &'static str) {
    let Some(root) = document().document_element() else { return };
    // Neither an attribute's name nor a full storage is anything the reader could act on.
    let _ = if theme == SYSTEM {
        root.remove_attribute("data-theme")
    } else {
        root.set_attribute("data-theme", theme)
    };
    if let Some(storage) = storage() {
        let _ = if theme == SYSTEM { storage.remove_item(KEY) } else { storage.set_item(KEY, theme) };
    }
}
