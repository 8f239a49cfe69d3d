//! What many futures say together.

use super::futures::Ending;
use super::quantiles::quantiles;

/// The odds of a plan. Money is in the scenario's currency; shares are parts of all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Odds {
    /// Futures looked at.
    pub paths: usize,
    /// Share in which the account reaches zero at the end of some day.
    pub break_even: Estimate,
    /// Share in which it is not below zero at the end.
    pub ends_positive: Estimate,
    /// Share in which it ends above what the same money in coins would have gained; `None` for coins.
    pub beats_buying: Option<Estimate>,
    /// Mean of the account at the end.
    pub final_mean: Estimate,
    /// The account at the end, in the order of [`LEVELS`].
    pub final_levels: [f64; 3],
    /// Days to break-even over all futures, in the order of [`LEVELS`]; `None` for never.
    pub break_even_days: [Option<f64>; 3],
    /// Where the account stands on the way, over the first [`BAND_PATHS`] futures.
    pub band: Vec<BandPoint>,
    /// Share of futures whose break-even falls into each of [`BARS`] equal parts of the horizon.
    pub dates: Vec<f64>,
    /// Share of futures without break-even.
    pub never: f64,
    /// Share of futures that end below zero.
    pub loss: f64,
    /// Mean of the account at the end over those; 0 where there are none.
    pub mean_loss: f64,
}

/// An estimate from a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// The sample's mean.
    pub value: f64,
    /// Its standard error, from the scatter between mirrored pairs.
    pub error: f64,
}

/// Where the account stands at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandPoint {
    /// Days from the start.
    pub day: f64,
    /// The account, in the order of [`LEVELS`].
    pub levels: [f64; 3],
}

/// The quantiles reported: one future in ten, the middle one, nine in ten.
pub const LEVELS: [f64; 3] = [0.1, 0.5, 0.9];
/// Bars of the distribution of the break-even date.
pub const BARS: usize = 30;
/// Most points of the band, the start apart.
pub const BAND_POINTS: usize = 60;
/// Futures that the band is made of: its lines are thicker than what more of them would move.
pub const BAND_PATHS: usize = 2048;

/// Gathers the endings of futures.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    compared: bool,
    accounts: Vec<f64>,
    days: Vec<f64>,
    break_even: Sum,
    positive: Sum,
    beats: Sum,
    account: Sum,
}

/// Sums over mirrored pairs.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    pairs: f64,
    /// The first pair's mean, from which the others are counted: equal ones then scatter by nothing at all.
    origin: f64,
    total: f64,
    squares: f64,
}

impl Sum {
    fn add(&mut self, [a, b]: [f64; 2]) {
        let mean = 0.5 * (a + b);
        if self.pairs == 0.0 {
            self.origin = mean;
        }
        self.pairs += 1.0;
        self.total += mean - self.origin;
        self.squares += (mean - self.origin) * (mean - self.origin);
    }

    fn estimate(self) -> Estimate {
        let mean = self.total / self.pairs.max(1.0);
        let variance = (self.squares / self.pairs.max(1.0) - mean * mean).max(0.0);
        Estimate {
            value: finite(self.origin + mean),
            error: finite(libm::sqrt(variance / (self.pairs - 1.0).max(1.0))),
        }
    }
}

/// The largest amount an account is given as, where absurd inputs would make it infinite.
const LARGEST: f64 = 1e300;

fn finite(value: f64) -> f64 {
    if value.is_nan() { LARGEST } else { value.clamp(-LARGEST, LARGEST) }
}

impl Tally {
    /// No futures yet; whether they are compared with buying.
    pub fn new(compared: bool) -> Self {
        Self { compared, ..Self::default() }
    }

    /// Adds two mirrored futures.
    pub fn add(&mut self, endings: [Ending; 2]) {
        let flags = |test: fn(&Ending) -> bool| [0, 1].map(|i| f64::from(u8::from(test(&endings[i]))));
        self.break_even.add(flags(|ending| ending.break_even < f64::INFINITY));
        self.positive.add(flags(|ending| ending.account >= 0.0));
        self.beats.add(flags(|ending| ending.account > ending.buying));
        self.account.add([endings[0].account, endings[1].account]);
        for ending in endings {
            self.accounts.push(finite(ending.account));
            self.days.push(ending.break_even);
        }
    }

    /// Futures so far.
    pub fn paths(&self) -> usize {
        self.accounts.len()
    }

    /// The odds; `band` holds the account of a number of futures at each of `times`, future after future.
    /// `None` before the first future.
    pub fn odds(&self, horizon: f64, times: &[f64], band: &[f32]) -> Option<Odds> {
        let paths = self.paths();
        if paths == 0 {
            return None;
        }
        let share = |count: usize| count as f64 / paths as f64;
        let mut accounts = self.accounts.clone();
        let mut days = self.days.clone();
        let mut dates = vec![0usize; BARS];
        for day in self.days.iter().filter(|day| **day < f64::INFINITY) {
            dates[((day / horizon * BARS as f64) as usize).min(BARS - 1)] += 1;
        }
        let (mut losses, mut lost) = (0, 0.0);
        for account in self.accounts.iter().filter(|account| **account < 0.0) {
            losses += 1;
            lost += account / paths as f64;
        }
        let final_levels = quantiles(&mut accounts, LEVELS);
        Some(Odds {
            paths,
            break_even: self.break_even.estimate(),
            ends_positive: self.positive.estimate(),
            beats_buying: self.compared.then(|| self.beats.estimate()),
            final_mean: self.account.estimate(),
            final_levels,
            break_even_days: quantiles(&mut days, LEVELS).map(|day| Some(day).filter(|day| day.is_finite())),
            band: points(times, band),
            never: share(paths - dates.iter().sum::<usize>()),
            dates: dates.into_iter().map(share).collect(),
            loss: share(losses),
            mean_loss: if losses > 0 { lost / share(losses) } else { 0.0 },
        })
    }
}

fn points(times: &[f64], band: &[f32]) -> Vec<BandPoint> {
    let mut column = Vec::with_capacity(band.len() / times.len().max(1));
    let mut point = |(index, day): (usize, &f64)| {
        column.clear();
        column.extend(band.iter().skip(index).step_by(times.len()).map(|account| f64::from(*account)));
        BandPoint { day: *day, levels: quantiles(&mut column, LEVELS) }
    };
    times.iter().enumerate().map(&mut point).collect()
}
