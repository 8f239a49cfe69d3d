//! What is done with the money: the first choice of the form.

use breakeven::plan::Kind;
use leptos::prelude::*;

use super::field::expect_calc;
use crate::app::parts::dynamic::effect;
use crate::app::parts::toggle::Toggle;

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
    view! { <Toggle legend="What you do with the money" options value=chosen/> }
}
