//! One future, cell by cell, to its account.

use super::cells::{Cell, Moments, bridge_mean};
use super::factors::{Factors, factor};
use super::generator::Stream;
use super::law::{Noise, Point};
use super::rules::Rules;

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

/// Half the width of an even spread with standard deviation 1.
const EVEN: f64 = 1.732_050_807_568_877_2;
/// Standard deviations of a cell's change within which losing days must be looked for one by one.
const WATCH: f64 = 1.5;

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

impl Plan {
    /// What the futures of a plan share.
    pub fn new(factors: Factors, rules: Rules, cells: Vec<Cell>, noise: Noise) -> Self {
        // Who is paid to consume sells nothing to cover costs, whatever the coins are worth.
        let paid = factors.running.iter().any(|cost| *cost < 0.0);
        // Upkeep in coins moves with the price, and no threshold of the coins' worth alone tells what it does.
        let upkeep = factors.upkeep.iter().any(|coins| *coins > 0.0);
        let daily = rules.looks_ahead() || upkeep || (rules.cover && paid);
        Self { factors, rules, cells, noise, daily }
    }

    /// Follows the future whose logarithms at the ends of cells are `course`, and calls `level` with each
    /// cell and the account at its end. `stream` is drawn from only where the days between matter.
    pub fn follow(&self, course: &[Point], stream: &mut Stream, mut level: impl FnMut(usize, f64)) -> Ending {
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
        for (index, (cell, ends)) in self.cells.iter().zip(course.windows(2)).enumerate() {
            let &[from, to] = ends else { continue };
            spent += walk.cell(cell, from, to, stream);
            level(index, walk.account);
        }
        Ending { break_even: walk.break_even, account: walk.account, buying: walk.bought * end_price - spent }
    }

    fn regime(&self, cell: &Cell, from: f64, to: f64) -> Regime {
        let rules = &self.rules;
        let (low, high) = if from < to { (from, to) } else { (to, from) };
        let blur = if rules.end.is_some() { WATCH } else { EVEN * 0.5 } * cell.spread;
        // Only what the rules act upon is blurred: money that buying would have put in is not worth it.
        let pay_blur =
            if rules.cover || rules.profit_share > 0.0 || rules.end.is_some() { blur } else { 0.0 };
        if self.daily {
            return Regime::Mixed;
        }
        if low - pay_blur >= cell.pay.high && (!rules.curtail || low - blur >= cell.run.high) {
            return Regime::Pays;
        }
        if rules.end.is_some() || high + pay_blur > cell.pay.low {
            return Regime::Mixed;
        }
        if !rules.curtail || low - blur >= cell.run.high {
            return Regime::Loses;
        }
        if high + blur < cell.run.low { Regime::Rests } else { Regime::Mixed }
    }

    /// A cell whose days have one regime, from the logarithms at its ends.
    fn closed(&self, cell: &Cell, regime: Regime, [from, to]: [Point; 2], end_price: f64) -> Whole {
        let rules = &self.rules;
        let costs = cell.running + cell.opex;
        let in_coins =
            |moments: &Moments| factor(-0.5 * (from.price + to.price)) * moments.at(from.price - to.price);
        let coins = || {
            factor(-0.5 * (from.difficulty + to.difficulty)) * cell.coins.at(from.difficulty - to.difficulty)
        };
        if regime == Regime::Rests {
            let bought = if cell.opex > 0.0 { in_coins(&cell.opex_in_coins) } else { 0.0 };
            return Whole { flow: -cell.opex, most: 0.0, shortfall: cell.opex, bought };
        }
        let pays = regime == Regime::Pays;
        if pays && rules.cover {
            let spare = (coins() - in_coins(&cell.costs_in_coins)) * end_price;
            let flow = spare * (1.0 - rules.profit_share);
            return Whole { flow, most: flow, shortfall: 0.0, bought: 0.0 };
        }
        let sold = rules.sells
            * factor(0.5 * (from.worth() + to.worth()))
            * cell.worth.at(to.worth() - from.worth());
        let held = if rules.sells < 1.0 { (1.0 - rules.sells) * coins() * end_price } else { 0.0 };
        let profit = sold + held - costs;
        // Where all is sold, days that pay only raise the account, and days that do not never do.
        let most = match (rules.sells < 1.0, pays) {
            (true, _) => profit + costs.max(0.0),
            (false, true) => profit,
            (false, false) => 0.0,
        };
        if pays {
            let kept = if rules.sells < 1.0 { 1.0 } else { 1.0 - rules.profit_share };
            return Whole { flow: profit * kept, most, shortfall: 0.0, bought: 0.0 };
        }
        let bought = in_coins(&cell.costs_in_coins) - rules.sells * coins();
        Whole { flow: profit, most, shortfall: costs - sold, bought }
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
    fn cell(&mut self, cell: &Cell, from: Point, to: Point, stream: &mut Stream) -> f64 {
        let plan = self.plan;
        let (rules, factors) = (&plan.rules, &plan.factors);
        let last = cell.from + cell.days == factors.days();
        let resale = if last { factors.resale } else { 0.0 };
        if self.ended {
            return self.close(cell, resale);
        }
        let regime = plan.regime(cell, from.worth(), to.worth());
        if regime == Regime::Mixed {
            return if rules.end.is_some() {
                self.bridge(cell, from, to, stream)
            } else {
                self.days(cell, from, to)
            };
        }
        self.losing_days = 0;
        let whole = plan.closed(cell, regime, [from, to], self.end_price);
        if self.break_even == f64::INFINITY && self.account + whole.most + resale >= 0.0 {
            return self.days(cell, from, to);
        }
        self.account += whole.flow + resale;
        self.bought += whole.bought;
        whole.shortfall
    }

    /// Draws each day of a cell on a Brownian bridge between its ends, so that runs of losing days are
    /// those of a daily future.
    fn bridge(&mut self, cell: &Cell, from: Point, to: Point, stream: &mut Stream) -> f64 {
        let noise = &self.plan.noise;
        let (mut at, mut spent) = (from, 0.0);
        for j in 0..cell.days {
            spent += self.day(cell.from + j, factor(at.worth()), factor(at.price), factor(-at.price), 0.0);
            let left = (cell.days - j) as f64;
            if left > 1.0 {
                let step = noise.step(stream, (left - 1.0) / left);
                at.price += (to.price - at.price) / left + step.price;
                at.difficulty += (to.difficulty - at.difficulty) / left + step.difficulty;
            }
        }
        spent
    }

    /// Looks at each day of a cell, straight between its ends in logarithms and blurred by what a bridge
    /// would add.
    fn days(&mut self, cell: &Cell, from: Point, to: Point) -> f64 {
        let k = cell.days as f64;
        let variances = self.plan.noise.variances();
        let (mut worth, mut per_price) = (factor(from.worth()), factor(-from.price));
        let worth_step = libm::exp((to.worth() - from.worth()) / k);
        let price_step = libm::exp((from.price - to.price) / k);
        let mut spent = 0.0;
        for j in 0..cell.days {
            let u = j as f64 / k;
            let mean = bridge_mean(variances.worth * k, u);
            let blur = EVEN * cell.spread * libm::sqrt(u * (1.0 - u));
            let price = bridge_mean(variances.price * k, u);
            spent += self.day(cell.from + j, worth * mean, price / per_price, price * per_price, blur);
            worth *= worth_step;
            per_price *= price_step;
        }
        spent
    }

    /// Adds day `d`, whose coins are worth `worth` times what is projected, known to the part `blur`; a coin
    /// is worth `price` times, and money in coins `per_price` times.
    fn day(&mut self, d: usize, worth: f64, price: f64, per_price: f64, blur: f64) -> f64 {
        let Plan { factors, rules, .. } = self.plan;
        let last = d + 1 == factors.days();
        let resale = if last { factors.resale } else { 0.0 };
        if self.ended {
            self.add(d, resale);
            return 0.0;
        }
        let coins = factors.worth[d] * worth;
        let mut running = factors.running[d];
        if factors.upkeep[d] > 0.0 {
            running += factors.upkeep[d] * price / factors.per_price[d];
        }
        let per_price = factors.per_price[d] * per_price;
        let outcome = rules.day(coins, running, factors.opex[d], self.end_price * per_price, coins * blur);
        if let Some(limit) = rules.end {
            self.losing_days = if outcome.flow < 0.0 { self.losing_days + 1 } else { 0 };
            self.ended = self.losing_days >= limit;
        }
        self.bought += outcome.shortfall * per_price;
        self.add(d, outcome.flow + resale);
        outcome.shortfall
    }

    /// A cell after the plan has ended.
    fn close(&mut self, cell: &Cell, resale: f64) -> f64 {
        self.add(cell.from + cell.days - 1, resale);
        0.0
    }

    fn add(&mut self, d: usize, flow: f64) {
        let before = self.account;
        self.account += flow;
        if self.break_even == f64::INFINITY && self.account >= 0.0 {
            self.break_even = d as f64 + before / (before - self.account);
        }
    }
}
