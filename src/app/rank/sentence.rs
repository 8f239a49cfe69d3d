//! The list in a sentence.

use breakeven::projection::Row;
use breakeven::rank::State;
use breakeven::wording::count;

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
            None if rows.is_empty() => format!("The {name} mines none of the coins that can be compared."),
            None => "Nothing fits the search and the filters.".into(),
            Some(best) if best.profit > 0.0 => format!(
                "At {price} the {name} earns most with {}: {} a day beyond its electricity.",
                best.coin.name,
                fmt::money(best.profit, &state.terms.currency)
            ),
            Some(best) => format!(
                "At {price} the {name} earns less than its electricity with every coin, least short with {}.",
                best.coin.name
            ),
        };
    }
    let for_coin = state.coin.map(|coin| format!(" for {}", coin.name)).unwrap_or_default();
    if sum.rows == 0 {
        return if rows.is_empty() {
            format!("There is nothing to compare{for_coin}.")
        } else {
            "Nothing fits the search and the filters.".into()
        };
    }
    if sum.priced == 0 {
        return format!(
            "None of {} has a known price, so none can be said to pay for itself.",
            machines(sum.rows)
        );
    }
    match at(sum.first) {
        None => {
            format!("At {price} none of {}{for_coin} pays for itself within {within}.", machines(sum.priced))
        }
        Some(first) => {
            let with =
                if state.coin.is_some() { String::new() } else { format!(" with {}", first.coin.name) };
            let (verb, themselves) = if sum.paid == 1 { ("pays", "itself") } else { ("pay", "themselves") };
            format!(
                "At {price} {} of {}{for_coin} {verb} for {themselves} within {within}; the first is the {}{with}, after {}.",
                sum.paid,
                machines(sum.priced),
                name_of(first.device),
                fmt::span(first.break_even.day.unwrap_or_default()),
            )
        }
    }
}

/// What else the answer must say.
pub fn more(state: &State, rows: &[Row], picked: &Picked) -> String {
    let sum = picked.sum;
    let mut text = String::new();
    if state.device.is_some() {
        if let Some(row) = sum.first.and_then(|index| rows.get(index)) {
            let span = fmt::span(row.break_even.day.unwrap_or_default());
            text.push_str(&format!("It pays for itself first with {}, in {span}. ", row.coin.name));
        } else if sum.priced > 0 {
            let within = fmt::horizon(&state.terms);
            text.push_str(&format!("With none of them does it pay for itself within {within}. "));
        } else if sum.rows > 0 {
            text.push_str(
                "Its price is not known here: the calculator takes yours and says when it is back. ",
            );
        }
    } else if sum.rows > 0 {
        text.push_str(&format!("{} earn more today than their electricity. ", sum.earning));
        let unpriced = sum.rows - sum.priced;
        if unpriced > 0 {
            text.push_str(&format!("{} have no known price and no break-even here. ", machines(unpriced)));
        }
    }
    let passed = &picked.passed;
    for (held, what) in [(passed.price_unknown, "price"), (passed.noise_unknown, "noise")] {
        if held > 0 {
            text.push_str(&format!("{} left out whose {what} is not known. ", machines(held)));
        }
    }
    text
}

fn energy_price(state: &State) -> String {
    use breakeven::units::Quantity;
    let price = state.terms.plan.mining().map_or(0.0, |plan| plan.energy_price.get());
    format!("{} a kWh", fmt::energy_price(price, &state.terms.currency))
}

fn machines(number: usize) -> String {
    count(number as u64, "machine")
}
