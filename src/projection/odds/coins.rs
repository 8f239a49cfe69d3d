//! Coins that are owned at their price of the day: purchases, or a stake whose own price counts.
//!
//! Only the price is uncertain, so each day has one bar that the price must reach for the account to be at zero. It is
//! drawn where spans end, where coins are bought, and between those only where a bar may be reached.

use crate::outlook::Curve;
use crate::plan::Plan as Spending;
use crate::projection::finance::Finance;
use crate::projection::path::price_curve;
use crate::projection::walk::Day;
use crate::projection::{purchase, staking};
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
    /// Everything that has gone in by the end of each day, coins included.
    costs: Vec<f64>,
    /// Worth at the end of each day of one unit of what is owned, were the price on its course.
    worths: Vec<f64>,
    /// Units owned at the start: all that is ever owned, or coins where more are bought.
    opening: f64,
    /// For each day, the logarithm over its course that the price must reach by its end with one unit owned.
    bars: Vec<f64>,
    segments: Vec<Segment>,
    /// For each day between the ends of segments, the lowest bar of its half; see [`lowest_bars`].
    lowest: Vec<f64>,
    /// Part of a gain that goes in tax at the end, and what interest is not taken off it.
    taxed: (f64, f64),
    /// The same money in coins: paid, and the projected end price over the first.
    instead: (f64, f64),
    drift: f64,
}

/// Days in which nothing is bought.
#[derive(Clone, Copy, Debug)]
struct Segment {
    from: usize,
    to: usize,
    /// Coins bought at its end, were the price on its course.
    buys: f64,
    /// The end of the span it lies in.
    span: usize,
}

/// What a plan owns and pays, before anything strays.
struct Holding {
    spent: f64,
    capex: f64,
    opening: f64,
    worths: Vec<f64>,
    costs: Vec<f64>,
    /// Coins bought at the start of a day.
    bought: Vec<(usize, f64)>,
    taxed: (f64, f64),
}

/// Logarithm of the chance below which a bar counts as out of reach.
const UNLIKELY: f64 = 25.0;

impl Plan {
    /// The plan of `case` over `spans`; `None` where more than the price of the day decides.
    pub fn new(case: &Case, noise: Noise, spans: &[Span]) -> Option<Self> {
        let days = case.days();
        let curve = price_curve(case);
        let first = curve.at(0.0);
        let Holding { spent, capex, opening, worths, costs, bought, taxed } = Holding::of(case, &curve)?;
        let drift = noise.drifts().0;
        let bars: Vec<f64> = worths
            .iter()
            .zip(&costs)
            .enumerate()
            .map(|(d, (worth, cost))| {
                // A τ of the gain A + I is taxed on the last day: A less that is zero at τI / (1 − τ).
                let (part, interest) = taxed;
                let due = if d + 1 == days && interest > 0.0 { part * interest / (1.0 - part) } else { 0.0 };
                libm::log((cost + due) / worth) - drift * (d + 1) as f64
            })
            .collect();
        let mut segments = Vec::new();
        let mut purchases = bought.iter().peekable();
        for span in spans {
            let (mut from, end) = (span.from, span.from + span.days);
            while let Some((to, coins)) = purchases.next_if(|(day, _)| *day <= end) {
                segments.push(Segment { from, to: *to, buys: *coins, span: end });
                from = *to;
            }
            if from < end {
                segments.push(Segment { from, to: end, buys: 0.0, span: end });
            }
        }
        let mut lowest = vec![f64::INFINITY; days];
        for segment in &segments {
            lowest_bars(&bars, &mut lowest, segment.from, segment.from, segment.to);
        }
        let instead = (capex, curve.at(days as f64) / first);
        Some(Self { noise, spent, costs, worths, opening, bars, segments, lowest, taxed, instead, drift })
    }

    /// Follows the future whose logarithms at the ends of spans are `course`; see [`super::futures::Plan::follow`].
    pub fn follow(&self, course: &[Point], stream: &mut Stream, level: &mut dyn FnMut(usize, f64)) -> Ending {
        let mut bridge = Bridge {
            plan: self,
            inside: Stream::new(stream.bits(), 0),
            variance: self.noise.variances().price,
            units: self.opening,
            lift: -libm::log(self.opening),
        };
        let mut break_even = if self.spent <= 0.0 { 0.0 } else { f64::INFINITY };
        let (mut span, mut at, mut account) = (0, 0.0, -self.spent);
        for segment in &self.segments {
            let to = match course.get(span + 1) {
                Some(end) if segment.to == segment.span => end.price,
                Some(end) => bridge.between(segment.from, at, segment.to, segment.span, end.price),
                None => at,
            };
            if break_even == f64::INFINITY {
                break_even = bridge.crossing(segment, at, to, account);
            }
            account = bridge.account(segment.to, to);
            if segment.to == segment.span {
                level(span, account);
                span += 1;
            }
            if segment.buys > 0.0 {
                bridge.units += segment.buys * factor(-to - self.drift * segment.to as f64);
                bridge.lift = -libm::log(bridge.units);
            }
            at = to;
        }
        let (paid, grown) = self.instead;
        let grown = grown * factor(at + self.drift * self.worths.len() as f64);
        Ending { break_even, account, buying: paid * (grown - 1.0) }
    }
}

impl Holding {
    fn of(case: &Case, curve: &Curve) -> Option<Self> {
        let days = case.days();
        let first = curve.at(0.0);
        match &case.plan {
            Spending::Buy(plan) => {
                let (capex, fee) = (plan.capex.get(), plan.fee.get());
                let mut finance = Finance::new(case, capex);
                let (mut cost, mut interest, mut bought) = (capex, 0.0, Vec::new());
                let costs = (0..days).map(|d| {
                    let paid = purchase::paid(plan, d);
                    if paid > 0.0 {
                        bought.push((d, paid * (1.0 - fee) / curve.at(d as f64)));
                    }
                    interest += finance.applied(d, &Day::default(), first).interest;
                    cost += paid;
                    cost + interest
                });
                let costs = costs.collect();
                Some(Self {
                    spent: capex * fee,
                    capex,
                    opening: capex * (1.0 - fee) / first,
                    worths: (1..=days).map(|t| curve.at(t as f64)).collect(),
                    costs,
                    bought,
                    taxed: (case.taxes.gains.get(), interest),
                })
            }
            Spending::Stake(plan)
                if Finance::new(case, 0.0).idle()
                    && plan.at_risk
                    && plan.opex.get() <= 0.0
                    && plan.claim_cost.get() <= 0.0 =>
            {
                let capex = plan.capex.get();
                let course = staking::Course::new(case, plan);
                let kept = 1.0 - plan.discount();
                let mut worths = Vec::with_capacity(days);
                // How many coins there are depends on no price.
                staking::walk(plan, course.most, &course.apr, &curve.fill(days), |d, day| {
                    worths.push(day.coins() * kept * curve.at((d + 1) as f64));
                });
                let put_in = plan.amount.get() * first;
                let costs = vec![put_in + capex; days];
                Some(Self {
                    spent: plan.short_at_start(first),
                    capex,
                    opening: 1.0,
                    worths,
                    costs,
                    bought: Vec::new(),
                    taxed: (0.0, 0.0),
                })
            }
            _ => None,
        }
    }
}

/// Fills in, from `index` on, the lowest bar of the days that end strictly between `from` and `to`; then those of its
/// two halves, the first half first. Each day is the middle of exactly one part, so there are as many as days.
fn lowest_bars(bars: &[f64], lowest: &mut [f64], index: usize, from: usize, to: usize) -> f64 {
    if to - from < 2 {
        return f64::INFINITY;
    }
    let middle = usize::midpoint(from, to);
    let first = lowest_bars(bars, lowest, index + 1, from, middle);
    let second = lowest_bars(bars, lowest, index + middle - from, middle, to);
    let found = bars.get(middle - 1).copied().unwrap_or(f64::INFINITY).min(first).min(second);
    if let Some(place) = lowest.get_mut(index) {
        *place = found;
    }
    found
}

/// The price of one future between the ends of spans, drawn day by day on Brownian bridges by halves: first the middle,
/// then the middles on either side of it. Each day has a random number of its own, so leaving one out moves no other.
struct Bridge<'a> {
    plan: &'a Plan,
    inside: Stream,
    variance: f64,
    units: f64,
    /// What is added to the bars, as not one unit is owned.
    lift: f64,
}

/// A part of a bridge: its place in [`Plan::lowest`], and times with the price's logarithm over its course.
#[derive(Clone, Copy)]
struct Part {
    index: usize,
    from: usize,
    to: usize,
    start: f64,
    end: f64,
}

impl Bridge<'_> {
    /// The account at the end of `t` days.
    fn account(&self, t: usize, price: f64) -> f64 {
        let Plan { worths, costs, drift, taxed, .. } = self.plan;
        let Some((worth, cost)) = t.checked_sub(1).and_then(|d| worths.get(d).zip(costs.get(d))) else {
            return -self.plan.spent;
        };
        let account = self.units * worth * factor(price + drift * t as f64) - cost;
        let (part, interest) = *taxed;
        if t == worths.len() { account - (account + interest).max(0.0) * part } else { account }
    }

    /// The price at a time between two others.
    fn between(&self, from: usize, start: f64, middle: usize, to: usize, end: f64) -> f64 {
        let (left, right) = ((middle - from) as f64, (to - middle) as f64);
        let whole = left + right;
        let spread = libm::sqrt(self.variance * left * right / whole);
        start + (end - start) * left / whole + spread * self.inside.normal(middle as u64)
    }

    /// When the account reaches zero within a segment whose prices at the ends are given.
    fn crossing(&self, segment: &Segment, start: f64, end: f64, account: f64) -> f64 {
        let part = Part { index: segment.from, from: segment.from, to: segment.to, start, end };
        let Some((t, price)) = self.first(part).or_else(|| self.reaches(part.to, end)) else {
            return f64::INFINITY;
        };
        let before = match t - 1 == segment.from {
            true => account,
            false => self.account(t - 1, self.price(part, t - 1)),
        };
        let gained = self.account(t, price) - before;
        let share = if gained > 0.0 { (-before / gained).within(0.0, 1.0) } else { 0.0 };
        (t - 1) as f64 + share
    }

    /// Time and price, where that reaches the bar.
    fn reaches(&self, t: usize, price: f64) -> Option<(usize, f64)> {
        let bar = t.checked_sub(1).and_then(|d| self.plan.bars.get(d))?;
        (price >= bar + self.lift).then_some((t, price))
    }

    /// The two halves of a part.
    fn halves(&self, part: Part) -> [Part; 2] {
        let Part { index, from, to, start, end } = part;
        let middle = usize::midpoint(from, to);
        let price = self.between(from, start, middle, to, end);
        [
            Part { index: index + 1, to: middle, end: price, ..part },
            Part { index: index + middle - from, from: middle, start: price, ..part },
        ]
    }

    /// The first day strictly inside a part whose price reaches its bar.
    fn first(&self, part: Part) -> Option<(usize, f64)> {
        if part.to - part.from < 2 {
            return None;
        }
        // A bridge reaches a level `a` above its start and `b` above its end with chance exp(−2ab/variance).
        let lowest = self.plan.lowest.get(part.index)? + self.lift;
        let (a, b) = (lowest - part.start, lowest - part.end);
        let variance = self.variance * (part.to - part.from) as f64;
        if a > 0.0 && b > 0.0 && 2.0 * a * b > UNLIKELY * variance {
            return None;
        }
        let [left, right] = self.halves(part);
        self.first(left).or_else(|| self.reaches(left.to, left.end)).or_else(|| self.first(right))
    }

    /// The price at a time inside a part.
    fn price(&self, mut part: Part, t: usize) -> f64 {
        while part.to - part.from > 1 && t > part.from && t < part.to {
            let [left, right] = self.halves(part);
            part = if t <= left.to { left } else { right };
        }
        if t >= part.to { part.end } else { part.start }
    }
}
