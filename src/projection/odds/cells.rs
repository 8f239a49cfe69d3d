//! The horizon in cells, each short enough for its days to follow from its two ends.
//!
//! A future is drawn at the ends of cells, where its distribution is exact; from the second month on these
//! are ends of months. Inside, price and difficulty run straight in their logarithms, and the days' amounts
//! are multiplied by the mean of what a Brownian bridge between the ends does to them. What that leaves out
//! of the variance of the account at day `t` is about h² / (4 t²) of it for cells of `h` days, so cells begin
//! short and grow with `t`: it stays below a hundredth.

use crate::units::DAYS_PER_MONTH;

use super::factors::{DayFactors, Factors};
use super::law::Noise;
use super::rules::Rules;

/// Cells are at most this part of the time before them, except for the first ones.
const GROWTH: f64 = 0.25;
/// Length of the first cells, in days.
const SHORTEST: f64 = 5.0;
/// Largest variance of a cell's logarithmic change, so that [`Moments`] are as good as the sum itself.
const VARIANCE: f64 = 0.12;
/// Half the width of an even spread with standard deviation 1.
const EVEN: f64 = 1.732_050_807_568_877_2;
/// Standard deviations of a cell's change within which losing days must be looked for one by one.
const WATCH: f64 = 1.5;

/// Some days of the horizon in a row.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// First day.
    pub from: usize,
    /// Number of days.
    pub days: usize,
}

/// A span with what its days bring together.
#[derive(Clone, Debug)]
pub struct Cell {
    /// First day.
    pub from: usize,
    /// Number of days.
    pub days: usize,
    /// Costs that a rest saves.
    pub running: f64,
    /// Other costs.
    pub opex: f64,
    /// From which change of the coins' worth on every day pays for itself.
    pub pays: f64,
    /// Up to which change no day does.
    pub loses: f64,
    /// From which change on the machines run every day.
    pub runs: f64,
    /// Up to which change they rest every day.
    pub rests: f64,
    /// Worth of the coins at the price of the day, by change of the worth.
    pub worth: Moments,
    /// Coins, by change of one over the difficulty.
    pub coins: Moments,
    /// All costs in coins, by change of one over the price.
    pub costs_in_coins: Moments,
    /// Those that a rest does not save.
    pub opex_in_coins: Moments,
    /// Mean days of as many equal parts, for cells whose days the rules do not treat alike.
    pub samples: [(f64, DayFactors); SAMPLES],
}

/// Parts of a cell that are looked at where the rules act on some of its days.
pub const SAMPLES: usize = 6;

/// Σ wⱼ·exp(x·vⱼ) as a polynomial in x, where vⱼ from −1/2 to 1/2 is a day's place in its cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments([f64; 7]);

impl Moments {
    fn add(&mut self, weight: f64, v: f64) {
        let mut term = weight;
        for (n, moment) in self.0.iter_mut().enumerate() {
            *moment += term;
            term *= v / (n + 1) as f64;
        }
    }

    /// The sum for a change of `x` over the cell, relative to the cell's middle.
    #[inline]
    pub fn at(&self, x: f64) -> f64 {
        let [a, b, c, d, e, f, g] = self.0;
        a + x * (b + x * (c + x * (d + x * (e + x * (f + x * g)))))
    }

    /// The same without the last three terms, for what need not be as exact.
    #[inline]
    pub fn near(&self, x: f64) -> f64 {
        let [a, b, c, d, ..] = self.0;
        a + x * (b + x * (c + x * d))
    }
}

/// Mean of what a Brownian bridge of `variance` over the whole does to a positive quantity at the part `u`.
pub fn bridge_mean(variance: f64, u: f64) -> f64 {
    let y = 0.5 * variance * u * (1.0 - u);
    1.0 + y * (1.0 + 0.5 * y)
}

/// Cuts the days of a horizon into spans, none longer than `most` months.
pub fn cut(days: usize, noise: &Noise, most: f64) -> Vec<Span> {
    let mut spans = Vec::new();
    let widest = VARIANCE / noise.largest_variance().max(1e-9);
    let (mut month, mut from) = (0.0, 0);
    while from < days {
        let wanted = (from as f64 * GROWTH).max(SHORTEST).min(widest);
        month += (wanted / DAYS_PER_MONTH).floor().clamp(1.0, most);
        let end = ((month * DAYS_PER_MONTH).round() as usize).min(days);
        let start = from;
        let pieces = (libm::ceil((end - start) as f64 / wanted) as usize).clamp(1, end - start);
        for piece in 1..=pieces {
            let until = start + (end - start) * piece / pieces;
            spans.push(Span { from, days: until - from });
            from = until;
        }
    }
    spans
}

/// Makes cells of spans, and tells the days their place in them.
pub fn fill(spans: &[Span], factors: &mut Factors, noise: &Noise, rules: &Rules) -> Vec<Cell> {
    spans.iter().map(|span| cell(factors, noise, rules, span.from, span.days)).collect()
}

fn cell(factors: &mut Factors, noise: &Noise, rules: &Rules, from: usize, days: usize) -> Cell {
    let k = days as f64;
    let variances = noise.variances();
    let spread = libm::sqrt(variances.worth * k);
    let (mut running, mut opex) = (0.0, 0.0);
    let [mut worth, mut coins, mut costs_in_coins, mut opex_in_coins] = [Moments::default(); 4];
    let (mut pay, mut run) = (Thresholds::NONE, Thresholds::NONE);
    for (j, day) in factors.days[from..from + days].iter_mut().enumerate() {
        let u = j as f64 / k;
        let v = u - 0.5;
        day.worth_mean = bridge_mean(variances.worth * k, u);
        day.price_mean = bridge_mean(variances.price * k, u);
        day.blur = EVEN * spread * libm::sqrt(u * (1.0 - u));
        let DayFactors { worth: projected, per_price, .. } = *day;
        running += day.running;
        opex += day.opex;
        worth.add(projected * day.worth_mean, v);
        coins.add(projected * per_price * bridge_mean(variances.difficulty * k, u), v);
        costs_in_coins.add((day.running + day.opex) * per_price * day.price_mean, v);
        opex_in_coins.add(day.opex * per_price * day.price_mean, v);
        pay.add(day.running + day.opex, rules.sells * projected);
        run.add(day.running, projected);
    }
    let cell_days = &factors.days[from..from + days];
    let samples = std::array::from_fn(|i| {
        let part = &cell_days[days * i / SAMPLES..days * (i + 1) / SAMPLES];
        (part.len() as f64, DayFactors::mean(part))
    });
    let blur = if rules.end.is_some() { WATCH } else { EVEN * 0.5 } * spread;
    // Only what the rules act upon is blurred: money that buying would have put in is not worth it.
    let pay_blur = if rules.cover || rules.profit_share > 0.0 || rules.end.is_some() { blur } else { 0.0 };
    let (runs, rests) = if rules.curtail {
        (run.high + blur, run.low - blur)
    } else {
        (f64::NEG_INFINITY, f64::NEG_INFINITY)
    };
    Cell {
        from,
        days,
        running,
        opex,
        pays: runs.max(pay.high + pay_blur),
        loses: pay.low - pay_blur,
        runs,
        rests,
        worth,
        coins,
        costs_in_coins,
        opex_in_coins,
        samples,
    }
}

/// Lowest and highest logarithmic change at which a day's coins are worth what it costs.
struct Thresholds {
    low: f64,
    high: f64,
}

impl Thresholds {
    const NONE: Self = Self { low: f64::INFINITY, high: f64::NEG_INFINITY };

    fn add(&mut self, cost: f64, worth: f64) {
        let threshold = match (cost > 0.0, worth > 0.0) {
            (false, _) => f64::NEG_INFINITY,
            (true, false) => f64::INFINITY,
            (true, true) => libm::log(cost / worth),
        };
        self.low = self.low.min(threshold);
        self.high = self.high.max(threshold);
    }
}
