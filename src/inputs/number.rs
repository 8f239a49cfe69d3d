//! Numbers as links and people write them.

use crate::units::{self, decimal};

/// Whose handwriting a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// A link: plain decimals with a point; an exponent is allowed.
    Link,
    /// A form: comma or point, spaces between thousands, a unit behind.
    Form {
        /// The decimal separator where the person lives, which decides about `1,234`.
        comma: bool,
    },
}

/// A text that is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number")]
pub struct NumberError;

/// A number as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parsed {
    /// The value, prefix included.
    pub value: f64,
    /// Whether it carried an SI prefix.
    pub prefixed: bool,
}

const PREFIXES: [(char, f64); 7] =
    [('k', 1e3), ('M', 1e6), ('G', 1e9), ('T', 1e12), ('P', 1e15), ('E', 1e18), ('Z', 1e21)];

/// Reads a number; `scaled` ones may carry an SI prefix, and in a form a unit such as `TH/s` after it.
///
/// # Errors
/// [`NumberError`] for anything else, infinities and NaN included.
pub fn parse(text: &str, dialect: Dialect, scaled: bool) -> Result<Parsed, NumberError> {
    let text = text.trim();
    let (digits, factor) = if scaled { split_prefix(text, dialect) } else { (text, None) };
    let value = match dialect {
        Dialect::Link => strict(digits),
        Dialect::Form { comma } => forgiving(digits, comma),
    }?;
    let value = value * factor.unwrap_or(1.0);
    if value.is_finite() { Ok(Parsed { value, prefixed: factor.is_some() }) } else { Err(NumberError) }
}

/// Splits `234 TH/s` or `234T` into digits and factor. A link has the bare prefix only.
fn split_prefix(text: &str, dialect: Dialect) -> (&str, Option<f64>) {
    let mut rest = text;
    if dialect != Dialect::Link {
        for unit in ["H/s", "h/s", "Sol/s", "sol/s", "H", "h"] {
            if let Some(shorter) = text.strip_suffix(unit) {
                rest = shorter.trim_end();
                break;
            }
        }
    }
    // `K` is not SI but everywhere in this field; `E` before a digit would be an exponent, and is not last.
    let prefix = rest.chars().next_back().and_then(|c| {
        PREFIXES.iter().find(|(p, _)| *p == c || (c == 'K' && *p == 'k')).map(|(_, factor)| (c, *factor))
    });
    match prefix {
        Some((c, factor)) => (rest.strip_suffix(c).unwrap_or(rest).trim_end(), Some(factor)),
        None => (rest, if rest.len() < text.len() { Some(1.0) } else { None }),
    }
}

fn strict(text: &str) -> Result<f64, NumberError> {
    // In a link a plus sign stands for a space: a hand-written `1.4e+14` arrives as `1.4e 14`.
    let text = &text.replace(' ', "+");
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    if !plain || !text.bytes().any(|b| b.is_ascii_digit()) {
        return Err(NumberError);
    }
    decimal(text).ok_or(NumberError)
}

fn forgiving(text: &str, comma: bool) -> Result<f64, NumberError> {
    let mut clean: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_' | '%' | '$' | '€' | '£' | '¥' | '₹'))
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    let count = |c: char| clean.matches(c).count();
    let (commas, points) = (count(','), count('.'));
    let decimal = match (commas, points) {
        (0, 0) => None,
        (_, 0) => single(&clean, ',', commas, comma),
        (0, _) => single(&clean, '.', points, !comma),
        // Both: the later one divides whole from part.
        _ => Some(if clean.rfind(',') > clean.rfind('.') { ',' } else { '.' }),
    };
    clean.retain(|c| !matches!(c, ',' | '.') || Some(c) == decimal);
    strict(&clean.replace(',', "."))
}

/// Whether the only kind of separator in `text` is a decimal one. Several are thousands; one before
/// exactly three digits is what the person's own locale says, except that nobody groups `0,123`.
fn single(text: &str, separator: char, count: usize, locale_decimal: bool) -> Option<char> {
    if count > 1 {
        return None;
    }
    let (before, after) = text.split_once(separator)?;
    let before = before.trim_start_matches(['-', '+']);
    let grouped = after.len() == 3
        && after.bytes().all(|b| b.is_ascii_digit())
        && (1..=3).contains(&before.len())
        && !before.starts_with('0');
    (!grouped || locale_decimal).then_some(separator)
}

/// `value` × `divisor` without the noise of binary multiplication: the shortest decimal that gives
/// `value` back when divided.
pub fn shown(value: f64, divisor: f64) -> f64 {
    let product = value * divisor;
    if divisor == 1.0 || !product.is_finite() {
        return product;
    }
    let short = (12..=15).map(|digits| significant(product, digits));
    let near = [product, product.next_up(), product.next_down()];
    short.chain(near).find(|candidate| candidate / divisor == value).unwrap_or(product)
}

/// `value` to so many significant decimal digits, at most 15: beyond that a double has none.
///
/// Rounded as an integer and then divided or multiplied by an exact power of ten, which gives the double
/// nearest to the decimal for all powers up to 22; past those the last bit may differ.
pub fn significant(value: f64, digits: usize) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let shift = digits.clamp(1, 15) as i32 - 1 - libm::floor(libm::log10(value.abs())) as i32;
    let power = 10f64.powi(shift.abs());
    let rounded =
        if shift >= 0 { libm::round(value * power) / power } else { libm::round(value / power) * power };
    if rounded.is_finite() { rounded } else { value }
}

/// The shortest plain decimal that reads back as `value`.
pub fn plain(value: f64) -> String {
    units::plain(value)
}

/// A bound in a message: plain where short, with an exponent where long.
pub fn brief(value: f64) -> String {
    let magnitude = value.abs();
    if magnitude == 0.0 || (1e-3..1e7).contains(&magnitude) { plain(value) } else { units::scientific(value) }
}

/// A number with the largest SI prefix that keeps it exact and at least one: `234T`.
pub fn with_prefix(value: f64) -> String {
    PREFIXES
        .iter()
        .rev()
        .filter(|(_, factor)| value >= *factor)
        .map(|(prefix, factor)| (plain(significant(value / factor, 15)), *prefix, *factor))
        .find(|(digits, _, factor)| decimal(digits).is_some_and(|d| d * factor == value))
        .map_or_else(|| plain(value), |(digits, prefix, _)| format!("{digits}{prefix}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Dialect = Dialect::Form { comma: false };
    const GERMAN: Dialect = Dialect::Form { comma: true };

    fn read(text: &str, dialect: Dialect) -> Option<f64> {
        parse(text, dialect, false).ok().map(|p| p.value)
    }

    #[test]
    fn people_write_commas_and_points() {
        let cases = [
            ("0,08", Some(0.08), Some(0.08)),
            ("0.08", Some(0.08), Some(0.08)),
            ("1,234", Some(1234.0), Some(1.234)),
            ("1.234", Some(1.234), Some(1234.0)),
            ("0,123", Some(0.123), Some(0.123)),
            ("1,234.56", Some(1234.56), Some(1234.56)),
            ("1.234,56", Some(1234.56), Some(1234.56)),
            ("1,234,567", Some(1_234_567.0), Some(1_234_567.0)),
            ("1 234,5", Some(1234.5), Some(1234.5)),
            ("1'234.5", Some(1234.5), Some(1234.5)),
            ("−2.5 %", Some(-2.5), Some(-2.5)),
            ("$2,999", Some(2999.0), Some(2.999)),
            ("12,5", Some(12.5), Some(12.5)),
            ("1.4e14", Some(1.4e14), Some(1.4e14)),
            (".5", Some(0.5), Some(0.5)),
            ("5.", Some(5.0), Some(5.0)),
        ];
        for (text, english, german) in cases {
            assert_eq!(read(text, ENGLISH), english, "{text} in English");
            assert_eq!(read(text, GERMAN), german, "{text} in German");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", " ", "abc", "1.2.3,4,5", "NaN", "inf", "1e999", "--1", "e", ".", "-", "0x10", "٣"] {
            for dialect in [Dialect::Link, ENGLISH, GERMAN] {
                assert_eq!(read(text, dialect), None, "{text:?} {dialect:?}");
            }
        }
        assert_eq!(read("1,5", Dialect::Link), None);
    }

    #[test]
    fn an_exponent_may_have_a_sign() {
        for text in ["1.4e14", "1.4e+14", "1.4e 14", "1.4E 14 "] {
            assert_eq!(read(text, Dialect::Link), Some(1.4e14), "{text}");
        }
        for text in ["1 4", "1.4 e14", "1.4e  14", "1.4e- 14"] {
            assert_eq!(read(text, Dialect::Link), None, "{text}");
        }
    }

    #[test]
    fn hashrates_take_prefixes() {
        for (text, value) in [("234T", 234e12), ("1.2k", 1200.0), ("5E", 5e18), ("1e3", 1000.0), ("7", 7.0)] {
            assert_eq!(parse(text, Dialect::Link, true).map(|p| p.value), Ok(value), "{text}");
        }
        for (text, value) in [("234 TH/s", 234e12), ("16.5GH/s", 16.5e9), ("300 H/s", 300.0)] {
            let parsed = parse(text, ENGLISH, true).unwrap();
            assert_eq!((parsed.value, parsed.prefixed), (value, true), "{text}");
        }
        assert!(!parse("234", ENGLISH, true).unwrap().prefixed);
    }

    #[test]
    fn percent_come_back_as_they_were_written() {
        for hundredths in 0..20_000 {
            let text = plain(f64::from(hundredths) / 100.0);
            let stored = text.parse::<f64>().unwrap() / 100.0;
            assert_eq!(plain(shown(stored, 100.0)), text);
        }
    }

    #[test]
    fn prefixes_keep_the_value() {
        for value in [234e12, 1.2e12, 0.5, 999.0, 110.25e12, 1e21, 123_456_789.123, 3.3e15] {
            let text = with_prefix(value);
            assert_eq!(parse(&text, Dialect::Link, true).map(|p| p.value), Ok(value), "{text}");
        }
        assert_eq!(with_prefix(234e12), "234T");
    }
}
