use crate::plan::Plan;
use crate::projection::path::price_curve;
use crate::projection::report::{PlanReport, plan_report};
use crate::projection::walk;
use crate::scenario::Case;
use crate::units::Quantity;

/// A plan over its days, in the currency of the comparison: what two plans need to stand on one axis.
#[derive(Clone, Debug)]
pub struct Course {
    /// The plan's own projection, in its own currency.
    pub report: PlanReport,
    /// One's own money put in at the start: price and stake, less what is borrowed.
    pub capital: f64,
    /// The most that is ever paid from one's own pocket.
    pub cash_needed: f64,
    /// At the start and at the end of each day, what all that is owned is worth less what was put in. A machine
    /// counts as spent until it is sold.
    pub gains: Vec<f64>,
    /// Money taken out of the pocket (below zero) or come back into it, at the same moments.
    pub cash: Vec<f64>,
    /// Coins in hand at the end.
    pub held: f64,
}

impl Course {
    /// The course of `case`, in a currency of which one of its own buys `rate`.
    pub fn new(case: &Case, rate: f64) -> Self {
        let report = plan_report(case);
        let stake = case.plan.staking().map_or(0.0, |plan| plan.amount.get());
        let put_in = stake * price_curve(case).at(0.0);
        let capital = report.own_capital + put_in;
        let days = case.days();
        // A stake's position leaves out what finance costs; an account has it.
        let position = report.staking.as_ref().map(|staking| &staking.position);
        let mut gains = Vec::with_capacity(days + 1);
        gains.push(opening(case));
        gains.extend(position.unwrap_or(&report.cumulative));
        let mut cash = Vec::with_capacity(days + 1);
        let mut level = -capital;
        let mut lowest: f64 = level;
        let mut finance = 0.0;
        cash.push(level);
        walk(case, |d, day| {
            level += match position {
                None => day.sold + day.resale - (day.costs() + day.repaid),
                // Rewards stay coins, and claims are paid in them.
                Some(_) => day.maintenance - (day.costs() + day.repaid),
            };
            lowest = lowest.min(level);
            cash.push(level);
            if position.is_some() {
                finance += day.interest + day.income_tax;
                gains.iter_mut().skip(d + 1).take(1).for_each(|gain| *gain -= finance);
            }
        });
        let held = match &report.staking {
            Some(staking) => {
                // The coins are sold on the last day: the stake had cost its first price, rewards their day's.
                let gain = staking.end_value - put_in - staking.reward_value;
                if let Some(last) = gains.last_mut() {
                    *last -= gain.max(0.0) * case.taxes.gains.get();
                }
                staking.coins_end
            }
            None => report.totals.held,
        };
        for value in gains.iter_mut().chain(&mut cash) {
            *value *= rate;
        }
        Self { report, capital: capital * rate, cash_needed: (-lowest).max(0.0) * rate, gains, cash, held }
    }
}

/// The gain before the first day: a purchase owns at once what it paid for, but for the fee, and a stake its coins, but
/// for the discount.
fn opening(case: &Case) -> f64 {
    match &case.plan {
        Plan::Buy(purchase) => -purchase.capex.get() * purchase.fee.get(),
        Plan::Mine(_) => -case.plan.capex(),
        Plan::Stake(stake) => -stake.short_at_start(price_curve(case).at(0.0)),
    }
}

/// What `money` put into the coin of `case` at the start gains, at the start and at the end of each day, and the
/// coins it buys. Whoever plans to buy pays that plan's fee.
pub fn bought(case: &Case, money: f64, rate: f64) -> (Vec<f64>, f64) {
    let curve = price_curve(case);
    let fee = case.plan.purchase().map_or(0.0, |plan| plan.fee.get());
    let coins = money * (1.0 - fee) / (curve.at(0.0) * rate);
    let mut gains: Vec<f64> = (0..=case.days()).map(|t| coins * curve.at(t as f64) * rate - money).collect();
    if let Some(last) = gains.last_mut() {
        *last -= last.max(0.0) * case.taxes.gains.get();
    }
    (gains, coins)
}
