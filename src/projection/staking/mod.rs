//! The projection of a stake: rewards day by day, what they pay for, and what the whole position is worth.

mod closed;
mod course;
mod limits;
mod luck;
mod never;
mod report;
mod schedules;
mod steps;
mod today;
mod walk;

pub use closed::{SteadyStake, break_even_years};
pub use course::{Course, missing};
pub use limits::{StakeLimits, StakeSearch, limits};
pub use luck::{ValidatorYear, validator_year};
pub use never::{StakeCause, StakeNever, why_never};
pub use report::{StakingReport, report};
pub use steps::{IssueStep, issue_steps};
pub use today::{StakeToday, today};
pub use walk::{StakeDay, walk};

use crate::plan::Staking;
use crate::projection::path::price_curve;
use crate::projection::walk::Day;
use crate::scenario::Case;

/// Walks the days of a stake as the books take them.
pub fn days(case: &Case, plan: &Staking, mut visit: impl FnMut(usize, &Day)) {
    let prices = price_curve(case).fill(case.days());
    let course = Course::new(case, plan);
    walk(plan, course.most, &course.apr, &prices, |d, day| visit(d, &day.entry()));
}
