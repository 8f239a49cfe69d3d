use crate::messages::time;
use crate::units::{DAYS_PER_MONTH, DAYS_PER_YEAR};

/// A length of time, rounded as people would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Less than a day.
    UnderADay,
    /// 1 to 60 days.
    Days(u64),
    /// 2 to 35 months.
    Months(u64),
    /// From three years; months 0 to 11, and 0 from ten years on.
    Years(u64, u64),
}

impl Span {
    /// `days` rounded to the nearest unit shown. Anything below zero or not a number is under a day.
    pub fn of(days: f64) -> Self {
        let whole = |value: f64| libm::round(value) as u64;
        if days.is_nan() || days < 1.0 {
            return Self::UnderADay;
        }
        let months = whole(days / DAYS_PER_MONTH);
        match months {
            _ if days < 60.5 => Self::Days(whole(days)),
            ..36 => Self::Months(months),
            36..120 => Self::Years(months / 12, months % 12),
            _ => Self::Years(whole(days / DAYS_PER_YEAR), 0),
        }
    }

    /// "31 months", "3 years 2 months". `number` writes counts of a thousand and more.
    pub fn words(self, number: impl Fn(u64) -> String) -> String {
        let words = |count: fn(f64, &str) -> String, of: u64| count(of as f64, &of.to_string());
        match self {
            Self::UnderADay => time::under_a_day().to_owned(),
            Self::Days(days) => words(time::days, days),
            Self::Months(months) => words(time::months, months),
            Self::Years(years @ 1000.., _) => time::years(years as f64, &number(years)),
            Self::Years(years, 0) => words(time::years, years),
            Self::Years(years, months) => {
                time::years_months(&words(time::years, years), &words(time::months, months))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(days: f64) -> String {
        Span::of(days).words(|years| format!("<{years}>"))
    }

    #[test]
    fn as_people_would_say_it() {
        for (days, text) in [
            (-3.0, "less than a day"),
            (f64::NAN, "less than a day"),
            (0.4, "less than a day"),
            (1.2, "1 day"),
            (60.4, "60 days"),
            (60.6, "2 months"),
            (943.6, "31 months"),
            (1080.0, "35 months"),
            (1081.0, "3 years"),
            (1160.0, "3 years 2 months"),
            (1131.0, "3 years 1 month"),
            (3637.0, "9 years 11 months"),
            (3652.5, "10 years"),
            (6_209_250.0, "<17000> years"),
            (f64::INFINITY, "<18446744073709551615> years"),
        ] {
            assert_eq!(words(days), text, "{days}");
        }
    }
}
