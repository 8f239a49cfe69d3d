//! How the reward goes where no schedule of a mined coin says so: in the steps of a stake's network, or less each day.

use breakeven::chart::Event;
use breakeven::messages::{chart, details};
use breakeven::projection::staking::issue_steps;
use breakeven::scenario::Case;
use breakeven::units::{DAYS_PER_MONTH, Quantity};

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::effect;
use crate::app::state::Turns;
use leptos::prelude::*;

/// Keeps the chart's marks at what the fields say.
pub fn watch() {
    let calc = expect_calc();
    effect(move || {
        let turns = calc.case(|case| Turns { steps: steps(case), path: path(case) });
        if calc.turns.with_untracked(|old| *old != turns) {
            calc.turns.set(turns);
        }
    });
}

fn steps(case: &Case) -> Vec<Event> {
    let step = |step: breakeven::projection::staking::IssueStep| {
        let (before, after) = (fmt::compact(step.before), fmt::compact(step.after));
        let date = fmt::date(case.start.after(step.day));
        let effect = details::turn_issue(&date, &before, &after, case.coin.symbol);
        Event { day: step.day, label: chart::emission_step().into(), effect }
    };
    issue_steps(case).into_iter().map(step).collect()
}

fn path(case: &Case) -> String {
    let decline = case.market.own.decline.get();
    if case.plan.mining().is_none() || decline <= 0.0 {
        return String::new();
    }
    let days = case.days() as f64;
    let first = case.first_step();
    let last = first + (days * case.steps_per_day()) as u64;
    let left = case.subsidy(last) * libm::pow(1.0 - decline, days / DAYS_PER_MONTH);
    let (before, after) = (fmt::number(case.subsidy(first), 5), fmt::number(left, 5));
    details::turn_path(&fmt::percent(decline, 3), &before, &after, case.coin.symbol)
}
