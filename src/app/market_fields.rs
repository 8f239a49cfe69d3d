//! The fields that the market fills: live where it can be, and always saying from where and how old.

use breakeven::market::{Figure, Held, Kind};
use breakeven::networks::Coin;
use breakeven::scenario::{Case, Fees};
use breakeven::units::Quantity;
use breakeven::{inputs, units};
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;

use super::live::LiveMarket;
use super::state::{Calc, Given};

/// Keys of the table that the market fills.
pub const KEYS: [&str; 4] = ["price", "diff", "height", "fees"];

/// Whether the market fills the field of `key`.
pub fn fills(key: &str) -> bool {
    key == "fx" || KEYS.contains(&key)
}

/// The market figure behind a key, if there is one.
pub fn figure(key: &str, case: &Case) -> Option<Figure> {
    let kind = match key {
        "price" => Kind::Price,
        "diff" => Kind::Difficulty,
        "height" => Kind::Height,
        "fees" if matches!(case.market.fees, Fees::PerBlock(_)) => Kind::FeesPerBlock,
        "fx" => {
            let currency = breakeven::catalog::currency(&case.currency)?;
            return (currency.code != "USD").then(|| Figure::new(Kind::Fx, currency.code));
        }
        _ => return None,
    };
    Some(Figure::new(kind, case.coin.symbol))
}

/// What the board holds for a key, following the board and the case.
pub fn held(live: LiveMarket, calc: Calc, key: &str) -> Option<Held> {
    let figure = calc.case(|case| figure(key, case))?;
    live.get(figure)
}

/// Keeps every field that the market fills at what the board holds.
pub fn bind(calc: Calc, live: LiveMarket) {
    effect(move || {
        // The rate first: the price is shown in the person's currency.
        if let Some(rate) = follows(calc, "fx").then(|| held(live, calc, "fx")).flatten() {
            calc.put("fx", inputs::plain(rate.value), Given::Market);
        }
        for key in KEYS {
            if !follows(calc, key) {
                continue;
            }
            let Some(held) = held(live, calc, key) else { continue };
            let mut case = calc.case(Clone::clone);
            // Blocks go on being found while nothing answers.
            let value = if key == "height" {
                live.tip(case.coin).map_or(held.value, |tip| tip as f64)
            } else {
                held.value
            };
            if take(&mut case, key, value).is_some() {
                calc.put_value(key, &case, Given::Market);
            }
        }
    });
}

fn follows(calc: Calc, key: &str) -> bool {
    calc.slot(key).is_some_and(|slot| matches!(slot.given.get(), Given::Market | Given::Example))
}

/// Puts a market figure into `case`, rounded to the digits that mean something, as the field will show it.
fn take(case: &mut Case, key: &str, value: f64) -> Option<()> {
    let round = |value, digits| inputs::significant(value, digits);
    match key {
        "price" => case.market.price = units::Price::new(round(value * case.fx, 7)).ok()?,
        "diff" => case.market.difficulty = units::Difficulty::new(round(value, 7)).ok()?,
        // The newest block is found; the miner works on the next.
        "height" => case.market.height = value as u64 + 1,
        "fees" => case.market.fees = Fees::PerBlock(round(value, 4)),
        _ => return None,
    }
    Some(())
}

/// The next change of the difficulty, where a source announces it.
pub fn next_retarget(live: LiveMarket, coin: &'static Coin) -> Option<(Held, Held)> {
    let at = live.get(Figure::new(Kind::RetargetAt, coin.symbol))?;
    let change = live.get(Figure::new(Kind::RetargetChange, coin.symbol))?;
    (at.value > super::fmt::now().0 as f64).then_some((at, change))
}
