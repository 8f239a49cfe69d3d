//! The test run: everything that must hold, in the order in which failures are cheapest to find.

use crate::exec::{Run, cargo};
use crate::{Result, browser, dependencies, site, size, tools};
use std::time::{Duration, Instant};

type Step = (&'static str, &'static str, fn() -> Result<()>);

const STEPS: [Step; 9] = [
    ("format", "the code is formatted", format),
    ("lint", "clippy finds nothing, natively and for wasm", lint),
    ("crates", "licences, versions and registries of what the lock file names", dependencies::check),
    ("native", "tests without a browser", native),
    ("wasm", "tests compiled to wasm, in a headless browser", wasm),
    ("build", "the release build", build),
    ("size", "a first visit stays within its budget", budget),
    ("end2end", "the built page in a browser, with accessibility", end2end),
    ("lighthouse", "Lighthouse as for a phone: full marks but for speed, which is reported", lighthouse),
];

/// The names `--only` takes.
pub fn names() -> [&'static str; 9] {
    STEPS.map(|(name, ..)| name)
}

/// Runs every step, or one, and stops at the first that fails.
pub fn test(only: Option<&str>) -> Result<()> {
    let steps: Vec<&Step> = STEPS.iter().filter(|(name, ..)| only.is_none_or(|only| only == *name)).collect();
    if steps.is_empty() {
        let wanted = only.unwrap_or_default();
        return Err(format!("there is no step `{wanted}`; there are: {}", names().join(", ")).into());
    }
    let start = Instant::now();
    let mut times = Vec::new();
    for (index, (name, what, run)) in steps.iter().enumerate() {
        println!("\n=== {}/{} {name}: {what}", index + 1, steps.len());
        let begun = Instant::now();
        run().map_err(|error| format!("step `{name}` failed after {}\n{error}", seconds(begun.elapsed())))?;
        println!("=== {name}: passed in {}", seconds(begun.elapsed()));
        times.push((name, begun.elapsed()));
    }
    println!();
    for (name, time) in times {
        println!("{name:<10}{:>10}", seconds(time));
    }
    println!("{:<10}{:>10}", "all", seconds(start.elapsed()));
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn format() -> Result<()> {
    tools::rust_component("rustfmt", "fmt")?;
    cargo().args(["fmt", "--all", "--check"]).go()
}

fn lint() -> Result<()> {
    tools::rust_component("clippy", "clippy")?;
    tools::wasm_target()?;
    cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]).go()?;
    cargo()
        .args(["clippy", "--lib", "--bins", "--test", WASM_TESTS, "--locked", "--target", WASM])
        .args(["--", "--deny", "warnings"])
        .go()
}

fn native() -> Result<()> {
    tools::curl()?;
    cargo().args(["test", "--workspace", "--locked"]).go()
}

fn wasm() -> Result<()> {
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    // Never with --quiet: wasm-bindgen's runner takes it for an unknown argument.
    cargo()
        .args(["test", "--test", WASM_TESTS, "--locked", "--target", WASM])
        .env("CHROMEDRIVER", browser::driver()?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser::webdriver_settings()?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .go()
}

fn build() -> Result<()> {
    site::build(None, None)
}

fn budget() -> Result<()> {
    size::check(None, None)
}

fn end2end() -> Result<()> {
    tools::node_packages()?;
    Run::new("npm").args(["test"]).env("CHROME", browser::chromium()?).within("end2end").go()
}

fn lighthouse() -> Result<()> {
    tools::node_packages()?;
    Run::new("npm").args(["run", "lighthouse"]).env("CHROME", browser::chromium()?).within("end2end").go()
}

const WASM: &str = "wasm32-unknown-unknown";
/// The files of tests/ that run in a browser.
const WASM_TESTS: &str = "web*";
