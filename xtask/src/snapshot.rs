//! market.json, which all visitors read before any source of market data is asked.

use crate::exec::cargo;
use crate::{Result, tools};

/// Its name in dist/.
pub const FILE: &str = "market.json";
/// What it is until it is first fetched: a page then asks the sources itself.
pub const EMPTY: &str = "{\"breakeven\":1,\"quotes\":{}}\n";

/// Renews the file; it is left as it is, and the command fails, where no source answers.
pub fn run(file: Option<&str>) -> Result<()> {
    tools::curl()?;
    let built_in = ["dist/", FILE].concat();
    let file = file.unwrap_or(&built_in);
    cargo().args(["run", "--quiet", "--locked", "--example", "snapshot", "--", file]).go()
}
