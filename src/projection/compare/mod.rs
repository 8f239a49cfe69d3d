//! Several plans over the same money and the same days.
//!
//! - **Gain.** At every moment what all that is owned is worth less what was put in: the account of a machine or
//!   contract, which counts as spent until it is sold; the coins of a purchase; a stake with its rewards, at the
//!   price of the day. Break-even is where the gain is back at zero.
//! - **Fair money.** Every plan has the budget: what is given, or what the dearest plan takes from one's own pocket
//!   at the start (or on its way, where none takes anything at the start). What a plan never needs, not even on its way, stays cash, which gains nothing, or buys the
//!   plan's coin at the start.
//! - Amounts are in the currency of the first plan, converted at the plans' own exchange rates.
//! - **In coins.** Whatever a plan owns and the budget still holds is counted in coins of the first plan at the price of
//!   the day; break-even is where it is no fewer than the budget would have bought at the start.

mod blend;
mod course;
mod frontier;
mod outcome;

pub use blend::{Blend, blended};
pub use frontier::{Frontier, Mix, Spread};
pub use outcome::Outcome;

use crate::scenario::{Case, Scenario, Spare};
use crate::units::Quantity;

use super::path::price_curve;
use super::report::PlanReport;
use course::Course;

/// Points of a sampled course, at most, beside its first and last.
const POINTS: usize = 240;
/// Part of a budget below which a difference is rounding.
const ROUNDING: f64 = 1e-9;

/// Plans side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The money every plan has.
    pub budget: f64,
    /// The days at which gains are sampled, from 0 to the end.
    pub at: Vec<usize>,
    /// One for each plan, in order.
    pub plans: Vec<Standing>,
    /// The plans at once, where they have weights.
    pub blend: Option<Blend>,
    /// Index of the plan whose money is back first; `None` where none is.
    pub first_back: Option<usize>,
    /// Index of the plan that ends highest; `None` without plans.
    pub ends_highest: Option<usize>,
    /// Where the comparison is not as even as it looks.
    pub caveats: Vec<Caveat>,
}

/// A plan among others.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Its own projection, in its own currency, without what it does not need of the budget.
    pub report: PlanReport,
    /// One's own money put in at the start: price and stake, less what is borrowed.
    pub capital: f64,
    /// The most that is ever paid from one's own pocket.
    pub cash_needed: f64,
    /// The part of the budget that is never needed.
    pub spare: f64,
    /// Coins that it bought.
    pub spare_coins: f64,
    /// What becomes of the whole budget.
    pub outcome: Outcome,
    /// The budget with its gain, at the end.
    pub end_value: f64,
    /// Coins in hand at the end, those of the spare money included.
    pub held: f64,
    /// Gains at the sampled moments.
    pub gains: Vec<f64>,
    /// Coins of the first plan that the budget with its gain would buy, less those that the budget would have bought
    /// at the start, at the sampled moments.
    pub coin_gains: Vec<f64>,
    /// What becomes of the budget in these coins.
    pub coins: Outcome,
    /// What one unit of the plan's currency is in that of the comparison.
    pub rate: f64,
    /// How many times the plan can be taken for the whole budget; `None` where it costs nothing.
    pub scale: Option<f64>,
}

/// Something that makes a comparison less even than it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Caveat {
    /// A plan takes more than the budget.
    OverBudget {
        /// Its index.
        plan: usize,
        /// By how much.
        missing: f64,
    },
    /// A plan is in another currency and was converted.
    Currency {
        /// Its index.
        plan: usize,
        /// What one unit of its currency is in that of the comparison.
        rate: f64,
    },
    /// A contract names no end, so its upkeep is charged to the end of the projection.
    NoTerm {
        /// Its index.
        plan: usize,
    },
    /// The weights of the blend do not add up to the whole; they were taken in proportion.
    Weights {
        /// What they add up to; 1 is the whole. Nothing at all makes no blend.
        sum: f64,
    },
    /// A plan of the blend costs nothing, so there is no taking it for a part of the budget; its part stays cash.
    NothingToScale {
        /// Its index.
        plan: usize,
    },
}

/// Compares the plans of a scenario.
pub fn compare(scenario: &Scenario) -> Comparison {
    let cases = &scenario.cases[..];
    let mut caveats = Vec::new();
    let courses: Vec<Course> = cases
        .iter()
        .enumerate()
        .map(|(plan, case)| {
            let rate = rate(case, cases);
            if rate != 1.0 {
                caveats.push(Caveat::Currency { plan, rate });
            }
            if case.plan.mining().and_then(|mining| mining.contract).is_some_and(|it| it.term.is_none()) {
                caveats.push(Caveat::NoTerm { plan });
            }
            Course::new(case, rate)
        })
        .collect();
    let most = |of: fn(&Course) -> f64| courses.iter().map(of).fold(0.0, f64::max);
    let at_start = most(|course| course.capital);
    let dearest = if at_start > 0.0 { at_start } else { most(|course| course.cash_needed) };
    let given = cases.first().and_then(|case| case.purse.budget);
    let budget = given.map_or(dearest, Quantity::get);
    let days = cases.iter().map(Case::days).max().unwrap_or(0);
    let step = days.div_ceil(POINTS).max(1);
    let at: Vec<usize> = (0..days).step_by(step).chain([days]).collect();
    let blend = blend::weights(cases).and_then(|(weights, sum)| {
        if (sum - 1.0).abs() > ROUNDING {
            caveats.push(Caveat::Weights { sum });
        }
        for (plan, (course, weight)) in courses.iter().zip(&weights).enumerate() {
            if *weight > 0.0 && blend::scale(course, 1.0).is_none() {
                caveats.push(Caveat::NothingToScale { plan });
            }
        }
        (sum > 0.0).then(|| Blend::new(cases, &courses, (weights, sum), budget, &at))
    });
    let curve = cases.first().map(price_curve);
    let prices: Vec<f64> =
        curve.map(|curve| (0..=days).map(|t| curve.at(t as f64)).collect()).unwrap_or_default();
    let mut plans = Vec::with_capacity(cases.len());
    for (plan, (case, course)) in cases.iter().zip(courses).enumerate() {
        let missing = course.cash_needed - budget;
        if missing > ROUNDING * budget {
            caveats.push(Caveat::OverBudget { plan, missing });
        }
        plans.push(Standing::new(case, course, (budget, rate(case, cases)), &at, &prices));
    }
    let backs = plans.iter().map(|plan| plan.outcome.break_even.day.map(|day| -day));
    Comparison {
        budget,
        first_back: highest(backs),
        ends_highest: highest(plans.iter().map(|plan| Some(plan.outcome.gain))),
        at,
        plans,
        blend,
        caveats,
    }
}

impl Standing {
    fn new(case: &Case, course: Course, (budget, rate): (f64, f64), at: &[usize], prices: &[f64]) -> Self {
        let scale = blend::scale(&course, budget);
        let Course { report, capital, cash_needed, mut gains, held, .. } = course;
        let spare = (budget - cash_needed).max(0.0);
        let mut spare_coins = 0.0;
        if case.purse.spare == Spare::Coin && spare > 0.0 {
            let (extra, coins) = course::bought(case, spare, rate);
            gains.iter_mut().zip(extra).for_each(|(gain, more)| *gain += more);
            spare_coins = coins;
        }
        let outcome = Outcome::of(&gains);
        let bought = prices.first().map_or(0.0, |price| budget / price);
        let in_coins = gains.iter().zip(prices).map(|(gain, price)| (budget + gain) / price - bought);
        let in_coins: Vec<f64> = in_coins.collect();
        Self {
            coins: Outcome::of(&in_coins),
            coin_gains: sampled(&in_coins, at),
            rate,
            scale,
            report,
            capital,
            cash_needed,
            spare,
            spare_coins,
            end_value: budget + outcome.gain,
            outcome,
            held: held + spare_coins,
            gains: sampled(&gains, at),
        }
    }
}

/// What one unit of the case's currency is in that of the first case.
fn rate(case: &Case, cases: &[Case]) -> f64 {
    match cases.first() {
        Some(first) if first.currency != case.currency => first.fx / case.fx,
        _ => 1.0,
    }
}

/// The values at these days; a shorter course stays where it ended.
fn sampled(values: &[f64], at: &[usize]) -> Vec<f64> {
    let last = values.last().copied().unwrap_or(0.0);
    at.iter().map(|day| values.get(*day).copied().unwrap_or(last)).collect()
}

/// Index of the highest value there is, the first of several.
fn highest(values: impl Iterator<Item = Option<f64>>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, value) in values.enumerate() {
        if let Some(value) = value.filter(|value| best.is_none_or(|(_, most)| *value > most)) {
            best = Some((index, value));
        }
    }
    best.map(|(index, _)| index)
}
