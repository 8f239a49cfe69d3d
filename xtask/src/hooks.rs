//! What Trunk calls before and after it builds the page.

use crate::exec::{Run, find, root};
use crate::{Result, csp, offline, preview, program, snapshot};
use std::fs;
use std::path::{Path, PathBuf};

/// Style sheets that come first, in this order; all others follow by name.
const FIRST_STYLES: [&str; 3] = ["tokens.css", "base.css", "layout.css"];

/// Style sheets of views that no first visit shows: a file of their own, which comes with the first such view.
const LATER_STYLES: [&str; 3] = ["compare.css", "odds.css", "rank.css"];

/// Joins style/*.css into the one file that index.html names, so that a visit asks for one.
pub fn bundle_styles() -> Result<()> {
    let folder = root().join("target/style");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("breakeven.css"), joined(|later| !later)?)?;
    Ok(())
}

/// The styles of the other views.
pub fn later_styles() -> Result<String> {
    joined(|later| later)
}

fn joined(wanted: impl Fn(bool) -> bool) -> Result<String> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(root().join("style"))? {
        let path = entry?.path();
        let later = LATER_STYLES.iter().any(|name| path.ends_with(name));
        if path.extension().is_some_and(|extension| extension == "css") && wanted(later) {
            sheets.push(path);
        }
    }
    sheets.sort_by_key(|path| (rank(path), path.clone()));
    let mut bundle = String::new();
    for sheet in sheets {
        bundle.push_str(&fs::read_to_string(&sheet)?);
        bundle.push('\n');
    }
    Ok(bundle)
}

fn rank(sheet: &Path) -> usize {
    let name = sheet.file_name().unwrap_or_default();
    FIRST_STYLES.iter().position(|first| name == *first).unwrap_or(FIRST_STYLES.len())
}

/// Finishes the page in Trunk's staging folder: smaller styles, the program, the security policy, what a host
/// gets beside it, and the mark that keeps GitHub Pages from leaving files out.
pub fn finish_page() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder =
        folder.ok_or("TRUNK_STAGING_DIR is not set: Trunk runs this command while it builds the page")?;
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    offline::copy(&folder, release)?;
    let index = folder.join("index.html");
    let mut page = program::place(&fs::read_to_string(&index)?, &folder)?;
    if release {
        minify(&folder)?;
        page = offline::load_later(&slim(&page))?;
        if let Some(url) = std::env::var_os(preview::SITE_URL).filter(|url| !url.is_empty()) {
            page = preview::describe(&page, &url.to_string_lossy())?;
        }
        fs::write(folder.join("_headers"), offline::headers(&folder, &csp::policy(&page)?)?)?;
    }
    fs::write(&index, csp::protect(&page)?)?;
    if release {
        offline::fill_worker(&folder)?;
    }
    fs::write(folder.join(".nojekyll"), "")?;
    // The page asks for it at every visit, and a file that is missing would be an error in its console.
    fs::write(folder.join(snapshot::FILE), snapshot::EMPTY)?;
    Ok(())
}

/// The page without indents, empty lines, and lines that are comments of its scripts.
fn slim(page: &str) -> String {
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Files keep the names that carry the hash of their unminified text, which stands for them just as well.
pub fn minify(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(format!("{} holds no style sheet to minify", folder.display()).into());
    }
    if find("esbuild").is_none() {
        return Err("esbuild is missing; `cargo xtask build` installs it, or `npm ci` in end2end/".into());
    }
    Run::new("esbuild")
        .args([
            "--minify",
            "--charset=utf8",
            "--legal-comments=none",
            "--allow-overwrite",
            "--log-level=warning",
        ])
        .args([format!("--outdir={}", folder.display())])
        .args(files)
        .go()
}
