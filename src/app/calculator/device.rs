//! The machine: picked from the list, or the person's own figures.

use breakeven::catalog::{self, Device, Origin, Power, Run};
use breakeven::scenario::Case;
use breakeven::wording::scaled;
use leptos::html;
use leptos::prelude::*;

use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{dynamic, handler, perhaps, value};

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::state::{Calc, Given};

/// The chosen machine, and the dialog to choose another.
#[component]
pub fn DeviceField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("device") else { return ().into_any() };
    let dialog = NodeRef::<html::Dialog>::new();
    let chosen = move || slot.text.with(|id| catalog::find(id));
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
        Some(run.map_or_else(|| "It does not mine this coin.".to_owned(), |run| source(device, run.origin)))
    };
    let open = move |_: leptos::ev::MouseEvent| {
        if let Some(dialog) = dialog.get() {
            // Opening a dialog that is open already is the only way this fails.
            let _ = dialog.show_modal();
        }
    };
    let name = move || chosen().map_or_else(|| "My own figures".to_owned(), name_of);
    view! {
        <div class="field field-wide">
            <span class="label" id="device-label">"Machine"</span>
            <button type="button" class="btn btn-pick" id="in-device" aria-labelledby="device-label in-device" aria-haspopup="dialog" on:click=handler(open)>{name}</button>
            <p class="field-foot quiet">
                {perhaps(move || altered().then_some("Figures changed by you. "))}
                {perhaps(about)}
            </p>
            <dialog node_ref=dialog class="picker" aria-label="Choose a machine">
                <Picker dialog/>
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
    let mut text = format!("Figures of {} ({}).", origin.as_of, grade(origin.grade));
    if let Some(caution) = caution(origin) {
        text.push_str(&format!(" Note: {caution}."));
    }
    if let Some(price) = device.price_usd {
        let (amount, date) = (fmt::money(price.value, "USD"), price.date());
        text.push_str(&format!(" Lowest list price {amount} on {date}, possibly used."));
    }
    text
}

/// How well figures of this grade are attested, in words.
pub fn grade(grade: &str) -> &'static str {
    match grade {
        "A" => "maker's page and a second list agree",
        "A-" => "maker's page",
        "B" => "a shop's or comparison site's list",
        "C" => "one third party's list, check them",
        _ => "weak, check them",
    }
}

/// What makes the figures of an origin look better than they will be.
pub fn caution(origin: &Origin) -> Option<&'static str> {
    match (origin.power, origin.optimistic) {
        (Power::Card, true) => Some("tuned, optimistic; power of the card only"),
        (Power::Card, false) => Some("power of the card only"),
        (Power::Package, _) => Some("power of the processor only"),
        (Power::Wall, true) => Some("optimistic"),
        (Power::Wall, false) => None,
    }
}

#[component]
fn Picker(dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let calc = expect_calc();
    let query = RwSignal::new(String::new());
    let coin = calc.peek(|case| case.coin);
    let close = move || {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let choose = move |device: &'static Device| {
        take(calc, device);
        close();
    };
    let own = move |_: leptos::ev::MouseEvent| {
        calc.typed("device", String::new());
        close();
    };
    let found = value(move || {
        query.with(|query| {
            catalog::search(Some(coin.algorithm), query).map(|device| device.id.as_str()).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="picker-head">
            <input type="search" aria-label="Search machines" placeholder="Search: s21 pro, whatsminer, 234th" autocomplete="off"
                prop:value=query on:input=handler(move |event: leptos::ev::Event| query.set(event_target_value(&event)))/>
            {button("btn btn-quiet", "Close", Box::new(close))}
        </div>
        <p class="quiet" role="status">{dynamic(move || format!("{} machines. Prices are the lowest listings seen on their date.", found.with(Vec::len)))}</p>
        <ul class="picker-list">
            <li><button type="button" class="pick" on:click=handler(own)><strong>"My own figures"</strong><span class="quiet">"type hashrate, power and price yourself"</span></button></li>
            {dynamic(move || found.get().into_iter().filter_map(catalog::find).filter_map(|device| Some(entry(device, device.run_for(coin.algorithm)?, coin.rate_multiple, choose))).collect::<Vec<_>>())}
        </ul>
    }
    .into_any()
}

fn entry(
    device: &'static Device,
    run: &Run,
    multiple: f64,
    choose: impl Fn(&'static Device) + 'static,
) -> AnyView {
    view! {
        <li><button type="button" class="pick" on:click=handler(move |_: leptos::ev::MouseEvent| choose(device))>
            <strong>{name_of(device)}</strong>
            <span class="pick-figures">{figures(device, run, multiple)}</span>
        </button></li>
    }
    .into_any()
}

fn figures(device: &Device, run: &Run, multiple: f64) -> String {
    let mut text = format!(
        "{} · {} W · {} J/{}H",
        fmt::hashrate(run.hashrate),
        fmt::number(run.watts, 5),
        fmt::number(run.joules_per_hash() * multiple, 3),
        scaled(multiple).1,
    );
    if let Some(price) = &device.price_usd {
        text.push_str(&format!(" · {} ({})", fmt::money(price.value, "USD"), price.date()));
    }
    if device.announced {
        text.push_str(" · announced");
    }
    if let Some(caution) = caution(run.origin) {
        text.push_str(" · ");
        text.push_str(caution);
    }
    text
}

/// Puts a machine's figures into the fields. A price that is not known is asked for by an empty field.
fn take(calc: Calc, device: &'static Device) {
    let mut case = calc.peek(Clone::clone);
    if breakeven::inputs::find("device")
        .is_some_and(|input| input.set(&mut case, &device.id, breakeven::inputs::Dialect::Link).is_err())
    {
        return;
    }
    fill(calc, device, &case);
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
