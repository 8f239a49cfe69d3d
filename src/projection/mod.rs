//! Plan × market × outlook, day by day: break-even, its limits, and what stops it.
//!
//! Everything here is pure and total: the same scenario gives the same report in a test, in a script
//! and in the browser, to the last bit, because transcendental functions come from `libm` everywhere.

mod breakeven;
mod buying;
mod cashflow;
mod chain;
pub mod cloud;
pub mod compare;
mod finance;
mod ledger;
mod limits;
mod month;
mod never;
pub mod odds;
mod path;
mod purchase;
mod rank;
mod report;
mod solve;
pub mod staking;
mod today;
mod walk;

pub use breakeven::{BreakEven, Peak};
pub use buying::Buying;
pub use cashflow::{irr, npv};
pub use compare::{Comparison, compare};
pub use limits::{Limit, Limits, Search, limits};
pub use month::Month;
pub use never::{Cause, Lever, Never, Rescue, explain};
pub use path::{Path, Stretch};
pub use rank::{CURVE_POINTS, Row, machine_case, rank};
pub use report::{PlanReport, Real, Report, Totals, plan_report, report};
pub use today::Today;
pub use walk::{Day, Terms};

use crate::plan::Plan;
use crate::scenario::Case;
use crate::units::UnixTime;

/// A change of the miner's subsidy within the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SubsidyChange {
    /// First block at the new subsidy.
    pub height: u64,
    /// Days from the start.
    pub day: f64,
    /// When that is expected.
    pub at: UnixTime,
    /// Subsidy before, in coins.
    pub before: f64,
    /// Subsidy after, in coins.
    pub after: f64,
}

/// The changes of the subsidy within the horizon, in order; at most 60, the most a chart can show.
pub fn subsidy_changes(case: &Case) -> Vec<SubsidyChange> {
    let pace = case.steps_per_day();
    let origin = case.first_step();
    let mut changes = Vec::new();
    let mut at = origin;
    while let Some(next) = case.next_change(at) {
        let day = (next - origin) as f64 / pace;
        if day >= case.days() as f64 || changes.len() >= 60 {
            break;
        }
        let (before, after) = (case.subsidy(at), case.subsidy(next));
        changes.push(SubsidyChange { height: next, day, at: case.start.after(day), before, after });
        at = next;
    }
    changes
}

/// Walks the days of a case in order: what `report --daily` prints and the month table adds up.
pub fn walk(case: &Case, mut visit: impl FnMut(usize, &Day)) {
    let capex = case.plan.capex();
    let mut finance = finance::Finance::new(case, capex);
    let end_price = path::price_curve(case).at(case.days() as f64);
    let visit = |d: usize, day: &Day| visit(d, &finance.applied(d, day, end_price));
    match &case.plan {
        Plan::Mine(mining) => Terms::new(mining, case.days()).walk(Path::new(case).whole(), visit),
        Plan::Buy(purchase) => purchase::walk(case, purchase, visit),
        Plan::Stake(stake) => staking::days(case, stake, visit),
    }
}
