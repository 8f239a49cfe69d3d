use crate::units::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "14 June 2029": the order that nobody reads as another date.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), name(date), date.year())
}

/// "June 2029".
pub fn month(date: Date) -> String {
    format!("{} {}", name(date), date.year())
}

/// The month's first three letters.
pub fn month_short(date: Date) -> &'static str {
    name(date).get(..3).unwrap_or_default()
}

fn name(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month()).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words() {
        let date = Date::new(2029, 6, 4).unwrap();
        assert_eq!(
            (day(date).as_str(), month(date).as_str(), month_short(date)),
            ("4 June 2029", "June 2029", "Jun")
        );
        let all: Vec<_> = (1..=12).map(|m| month_short(Date::new(2027, m, 1).unwrap())).collect();
        assert_eq!(all.concat(), "JanFebMarAprMayJunJulAugSepOctNovDec");
    }
}
