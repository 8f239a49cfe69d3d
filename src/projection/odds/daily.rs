//! One future, day by day through the projection itself, for plans whose rules reach beyond a day: taxes and loans,
//! payout thresholds, reinvestment, and accounts that hold coins at their price of the day.

use crate::plan::{Losses, Plan as Spending};
use crate::projection::breakeven::Tracker;
use crate::projection::buying::Buying;
use crate::projection::finance::Finance;
use crate::projection::path::{Path, Stretch, price_curve};
use crate::projection::walk::{Day, Terms};
use crate::projection::{purchase, staking};
use crate::scenario::Case;
use crate::units::Quantity;

use super::cells::{Span, bridge_mean};
use super::factors::factor;
use super::futures::Ending;
use super::generator::Stream;
use super::law::{Noise, Point};

/// A plan with the course it is projected on, and the course of one future.
#[derive(Clone, Debug)]
pub struct Plan {
    case: Case,
    noise: Noise,
    projected: Path,
    future: Path,
    /// Rates of a stake, and the most of it that earns.
    apr: Vec<f64>,
    most: f64,
    /// Days between drawn ones; see [`STRETCH`].
    stretch: usize,
    /// Whether a stake is sold on the last day, and its gain taxed.
    sells_stake: bool,
}

/// Days in a row that run straight in their logarithms where neither a run of losing days nor a price that is reached
/// for a day matters: of the account's variance at day `t` that leaves out 25 / (4 t²).
const STRETCH: usize = 5;

impl Plan {
    /// The plan of `case`.
    pub fn new(case: &Case, noise: Noise) -> Self {
        let days = case.days();
        let curve = price_curve(case);
        let mines = case.plan.mining().is_some();
        let projected = if mines {
            Path::new(case)
        } else {
            Path {
                price: curve.fill(days),
                coins_per_hash: Vec::new(),
                merged: Vec::new(),
                end_price: curve.at(days as f64),
            }
        };
        let course = case.plan.staking().map(|stake| staking::Course::new(case, stake));
        let (apr, most) = course.map_or((Vec::new(), 0.0), |course| (course.apr, course.most));
        let ends = case.plan.mining().is_some_and(|mining| matches!(mining.losses, Losses::End(_)));
        let stretch = if mines && !ends { STRETCH } else { 1 };
        let (case, future) = (case.clone(), projected.clone());
        Self { case, noise, future, projected, apr, most, stretch, sells_stake: false }
    }

    /// The same plan with its stake counted at the price of the day and sold on the last one.
    pub fn selling(mut self) -> Self {
        if let Some(stake) = self.case.plan.staking_mut() {
            stake.at_risk = true;
        }
        self.sells_stake = true;
        self
    }

    /// Everything paid at the start that is not still owned.
    pub fn spent(&self) -> f64 {
        match &self.case.plan {
            Spending::Mine(mining) => mining.capex(),
            Spending::Stake(stake) if stake.at_risk => {
                let first = self.projected.price.first().copied().unwrap_or(self.projected.end_price);
                stake.short_at_start(first)
            }
            Spending::Stake(stake) => stake.capex.get(),
            Spending::Buy(purchase) => purchase.capex.get() * purchase.fee.get(),
        }
    }

    /// Follows the future whose logarithms at the ends of `spans` are `course`; see [`super::futures::Plan::follow`].
    pub fn follow(
        &mut self,
        spans: &[Span],
        course: &[Point],
        stream: &mut Stream,
        level: &mut dyn FnMut(usize, f64),
    ) -> Ending {
        self.draw(spans, course, stream);
        let Self { case, future, apr, .. } = &*self;
        let end_price = future.end_price;
        let first_price = future.price.first().copied().unwrap_or(end_price);
        let spent = self.spent();
        let mut books = Books {
            finance: Finance::new(case, whole_capex(case)),
            buying: Buying::new(whole_capex(case) - case.loan.amount.get(), first_price),
            account: Tracker::new(spent),
            end_price,
            spans,
            span: 0,
            level,
        };
        match &case.plan {
            Spending::Mine(mining) => {
                let path =
                    Stretch { price: &future.price, coins_per_hash: &future.coins_per_hash, end_price };
                Terms::new(mining, future.price.len()).walk(path, |d, day| _ = books.enter(d, day, 0.0));
            }
            Spending::Buy(plan) => {
                let mut opening = plan.capex.get() - spent;
                purchase::along(plan, &future.price, end_price, |d, day| {
                    books.enter(d, day, -std::mem::take(&mut opening));
                });
            }
            Spending::Stake(stake) => {
                let put_in = stake.amount.get() * first_price + stake.capex.get();
                let kept = 1.0 - stake.discount();
                let (mut opex, mut charged, mut received) = (0.0, 0.0, 0.0);
                let last = apr.len().saturating_sub(1);
                staking::walk(stake, self.most, apr, &future.price, |d, day| {
                    opex += day.opex;
                    let next = future.price.get(d + 1).copied().unwrap_or(end_price);
                    let worth = day.coins() * next * kept - put_in - opex;
                    let entry = day.entry();
                    let mut apart = worth - charged - books.account.level() - entry.flow;
                    received += entry.revenue;
                    if self.sells_stake && d == last {
                        let gain =
                            day.coins() * end_price * kept - stake.amount.get() * first_price - received;
                        apart -= gain.max(0.0) * case.taxes.gains.get();
                    }
                    charged += books.enter(d, &entry, if stake.at_risk { apart } else { 0.0 });
                });
            }
        }
        books.buying.finish(end_price, case.taxes.gains.get());
        Ending {
            break_even: books.account.found().day.unwrap_or(f64::INFINITY),
            account: books.account.level(),
            buying: books.buying.profit,
        }
    }

    /// Draws the days on Brownian bridges between the ends of spans, one in so many, and those between at their mean.
    fn draw(&mut self, spans: &[Span], course: &[Point], stream: &mut Stream) {
        let variances = self.noise.variances();
        let (price_drift, difficulty_drift) = self.noise.drifts();
        let mut from = Point::default();
        for (span, to) in spans.iter().zip(course.iter().skip(1)) {
            let (mut at, mut first) = (from, span.from);
            let end = span.from + span.days;
            while first < end {
                let days = self.stretch.min(end - first);
                let (k, left) = (days as f64, (end - first) as f64);
                let mut next = *to;
                if k < left {
                    let step = self.noise.step(stream, k * (left - k) / left);
                    next.price = at.price + (to.price - at.price) * k / left + step.price;
                    next.difficulty =
                        at.difficulty + (to.difficulty - at.difficulty) * k / left + step.difficulty;
                }
                let t = first as f64;
                let mut price = factor(at.price + price_drift * t);
                let mut coins = factor(-at.difficulty - difficulty_drift * t);
                let (mut price_step, mut coins_step) = (1.0, 1.0);
                if days > 1 {
                    price_step = factor((next.price - at.price) / k + price_drift);
                    coins_step = factor((at.difficulty - next.difficulty) / k - difficulty_drift);
                }
                for d in first..first + days {
                    let u = (d - first) as f64 / k;
                    let mean = bridge_mean(variances.price * k, u);
                    if let Some((value, projected)) =
                        self.future.price.get_mut(d).zip(self.projected.price.get(d))
                    {
                        *value = projected * price * mean;
                    }
                    let yields =
                        self.future.coins_per_hash.get_mut(d).zip(self.projected.coins_per_hash.get(d));
                    if let Some((value, projected)) = yields {
                        // So that the worth of the coins, the product of the two, has its mean.
                        *value = projected * coins * bridge_mean(variances.worth * k, u) / mean;
                    }
                    price *= price_step;
                    coins *= coins_step;
                }
                (at, first) = (next, first + days);
            }
            from = *to;
        }
        let days = self.projected.price.len() as f64;
        self.future.end_price = self.projected.end_price * factor(from.price + price_drift * days);
    }
}

/// Everything paid at the start.
fn whole_capex(case: &Case) -> f64 {
    match &case.plan {
        Spending::Mine(mining) => mining.capex(),
        Spending::Stake(stake) => stake.capex.get(),
        Spending::Buy(purchase) => purchase.capex.get(),
    }
}

/// The books of one future.
struct Books<'a> {
    finance: Finance,
    buying: Buying,
    account: Tracker,
    end_price: f64,
    spans: &'a [Span],
    span: usize,
    level: &'a mut dyn FnMut(usize, f64),
}

impl Books<'_> {
    /// Enters a day; `apart` is what it adds to the account besides its flow. Returns what loan and taxes took.
    fn enter(&mut self, d: usize, entry: &Day, apart: f64) -> f64 {
        let day = self.finance.applied(d, entry, self.end_price);
        self.buying.add(&day);
        self.account.add(day.flow + apart);
        if self.spans.get(self.span).is_some_and(|span| span.from + span.days == d + 1) {
            (self.level)(self.span, self.account.level());
            self.span += 1;
        }
        entry.flow - day.flow
    }
}
