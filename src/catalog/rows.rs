//! Reads the rows that `build.rs` makes of `data/*.toml`.
//!
//! The build refuses what these readers would not understand, and the tests count that none is left out.

use std::str::FromStr;

use super::{ORIGINS, Origin};

/// The fields of one row, in order.
pub type Fields = std::str::Split<'static, char>;

/// One entry of each row.
pub fn read<T>(rows: &'static str, entry: fn(&mut Fields) -> Option<T>) -> Vec<T> {
    rows.split('\n').filter_map(|row| entry(&mut row.split('\t'))).collect()
}

/// A text that may be left empty.
pub fn filled(text: &'static str) -> Option<&'static str> {
    Some(text).filter(|text| !text.is_empty())
}

/// A whole number that the build wrote.
pub fn whole<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// The origin a row names by its position.
pub fn origin(text: &str) -> Option<&'static Origin> {
    ORIGINS.get(whole::<usize>(text)?)
}
