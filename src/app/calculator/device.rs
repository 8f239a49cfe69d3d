//! The machine: picked from the list, or the person's own figures. The list itself is fetched with its dialog.

use breakeven::catalog::{self, Device, Origin, Power};
use breakeven::inputs;
use breakeven::messages::calculator;
use breakeven::scenario::Case;
use leptos::html;
use leptos::prelude::*;

use super::field::expect_calc;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{effect, handler, perhaps};
use crate::app::state::{Calc, Given};
use crate::app::{fmt, machines};

/// The chosen machine, and the dialog to choose another.
#[component]
pub fn DeviceField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("device") else { return ().into_any() };
    let dialog = NodeRef::<html::Dialog>::new();
    let opened = RwSignal::new(false);
    let chosen = move || {
        calc.listed.track();
        slot.text.with(|id| catalog::known(id))
    };
    // What was typed at an earlier visit may name any machine.
    effect(move || {
        if !calc.listed.get() && slot.text.with(|id| !id.is_empty()) && chosen().is_none() {
            machines::fetch(calc);
        }
    });
    let altered = move || {
        chosen().is_some_and(|device| {
            calc.case(|case| {
                use breakeven::units::Quantity;
                let run = device.run_for(case.coin.algorithm);
                case.plan.mining().zip(run).is_none_or(|(plan, run)| {
                    plan.hashrate.get() != run.hashrate || plan.power.get() != run.watts
                })
            })
        })
    };
    let about = move || {
        let device = chosen()?;
        let run = calc.case(|case| device.run_for(case.coin.algorithm));
        Some(
            run.map_or_else(|| calculator::machine_other_coin().to_owned(), |run| source(device, run.origin)),
        )
    };
    let open = move |_: leptos::ev::MouseEvent| {
        opened.set(true);
        if let Some(dialog) = dialog.get() {
            // Opening a dialog that is open already is the only way this fails.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let name = move || match chosen() {
        Some(device) => name_of(device),
        None => {
            slot.text.with(|id| if id.is_empty() { calculator::machine_own().to_owned() } else { id.clone() })
        }
    };
    view! {
        <div class="field field-wide">
            <span class="label" id="device-label">{calculator::machine()}</span>
            <button type="button" class="btn btn-pick" id="in-device" aria-labelledby="device-label in-device" aria-haspopup="dialog" on:click=handler(open)>{name}</button>
            <p class="field-foot quiet">
                {perhaps(move || altered().then(|| [calculator::machine_changed(), " "].concat()))}
                {perhaps(about)}
            </p>
            <dialog node_ref=dialog class="picker" aria-label=calculator::machine_choose()>
                <div class="picker-head"><h2>{calculator::machines()}</h2>{button("btn btn-quiet", calculator::machines_close(), Box::new(close))}</div>
                {perhaps(move || opened.get().then(|| machines::dialog(dialog)))}
            </dialog>
        </div>
    }
    .into_any()
}

/// Maker and model, and the maker once where the model begins with it.
pub fn name_of(device: &'static Device) -> String {
    if device.model.starts_with(device.maker) {
        device.model.to_owned()
    } else {
        format!("{} {}", device.maker, device.model)
    }
}

fn source(device: &Device, origin: &Origin) -> String {
    let mut text = calculator::machine_source(origin.as_of, grade(origin.grade));
    if let Some(caution) = caution(origin) {
        text.push(' ');
        text.push_str(&calculator::machine_caution(caution));
    }
    if let Some(price) = device.price_usd {
        let (amount, date) = (fmt::money(price.value, "USD"), price.date());
        text.push(' ');
        text.push_str(&calculator::machine_price(&amount, &date.to_string()));
    }
    text
}

/// How well figures of this grade are attested, in words.
pub fn grade(grade: &str) -> &'static str {
    match grade {
        "A" => calculator::grade_both(),
        "A-" => calculator::grade_maker(),
        "B" => calculator::grade_shop(),
        "C" => calculator::grade_third(),
        _ => calculator::grade_weak(),
    }
}

/// What makes the figures of an origin look better than they will be.
pub fn caution(origin: &Origin) -> Option<&'static str> {
    match (origin.power, origin.optimistic) {
        (Power::Card, true) => Some(calculator::caution_card_tuned()),
        (Power::Card, false) => Some(calculator::caution_card()),
        (Power::Package, _) => Some(calculator::caution_processor()),
        (Power::Wall, true) => Some(calculator::caution_optimistic()),
        (Power::Wall, false) => None,
    }
}

/// Puts the figures that `case` has of its machine into the fields.
pub fn fill(calc: Calc, device: &Device, case: &Case) {
    for key in ["device", "hash", "watts"] {
        calc.put_value(key, case, Given::Typed);
    }
    if device.price_usd.is_some() {
        calc.put_value("capex", case, Given::Typed);
    } else {
        calc.put("capex", String::new(), Given::Typed);
    }
}

/// Leaves the figures to the person: those of `case`, of no machine of the list.
pub fn forget(calc: Calc, case: &Case) {
    calc.typed("device", String::new());
    if let Some(input) = inputs::find("hash") {
        // With its prefix, as nobody knows in which multiple this coin's miners think.
        calc.typed("hash", calc.local(input.link_text(case)));
    }
}
