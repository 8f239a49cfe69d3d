//! What the chart says of a reward beside the schedule of a mined coin: the steps of a stake's network, a decline from
//! day to day, and what cannot be counted.

use breakeven::inputs::plain;
use breakeven::messages::details;
use breakeven::networks::Coin;
use breakeven::projection::staking::{IssueStep, issue_steps};
use breakeven::scenario::Case;
use breakeven::units::{DAYS_PER_MONTH, Quantity};

use crate::app::fmt;
use crate::app::state::{Hint, PATH, STEP};

/// What the chart is told of the way of the reward.
pub fn turns(case: &Case) -> Vec<Hint> {
    let step = |step: IssueStep| {
        let (before, after) = (fmt::compact(step.before), fmt::compact(step.after));
        let date = fmt::date(case.start.after(step.day));
        let words = details::turn_issue(&date, &after, case.coin.symbol, &before);
        Hint { key: STEP, words, text: Some(plain(step.day)) }
    };
    let mut turns: Vec<Hint> = issue_steps(case).into_iter().map(step).collect();
    let words = path(case);
    if !words.is_empty() {
        turns.push(Hint { key: PATH, words, text: None });
    }
    turns
}

/// What Nervos issues in an epoch beside what its miners share, in CKB: nervosnetwork/ckb spec/src/consensus.rs, commit
/// 5ebbc392.
const SECONDARY: f64 = 613_698.630_136_98;

/// What is known of a coin's reward and cannot be counted.
pub fn not_counted(coin: &Coin) -> Option<String> {
    (coin.symbol == "CKB").then(|| details::turn_secondary(&fmt::number(SECONDARY, 6)))
}

fn path(case: &Case) -> String {
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
