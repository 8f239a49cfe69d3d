//! The project's own commands: `cargo xtask serve`, `build`, `test`, `snapshot`, `bench`, `size`,
//! `release`.
//!
//! Each one first makes sure that the tools it needs are there, says what it installs and why, and is quick
//! when there is nothing to install.

mod bench;
mod browser;
mod csp;
mod dependencies;
mod exec;
mod exports;
mod hooks;
mod loader;
#[path = "../../build/messages.rs"]
#[allow(dead_code, reason = "what is made into Rust concerns the program's own build")]
mod messages;
mod offline;
mod order;
mod panics;
mod preview;
mod program;
mod release;
mod site;
mod size;
mod snapshot;
mod steps;
mod tools;

use std::process::ExitCode;

/// Any failure, worded for the person at the terminal.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const HELP: &str = "\
cargo xtask <command>

  serve [--release] [trunk options]   install what is missing, then serve the page with live reload
  build [--public-url URL] [--site-url URL]
                                      dist/ ready to upload; without a public URL it works under any path;
                                      the site's whole URL gives link previews their picture
  test [--only STEP]                  everything that must hold before a change is merged
  bench                               native benchmarks, then those that run as wasm
  snapshot [--file FILE]              market figures for all visitors, into dist/market.json unless told otherwise
  release VERSION                     version, changelog, commit and tag in one
  size [--goal KB] [--limit KB]       what a first visit loads from dist/, against the budget

STEP is one of: ";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<()> {
    let (command, rest) = args.split_first().map_or(("help", args), |(first, rest)| (first.as_str(), rest));
    match command {
        "serve" => site::serve(rest),
        "build" => {
            let [public, site] = options(rest, ["--public-url", "--site-url"])?;
            site::build(public, site)
        }
        "test" => {
            let [only] = options(rest, ["--only"])?;
            steps::test(only)
        }
        "bench" => bench::run(),
        "size" => {
            let [goal, limit] = options(rest, ["--goal", "--limit"])?;
            size::check(goal, limit)
        }
        "snapshot" => {
            let [file] = options(rest, ["--file"])?;
            snapshot::run(file)
        }
        "release" => match rest {
            [version] => release::release(version),
            _ => Err("`release` takes the version, such as 0.2.0".into()),
        },
        "bundle-program" => program::bundle(),
        "bundle-styles" => hooks::bundle_styles(),
        "finish-page" => hooks::finish_page(),
        "help" | "--help" | "-h" => {
            println!("{HELP}{}", steps::names().join(", "));
            Ok(())
        }
        other => Err(format!("there is no command `{other}`; `cargo xtask help` lists them").into()),
    }
}

/// The values of `--name value` pairs, in the order of `names`; anything else is refused.
fn options<'a, const N: usize>(args: &'a [String], names: [&str; N]) -> Result<[Option<&'a str>; N]> {
    let mut values = [None; N];
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let Some(place) = names.iter().position(|known| known == name) else {
            return Err(format!("`{name}` is not an option here; known: {}", names.join(", ")).into());
        };
        let value = args.next().ok_or_else(|| format!("`{name}` needs a value"))?;
        values[place] = Some(value.as_str());
    }
    Ok(values)
}
