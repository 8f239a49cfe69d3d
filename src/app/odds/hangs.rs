//! What the answer hangs on.

use leptos::prelude::*;

use super::fails::Fails;
use super::heat::HeatMap;
use super::presets::Courses;
use super::tornado::Tornado;
use crate::app::parts::chunk::{Chunk, wasm_split};

/// The view as a part of the same chunk.
#[wasm_split(odds, fallible)]
pub fn hangs() -> Chunk<RwSignal<bool>> {
    Ok(|_| view! { <Fails/> <Tornado/> <HeatMap/> <Courses/> }.into_any())
}
