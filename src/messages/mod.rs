//! What the page says, from `messages/<language>/*.toml`.
//!
//! The build makes a function of each English text, in a module for each file, so that a key or an argument that does
//! not exist does not compile: `messages::time::months(2.0, "2")` is "2 months". English is part of the program, each
//! text where it is used. Another language is two files of lines, one for what a first visit needs and one for the
//! rest: once [`speak`] has taken them, the same functions give their texts.
//!
//! A library for this (Fluent, ICU) weighs tens of kilobytes in the browser; what is needed here is a list, a search
//! for braces, and the browser's own `Intl.PluralRules`.

#![allow(clippy::too_many_arguments, reason = "a function of a text takes as many as the text has")]

use std::fmt;
use std::sync::OnceLock;

/// Gives the name that Unicode has for the form a count takes in the language spoken: `one`, `few`, `other` …
pub type Form = fn(f64) -> String;

/// A text without arguments, in a table of such.
pub type Saying = fn() -> &'static str;

struct Spoken {
    texts: Vec<&'static str>,
    form: Form,
}

static SPOKEN: [OnceLock<Spoken>; 2] = [const { OnceLock::new() }; 2];

/// A file of texts that is not the one this program was built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Texts the program has.
    pub wanted: usize,
    /// Texts the file has.
    pub had: usize,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the texts of this language are {}, and should be {}", self.had, self.wanted)
    }
}

/// The two files of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a first visit needs.
    First,
    /// The rest.
    Later,
}

/// Speaks the language whose texts `file` has, for as long as the program runs.
///
/// # Errors
/// Where the file does not have as many texts as the program; English stays.
pub fn speak(part: Part, file: String, form: Form) -> Result<(), Mismatch> {
    let part = part as usize;
    // A language once spoken stays: for another the page is loaded anew.
    if SPOKEN[part].get().is_some() {
        return Ok(());
    }
    let wanted = COUNTS[part];
    let file: &'static str = Box::leak(file.into_boxed_str());
    let texts: Vec<&'static str> = file.lines().collect();
    if texts.len() != wanted {
        return Err(Mismatch { wanted, had: texts.len() });
    }
    SPOKEN[part].get_or_init(|| Spoken { texts, form });
    Ok(())
}

fn spoken(id: usize) -> Option<(&'static str, &'static Spoken)> {
    let (part, index) = if id < COUNTS[0] { (0, id) } else { (1, id - COUNTS[0]) };
    let spoken = SPOKEN[part].get()?;
    Some((spoken.texts.get(index)?, spoken))
}

/// The text of a number in the language spoken.
fn say(id: usize, english: &'static str) -> &'static str {
    spoken(id).map_or(english, |(text, _)| text)
}

/// The form that a count takes, with its arguments put in.
fn count(id: usize, [one, other]: [&'static str; 2], number: f64, arguments: &[&str]) -> String {
    let english = if number == 1.0 { one } else { other };
    let text = spoken(id).map_or(english, |(forms, spoken)| {
        let wanted = (spoken.form)(number);
        let form = |name: &str| forms.split('\t').find_map(|form| form.strip_prefix(name)?.strip_prefix(':'));
        form(&wanted).or_else(|| form("other")).unwrap_or(english)
    });
    fill(text, arguments)
}

/// Puts each argument where its number stands in braces.
fn fill(text: &str, arguments: &[&str]) -> String {
    let mut filled = String::new();
    let mut parts = text.split('{');
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap_or(("", part));
        let argument =
            number.bytes().next().and_then(|digit| arguments.get(usize::from(digit.wrapping_sub(b'0'))));
        filled.push_str(argument.unwrap_or(&""));
        filled.push_str(rest);
    }
    filled
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_go_where_their_numbers_stand() {
        assert_eq!(fill("{1} of {0}, {1}", &["a", "b"]), "b of a, b");
        assert_eq!(fill("nothing", &[]), "nothing");
        assert_eq!(fill("{7}{", &["a"]), "");
    }

    #[test]
    fn english_counts_one_and_others() {
        assert_eq!(time::months(1.0, "1"), "1 month");
        assert_eq!(time::months(0.0, "0"), "0 months");
        assert_eq!(time::months(1.5, "1.5"), "1.5 months");
    }

    #[test]
    fn a_file_of_another_build_is_refused() {
        let wanted = COUNTS[0];
        let refused = speak(Part::First, "one line\n".to_owned(), |_| "other".to_owned());
        assert_eq!(refused, Err(Mismatch { wanted, had: 1 }));
        assert_eq!(time::months(1.0, "1"), "1 month");
    }
}
