//! Coins that are owned at their price of the day: a purchase, or a stake whose own price counts.
//!
//! Only the price is uncertain, so each day has one bar that the price must reach for the account to be at zero. Days
//! are drawn one by one until it is, and after that only the ends of spans matter.

use crate::plan::Plan as Spending;
use crate::projection::path::price_curve;
use crate::projection::staking;
use crate::scenario::Case;
use crate::units::{Quantity, Within};

use super::cells::Span;
use super::factors::factor;
use super::futures::Ending;
use super::generator::Stream;
use super::law::{Noise, Point};

/// Coins over the days, and what was paid for them.
#[derive(Clone, Debug)]
pub struct Plan {
    noise: Noise,
    /// Everything paid at the start that is not still owned.
    pub spent: f64,
    /// Everything that went in, coins included.
    cost: f64,
    /// Worth at the end of each day, were the price on its course.
    worths: Vec<f64>,
    /// For each day, the logarithm over its course that the price must reach by the end of the day.
    bars: Vec<f64>,
    /// The same money in coins: paid, and the projected end price over the first.
    instead: (f64, f64),
    drift: f64,
}

impl Plan {
    /// The plan of `case`; `None` where more than the price of the day decides.
    pub fn new(case: &Case, noise: Noise) -> Option<Self> {
        let days = case.days();
        let curve = price_curve(case);
        let first = curve.at(0.0);
        let (spent, cost, capex, owned) = match &case.plan {
            Spending::Buy(plan) if plan.monthly.get() <= 0.0 => {
                let (capex, fee) = (plan.capex.get(), plan.fee.get());
                (capex * fee, capex, capex, vec![capex * (1.0 - fee) / first; days])
            }
            Spending::Stake(plan)
                if plan.at_risk && plan.opex.get() <= 0.0 && plan.claim_cost.get() <= 0.0 =>
            {
                let capex = plan.capex.get();
                let apr = staking::Course::new(case, plan).apr;
                let mut owned = Vec::with_capacity(days);
                // How many coins there are depends on no price.
                staking::walk(plan, &apr, &curve.fill(days), |_, day| owned.push(day.coins()));
                (capex, plan.amount.get() * first + capex, capex, owned)
            }
            _ => return None,
        };
        let drift = noise.drifts().0;
        let at = |d: usize| (d + 1) as f64;
        let worths: Vec<f64> = owned.iter().enumerate().map(|(d, coins)| coins * curve.at(at(d))).collect();
        let bars = worths.iter().enumerate().map(|(d, worth)| libm::log(cost / worth) - drift * at(d));
        let instead = (capex, curve.at(days as f64) / first);
        Some(Self { noise, spent, cost, bars: bars.collect(), worths, instead, drift })
    }

    /// Follows the future whose logarithms at the ends of `spans` are `course`; see [`super::futures::Plan::follow`].
    pub fn follow(
        &self,
        spans: &[Span],
        course: &[Point],
        stream: &mut Stream,
        level: &mut dyn FnMut(usize, f64),
    ) -> Ending {
        let mut break_even = if self.spent <= 0.0 { 0.0 } else { f64::INFINITY };
        let (mut account, mut end) = (-self.spent, 0.0);
        for (index, (span, ends)) in spans.iter().zip(course.windows(2)).enumerate() {
            let [from, to] = [ends[0].price, ends[1].price];
            if break_even == f64::INFINITY {
                break_even = self.crossing(span, from, to, stream);
            }
            account = self.account(span.from + span.days - 1, to);
            level(index, account);
            end = to;
        }
        let (paid, grown) = self.instead;
        let grown = grown * factor(end + self.drift * self.worths.len() as f64);
        Ending { break_even, account, buying: paid * (grown - 1.0) }
    }

    /// The account at the end of day `d`, with the price's logarithm so far over its course.
    fn account(&self, d: usize, price: f64) -> f64 {
        let worth = self.worths.get(d).copied().unwrap_or_default();
        worth * factor(price + self.drift * (d + 1) as f64) - self.cost
    }

    /// When the account reaches zero within a span, drawn on a Brownian bridge between its ends.
    fn crossing(&self, span: &Span, from: f64, to: f64, stream: &mut Stream) -> f64 {
        let mut at = from;
        for j in 0..span.days {
            let d = span.from + j;
            let left = (span.days - j) as f64;
            // The same draws as day by day, so that plans of one coin see the same days.
            let next = match left > 1.0 {
                true => at + (to - at) / left + self.noise.step(stream, (left - 1.0) / left).price,
                false => to,
            };
            if self.bars.get(d).is_some_and(|bar| next >= *bar) {
                let before = if d == 0 { -self.spent } else { self.account(d - 1, at) };
                let gained = self.account(d, next) - before;
                let part = if gained > 0.0 { (-before / gained).within(0.0, 1.0) } else { 0.0 };
                return d as f64 + part;
            }
            at = next;
        }
        f64::INFINITY
    }
}
