//! What the fields' figures look like where they are understood and probably meant otherwise.

use breakeven::inputs;
use breakeven::inputs::traps::{Looks, Trap, traps};
use breakeven::market::{FAR_APART, Figure, Kind};
use breakeven::scenario::Case;

use super::field::expect_calc;
use crate::app::live::LiveMarket;
use crate::app::parts::context::provided;
use crate::app::parts::dynamic::effect;
use crate::app::state::{Calc, Given, Hint};
use leptos::prelude::*;

/// Keeps the hints at what the fields say.
pub fn watch() {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    effect(move || {
        let hints = calc.case(|case| hints(calc, live, case));
        if calc.hints.with_untracked(|old| *old != hints) {
            calc.hints.set(hints);
        }
    });
}

fn hints(calc: Calc, live: LiveMarket, case: &Case) -> Vec<Hint> {
    let usual = live.get(Figure::new(Kind::Difficulty, case.coin.symbol)).map(|held| held.value);
    let mut hints = Vec::new();
    for trap in traps(case, usual) {
        hints.push(of(calc, case, &trap));
    }
    let follows =
        |key| calc.slot(key).is_some_and(|slot| matches!(slot.given.get(), Given::Market | Given::Example));
    let apart = live.read(|board| board.apart(case.coin.symbol)).filter(|seconds| *seconds > FAR_APART);
    if let Some(seconds) =
        apart.filter(|_| case.plan.mining().is_some() && follows("price") && follows("diff"))
    {
        let days = seconds / 86_400;
        let words = format!(
            "Price and difficulty are from days {days} apart. Miners follow a price within days: mind the answer."
        );
        hints.push(Hint { key: "diff", words, text: None });
    }
    hints
}

fn of(calc: Calc, case: &Case, trap: &Trap) -> Hint {
    let mut mended = case.clone();
    trap.mend(&mut mended);
    let text = inputs::find(trap.key).map(|input| input.form_text(&mended)).unwrap_or_default();
    let text = if calc.comma() { text.replace('.', ",") } else { text };
    let looks = match trap.looks {
        Looks::HashesPerBlock => "This looks like the hashes that a block takes.",
        Looks::NetworkHashrate => "This looks like the hashrate of the whole network.",
        Looks::OtherMultiple => "The network reports something else by a power of a thousand.",
        Looks::SmallerUnit => "No machine needs so little power for that: is the hashrate in a smaller unit?",
        Looks::LargerUnit => "No machine needs so much power for that: is the hashrate in a larger unit?",
        Looks::Kilowatts => "This looks like kilowatts.",
        Looks::Cents => "This looks like cents.",
        Looks::PerMegawattHour => "This looks like the price of a megawatt-hour.",
        Looks::Fraction => "This looks like a fraction; the field takes percent.",
    };
    Hint { key: trap.key, words: format!("{looks} Did you mean {text}?"), text: Some(text) }
}
