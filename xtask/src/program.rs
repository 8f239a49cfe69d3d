//! The program: compiled, cut into chunks that are loaded on demand, joined to JavaScript, made small.

use crate::Result;
use crate::exec::{Run, cargo, find, root};
use crate::exports;
use crate::hooks;
use crate::loader;
use crate::messages;
use crate::order;
use crate::panics;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = "breakeven";
const TARGET: &str = "wasm32-unknown-unknown";

/// Beginnings of the names of what nobody calls: streams between JavaScript and the program, which Leptos brings along
/// for servers, and the linker's marks.
const UNUSED: [&str; 7] = [
    "intounderlying",
    "__wbg_intounderlying",
    "__abort_handler",
    "__data_end",
    "__heap_base",
    "__instance_terminated",
    "main",
];

/// How the element of index.html begins that stands for the program: at its sight Trunk builds none itself.
const MARK: &str = "<link data-trunk rel=\"rust\" data-trunk-skip";

/// What index.html leaves open: the languages there are, and the program's folder.
const BLANKS: &str = "data-languages=\"\" data-program=\"\"";

/// Builds the program into the folder that [`place`] takes it from.
pub fn bundle() -> Result<()> {
    let release = is_release();
    let compiled = compile(release)?;
    let split = folder(release).join("split");
    let program = folder(release).join("program");
    for folder in [&split, &program] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    cut(&compiled, &split)?;
    join(&split, &program, release)?;
    fs::write(program.join("later.css"), hooks::later_styles()?)?;
    if release {
        shrink(&program)?;
        hooks::minify(&program)?;
    }
    say(&program)
}

/// Puts the program into the finished page, in a folder named after its content, and what loads it into `page`.
pub fn place(page: &str, staging: &Path) -> Result<String> {
    let program = folder(is_release()).join("program");
    let files = files(&program)?;
    // A new name for every content: what a browser keeps of an earlier visit never meets parts of a later one.
    let mut digest = Sha256::new();
    for file in &files {
        digest.update(fs::read(file)?);
    }
    let digest: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("program-{digest}");
    let placed = staging.join(&name);
    fs::create_dir_all(&placed)?;
    for file in &files {
        fs::copy(file, placed.join(file.file_name().unwrap_or_default()))?;
    }
    let languages = other_languages()?.join(" ");
    let base = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".to_owned());
    let path = format!("{base}{name}/{NAME}");
    let (before, after) =
        page.split_once(BLANKS).ok_or_else(|| format!("index.html does not hold {BLANKS}"))?;
    let page = format!("{before}data-languages=\"{languages}\" data-program=\"{base}{name}/\"{after}");
    let (before, after) = page
        .split_once(MARK)
        .and_then(|(before, rest)| Some((before, rest.split_once('>')?.1)))
        .ok_or_else(|| format!("index.html does not hold {MARK}>"))?;
    Ok(format!(
        "{before}<link rel=\"modulepreload\" href=\"{path}.js\" crossorigin>\
         <link rel=\"preload\" href=\"{path}_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
         <script type=\"module\">import start from \"{path}.js\";texts=await texts;start();</script>{after}"
    ))
}

/// Writes the texts of every language but English, which is in the program itself.
fn say(program: &Path) -> Result<()> {
    let english = messages::read(&root(), "en")?;
    for language in other_languages()? {
        let files = messages::pack(&english, &messages::read(&root(), &language)?)
            .map_err(|reason| format!("messages/{language}: {reason}"))?;
        for (file, part) in files.iter().zip(["", "-later"]) {
            fs::write(program.join(format!("{language}{part}.txt")), file)?;
        }
    }
    Ok(())
}

fn other_languages() -> Result<Vec<String>> {
    Ok(messages::languages(&root())?.into_iter().filter(|language| language != "en").collect())
}

/// Where the parts of a build lie; beside each other, as a page is served from one while another is released.
fn folder(release: bool) -> PathBuf {
    root().join("target/program").join(if release { "release" } else { "debug" })
}

fn is_release() -> bool {
    std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release")
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}

/// Compiles the program with what the linker knows of each reference, by which it can be cut.
fn compile(release: bool) -> Result<PathBuf> {
    let profile = if release { "release" } else { "dev" };
    cargo()
        .args(["rustc", "--bin", NAME, "--target", TARGET, "--profile", profile])
        .args(["--", "--codegen", "link-arg=--emit-relocs"])
        .go()?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let profile = if release { "release" } else { "debug" };
    Ok(target.join(TARGET).join(profile).join(NAME).with_extension("wasm"))
}

/// Cuts what only a chunk's entry reaches out of the program.
fn cut(compiled: &Path, into: &Path) -> Result<()> {
    let wasm = fs::read(compiled)?;
    let main = into.join(NAME).with_extension("wasm");
    let loader = format!("./{NAME}.js");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = into;
    options.main_out_path = &main;
    options.main_module = &loader;
    wasm_split_cli_support::transform(options)
        .map_err(|error| format!("the program could not be cut into chunks: {error:#}"))?;
    Ok(())
}

/// Writes the JavaScript that the main part needs, with everything else beside it.
fn join(split: &Path, program: &Path, release: bool) -> Result<()> {
    let main = split.join(NAME).with_extension("wasm");
    let bind = Run::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", NAME, "--out-dir"])
        .args([program, &main]);
    let bind =
        if release { bind.args(["--remove-name-section", "--remove-producers-section"]) } else { bind };
    bind.go()?;
    for file in files(split)?.iter().filter(|file| **file != main) {
        fs::copy(file, program.join(file.file_name().unwrap_or_default()))?;
    }
    let chunks = program.join("__wasm_split.js");
    let written = fs::read_to_string(&chunks)?;
    fs::write(chunks, loader::chunks(&written)?)?;
    Ok(())
}

/// Optimises each part of the program, and makes one script of the two.
fn shrink(program: &Path) -> Result<()> {
    for tool in ["wasm-opt", "esbuild"] {
        if find(tool).is_none() {
            return Err(format!(
                "{tool} is missing; `cargo xtask build` installs it, or `npm ci` in end2end/"
            )
            .into());
        }
    }
    let main = program.join(format!("{NAME}_bg.wasm"));
    exports::forget(&main, &UNUSED)?;
    let mut parts = files(program)?;
    parts.retain(|file| has(file, "wasm"));
    panics::forget(&parts)?;
    for part in &parts {
        // Read, not run: it warns of names in the chunks that it then drops anyway.
        // A large function written into its one caller compresses worse than on its own.
        let smallest = ["-Oz", "--one-caller-inline-max-function-size=20"];
        Run::new("wasm-opt").args(smallest).args([part]).args(["-o"]).args([part]).read()?;
    }
    exports::forget_empty_places(&main)?;
    loader::shorten(program, NAME)?;
    for part in &parts {
        order::sort(part)?;
    }
    let loader = program.join(NAME).with_extension("js");
    // Only what starts the program is used of the loader; the classes it offers besides are left out.
    let start = program.join("start.js");
    fs::write(&start, format!("export {{ default }} from \"./{NAME}.js\";\n"))?;
    Run::new("esbuild")
        .args(["--bundle", "--format=esm", "--minify", "--charset=utf8", "--legal-comments=none"])
        // wasm-bindgen imports the loader of the chunks once for each of them.
        .args(["--allow-overwrite", "--log-level=warning", "--log-override:duplicate-object-key=silent"])
        .args([format!("--outfile={}", loader.display())])
        .args([&start])
        .go()?;
    for script in files(program)?.iter().filter(|file| has(file, "js") && **file != loader) {
        fs::remove_file(script)?;
    }
    Ok(())
}

fn has(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|found| found == extension)
}
