//! How widely price and difficulty have strayed, for those who have no view of their own.

use breakeven::scenario::Case;
use breakeven::units::Quantity;

use crate::app::fmt;
use crate::app::state::{Calc, Given};

/// Volatilities to begin with, in percent a year, and what they rest on.
#[derive(Debug)]
pub struct History {
    price: u8,
    difficulty: u8,
    basis: &'static str,
}

/// Of Bitcoin, whose difficulty is public for every epoch: the standard deviation of its logarithmic change
/// over 2016 blocks was 4.5 % from January 2022 to June 2026, which is 23 % a year.
const BITCOIN: History = History {
    price: 60,
    difficulty: 23,
    basis: "the difficulty's is that of 2022 to June 2026, from the checkpoints of the Electrum wallet (commit 92357801); the price's is a round assumption, as wide as many of its years",
};
/// Of the others nothing is measured here.
const OTHER: History = History {
    price: 80,
    difficulty: 40,
    basis: "both are round assumptions, wider than for Bitcoin because smaller coins move more",
};

/// The figures to begin with for a coin.
pub fn of(symbol: &str) -> &'static History {
    if symbol == "BTC" { &BITCOIN } else { &OTHER }
}

/// The figures and their basis in words.
pub fn sentence(symbol: &str, history: &History) -> String {
    format!(
        "To begin with for {symbol}: price {} a year, difficulty {} a year; {}. What was need not be what comes.",
        fmt::percent(f64::from(history.price) / 100.0, 2),
        fmt::percent(f64::from(history.difficulty) / 100.0, 2),
        history.basis,
    )
}

/// Whether the case assumes just that.
pub fn holds(case: &Case, history: &History) -> bool {
    let is = |volatility: Option<breakeven::units::Volatility>, percent: u8| {
        volatility.is_some_and(|sigma| (sigma.get() * 100.0 - f64::from(percent)).abs() < 1e-9)
    };
    let difficulty =
        case.plan.mining().is_none() || is(case.outlook.difficulty_volatility, history.difficulty);
    is(case.outlook.price_volatility, history.price) && difficulty
}

/// Fills the fields with the figures for the coin at hand.
pub fn fill(calc: Calc) {
    let (history, mines) = calc.peek(|case| (of(case.coin.symbol), case.plan.mining().is_some()));
    calc.put("pv", history.price.to_string(), Given::Typed);
    if mines {
        calc.put("dv", history.difficulty.to_string(), Given::Typed);
    }
}
