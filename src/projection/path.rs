use crate::outlook::Curve;
use crate::plan::Scheme;
use crate::scenario::Case;
use crate::units::{Quantity, SECONDS_PER_DAY};

/// Price and mining yield of each day: all that a plan's projection needs of market and outlook.
#[derive(Clone, Debug)]
pub struct Path {
    /// Price of a coin at the start of each day.
    pub price: Vec<f64>,
    /// Coins that one hash per second earns in each day, before pool fee and stale shares.
    pub coins_per_hash: Vec<f64>,
    /// Price at the end of the last day.
    pub end_price: f64,
}

/// A stretch of a [`Path`].
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    /// Price of a coin at the start of each day.
    pub price: &'a [f64],
    /// Coins that one hash per second earns in each day, before pool fee and stale shares.
    pub coins_per_hash: &'a [f64],
    /// Price at the end of the last day.
    pub end_price: f64,
}

impl Path {
    /// The path of `case` over its horizon.
    pub fn new(case: &Case) -> Self {
        Self::over(case, case.days())
    }

    /// The path of `case` over so many days.
    pub fn over(case: &Case, days: usize) -> Self {
        let price = price_curve(case);
        Self {
            coins_per_hash: coins_per_hash(case, days),
            end_price: price.at(days as f64),
            price: price.fill(days),
        }
    }

    /// All of it.
    pub fn whole(&self) -> Stretch<'_> {
        Stretch { price: &self.price, coins_per_hash: &self.coins_per_hash, end_price: self.end_price }
    }

    /// `days` days from day `from` on; less where the path ends before.
    pub fn stretch(&self, from: usize, days: usize) -> Stretch<'_> {
        let end = (from + days).min(self.price.len());
        let from = from.min(end);
        Stretch {
            price: &self.price[from..end],
            coins_per_hash: &self.coins_per_hash[from..end],
            end_price: self.price.get(end).copied().unwrap_or(self.end_price),
        }
    }
}

/// The course of the coin's price.
pub fn price_curve(case: &Case) -> Curve {
    Curve::monthly(&case.outlook.price_path)
        .unwrap_or_else(|| Curve::compound(case.market.price.get(), case.outlook.price_growth))
}

/// The course of the difficulty before any loss at a halving.
pub fn difficulty_curve(case: &Case) -> Curve {
    Curve::monthly(&case.outlook.difficulty_path)
        .unwrap_or_else(|| Curve::compound(case.market.difficulty.get(), case.outlook.difficulty_growth))
}

/// Difficulty at the start of day 0, and with it the network's hashrate that day.
pub fn first_difficulty(case: &Case) -> f64 {
    difficulty_curve(case).at(0.0)
}

/// Expected blocks are hash rate × time / (difficulty × hashes per unit of difficulty), so a day's yield
/// is the mean of reward / difficulty over the day's blocks. Both change inside a day: the subsidy at
/// the block of a halving, the difficulty (in retarget mode) at every height divisible by the interval.
fn coins_per_hash(case: &Case, days: usize) -> Vec<f64> {
    let bpd = case.blocks_per_day();
    let origin = case.market.height as f64;
    let curve = difficulty_curve(case);
    let daily = if case.outlook.retarget { Vec::new() } else { curve.fill(days) };
    let mut chain = Chain::new(case, &curve, bpd);
    let scale = SECONDS_PER_DAY / case.coin.hashes_per_difficulty;
    (0..days)
        .map(|d| {
            let start = origin + bpd * d as f64;
            let end = origin + bpd * (d + 1) as f64;
            if let Some(&difficulty) = daily.get(d) {
                chain.difficulty = difficulty;
            }
            scale * chain.mean_yield(start, end)
        })
        .collect()
}

/// What holds at the block being worked on, and where it next changes.
struct Chain<'a> {
    case: &'a Case,
    curve: &'a Curve,
    bpd: f64,
    reward: f64,
    difficulty: f64,
    /// What halvings have left of the difficulty.
    kept: f64,
    next_subsidy: f64,
    next_retarget: f64,
}

impl<'a> Chain<'a> {
    fn new(case: &'a Case, curve: &'a Curve, bpd: f64) -> Self {
        let interval = case.coin.retarget_interval;
        let height = case.market.height;
        let mut chain = Self {
            case,
            curve,
            bpd,
            reward: 0.0,
            difficulty: curve.at(0.0),
            kept: 1.0,
            next_subsidy: f64::INFINITY,
            next_retarget: f64::INFINITY,
        };
        chain.set_reward(height);
        if case.outlook.retarget && interval > 0 {
            chain.next_retarget = ((height / interval + 1) * interval) as f64;
        }
        chain
    }

    fn mean_yield(&mut self, start: f64, end: f64) -> f64 {
        let mut at = start;
        let mut sum = 0.0;
        loop {
            while self.next_edge() <= at {
                self.cross();
            }
            let edge = self.next_edge();
            let until = if edge < end { edge } else { end };
            sum += (until - at) * self.reward / (self.difficulty * self.kept);
            if edge >= end {
                return sum / (end - start);
            }
            at = edge;
        }
    }

    fn next_edge(&self) -> f64 {
        if self.next_subsidy < self.next_retarget { self.next_subsidy } else { self.next_retarget }
    }

    fn cross(&mut self) {
        let edge = self.next_edge();
        if edge == self.next_subsidy {
            self.kept *= 1.0 - self.case.outlook.halving_drop.get();
            self.set_reward(edge as u64);
        }
        if edge == self.next_retarget {
            self.retarget(edge);
            self.next_retarget += self.case.coin.retarget_interval as f64;
        }
    }

    fn set_reward(&mut self, height: u64) {
        let subsidy = self.case.subsidy(height);
        let scheme = self.case.plan.mining().map_or(Scheme::Fpps, |mining| mining.scheme);
        let fees = if scheme.pays_fees() { self.case.market.fees.with(subsidy) } else { 0.0 };
        self.reward = subsidy + fees;
        self.next_subsidy =
            self.case.coin.emission.next_change(height).map_or(f64::INFINITY, |next| next as f64);
    }

    fn retarget(&mut self, height: f64) {
        self.difficulty = self.curve.at((height - self.case.market.height as f64) / self.bpd);
    }
}
