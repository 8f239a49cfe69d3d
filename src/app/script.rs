//! Scripts beside the page, for what needs many browser interfaces and none of the engine: written in Rust, each
//! interface would have to be named in what a first visit loads.

use leptos::prelude::document;

/// Runs one of the page's own scripts; the browser does so once however often it is asked.
pub fn run(file: &str) {
    let address = ["./", file].concat();
    let Ok(script) = document().create_element("script") else { return };
    // Without it the button it is for does nothing, which the button says.
    let _ = script.set_attribute("type", "module");
    let _ = script.set_attribute("src", &address);
    if let Some(body) = document().body() {
        let _ = body.append_child(&script);
    }
}

/// Tells scripts what to say, as attributes of the document's root: they cannot ask the program, and have only
/// English words of their own.
pub fn tell(words: &[(&str, &str)]) {
    let Some(root) = document().document_element() else { return };
    for (name, text) in words {
        // What cannot be told is said in English.
        let _ = root.set_attribute(name, text);
    }
}
