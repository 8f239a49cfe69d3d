//! How widely price and difficulty may stray, for those who have no view of their own.

use breakeven::messages::odds as say;
use breakeven::projection::odds::{self, USUAL, Usual, usual};
use breakeven::scenario::Case;
use breakeven::units::{Quantity, Volatility};

use crate::app::fmt;
use crate::app::state::{Calc, Given};

/// Difficulty volatility of a coin of which nothing is measured: about twice Bitcoin's, since machines come to a
/// small coin and leave it faster.
const OTHER_DIFFICULTY: f64 = 0.4;

/// Volatilities to begin with, each a part a year.
#[derive(Clone, Copy, Debug)]
pub struct Defaults {
    symbol: &'static str,
    /// What was measured of the coin.
    measured: Option<&'static Usual>,
}

impl Defaults {
    /// Those of the case's coin.
    pub fn of(case: &Case) -> Self {
        Self { symbol: case.coin.symbol, measured: usual(case.coin.symbol) }
    }

    fn price(self) -> f64 {
        self.measured.map_or_else(middle, |usual| usual.price)
    }

    fn difficulty(self) -> f64 {
        self.measured.and_then(|usual| usual.difficulty).unwrap_or(OTHER_DIFFICULTY)
    }

    /// Whether the case assumes just these.
    pub fn hold(self, case: &Case) -> bool {
        let is = |volatility: Option<Volatility>, default: f64| {
            volatility.is_some_and(|sigma| (sigma.get() - default).abs() < 1e-9)
        };
        let outlook = &case.outlook;
        let mines = case.plan.mining().is_some();
        is(outlook.price_volatility, self.price())
            && (!mines || is(outlook.difficulty_volatility, self.difficulty()))
    }

    /// The figures and their basis in words.
    pub fn sentence(self, mines: bool) -> String {
        let price = fmt::percent(self.price(), 2);
        let price = match self.measured {
            Some(_) => say::price_measured(&price),
            None => say::price_middle(USUAL.len() as f64, &price, &USUAL.len().to_string(), self.symbol),
        };
        if !mines {
            return price;
        }
        let difficulty = fmt::percent(self.difficulty(), 2);
        let difficulty = match self.measured.and_then(|usual| usual.difficulty) {
            Some(_) => say::difficulty_measured(&difficulty),
            None => say::difficulty_assumed(&difficulty),
        };
        say::two_defaults(&price, &difficulty)
    }

    /// What the measured ones were measured from.
    pub fn basis() -> String {
        odds::basis()
    }

    /// Fills the fields.
    pub fn fill(self, calc: Calc) {
        let percent = |part: f64| ((part * 100.0).round() as u32).to_string();
        calc.put("pv", percent(self.price()), Given::Typed);
        if calc.peek(|case| case.plan.mining().is_some()) {
            calc.put("dv", percent(self.difficulty()), Given::Typed);
        }
    }
}

/// The middle of the prices' volatilities: as many coins move more as move less.
fn middle() -> f64 {
    let below = |price: f64| USUAL.iter().filter(|usual| usual.price < price).count();
    USUAL.iter().find(|usual| below(usual.price) == USUAL.len() / 2).map_or(0.0, |usual| usual.price)
}
