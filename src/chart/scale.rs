use crate::units::Within;

/// Beyond this a value is drawn at the edge: it keeps every difference of two values finite.
const HUGE: f64 = 1e100;
/// Less than this between the ends of an axis counts as nothing: it keeps every power of ten finite.
const TINY: f64 = 1e-100;

/// A straight map from values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// Maps `domain` onto `range`. A domain without extent, or with an end that is not a number, maps
    /// everything to the middle of the range.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { domain: (domain.0.within(-HUGE, HUGE), domain.1.within(-HUGE, HUGE)), range }
    }

    /// Where `value` lies; never NaN for a number.
    pub fn at(self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let extent = high - low;
        let part = if extent.abs() > 0.0 { (value.within(-HUGE, HUGE) - low) / extent } else { 0.5 };
        // A value far outside a narrow domain stays far outside, but finite.
        let part = part.within(-1e9, 1e9);
        self.range.0 + part * (self.range.1 - self.range.0)
    }

    /// The value at a pixel, held to the domain.
    pub fn invert(self, pixel: f64) -> f64 {
        let extent = self.range.1 - self.range.0;
        let part = if extent.abs() > 0.0 { ((pixel - self.range.0) / extent).within(0.0, 1.0) } else { 0.0 };
        self.domain.0 + part * (self.domain.1 - self.domain.0)
    }
}

/// The value axis: round values that cover the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Rising, evenly spaced, the first and last being the ends of the axis. Zero is always among them.
    pub ticks: Vec<f64>,
}

impl Axis {
    /// The lowest and the highest value shown.
    pub fn ends(&self) -> (f64, f64) {
        (self.ticks.first().copied().unwrap_or(-1.0), self.ticks.last().copied().unwrap_or(1.0))
    }
}

/// An axis over `low` to `high` and zero, in steps of 1, 2 or 5 times a power of ten, with about
/// `target` steps and never more than `target` + 2. Without any extent it runs from −1 to 1.
pub fn nice(low: f64, high: f64, target: usize) -> Axis {
    let finite = |value: f64| if value.is_finite() { value.within(-HUGE, HUGE) } else { 0.0 };
    let (low, high) = (finite(low).min(0.0), finite(high).max(0.0));
    let (low, high) = if high - low > TINY { (low, high) } else { (-1.0, 1.0) };
    let rough = (high - low) / target.max(1) as f64;
    let mut power = libm::floor(libm::log10(rough)) as i32;
    let mut mantissa = 1.0;
    for candidate in [1.0, 2.0, 5.0, 10.0] {
        mantissa = candidate;
        // A hair of slack, so that a rough step that is round already is not pushed to the next.
        if times_ten(candidate, power) >= rough * (1.0 - 1e-9) {
            break;
        }
    }
    if mantissa == 10.0 {
        (mantissa, power) = (1.0, power + 1);
    }
    let step = times_ten(mantissa, power);
    let (first, last) = (whole(low / step, libm::floor), whole(high / step, libm::ceil));
    let ticks = (first..=last).map(|i| times_ten(i as f64 * mantissa, power)).collect();
    Axis { ticks }
}

/// Rounds outwards, but not past a whole number that only the division missed.
fn whole(steps: f64, outwards: fn(f64) -> f64) -> i64 {
    let nearest = libm::round(steps);
    if (steps - nearest).abs() < 1e-9 { nearest as i64 } else { outwards(steps) as i64 }
}

/// Dividing by a power of ten, unlike multiplying by its inverse, gives the nearest number: 0.3, not 0.30000000000000004.
fn times_ten(value: f64, power: i32) -> f64 {
    let ten = libm::pow(10.0, f64::from(power.abs()));
    if power < 0 { value / ten } else { value * ten }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn round_steps_with_zero_among_them() {
        assert_eq!(nice(-7193.0, 4120.0, 5).ticks, [-10000.0, -5000.0, 0.0, 5000.0]);
        assert_eq!(nice(-0.08, 0.11, 5).ticks, [-0.1, -0.05, 0.0, 0.05, 0.1, 0.15]);
        assert_eq!(nice(0.0, 100.0, 5).ticks, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(nice(-30.0, -10.0, 3).ticks, [-30.0, -20.0, -10.0, 0.0]);
        assert_eq!(nice(0.1, 0.3, 3).ticks, [0.0, 0.1, 0.2, 0.3]);
    }

    #[test]
    fn no_extent_is_still_an_axis() {
        assert_eq!(nice(0.0, 0.0, 4).ticks, [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(nice(f64::NAN, f64::NAN, 2).ticks, [-1.0, 0.0, 1.0]);
        let flat = Linear::new((3.0, 3.0), (0.0, 200.0));
        assert_eq!((flat.at(3.0), flat.invert(17.0)), (100.0, 3.0));
    }

    #[test]
    fn a_scale_runs_both_ways() {
        let scale = Linear::new((-100.0, 300.0), (200.0, 0.0));
        assert_eq!(scale.at(0.0), 150.0);
        assert_eq!(scale.invert(150.0), 0.0);
        assert_eq!((scale.invert(-50.0), scale.invert(999.0)), (300.0, -100.0));
    }

    proptest! {
        #[test]
        fn an_axis_covers_its_data(a in -1e15..1e15f64, b in -1e15..1e15f64, shift in -18i32..9, target in 1usize..12) {
            let scale = 10f64.powi(shift);
            let (low, high) = (a.min(b) * scale, a.max(b) * scale);
            let axis = nice(low, high, target);
            let slack = (high - low).abs() * 1e-8;
            prop_assert!(axis.ends().0 <= low + slack && axis.ends().1 >= high - slack, "{axis:?}");
            prop_assert!(axis.ticks.contains(&0.0));
            prop_assert!(axis.ticks.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(axis.ticks.len() <= target + 3, "{} ticks for {target}", axis.ticks.len());
        }

        #[test]
        fn a_position_is_always_a_number(low in any::<f64>(), high in any::<f64>(), value in any::<f64>()) {
            prop_assume!(!low.is_nan() && !high.is_nan() && !value.is_nan());
            let axis = nice(low, high, 5);
            let scale = Linear::new(axis.ends(), (300.0, 0.0));
            prop_assert!(scale.at(value).is_finite());
            let scale = Linear::new((low, high), (300.0, 0.0));
            prop_assert!(!scale.at(value).is_nan() && scale.invert(value).is_finite());
        }

        #[test]
        fn more_is_never_lower(low in -1e9..0.0f64, extent in 1e-6..1e9f64, a in -1e9..1e9f64, b in -1e9..1e9f64) {
            let scale = Linear::new((low, low + extent), (300.0, 0.0));
            prop_assert!(a <= b && scale.at(a) >= scale.at(b) || a > b && scale.at(a) <= scale.at(b));
        }
    }
}
