//! Writing decimals. The standard library's way is 7 KB of what the page loads at first, tables included; what
//! people type and read has few digits, of which multiplication finds the shortest form.

use super::decimal::nearest;
use super::natural::Natural;

/// Powers of ten up to this one are doubles themselves.
const EXACT: i32 = 22;

/// The decimal with the fewest digits that reads back as `value`: a number without zeros at its end, and the power
/// of ten it is multiplied by. The sign is left out; 0 for what is not finite.
fn shortest(value: f64) -> (u64, i32) {
    let value = value.abs();
    if value == 0.0 || !value.is_finite() {
        return (0, 0);
    }
    let scaled = |power: i32| if power < 0 { value / 10f64.powi(-power) } else { value * 10f64.powi(power) };
    let back = |digits: f64, power: i32| {
        if power < 0 { digits * 10f64.powi(-power) } else { digits / 10f64.powi(power) }
    };
    let magnitude = libm::floor(libm::log10(value)) as i32;
    // Digits and power of ten being exact, their product or quotient is the double nearest to the decimal.
    for power in -magnitude..=14 - magnitude {
        let digits = libm::round(scaled(power));
        if power.abs() <= EXACT && digits < 1e15 && back(digits, power) == value {
            return trimmed(digits as u64, -power);
        }
    }
    let (digits, power) = exact(value, magnitude);
    // Where doubles are as dense as everywhere, fewer than fifteen digits would have been found above.
    let mut unit = if value < f64::MIN_POSITIVE { 10u64.pow(17) } else { 1000 };
    loop {
        let rounded = (digits + unit / 2) / unit;
        let found: Vec<u8> = rounded.to_string().bytes().map(|byte| byte - b'0').collect();
        if unit == 1 || nearest(&found, power + i64::from(unit.ilog10())) == value {
            return trimmed(rounded * unit, power as i32);
        }
        unit /= 10;
    }
}

/// The first 17 to 19 digits of `value`, and the power of ten they are multiplied by.
fn exact(value: f64, magnitude: i32) -> (u64, i64) {
    let bits = value.to_bits();
    let (field, fraction) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    let (significand, exponent) =
        if field == 0 { (fraction, -1074) } else { (fraction | 1 << 52, field - 1075) };
    let (mut top, mut bottom) = (Natural::from(significand), Natural::from(1));
    if exponent > 0 {
        top.double(exponent)
    } else {
        bottom.double(-exponent)
    }
    let power = 17 - i64::from(magnitude);
    let scaled = if power > 0 { &mut top } else { &mut bottom };
    for _ in 0..power.abs() {
        scaled.scale(10, 0);
    }
    let longer = top.bits() - bottom.bits();
    bottom.double(longer);
    (top.divide(&bottom, longer + 1).0, -power)
}

fn trimmed(mut digits: u64, mut power: i32) -> (u64, i32) {
    while digits != 0 && digits.is_multiple_of(10) {
        digits /= 10;
        power += 1;
    }
    (digits, power)
}

/// The shortest plain decimal that reads back as `value`; what is not finite as a word.
pub fn plain(value: f64) -> String {
    let Some(mut text) = sign(value) else { return unwritable(value) };
    let (digits, power) = shortest(value);
    let digits = digits.to_string();
    let whole = digits.len() as i32 + power;
    if whole <= 0 {
        text.push_str("0.");
    }
    for _ in whole..0 {
        text.push('0');
    }
    for (index, digit) in (0..).zip(digits.chars()) {
        if index == whole && whole > 0 {
            text.push('.');
        }
        text.push(digit);
    }
    for _ in digits.len() as i32..whole {
        text.push('0');
    }
    text
}

/// The shortest decimal that reads back as `value`, with an exponent: `1.4e14`.
pub fn scientific(value: f64) -> String {
    let Some(mut text) = sign(value) else { return unwritable(value) };
    let (digits, power) = shortest(value);
    let digits = digits.to_string();
    for (index, digit) in digits.chars().enumerate() {
        if index == 1 {
            text.push('.');
        }
        text.push(digit);
    }
    text.push('e');
    text.push_str(&(power + digits.len() as i32 - 1).to_string());
    text
}

fn sign(value: f64) -> Option<String> {
    value.is_finite().then(|| String::from(if value < 0.0 { "-" } else { "" }))
}

fn unwritable(value: f64) -> String {
    let word = if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "inf"
    } else {
        "-inf"
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{plain, scientific};
    use crate::units::decimal;
    use proptest::prelude::*;

    fn same(value: f64) {
        assert_eq!(plain(value), format!("{}", value + 0.0));
        assert_eq!(scientific(value), format!("{:e}", value + 0.0));
    }

    #[test]
    fn values_are_written_as_in_the_standard_library() {
        for value in [
            0.0,
            -0.0,
            1.0,
            -1.5,
            0.1,
            0.3,
            0.1 + 0.2,
            100.0,
            1e14,
            1.42e14,
            1e15,
            1e16,
            1e21,
            1e22,
            1e23,
            1e300,
            9_007_199_254_740_991.0,
            9_007_199_254_740_992.0,
            123_456_789_012_345_680.0,
            1.0 / 3.0,
            2.0 / 3.0,
            1e-7,
            1e-5,
            5e-324,
            2.225_073_858_507_201_4e-308,
            f64::MAX,
            f64::MIN_POSITIVE,
            f64::EPSILON,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            1.797_693_134_862_315_5e308,
        ] {
            same(value);
        }
    }

    proptest! {
        #[test]
        fn any_double_is_written_as_in_the_standard_library(bits in any::<u64>()) {
            let value = f64::from_bits(bits);
            // Below a power of two doubles lie closer, and the decimal nearest to one may not be the shortest.
            prop_assume!(bits << 12 != 0);
            same(value);
        }

        #[test]
        fn what_people_type_is_written_so(digits in 0u64..10_000_000_000_000_000, power in -12i32..12) {
            same(format!("{digits}e{power}").parse().unwrap());
        }

        #[test]
        fn powers_of_two_read_back(exponent in 0u64..2047) {
            let value = f64::from_bits(exponent << 52);
            prop_assert_eq!(decimal(&plain(value)), Some(value));
            prop_assert_eq!(decimal(&scientific(value)), Some(value));
        }
    }
}
