//! What the world says: quotes with source and age, and how they are fetched and cached.
//!
//! ```text
//! sources/<name>.rs   addresses and layout of answers ──┐
//! gate                is it believable?                 ├─► ladder: which source next? ─► board: best values
//! cache, cooldown     what earlier visits left behind  ─┤
//! shared              what was fetched for all visitors ┘
//! ```
//!
//! Nothing here has a clock, a network or a storage: the page brings them.

pub mod board;
pub mod cache;
pub mod coins;
pub mod cooldown;
pub mod fault;
pub mod figure;
pub mod gate;
pub mod history;
pub mod ladder;
pub mod quote;
pub mod shared;
pub mod snapshot;
pub mod sources;

pub use board::{Board, Entry, FAR_APART, Reason, State};
pub use fault::Fault;
pub use figure::{Figure, Kind};
pub use ladder::{Ladder, Outcome};
pub use quote::{Held, Origin, Quote, Source, age};
pub use sources::{Endpoint, all_requests, all_sources};

/// Seconds after which a request counts as failed.
pub const TIMEOUT_SECONDS: u32 = 8;

/// The hosts that live data come from, sorted: what the page's `connect-src` must allow.
pub fn hosts() -> Vec<&'static str> {
    let mut hosts: Vec<_> = all_requests().iter().map(|endpoint| endpoint.host).collect();
    hosts.extend(history::ALL.iter().map(|series| series.host));
    hosts.sort_unstable();
    hosts.dedup();
    hosts
}
