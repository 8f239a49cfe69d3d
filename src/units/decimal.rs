//! Reading decimals. The standard library does it by a table that is an eighth of what the page may load at
//! first; people type few digits, so a division bit by bit is fast enough and as exact.

use super::natural::Natural;

/// Digits that decide: the exact decimal of the midpoint of two doubles has at most 767.
const DECISIVE: usize = 800;

/// The double nearest to a decimal, ties to even, as the standard library reads it.
///
/// Takes digits with at most one point among, before or behind them, a sign before and an exponent after.
/// `None` for any other text, spaces, `inf` and `NaN` included; too large for a double is infinite.
pub fn decimal(text: &str) -> Option<f64> {
    let (negative, rest) = signed(text.as_bytes());
    let (digits, exponent) = match rest.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (rest.get(..at)?, whole(rest.get(at + 1..)?)?),
        None => (rest, 0),
    };
    let mut exponent = exponent;
    let mut kept = Vec::new();
    let (mut point, mut any) = (false, false);
    for byte in digits {
        match byte {
            b'.' if !point => point = true,
            b'0'..=b'9' => {
                any = true;
                exponent -= i64::from(point);
                if kept.len() < DECISIVE {
                    if !(kept.is_empty() && *byte == b'0') {
                        kept.push(byte - b'0');
                    }
                } else {
                    exponent += 1;
                    // It only says on which side of a midpoint the value lies.
                    if let Some(last) = kept.last_mut().filter(|last| *byte != b'0' && **last % 5 == 0) {
                        *last += 1;
                    }
                }
            }
            _ => return None,
        }
    }
    let value = any.then(|| nearest(&kept, exponent))?;
    Some(if negative { -value } else { value })
}

fn signed(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

/// A whole number; one too long to matter stays at a million.
fn whole(text: &[u8]) -> Option<i64> {
    let (negative, digits) = signed(text);
    let mut value = 0i64;
    for byte in digits {
        value = (value * 10 + i64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?)).min(1_000_000);
    }
    (!digits.is_empty()).then_some(if negative { -value } else { value })
}

/// `digits` × 10^`exponent`.
pub(super) fn nearest(digits: &[u8], exponent: i64) -> f64 {
    let magnitude = digits.len() as i64 + exponent;
    if digits.is_empty() || magnitude < -330 {
        return 0.0;
    }
    if magnitude > 310 {
        return f64::INFINITY;
    }
    let mut top = Natural::default();
    for digit in digits {
        top.scale(10, u32::from(*digit));
    }
    let mut bottom = Natural::from(1);
    let scaled = if exponent < 0 { &mut bottom } else { &mut top };
    for _ in 0..exponent.unsigned_abs() {
        scaled.scale(10, 0);
    }
    // top / bottom becomes at least 1 and less than 2, times 2^-shift.
    let mut shift = bottom.bits() - top.bits();
    if shift > 0 {
        top.double(shift)
    } else {
        bottom.double(-shift)
    }
    if top.less(&bottom) {
        top.double(1);
        shift += 1;
    }
    let (quotient, more) = top.divide(&bottom, 64);
    rounded(quotient, -63 - shift, more)
}

/// `quotient` × 2^`exponent`, the highest bit of `quotient` set, and `more` whether it is truly a bit more.
fn rounded(quotient: u64, exponent: i64, more: bool) -> f64 {
    const LOWEST: i64 = -1074;
    let dropped = (LOWEST - exponent).max(11);
    let wide = u128::from(quotient);
    if dropped > 64 {
        return 0.0;
    }
    let (kept, half) = ((wide >> dropped) as u64, 1u128 << (dropped - 1));
    let rest = wide & ((half << 1) - 1);
    let up = rest > half || (rest == half && (more || kept & 1 == 1));
    let significand = kept + u64::from(up);
    // The implicit bit, and a carry out of the significand, count the exponent up by themselves.
    let above = (exponent + dropped - LOWEST) as u64;
    let bits = (above << 52) + significand;
    f64::from_bits(bits.min(f64::INFINITY.to_bits()))
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use proptest::prelude::*;

    fn same(text: &str) {
        let expected = text.parse::<f64>().ok().map(f64::to_bits);
        assert_eq!(decimal(text).map(f64::to_bits), expected, "{text}");
    }

    #[test]
    fn hard_decimals_are_read_exactly() {
        let midpoint = "9007199254740993";
        let long = |tail: &str| [midpoint, ".", &"0".repeat(900), tail].concat();
        for text in [
            "0",
            "-0",
            "1",
            ".5",
            "5.",
            "-2.5e-3",
            "1E+22",
            "1e23",
            "8.5e22",
            midpoint,
            "9007199254740992.9",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "-1e999999999999",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "5e-324",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2e-324",
            "1e-400",
            "0.1",
            "0.30000000000000004",
            "123456789012345678901234567890",
            "",
            ".",
            "-",
            "+",
            "e5",
            "1e",
            "1e+",
            "1.2.3",
            "1 ",
            " 1",
            "--1",
            "0x10",
            "٣",
        ] {
            same(text);
        }
        // Far behind the digits that a double keeps, one decides a tie.
        same(&long("0"));
        same(&long("1"));
        assert_eq!(decimal("inf"), None);
        assert_eq!(decimal("NaN"), None);
    }

    proptest! {
        #[test]
        fn every_double_reads_back(bits in any::<u64>()) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            prop_assert_eq!(decimal(&format!("{value}")).map(f64::to_bits), Some(bits));
            prop_assert_eq!(decimal(&format!("{value:e}")).map(f64::to_bits), Some(bits));
        }

        #[test]
        fn any_decimal_reads_as_in_the_standard_library(text in "[-+]?[0-9]{0,25}\\.?[0-9]{0,25}([eE][-+]?[0-9]{1,3})?") {
            same(&text);
        }

        #[test]
        fn no_text_panics(text in "[-+.eE0-9 x٣]{0,40}") {
            same(&text);
        }
    }
}
