//! The odds in plain words.

use breakeven::plan::Kind;
use breakeven::projection::odds::{Estimate, Odds};
use breakeven::scenario::Case;

use super::Told;
use crate::app::fmt;

/// What the rest of the page is told.
pub fn told(case: &Case, odds: &Odds) -> Told {
    let brief = match odds.never {
        share if share <= 0.0 => "in all futures".to_owned(),
        share => format!("never in {}", of_ten(share)),
    };
    let band = odds.band.iter().map(|point| (point.day, point.levels[0], point.levels[2])).collect();
    Told { sentence: sentence(case, odds), brief, band }
}

/// What a newcomer must know: how often it fails, and whether the coin alone would have been better.
fn sentence(case: &Case, odds: &Odds) -> String {
    let buys = case.plan.kind() == Kind::Buy;
    let never = if buys { "it is never worth what it cost" } else { "it never pays for itself" };
    let fails = match odds.never {
        share if share <= 0.0 && buys => "In all futures it is worth what it cost at some time".to_owned(),
        share if share <= 0.0 => "It pays for itself in all futures".to_owned(),
        share => format!("In {} futures {never}", of_ten(share)),
    };
    match odds.beats_buying {
        Some(beats) if !buys && case.plan.kind() != Kind::Stake => format!(
            "{fails}; buying {} instead ended higher in {}.",
            case.coin.name,
            of_ten(1.0 - beats.value)
        ),
        _ => format!("{fails}."),
    }
}

/// A share as people say it; far ends in twentieths and hundredths, where tenths would say none or all.
fn of_ten(share: f64) -> String {
    match share {
        share if share <= 0.0 => "none".into(),
        share if share < 0.01 => "fewer than 1 of 100".into(),
        share if share < 0.05 => format!("{} of 100", libm_round(share * 100.0)),
        share if share >= 1.0 => "all".into(),
        share if share > 0.99 => "more than 99 of 100".into(),
        share if share > 0.95 => format!("{} of 100", libm_round(share * 100.0)),
        share => format!("{} of 10", libm_round(share * 10.0).clamp(1, 9)),
    }
}

fn libm_round(value: f64) -> u32 {
    value.round() as u32
}

/// A share in percent with what sampling leaves open: two standard errors to either side.
pub fn share(estimate: Estimate) -> String {
    let error = 200.0 * estimate.error;
    let value = fmt::percent(estimate.value, if estimate.value < 0.1 { 2 } else { 3 });
    if error < 0.05 {
        value
    } else {
        format!("{value} ± {}", fmt::number(error, if error < 1.0 { 1 } else { 2 }))
    }
}
