//! What is done with the money: the first choice of the form.

use breakeven::catalog::{self, Device};
use breakeven::inputs::{self, Dialect};
use breakeven::networks::{self, Coin};
use breakeven::plan::Kind;
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::device;
use super::field::expect_calc;
use crate::app::market_fields;
use crate::app::parts::controls::{choice, field};
use crate::app::parts::dynamic::{dynamic, effect, value};
use crate::app::parts::toggle::Toggle;
use crate::app::state::{Calc, Given};

/// The coin whose rules the person gives.
const OWN: &str = "CUSTOM";

const NAMES: [&str; 4] = ["Mine", "Rent hashrate", "Stake", "Just buy"];

/// The four kinds of plan, all in sight.
#[component]
pub fn PlanField() -> impl IntoView {
    let calc = expect_calc();
    let kind = Memo::new(move |_| calc.case(|case| case.plan.kind()));
    let name = |kind: Kind| {
        Kind::ALL.iter().zip(NAMES).find(|(other, _)| **other == kind).map_or("", |(_, name)| name)
    };
    let chosen = RwSignal::new(name(kind.get_untracked()));
    effect(move || {
        if let Some((kind, _)) = Kind::ALL.iter().zip(NAMES).find(|(_, name)| *name == chosen.get()) {
            calc.turn_to(*kind);
        }
    });
    // A link or a draft may bring another kind.
    effect(move || chosen.set(name(kind.get())));
    let options = NAMES.map(|name| (name, Signal::stored(name.to_owned()))).to_vec();
    view! {
        <Toggle legend="What you do with the money" options value=chosen/>
        {dynamic(move || coin_field(calc, kind.get()))}
    }
}

/// The coins that a kind of plan can be of.
fn coin_field(calc: Calc, kind: Kind) -> AnyView {
    let Some(slot) = calc.slot("coin") else { return ().into_any() };
    let mined = networks::all().iter().filter(|_| kind != Kind::Stake);
    let staked = networks::staking::all().iter().map(|stake| &stake.coin);
    // Of the networks that are not mined, one stands for a coin of the person's own.
    let mines = matches!(kind, Kind::Mine | Kind::Cloud);
    let staked = staked.filter(|coin| !mines || coin.key == OWN);
    let option = |coin: &Coin| {
        let name = match coin.key {
            OWN if mines => "A coin of your own".to_owned(),
            _ => [coin.name, " (", coin.symbol, ")"].concat(),
        };
        (coin.key.to_ascii_lowercase(), name)
    };
    let options = mined.chain(staked).map(option).collect();
    let chosen = value(move || slot.text.with(|text| text.trim().to_ascii_lowercase()));
    let control =
        choice("in-coin".into(), "", options, chosen, Box::new(move |symbol| turn_to(calc, &symbol)));
    let help = "The coin that is mined, staked or bought.";
    field("in-coin".into(), "Coin", help, Signal::stored(false), control, ().into_any())
}

/// Turns to another coin: its own market comes with it, and a machine that mines it where the present one
/// does not. What is not known of it is asked for by an empty field.
fn turn_to(calc: Calc, symbol: &str) {
    let mut case = calc.peek(Clone::clone);
    let set = |key: &str, case: &mut Case, text: &str| {
        inputs::find(key).is_some_and(|input| input.set(case, text, Dialect::Link).is_ok())
    };
    if !set("coin", &mut case, symbol) {
        return;
    }
    let mines = |device: &&Device| device.mines(case.coin);
    let machine = case.plan.mining().filter(|_| case.plan.kind() == Kind::Mine).and_then(|plan| {
        let present = catalog::find(&plan.device);
        if present.as_ref().is_some_and(mines) {
            return None;
        }
        let listed = || catalog::DEVICES.iter().filter(mines);
        listed().find(|device| device.price_usd.is_some()).or_else(|| listed().next())
    });
    if let Some(machine) = machine
        && set("device", &mut case, &machine.id)
    {
        device::fill(calc, machine, &case);
    }
    for input in inputs::INPUTS.iter().filter(|input| market_fields::fills(input.key) && input.key != "fx") {
        calc.put_value(input.key, &case, Given::Market);
    }
    calc.put_value("coin", &case, Given::Typed);
}
