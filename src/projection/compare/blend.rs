use crate::scenario::Case;
use crate::units::Quantity;

use super::course::Course;
use super::outcome::Outcome;

/// Most that a plan is multiplied by; beyond a trillion it is no plan, and sums must stay finite.
const MOST_SCALE: f64 = 1e12;

/// Several plans at once, each with its part of the budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Blend {
    /// What the weights given add up to; 1 where they are whole.
    pub given: f64,
    /// The part of the budget of each plan, made to add up to 1.
    pub weights: Vec<f64>,
    /// How many times each plan is taken: its part of the budget over what one costs.
    pub scales: Vec<f64>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The most that is ever paid from one's own pocket.
    pub cash_needed: f64,
    /// Gains at the sampled moments.
    pub gains: Vec<f64>,
    /// Coins in hand at the end, by ticker.
    pub held: Vec<(&'static str, f64)>,
}

/// The weights as given, a plan without one having none, and their sum; `None` where no plan has any.
pub fn weights(cases: &[Case]) -> Option<(Vec<f64>, f64)> {
    let parts: Vec<f64> = cases.iter().map(|case| case.weight.map_or(0.0, Quantity::get)).collect();
    let sum: f64 = parts.iter().sum();
    cases.iter().any(|case| case.weight.is_some()).then_some((parts, sum))
}

/// How many times a plan is taken to use `money`; `None` where it costs nothing at any time.
pub fn scale(course: &Course, money: f64) -> Option<f64> {
    // A purchase by the month costs nothing at the start; what it takes in all is what it costs.
    let cost = if course.capital > 0.0 { course.capital } else { course.cash_needed };
    (cost > 0.0).then(|| (money / cost).min(MOST_SCALE))
}

/// The sum of `curves`, each `scales` times. Any futures of the same plans can be blended like this, those of odds
/// as well as the projection.
pub fn blended<'a>(curves: impl Iterator<Item = &'a [f64]>, scales: &[f64], length: usize) -> Vec<f64> {
    let mut sum = vec![0.0; length];
    for (curve, scale) in curves.zip(scales) {
        for (total, value) in sum.iter_mut().zip(curve) {
            *total += scale * value;
        }
    }
    sum
}

impl Blend {
    /// The blend of `courses` with the parts `weights`, which add up to `given` above zero, at `at` sampled.
    pub fn new(
        cases: &[Case],
        courses: &[Course],
        (weights, given): (Vec<f64>, f64),
        budget: f64,
        at: &[usize],
    ) -> Self {
        let weights: Vec<f64> = weights.into_iter().map(|part| part / given).collect();
        let scale = |(course, part): (&Course, &f64)| scale(course, part * budget).unwrap_or(0.0);
        let scales: Vec<f64> = courses.iter().zip(&weights).map(scale).collect();
        let length = courses.iter().map(|course| course.gains.len()).max().unwrap_or(0);
        let gains = blended(courses.iter().map(|course| &course.gains[..]), &scales, length);
        let cash = blended(courses.iter().map(|course| &course.cash[..]), &scales, length);
        let mut held: Vec<(&'static str, f64)> = Vec::new();
        for ((case, course), scale) in cases.iter().zip(courses).zip(&scales) {
            let (ticker, coins) = (case.coin.symbol, course.held * scale);
            match held.iter_mut().find(|(other, _)| *other == ticker) {
                Some((_, total)) => *total += coins,
                None if coins > 0.0 => held.push((ticker, coins)),
                None => {}
            }
        }
        Self {
            given,
            weights,
            scales,
            outcome: Outcome::of(&gains),
            cash_needed: cash.iter().fold(0.0, |most: f64, level| most.max(-level)),
            gains: super::sampled(&gains, at),
            held,
        }
    }
}
