//! How price and difficulty wander about their projected courses.

use crate::outlook::{Drift, Law};
use crate::projection::path::Path;
use crate::projection::subsidy_changes;
use crate::scenario::Case;
use crate::units::{DAYS_PER_MONEY_YEAR, DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity};

use super::cells::Span;
use super::generator::Stream;

/// Correlated Brownian motions of the logarithms of price and difficulty.
///
/// A day adds σ·√(1/365) times a standard normal number to each, with correlation ρ; where the mean follows
/// the projection −σ²/(2·365) besides, where the median does nothing.
#[derive(Clone, Copy, Debug)]
pub struct Noise {
    /// Standard deviation of the price's logarithm over a day.
    price: f64,
    /// Standard deviation of the difficulty's.
    difficulty: f64,
    /// Correlation of the two.
    correlation: f64,
    /// √(1 − ρ²).
    own: f64,
    drift: Drift,
}

impl Noise {
    /// Nothing strays.
    pub const STILL: Self =
        Self { price: 0.0, difficulty: 0.0, correlation: 0.0, own: 1.0, drift: Drift::Mean };

    /// The noise of a case; `None` where it names no volatility.
    pub fn of(case: &Case) -> Option<Self> {
        let outlook = &case.outlook;
        // A difficulty is nothing to a stake or to coins that were bought.
        let difficulty = outlook.difficulty_volatility.filter(|_| case.plan.mining().is_some());
        if outlook.price_volatility.is_none() && difficulty.is_none() {
            return None;
        }
        let daily = |volatility: Option<crate::units::Volatility>| {
            volatility.map_or(0.0, |sigma| sigma.get() / libm::sqrt(DAYS_PER_MONEY_YEAR))
        };
        let correlation = outlook.correlation.get();
        Some(Self {
            price: daily(outlook.price_volatility),
            difficulty: daily(difficulty),
            correlation,
            own: libm::sqrt(1.0 - correlation * correlation),
            drift: outlook.drift,
        })
    }

    /// What a day adds to the logarithms of price and difficulty in all futures alike.
    pub fn drifts(&self) -> (f64, f64) {
        match self.drift {
            Drift::Mean => (-0.5 * self.price * self.price, -0.5 * self.difficulty * self.difficulty),
            Drift::Median => (0.0, 0.0),
        }
    }

    /// Variances a day.
    pub fn variances(&self) -> Variances {
        let (price, difficulty) = (self.price * self.price, self.difficulty * self.difficulty);
        let shared = 2.0 * self.correlation * self.price * self.difficulty;
        Variances { price, difficulty, worth: (price + difficulty - shared).max(0.0) }
    }

    /// The largest of these.
    pub fn largest_variance(&self) -> f64 {
        let Variances { price, difficulty, worth } = self.variances();
        price.max(difficulty).max(worth)
    }

    /// A step over which the logarithms have `days` times a day's variance.
    pub fn step(&self, stream: &mut Stream, days: f64) -> Point {
        self.spread(self.drawn(stream), days)
    }

    /// Two independent standard normal numbers; the second is left out where nothing hangs on it.
    #[inline]
    pub fn drawn(&self, stream: &mut Stream) -> (f64, f64) {
        if self.difficulty > 0.0 { stream.normals() } else { (stream.next_normal(), 0.0) }
    }

    /// The same from two independent standard normal numbers, the first of them the price's.
    pub fn spread(&self, (first, other): (f64, f64), days: f64) -> Point {
        let scale = libm::sqrt(days);
        let second = self.correlation * first + self.own * other;
        Point { price: self.price * scale * first, difficulty: self.difficulty * scale * second }
    }
}

/// Variances a day of logarithmic changes.
#[derive(Clone, Copy, Debug)]
pub struct Variances {
    /// Of the price.
    pub price: f64,
    /// Of the difficulty.
    pub difficulty: f64,
    /// Of price over difficulty.
    pub worth: f64,
}

/// Logarithms of price and difficulty over their projected values.
#[derive(Clone, Copy, Debug, Default)]
pub struct Point {
    /// Of the price.
    pub price: f64,
    /// Of the difficulty.
    pub difficulty: f64,
}

impl Point {
    /// The logarithm of the worth of a day's coins over its projected value.
    #[inline]
    pub fn worth(self) -> f64 {
        self.price - self.difficulty
    }
}

/// Difficulty answers to what mining pays.
///
/// Numbers and basis (Bitcoin; difficulties of every 2016-block epoch to June 2026 from Electrum's
/// `checkpoints.json`, commit 92357801, and daily prices 2013 to March 2026):
///
/// - A lasting change of the price by 1 % moves the difficulty by 0.3 % (elasticity of 12-month changes
///   since 2017: 0.28; sum of a distributed lag over nine months since 2018: 0.35), three months later on
///   average (monthly changes correlate most at two months, yearly ones with the price three to six ahead).
/// - A halving of the subsidy takes 10 % of the difficulty over two months: −13.7 % (2012), −5.4 % (2016),
///   −14.7 % (2020), −8.0 % (2024), each within 2 to 11 weeks. Smaller falls of the subsidy take a part of
///   that in proportion to their logarithm; falls of less than 15 % are an ordinary month of their coins.
/// - What mining pays per hash cannot stay below the cost of the last machine still running. That cost is
///   taken as half of what mining pays at the start and falls by 19 % a year, as hash price did from 2019
///   to 2026; a gap below it closes with a time constant of two months, the span of the largest falls
///   (−31.5 % in two months of 2018, −45.4 % in two of 2021). Machines come back when margins do.
///
/// The three levels are judgements on few events, so this law shows what could go otherwise; the simple
/// one has closed forms to be checked against.
#[derive(Clone, Debug)]
pub struct Response {
    /// For each span, what halvings have added to the difficulty's logarithm at its end.
    halvings: Vec<f64>,
    /// For each span, how far projected hash price lies above the floor at its end, in logarithms.
    margins: Vec<f64>,
    /// For each span, which parts of what is still to come happen in it: of the answer, and of the return to the floor.
    parts: Vec<(f64, f64)>,
}

/// Answer of the difficulty to a lasting change of the price, both in logarithms.
pub const ELASTICITY: f64 = 0.3;
/// Mean delay of that answer, in days.
pub const DELAY: f64 = 3.0 * DAYS_PER_MONTH;
/// Part of the difficulty that leaves with a halving, where the outlook names none.
pub const HALVING_DROP: f64 = 0.1;
/// Days over which it leaves.
pub const HALVING_DAYS: f64 = 2.0 * DAYS_PER_MONTH;
/// Smallest fall of the subsidy that counts as an event.
pub const HALVING_LEAST: f64 = 0.15;
/// Cost of the last running machine as a part of what mining pays at the start.
pub const FLOOR: f64 = 0.5;
/// Part by which that cost falls each year.
pub const FLOOR_FALL: f64 = 0.19;
/// Time constant with which hash price returns to the floor, in days.
pub const FLOOR_DAYS: f64 = 2.0 * DAYS_PER_MONTH;

impl Response {
    /// The response in a case, over its spans; `None` under the simple law.
    pub fn of(case: &Case, noise: &Noise, spans: &[Span]) -> Option<Self> {
        if case.outlook.law != Law::Response || case.plan.mining().is_none() {
            return None;
        }
        let path = Path::new(case);
        let named = case.outlook.halving_drop.get() > 0.0;
        let changes = if named { Vec::new() } else { subsidy_changes(case) };
        let hash_price = |d: usize| {
            let d = d.min(path.price.len().saturating_sub(1));
            let pair = path.price.get(d).zip(path.coins_per_hash.get(d));
            pair.map_or(0.0, |(price, coins)| libm::log(price * coins))
        };
        let (price, difficulty) = noise.drifts();
        let fall = libm::log1p(-FLOOR_FALL) / DAYS_PER_YEAR;
        let (mut halvings, mut margins, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        for span in spans {
            let end = span.from + span.days;
            let t = end as f64;
            let dropped = changes.iter().filter(|change| change.effect < 1.0 - HALVING_LEAST);
            let dropped = dropped.map(|change| {
                let size = -libm::log2(change.effect.max(1e-3));
                size * ((t - change.day) / HALVING_DAYS).clamp(0.0, 1.0)
            });
            halvings.push(libm::log1p(-HALVING_DROP) * dropped.sum::<f64>());
            let projected = hash_price(end) - hash_price(0) + (price - difficulty) * t;
            margins.push(projected - libm::log(FLOOR) - fall * t);
            let part = |over: f64| -libm::expm1(-(span.days as f64) / over);
            parts.push((part(DELAY), part(FLOOR_DAYS)));
        }
        Some(Self { halvings, margins, parts })
    }

    /// Adds the answer to a course of pure noise.
    fn apply(&self, course: &mut [Point]) {
        let (mut answered, mut left) = (0.0, 0.0);
        let mut before = Point::default();
        let steps = course.iter_mut().skip(1).zip(&self.parts).zip(self.halvings.iter().zip(&self.margins));
        for ((point, (answer, back)), (halvings, margin)) in steps {
            let towards = ELASTICITY * 0.5 * (before.price + point.price) - answered;
            before = *point;
            answered += towards * answer;
            let level = point.difficulty + answered + halvings;
            let short = level + left - point.price - margin;
            left = (left - short * back).min(0.0);
            point.difficulty = level + left;
        }
    }
}

/// Draws two futures that mirror each other: every normal number of one is the other's with its sign
/// changed, so that what one has too much the other has too little, and means over both err less.
pub fn draw(
    noise: &Noise,
    response: Option<&Response>,
    spans: &[Span],
    stream: &mut Stream,
    courses: &mut [Vec<Point>; 2],
) {
    let course = &mut courses[0];
    course.clear();
    course.push(Point::default());
    let mut at = Point::default();
    for span in spans {
        let step = noise.step(stream, span.days as f64);
        at = Point { price: at.price + step.price, difficulty: at.difficulty + step.difficulty };
        course.push(at);
    }
    reflect(response, courses);
}

/// Makes the second course the mirror of the first, and lets the difficulty of both answer.
pub fn reflect(response: Option<&Response>, courses: &mut [Vec<Point>; 2]) {
    let [course, mirror] = courses;
    mirror.clear();
    mirror.extend(course.iter().map(|point| Point { price: -point.price, difficulty: -point.difficulty }));
    if let Some(response) = response {
        response.apply(course);
        response.apply(mirror);
    }
}
