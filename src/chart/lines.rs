//! Several courses on one chart.

use crate::units::{DAYS_PER_MONTH, Date, Within};

use super::drawing::Frame;
use super::path::{decimate, line};
use super::plot::{nearest, stepped};
use super::{Axis, DateTick, Linear, dates};

/// Several courses over the same days.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The date of day 0.
    pub start: Date,
    /// The days, rising.
    pub days: Vec<f64>,
    /// Name and values of each course, as many values as there are days.
    pub courses: Vec<(String, Vec<f64>)>,
}

/// What is shown of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct LinesReading {
    /// The day.
    pub day: f64,
    /// Its date.
    pub date: Date,
    /// Months since the start, rounded.
    pub month: u32,
    /// The value of each course.
    pub values: Vec<f64>,
}

/// Courses ready to be put into an SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct LinesDrawing {
    /// The frame they are drawn in.
    pub frame: Frame,
    /// Days to x.
    pub x: Linear,
    /// Values to y.
    pub y: Linear,
    /// Path of each course.
    pub paths: Vec<String>,
    /// For each course the y of its last value, and where its label stands so that none covers another.
    pub ends: Vec<(f64, f64)>,
    /// Value ticks: value and y, from below.
    pub values: Vec<(f64, f64)>,
    /// Date ticks with their x.
    pub dates: Vec<(f64, DateTick)>,
}

impl Lines {
    /// The first and the last day.
    pub fn range(&self) -> (f64, f64) {
        (self.days.first().copied().unwrap_or(0.0), self.days.last().copied().unwrap_or(0.0))
    }

    /// The lowest and the highest value of all courses; zeros where there is none.
    pub fn values(&self) -> (f64, f64) {
        let all = self.courses.iter().flat_map(|(_, values)| values.iter().copied());
        let widen = |(low, high): (f64, f64), value: f64| (low.min(value), high.max(value));
        all.filter(|value| value.is_finite()).fold((0.0, 0.0), widen)
    }

    /// What is shown of the day nearest to `day`; `None` with nothing to draw.
    pub fn at(&self, day: f64) -> Option<LinesReading> {
        let day = *nearest(&self.days, |day| *day, day)?;
        let index = self.days.partition_point(|other| *other < day);
        Some(LinesReading {
            day,
            date: Date::from_days(self.start.days() + libm::floor(day) as i64),
            month: libm::round(day / DAYS_PER_MONTH) as u32,
            values: self
                .courses
                .iter()
                .map(|(_, values)| values.get(index).copied().unwrap_or(0.0))
                .collect(),
        })
    }

    /// The day `months` whole months after `day`, or before it; see [`super::Plot::stepped`].
    pub fn stepped(&self, day: f64, months: i32) -> f64 {
        stepped(self.range(), day, months)
    }
}

/// Puts `lines` into `frame`, with text of `font` pixels.
pub fn draw_lines(lines: &Lines, axis: &Axis, mut frame: Frame, font: f64) -> LinesDrawing {
    // Each course has its number behind its end.
    frame.right -= 1.2 * font;
    let (x, y) = (frame.x(lines.range()), frame.y(axis));
    let columns = (frame.right - frame.left).max(1.0) as usize;
    let path = |(_, values): &(String, Vec<f64>)| {
        let points: Vec<(f64, f64)> =
            lines.days.iter().zip(values).map(|(day, value)| (x.at(*day), y.at(*value))).collect();
        line(&decimate(&points, columns))
    };
    let most = (frame.right - frame.left) / (3.4 * font);
    let (first, last) = lines.range();
    let ticks = dates(lines.start, first, last, most as usize);
    let ends: Vec<f64> =
        lines.courses.iter().map(|(_, values)| y.at(values.last().copied().unwrap_or(0.0))).collect();
    LinesDrawing {
        frame,
        x,
        y,
        paths: lines.courses.iter().map(path).collect(),
        ends: ends.iter().copied().zip(apart(&ends, (frame.top, frame.bottom), 1.15 * font)).collect(),
        values: axis.ticks.iter().map(|value| (*value, y.at(*value))).collect(),
        dates: ticks.into_iter().map(|tick| (x.at(tick.day), tick)).collect(),
    }
}

/// Places in a column near `wishes`, at least `gap` apart and, as far as there is room, between `top` and `bottom`.
fn apart(wishes: &[f64], (top, bottom): (f64, f64), gap: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_unstable_by(|a, b| wishes[*a].total_cmp(&wishes[*b]));
    let mut places = wishes.to_vec();
    let mut free = top;
    for &index in &order {
        places[index] = places[index].within(top, bottom.max(top)).max(free);
        free = places[index] + gap;
    }
    let mut free = bottom;
    for &index in order.iter().rev() {
        places[index] = places[index].min(free);
        free = places[index] - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::super::nice;
    use super::*;

    fn lines() -> Lines {
        Lines {
            start: Date::new(2026, 11, 23).unwrap(),
            days: vec![0.0, 50.0, 100.0],
            courses: vec![("One".into(), vec![-50.0, 0.0, 50.0]), ("Two".into(), vec![0.0, -10.0, 49.0])],
        }
    }

    #[test]
    fn a_small_chart_to_the_letter() {
        let frame = Frame { width: 230.0, height: 200.0, left: 10.0, right: 222.0, top: 20.0, bottom: 170.0 };
        let drawing = draw_lines(&lines(), &nice(-50.0, 100.0, 3), frame, 10.0);
        assert_eq!(drawing.paths, ["M10 170L110 120L210 70", "M10 120L110 130L210 71"]);
        // One and Two end a pixel apart; their numbers stand 11.5 apart.
        assert_eq!(drawing.ends, [(70.0, 70.0), (71.0, 81.5)]);
        assert_eq!(drawing.values, [(-50.0, 170.0), (0.0, 120.0), (50.0, 70.0), (100.0, 20.0)]);
    }

    #[test]
    fn labels_keep_apart_and_inside() {
        let places = apart(&[100.0, 99.0, 98.0], (0.0, 100.0), 10.0);
        assert_eq!(places, [100.0, 90.0, 80.0]);
        assert_eq!(apart(&[-5.0, 0.0], (0.0, 100.0), 10.0), [0.0, 10.0]);
        assert_eq!(apart(&[], (0.0, 1.0), 1.0), [0.0; 0]);
    }

    #[test]
    fn a_day_has_a_value_of_each() {
        let reading = lines().at(60.0).unwrap();
        assert_eq!((reading.day, reading.month, reading.values), (50.0, 2, vec![0.0, -10.0]));
        assert_eq!(lines().values(), (-50.0, 50.0));
        let empty = Lines { days: Vec::new(), courses: Vec::new(), ..lines() };
        assert_eq!((empty.at(1.0), empty.range(), empty.values()), (None, (0.0, 0.0), (0.0, 0.0)));
        let drawing =
            draw_lines(&empty, &nice(0.0, 0.0, 3), Frame::new((300.0, 300.0), 13.0, 40.0, false), 13.0);
        assert_eq!(drawing.paths, Vec::<String>::new());
    }
}
