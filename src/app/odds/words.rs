//! The odds in plain words.

use breakeven::messages::odds as say;
use breakeven::plan::Plan;
use breakeven::projection::odds::{Estimate, Odds};
use breakeven::scenario::Case;
use breakeven::units::Quantity;

use super::Told;
use crate::app::fmt;

/// What an account is of, which decides what is to be asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Machines or a contract.
    Mining,
    /// The rewards of a stake against its costs.
    Rewards,
    /// A stake with its rewards, at the price of the day.
    Position,
    /// Coins bought.
    Coins,
}

impl Account {
    /// That of a case.
    pub fn of(case: &Case) -> Self {
        match &case.plan {
            Plan::Mine(_) => Self::Mining,
            Plan::Buy(_) => Self::Coins,
            Plan::Stake(stake) if stake.at_risk => Self::Position,
            Plan::Stake(_) => Self::Rewards,
        }
    }
}

/// Whether what matters is how it ends: coins that one holds are worth what they cost again and again.
pub fn ends_matter(case: &Case) -> bool {
    match Account::of(case) {
        Account::Coins | Account::Position => true,
        Account::Mining | Account::Rewards => case.plan.capex() <= 0.0,
    }
}

/// Whether no price can make a loss: nothing is spent beside a stake whose own price does not count.
pub fn riskless(case: &Case) -> bool {
    case.plan.staking().is_some_and(|stake| {
        !stake.at_risk && stake.capex.get() <= 0.0 && stake.opex.get() <= 0.0 && stake.claim_cost.get() <= 0.0
    })
}

/// Whether dates tell anything: coins that one holds are mostly worth what they cost within days.
pub fn dates_tell(odds: &Odds) -> bool {
    odds.dates.first().is_none_or(|first| *first < 0.8)
}

/// What the distribution of dates is of.
pub fn when(case: &Case) -> &'static str {
    match Account::of(case) {
        Account::Mining => say::when_pays(),
        Account::Rewards => say::when_rewards(),
        Account::Position => say::when_position(),
        Account::Coins => say::when_coins(),
    }
}

/// That it happens at all.
pub fn reached(case: &Case) -> &'static str {
    match Account::of(case) {
        Account::Mining => say::reached_pays(),
        Account::Rewards => say::reached_rewards(),
        Account::Position => say::reached_position(),
        Account::Coins => say::reached_coins(),
    }
}

/// What the rest of the page is told.
pub fn told(case: &Case, odds: &Odds) -> Told {
    if riskless(case) {
        return Told::default();
    }
    let brief = match (ends_matter(case), odds.never) {
        (true, _) if odds.loss <= 0.0 => say::brief_no_loss().to_owned(),
        (true, _) => say::brief_loss(&of_ten(odds.loss)),
        (false, never) if never <= 0.0 => say::brief_all().to_owned(),
        (false, never) => say::brief_never(&of_ten(never)),
    };
    let band = odds.band.iter().map(|point| (point.day, point.levels[0], point.levels[2])).collect();
    Told { sentence: sentence(case, odds), brief, band }
}

/// What a newcomer must know: how often it fails, and whether the coin alone would have been better.
fn sentence(case: &Case, odds: &Odds) -> String {
    if ends_matter(case) {
        let share = of_ten(odds.loss);
        return match (Account::of(case) == Account::Coins, odds.loss <= 0.0) {
            (true, true) => say::no_loss_on_cost().to_owned(),
            (true, false) => say::loss_on_cost(&share),
            (false, true) => say::no_loss_on_stake().to_owned(),
            (false, false) => say::loss_on_stake(&share),
        };
    }
    let (sure, share) = (odds.never <= 0.0, of_ten(odds.never));
    if Account::of(case) == Account::Rewards {
        return if sure { say::rewards_pay().to_owned() } else { say::rewards_never_pay(&share) };
    }
    match (sure, odds.beats_buying) {
        (true, None) => say::pays().to_owned(),
        (false, None) => say::never_pays(&share),
        (true, Some(beats)) => say::pays_or_buy(case.coin.paid_in(), &of_ten(1.0 - beats.value)),
        (false, Some(beats)) => {
            say::never_pays_or_buy(&share, case.coin.paid_in(), &of_ten(1.0 - beats.value))
        }
    }
}

/// A share as people say it; far ends in twentieths and hundredths, where tenths would say none or all.
fn of_ten(share: f64) -> String {
    match share {
        share if share <= 0.0 => say::share_none().to_owned(),
        share if share < 0.01 => say::share_under_hundredth().to_owned(),
        share if share < 0.05 => say::share_of_hundred(&whole(share * 100.0).to_string()),
        share if share >= 1.0 => say::share_all().to_owned(),
        share if share > 0.99 => say::share_over_hundredths().to_owned(),
        share if share > 0.95 => say::share_of_hundred(&whole(share * 100.0).to_string()),
        share => say::share_of_ten(&whole(share * 10.0).clamp(1, 9).to_string()),
    }
}

fn whole(value: f64) -> u32 {
    value.round() as u32
}

/// A share of so many futures with what sampling leaves open: two standard errors to either side.
///
/// Where none or all of them have it there is no scatter, and what is said is the bound that holds with 95 %: three
/// over the number of independent draws, of which there is one for two mirrored futures.
pub fn range(share: Estimate, paths: usize) -> String {
    let bound = (600.0 / paths.max(1) as f64).max(0.1);
    if share.value <= 0.0 {
        return say::share_under(&percent(bound, true));
    }
    if share.value >= 1.0 {
        return say::share_over(&percent(100.0 - bound, true));
    }
    let error = 200.0 * share.error;
    let fine = error < 0.95;
    let scale = if fine { 10.0 } else { 1.0 };
    let shown = (1000.0 * share.value).round();
    if fine && (shown <= 0.0 || shown >= 1000.0) {
        // Not quite none or all, so neither is said.
        let near = (100.0 * share.value.min(1.0 - share.value) + error).max(bound);
        let near = (near * 10.0).ceil() / 10.0;
        return if shown <= 0.0 {
            say::share_under(&percent(near, true))
        } else {
            say::share_over(&percent(100.0 - near, true))
        };
    }
    let error = ((error * scale).round() / scale).max(0.1);
    format!("{} ± {}", percent(100.0 * share.value, fine), fmt::number(error, 2))
}

/// Percent to a tenth, or to a whole one.
fn percent(value: f64, fine: bool) -> String {
    let scale = if fine { 10.0 } else { 1.0 };
    fmt::percent((value * scale).round() / scale / 100.0, 4)
}
