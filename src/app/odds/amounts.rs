//! Values of inputs in the few characters that pictures have room for.

use breakeven::inputs::{Input, Kind, Unit};
use breakeven::messages::hangs as say;
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
    input.name(case.plan.kind())
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

/// Values of an input, with the span or the unit that they are for.
pub fn amounts(input: &Input, shown: String) -> String {
    match unit(input) {
        Unit::PercentPerMonth | Unit::MoneyPerMonth => say::amount_a_month(&shown),
        Unit::PercentPerYear => say::amount_a_year(&shown),
        Unit::MoneyPerKwh => say::amount_per_kwh(&shown),
        Unit::MoneyPerTerahash => say::amount_per_terahash(&shown),
        _ => shown,
    }
}

/// The name of an axis along which the values of an input stand.
pub fn axis(case: &Case, input: &Input) -> String {
    let name = name(case, input);
    match unit(input) {
        Unit::PercentPerMonth | Unit::MoneyPerMonth => say::axis_a_month(name),
        Unit::PercentPerYear => say::axis_a_year(name),
        Unit::MoneyPerKwh => say::axis_per_kwh(name),
        Unit::MoneyPerTerahash => say::axis_per_terahash(name),
        _ => name.to_owned(),
    }
}
