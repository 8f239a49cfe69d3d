//! The browser and its driver for the tests that need a real one.

use crate::Result;
use crate::exec::{find, root};
use crate::tools::debian_packages;
use std::fs;
use std::path::PathBuf;

/// A Chromium-like browser: `CHROME`, else what is on the `PATH`, else Debian's package.
pub fn chromium() -> Result<PathBuf> {
    named("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], "chromium")
}

/// The driver of that browser's version: `CHROMEDRIVER`, else as above.
pub fn driver() -> Result<PathBuf> {
    named("CHROMEDRIVER", &["chromedriver"], "chromium-driver")
}

/// webdriver.json with the browser's path put in; gives the file to name in the test runner's environment.
pub fn webdriver_settings() -> Result<PathBuf> {
    let settings = fs::read_to_string(root().join("webdriver.json"))?;
    let path = chromium()?.display().to_string().replace('\\', "\\\\").replace('"', "\\\"");
    let (before, after) = settings
        .split_once("\"goog:chromeOptions\": {")
        .ok_or("webdriver.json has no \"goog:chromeOptions\" to put the browser's path into")?;
    let filled = format!("{before}\"goog:chromeOptions\": {{ \"binary\": \"{path}\",{after}");
    let file = root().join("target/webdriver.json");
    fs::create_dir_all(root().join("target"))?;
    fs::write(&file, filled)?;
    Ok(file)
}

fn named(variable: &str, programs: &[&str], package: &str) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return match path.is_file() {
            true => Ok(path),
            false => Err(format!("{variable} is {}, where there is no file", path.display()).into()),
        };
    }
    let on_path = || programs.iter().find_map(|program| find(program));
    if let Some(path) = on_path() {
        return Ok(path);
    }
    debian_packages(&[package], &format!("{package} (or {variable}=/path/to/it)"))?;
    on_path()
        .ok_or_else(|| format!("{package} was installed, but none of {programs:?} is on the PATH").into())
}
