//! The tools the page is built with, each installed once and only when missing.

use crate::Result;
use crate::exec::{Run, cargo, find, root, tools_dir};
use std::fs;

/// The newest Trunk that builds with the Rust version in Cargo.toml.
const TRUNK: &str = "0.21.14";

/// Rust's wasm target, Trunk and wasm-bindgen: enough to serve the page while working on it.
pub fn for_serving() -> Result<()> {
    wasm_target()?;
    trunk()?;
    wasm_bindgen()
}

/// What [`for_serving`] needs, and from npm wasm-opt and esbuild, which make the release small.
pub fn for_release() -> Result<()> {
    for_serving()?;
    node_packages()
}

/// A component of the Rust toolchain that minimal installations leave out.
pub fn rust_component(component: &str, subcommand: &str) -> Result<()> {
    if cargo().args([subcommand, "--version"]).read().is_ok() {
        return Ok(());
    }
    say(&format!("Rust's {component}, to check the code"));
    Run::new("rustup").args(["component", "add", component]).go()
}

/// Compiling to WebAssembly needs that target's standard library.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries = Run::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).read()?;
    if fs::read_dir(libraries.trim()).is_ok_and(|mut files| files.next().is_some()) {
        return Ok(());
    }
    say("Rust's wasm32 target, to compile the page");
    Run::new("rustup").args(["target", "add", TARGET]).go()
}

/// wasm-bindgen refuses to work on a module made for another version of itself, so the lock file decides.
pub fn wasm_bindgen() -> Result<()> {
    let version = locked_version("wasm-bindgen")?;
    if has("wasm-bindgen", &version) && has("wasm-bindgen-test-runner", &version) {
        return Ok(());
    }
    say(&format!("wasm-bindgen {version}, which joins the page's wasm to JavaScript (about 1.5 minutes)"));
    // Without --locked: the package's own lock file may name versions that a mirror does not carry.
    install("1").args(["wasm-bindgen-cli", "--version", &format!("={version}")]).go()
}

/// The packages of end2end/package-lock.json, when they are not those already installed.
pub fn node_packages() -> Result<()> {
    let folder = root().join("end2end");
    let wanted = fs::read(folder.join("package-lock.json"))?;
    let mark = folder.join("node_modules/.installed-from");
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find("node").is_none() || find("npm").is_none() {
        debian_packages(&["nodejs", "npm"], "Node.js 20 or newer with npm")?;
    }
    say("npm packages: wasm-opt and esbuild (a small release), Playwright and axe (browser tests)");
    Run::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .within("end2end")
        .go()?;
    fs::write(mark, wanted)?;
    Ok(())
}

/// What asks the sources of market data outside a browser.
pub fn curl() -> Result<()> {
    match find("curl") {
        Some(_) => Ok(()),
        None => debian_packages(&["curl"], "curl, to ask the sources of market data"),
    }
}

/// Installs Debian packages when this machine can, or says what is to be installed by hand.
pub fn debian_packages(packages: &[&str], what: &str) -> Result<()> {
    let names = packages.join(" ");
    let is_root = Run::new("id").args(["-u"]).read().is_ok_and(|id| id.trim() == "0");
    if !is_root || find("apt-get").is_none() {
        return Err(
            format!("{what} is needed and not on this machine; on Debian: apt-get install {names}").into()
        );
    }
    say(&format!("Debian packages {names}: {what}"));
    let apt = || Run::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    apt().args(["update", "-qq"]).go()?;
    apt().args(["install", "-qq", "--yes", "--no-install-recommends"]).args(packages).go()
}

fn trunk() -> Result<()> {
    if has("trunk", TRUNK) {
        return Ok(());
    }
    say(&format!("Trunk {TRUNK}, which builds and serves the page (about 2 minutes)"));
    install("0")
        .args(["trunk", "--version", &format!("={TRUNK}"), "--no-default-features", "--features", "rustls"])
        .args(["--locked"])
        .go()
}

/// Tools run for seconds, so an optimised build of them would cost more than it gives.
fn install(opt_level: &str) -> Run {
    cargo()
        .args(["install", "--quiet", "--root"])
        .args([tools_dir()])
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
}

fn has(program: &str, version: &str) -> bool {
    let said = Run::new(program).args(["--version"]).read();
    said.is_ok_and(|said| said.split_whitespace().nth(1) == Some(version))
}

fn say(what: &str) {
    println!("installing {what}");
}

fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let mut lines = lock.lines();
    let name = format!("name = \"{package}\"");
    lines
        .find(|line| *line == name)
        .and_then(|_| lines.next())
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no version of {package}").into())
}
