//! The horizon in cells, each short enough for its days to follow from its two ends.
//!
//! A future is drawn at the ends of cells, where its distribution is exact. Inside, price and difficulty
//! run straight in their logarithms, and the days' amounts are multiplied by the mean of what a Brownian
//! bridge between the ends does to them. What that leaves out of the variance of the account at day `t`
//! is about h² / (4 t²) of it for cells of `h` days: cells begin short and grow with `t`.

use crate::units::DAYS_PER_MONTH;

use super::factors::Factors;
use super::law::Noise;
use super::rules::Rules;

/// Cells are at most this part of the time before them, and never asked to be shorter than [`SHORTEST`].
const GROWTH: f64 = 1.0 / 6.0;
const SHORTEST: f64 = 3.0;
/// Largest variance of a cell's logarithmic change, so that [`Moments`] are as good as the sum itself.
const VARIANCE: f64 = 0.12;

/// Some days of the horizon in a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// First day.
    pub from: usize,
    /// Number of days.
    pub days: usize,
    /// Worth of the coins at the price of the day, by change of the worth.
    pub worth: Moments,
    /// Coins, by change of one over the difficulty.
    pub coins: Moments,
    /// All costs in coins, by change of one over the price.
    pub costs_in_coins: Moments,
    /// The other costs alone.
    pub opex_in_coins: Moments,
    /// Costs that a rest saves.
    pub running: f64,
    /// Other costs.
    pub opex: f64,
    /// Where the worth of a day's coins equals what a rest would save.
    pub run: Band,
    /// Where the part sold equals all costs of the day.
    pub pay: Band,
    /// Standard deviation of the logarithmic change of the coins' worth.
    pub spread: f64,
}

/// Lowest and highest threshold of a cell's days, as a logarithmic change from the projected course.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
}

/// Σ wⱼ·exp(x·vⱼ) as a polynomial in x, where vⱼ from −1/2 to 1/2 is a day's place in its cell.
#[derive(Clone, Copy, Debug)]
pub struct Moments([f64; 7]);

impl Moments {
    fn new(weights: impl Iterator<Item = f64>, days: usize) -> Self {
        let mut moments = [0.0; 7];
        for (j, weight) in weights.enumerate() {
            let v = j as f64 / days as f64 - 0.5;
            let mut term = weight;
            for (n, moment) in moments.iter_mut().enumerate() {
                *moment += term;
                term *= v / (n + 1) as f64;
            }
        }
        Self(moments)
    }

    /// The sum for a change of `x` over the cell, relative to the cell's middle.
    pub fn at(&self, x: f64) -> f64 {
        let [a, b, c, d, e, f, g] = self.0;
        a + x * (b + x * (c + x * (d + x * (e + x * (f + x * g)))))
    }
}

/// Mean of what a Brownian bridge of `variance` over the whole does to a positive quantity at the part `u`.
pub fn bridge_mean(variance: f64, u: f64) -> f64 {
    let y = 0.5 * variance * u * (1.0 - u);
    1.0 + y * (1.0 + 0.5 * y)
}

/// Cuts the horizon of `factors` into cells.
pub fn cut(factors: &Factors, noise: &Noise, rules: &Rules) -> Vec<Cell> {
    let mut cells = Vec::new();
    let days = factors.days();
    let widest = VARIANCE / noise.largest_variance().max(1e-9);
    let (mut month, mut from) = (1.0, 0);
    while from < days {
        // All ends of months are ends of cells.
        let end = ((month * DAYS_PER_MONTH).round() as usize).min(days);
        let wanted = (from as f64 * GROWTH).max(SHORTEST).min(widest).max(1.0);
        let pieces = (libm::ceil((end - from) as f64 / wanted) as usize).clamp(1, end - from);
        let start = from;
        for piece in 1..=pieces {
            let until = start + (end - start) * piece / pieces;
            cells.push(cell(factors, noise, rules, from, until - from));
            from = until;
        }
        month += 1.0;
    }
    cells
}

fn cell(factors: &Factors, noise: &Noise, rules: &Rules, from: usize, days: usize) -> Cell {
    let range = from..from + days;
    let k = days as f64;
    let moments = |values: &[f64], weight: &dyn Fn(usize, f64) -> f64, variance: f64| {
        let weights = values[range.clone()].iter().enumerate();
        let weights =
            weights.map(|(j, value)| weight(from + j, *value) * bridge_mean(variance * k, j as f64 / k));
        Moments::new(weights, days)
    };
    let plain = |_: usize, value: f64| value;
    let variances = noise.variances();
    let (running, opex) = (&factors.running, &factors.opex);
    let band = |costs: &dyn Fn(usize) -> f64, part: f64| {
        let mut band = Band { low: f64::INFINITY, high: f64::NEG_INFINITY };
        for d in range.clone() {
            let (cost, worth) = (costs(d), part * factors.worth[d]);
            let threshold = match (cost > 0.0, worth > 0.0) {
                (false, _) => f64::NEG_INFINITY,
                (true, false) => f64::INFINITY,
                (true, true) => libm::log(cost / worth),
            };
            band = Band { low: band.low.min(threshold), high: band.high.max(threshold) };
        }
        band
    };
    Cell {
        from,
        days,
        worth: moments(&factors.worth, &plain, variances.worth),
        coins: moments(&factors.coins, &plain, variances.difficulty),
        costs_in_coins: moments(
            &factors.per_price,
            &|d, value| value * (running[d] + opex[d]),
            variances.price,
        ),
        opex_in_coins: moments(&factors.per_price, &|d, value| value * opex[d], variances.price),
        running: running[range.clone()].iter().sum(),
        opex: opex[range.clone()].iter().sum(),
        run: band(&|d| running[d], 1.0),
        pay: band(&|d| running[d] + opex[d], rules.sells),
        spread: libm::sqrt(variances.worth * k),
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
