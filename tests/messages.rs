//! Every language says everything that English says, with the same arguments and all forms that its counts take; and
//! nothing is kept that nobody says.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "the test reads and packs; it makes no Rust")]
#[path = "../build/messages.rs"]
mod messages;

use messages::Text;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The forms that counts take, from Unicode's plural rules for whole and broken numbers. French, Spanish and
/// Portuguese have "many" for exact millions besides, for which "other" stands here.
const FORMS: [(&str, &[&str]); 10] = [
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("hi", &["one", "other"]),
    ("ja", &["other"]),
    ("pt", &["one", "other"]),
    ("ru", &["few", "many", "one", "other"]),
    ("tr", &["one", "other"]),
    ("zh", &["other"]),
];

#[test]
fn every_language_has_every_text_with_its_arguments() {
    let english = messages::read(root(), "en").unwrap();
    let texts: usize = english.iter().map(|area| area.texts.len()).sum();
    for language in messages::languages(root()).unwrap().iter().filter(|language| *language != "en") {
        let files = messages::pack(&english, &messages::read(root(), language).unwrap());
        let files = files.unwrap_or_else(|reason| panic!("messages/{language}: {reason}"));
        assert_eq!(files.iter().map(|file| file.lines().count()).sum::<usize>(), texts, "{language}");
    }
}

#[test]
fn counts_have_the_forms_of_their_language() {
    for language in messages::languages(root()).unwrap() {
        let (_, wanted) = FORMS.iter().find(|(name, _)| *name == language).unwrap();
        for area in messages::read(root(), &language).unwrap() {
            for (key, text) in &area.texts {
                if let Text::Counted(forms) = text {
                    let mut had: Vec<&str> = forms.iter().map(|(form, _)| form.as_str()).collect();
                    had.sort_unstable();
                    assert_eq!(had, *wanted, "messages/{language}/{}.toml: {key}", area.name);
                }
            }
        }
    }
}

#[test]
fn every_text_is_said_somewhere() {
    let mut source = String::new();
    collect(&root().join("src"), &mut source);
    for area in messages::read(root(), "en").unwrap().iter().filter(|area| area.name != messages::BY_KEY) {
        for (key, _) in &area.texts {
            let name = key.replace('-', "_");
            let said = source.match_indices(&format!("::{name}")).any(|(at, found)| {
                !source[at + found.len()..]
                    .starts_with(|next: char| next == '_' || next.is_ascii_alphanumeric())
            });
            // The name that a language has for itself is read by the build.
            assert!(said || key == "language-name", "messages/en/{}.toml: nobody says {key}", area.name);
        }
    }
}

fn collect(folder: &Path, into: &mut String) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push_str(&std::fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

#[test]
fn every_help_is_an_input_s() {
    for area in messages::read(root(), "en").unwrap().iter().filter(|area| area.name == messages::BY_KEY) {
        for (key, text) in &area.texts {
            assert!(text.arguments().is_empty(), "{key}");
            let (input, kind) =
                key.split_once('-').map_or((key.as_str(), None), |(input, kind)| (input, Some(kind)));
            assert!(breakeven::inputs::find(input).is_some(), "{key}");
            let kinds = breakeven::plan::Kind::ALL.map(|kind| kind.key());
            assert!(kind.is_none_or(|kind| kinds.contains(&kind)), "{key}");
        }
    }
}

#[test]
fn a_text_that_lacks_an_argument_is_refused() {
    let area = |text: &str| {
        let texts = vec![("key".to_owned(), Text::Plain(text.to_owned()))];
        vec![messages::Area { name: "page".to_owned(), texts }]
    };
    let english = area("{much} by {when}");
    let packed = messages::pack(&english, &area("bis {when} {much}")).unwrap();
    assert_eq!(packed, ["bis {1} {0}\n".to_owned(), String::new()]);
    for wrong in ["bis {when}", "{much} {when} {then}"] {
        assert!(messages::pack(&english, &area(wrong)).is_err(), "{wrong}");
    }
    assert!(messages::pack(&english, &[]).is_err());
}
