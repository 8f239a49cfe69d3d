use crate::plan::Plan;
use crate::projection::breakeven::Peak;
use crate::projection::never::longer;
use crate::projection::report::PlanReport;
use crate::scenario::Case;
use crate::units::Quantity;

/// Why a stake does not pay for itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StakeNever {
    /// How close the account comes, and when.
    pub peak: Peak,
    /// What stops it.
    pub cause: StakeCause,
    /// Days the stake would have to be kept, where three times as many as now are enough.
    pub days: Option<f64>,
}

/// What stops the account of a stake from reaching zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StakeCause {
    /// The rate is not known: the key of the figure it needs.
    Unknown(&'static str),
    /// Nothing is staked, or no day earns anything.
    NothingEarned,
    /// Days that earn cost more than they bring, from the first one on.
    CostsFromTheStart,
    /// The coin's price fell too far.
    Price,
    /// The network's rate fell too far.
    Rate,
    /// Waiting at the end and running costs ate up what had been earned.
    Waiting,
    /// The days still earn at the end, but too few of them are left.
    OutOfTime,
}

/// Explains why the rewards of `report` never pay the costs; `None` when they do, and for other plans.
pub fn why_never(case: &Case, report: &PlanReport) -> Option<StakeNever> {
    let (Plan::Stake(plan), Some(stake)) = (&case.plan, &report.staking) else { return None };
    if report.break_even.day.is_some() {
        return None;
    }
    let price = |at: usize| report.months.get(at).map_or(report.end_price, |month| month.price);
    let (cheaper, less) = (price(0) / report.end_price, stake.apr_first / stake.apr_last);
    // The account is level while the coins are on their way out and nothing runs on.
    let works_until = report.days as f64 - plan.unbonding.get();
    let cause = match stake.missing {
        Some(key) if stake.rewards <= 0.0 => StakeCause::Unknown(key),
        _ if stake.rewards <= 0.0 => StakeCause::NothingEarned,
        _ if report.peak.day >= works_until.floor() => StakeCause::OutOfTime,
        _ if report.peak.day <= plan.activation_delay.get().ceil() => StakeCause::CostsFromTheStart,
        _ if cheaper > 1.0 && cheaper >= less => StakeCause::Price,
        _ if less > 1.0 => StakeCause::Rate,
        _ => StakeCause::Waiting,
    };
    Some(StakeNever { peak: report.peak, cause, days: longer(case, report).and_then(|rescue| rescue.to) })
}
