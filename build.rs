//! Compiles `data/*.toml` into Rust statics and `messages/en/*.toml` into functions, so that the program carries no
//! TOML parser.
//!
//! A malformed entry fails the build with its file, its name and the reason.

#[path = "build/algorithms.rs"]
mod algorithms;
#[path = "src/units/calendar.rs"]
#[allow(dead_code, reason = "only the dates are needed here")]
mod calendar;
#[path = "build/catalog.rs"]
mod catalog;
#[path = "build/coins.rs"]
mod coins;
#[path = "build/costs.rs"]
mod costs;
#[path = "build/devices.rs"]
mod devices;
#[path = "build/entries.rs"]
mod entries;
#[path = "build/messages.rs"]
#[allow(dead_code, reason = "other languages are packed by the command that builds the page")]
mod messages;
#[path = "build/origins.rs"]
mod origins;
#[path = "src/catalog/slug.rs"]
mod slug;
#[path = "build/stakes.rs"]
mod stakes;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/units/calendar.rs");
    println!("cargo::rerun-if-changed=src/catalog/slug.rs");
    println!("cargo::rerun-if-changed=messages");
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={}", reason.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), String> {
    let (coins, hashes, symbols) = coins::statics()?;
    let (algorithms, names) = algorithms::read(&hashes)?;
    let origins = origins::read()?;
    let devices = devices::statics(&algorithms, &origins)?;
    let snapshot = catalog::snapshot(&symbols)?;
    let (currencies, codes) = catalog::currencies()?;
    let costs = costs::statics(&codes, &origins)?;
    let stakes = stakes::statics(&symbols)?;
    let folder = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: build with cargo")?;
    let folder = PathBuf::from(folder);
    let catalog = [coins, names, origins.rust, devices, snapshot, currencies, costs, stakes].concat();
    write(&folder.join("catalog.rs"), &catalog)?;
    write(&folder.join("messages.rs"), &messages::rust(Path::new("."))?)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
