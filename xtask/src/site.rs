//! Building and serving the page with Trunk.

use crate::Result;
use crate::exec::{Run, root};
use crate::{preview, snapshot, tools};
use std::fs;

/// Makes dist/ ready to upload. Without a public URL every reference is relative: one build serves from any path.
/// `site_url` is only told to those who make previews of links.
pub fn build(public_url: Option<&str>, site_url: Option<&str>) -> Result<()> {
    tools::for_release()?;
    let url = public_url.unwrap_or("./");
    let market = root().join("dist").join(snapshot::FILE);
    let figures = fs::read(&market).ok();
    let trunk = trunk("build").args(["--release", "--dist", "dist", "--public-url", url]);
    match site_url {
        Some(site) => trunk.env(preview::SITE_URL, site).go()?,
        None => trunk.go()?,
    }
    // Newer versions of Trunk leave their lock in the folder that is to be uploaded.
    for leftover in [".trunk-lock", ".stage"] {
        let path = root().join("dist").join(leftover);
        match path.is_dir() {
            true => fs::remove_dir_all(path)?,
            false if path.exists() => fs::remove_file(path)?,
            false => {}
        }
    }
    // The figures fetched for the last build are those of this one until they are fetched again.
    if let Some(figures) = figures {
        fs::write(market, figures)?;
    }
    println!("dist/ is ready to upload to any static host");
    Ok(())
}

/// Serves the page and reloads it on every change; `args` go to Trunk.
pub fn serve(args: &[String]) -> Result<()> {
    match args.iter().any(|arg| arg == "--release") {
        true => tools::for_release()?,
        false => tools::for_serving()?,
    }
    // A folder of its own, so that working on the page never disturbs a release built beside it.
    trunk("serve").args(["--dist", "target/serve"]).args(args).go()
}

fn trunk(command: &str) -> Run {
    // Offline: every tool is on the PATH by now, and Trunk would fetch others from hosts that may not be reachable.
    Run::new("trunk")
        .args([command, "--offline"])
        // Trunk takes the customary NO_COLOR=1 for a bad flag and stops.
        .without("NO_COLOR")
}
