//! What is kept between visits: quotes, pauses of hosts, and the offline switch.
//!
//! A browser may bar storage, or have it full; then nothing is kept, and the page works as on a first
//! visit. So every failure here reads as "nothing there".

use breakeven::market::cache::{self, VERSION};
use breakeven::market::{Figure, Ladder, Outcome, all_requests};
use breakeven::units::UnixTime;
use leptos::prelude::window;
use web_sys::Storage;

const OFFLINE: &str = "offline";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn key(parts: &[&str]) -> String {
    let mut key = ["breakeven.market.", VERSION].concat();
    for part in parts {
        key.push('.');
        key.push_str(part);
    }
    key
}

fn read(parts: &[&str]) -> Option<String> {
    storage()?.get_item(&key(parts)).ok()?
}

fn write(parts: &[&str], text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&key(parts), text);
    }
}

fn erase(parts: &[&str]) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(parts));
    }
}

/// Gives `ladder` what earlier visits and other tabs left.
pub fn restore(ladder: &mut Ladder, now: UnixTime) {
    let Some(storage) = storage() else { return };
    let quotes = key(&["quote", ""]);
    for index in 0..storage.length().unwrap_or(0) {
        let Ok(Some(name)) = storage.key(index) else { continue };
        if let Some(figure) = name.strip_prefix(&quotes).and_then(Figure::from_key)
            && let Ok(Some(line)) = storage.get_item(&name)
            && let Some(quote) = cache::read_quote(figure, &line, now)
        {
            ladder.restore(figure, quote);
        }
    }
    for endpoint in all_requests() {
        for of in [endpoint.host, endpoint.id] {
            if let Some(entry) = read(&["pause", of]).and_then(|line| cache::read_cooldown(of, &line)) {
                ladder.restore_cooldown(entry, now);
            }
        }
    }
}

/// Keeps what came of an answer.
pub fn keep(outcome: &Outcome) {
    for (figure, quote) in &outcome.quotes {
        write(&["quote", &figure.key()], &cache::write_quote(quote));
    }
    if let Some(entry) = &outcome.cooldown {
        write(&["pause", entry.of], &cache::write_cooldown(entry));
    }
    for of in &outcome.recovered {
        erase(&["pause", of]);
    }
}

/// Whether the person wants no requests to be made.
pub fn offline() -> bool {
    read(&[OFFLINE]).is_some()
}

/// Keeps that wish.
pub fn set_offline(offline: bool) {
    if offline {
        write(&[OFFLINE], "1");
    } else {
        erase(&[OFFLINE]);
    }
}
