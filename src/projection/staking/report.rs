use crate::networks::staking::yields;
use crate::plan::Staking;
use crate::projection::breakeven::{BreakEven, Tracker};
use crate::projection::ledger::Ledger;
use crate::projection::path::price_curve;
use crate::projection::report::PlanReport;
use crate::scenario::Case;
use crate::units::{DAYS_PER_MONEY_YEAR, Quantity};

use super::course::Course;
use super::walk::walk;

/// What is told of a stake beside what every plan tells. Coins unless it says money.
#[derive(Clone, Debug, PartialEq)]
pub struct StakingReport {
    /// Everything owned at the end: the stake and what was not claimed.
    pub coins_end: f64,
    /// Rewards after commission.
    pub rewards: f64,
    /// Their worth on their days, in money.
    pub reward_value: f64,
    /// What all claims cost.
    pub claim_cost: f64,
    /// Claims that were made.
    pub claims: u32,
    /// Lost to slashing, as expected on average.
    pub slashed: f64,
    /// Gross rate of the first day.
    pub apr_first: f64,
    /// Gross rate of the last day.
    pub apr_last: f64,
    /// First day's rate after commission and downtime.
    pub net_apr: f64,
    /// Yearly growth of the coins as it really comes out, with idle days, claims and slashing:
    /// (end / stake)^(365/days) − 1. `None` without a stake.
    pub apy_effective: Option<f64>,
    /// What the first day's net rate adds to one's share of the supply; `None` where its growth is not known.
    pub real_yield: Option<f64>,
    /// Growth of the supply a year.
    pub supply_growth: Option<f64>,
    /// Worth of everything owned at the end, in money, less the discount.
    pub end_value: f64,
    /// What the sale of a token below its stake loses then, in money.
    pub discount: f64,
    /// Days after which no more of the stake earns, though it grows; `None` where that is not within the horizon.
    pub full: Option<f64>,
    /// That less the stake's worth at the start and all costs, in money.
    pub profit_end: f64,
    /// When the whole position, a token at its discount, is worth what went in: coins × price − stake × first price −
    /// costs ≥ 0.
    pub at_risk: BreakEven,
    /// That balance at the end of each day, in money.
    pub position: Vec<f64>,
    /// Part by which the price may fall until the end before the position is worth less than what went in;
    /// negative where it has to rise, `None` where nothing is owned.
    pub price_fall: Option<f64>,
    /// Days that earn nothing, at the start and at the end.
    pub idle_days: f64,
    /// Key of the figure that the protocol's rate needs and nobody has.
    pub missing: Option<&'static str>,
}

/// Projects a stake.
///
/// The account holds what rewards were worth on their days, less claims, running costs and what was paid at
/// the start. The stake is no cost, since it comes back; whether it is worth as much is the position's affair.
pub fn report(case: &Case, plan: &Staking) -> PlanReport {
    let days = case.days();
    let course = Course::new(case, plan);
    let curve = price_curve(case);
    let prices = curve.fill(days);
    let end_price = curve.at(days as f64);
    let first_price = prices.first().copied().unwrap_or(end_price);
    let capex = plan.capex.get();
    let amount = plan.amount.get();
    let put_in = amount * first_price;
    let mut ledger = Ledger::new(case, capex, first_price);
    let kept = 1.0 - plan.discount();
    let mut position = Tracker::new(plan.short_at_start(first_price));
    let mut full = None;
    let mut positions = Vec::with_capacity(days);
    let (mut coins_end, mut claims, mut claim_cost, mut slashed, mut opex) = (amount, 0, 0.0, 0.0, 0.0);
    walk(plan, course.most, &course.apr, &prices, |d, day| {
        let entry = day.entry();
        ledger.add(d, &entry, end_price);
        claims += u32::from(day.claimed);
        claim_cost += day.claim_cost;
        slashed += day.slashed;
        opex += day.opex;
        coins_end = day.coins();
        let price = prices.get(d + 1).copied().unwrap_or(end_price);
        if day.stake > course.most {
            full = full.or(Some((d + 1) as f64));
        }
        let level = coins_end * price * kept - put_in - capex - opex;
        position.add(level - position.level());
        positions.push(level);
    });
    let base = ledger.finish(end_price);
    let end_value = coins_end * end_price * kept;
    let net_apr = yields::after_cut(course.apr.first().copied().unwrap_or(0.0), plan.commission.get())
        * plan.uptime.get();
    let horizon = days as f64;
    let idle = (plan.activation_delay.get() + plan.unbonding.get()).min(horizon);
    let worth = put_in + capex + opex;
    let staking = StakingReport {
        coins_end,
        rewards: base.totals.coins,
        reward_value: base.totals.revenue,
        claim_cost,
        claims,
        slashed,
        apr_first: course.apr.first().copied().unwrap_or(0.0),
        apr_last: course.apr.last().copied().unwrap_or(0.0),
        net_apr,
        apy_effective: (amount > 0.0)
            .then(|| libm::pow((coins_end / amount).max(0.0), DAYS_PER_MONEY_YEAR / horizon) - 1.0)
            .filter(|apy| apy.is_finite()),
        real_yield: course
            .supply_growth
            .map(|growth| yields::real_yield(net_apr, growth))
            .filter(|real| real.is_finite()),
        supply_growth: course.supply_growth,
        end_value,
        discount: coins_end * end_price - end_value,
        full,
        profit_end: end_value - worth,
        at_risk: position.found(),
        position: positions,
        price_fall: (coins_end > 0.0)
            .then(|| 1.0 - worth / (coins_end * kept) / first_price)
            .filter(|f| f.is_finite()),
        idle_days: idle,
        missing: course.missing,
    };
    PlanReport { staking: Some(staking), ..base }
}
