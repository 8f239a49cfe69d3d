//! The part of each day that no future changes, worked out once.

use crate::plan::{Losses, Mining};
use crate::projection::path::Path;
use crate::projection::walk::Terms;

use super::law::Noise;

/// What each day brings on the projected course, from which a future differs by factors: the worth of its
/// coins moves with price over difficulty, what a coin costs with the price.
#[derive(Clone, Debug)]
pub struct Factors {
    /// Everything paid at the start.
    pub capex: f64,
    /// Worth of each day's coins at the price of the day.
    pub worth: Vec<f64>,
    /// Coins of each day.
    pub coins: Vec<f64>,
    /// One over the price at the start of each day.
    pub per_price: Vec<f64>,
    /// Costs of each day that a rest saves: electricity, upkeep charged in money.
    pub running: Vec<f64>,
    /// Upkeep of each day that is charged in coins.
    pub upkeep: Vec<f64>,
    /// Other costs of each day.
    pub opex: Vec<f64>,
    /// What the last day brings besides.
    pub resale: f64,
    /// Price at the start.
    pub first_price: f64,
    /// Price at the end of the horizon.
    pub end_price: f64,
}

impl Factors {
    /// The factors of a mining plan, before any drift.
    pub fn mining(plan: &Mining, path: &Path) -> Self {
        let days = path.price.len();
        let mut steady = plan.clone();
        steady.losses = Losses::RunOn;
        let terms = Terms::new(&steady, days);
        let mut factors = Self {
            capex: terms.capex,
            worth: Vec::with_capacity(days),
            coins: Vec::with_capacity(days),
            per_price: Vec::with_capacity(days),
            running: Vec::with_capacity(days),
            upkeep: Vec::with_capacity(days),
            opex: Vec::with_capacity(days),
            resale: 0.0,
            first_price: path.price.first().copied().unwrap_or(path.end_price),
            end_price: path.end_price,
        };
        terms.walk(path.whole(), |_, day| {
            factors.worth.push(day.coins * day.price);
            factors.coins.push(day.coins);
            factors.per_price.push(1.0 / day.price);
            let upkeep = if day.maintenance > 0.0 { terms.maintenance_coins } else { 0.0 };
            factors.running.push(day.electricity + (day.maintenance - upkeep * day.price));
            factors.upkeep.push(upkeep);
            factors.opex.push(day.opex);
            factors.resale = day.resale;
        });
        factors
    }

    /// Takes in the part of the noise's drift that is the same in all futures.
    pub fn drift(&mut self, noise: &Noise) {
        let (price, difficulty) = noise.drifts();
        if price == 0.0 && difficulty == 0.0 {
            return;
        }
        let days = self.worth.len();
        for d in 0..days {
            let t = d as f64;
            self.worth[d] *= factor((price - difficulty) * t);
            self.coins[d] *= factor(-difficulty * t);
            self.per_price[d] *= factor(-price * t);
        }
        self.end_price *= factor(price * days as f64);
    }

    /// Days projected.
    pub fn days(&self) -> usize {
        self.worth.len()
    }
}

/// The logarithm beyond which a future is not followed, so that sums of such values stay numbers.
const FURTHEST: f64 = 100.0;

/// `e` to the power of `x`, held within what sums of such values can bear.
pub fn factor(x: f64) -> f64 {
    libm::exp(x.clamp(-FURTHEST, FURTHEST))
}
