//! The list in its dialog: searched, and taken with a tap.

use breakeven::catalog::{self, Device, Run};
use breakeven::inputs::{self, Dialect};
use breakeven::networks::Coin;
use breakeven::wording::scaled;
use leptos::html;
use leptos::prelude::*;

use crate::app::calculator::{caution, expect_calc, fill, name_of};
use crate::app::fmt;
use crate::app::parts::dynamic::{dynamic, effect, handler, value};
use crate::app::state::Calc;

#[component]
pub fn Picker(dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let calc = expect_calc();
    let query = RwSignal::new(String::new());
    let search = NodeRef::<html::Input>::new();
    // The dialog opened before its content was there.
    effect(move || {
        if let Some(search) = search.get() {
            // A dialog closed meanwhile keeps the focus where it is.
            let _ = search.focus();
        }
    });
    let key = Memo::new(move |_| calc.case(|case| case.coin.key));
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
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
        key.track();
        let algorithm = calc.peek(|case| case.coin.algorithm);
        query.with(|query| {
            catalog::search(Some(algorithm), query).map(|device| device.id.as_str()).collect::<Vec<_>>()
        })
    });
    let entries = move || {
        let coin = calc.peek(|case| case.coin);
        let mut list = Vec::new();
        for device in found.get().into_iter().filter_map(catalog::find) {
            if let Some(run) = device.run_for(coin.algorithm) {
                list.push(entry(device, run, coin, choose));
            }
        }
        list
    };
    view! {
        <input node_ref=search type="search" class="picker-search" aria-label="Search machines" placeholder="Search: s21 pro, whatsminer, 234th" autocomplete="off"
            prop:value=query on:input=handler(move |event: leptos::ev::Event| query.set(event_target_value(&event)))/>
        <p class="quiet" role="status">{dynamic(move || format!("{} machines. Prices are the lowest listings seen on their date.", found.with(Vec::len)))}</p>
        <ul class="picker-list">
            <li><button type="button" class="pick" on:click=handler(own)><strong>"My own figures"</strong><span class="quiet">"type hashrate, power and price yourself"</span></button></li>
            {dynamic(entries)}
        </ul>
    }
    .into_any()
}

fn entry(
    device: &'static Device,
    run: &Run,
    coin: &Coin,
    choose: impl Fn(&'static Device) + 'static,
) -> AnyView {
    view! {
        <li><button type="button" class="pick" on:click=handler(move |_: leptos::ev::MouseEvent| choose(device))>
            <strong>{name_of(device)}</strong>
            <span class="pick-figures">{figures(device, run, coin)}</span>
        </button></li>
    }
    .into_any()
}

fn figures(device: &Device, run: &Run, coin: &Coin) -> String {
    let multiple = coin.rate_multiple;
    let mut text = format!(
        "{} · {} W · {} J/{}{}",
        fmt::hashrate(run.hashrate).trim_end_matches("H/s").to_owned() + coin.rate_unit,
        fmt::number(run.watts, 5),
        fmt::number(run.joules_per_hash() * multiple, 3),
        scaled(multiple).1,
        coin.rate_unit.trim_end_matches("/s"),
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
    if inputs::find("device").is_some_and(|input| input.set(&mut case, &device.id, Dialect::Link).is_err()) {
        return;
    }
    fill(calc, device, &case);
}
