//! What the fields' figures look like where they are understood and probably meant otherwise, and how the reward goes.

use breakeven::inputs;
use breakeven::inputs::traps::{Looks, Trap, traps};
use breakeven::market::{FAR_APART, Figure, Kind};
use breakeven::messages::hints as say;
use breakeven::scenario::Case;

use super::field::expect_calc;
use super::turns::{path, steps};
use crate::app::live::LiveMarket;
use crate::app::parts::context::provided;
use crate::app::parts::dynamic::effect;
use crate::app::state::{Calc, Given, Hint, Hints};
use leptos::prelude::*;

/// Keeps the hints, and what the chart is told, at what the fields say.
pub fn watch() {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    // Another link begins without: what was said of the plan before is not true of it.
    on_cleanup(move || drop(calc.hints.try_set(Hints::default())));
    effect(move || {
        let hints = calc.case(|case| hints(calc, live, case));
        if calc.hints.with_untracked(|old| *old != hints) {
            calc.hints.set(hints);
        }
    });
}

fn hints(calc: Calc, live: LiveMarket, case: &Case) -> Hints {
    let usual = live.get(Figure::new(Kind::Difficulty, case.coin.symbol)).map(|held| held.value);
    let mut fields: Vec<Hint> = traps(case, usual).iter().map(|trap| of(calc, case, trap)).collect();
    let follows =
        |key| calc.slot(key).is_some_and(|slot| matches!(slot.given.get(), Given::Market | Given::Example));
    let apart = live.read(|board| board.apart(case.coin.symbol)).filter(|seconds| *seconds > FAR_APART);
    if let Some(seconds) =
        apart.filter(|_| case.plan.mining().is_some() && follows("price") && follows("diff"))
    {
        let days = seconds / 86_400;
        let words = say::days_apart(days as f64, &days.to_string());
        fields.push(Hint { key: "diff", words, text: None });
    }
    Hints { fields, steps: steps(case), path: path(case) }
}

fn of(calc: Calc, case: &Case, trap: &Trap) -> Hint {
    let mut mended = case.clone();
    trap.mend(&mut mended);
    let text = calc.local(inputs::find(trap.key).map(|input| input.form_text(&mended)).unwrap_or_default());
    let looks = match trap.looks {
        Looks::HashesPerBlock => say::hashes_per_block(),
        Looks::NetworkHashrate => say::network_hashrate(),
        Looks::OtherMultiple => say::other_multiple(),
        Looks::SmallerUnit => say::smaller_unit(),
        Looks::LargerUnit => say::larger_unit(),
        Looks::Kilowatts => say::kilowatts(),
        Looks::Cents => say::cents(),
        Looks::PerMegawattHour => say::per_megawatt_hour(),
        Looks::Fraction => say::fraction(),
    };
    Hint { key: trap.key, words: [looks, " ", &say::did_you_mean(&text)].concat(), text: Some(text) }
}
