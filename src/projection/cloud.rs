//! What a contract for rented hashrate silently assumes, and where its terms can only lose.

use crate::outlook::Outlook;
use crate::plan::{Losses, Mining, Plan};
use crate::scenario::{Case, Horizon};
use crate::units::{Coins, Growth, Quantity};

use super::limits::{Limit, best, by_growth};
use super::path::{Path, first_difficulty, price_curve};
use super::report::PlanReport;
use super::walk::Terms;

/// A contract judged by its own terms. Money is in the case's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Everything paid over the horizon for each coin; `None` where no coin comes.
    pub cost_per_coin: Option<f64>,
    /// What a coin costs on the market at the start.
    pub market_price: f64,
    /// Growth of the price a month, from today's, at which the contract just breaks even.
    pub growth_needed: Limit,
    /// Where the terms lose, the gravest first.
    pub warnings: Vec<Warning>,
}

/// A term, or a sum of terms, that a buyer should know, with its arithmetic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Warning {
    /// The first day already costs more than it earns.
    CostsExceedIncome {
        /// What the first day earns.
        income: f64,
        /// What it costs.
        costs: f64,
    },
    /// Even if neither price nor difficulty ever moved, the money would not come back within the contract.
    NeverBackEvenFlat {
        /// What is paid at the start.
        capital: f64,
        /// The most of it that comes back.
        back: f64,
        /// Days the contract runs within the projection.
        days: usize,
    },
    /// From this day on, days lose money.
    LosesFrom {
        /// The first such day, counted from the start.
        day: usize,
        /// What it earns.
        income: f64,
        /// What it costs.
        costs: f64,
    },
    /// The provider ends the contract for good, since it has lost money for too long.
    EndedEarly {
        /// Days until then.
        day: f64,
    },
    /// A coin from the contract costs more than one from the market.
    DearerThanMarket {
        /// Everything paid for each coin.
        cost_per_coin: f64,
        /// The price at the start.
        price: f64,
    },
    /// Coins never reach the payout threshold and are lost.
    CoinsForfeited {
        /// How many.
        coins: f64,
        /// Their worth at the end.
        worth: f64,
    },
    /// No end is named, so upkeep is charged to the end of the projection.
    NoTerm {
        /// Days of it.
        days: usize,
    },
    /// The projection ends before the contract does.
    CutShort {
        /// Days of the contract.
        term: usize,
        /// Days projected.
        days: usize,
    },
}

/// Judges the contract of `case`, whose projection is `report`; `None` where there is none.
pub fn verdict(case: &Case, report: &PlanReport) -> Option<Verdict> {
    let Plan::Mine(plan) = &case.plan else { return None };
    let contract = plan.contract.as_ref()?;
    let market_price = price_curve(case).at(0.0);
    Some(Verdict {
        cost_per_coin: report.cost_per_coin,
        market_price,
        growth_needed: growth_needed(case, plan),
        warnings: warnings(case, plan, contract.term, report, market_price),
    })
}

fn warnings(
    case: &Case,
    plan: &Mining,
    term: Option<Horizon>,
    report: &PlanReport,
    market_price: f64,
) -> Vec<Warning> {
    let days = case.days();
    let run = term.map_or(days, |term| days.min(term.days().0 as usize));
    let mut found = Vec::new();
    let losing = first_loss(case, plan, run);
    if let Some((0, income, costs)) = losing {
        found.push(Warning::CostsExceedIncome { income, costs });
    }
    let back = plan.capex() + best(case, plan, Path::new(&flat(case)).whole());
    if plan.capex() > 0.0 && back < plan.capex() {
        found.push(Warning::NeverBackEvenFlat { capital: plan.capex(), back, days: run });
    }
    if let Some((day @ 1.., income, costs)) = losing {
        found.push(Warning::LosesFrom { day, income, costs });
    }
    if let Some(day) = report.terminated {
        found.push(Warning::EndedEarly { day });
    }
    if let Some(cost_per_coin) = report.cost_per_coin.filter(|cost| *cost > market_price) {
        found.push(Warning::DearerThanMarket { cost_per_coin, price: market_price });
    }
    let coins = report.totals.forfeited;
    if coins > 0.0 {
        found.push(Warning::CoinsForfeited { coins, worth: coins * report.end_price });
    }
    match term {
        None => found.push(Warning::NoTerm { days }),
        Some(term) if term.days().0 as usize > days => {
            found.push(Warning::CutShort { term: term.days().0 as usize, days });
        }
        Some(_) => {}
    }
    found
}

/// The first day within the contract that costs more than its coins are worth, with income and costs. Coins count
/// when they are earned, whatever is held, paid out later or spared by a rule for losing days.
fn first_loss(case: &Case, plan: &Mining, run: usize) -> Option<(usize, f64, f64)> {
    let plain = Mining { payout: Coins::of(0.0), losses: Losses::RunOn, ..plan.clone() };
    let mut found = None;
    Terms::new(&plain, case.days()).walk(Path::new(case).whole(), |d, day| {
        let (income, costs) = (day.coins * day.price, day.electricity + day.maintenance + day.opex);
        if found.is_none() && d < run && income < costs {
            found = Some((d, income, costs));
        }
    });
    found
}

/// `case` in a world that never moves, but for the protocol's own halvings.
fn flat(case: &Case) -> Case {
    let mut flat = case.clone();
    let price = price_curve(case).at(0.0);
    let difficulty = first_difficulty(case);
    flat.outlook = Outlook::neutral();
    if let (Ok(price), Ok(difficulty)) = (Quantity::new(price), Quantity::new(difficulty)) {
        (flat.market.price, flat.market.difficulty) = (price, difficulty);
    }
    flat
}

/// The growth of the price a month at which the plan just breaks even, whatever course the outlook gives it.
fn growth_needed(case: &Case, plan: &Mining) -> Limit {
    let mut changed = case.clone();
    let start = price_curve(case).at(0.0);
    changed.outlook.price_path.clear();
    if let Ok(price) = Quantity::new(start) {
        changed.market.price = price;
    }
    // The yield does not depend on the price.
    let mut path = Path::new(case);
    let days = case.days();
    let mut level = |growth: f64| {
        changed.outlook.price_growth = Growth::new(growth).unwrap_or(case.outlook.price_growth);
        let curve = price_curve(&changed);
        path.price = curve.fill(days);
        path.end_price = curve.at(days as f64);
        best(case, plan, path.whole())
    };
    by_growth(&mut level, 0.0, true)
}
