use crate::messages::time;
use crate::units::Date;

/// "14 June 2029": the order that nobody reads as another date.
pub fn day(date: Date) -> String {
    time::date(&date.day().to_string(), name(date, time::months_in_date()), &date.year().to_string())
}

/// "June 2029".
pub fn month(date: Date) -> String {
    time::month_year(name(date, time::months_alone()), &date.year().to_string())
}

/// "Jun 2029".
pub fn short_month(date: Date) -> String {
    time::short_month_year(month_short(date), &date.year().to_string())
}

/// "4 Jun".
pub fn day_month(date: Date) -> String {
    time::day_month(&date.day().to_string(), month_short(date))
}

/// The month in few letters.
pub fn month_short(date: Date) -> &'static str {
    name(date, time::months_short())
}

fn name(date: Date, months: &'static str) -> &'static str {
    months.split(' ').nth(usize::from(date.month()).wrapping_sub(1)).unwrap_or_default()
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
