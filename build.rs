//! Compiles `data/*.toml` into Rust statics, so that the program carries no TOML parser.
//!
//! A malformed entry fails the build with its file, its name and the reason.

#[path = "src/units/calendar.rs"]
#[allow(dead_code, reason = "only the dates are needed here")]
mod calendar;
#[path = "build/catalog.rs"]
mod catalog;
#[path = "build/coins.rs"]
mod coins;
#[path = "build/devices.rs"]
mod devices;
#[path = "build/entries.rs"]
mod entries;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/units/calendar.rs");
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={}", reason.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), String> {
    let (coins, algorithms, symbols) = coins::statics()?;
    let devices = devices::statics(&algorithms)?;
    let snapshot = catalog::snapshot(&symbols)?;
    let currencies = catalog::currencies()?;
    let folder = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: build with cargo")?;
    let path = PathBuf::from(folder).join("catalog.rs");
    std::fs::write(&path, [coins, devices, snapshot, currencies].concat())
        .map_err(|error| format!("{}: {error}", path.display()))
}
