//! What the chart says of a reward beside the schedule of a mined coin: the steps of a stake's network, a decline from
//! day to day, and what cannot be counted.

use breakeven::chart::Event;
use breakeven::messages::{chart, details};
use breakeven::networks::Coin;
use breakeven::projection::staking::{IssueStep, issue_steps};
use breakeven::scenario::Case;
use breakeven::units::{DAYS_PER_MONTH, Quantity};

use crate::app::fmt;

/// The days on which a stake's network issues another amount.
pub fn steps(case: &Case) -> Vec<Event> {
    let step = |step: IssueStep| {
        let (before, after) = (fmt::compact(step.before), fmt::compact(step.after));
        let date = fmt::date(case.start.after(step.day));
        let effect = details::turn_issue(&date, &after, case.coin.symbol, &before);
        Event { day: step.day, label: chart::emission_step().into(), effect }
    };
    issue_steps(case).into_iter().map(step).collect()
}

/// What Nervos issues in an epoch beside what its miners share, in CKB: nervosnetwork/ckb spec/src/consensus.rs, commit
/// 5ebbc392.
const SECONDARY: f64 = 613_698.630_136_98;

/// What is known of a coin's reward and cannot be counted.
pub fn not_counted(coin: &Coin) -> Option<String> {
    (coin.symbol == "CKB").then(|| details::turn_secondary(&fmt::number(SECONDARY, 6)))
}

/// How the reward of a mined coin moves from day to day, and what of it cannot be counted; empty where neither is so.
pub fn path(case: &Case) -> String {
    if case.plan.mining().is_none() {
        return String::new();
    }
    let left_out = not_counted(case.coin).filter(|_| case.market.own.reward.is_none());
    [decline(case), left_out.unwrap_or_default()].join(" ").trim().to_owned()
}

fn decline(case: &Case) -> String {
    let decline = case.market.own.decline.get();
    if decline <= 0.0 {
        return String::new();
    }
    let days = case.days() as f64;
    let first = case.first_step();
    let last = first + (days * case.steps_per_day()) as u64;
    let left = case.subsidy(last) * libm::pow(1.0 - decline, days / DAYS_PER_MONTH);
    let (before, after) = (fmt::number(case.subsidy(first), 5), fmt::number(left, 5));
    details::turn_path(&fmt::percent(decline, 3), &before, &after, case.coin.symbol)
}
