//! What is assumed of the future.

use crate::networks::Upgrade;
use crate::units::{Correlation, DAYS_PER_MONTH, Growth, Quantity, Share, UnixTime, Volatility, Within};

/// The assumed course of price and difficulty.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Change of the coin's price a month.
    pub price_growth: Growth,
    /// Change of the difficulty a month.
    pub difficulty_growth: Growth,
    /// Prices at months 0, 1, 2, …; where given they replace price and growth.
    pub price_path: Vec<f64>,
    /// Difficulties at months 0, 1, 2, …; where given they replace difficulty and growth.
    pub difficulty_path: Vec<f64>,
    /// Whether difficulty moves only at the protocol's own steps instead of every day.
    pub retarget: bool,
    /// Part of the difficulty that leaves with each halving of the subsidy.
    pub halving_drop: Share,
    /// Change of the network's stake a month.
    pub stake_growth: Growth,
    /// How widely the price may stray from its course; without any volatility there are no odds.
    pub price_volatility: Option<Volatility>,
    /// How widely the difficulty may stray.
    pub difficulty_volatility: Option<Volatility>,
    /// How far the two stray together.
    pub correlation: Correlation,
    /// What of the futures follows the course.
    pub drift: Drift,
    /// How futures wander.
    pub law: Law,
    /// Change a month of the price of the coin mined with the same hashes, where it differs.
    pub merged_price_growth: Option<Growth>,
    /// Change a month of its difficulty, where it differs.
    pub merged_difficulty_growth: Option<Growth>,
    /// Proposed upgrades of networks that are counted with.
    pub upgrades: Vec<Activation>,
}

/// A proposed upgrade taken as coming.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activation {
    /// Which.
    pub upgrade: &'static Upgrade,
    /// When.
    pub when: When,
    /// What its effect depends on, where the person says so: see [`crate::networks::Factor`].
    pub factor: Option<f64>,
}

/// When an upgrade comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// With this block.
    Height(u64),
    /// With the first block since this moment.
    Date(UnixTime),
}

/// Which average of the futures follows the projected course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// The mean: a few very high futures make up for many below the course.
    Mean,
    /// The median: as many futures lie above the course as below.
    Median,
}

/// How price and difficulty wander.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// Correlated geometric Brownian motions.
    Simple,
    /// Besides, difficulty answers to what mining pays.
    Response,
}

impl Outlook {
    /// Nothing changes.
    pub fn neutral() -> Self {
        Self {
            price_growth: Growth::of(0.0),
            difficulty_growth: Growth::of(0.0),
            price_path: Vec::new(),
            difficulty_path: Vec::new(),
            retarget: false,
            halving_drop: Share::of(0.0),
            stake_growth: Growth::of(0.0),
            price_volatility: None,
            difficulty_volatility: None,
            correlation: Correlation::of(0.0),
            drift: Drift::Mean,
            law: Law::Simple,
            merged_price_growth: None,
            merged_difficulty_growth: None,
            upgrades: Vec::new(),
        }
    }

    /// Whether anything may stray from its course, so that there are odds.
    pub fn uncertain(&self) -> bool {
        self.price_volatility.is_some() || self.difficulty_volatility.is_some()
    }
}

/// A positive quantity over time, in days from the start.
#[derive(Clone, Debug)]
pub enum Curve {
    /// A value at the start and the daily change of its logarithm.
    Compound {
        /// The value at the start, kept exactly.
        start: f64,
        /// Change of the logarithm a day.
        slope: f64,
    },
    /// Natural logarithms at months 0, 1, 2, …; at least one.
    Monthly(Vec<f64>),
}

/// Where a curve is held, so that sums and quotients of such values stay finite numbers.
const LEAST: f64 = 1e-100;
const MOST: f64 = 1e100;

/// Days between exact evaluations while filling; in between a product is as good and far quicker.
const STRIDE: usize = 64;

impl Curve {
    /// `start` × (1 + `growth`) ^ (t / 30.4375).
    pub fn compound(start: f64, growth: Growth) -> Self {
        Self::Compound { start, slope: libm::log1p(growth.get()) / DAYS_PER_MONTH }
    }

    /// Log-linear between monthly values, flat after the last; `None` when there is none.
    pub fn monthly(values: &[f64]) -> Option<Self> {
        let points: Vec<f64> = values.iter().map(|v| libm::log(*v)).collect();
        (!points.is_empty()).then_some(Self::Monthly(points))
    }

    /// The value `t` days after the start.
    pub fn at(&self, t: f64) -> f64 {
        match self {
            Self::Compound { start, slope } => (start * libm::exp(slope * t)).within(LEAST, MOST),
            Self::Monthly(points) => libm::exp(ln_between(points, t / DAYS_PER_MONTH)),
        }
    }

    /// The values at the start of each of `days` days.
    pub fn fill(&self, days: usize) -> Vec<f64> {
        let exact = |d: usize| self.at(d as f64);
        let Self::Compound { slope, .. } = self else { return (0..days).map(exact).collect() };
        let factor = libm::exp(*slope);
        let mut value = 0.0;
        let step = |d: usize| {
            value = if d.is_multiple_of(STRIDE) { exact(d) } else { (value * factor).within(LEAST, MOST) };
            value
        };
        (0..days).map(step).collect()
    }
}

fn ln_between(points: &[f64], month: f64) -> f64 {
    let last = points.len() - 1;
    let index = month as usize;
    if index >= last {
        return points[last];
    }
    let (a, b) = (points[index], points[index + 1]);
    a + (b - a) * (month - index as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_compounds_by_the_month() {
        let curve = Curve::compound(100.0, Growth::of(0.02));
        assert_eq!(curve.at(0.0), 100.0);
        // 12 months of 2 %: 100 × 1.02^12 = 126.824179…
        assert!((curve.at(12.0 * 30.4375) - 126.824_179_456_25).abs() < 1e-9);
    }

    #[test]
    fn filling_equals_evaluating() {
        let curve = Curve::compound(1.42e14, Growth::of(0.035));
        for (d, value) in curve.fill(4000).into_iter().enumerate() {
            let exact = curve.at(d as f64);
            assert!((value / exact - 1.0).abs() < 1e-13, "day {d}");
        }
    }

    #[test]
    fn a_path_is_log_linear_and_then_flat() {
        let curve = Curve::monthly(&[100.0, 400.0, 100.0]).unwrap();
        // Half-way in logarithms: √(100 × 400) = 200.
        assert!((curve.at(0.5 * 30.4375) - 200.0).abs() < 1e-9);
        assert!((curve.at(1.5 * 30.4375) - 200.0).abs() < 1e-9);
        assert!((curve.at(5000.0) - 100.0).abs() < 1e-9);
        assert!(Curve::monthly(&[]).is_none());
    }
}
