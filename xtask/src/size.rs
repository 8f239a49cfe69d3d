//! How much a first visit loads, held to a budget.

use crate::Result;
use crate::exec::{Run, root};
use std::fs;
use std::path::{Path, PathBuf};

/// What the finished product aims for, in KB (1000 bytes) of brotli; more is a warning.
const GOAL: f64 = 220.0;
/// More than this fails.
const LIMIT: f64 = 229.0;

struct Sizes {
    file: String,
    /// Bytes as they are, with gzip at 9 and with brotli at 11.
    bytes: [f64; 3],
}

/// Prints the table for dist/ and fails over the limit.
pub fn check(goal: Option<&str>, limit: Option<&str>) -> Result<()> {
    let goal = goal.map_or(Ok(GOAL), kilobytes)?;
    let limit = limit.map_or(Ok(LIMIT), kilobytes)?;
    let Parts { first, at_rest, later } = parts(&root().join("dist"))?;
    let sizes = measure(&first)?;

    let total = table("first visit, KB", &sizes);
    table("\nloaded when needed", &measure(&later)?);
    table("\nafter the first answer", &measure(&at_rest)?);

    let brotli = total[2] / 1000.0;
    if brotli > limit {
        return Err(
            format!("a first visit loads {brotli:.1} KB of brotli, over the limit of {limit} KB").into()
        );
    }
    if brotli > goal {
        println!("warning: {brotli:.1} KB of brotli is over the goal of {goal} KB (the limit is {limit} KB)");
    }
    Ok(())
}

/// Prints the sizes of some files and their sum, which it gives.
fn table(title: &str, sizes: &[Sizes]) -> [f64; 3] {
    let row = |name: &str, bytes: [f64; 3]| {
        let [raw, gzip, brotli] = bytes.map(|bytes| format!("{:.1}", bytes / 1000.0));
        println!("{name:<44}{raw:>9}{gzip:>9}{brotli:>9}");
    };
    println!("{title}");
    println!("{:<44}{:>9}{:>9}{:>9}", "", "raw", "gzip", "brotli");
    let mut total = [0.0; 3];
    for size in sizes {
        row(&size.file, size.bytes);
        for (sum, bytes) in total.iter_mut().zip(size.bytes) {
            *sum += bytes;
        }
    }
    row("all", total);
    total
}

fn kilobytes(text: &str) -> Result<f64> {
    let value: f64 = text.parse().map_err(|_| format!("`{text}` is not a number of kilobytes"))?;
    match value.is_finite() && value > 0.0 {
        true => Ok(value),
        false => Err(format!("`{text}` is not a positive number of kilobytes").into()),
    }
}

/// The files of a build by the moment at which a browser fetches them.
struct Parts {
    /// Before anybody stirs, for the first answer.
    first: Vec<PathBuf>,
    /// After the first answer, or once the visit has come to rest.
    at_rest: Vec<PathBuf>,
    /// With the view that needs them, or at rest for the copy.
    later: Vec<PathBuf>,
}

/// What no first answer waits for: the figures for all visitors come after it, and browsers take the manifest,
/// and the page its copy for visits without a network, when everything else is there.
const AT_REST: [&str; 4] = ["manifest.webmanifest", "market.json", "offline.js", "sw.js"];

/// Sorts the files of a build.
///
/// At first: index.html and every file it names, or that a file so found names. The loader also names the
/// chunks of the program; those are the wasm modules that index.html itself does not name.
fn parts(dist: &Path) -> Result<Parts> {
    let index = dist.join("index.html");
    if !index.is_file() {
        return Err("there is no dist/index.html; `cargo xtask build` makes it".into());
    }
    let page = fs::read_to_string(&index)?;
    let is_chunk = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".wasm") && !page.contains(name.as_ref())
    };
    let rests = |file: &PathBuf| AT_REST.iter().any(|name| *file == dist.join(name));
    let (at_rest, files): (Vec<_>, Vec<_>) = files(dist)?.into_iter().partition(rests);
    let scripts = ["embed.js", "picture.js", "sheet.css"].map(|name| dist.join(name));
    // Other languages, and the styles that come with the other views.
    let is_text =
        |file: &PathBuf| file.extension().is_some_and(|end| end == "txt") || file.ends_with("later.css");
    let is_later = |file: &PathBuf| is_chunk(file) || is_text(file) || scripts.contains(file);
    let (later, mut unseen): (Vec<_>, Vec<_>) = files.into_iter().partition(is_later);
    // What hosts, systems and previews take, which the page itself never does.
    let others = ["_headers", "404.html", "icons", "preview.png"].map(|name| dist.join(name));
    unseen.retain(|file| !others.iter().any(|other| file.starts_with(other)));
    unseen.retain(|file| *file != index);
    let mut loaded = vec![index];
    let mut next = 0;
    while let Some(file) = loaded.get(next) {
        next += 1;
        // Only text can name another file; the wasm module is reached through its loader.
        let Ok(text) = fs::read_to_string(file) else { continue };
        let named = |file: &PathBuf| {
            file.file_name().is_some_and(|name| text.contains(name.to_string_lossy().as_ref()))
        };
        let (found, rest) = unseen.into_iter().partition(named);
        unseen = rest;
        loaded.extend::<Vec<PathBuf>>(found);
    }
    match loaded.iter().any(|file| file.extension().is_some_and(|extension| extension == "wasm")) {
        true => Ok(Parts { first: loaded, at_rest, later }),
        false => Err("dist/index.html leads to no wasm module, so its size means nothing".into()),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // Such as what a build that failed half-way left behind.
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        match path.is_dir() {
            true => all.extend(files(&path)?),
            false => all.push(path),
        }
    }
    all.sort();
    Ok(all)
}

/// Compresses with Node's zlib, which is here for the build anyway.
fn measure(files: &[PathBuf]) -> Result<Vec<Sizes>> {
    let script = include_str!("compressed.mjs");
    let lines = Run::new("node").args(["--input-type=module", "--eval", script, "--"]).args(files).read()?;
    let dist = root().join("dist");
    let sizes: Vec<Sizes> = files
        .iter()
        .zip(lines.lines())
        .map(|(file, line)| {
            let mut numbers = line.split(' ').map(str::parse::<f64>);
            let mut number =
                || numbers.next().and_then(std::result::Result::ok).ok_or("node printed no size");
            let file = file.strip_prefix(&dist).unwrap_or(file).display().to_string();
            Ok(Sizes { file, bytes: [number()?, number()?, number()?] })
        })
        .collect::<Result<_>>()?;
    match sizes.len() == files.len() {
        true => Ok(sizes),
        false => Err(format!("node measured {} of {} files", sizes.len(), files.len()).into()),
    }
}
