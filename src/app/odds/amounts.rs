//! Values of inputs in the few characters that pictures have room for.

use breakeven::inputs::{Input, Kind, Unit};
use breakeven::scenario::{Case, Fees};

use crate::app::fmt;

fn unit(input: &Input) -> Unit {
    match input.kind {
        Kind::Number { unit, .. } => unit,
        _ => Unit::None,
    }
}

/// An input's name for this kind of plan.
pub fn name(case: &Case, input: &Input) -> &'static str {
    input.words(case.plan.kind()).0
}

/// A value as stored, with its unit where that fits: `$84K`, `2.5%`, `142T`.
pub fn amount(case: &Case, input: &Input, value: f64) -> String {
    let percent = || fmt::percent(value, 3);
    match unit(input) {
        Unit::Percent | Unit::PercentPerMonth | Unit::PercentPerYear => percent(),
        Unit::MoneyPerKwh => fmt::price(value, &case.currency),
        Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerCoin | Unit::MoneyPerTerahash => {
            fmt::money_compact(value, &case.currency)
        }
        Unit::Fees if !matches!(case.market.fees, Fees::PerBlock(_)) => format!("{}%", fmt::number(value, 3)),
        _ if value.abs() >= 1e4 => fmt::compact_short(value),
        _ => fmt::number(value, 3),
    }
}

/// What follows values of an input in words.
pub fn per(input: &Input) -> &'static str {
    match unit(input) {
        Unit::PercentPerMonth | Unit::MoneyPerMonth => " a month",
        Unit::PercentPerYear => " a year",
        Unit::MoneyPerKwh => " per kWh",
        Unit::MoneyPerTerahash => " per TH/s a day",
        _ => "",
    }
}
