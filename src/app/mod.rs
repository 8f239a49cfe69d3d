//! The Leptos page, by feature.

use leptos::prelude::*;

/// Puts the page into the document and takes the static shell away.
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <main><h1>"Breakeven"</h1></main> });
}
