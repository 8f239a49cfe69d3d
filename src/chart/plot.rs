use crate::units::{DAYS_PER_MONTH, Date, Within};

/// What a chart over time shows. Days count from [`Plot::start`] and rise along every series.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// The date of day 0.
    pub start: Date,
    /// What the main line is called: "Your plan".
    pub name: String,
    /// The main line: day and value.
    pub line: Vec<(f64, f64)>,
    /// The range of possible values around it.
    pub band: Option<Band>,
    /// A line to compare with, drawn dashed.
    pub second: Option<Second>,
    /// The break-even: the one mark in the accent colour.
    pub mark: Option<Mark>,
    /// A point worth a quiet mark, such as the peak of a line that never gets there.
    pub peak: Option<Mark>,
    /// What happens on the way, in order.
    pub events: Vec<Event>,
    /// What moves all the way and so has no day, in a sentence; empty where nothing does.
    pub path: String,
}

/// A range of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// "8 of 10 futures".
    pub name: String,
    /// Day, lowest and highest value.
    pub points: Vec<(f64, f64, f64)>,
}

/// A second line.
#[derive(Clone, Debug, PartialEq)]
pub struct Second {
    /// "Buying the coin instead".
    pub name: String,
    /// Day and value.
    pub points: Vec<(f64, f64)>,
}

/// A labelled point.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its day.
    pub day: f64,
    /// Its value.
    pub value: f64,
    /// A few words.
    pub label: String,
}

/// A day on which something changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The day, fractions included.
    pub day: f64,
    /// One word or two, for the axis.
    pub label: String,
    /// What it does, in a sentence.
    pub effect: String,
}

/// What the chart says of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The day, as the main line has it.
    pub day: f64,
    /// Its date.
    pub date: Date,
    /// Months since the start, rounded.
    pub month: u32,
    /// The main line's value.
    pub value: f64,
    /// The band's lowest and highest value.
    pub band: Option<(f64, f64)>,
    /// The second line's value.
    pub second: Option<f64>,
}

impl Plot {
    /// A chart that begins on this day and shows nothing.
    pub fn empty(start: Date) -> Self {
        let (name, line, events, path) = (String::new(), Vec::new(), Vec::new(), String::new());
        Self { start, name, line, band: None, second: None, mark: None, peak: None, events, path }
    }

    /// The first and the last day of the main line.
    pub fn days(&self) -> (f64, f64) {
        match (self.line.first(), self.line.last()) {
            (Some(first), Some(last)) => (first.0, last.0),
            _ => (0.0, 0.0),
        }
    }

    /// The lowest and the highest value of everything drawn, or `None` with nothing to draw.
    pub fn values(&self) -> Option<(f64, f64)> {
        let line = self.line.iter().map(|point| point.1);
        let second = self.second.iter().flat_map(|second| second.points.iter().map(|point| point.1));
        let band = self.band.iter().flat_map(|band| band.points.iter().flat_map(|point| [point.1, point.2]));
        let widen = |(low, high): (f64, f64), value: f64| (low.min(value), high.max(value));
        let first = line.clone().find(|value| value.is_finite())?;
        Some(line.chain(second).chain(band).filter(|value| value.is_finite()).fold((first, first), widen))
    }

    /// What is shown of the point of the main line nearest to `day`; `None` with nothing to draw.
    pub fn at(&self, day: f64) -> Option<Reading> {
        let &(day, value) = nearest(&self.line, |point| point.0, day)?;
        let second = |second: &Second| nearest(&second.points, |point| point.0, day).map(|point| point.1);
        let band = |band: &Band| nearest(&band.points, |point| point.0, day).map(|point| (point.1, point.2));
        Some(Reading {
            day,
            date: Date::from_days(self.start.days() + libm::floor(day) as i64),
            month: libm::round(day / DAYS_PER_MONTH) as u32,
            value,
            band: self.band.as_ref().and_then(band),
            second: self.second.as_ref().and_then(second),
        })
    }

    /// The day `months` whole months after (or before, if negative) the month in which `day` lies, held to
    /// the line. From inside a month the first step leads to its nearer end in that direction.
    pub fn stepped(&self, day: f64, months: i32) -> f64 {
        stepped(self.days(), day, months)
    }

    /// The place in [`Plot::events`] of the event nearest to `day`, if one is within `reach` days.
    pub fn event_near(&self, day: f64, reach: f64) -> Option<usize> {
        let distance = |event: &Event| (event.day - day).abs();
        let near = |(_, event): &(usize, &Event)| distance(event) <= reach;
        let closer = |a: &(usize, &Event), b: &(usize, &Event)| distance(a.1).total_cmp(&distance(b.1));
        self.events.iter().enumerate().filter(near).min_by(closer).map(|(index, _)| index)
    }
}

/// Whole months from `day` on, held to the days from `first` to `last`.
pub(super) fn stepped((first, last): (f64, f64), day: f64, months: i32) -> f64 {
    // A hundredth of a month is the nearest point of a daily line and counts as being there.
    let position = day / DAYS_PER_MONTH;
    let whole = libm::round(position);
    let settled = (position - whole).abs() < 0.02;
    let from = match months {
        _ if settled => whole,
        1.. => libm::floor(position),
        _ => libm::ceil(position),
    };
    ((from + f64::from(months)) * DAYS_PER_MONTH).within(first, last)
}

pub(super) fn nearest<T>(points: &[T], day_of: impl Fn(&T) -> f64, day: f64) -> Option<&T> {
    let after = points.partition_point(|point| day_of(point) < day);
    let before = points.get(after.wrapping_sub(1));
    match (before, points.get(after)) {
        (Some(before), Some(after)) if day - day_of(before) <= day_of(after) - day => Some(before),
        (before, after) => after.or(before),
    }
}

#[cfg(test)]
pub(super) fn example() -> Plot {
    Plot {
        start: Date::new(2026, 11, 23).unwrap(),
        name: "Your plan".into(),
        line: (0..=730).map(|d| (f64::from(d), -7000.0 + 10.0 * f64::from(d))).collect(),
        band: None,
        second: Some(Second { name: "Buying".into(), points: vec![(0.0, 0.0), (730.0, -900.0)] }),
        mark: Some(Mark { day: 700.0, value: 0.0, label: "Break-even".into() }),
        peak: None,
        events: vec![Event { day: 515.4, label: "Halving".into(), effect: "The subsidy halves.".into() }],
        path: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_nearest_day() {
        let plot = example();
        let reading = plot.at(364.6).unwrap();
        assert_eq!((reading.day, reading.value, reading.month), (365.0, -3350.0, 12));
        assert_eq!(reading.date, Date::new(2027, 11, 23).unwrap());
        assert_eq!(reading.second, Some(0.0));
        assert_eq!(plot.at(366.0).unwrap().second, Some(-900.0));
        assert_eq!((plot.at(-5.0).unwrap().day, plot.at(9e9).unwrap().day), (0.0, 730.0));
    }

    #[test]
    fn nothing_to_draw_is_not_a_zero() {
        let plot = Plot { line: Vec::new(), ..example() };
        assert_eq!((plot.at(3.0), plot.values(), plot.days()), (None, None, (0.0, 0.0)));
    }

    #[test]
    fn the_value_axis_knows_every_series() {
        let mut plot = example();
        plot.band =
            Some(Band { name: String::new(), points: vec![(0.0, -9000.0, 1.0), (730.0, 0.0, f64::NAN)] });
        assert_eq!(plot.values(), Some((-9000.0, 300.0)));
    }

    #[test]
    fn steps_go_by_months_and_stop_at_the_ends() {
        let plot = example();
        let month = |day: f64, by| plot.stepped(day, by) / DAYS_PER_MONTH;
        assert_eq!(month(0.0, 1), 1.0);
        // The daily point nearest to month 1 is day 30.
        assert_eq!(month(30.0, 1), 2.0);
        assert_eq!(month(30.0, -1), 0.0);
        assert_eq!(month(40.0, 1), 2.0);
        assert_eq!(month(40.0, -1), 1.0);
        assert_eq!(month(40.0, 12), 13.0);
        assert_eq!((plot.stepped(3.0, -12), plot.stepped(700.0, 12)), (0.0, 730.0));
    }

    #[test]
    fn finds_the_event_within_reach() {
        let plot = example();
        assert_eq!(plot.event_near(520.0, 5.0), Some(0));
        assert_eq!(plot.event_near(530.0, 5.0), None);
    }
}
