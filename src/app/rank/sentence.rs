//! The list in a sentence.

use breakeven::messages::rank as say;
use breakeven::projection::Row;
use breakeven::rank::State;

use super::state::Picked;
use crate::app::calculator::name_of;
use crate::app::fmt;

/// The answer to what was asked.
pub fn answer(state: &State, rows: &[Row], picked: &Picked) -> String {
    let price = energy_price(state);
    let within = fmt::horizon(&state.terms);
    let sum = picked.sum;
    let at = |index: Option<usize>| index.and_then(|index| rows.get(index));
    if let Some(device) = state.device {
        let name = name_of(device);
        return match at(sum.richest) {
            None if rows.is_empty() => say::machine_none(&name),
            None => say::nothing_fits().to_owned(),
            Some(best) if best.profit > 0.0 => {
                let profit = fmt::money(best.profit, &state.terms.currency);
                say::machine_earns(&price, &name, best.coin.name, &profit)
            }
            Some(best) => say::machine_short(&price, &name, best.coin.name),
        };
    }
    if sum.rows == 0 {
        return match state.coin {
            _ if !rows.is_empty() => say::nothing_fits().to_owned(),
            Some(coin) => say::nothing_for(coin.name),
            None => say::nothing().to_owned(),
        };
    }
    if sum.priced == 0 {
        return counted(say::none_priced, sum.rows);
    }
    let (number, priced) = (sum.priced as f64, sum.priced.to_string());
    let Some(first) = at(sum.first) else {
        return match state.coin {
            Some(coin) => say::none_pays_for(number, &price, &priced, coin.name, &within),
            None => say::none_pays(number, &price, &priced, &within),
        };
    };
    let (number, paid) = (sum.paid as f64, sum.paid.to_string());
    let (of, machine) = (counted(say::of_machines, sum.priced), name_of(first.device));
    let back = fmt::span(first.break_even.day.unwrap_or_default());
    match state.coin {
        Some(coin) => say::some_pay_for(number, &price, &paid, &of, coin.name, &within, &machine, &back),
        None => say::some_pay(number, &price, &paid, &of, &within, &machine, first.coin.name, &back),
    }
}

/// What else the answer must say.
pub fn more(state: &State, rows: &[Row], picked: &Picked) -> String {
    let sum = picked.sum;
    let mut sentences = Vec::new();
    if state.device.is_some() {
        if let Some(row) = sum.first.and_then(|index| rows.get(index)) {
            let span = fmt::span(row.break_even.day.unwrap_or_default());
            sentences.push(say::machine_first(row.coin.name, &span));
        } else if sum.priced > 0 {
            sentences.push(say::machine_never(&fmt::horizon(&state.terms)));
        } else if sum.rows > 0 {
            sentences.push(say::machine_unpriced().to_owned());
        }
    } else if sum.rows > 0 {
        sentences.push(counted(say::earning, sum.earning));
        let unpriced = sum.rows - sum.priced;
        if unpriced > 0 {
            sentences.push(counted(say::unpriced, unpriced));
        }
    }
    let passed = &picked.passed;
    let price: Counted = say::held_price;
    for (held, words) in [(passed.price_unknown, price), (passed.noise_unknown, say::held_noise)] {
        if held > 0 {
            sentences.push(counted(words, held));
        }
    }
    sentences.join(" ")
}

fn energy_price(state: &State) -> String {
    use breakeven::units::Quantity;
    let price = state.terms.plan.mining().map_or(0.0, |plan| plan.energy_price.get());
    fmt::energy_price(price, &state.terms.currency)
}

/// A text that takes a count and nothing else.
type Counted = fn(f64, &str) -> String;

fn counted(words: Counted, number: usize) -> String {
    words(number as f64, &number.to_string())
}
