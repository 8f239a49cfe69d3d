use crate::units::Within;

/// A position in CSS pixels.
type Point = (f64, f64);

/// Coordinates beyond this are outside any screen, and browsers draw them wrongly.
const FAR: f64 = 100_000.0;

/// A line through `points`. Points that are not numbers are left out.
pub fn line(points: &[Point]) -> String {
    let mut path = Writer::with_room(points.len());
    path.polyline(points.iter().copied());
    path.text
}

/// A line that keeps each value until the next point.
pub fn step(points: &[Point]) -> String {
    let mut path = Writer::with_room(points.len() * 2);
    let corners = points.windows(2).flat_map(|pair| [pair[0], (pair[1].0, pair[0].1)]);
    path.polyline(corners.chain(points.last().copied()));
    path.text
}

/// The area between `points` and the level `base`.
pub fn area(points: &[Point], base: f64) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let mut path = Writer::with_room(points.len() + 2);
    path.polyline([(first.0, base)].into_iter().chain(points.iter().copied()).chain([(last.0, base)]));
    path.close();
    path.text
}

/// The area between two lines.
pub fn band(upper: &[Point], lower: &[Point]) -> String {
    let mut path = Writer::with_room(upper.len() + lower.len());
    path.polyline(upper.iter().chain(lower.iter().rev()).copied());
    path.close();
    path.text
}

/// One coordinate as a path has it: a tenth of a pixel at most, without a decimal that is zero.
pub fn coordinate(value: f64) -> String {
    let mut writer = Writer { text: String::new() };
    writer.number(if value.is_nan() { 0.0 } else { value });
    writer.text
}

/// At most two points for each of `columns` equal parts of x and the two ends: the lowest and the highest
/// of the part, in their order. What the eye can see of the line stays: its ends, peaks and troughs.
///
/// The number of points left depends only on where they lie in x, so that a curve whose values change
/// keeps its shape of path and can be seen moving. `points` must rise in x.
pub fn decimate(points: &[Point], columns: usize) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return Vec::new() };
    if columns == 0 || points.len() <= 2 * columns + 2 {
        return points.to_vec();
    }
    let width = (last.0 - first.0) / columns as f64;
    let column = |point: &Point| ((point.0 - first.0) / width).min(columns as f64 - 1.0) as usize;
    let mut kept = Vec::with_capacity(2 * columns + 2);
    kept.push(first);
    let mut rest = &points[1..points.len() - 1];
    while let Some(head) = rest.first() {
        let here = column(head);
        let (part, later) = rest.split_at(rest.partition_point(|point| column(point) <= here));
        rest = later;
        let lowest = extreme(part, |value, best| value < best);
        let highest = extreme(part, |value, best| value > best);
        match part {
            [only] => kept.push(*only),
            // A level part still gives two points.
            _ if lowest == highest => kept.extend([part[0], part[part.len() - 1]]),
            _ => kept.extend([part[lowest.min(highest)], part[lowest.max(highest)]]),
        }
    }
    kept.push(last);
    kept
}

fn extreme(part: &[Point], better: impl Fn(f64, f64) -> bool) -> usize {
    (1..part.len()).fold(0, |best, i| if better(part[i].1, part[best].1) { i } else { best })
}

/// Writes coordinates with one decimal: a tenth of a pixel is finer than the screen, and the formatting
/// machinery for floating-point numbers is large in a browser bundle.
struct Writer {
    text: String,
}

impl Writer {
    fn with_room(points: usize) -> Self {
        Self { text: String::with_capacity(points * 12) }
    }

    fn polyline(&mut self, points: impl Iterator<Item = Point>) {
        for (x, y) in points.filter(|(x, y)| !x.is_nan() && !y.is_nan()) {
            self.text.push(if self.text.is_empty() { 'M' } else { 'L' });
            self.number(x);
            self.text.push(' ');
            self.number(y);
        }
    }

    fn close(&mut self) {
        if !self.text.is_empty() {
            self.text.push('Z');
        }
    }

    fn number(&mut self, value: f64) {
        let tenths = libm::round(value.within(-FAR, FAR) * 10.0) as i32;
        if tenths < 0 {
            self.text.push('-');
        }
        let tenths = tenths.unsigned_abs();
        self.digits(tenths / 10);
        if !tenths.is_multiple_of(10) {
            self.text.push('.');
            self.digits(tenths % 10);
        }
    }

    fn digits(&mut self, number: u32) {
        if number >= 10 {
            self.digits(number / 10);
        }
        self.text.push(char::from(b'0' + (number % 10) as u8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writes_one_decimal_at_most() {
        assert_eq!(line(&[(0.0, 1.5), (10.04, -0.26), (1234.56, -0.04)]), "M0 1.5L10 -0.3L1234.6 0");
        assert_eq!(line(&[(f64::NAN, 1.0), (1.0, f64::INFINITY), (2.0, 2.0)]), "M1 100000L2 2");
        assert_eq!(line(&[]), "");
        assert_eq!([coordinate(12.34), coordinate(-0.01), coordinate(7.0)], ["12.3", "0", "7"]);
    }

    #[test]
    fn other_shapes() {
        assert_eq!(step(&[(0.0, 1.0), (5.0, 2.0), (9.0, 0.0)]), "M0 1L5 1L5 2L9 2L9 0");
        assert_eq!(step(&[(3.0, 4.0)]), "M3 4");
        assert_eq!(area(&[(0.0, 1.0), (5.0, 2.0)], 8.0), "M0 8L0 1L5 2L5 8Z");
        assert_eq!(area(&[], 8.0), "");
        assert_eq!(band(&[(0.0, 1.0), (5.0, 2.0)], &[(0.0, 4.0), (5.0, 6.0)]), "M0 1L5 2L5 6L0 4Z");
        assert_eq!(band(&[], &[]), "");
    }

    #[test]
    fn thinning_keeps_spikes() {
        let points: Vec<Point> =
            (0..1000).map(|i| (f64::from(i), if i == 503 { 90.0 } else { f64::from(i % 7) })).collect();
        let kept = decimate(&points, 20);
        assert!(kept.contains(&(503.0, 90.0)));
        assert_eq!((kept[0], kept[kept.len() - 1]), (points[0], points[999]));
        assert_eq!(kept.len(), 42);
        assert_eq!(decimate(&points[..30], 20), points[..30]);
    }

    proptest! {
        #[test]
        fn thinning_keeps_order_extent_and_count(
            values in prop::collection::vec(-1e6..1e6f64, 0..2000),
            columns in 1usize..200,
        ) {
            let points: Vec<Point> = values.iter().enumerate().map(|(i, y)| (i as f64, *y)).collect();
            let kept = decimate(&points, columns);
            prop_assert!(kept.len() <= (2 * columns + 2).max(points.len().min(2 * columns + 2)));
            prop_assert!(kept.windows(2).all(|pair| pair[0].0 < pair[1].0));
            let top = |points: &[Point]| points.iter().map(|point| point.1).fold(f64::MIN, f64::max);
            let low = |points: &[Point]| points.iter().map(|point| point.1).fold(f64::MAX, f64::min);
            prop_assert_eq!((top(&points), low(&points)), (top(&kept), low(&kept)));
            let level: Vec<Point> = points.iter().map(|point| (point.0, 0.0)).collect();
            prop_assert_eq!(decimate(&level, columns).len(), kept.len());
        }
    }
}
