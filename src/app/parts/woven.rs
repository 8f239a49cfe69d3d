//! Texts with parts of a view among their words, which stand where the language wants them.

use leptos::prelude::*;

/// What a text is given for its arguments, so that [`woven`] finds their places.
pub const MARKS: [&str; 2] = ["\u{1}", "\u{2}"];

/// The text with a part in place of each mark.
pub fn woven<const N: usize>(text: &str, parts: [AnyView; N]) -> AnyView {
    let mut parts = parts.map(Some);
    let mut pieces = Vec::with_capacity(2 * N + 1);
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_control()) {
        // Not split in one step: what that would panic with is thousands of bytes.
        let (words, after) = (rest.get(..at).unwrap_or_default(), rest.get(at..).unwrap_or_default());
        pieces.push(words.to_owned().into_any());
        let number = usize::from(after.as_bytes().first().copied().unwrap_or_default());
        pieces.extend(parts.get_mut(number.wrapping_sub(1)).and_then(Option::take));
        rest = after.get(1..).unwrap_or_default();
    }
    pieces.push(rest.to_owned().into_any());
    pieces.into_any()
}
