//! Why a plan does not pay for itself, and the smallest single change that would let it.

use crate::plan::{Losses, Mining, Plan};
use crate::scenario::{Case, Horizon, HorizonUnit};
use crate::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity};

use super::breakeven::Peak;
use super::limits::Limits;
use super::path::{Path, difficulty_curve};
use super::report::PlanReport;
use super::{SubsidyChange, plan_report, subsidy_changes};

/// The explanation of a "never".
#[derive(Clone, Debug, PartialEq)]
pub struct Never {
    /// How close the account comes, and when.
    pub peak: Peak,
    /// What stops it.
    pub cause: Cause,
    /// Single changes that would bring break-even, the smallest first.
    pub rescues: Vec<Rescue>,
}

/// What stops the account from reaching zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cause {
    /// Nothing is mined at all.
    NothingEarned,
    /// The first day already costs more than it earns.
    CostsFromTheStart,
    /// A fall of the subsidy turned the days into losses.
    Subsidy(SubsidyChange),
    /// The difficulty outgrew the rest.
    Difficulty,
    /// The reward of a coin of one's own fell month by month.
    Decline,
    /// The coin's price fell too far.
    Price,
    /// Electricity became too dear.
    Electricity,
    /// The machines lost too much hashrate.
    Ageing,
    /// The days still earn at the end, but too few of them are left.
    OutOfTime,
}

/// One assumption to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// Switch off on days that would lose money.
    SwitchOff,
    /// Price of electricity.
    EnergyPrice,
    /// Price of the coin.
    CoinPrice,
    /// Price of a machine.
    UnitPrice,
    /// Growth of the difficulty a month.
    DifficultyGrowth,
    /// Days the machine is kept.
    Horizon,
}

/// A change that would bring break-even.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rescue {
    /// What to change.
    pub lever: Lever,
    /// To which value; `None` for [`Lever::SwitchOff`].
    pub to: Option<f64>,
    /// Size of the change relative to the present value, for comparing; never negative. A growth rate
    /// counts as the change it makes to the difficulty half-way through the horizon.
    pub effort: f64,
}

/// Days after a fall of the subsidy in which it still counts as what turned the account.
const AFTERMATH: f64 = 45.0;
/// A fall of the reward that nobody would name as the cause.
const HARDLY: f64 = 0.02;

/// Explains why `report` shows no break-even; `None` when it shows one.
pub fn explain(case: &Case, report: &PlanReport, limits: &Limits) -> Option<Never> {
    if report.break_even.day.is_some() {
        return None;
    }
    let Plan::Mine(plan) = &case.plan else { return None };
    Some(Never {
        peak: report.peak,
        cause: cause(case, plan, report),
        rescues: rescues(case, plan, report, limits),
    })
}

fn cause(case: &Case, plan: &Mining, report: &PlanReport) -> Cause {
    if report.totals.coins <= 0.0 && report.off_days == 0 {
        return Cause::NothingEarned;
    }
    if report.peak.day <= 0.0 {
        return Cause::CostsFromTheStart;
    }
    if report.peak.day >= report.days as f64 {
        return Cause::OutOfTime;
    }
    let near = |change: &SubsidyChange| {
        change.effect < 1.0 - HARDLY && (change.day..=change.day + AFTERMATH).contains(&report.peak.day)
    };
    if let Some(change) = subsidy_changes(case).into_iter().find(near) {
        return Cause::Subsidy(change);
    }
    let years = report.peak.day / DAYS_PER_YEAR;
    let path = Path::new(case);
    let at = (report.peak.day as usize).min(path.price.len() - 1);
    let difficulty = difficulty_curve(case);
    // How many times worse each has become since the start.
    let worse = [
        (Cause::Difficulty, difficulty.at(report.peak.day) / difficulty.at(0.0)),
        (Cause::Decline, libm::pow(1.0 - case.market.own.decline.get(), -report.peak.day / DAYS_PER_MONTH)),
        (Cause::Price, path.price[0] / path.price[at]),
        (Cause::Electricity, libm::pow(1.0 + plan.energy_growth.get(), years)),
        (Cause::Ageing, libm::pow(1.0 - plan.decay.get(), -years)),
    ];
    worse.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(Cause::Difficulty, |(cause, _)| cause)
}

fn rescues(case: &Case, plan: &Mining, report: &PlanReport, limits: &Limits) -> Vec<Rescue> {
    let relative = |lever, to: Option<f64>, now: f64| {
        to.filter(|_| now > 0.0).map(|value| Rescue { lever, to, effort: (value / now - 1.0).abs() })
    };
    let levers = [
        switch_off(case, plan),
        relative(Lever::EnergyPrice, limits.energy_price.value(), plan.energy_price.get()),
        relative(Lever::CoinPrice, limits.coin_price.value(), case.market.price.get()),
        relative(Lever::UnitPrice, limits.unit_price.value(), plan.unit_price.get()),
        limits.difficulty_growth.value().map(|to| growth(case, report, to)),
        longer(case, report),
    ];
    // Half a dozen at most: put where they belong instead of sorted.
    let mut found: Vec<Rescue> = Vec::with_capacity(levers.len());
    for rescue in levers.into_iter().flatten() {
        found.insert(found.partition_point(|other| other.effort <= rescue.effort), rescue);
    }
    found
}

fn switch_off(case: &Case, plan: &Mining) -> Option<Rescue> {
    if plan.losses != Losses::RunOn {
        return None;
    }
    let mut changed = case.clone();
    changed.plan.mining_mut()?.losses = Losses::Curtail;
    plan_report(&changed).break_even.day?;
    Some(Rescue { lever: Lever::SwitchOff, to: None, effort: 0.0 })
}

fn growth(case: &Case, report: &PlanReport, to: f64) -> Rescue {
    let months = report.days as f64 / 2.0 / DAYS_PER_MONTH;
    let ratio = (1.0 + to) / (1.0 + case.outlook.difficulty_growth.get());
    Rescue { lever: Lever::DifficultyGrowth, to: Some(to), effort: (libm::pow(ratio, months) - 1.0).abs() }
}

/// The days the machine or the stake would have to be kept, up to three times as many as now.
pub fn longer(case: &Case, report: &PlanReport) -> Option<Rescue> {
    let mut changed = case.clone();
    let mut break_even_within = |days: u32| {
        changed.horizon = Horizon::new(f64::from(days), HorizonUnit::Days)?;
        plan_report(&changed).break_even.day
    };
    let now = report.days as u32;
    let most = (now * 3).min(*Horizon::DAYS.end());
    let day = break_even_within(most)?;
    let mut works = day.ceil() as u32;
    // Where coins are sold at once that is the answer. Held ones are worth what the last day pays, and with
    // another last day so is the break-even.
    if works <= now || break_even_within(works).is_none() {
        let mut fails = now;
        works = most;
        while works - fails > 1 {
            let middle = fails + (works - fails) / 2;
            if break_even_within(middle).is_some() {
                works = middle;
            } else {
                fails = middle;
            }
        }
    }
    Some(Rescue {
        lever: Lever::Horizon,
        to: Some(f64::from(works)),
        effort: f64::from(works) / f64::from(now) - 1.0,
    })
}
