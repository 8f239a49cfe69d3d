//! Everything that strangers can hand the page, bent at random: links, files, numbers, answers of data hosts.
//!
//! Nothing may panic, and no number that comes out may be none. The mutations are drawn from a fixed seed, so
//! that a failure repeats; it names the input, which then belongs into `tests/corpus`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test fail it")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use breakeven::inputs::{Dialect, parse, plain};
use breakeven::link::{self, file};
use breakeven::market::gate::{self, Known};
use breakeven::market::sources::Reading;
use breakeven::market::{Held, all_requests, shared};
use breakeven::projection::plan_report;
use breakeven::rank;
use breakeven::units::UnixTime;

/// 2026-10-27 11:20 UTC, when the fixtures were true.
const NOW: UnixTime = UnixTime(1_793_100_000);

/// What grammars of all these inputs are made of, and what tends to break their readers.
const PIECES: [&str; 32] = [
    "&",
    "=",
    "#",
    "?",
    "%",
    "%00",
    "%ff",
    "_",
    ":",
    "-",
    ".",
    ",",
    " ",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "null",
    "NaN",
    "Infinity",
    "1e999",
    "-1",
    "0",
    "1e-320",
    "99999999999999999999",
    "\u{feff}",
    "\u{202e}",
    "٣",
    "😀",
    "\\u0000",
    "\0",
];

/// Draws the same numbers every time (SplitMix64, Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `end`; 0 where there is nothing to choose from.
    fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.roll() % end as u64) as usize }
    }
}

/// One to six changes: bytes flipped, parts cut, repeated, swapped for parts of another input, pieces put in.
fn mutated(dice: &mut Dice, seeds: &[String]) -> String {
    let mut bytes = seeds[dice.below(seeds.len())].clone().into_bytes();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(24)).min(bytes.len());
        match dice.below(7) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
            1 if !bytes.is_empty() => drop(bytes.drain(at..end)),
            2 if !bytes.is_empty() => {
                let part = bytes[at..end].repeat(1 + dice.below(40));
                bytes.splice(at..at, part);
            }
            3 => {
                let other = seeds[dice.below(seeds.len())].as_bytes();
                let from = dice.below(other.len());
                let part = other[from..(from + dice.below(60)).min(other.len())].to_vec();
                bytes.splice(at..end.max(at), part);
            }
            4 => bytes.truncate(at),
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Tries the seeds as they are, then `rounds` mutations of them, and names the input that fails.
fn fuzz(name: &str, seeds: &[String], rounds: usize, test: impl Fn(&str)) {
    let more: usize = std::env::var("BREAKEVEN_FUZZ").map_or(1, |times| times.parse().unwrap());
    let mut dice = Dice(0xb4ea_1ce7 ^ name.len() as u64);
    let attempt = |input: &str| {
        let outcome = catch_unwind(AssertUnwindSafe(|| test(input)));
        assert!(outcome.is_ok(), "{name} fails on {input:?}");
    };
    for seed in seeds {
        attempt(seed);
    }
    for _ in 0..rounds * more {
        attempt(&mutated(&mut dice, seeds));
    }
}

fn corpus(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lines(path: &str) -> Vec<String> {
    corpus(path).lines().map(str::to_owned).collect()
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

#[test]
fn links() {
    fuzz("a link", &lines("links.txt"), 1500, |text| {
        let Some(read) = link::read(text, NOW) else { return };
        for case in &read.scenario.cases {
            let report = plan_report(case);
            assert!(report.cumulative_final.is_finite() && report.npv.is_finite());
            assert!(report.cumulative.iter().all(|level| level.is_finite()));
        }
        let written = link::write(read.view, &read.scenario);
        let again = link::read(&written, NOW).unwrap();
        assert_eq!(link::write(again.view, &again.scenario), written);
    });
}

#[test]
fn links_of_the_list() {
    fuzz("a link of the list", &lines("links.txt"), 3000, |text| {
        let Some(opened) = rank::read(text, NOW) else { return };
        let written = rank::write(&opened.state);
        assert_eq!(rank::write(&rank::read(&written, NOW).unwrap().state), written);
    });
}

#[test]
fn numbers() {
    let dialects = [Dialect::Link, Dialect::Form { comma: false }, Dialect::Form { comma: true }];
    fuzz("a number", &lines("numbers.txt"), 20_000, |text| {
        for dialect in dialects {
            for scaled in [false, true] {
                let Ok(parsed) = parse(text, dialect, scaled) else { continue };
                assert!(parsed.value.is_finite());
                // What is read is written so that it reads the same.
                let written = plain(parsed.value);
                assert_eq!(parse(&written, Dialect::Link, false).unwrap().value, parsed.value, "{written}");
            }
        }
    });
}

#[test]
fn files_of_saved_plans() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/files");
    let seeds: Vec<String> = files(folder).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    fuzz("a file of plans", &seeds, 10_000, |text| {
        let Ok(read) = file::read(text) else { return };
        assert_eq!(file::read(&file::write(&read.plans)).unwrap().plans, read.plans);
    });
}

#[test]
fn figures_for_all_visitors() {
    fuzz("market.json", &[corpus("market.json")], 10_000, |text| {
        let quotes = shared::read(text, NOW);
        assert!(quotes.iter().all(|(figure, quote)| figure.kind.range(NOW).contains(quote.value)));
        let again = shared::read(&shared::write(&quotes), NOW);
        assert!(quotes.iter().all(|quote| again.contains(quote)));
    });
}

#[test]
fn answers_of_every_source() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let seeds: Vec<String> = files(folder).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let mut unread = 0;
    for endpoint in all_requests() {
        let of = |text: &&String| endpoint.parse(text, NOW).is_ok_and(|reply| !reply.readings.is_empty());
        let own: Vec<String> = seeds.iter().filter(of).cloned().collect();
        unread += usize::from(own.is_empty());
        let own = if own.is_empty() { seeds.clone() } else { own };
        fuzz(endpoint.id, &own, 150, |text| {
            let Ok(reply) = endpoint.parse(text, NOW) else { return };
            for reading in &reply.readings {
                let Reading { figure, value, .. } = *reading;
                let known = Held::built_in(figure).map(|held| (held.value, held.as_of));
                if gate::check(reading, Known { value: known, difficulty: None }, NOW).is_ok() {
                    assert!(
                        value.is_finite() && figure.kind.range(NOW).contains(value),
                        "{figure:?} {value}"
                    );
                }
            }
        });
    }
    assert!(unread * 4 < all_requests().len(), "{unread} sources have no fixture that they read");
}
