//! What the parts above have provided.

use leptos::prelude::use_context;

/// The value of type `T` from above in the tree; every part that asks is built below one.
///
/// Leptos's own `expect_context` describes a missing one so well that its words bring 3 KB of Unicode tables.
pub fn provided<T: Clone + 'static>() -> T {
    use_context().unwrap_or_else(|| wasm_bindgen::throw_str("a part of the page stands outside of its view"))
}
