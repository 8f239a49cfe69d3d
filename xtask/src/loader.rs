//! The JavaScript that starts the program: without what is not called, and with short names where the two meet.

use crate::Result;
use crate::exports;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The module of the program's imports that wasm-bindgen writes, and what it is called instead.
const BINDINGS: (&str, &str) = ("./breakeven_bg.js", "$");

/// How the lines begin that clean up after a class of the loader: all of them are streams.
const STREAM: &str = "const IntoUnderlying";

/// How the script that fetches chunks begins. It does what the splitter's own does, which repeats it for each chunk: a
/// chunk is asked for once, with those it needs; one that failed is asked for again the next time.
const CHUNKS: &str = "\
import start from \"./breakeven.js\";
const asked = {};
const load = (name, needs) => asked[name] ??= fetched(name, needs).catch(error => {
    delete asked[name];
    throw error;
});
const fetched = async (name, needs) => {
    const code = fetch(new URL(name + \".wasm\", import.meta.url));
    code.catch(() => {});
    await Promise.all(needs.map(chunk => load(\"chunk_\" + chunk, [])));
    return WebAssembly.instantiateStreaming(code, { __wasm_split: await start() });
};
const entry = (name, needs) => async (callback, data) => {
    let success = true;
    try {
        await load(\"split_\" + name, needs);
    } catch (error) {
        console.error(error);
        success = false;
    }
    (await start()).__indirect_function_table.get(callback)(data, success);
};
";

/// The script that fetches chunks, from the one that the splitter has written.
pub fn chunks(written: &str) -> Result<String> {
    let mut script = CHUNKS.to_owned();
    let mut name = "";
    for line in written.lines() {
        if let Some((_, after)) = line.split_once("new URL(\"./") {
            name = after.split_once(".wasm\"").ok_or("a chunk has no name")?.0;
        }
        let Some(needs) = line.strip_prefix(", [").and_then(|rest| rest.split_once(']')) else { continue };
        let needs = needs.0.replace("__chunk_", "").replace(' ', "");
        if let Some(entry) = name.strip_prefix("split_") {
            writeln!(script, "export const __wasm_split_load_{entry} = entry(\"{entry}\", [{needs}]);")?;
        } else if !name.starts_with("chunk_") || !needs.is_empty() {
            return Err(format!("{name} is no entry, and needs {needs:?}").into());
        }
    }
    Ok(script)
}

/// Leaves out of `folder`'s loader what its program, already made small, does not import, and shortens the names of
/// what it does. The splitter's names are in a script of their own.
pub fn shorten(folder: &Path, name: &str) -> Result<()> {
    let program = folder.join(format!("{name}_bg.wasm"));
    let imported = exports::imported(&program)?;
    let script = folder.join(name).with_extension("js");
    let loader = without_unused(&fs::read_to_string(&script)?, &imported);
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    // Memory, tables and what else chunks share with the program they know by name.
    let functions = exports::exported_functions(&program)?;
    for long in imported.iter().chain(&functions) {
        if !names.contains_key(long) {
            names.insert(long.clone(), format!("${}", base36(names.len())));
        }
    }
    let quoted = |name: &str| format!("\"{name}\": import");
    fs::write(&script, renamed(&loader, &names).replace(&quoted(BINDINGS.0), &quoted(BINDINGS.1)))?;
    let chunks = folder.join("__wasm_split.js");
    fs::write(&chunks, renamed(&fs::read_to_string(&chunks)?, &names))?;
    names.insert(BINDINGS.0.to_owned(), BINDINGS.1.to_owned());
    exports::rename(&program, &names)
}

/// The loader without the functions that nobody imports, each of which stands on lines of its own, and without the
/// classes that it offers.
fn without_unused(loader: &str, imported: &[String]) -> String {
    let imported: BTreeSet<&str> = imported.iter().map(String::as_str).collect();
    let mut kept = String::new();
    let mut skips = false;
    let mut until = "";
    for line in loader.lines() {
        let function = line.strip_prefix("        ").and_then(|line| line.split_once(": function("));
        if let Some((name, _)) = function.filter(|(name, _)| name.starts_with("__wb")) {
            skips = !imported.contains(name);
            until = "        },";
        }
        if line.starts_with("export class ") {
            skips = true;
            until = "if (Symbol.dispose)";
        } else if line.starts_with(STREAM) {
            skips = true;
            until = "    : new FinalizationRegistry";
        }
        if !skips {
            kept.push_str(line);
            kept.push('\n');
        }
        if line.starts_with(until) {
            skips = false;
        }
    }
    kept
}

/// The script with these words in place of those.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let in_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut text = String::new();
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|letter| !in_word(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        text.push_str(names.get(word).map_or(word, String::as_str));
        let end = after.find(in_word).unwrap_or(after.len());
        let (between, after) = after.split_at(end);
        text.push_str(between);
        rest = after;
    }
    text
}

fn base36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().map(char::from).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_keep_what_they_need() {
        let written = "const __chunk_17 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_17.wasm\", import.meta.url));\n}\n, []);\n\
            export const __wasm_split_load_qr = wrapAsyncCb(makeLoad(() => {\n    const src = fetch(new URL(\"./split_qr.wasm\", import.meta.url));\n}\n, [__chunk_17, __chunk_20]));\n";
        let script = chunks(written).unwrap();
        assert_eq!(
            script.strip_prefix(CHUNKS),
            Some("export const __wasm_split_load_qr = entry(\"qr\", [17,20]);\n")
        );
        assert!(chunks(&written.replace(", []", ", [__chunk_3]")).is_err());
    }

    #[test]
    fn only_whole_words_are_renamed() {
        let names = BTreeMap::from([("long".to_owned(), "$0".to_owned())]);
        assert_eq!(renamed("a.long(long_er, {long: \"€long\"})", &names), "a.$0(long_er, {$0: \"€$0\"})");
    }

    #[test]
    fn what_is_not_imported_goes() {
        let loader = "export class A {\n}\nif (Symbol.dispose) A.x = 1;\nconst IntoUnderlyingA = (x)\n    ? y\n    : new FinalizationRegistry(z);\n    const import0 = {\n        __wbg_a: function(arg0) {\n            x();\n        },\n        __wbg_b: function() {\n            y();\n        },\n    };\n";
        let kept =
            "    const import0 = {\n        __wbg_b: function() {\n            y();\n        },\n    };\n";
        assert_eq!(without_unused(loader, &["__wbg_b".to_owned()]), kept);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([0, 35, 36, 1295].map(base36), ["0", "z", "10", "zz"]);
    }
}
