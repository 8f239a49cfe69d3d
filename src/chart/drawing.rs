use super::label::{Side, spread, text_width};
use super::path::{area, band, decimate, line};
use super::{Axis, DateTick, Linear, Mark, Plot, dates};
use crate::units::Within;

/// The size of a chart and the room it keeps around the plot, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Whole width.
    pub width: f64,
    /// Whole height.
    pub height: f64,
    /// Left edge of the plot; the value labels stand before it.
    pub left: f64,
    /// Right edge of the plot.
    pub right: f64,
    /// Top edge of the plot; the names of events stand above it.
    pub top: f64,
    /// Bottom edge of the plot; the dates stand below it.
    pub bottom: f64,
}

impl Frame {
    /// A frame `width` wide and no taller than `tallest` allows, for text of `font` pixels, with
    /// `value_label` pixels for the widest value label.
    pub fn new((width, tallest): (f64, f64), font: f64, value_label: f64, events: bool) -> Self {
        let width = width.max(120.0);
        let height = (0.42 * width + 90.0).min(tallest).within(230.0, 420.0);
        Self {
            width,
            height,
            left: value_label + font,
            right: width - 0.8 * font,
            top: if events { 2.0 * font } else { 0.8 * font },
            bottom: height - 2.0 * font,
        }
    }

    /// How many steps the value axis has room for.
    pub fn value_steps(height: f64, font: f64) -> usize {
        ((height / (4.2 * font)) as usize).clamp(2, 6)
    }

    /// From days to x.
    pub fn x(self, days: (f64, f64)) -> Linear {
        Linear::new(days, (self.left, self.right))
    }

    /// From values to y.
    pub fn y(self, axis: &Axis) -> Linear {
        Linear::new(axis.ends(), (self.bottom, self.top))
    }
}

/// A point with a label beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its place.
    pub x: f64,
    /// Its place.
    pub y: f64,
    /// Where the label's baseline starts or ends.
    pub text: (f64, f64),
    /// Which way the label runs.
    pub side: Side,
    /// The words.
    pub label: String,
}

/// A chart ready to be put into an SVG.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The frame it is drawn in.
    pub frame: Frame,
    /// Days to x.
    pub x: Linear,
    /// Values to y.
    pub y: Linear,
    /// Path of the main line.
    pub line: String,
    /// Path of the area between it and zero.
    pub area: String,
    /// Path of the second line, empty if there is none.
    pub second: String,
    /// Path of the band, empty if there is none.
    pub band: String,
    /// y of zero.
    pub zero: f64,
    /// Value ticks: value and y, from below.
    pub values: Vec<(f64, f64)>,
    /// Date ticks with their x.
    pub dates: Vec<(f64, DateTick)>,
    /// x of each event, and the centre of its name where there is room for it.
    pub events: Vec<(f64, Option<f64>)>,
    /// The break-even.
    pub mark: Option<Spot>,
    /// The quiet mark.
    pub peak: Option<Spot>,
}

/// Puts `plot` into `frame`, with text of `font` pixels.
pub fn draw(plot: &Plot, axis: &Axis, frame: Frame, font: f64) -> Drawing {
    let days = plot.days();
    let (x, y) = (frame.x(days), frame.y(axis));
    // Two points for every other pixel: a path twice as long looks the same, and costs a phone's frame twice as much.
    let columns = (0.5 * (frame.right - frame.left)).max(1.0) as usize;
    let thin = |points: &mut dyn Iterator<Item = (f64, f64)>| {
        decimate(&points.map(|(day, value)| (x.at(day), y.at(value))).collect::<Vec<_>>(), columns)
    };
    let main = thin(&mut plot.line.iter().copied());
    let second = plot.second.as_ref().map(|second| thin(&mut second.points.iter().copied()));
    let range = plot.band.as_ref().map(|band| {
        let points = || band.points.iter();
        (thin(&mut points().map(|p| (p.0, p.2))), thin(&mut points().map(|p| (p.0, p.1))))
    });
    let zero = y.at(0.0);
    let ends = (frame.left, frame.right);
    // A year is four figures wide, and must be told from its neighbour.
    let most = (frame.right - frame.left) / (3.4 * font);
    let ticks = dates(plot.start, days.0, days.1, most as usize);
    let names: Vec<(f64, f64)> =
        plot.events.iter().map(|event| (x.at(event.day), text_width(&event.label) * font)).collect();
    let centres = spread(&names, ends, 0.8 * font);
    let other = second.as_deref().unwrap_or_default();
    let spot = |mark: &Mark| spot(mark, x.at(mark.day), y.at(mark.value), frame, font, &[&main, other]);
    let (mark, peak) = (plot.mark.as_ref().map(spot), plot.peak.as_ref().map(spot));
    Drawing {
        frame,
        x,
        y,
        line: line(&main),
        area: area(&main, zero),
        second: second.map_or_else(String::new, |points| line(&points)),
        band: range.map_or_else(String::new, |(high, low)| band(&high, &low)),
        zero,
        values: axis.ticks.iter().map(|value| (*value, y.at(*value))).collect(),
        dates: ticks.into_iter().map(|tick| (x.at(tick.day), tick)).collect(),
        events: names.iter().zip(centres).map(|((x, _), centre)| (*x, centre)).collect(),
        mark,
        peak,
    }
}

/// Puts the label on one of the four sides of its point: where it fits and hides least of the lines. A line
/// that crosses zero upwards leaves room before it above and after it below, so these are tried first.
fn spot(mark: &Mark, x: f64, y: f64, frame: Frame, font: f64, lines: &[&[(f64, f64)]]) -> Spot {
    // Bold is a little wider.
    let width = text_width(&mark.label) * 1.08 * font;
    let (aside, above, below) = (0.8 * font, y - 0.8 * font, y + 1.6 * font);
    let mut best: Option<(usize, Spot)> = None;
    for (side, baseline) in
        [(Side::Before, above), (Side::After, below), (Side::After, above), (Side::Before, below)]
    {
        let wish = if side == Side::Before { x - aside } else { x + aside };
        let start = match side {
            Side::Before => wish.max(frame.left + width),
            Side::After => wish.min(frame.width - 2.0 - width),
        };
        let (left, right) =
            if side == Side::Before { (start - width, start) } else { (start, start + width) };
        let (top, bottom) = (baseline - font, baseline + 0.3 * font);
        let outside = top < frame.top || bottom > frame.bottom;
        let covers = |&&(px, py): &&(f64, f64)| px >= left && px <= right && py >= top && py <= bottom;
        let hidden = lines.iter().flat_map(|line| line.iter()).filter(covers).count();
        // Out of the plot is worse than any line hidden; pushed from its point, in proportion.
        let cost = hidden + 4 * (start - wish).abs() as usize + if outside { 1_000_000 } else { 0 };
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, Spot { x, y, text: (start, baseline), side, label: mark.label.clone() }));
        }
    }
    best.map_or_else(
        || Spot { x, y, text: (x, y), side: Side::After, label: mark.label.clone() },
        |(_, spot)| spot,
    )
}

#[cfg(test)]
mod tests {
    use super::super::plot::example;
    use super::super::{Band, Second, nice};
    use super::*;

    fn drawn(plot: &Plot, width: f64) -> Drawing {
        let (low, high) = plot.values().unwrap_or_default();
        draw(plot, &nice(low, high, 5), Frame::new((width, 900.0), 13.0, 40.0, true), 13.0)
    }

    #[test]
    fn a_small_chart_to_the_letter() {
        let mut plot = example();
        plot.line = vec![(0.0, -50.0), (50.0, 0.0), (100.0, 50.0)];
        plot.second = None;
        plot.band =
            Some(Band { name: String::new(), points: vec![(0.0, -50.0, -50.0), (100.0, 0.0, 100.0)] });
        plot.mark = Some(Mark { day: 50.0, value: 0.0, label: "Break-even".into() });
        plot.events[0].day = 25.0;
        let frame = Frame { width: 220.0, height: 200.0, left: 10.0, right: 210.0, top: 20.0, bottom: 170.0 };
        let drawing = draw(&plot, &nice(-50.0, 100.0, 3), frame, 10.0);
        assert_eq!(drawing.line, "M10 170L110 120L210 70");
        assert_eq!(drawing.area, "M10 120L10 170L110 120L210 70L210 120Z");
        assert_eq!(drawing.band, "M10 170L210 20L210 120L10 170Z");
        assert_eq!(drawing.second, "");
        assert_eq!(drawing.zero, 120.0);
        assert_eq!(drawing.values, [(-50.0, 170.0), (0.0, 120.0), (50.0, 70.0), (100.0, 20.0)]);
        // 1 December is 8 days after 23 November, 1 January 39 days.
        let dates: Vec<_> = drawing.dates.iter().map(|(x, tick)| (*x, tick.label.as_str())).collect();
        assert_eq!(dates, [(26.0, "Dec"), (88.0, "2027"), (150.0, "Feb"), (206.0, "Mar")]);
        assert_eq!(drawing.events, [(60.0, Some(60.0))]);
        let mark = drawing.mark.unwrap();
        assert_eq!((mark.x, mark.y, mark.text, mark.side), (110.0, 120.0, (102.0, 112.0), Side::Before));
    }

    #[test]
    fn an_early_mark_has_its_label_after_and_below() {
        let mut plot = example();
        plot.mark = Some(Mark { day: 20.0, value: 0.0, label: "Break-even, December 2026".into() });
        let mark = drawn(&plot, 600.0).mark.unwrap();
        assert_eq!(mark.side, Side::After);
        assert!(mark.text.0 > mark.x && mark.text.1 > mark.y);
    }

    #[test]
    fn a_label_gives_way_to_the_lines() {
        let mut plot = example();
        plot.mark = Some(Mark { day: 365.0, value: 0.0, label: "Break-even".into() });
        let side = |value: f64| {
            let points = (0..=730).map(|d| (f64::from(d), value)).collect();
            let second = Some(Second { name: String::new(), points });
            drawn(&Plot { second, ..plot.clone() }, 600.0).mark.map(|mark| (mark.side, mark.text.1 > mark.y))
        };
        assert_eq!(side(-5000.0), Some((Side::Before, false)));
        // A second line just above zero drives the label below it.
        assert_eq!(side(300.0), Some((Side::After, true)));
    }

    #[test]
    fn long_series_come_down_to_the_pixels() {
        let mut plot = example();
        plot.line = (0..18_263).map(|d| (f64::from(d), f64::from(d % 400) - 200.0)).collect();
        let drawing = drawn(&plot, 360.0);
        assert!(drawing.line.matches('L').count() <= 360 + 2);
        assert!(!drawing.line.contains("NaN"));
    }

    #[test]
    fn nothing_flat_and_huge_draw_without_nan() {
        for line in
            [vec![], vec![(0.0, 0.0)], vec![(0.0, 1e15), (1.0, -1e15)], vec![(0.0, f64::NAN), (9.0, 3.0)]]
        {
            let drawing = drawn(&Plot { line, second: None, ..example() }, 320.0);
            assert!(drawing.zero.is_finite() && drawing.values.iter().all(|(_, y)| y.is_finite()));
            assert!(drawing.events.iter().all(|(x, _)| x.is_finite()));
        }
    }
}
