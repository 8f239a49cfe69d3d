use std::fmt;

/// Seconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixTime(pub i64);

/// Whole days: a horizon, a delay, a position in the projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days(pub u32);

/// A day of the proleptic Gregorian calendar, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

const SECONDS: i64 = 86_400;

impl UnixTime {
    /// The day this moment lies in.
    pub fn date(self) -> Date {
        Date::from_days(self.0.div_euclid(SECONDS))
    }

    /// Seconds since that day's midnight, 0 to 86 399.
    pub fn second_of_day(self) -> i64 {
        self.0.rem_euclid(SECONDS)
    }

    /// The moment `days` later; fractions of a day count.
    pub fn after(self, days: f64) -> Self {
        Self(self.0.saturating_add((days * SECONDS as f64) as i64))
    }
}

impl Date {
    /// A date of the years 1 to 9999, or `None` when there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Days since 1970-01-01; negative before.
    ///
    /// Counts whole 400-year cycles of 146 097 days from a year that begins in March, so that the
    /// leap day is the last of its year.
    pub fn days(self) -> i64 {
        let shifted = i64::from(self.year) - i64::from(self.month <= 2);
        let cycle = shifted.div_euclid(400);
        let year = shifted.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        cycle * 146_097 + year * 365 + year / 4 - year / 100 + day_of_year - 719_468
    }

    /// The inverse of [`Date::days`], held to the years 1 to 9999.
    pub fn from_days(days: i64) -> Self {
        let days = days.clamp(-719_162, 2_932_896) + 719_468;
        let cycle = days.div_euclid(146_097);
        let day = days.rem_euclid(146_097);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let civil_month = if month < 10 { month + 3 } else { month - 9 };
        Self {
            year: (year + cycle * 400 + i64::from(civil_month <= 2)) as i32,
            month: civil_month as u8,
            day: (day_of_year - (153 * month + 2) / 5 + 1) as u8,
        }
    }

    /// Midnight at the start of this day.
    pub fn midnight(self) -> UnixTime {
        UnixTime(self.days() * SECONDS)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in_month(year: i32, month: u8) -> u8 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_jiff_over_nine_centuries() {
        let start = jiff::civil::date(1600, 1, 1);
        for offset in (0..330_000).step_by(13) {
            let theirs = start.saturating_add(jiff::Span::new().days(offset));
            let ours = Date::new(theirs.year().into(), theirs.month() as u8, theirs.day() as u8).unwrap();
            let days = theirs.duration_since(jiff::civil::date(1970, 1, 1)).as_hours() / 24;
            assert_eq!(ours.days(), days);
            assert_eq!(Date::from_days(days), ours);
        }
    }

    #[test]
    fn reads_only_real_days() {
        assert_eq!(Date::parse("2028-02-29").map(|d| d.to_string()).as_deref(), Some("2028-02-29"));
        for text in ["2027-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01-01", "+026-01-01", ""] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_knows_its_day() {
        let halving = Date::new(2024, 4, 20).unwrap().midnight();
        assert_eq!(halving, UnixTime(1_713_571_200));
        assert_eq!(UnixTime(halving.0 - 1).date(), Date::new(2024, 4, 19).unwrap());
        assert_eq!(halving.after(1.5).second_of_day(), 43_200);
    }
}
