//! The rules that keep the source easy to find one's way in. Each failure names file and line.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// No source file is longer; a file that grows beyond it is two files.
const LONGEST: usize = 400;

/// What only the page may name: the library runs without a browser.
const BROWSER_CRATES: [&str; 6] =
    ["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo"];

/// What stops the program instead of saying what is wrong.
const PANICS: [&str; 6] = [".unwrap()", ".expect(", "panic!", "todo!", "unimplemented!", "unreachable!"];

#[test]
fn files_are_short() -> io::Result<()> {
    let mut offences = Vec::new();
    let others = ["style", "end2end/support", "index.html"];
    for path in rust_files()?.into_iter().chain(files(&others, &["css", "ts", "html"])?) {
        let lines = program(&path)?.trim_end().lines().count();
        if lines > LONGEST {
            offences
                .push(format!("{}:{lines}: longer than {LONGEST} lines without its tests", path.display()));
        }
    }
    none(offences)
}

#[test]
fn the_library_knows_no_browser() -> io::Result<()> {
    let mut offences = Vec::new();
    for path in files(&["src"], &["rs"])? {
        if path.starts_with("src/app") || path == Path::new("src/main.rs") {
            continue;
        }
        offences.extend(find(&path, &program(&path)?, |line| {
            words(line).find(|word| is_browser_crate(word)).map(str::to_owned)
        }));
    }
    none(offences)
}

#[test]
fn nothing_panics_on_purpose() -> io::Result<()> {
    let mut offences = Vec::new();
    // A bench that cannot set itself up has nothing to measure, like a test.
    for path in rust_files()?.into_iter().filter(|path| !path.starts_with("benches")) {
        let code = program(&path)?;
        offences.extend(find(&path, &code, |line| {
            PANICS.into_iter().find(|panic| contains_token(line, panic)).map(str::to_owned)
        }));
    }
    none(offences)
}

#[test]
fn imports_are_named() -> io::Result<()> {
    let mut offences = Vec::new();
    for path in rust_files()? {
        let glob = |line: &str, allowed: fn(&str) -> bool| {
            line.match_indices("::*").map(|(at, _)| line[..at].to_owned()).find(|before| !allowed(before))
        };
        let code = program(&path)?;
        offences.extend(find(&path, &code, |line| {
            glob(line, |before| before.ends_with("leptos::prelude"))
                .map(|_| "::* instead of the names".to_owned())
        }));
        offences.extend(find(&path, &tests_of(&path, &code)?, |line| {
            glob(line, |before| before.ends_with("super") || before.ends_with("::prelude"))
                .map(|_| "::* of something else than super or a prelude".to_owned())
        }));
    }
    none(offences)
}

/// The security policy drops style attributes that are set as text; `style:property=` is no such text.
#[test]
fn no_style_is_set_as_text() -> io::Result<()> {
    let mut offences = Vec::new();
    for path in files(&["src/app"], &["rs"])? {
        offences.extend(find(&path, &program(&path)?, |line| {
            let found = line.contains(" style=") || line.contains("attr:style=");
            found.then(|| "style= set as text".to_owned())
        }));
    }
    let index = PathBuf::from("index.html");
    offences.extend(find(&index, &fs::read_to_string(&index)?, |line| {
        line.contains(" style=").then(|| "style=".to_owned())
    }));
    none(offences)
}

/// `cargo xtask bundle-styles` joins the style sheets of one folder, these three first, the others by name.
#[test]
fn every_style_sheet_is_in_the_bundle() -> io::Result<()> {
    let mut offences = Vec::new();
    for first in ["tokens.css", "base.css", "layout.css"] {
        if !Path::new("style").join(first).is_file() {
            offences.push(format!("style/{first}: the bundle begins with it, and it is not there"));
        }
    }
    for path in files(&["style"], &["css"])? {
        if path.components().count() != 2 {
            offences.push(format!("{}:1: in a folder that the bundle does not look into", path.display()));
        }
        offences.extend(find(&path, &fs::read_to_string(&path)?, |line| {
            ["@import", "@charset", "url(http", "url(\"http", "url(//"]
                .into_iter()
                .find(|word| line.contains(word))
                .map(str::to_owned)
        }));
    }
    none(offences)
}

fn none(offences: Vec<String>) -> io::Result<()> {
    assert!(
        offences.is_empty(),
        "

{}
",
        offences.join(
            "
"
        )
    );
    Ok(())
}

/// The program's own Rust: what is built, not what tests it.
fn rust_files() -> io::Result<Vec<PathBuf>> {
    files(&["src", "xtask/src", "build", "build.rs", "examples", "benches"], &["rs"])
}

/// Files under the given places, those of tests left out, relative to the root of the checkout.
fn files(places: &[&str], extensions: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = places.iter().map(PathBuf::from).filter(|path| path.exists()).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path)? {
                open.push(entry?.path());
            }
        } else if path.extension().is_some_and(|is| extensions.iter().any(|extension| is == *extension))
            && path.file_stem().is_none_or(|stem| stem != "tests")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// `file:line: what` for every line in which `offence` finds something.
fn find(path: &Path, text: &str, offence: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let numbered = text.lines().enumerate();
    let found = numbered.filter_map(|(index, line)| offence(line).map(|what| (index + 1, what)));
    found.map(|(line, what)| format!("{}:{line}: {what}", path.display())).collect()
}

/// One of the crates, or of its family: `gloo_net`.
fn is_browser_crate(word: &str) -> bool {
    BROWSER_CRATES
        .iter()
        .any(|name| word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// Whether the token is there by itself, not as the end of a longer name such as `my_panic!`.
fn contains_token(line: &str, token: &str) -> bool {
    line.match_indices(token).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        token.starts_with('.') || !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// A Rust file without comments, the contents of strings, and its `#[cfg(test)]` parts; other files as they are.
fn program(path: &Path) -> io::Result<String> {
    let text = fs::read_to_string(path)?;
    Ok(if path.extension().is_some_and(|is| is == "rs") { without_tests(&code_only(&text)) } else { text })
}

/// What [`program`] leaves out of the code, at the same lines.
fn tests_of(path: &Path, program: &str) -> io::Result<String> {
    let all = code_only(&fs::read_to_string(path)?);
    let pairs = all.chars().zip(program.chars().chain(std::iter::repeat(' ')));
    Ok(pairs.map(|(whole, kept)| if whole == kept && whole != '\n' { ' ' } else { whole }).collect())
}

/// Blanks every item under `#[cfg(test)]`; at the end of a file the lines go too.
fn without_tests(code: &str) -> String {
    let mut text: Vec<char> = code.chars().collect();
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut at = 0;
    while at + mark.len() <= text.len() {
        if text[at..at + mark.len()] != mark[..] {
            at += 1;
            continue;
        }
        let mut depth = 0_i32;
        let mut end = at + mark.len();
        while end < text.len() {
            match text[end] {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            end += 1;
            if depth == 0 && matches!(text[end - 1], '}' | ';') {
                break;
            }
        }
        for c in &mut text[at..end] {
            if *c != '\n' {
                *c = ' ';
            }
        }
        at = end;
    }
    text.into_iter().collect()
}

/// Blanks comments and what is between quotes, and keeps every line where it is.
fn code_only(text: &str) -> String {
    let source: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < source.len() {
        let end = match (source[at], source.get(at + 1)) {
            ('/', Some('/')) => position(&source, at, |rest| rest[0] == '\n'),
            ('/', Some('*')) => end_of_block_comment(&source, at),
            ('"', _) => end_of_string(&source, at),
            ('r', Some('"' | '#')) if !code.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                end_of_raw_string(&source, at)
            }
            // A character, not a lifetime: 'x' or '\x…'.
            ('\'', Some('\\')) => position(&source, at + 3, |rest| rest[0] == '\'') + 1,
            ('\'', Some(_)) if source.get(at + 2) == Some(&'\'') => at + 3,
            _ => at,
        };
        if end <= at {
            code.push(source[at]);
            at += 1;
            continue;
        }
        let end = end.min(source.len());
        code.extend(source[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    code
}

fn position(source: &[char], from: usize, found: impl Fn(&[char]) -> bool) -> usize {
    (from..source.len()).find(|at| found(&source[*at..])).unwrap_or(source.len())
}

fn end_of_block_comment(source: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < source.len() {
        match (source[at], source.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn end_of_string(source: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < source.len() && source[at] != '"' {
        at += if source[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of `r#"…"#`, or `start` when it is a raw name such as `r#type`.
fn end_of_raw_string(source: &[char], start: usize) -> usize {
    let hashes = source[start + 1..].iter().take_while(|c| **c == '#').count();
    if source.get(start + 1 + hashes) != Some(&'"') {
        return start;
    }
    let closes =
        |rest: &[char]| rest[0] == '"' && rest[1..].iter().take_while(|c| **c == '#').count() >= hashes;
    position(source, start + 2 + hashes, closes) + 1 + hashes
}

#[test]
fn the_reader_of_code_sees_code_only() {
    let text = "let a = \"panic!(\\\" \"; // panic!\n/* panic! /* x */ */ let c = '\"'; let r = r#\"a\"b\"#; fn f<'a>() {}\n\
                #[cfg(test)]\nmod tests { fn g() { panic!() } }\nlet end = 1;\n";
    let code = code_only(text);
    assert_eq!(code.lines().count(), text.lines().count());
    assert_eq!(code.matches("panic!").count(), 1);
    assert!(code.contains("let c = ") && code.contains("fn f<'a>() {}") && !code.contains("a\"b"));
    let program = without_tests(&code);
    assert!(!program.contains("panic!") && program.lines().nth(4) == Some("let end = 1;"));
}
