//! The sentences of help of the form's fields: a chunk, as nobody reads them before asking.

use breakeven::inputs;
use breakeven::plan::Kind;
use leptos::prelude::*;

use super::chunk::{Chunk, wasm_split};

/// The help of the input with a key in a plan of a kind.
#[wasm_split(help, fallible)]
pub fn help() -> Chunk<(&'static str, Kind)> {
    Ok(|(key, kind)| inputs::explain(key, kind).into_any())
}
