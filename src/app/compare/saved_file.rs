//! A file that somebody chose, as text.

use breakeven::link::file::LARGEST;
use breakeven::messages::plans as say;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// Reads the chosen file of `input` and hands over its text, or why there is none. Choosing the same file again
/// reads it again.
pub fn load(input: HtmlInputElement, done: impl Fn(Result<String, String>) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    spawn_local(async move {
        // A file of gigabytes is not even looked into.
        let outcome = if file.size() > LARGEST as f64 {
            Err(say::import_large(&((file.size() / 1e6).round() as u64).to_string()))
        } else {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            text.ok_or_else(|| say::import_unread().to_owned())
        };
        done(outcome);
        input.set_value("");
    });
}
