use crate::units::{DAYS_PER_MONTH, Date};
use crate::wording;

/// Distances between ticks in months, and in days for what is shorter.
const MONTHS: [i64; 10] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const DAYS: [i64; 5] = [1, 2, 7, 14, 28];

/// A date on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct DateTick {
    /// Days from the start of the axis.
    pub day: f64,
    /// The year for a January, else the month, or the day of the month on short axes.
    pub label: String,
    /// Whether a year begins here.
    pub year: bool,
}

/// Ticks at the first of years, quarters or months between the days `from` and `to` after `start`: as
/// many as there is room for, at most `most`, where the calendar has them. Axes too short for two months
/// are ticked by days, where there is room for such.
pub fn dates(start: Date, from: f64, to: f64, most: usize) -> Vec<DateTick> {
    let span = to - from;
    if span.is_nan() || span <= 0.0 || most == 0 {
        return Vec::new();
    }
    // Half a tick of tolerance: ten years and a day are to have the ticks of ten years.
    let fits = |step: f64| span / step <= most as f64 + 0.5;
    if span < 2.0 * DAYS_PER_MONTH
        && let Some(step) = DAYS.into_iter().find(|step| fits(*step as f64))
    {
        return by_days(start, from, to, step);
    }
    let step = MONTHS.into_iter().find(|step| fits(*step as f64 * DAYS_PER_MONTH)).unwrap_or(1200);
    by_months(start, from, to, step)
}

fn by_months(start: Date, from: f64, to: f64, step: i64) -> Vec<DateTick> {
    let origin = start.days();
    let first = Date::from_days(origin + libm::floor(from) as i64);
    let mut month = (i64::from(first.year()) * 12 + i64::from(first.month()) - 1).div_euclid(step) * step;
    let mut ticks = Vec::new();
    while let Some(date) = Date::new(month.div_euclid(12) as i32, month.rem_euclid(12) as u8 + 1, 1) {
        let day = (date.days() - origin) as f64;
        if day > to {
            break;
        }
        if day >= from {
            let year = date.month() == 1;
            let label = if year { date.year().to_string() } else { wording::month_short(date).to_owned() };
            ticks.push(DateTick { day, label, year });
        }
        month += step;
    }
    // Months alone would leave open which year they are of.
    if !ticks.iter().any(|tick| tick.year)
        && let Some(tick) = ticks.first_mut()
    {
        let date = Date::from_days(origin + tick.day as i64);
        tick.label = wording::short_month(date);
    }
    ticks
}

fn by_days(start: Date, from: f64, to: f64, step: i64) -> Vec<DateTick> {
    let mut ticks = Vec::new();
    let mut day = libm::ceil(from) as i64;
    while day as f64 <= to {
        let date = Date::from_days(start.days() + day);
        let label = wording::day_month(date);
        ticks.push(DateTick { day: day as f64, label, year: false });
        day += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(start: &str, days: f64, most: usize) -> Vec<String> {
        dates(Date::parse(start).unwrap(), 0.0, days, most).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn years_quarters_or_months_as_there_is_room() {
        assert_eq!(labels("2026-11-23", 1826.0, 5), ["2027", "2028", "2029", "2030", "2031"]);
        assert_eq!(
            labels("2026-11-23", 730.0, 8),
            ["2027", "Apr", "Jul", "Oct", "2028", "Apr", "Jul", "Oct"]
        );
        assert_eq!(labels("2026-11-23", 120.0, 6), ["Dec", "2027", "Feb", "Mar"]);
        assert_eq!(labels("2026-11-23", 3653.0, 4), ["2030", "2035"]);
    }

    #[test]
    fn the_year_is_never_left_open() {
        assert_eq!(labels("2027-02-10", 150.0, 6), ["Mar 2027", "Apr", "May", "Jun", "Jul"]);
    }

    #[test]
    fn short_axes_count_days() {
        assert_eq!(labels("2026-12-28", 6.0, 4), ["28 Dec", "30 Dec", "1 Jan", "3 Jan"]);
        assert_eq!(labels("2026-12-28", 1.0, 4), ["28 Dec", "29 Dec"]);
        // Every 28 days would be three where there is room for one.
        assert_eq!(labels("2026-12-28", 59.3, 1), ["2027"]);
        assert!(labels("2026-12-28", 0.0, 4).is_empty());
        assert!(labels("2026-12-28", f64::NAN, 4).is_empty());
    }

    #[test]
    fn ticks_stand_where_the_calendar_has_them() {
        // 2028 is a leap year: 366 days to the next January.
        let ticks = dates(Date::new(2027, 12, 31).unwrap(), 0.0, 800.0, 3);
        assert_eq!(ticks.iter().map(|tick| tick.day).collect::<Vec<_>>(), [1.0, 367.0, 732.0]);
    }

    proptest! {
        #[test]
        fn ticks_rise_and_fit(offset in 0i64..40_000, days in 1.0..20_000.0f64, most in 1usize..20) {
            let start = Date::from_days(offset);
            let ticks = dates(start, 0.0, days, most);
            prop_assert!(ticks.len() <= most + 1, "{} ticks for {most}", ticks.len());
            prop_assert!(ticks.windows(2).all(|pair| pair[0].day < pair[1].day));
            prop_assert!(ticks.iter().all(|tick| tick.day >= 0.0 && tick.day <= days));
        }
    }
}
