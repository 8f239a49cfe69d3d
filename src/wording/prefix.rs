const PREFIXES: [&str; 9] = ["", "k", "M", "G", "T", "P", "E", "Z", "Y"];

/// `value` as a number from 1 to 999.99 and the SI prefix it then needs: 1.16e15 is 1.16 and "P". Below
/// one there is no prefix, beyond yotta the number grows instead.
pub fn scaled(value: f64) -> (f64, &'static str) {
    let mut rest = value;
    let mut prefix = "";
    for next in &PREFIXES[1..] {
        // What rounds to a thousand at four digits is shown with the next prefix.
        if rest.abs() < 999.95 {
            break;
        }
        rest /= 1000.0;
        prefix = next;
    }
    (rest, prefix)
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn picks_the_prefix() {
        assert_eq!(scaled(1.16e15), (1.16, "P"));
        assert_eq!(scaled(200e12), (200.0, "T"));
        assert_eq!(scaled(999.96e3).1, "M");
        assert_eq!(scaled(0.5), (0.5, ""));
        assert_eq!(scaled(0.0), (0.0, ""));
        assert_eq!(scaled(-2e6), (-2.0, "M"));
        assert_eq!(scaled(3e28).1, "Y");
    }
}
