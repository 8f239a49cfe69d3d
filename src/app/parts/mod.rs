//! Parts that more than one view uses.

pub mod chunk;
pub mod context;
pub mod controls;
pub mod dynamic;
mod help;
pub mod theme;
pub mod tip;
pub mod toggle;
pub mod woven;

/// A number that no other part of this page has, to build ids from.
fn unique() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
