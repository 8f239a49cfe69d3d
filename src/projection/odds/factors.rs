//! The part of each day that no future changes, worked out once.

use crate::plan::{Losses, Mining, Staking};
use crate::projection::path::{Path, price_curve};
use crate::projection::staking;
use crate::projection::walk::Terms;
use crate::scenario::Case;
use crate::units::Quantity;

use super::law::Noise;

/// What each day brings on the projected course, from which a future differs by factors: the worth of its
/// coins moves with price over difficulty, what a coin costs with the price.
#[derive(Clone, Debug)]
pub struct Factors {
    /// Everything paid at the start.
    pub capex: f64,
    /// The days.
    pub days: Vec<DayFactors>,
    /// What the last day brings besides.
    pub resale: f64,
    /// Price at the start.
    pub first_price: f64,
    /// Price at the end of the horizon.
    pub end_price: f64,
}

/// One day on the projected course.
#[derive(Clone, Copy, Debug)]
pub struct DayFactors {
    /// Worth of the day's coins at the price of the day.
    pub worth: f64,
    /// Costs that a rest saves: electricity, upkeep charged in money.
    pub running: f64,
    /// Upkeep charged in coins.
    pub upkeep: f64,
    /// Other costs.
    pub opex: f64,
    /// One over the price at the start of the day.
    pub per_price: f64,
    /// Mean of what the course inside the day's cell does to the worth.
    pub worth_mean: f64,
    /// The same for the price.
    pub price_mean: f64,
    /// Part of the worth that the ends of the cell leave open to either side.
    pub blur: f64,
}

impl DayFactors {
    const NOTHING: Self = Self {
        worth: 0.0,
        running: 0.0,
        upkeep: 0.0,
        opex: 0.0,
        per_price: 0.0,
        worth_mean: 1.0,
        price_mean: 1.0,
        blur: 0.0,
    };

    /// The mean of some days.
    pub fn mean(days: &[Self]) -> Self {
        let of = |pick: fn(&Self) -> f64| days.iter().map(pick).sum::<f64>() / days.len().max(1) as f64;
        Self {
            worth: of(|day| day.worth * day.worth_mean),
            running: of(|day| day.running),
            upkeep: of(|day| day.upkeep),
            opex: of(|day| day.opex),
            per_price: of(|day| day.per_price),
            worth_mean: 1.0,
            price_mean: of(|day| day.price_mean),
            blur: of(|day| day.blur),
        }
    }
}

impl Factors {
    /// The factors of a mining plan, before any drift.
    pub fn mining(plan: &Mining, path: &Path) -> Self {
        let mut steady = plan.clone();
        steady.losses = Losses::RunOn;
        let terms = Terms::new(&steady, path.price.len());
        let mut days = Vec::with_capacity(path.price.len());
        let mut resale = 0.0;
        terms.walk(path.whole(), |_, day| {
            let upkeep = if day.maintenance > 0.0 { terms.maintenance_coins } else { 0.0 };
            days.push(DayFactors {
                worth: day.coins * day.price,
                running: day.electricity + (day.maintenance - upkeep * day.price),
                upkeep,
                opex: day.opex,
                per_price: 1.0 / day.price,
                ..DayFactors::NOTHING
            });
            resale = day.resale;
        });
        Self {
            capex: terms.capex,
            days,
            resale,
            first_price: path.price.first().copied().unwrap_or(path.end_price),
            end_price: path.end_price,
        }
    }

    /// The factors of a stake without claims that cost anything.
    pub fn staking(case: &Case, plan: &Staking) -> Self {
        let curve = price_curve(case);
        let mut days = Vec::with_capacity(case.days());
        staking::days(case, plan, |_, day| {
            let per_price = 1.0 / day.price;
            days.push(DayFactors { worth: day.revenue, opex: day.opex, per_price, ..DayFactors::NOTHING });
        });
        Self {
            capex: plan.capex.get(),
            days,
            resale: 0.0,
            first_price: curve.at(0.0),
            end_price: curve.at(case.days() as f64),
        }
    }

    /// Takes in the part of the noise's drift that is the same in all futures.
    pub fn drift(&mut self, noise: &Noise) {
        let (price, difficulty) = noise.drifts();
        if price == 0.0 && difficulty == 0.0 {
            return;
        }
        for (d, day) in self.days.iter_mut().enumerate() {
            day.worth *= factor((price - difficulty) * d as f64);
            day.per_price *= factor(-price * d as f64);
        }
        self.end_price *= factor(price * self.days.len() as f64);
    }
}

/// Largest factor between a future and the projected course, so that sums of such values stay numbers.
pub const FARTHEST: f64 = 2.688_117_141_816_135_6e43;
/// Its logarithm.
const FARTHEST_LN: f64 = 100.0;

/// Parts of a doubling whose powers are kept in a table.
const PARTS: usize = 32;
/// `2^(i/32)`.
const POWERS: [f64; PARTS] = {
    let mut powers = [1.0; PARTS];
    let mut i = 1;
    while i < PARTS {
        // Below ln 2, thirty terms of the series leave nothing that a number of this size could hold.
        let x = i as f64 * std::f64::consts::LN_2 / PARTS as f64;
        let mut n = 30.0;
        let mut sum = 1.0;
        while n > 0.0 {
            sum = 1.0 + sum * x / n;
            n -= 1.0;
        }
        powers[i] = sum;
        i += 1;
    }
    powers
};

/// `e` to the power of `x`, held within what sums of such values can bear; to 1e-14 of its value, the same everywhere.
///
/// 2^(n/32)·e^r with |r| ≤ ln 2 / 64: the first from a table and the exponent's bits, the second by its series up to r^5,
/// which leaves 0.0109^6/720 = 2e-15. Futures take this a million times, and it is three times as quick as the general
/// function.
#[inline]
pub fn factor(x: f64) -> f64 {
    /// 1.5·2^52: a number to which this is added has its nearest whole one in its last bits.
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    const STEPS: f64 = PARTS as f64 * std::f64::consts::LOG2_E;
    /// ln 2 in two parts, the first so short that its product with a small whole number is exact.
    const LN2: (f64, f64) = (0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10);
    const STEP: (f64, f64) = (LN2.0 / PARTS as f64, LN2.1 / PARTS as f64);
    let x = x.clamp(-FARTHEST_LN, FARTHEST_LN);
    let shifted = x * STEPS + WHOLE;
    let n = shifted - WHOLE;
    let r = (x - n * STEP.0) - n * STEP.1;
    let s = r * r;
    let series = (1.0 + r) + s * ((0.5 + r * (1.0 / 6.0)) + s * (1.0 / 24.0 + r * (1.0 / 120.0)));
    let bits = shifted.to_bits();
    // Bits above the exponent's are shifted out, those of the sign among them.
    let power = f64::from_bits((bits / PARTS as u64).wrapping_add(1023) << 52);
    POWERS[bits as usize % PARTS] * series * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_powers_of_e() {
        for step in -40_000..=40_000 {
            let x = f64::from(step) * 0.003;
            let expected = libm::exp(x.clamp(-100.0, 100.0));
            assert!((factor(x) / expected - 1.0).abs() < 4e-15, "{x}: {} is not {expected}", factor(x));
        }
        assert_eq!(factor(0.0), 1.0);
        assert_eq!(factor(f64::INFINITY), factor(100.0));
    }
}
