//! Saved plans as a file: names and links in a small JSON document.
//!
//! ```json
//! {"breakeven":1,"plans":[{"name":"S21 at home","link":"calc?v=1&coin=btc&…"}]}
//! ```
//!
//! Links carry all there is to a plan and keep their meaning for ever, so the file needs to hold nothing else.

use serde_json::{Value, json};

use crate::messages::link;

/// The version this program writes.
pub const FILE_VERSION: u64 = 1;
/// Largest document that is read, in bytes: room for a thousand busy links.
pub const LARGEST: usize = 4_000_000;
/// Most plans in a file.
pub const MOST_SAVED: usize = 1000;
/// Longest name, in characters; a longer one is cut.
pub const LONGEST_NAME: usize = 100;
/// Longest link, in bytes.
pub const LONGEST_LINK: usize = 20_000;

/// A saved plan, or several that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the person calls it.
    pub name: String,
    /// Its link, from the view on: `calc?v=1&…`.
    pub link: String,
}

/// What was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The plans, in order.
    pub plans: Vec<Saved>,
    /// Plans that were left out, and why.
    pub skipped: Vec<Skipped>,
}

/// A plan of a file that could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", link::skipped(&number.to_string(), reason))]
pub struct Skipped {
    /// Its place in the file, from 1.
    pub number: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// Why a text is no file of saved plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// Too large to be one.
    #[error("{}", link::file_too_large(&.0.to_string()))]
    TooLarge(usize),
    /// No JSON, or cut off.
    #[error("{}", link::file_not_json(&line.to_string(), &column.to_string()))]
    NotJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
    },
    /// JSON of something else.
    #[error("{}", link::file_not_saved())]
    NotSaved,
    /// Written by a newer program.
    #[error("{}", link::file_newer(&.0.to_string(), &FILE_VERSION.to_string()))]
    Newer(u64),
}

/// The document that holds `plans`.
pub fn write(plans: &[Saved]) -> String {
    let plans: Vec<Value> =
        plans.iter().map(|saved| json!({ "name": saved.name, "link": saved.link })).collect();
    json!({ "breakeven": FILE_VERSION, "plans": plans }).to_string()
}

/// Reads a document. What cannot be taken of it is left out and named; links are kept as text, and are judged when
/// they are opened.
///
/// # Errors
/// [`FileError`] when the document as a whole is not one of saved plans.
pub fn read(text: &str) -> Result<File, FileError> {
    if text.len() > LARGEST {
        return Err(FileError::TooLarge(text.len()));
    }
    // Editors put a byte order mark before what they save.
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text)
        .map_err(|error| FileError::NotJson { line: error.line(), column: error.column() })?;
    let version = value.get("breakeven").and_then(Value::as_u64).ok_or(FileError::NotSaved)?;
    if version > FILE_VERSION {
        return Err(FileError::Newer(version));
    }
    let plans = value.get("plans").and_then(Value::as_array).ok_or(FileError::NotSaved)?;
    let mut file = File::default();
    for (index, plan) in plans.iter().enumerate() {
        let number = index + 1;
        if file.plans.len() == MOST_SAVED {
            file.skipped.push(Skipped { number, reason: link::file_full() });
            break;
        }
        match saved(plan, number) {
            Ok(plan) => file.plans.push(plan),
            Err(reason) if file.skipped.len() < MOST_SAVED => {
                file.skipped.push(Skipped { number, reason });
            }
            Err(_) => {}
        }
    }
    Ok(file)
}

fn saved(plan: &Value, number: usize) -> Result<Saved, &'static str> {
    let text = |key: &str| plan.get(key).and_then(Value::as_str).map(str::trim).unwrap_or_default();
    let link = text("link");
    // A whole address is as good as its fragment, and nothing before it is ever followed.
    // Up to a further mark, so that what was read once reads the same again.
    let link = link.split_once('#').map_or(link, |(_, fragment)| fragment);
    let link = link.split('#').next().unwrap_or(link).trim();
    if link.is_empty() {
        return Err(link::plan_without_link());
    }
    if link.len() > LONGEST_LINK {
        return Err(link::plan_link_too_long());
    }
    if !link.contains('=') {
        return Err(link::plan_link_empty());
    }
    let name: String = text("name").chars().filter(|c| !c.is_control()).collect();
    let cut: String = name.trim().chars().take(LONGEST_NAME).collect();
    let name = match cut.trim_end() {
        "" => link::plan_numbered(&number.to_string()),
        name => name.to_owned(),
    };
    Ok(Saved { name, link: link.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINK: &str = "calc?v=1&coin=btc&hash=234T";

    fn plan(name: &str, link: &str) -> Saved {
        Saved { name: name.to_owned(), link: link.to_owned() }
    }

    #[test]
    fn plans_come_back_as_they_were_saved() {
        let plans = [plan("S21 \"at home\" — ⚡", LINK), plan("Ether", "compare?v=1&plan=stake&2.plan=buy")];
        let text = write(&plans);
        assert!(text.starts_with("{\"breakeven\":1,"), "{text}");
        assert_eq!(read(&text), Ok(File { plans: plans.to_vec(), skipped: Vec::new() }));
        assert_eq!(read(&write(&[])), Ok(File::default()));
    }

    #[test]
    fn what_is_no_file_of_plans_is_named() {
        let cases = [
            ("", "the file is not valid JSON at line 1, column 0"),
            ("{\"breakeven\":1,\n\"plans\":[", "the file is not valid JSON at line 2, column 9"),
            ("[]", "the file holds no saved plans: it has no \"breakeven\" version and no list of \"plans\""),
            (
                "{\"breakeven\":\"1\",\"plans\":[]}",
                "the file holds no saved plans: it has no \"breakeven\" version and no list of \"plans\"",
            ),
            (
                "{\"breakeven\":1}",
                "the file holds no saved plans: it has no \"breakeven\" version and no list of \"plans\"",
            ),
            ("{\"breakeven\":2,\"plans\":[]}", "the file is of version 2, this page reads version 1"),
        ];
        for (text, message) in cases {
            assert_eq!(read(text).unwrap_err().to_string(), message, "{text}");
        }
        let large = " ".repeat(LARGEST + 1);
        assert_eq!(read(&large), Err(FileError::TooLarge(LARGEST + 1)));
        // Nested so deeply that a careless reader would run out of stack.
        assert!(read(&"[".repeat(1_000_000)).is_err());
    }

    #[test]
    fn one_bad_plan_leaves_the_others() {
        let long = "a=".repeat(LONGEST_LINK);
        let text = format!(
            "\u{feff}{{\"breakeven\":1,\"more\":true,\"plans\":[7,{{\"name\":\"none\"}},{{\"link\":\"calc\"}},{{\"link\":\"{long}\"}},\
             {{\"name\":\" \\u0007Home\\n \",\"link\":\" https://any.host/#{LINK} \",\"else\":1}},{{\"link\":\"{LINK}\"}}]}}"
        );
        let file = read(&text).unwrap();
        assert_eq!(file.plans, [plan("Home", LINK), plan("Plan 6", LINK)]);
        let skipped: Vec<String> = file.skipped.iter().map(Skipped::to_string).collect();
        assert_eq!(
            skipped,
            [
                "plan 1: it has no link",
                "plan 2: it has no link",
                "plan 3: its link names no plan, as in calc?v=1&coin=btc&hash=234T",
                "plan 4: its link is longer than 20000 characters",
            ]
        );
        let name = "é".repeat(500);
        let cut = read(&write(&[plan(&name, LINK)])).unwrap();
        assert_eq!(cut.plans[0].name.chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_file_holds_only_so_many() {
        let many = vec![plan("a", "h=1y"); MOST_SAVED + 5];
        let file = read(&write(&many)).unwrap();
        assert_eq!((file.plans.len(), file.skipped.len()), (MOST_SAVED, 1));
        assert_eq!(file.skipped[0].to_string(), "plan 1001: a file holds at most 1000 plans");
        let bad = format!("{{\"breakeven\":1,\"plans\":[{}0]}}", "0,".repeat(500_000));
        assert_eq!(read(&bad).unwrap().skipped.len(), MOST_SAVED);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>(), name in any::<String>(), link in any::<String>()) {
            let _ = read(&text);
            let file = read(&write(&[plan(&name, &link)])).unwrap();
            prop_assert_eq!(file.plans.len() + file.skipped.len(), 1);
            // What was read once reads the same again.
            prop_assert_eq!(read(&write(&file.plans)).unwrap().plans, file.plans);
        }
    }
}
