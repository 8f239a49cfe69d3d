use super::chain::Chain;
use crate::outlook::Curve;
use crate::scenario::Case;
use crate::units::{Quantity, SECONDS_PER_DAY};

/// Price and mining yield of each day: all that a plan's projection needs of market and outlook.
#[derive(Clone, Debug)]
pub struct Path {
    /// Price of a coin at the start of each day.
    pub price: Vec<f64>,
    /// Coins that one hash per second earns in each day, before pool fee and stale shares; those of a chain
    /// mined with the same hashes converted at the day's prices.
    pub coins_per_hash: Vec<f64>,
    /// The coins of that other chain in it, unconverted; empty where there is none.
    pub merged: Vec<f64>,
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
        let curve = price_curve(case);
        let mut path = Self {
            coins_per_hash: coins_per_hash(case, days),
            merged: Vec::new(),
            end_price: curve.at(days as f64),
            price: curve.fill(days),
        };
        if let Some(child) = case.merged() {
            path.merged = coins_per_hash(&child, days);
            let prices = price_curve(&child).fill(days);
            let other = path.merged.iter().zip(&prices).zip(&path.price);
            for (coins, ((other, its_price), price)) in path.coins_per_hash.iter_mut().zip(other) {
                *coins += other * its_price / price;
            }
        }
        path
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

/// Expected blocks are hash rate × time / (hashes a block), so a day's yield is the mean of reward /
/// hashes over the day.
fn coins_per_hash(case: &Case, days: usize) -> Vec<f64> {
    let curve = difficulty_curve(case);
    let daily = if case.moves_in_steps() { Vec::new() } else { curve.fill(days) };
    let mut chain = Chain::new(case, &curve);
    let scale = SECONDS_PER_DAY / case.hashes_per_block(1.0);
    (0..days).map(|d| scale * chain.mean_yield(d as f64, daily.get(d).copied())).collect()
}
