//! How far each assumption of a stake may move, alone, before it no longer pays for itself, and how often to claim.

use crate::plan::{Staking, Via};
use crate::projection::breakeven::Tracker;
use crate::projection::limits::Limit;
use crate::projection::path::price_curve;
use crate::projection::solve;
use crate::scenario::Case;
use crate::units::{Price, Quantity, Share, Span};

use super::course::Course;
use super::walk::walk;

/// The limits of a stake, each with all else as projected.
///
/// They hold for the account (rewards have paid the costs), or where the plan says so for the whole position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StakeLimits {
    /// Lowest gross rate on the first day, as a fraction; the whole course moves with it.
    pub apr: Limit,
    /// Highest commission, as a fraction.
    pub commission: Limit,
    /// Lowest price of a coin at the start; the whole course moves with it.
    pub coin_price: Limit,
    /// Longest delay before rewards begin, in days.
    pub delay: Limit,
    /// Highest discount at which a token is sold at the end, as a fraction; unused where no token is held.
    pub discount: Limit,
    /// Days between claims that leave the most coins; 0 where claiming never pays. `None` where nothing is earned.
    pub claim_every: Option<u32>,
}

/// Rates above a hundredfold a year are not searched.
const MOST_APR: f64 = 100.0;

/// Solves the limits of a staking plan; `None` for other plans.
pub fn limits(case: &Case) -> Option<StakeLimits> {
    let mut search = StakeSearch::new(case)?;
    while search.step() {}
    Some(search.found)
}

/// The limits one at a time, for a page that must stay responsive meanwhile.
#[derive(Debug)]
pub struct StakeSearch {
    ground: Ground,
    next: u8,
    /// Those found so far; the others are [`Limit::Unused`].
    pub found: StakeLimits,
}

impl StakeSearch {
    /// A search that has found nothing yet; `None` for a plan that is no stake.
    pub fn new(case: &Case) -> Option<Self> {
        let unused = Limit::Unused;
        let found = StakeLimits {
            apr: unused,
            commission: unused,
            coin_price: unused,
            delay: unused,
            discount: unused,
            claim_every: None,
        };
        Some(Self { ground: Ground::new(case)?, next: 0, found })
    }

    /// Finds the next limit; false when all are found.
    pub fn step(&mut self) -> bool {
        let Self { ground, found, .. } = self;
        match self.next {
            0 => found.apr = ground.apr(),
            1 => found.commission = ground.commission(),
            2 => found.coin_price = ground.coin_price(),
            3 => found.delay = ground.delay(),
            4 => found.discount = ground.discount(),
            5 => found.claim_every = ground.claim_every(),
            _ => return false,
        }
        self.next += 1;
        true
    }
}

/// A plan on its course, and the price's.
#[derive(Debug)]
struct Ground {
    plan: Staking,
    most: f64,
    apr: Vec<f64>,
    /// Prices at the start of each day, and at the end of the last.
    prices: Vec<f64>,
}

impl Ground {
    fn new(case: &Case) -> Option<Self> {
        let plan = *case.plan.staking()?;
        let curve = price_curve(case);
        let mut prices = curve.fill(case.days());
        prices.push(curve.at(case.days() as f64));
        let Course { apr, most, .. } = Course::new(case, &plan);
        Some(Self { plan, most, apr, prices })
    }

    /// The highest level that counts: break-even exists when it is not negative.
    fn best(&self, plan: &Staking, apr: &[f64], prices: &[f64]) -> f64 {
        self.account(plan, apr, prices).peak().value
    }

    /// What the plan counts: the account of the rewards, or the whole position.
    fn account(&self, plan: &Staking, apr: &[f64], prices: &[f64]) -> Tracker {
        let capex = plan.capex.get();
        let first_price = prices.first().copied().unwrap_or(0.0);
        let put_in = plan.amount.get() * first_price;
        let kept = 1.0 - plan.discount();
        let mut account = Tracker::new(if plan.at_risk { plan.short_at_start(first_price) } else { capex });
        let mut opex = 0.0;
        walk(plan, self.most, apr, prices, |d, day| {
            if plan.at_risk {
                opex += day.opex;
                let price = prices.get(d + 1).copied().unwrap_or(day.price);
                account.add(day.coins() * price * kept - put_in - capex - opex - account.level());
            } else {
                account.add(day.entry().flow);
            }
        });
        account
    }

    fn with(&self, change: impl FnOnce(&mut Staking)) -> f64 {
        let mut plan = self.plan;
        change(&mut plan);
        self.best(&plan, &self.apr, &self.prices)
    }

    fn apr(&self) -> Limit {
        let first = self.apr.first().copied().unwrap_or(0.0);
        let mut scaled = self.apr.clone();
        // Where the course begins at nothing there is no shape to keep, and a flat rate is sought.
        let level = |rate: f64| {
            for (new, old) in scaled.iter_mut().zip(&self.apr) {
                *new = if first > 0.0 { old * (rate / first) } else { rate };
            }
            self.best(&self.plan, &scaled, &self.prices)
        };
        between(level, 0.0, MOST_APR, false)
    }

    fn commission(&self) -> Limit {
        let level = |share| self.with(|plan| plan.commission = Share::new(share).unwrap_or(plan.commission));
        between(level, 0.0, 1.0, true)
    }

    fn delay(&self) -> Limit {
        let level =
            |days| self.with(|plan| plan.activation_delay = Span::new(days).unwrap_or(plan.activation_delay));
        between(level, 0.0, self.apr.len() as f64, true)
    }

    /// The rewards pay for what the sale loses only once it is made, so that the account counts at its end.
    fn discount(&self) -> Limit {
        if !matches!(self.plan.via, Some(Via::Pool) | None) {
            return Limit::Unused;
        }
        let level = |share| {
            let mut plan = self.plan;
            plan.token_discount = Share::new(share).unwrap_or(plan.token_discount);
            let account = self.account(&plan, &self.apr, &self.prices);
            if plan.at_risk { account.peak().value } else { account.level() }
        };
        between(level, 0.0, 1.0, true)
    }

    fn coin_price(&self) -> Limit {
        let first = self.prices.first().copied().unwrap_or(1.0);
        let mut scaled = self.prices.clone();
        let mut level = |price: f64| {
            for (new, old) in scaled.iter_mut().zip(&self.prices) {
                *new = old * (price / first);
            }
            self.best(&self.plan, &self.apr, &scaled)
        };
        let inside = level(first) >= 0.0;
        let (factor, most) = if inside { (0.25, Price::RANGE.min) } else { (4.0, Price::RANGE.max) };
        let found = solve::outward(&mut level, first, factor, most);
        found.map_or(if inside { Limit::Always } else { Limit::Never }, Limit::At)
    }

    /// Every number of days up to a month, then in steps of a tenth, then each around the best of those.
    fn claim_every(&self) -> Option<u32> {
        let days = u32::try_from(self.apr.len()).ok()?;
        let coins = |every: u32| {
            let period = Span::new(f64::from(every)).unwrap_or(self.plan.compounding);
            let plan = Staking { compounding: period, ..self.plan };
            let mut owned = plan.amount.get();
            walk(&plan, self.most, &self.apr, &self.prices, |_, day| owned = day.coins());
            owned
        };
        let never = coins(0);
        let mut best = (0, never);
        let mut look = |every: u32| {
            let owned = coins(every);
            if owned > best.1 {
                best = (every, owned);
            }
            best.0
        };
        let mut every = 1;
        let mut found = 0;
        while every <= days {
            found = look(every);
            every += 1 + if every > 30 { every / 10 } else { 0 };
        }
        let around = if found > 30 { found / 10 } else { 0 };
        for every in found.saturating_sub(around)..=(found + around).min(days) {
            look(every);
        }
        (never > self.plan.amount.get()).then_some(best.0)
    }
}

/// Where a level between `low` and `high` is zero; it falls between them, or rises.
fn between(mut level: impl FnMut(f64) -> f64, low: f64, high: f64, falls: bool) -> Limit {
    let (good, bad) = if falls { (low, high) } else { (high, low) };
    if level(bad) >= 0.0 {
        return Limit::Always;
    }
    if level(good) < 0.0 {
        return Limit::Never;
    }
    solve::root(level, low, high).map_or(Limit::Never, Limit::At)
}
