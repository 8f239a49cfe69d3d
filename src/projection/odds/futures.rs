//! One future, cell by cell, to its account.

use super::cells::{Cell, Moments, SAMPLES};
use super::factors::{DayFactors, FARTHEST, Factors, factor};
use super::generator::Stream;
use super::law::{Noise, Point};
use super::rules::{Outcome, Rules};

/// Everything that the futures of one plan share.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The days' amounts on the projected course.
    pub factors: Factors,
    /// What a day brings under the plan's rules.
    pub rules: Rules,
    /// The horizon in pieces.
    pub cells: Vec<Cell>,
    /// How price and difficulty wander.
    pub noise: Noise,
    /// Whether no cell can be taken as a whole.
    daily: bool,
}

/// How a future ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ending {
    /// Days until the account reaches zero; infinite when it does not.
    pub break_even: f64,
    /// The account at the end.
    pub account: f64,
    /// What the same money would have gained in coins.
    pub buying: f64,
}

/// What the days of a whole cell have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Regime {
    /// What is sold pays for the day.
    Pays,
    /// It does not, and the machines run.
    Loses,
    /// The machines rest.
    Rests,
    /// It changes, or depends on more than the day: each day is looked at.
    Mixed,
}

struct Walk<'a> {
    plan: &'a Plan,
    end_price: f64,
    account: f64,
    break_even: f64,
    bought: f64,
    losing_days: u32,
    ended: bool,
}

/// A cell of one future.
#[derive(Clone, Copy)]
struct Step<'a> {
    cell: &'a Cell,
    from: Point,
    to: Point,
    /// Worth of the coins over what is projected, at the start of the cell.
    worth: f64,
    /// Change of that over half the cell.
    half: f64,
}

impl Plan {
    /// What the futures of a plan share.
    pub fn new(factors: Factors, rules: Rules, cells: Vec<Cell>, noise: Noise) -> Self {
        // Who is paid to consume sells nothing to cover costs, whatever the coins are worth.
        let paid = factors.days.iter().any(|day| day.running < 0.0);
        // Upkeep in coins moves with the price, and no threshold of the coins' worth alone tells what it does.
        let upkeep = factors.days.iter().any(|day| day.upkeep > 0.0);
        let daily = rules.shares_what_is_kept() || upkeep || (rules.cover && paid);
        Self { factors, rules, cells, noise, daily }
    }

    /// Follows the future whose logarithms at the ends of cells are `course`, and calls `level` with each
    /// cell and the account at its end. `stream` is drawn from only where the days between matter.
    pub fn follow(&self, course: &[Point], stream: &mut Stream, level: &mut dyn FnMut(usize, f64)) -> Ending {
        let factors = &self.factors;
        let end_price = factors.end_price * factor(course.last().map_or(0.0, |point| point.price));
        let mut walk = Walk {
            plan: self,
            end_price,
            account: -factors.capex,
            break_even: if factors.capex <= 0.0 { 0.0 } else { f64::INFINITY },
            bought: factors.capex.max(0.0) / factors.first_price,
            losing_days: 0,
            ended: false,
        };
        let mut spent = factors.capex.max(0.0);
        let (mut from, mut worth) = (Point::default(), 1.0);
        for (index, (cell, to)) in self.cells.iter().zip(course.iter().skip(1)).enumerate() {
            let half = factor(0.5 * (to.worth() - from.worth()));
            spent += walk.cell(&Step { cell, from, to: *to, worth, half }, stream);
            level(index, walk.account);
            worth = (worth * half * half).clamp(1.0 / FARTHEST, FARTHEST);
            from = *to;
        }
        Ending { break_even: walk.break_even, account: walk.account, buying: walk.bought * end_price - spent }
    }

    #[inline]
    fn regime(&self, cell: &Cell, from: f64, to: f64) -> Regime {
        let (low, high) = if from < to { (from, to) } else { (to, from) };
        if self.daily {
            Regime::Mixed
        } else if low >= cell.pays {
            Regime::Pays
        } else if high > cell.loses || self.rules.end.is_some() {
            Regime::Mixed
        } else if low >= cell.runs {
            Regime::Loses
        } else if high < cell.rests {
            Regime::Rests
        } else {
            Regime::Mixed
        }
    }

    /// A cell whose days have one regime.
    fn closed(&self, step: &Step, regime: Regime, end_price: f64) -> Whole {
        let Step { cell, from, to, .. } = step;
        let rules = &self.rules;
        let costs = cell.running + cell.opex;
        // What money buys in coins, and with it one over the difficulty: price over difficulty per price.
        let per_price = || factor(-0.5 * (from.price + to.price));
        let in_coins = |moments: &Moments| moments.near(from.price - to.price);
        if regime == Regime::Rests {
            let bought = if cell.opex > 0.0 { per_price() * in_coins(&cell.opex_in_coins) } else { 0.0 };
            return Whole { flow: -cell.opex, most: 0.0, shortfall: cell.opex, bought };
        }
        let middle = step.worth * step.half;
        let coins = || middle * cell.coins.at(from.difficulty - to.difficulty);
        let pays = regime == Regime::Pays;
        if pays && rules.cover {
            let flow = (coins() - in_coins(&cell.costs_in_coins)) * per_price() * end_price;
            return Whole { flow, most: flow, shortfall: 0.0, bought: 0.0 };
        }
        let sold = rules.sells * middle * cell.worth.at(to.worth() - from.worth());
        if rules.sells < 1.0 {
            let (coins, per_price) = (coins(), per_price());
            let profit = sold + (1.0 - rules.sells) * coins * per_price * end_price - costs;
            let short = if pays { 0.0 } else { costs - sold };
            let bought =
                if pays { 0.0 } else { per_price * (in_coins(&cell.costs_in_coins) - rules.sells * coins) };
            return Whole { flow: profit, most: profit + costs.max(0.0), shortfall: short, bought };
        }
        let profit = sold - costs;
        if pays {
            let flow = profit * (1.0 - rules.profit_share);
            return Whole { flow, most: flow, shortfall: 0.0, bought: 0.0 };
        }
        let coins = middle * cell.coins.near(from.difficulty - to.difficulty);
        let bought = per_price() * (in_coins(&cell.costs_in_coins) - coins);
        Whole { flow: profit, most: 0.0, shortfall: -profit, bought }
    }
}

/// What the days of a cell bring together.
#[derive(Clone, Copy, Debug)]
struct Whole {
    /// What they add to the account.
    flow: f64,
    /// At least what they raise it by at any time.
    most: f64,
    /// What they take out of the pocket.
    shortfall: f64,
    /// The coins that would have bought.
    bought: f64,
}

impl Walk<'_> {
    /// Adds a cell to the account and returns the money it took out of the pocket.
    fn cell(&mut self, step: &Step, stream: &mut Stream) -> f64 {
        let plan = self.plan;
        let (rules, factors, cell) = (&plan.rules, &plan.factors, step.cell);
        let last = cell.from + cell.days == factors.days.len();
        let resale = if last { factors.resale } else { 0.0 };
        if self.ended {
            self.add(cell.from + cell.days - 1, resale);
            return 0.0;
        }
        let regime = plan.regime(cell, step.from.worth(), step.to.worth());
        let whole = match regime {
            Regime::Mixed if rules.end.is_some() => return self.bridge(step, stream),
            Regime::Mixed if cell.days <= SAMPLES || self.plan.noise.largest_variance() <= 0.0 => {
                return self.days(step);
            }
            Regime::Mixed => self.sampled(step),
            _ => plan.closed(step, regime, self.end_price),
        };
        self.losing_days = 0;
        if self.break_even == f64::INFINITY && self.account + whole.most + resale >= 0.0 {
            if regime == Regime::Pays && !rules.holds() {
                self.date(step);
            } else {
                return self.days(step);
            }
        }
        self.account += whole.flow + resale;
        self.bought += whole.bought;
        whole.shortfall
    }

    /// Draws each day of a cell on a Brownian bridge between its ends, so that runs of losing days are
    /// those of a daily future.
    fn bridge(&mut self, step: &Step, stream: &mut Stream) -> f64 {
        let Step { cell, to, .. } = step;
        let noise = &self.plan.noise;
        let (mut at, mut spent) = (step.from, 0.0);
        let mut moved = Moved { worth: step.worth, per_price: factor(-at.price) };
        for j in 0..cell.days {
            spent += self.day(cell.from + j, moved, 0.0);
            let left = (cell.days - j) as f64;
            if left > 1.0 {
                let drawn = noise.step(stream, (left - 1.0) / left);
                let price = (to.price - at.price) / left + drawn.price;
                let difficulty = (to.difficulty - at.difficulty) / left + drawn.difficulty;
                at = Point { price: at.price + price, difficulty: at.difficulty + difficulty };
                moved.worth = (moved.worth * factor(price - difficulty)).clamp(1.0 / FARTHEST, FARTHEST);
                moved.per_price = (moved.per_price * factor(-price)).clamp(1.0 / FARTHEST, FARTHEST);
            }
        }
        spent
    }

    /// Looks at each day of a cell, straight between its ends in logarithms and blurred by what a bridge
    /// would add.
    fn days(&mut self, step: &Step) -> f64 {
        let cell = step.cell;
        let k = cell.days as f64;
        let mut moved = Straight::new(step, 0.0, 1.0 / k);
        let mut spent = 0.0;
        for d in cell.from..cell.from + cell.days {
            spent += self.day(d, moved.next(), 1.0);
        }
        spent
    }

    /// Finds the day on which the account reaches zero in a cell whose days all pay.
    fn date(&mut self, step: &Step) {
        let cell = step.cell;
        let mut moved = Straight::new(step, 0.0, 1.0 / cell.days as f64);
        let kept = 1.0 - self.plan.rules.profit_share;
        let mut account = self.account;
        for (j, day) in self.plan.factors.days.iter().skip(cell.from).take(cell.days).enumerate() {
            let worth = day.worth * moved.next().worth * day.worth_mean;
            let last = cell.from + j + 1 == self.plan.factors.days.len();
            let resale = if last { self.plan.factors.resale } else { 0.0 };
            let flow = (worth - day.running - day.opex) * kept + resale;
            if account + flow >= 0.0 {
                self.break_even = (cell.from + j) as f64 - account / flow;
                return;
            }
            account += flow;
        }
    }

    /// Looks at the mean days of the parts of a cell.
    fn sampled(&self, step: &Step) -> Whole {
        // Days count from their start: the mean place of them all is half a day before the middle.
        let first = 0.5 / SAMPLES as f64 - 0.5 / step.cell.days as f64;
        let mut moved = Straight::new(step, first, 1.0 / SAMPLES as f64);
        let mut whole = Whole { flow: 0.0, most: 0.0, shortfall: 0.0, bought: 0.0 };
        for (days, day) in &step.cell.samples {
            let (Outcome { flow, shortfall, .. }, per_price) = self.outcome(day, moved.next(), 1.0);
            whole.flow += days * flow;
            whole.most += days * flow.max(0.0);
            whole.shortfall += days * shortfall;
            whole.bought += days * shortfall * per_price;
        }
        whole
    }

    /// Adds day `d` to the account and returns the money it took out of the pocket.
    fn day(&mut self, d: usize, moved: Moved, blur: f64) -> f64 {
        let Factors { days, resale, .. } = &self.plan.factors;
        let resale = if d + 1 == days.len() { *resale } else { 0.0 };
        let Some(day) = days.get(d).filter(|_| !self.ended) else {
            self.add(d, resale);
            return 0.0;
        };
        let (outcome, per_price) = self.outcome(day, moved, blur);
        if let Some(limit) = self.plan.rules.end {
            self.losing_days = if outcome.earned < 0.0 { self.losing_days + 1 } else { 0 };
            self.ended = self.losing_days >= limit;
        }
        self.bought += outcome.shortfall * per_price;
        self.add(d, outcome.flow + resale);
        outcome.shortfall
    }

    /// What a day brings, and the coins that money buys; with `blur` 1 on average over what a cell's ends
    /// leave open, with 0 exactly.
    #[inline]
    fn outcome(&self, day: &DayFactors, moved: Moved, blur: f64) -> (Outcome, f64) {
        let mean = |mean: f64| 1.0 + blur * (mean - 1.0);
        let coins = day.worth * moved.worth * mean(day.worth_mean);
        let per_price = day.per_price * moved.per_price * mean(day.price_mean);
        let mut running = day.running;
        if day.upkeep > 0.0 {
            running += day.upkeep * mean(day.price_mean) / (day.per_price * moved.per_price);
        }
        let gain = self.end_price * per_price;
        (self.plan.rules.day(coins, running, day.opex, gain, coins * blur * day.blur), per_price)
    }

    fn add(&mut self, d: usize, flow: f64) {
        let before = self.account;
        self.account += flow;
        if self.break_even == f64::INFINITY && self.account >= 0.0 {
            self.break_even = d as f64 + before / (before - self.account);
        }
    }
}

/// Factors between a future's day and the projected one.
#[derive(Clone, Copy, Debug)]
struct Moved {
    /// Of the worth of the coins.
    worth: f64,
    /// Of what money buys in coins.
    per_price: f64,
}

/// A course straight in logarithms through a cell, at even steps.
struct Straight {
    at: Moved,
    step: Moved,
}

impl Straight {
    /// From the part `first` of the cell on, by the part `by` each time.
    fn new(step: &Step, first: f64, by: f64) -> Self {
        let (worth, price) = (step.to.worth() - step.from.worth(), step.from.price - step.to.price);
        Self {
            at: Moved {
                worth: step.worth * factor(first * worth),
                per_price: factor(first * price - step.from.price),
            },
            step: Moved { worth: factor(by * worth), per_price: factor(by * price) },
        }
    }

    #[inline]
    fn next(&mut self) -> Moved {
        let at = self.at;
        self.at = Moved { worth: at.worth * self.step.worth, per_price: at.per_price * self.step.per_price };
        at
    }
}
