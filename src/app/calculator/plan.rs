//! What is done with the money: the first choice of the form.

use breakeven::inputs::{self, Dialect};
use breakeven::messages::{Saying, calculator};
use breakeven::networks::{self, Coin};
use breakeven::plan::Kind;
use breakeven::rank::usual_growth;
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::device;
use super::field::expect_calc;
use crate::app::parts::controls::{choice, field};
use crate::app::parts::dynamic::{dynamic, effect, value};
use crate::app::parts::tip::Explained;
use crate::app::parts::toggle::Toggle;
use crate::app::state::{Calc, Given};
use crate::app::{machines, market_fields};

/// The coin whose rules the person gives.
const OWN: &str = "CUSTOM";

const KINDS: [(Kind, &str, Saying); 4] = [
    (Kind::Mine, "mine", calculator::kind_mine),
    (Kind::Cloud, "rent", calculator::kind_rent),
    (Kind::Stake, "stake", calculator::kind_stake),
    (Kind::Buy, "buy", calculator::kind_buy),
];

/// The four kinds of plan, all in sight.
#[component]
pub fn PlanField() -> impl IntoView {
    let calc = expect_calc();
    let kind = Memo::new(move |_| calc.case(|case| case.plan.kind()));
    let key = |kind: Kind| KINDS.iter().find(|(other, ..)| *other == kind).map_or("", |(_, key, _)| key);
    let chosen = RwSignal::new(key(kind.get_untracked()));
    effect(move || {
        if let Some((kind, ..)) = KINDS.iter().find(|(_, key, _)| *key == chosen.get()) {
            calc.turn_to(*kind);
        }
    });
    // A link or a draft may bring another kind.
    effect(move || chosen.set(key(kind.get())));
    let options = KINDS.map(|(_, key, name)| (key, Signal::stored(name().to_owned()))).to_vec();
    view! {
        <Toggle legend=calculator::kinds() options value=chosen/>
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
            OWN => calculator::coin_own().to_owned(),
            _ => [coin.name, " (", coin.symbol, ")"].concat(),
        };
        (coin.key.to_ascii_lowercase(), name)
    };
    let options = mined.chain(staked).map(option).collect();
    let chosen = value(move || slot.text.with(|text| text.trim().to_ascii_lowercase()));
    let control =
        choice("in-coin".into(), "", options, chosen, Box::new(move |symbol| turn_to(calc, &symbol)));
    let help = calculator::coin_help();
    field(
        "in-coin".into(),
        calculator::coin(),
        Explained::As(help),
        Signal::stored(false),
        control,
        ().into_any(),
    )
}

/// Turns to another coin: its own market comes with it, and a machine that mines it where the algorithm is another.
/// What is not known of it is asked for by an empty field, and a contract's hashrate of another algorithm starts at nothing.
fn turn_to(calc: Calc, key: &str) {
    let mut case = calc.peek(Clone::clone);
    let before = case.coin.algorithm;
    if inputs::find("coin").is_none_or(|input| input.set(&mut case, key, Dialect::Link).is_err()) {
        return;
    }
    let coin = case.coin;
    let other = coin.is_mined() && coin.algorithm != before;
    if case.plan.kind() == Kind::Mine && other {
        machines::equip(case, move |machine, case| {
            match machine {
                Some(machine) => device::fill(calc, machine, &case),
                None => device::forget(calc, &case),
            }
            settle(calc, &case);
        });
        return;
    }
    if !coin.is_mined() && case.plan.kind() == Kind::Mine {
        // Nothing says what a coin of one's own runs on; the figures stay.
        device::forget(calc, &case);
    } else if case.plan.kind() == Kind::Cloud && other {
        // Terahashes of another algorithm are neither earned nor maintained alike.
        for key in ["hash", "maint", "maintcoin", "order"] {
            calc.typed(key, "0".into());
        }
    } else if case.plan.mining().is_some() {
        // The same hashrate in the multiple that this coin's miners use.
        calc.put_value("hash", &case, Given::Typed);
    }
    settle(calc, &case);
}

/// Puts the coin and its market into the fields.
fn settle(calc: Calc, case: &Case) {
    let usual = calc.peek(|old| old.outlook.difficulty_growth == usual_growth(old.coin));
    for input in inputs::INPUTS.iter().filter(|input| market_fields::fills(input.key) && input.key != "fx") {
        calc.put_value(input.key, case, Given::Market);
    }
    // Its difficulty grows as it usually does, unless somebody said otherwise of the coin before.
    if usual && case.plan.mining().is_some() {
        let mut case = case.clone();
        case.outlook.difficulty_growth = usual_growth(case.coin);
        calc.put_value("dg", &case, Given::Typed);
    }
    calc.put_value("coin", case, Given::Typed);
}
