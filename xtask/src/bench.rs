//! Benchmarks, natively and as wasm.

use crate::exec::{cargo, root};
use crate::{Result, browser, tools};
use std::fs;

/// Runs benches/*.rs natively, then those named `wasm*` compiled to wasm in a headless browser.
pub fn run() -> Result<()> {
    println!("=== native");
    cargo().args(["bench", "--locked"]).go()?;
    if !has_wasm_benches()? {
        println!("benches/ has no wasm*.rs to run as wasm");
        return Ok(());
    }
    println!("=== wasm");
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    // `cargo test`, as their harness is that of the wasm tests; --release, to measure what the page loads.
    cargo()
        .args(["test", "--release", "--bench", "wasm*", "--locked", "--target", "wasm32-unknown-unknown"])
        .args(["--", "--nocapture"])
        .env("CHROMEDRIVER", browser::driver()?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser::webdriver_settings()?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .go()
}

fn has_wasm_benches() -> Result<bool> {
    for entry in fs::read_dir(root().join("benches"))? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("wasm") && name.ends_with(".rs") {
            return Ok(true);
        }
    }
    Ok(false)
}
