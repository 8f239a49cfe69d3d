//! Plan × market × outlook, day by day: break-even, its limits, and what stops it.
//!
//! Everything here is pure and total: the same scenario gives the same report in a test, in a script
//! and in the browser, to the last bit, because transcendental functions come from `libm` everywhere.

pub mod backtest;
mod breakeven;
mod buying;
mod cashflow;
mod chain;
mod changes;
pub mod cloud;
pub mod compare;
mod edges;
mod finance;
mod ledger;
mod limits;
mod month;
pub mod named;
mod never;
pub mod odds;
mod path;
mod purchase;
mod rank;
mod report;
pub mod sensitivity;
pub mod solo;
mod solve;
pub mod staking;
mod today;
mod walk;

pub use breakeven::{BreakEven, Peak};
pub use buying::Buying;
pub use cashflow::{irr, npv};
pub use changes::{Change, SubsidyChange, marks, subsidy_changes};
pub use compare::{Comparison, compare};
pub use limits::{Limit, Limits, Search, limits};
pub use month::Month;
pub use never::{Cause, Lever, Never, Rescue, explain};
pub use path::{Path, Stretch};
pub use rank::{CURVE_POINTS, Ranking, Row, machine_case, rank};
pub use report::{PlanReport, Real, Report, Totals, plan_report, report};
pub use today::Today;
pub use walk::{Day, Terms};

use crate::plan::Plan;
use crate::scenario::Case;

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
