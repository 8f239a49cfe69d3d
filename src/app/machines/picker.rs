//! The list in its dialog: searched, and taken with a tap; several kinds together as a rig; and the person's own.

use breakeven::catalog::{self, Device, Figures, Rig, Run, Together};
use breakeven::inputs::{self, Dialect};
use breakeven::messages::machines as say;
use breakeven::networks::Coin;
use breakeven::units::Quantity;
use breakeven::wording::scaled;
use leptos::html;
use leptos::prelude::*;

use super::own;
use crate::app::calculator::{caution, expect_calc, fill, name_of};
use crate::app::fmt;
use crate::app::parts::controls::{button, error};
use crate::app::parts::dynamic::{dynamic, effect, handler, perhaps, value};
use crate::app::state::Calc;

#[component]
pub fn Picker(dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let calc = expect_calc();
    let query = RwSignal::new(String::new());
    let rig = RwSignal::new(None::<Rig>);
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
        if rig.with_untracked(Option::is_some) {
            rig.update(|rig| rig.iter_mut().for_each(|rig| rig.add(device)));
        } else {
            take(calc, device);
            close();
        }
    };
    let plain = move |_: leptos::ev::MouseEvent| {
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
    let said = move || {
        let number = found.with(Vec::len);
        say::found(number as f64, &number.to_string())
    };
    let mixed = Memo::new(move |_| rig.with(Option::is_some));
    view! {
        <input node_ref=search type="search" class="picker-search" aria-label=say::search() placeholder=say::search_example() autocomplete="off"
            prop:value=query on:input=handler(move |event: leptos::ev::Event| query.set(event_target_value(&event)))/>
        {perhaps(move || (!mixed.get()).then(|| view! {
            <p class="quiet" role="status">{dynamic(said)}</p>
        }))}
        {dynamic(move || if mixed.get() {
            assembly(calc, rig, Box::new(close))
        } else {
            button("btn-link picker-mix", say::several(), Box::new(move || rig.set(Some(Rig::default()))))
        })}
        <ul class="picker-list">
            {perhaps(move || (!mixed.get()).then(|| view! {
                <li><button type="button" class="pick" on:click=handler(plain)><strong>{say::own_figures()}</strong><span class="quiet">{say::own_figures_about()}</span></button></li>
                {owned(calc, key, Box::new(close))}
            }))}
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

/// Hashrate, power and what a hash takes, as the coin's miners say them.
fn speed(hashrate: f64, watts: f64, coin: &Coin) -> String {
    let (rate, prefix) = scaled(hashrate);
    let unit = if coin.is_mined() { coin.rate_multiple } else { 1e12 };
    format!(
        "{} {prefix}{} · {} W · {} J/{}{}",
        fmt::number(rate, 4),
        coin.rate_unit,
        fmt::number(watts, 5),
        fmt::number(if hashrate > 0.0 { watts / hashrate * unit } else { 0.0 }, 3),
        scaled(unit).1,
        coin.rate_unit.trim_end_matches("/s"),
    )
}

fn figures(device: &Device, run: &Run, coin: &Coin) -> String {
    let mut text = speed(run.hashrate, run.watts, coin);
    if let Some(price) = &device.price_usd {
        text.push_str(" · ");
        text.push_str(&say::price_dated(
            &fmt::money(price.value, "USD"),
            &fmt::unbroken(&price.date().to_string()),
        ));
    }
    if device.announced {
        text.push_str(" · ");
        text.push_str(say::announced());
    }
    if let Some(caution) = caution(run.origin) {
        text.push_str(" · ");
        text.push_str(caution);
    }
    text
}

/// What has been put together so far.
fn assembly(calc: Calc, rig: RwSignal<Option<Rig>>, close: Box<dyn Fn() + Send>) -> AnyView {
    let close = StoredValue::new_local(close);
    let parts = move || {
        let parts = rig.with(|rig| rig.as_ref().map(|rig| rig.parts.clone())).unwrap_or_default();
        let row = |(count, device): (u32, &'static Device)| {
            let less = move || rig.update(|rig| rig.iter_mut().for_each(|rig| rig.take(&device.id)));
            let name = format!("{count} × {}", name_of(device));
            view! { <li class="row">{name} {button("btn-link", say::one_less(), Box::new(less))}</li> }
                .into_any()
        };
        parts.into_iter().map(row).collect::<Vec<_>>()
    };
    let sum = move || {
        let sum =
            rig.with(|rig| calc.peek(|case| rig.as_ref().map(|rig| rig.together(case.coin.algorithm))))?;
        if sum.hashrate <= 0.0 {
            return Some(say::tap().to_owned());
        }
        let figures = calc.peek(|case| speed(sum.hashrate, sum.watts, case.coin));
        Some(match sum.price_usd {
            Some(price) => say::together(&figures, &fmt::money(price, "USD")),
            None => say::together_unpriced(&figures),
        })
    };
    let set = move || {
        let algorithm = calc.peek(|case| case.coin.algorithm);
        let sum = rig.with_untracked(|rig| rig.as_ref().map(|rig| rig.together(algorithm)));
        if let Some(sum) = sum.filter(|sum| sum.hashrate > 0.0) {
            take_figures(calc, sum);
            own::set_used(rig.get_untracked().unwrap_or_default());
            rig.set(None);
            close.with_value(|close| close());
        }
    };
    view! {
        <div class="note">
            <ul class="picker-parts">{dynamic(parts)}</ul>
            <p role="status">{dynamic(move || sum().unwrap_or_default())}</p>
            <p class="row">
                {button("btn", say::use_rig(), Box::new(set))}
                {button("btn-link", say::just_one(), Box::new(move || rig.set(None)))}
            </p>
        </div>
    }
    .into_any()
}

/// The person's own machines for the coin, and the way to keep another.
fn owned(calc: Calc, key: Memo<&'static str>, close: Box<dyn Fn() + Send>) -> AnyView {
    let close = StoredValue::new_local(close);
    let all = RwSignal::new(own::kept());
    let name = RwSignal::new(String::new());
    let change = move |edit: &dyn Fn(&mut Vec<Figures>)| {
        all.update(|all| edit(all));
        all.with_untracked(|all| own::keep(all));
    };
    let rows = move || {
        key.track();
        let coin = calc.peek(|case| case.coin);
        let row = |(own, sum): (Figures, Together)| {
            let (chosen, removed) = (own.rig.clone(), own.clone());
            let choose = move |_: leptos::ev::MouseEvent| {
                own::set_used(chosen.clone());
                take_figures(calc, sum);
                close.with_value(|close| close());
            };
            let remove = move || change(&|all| all.retain(|own| *own != removed));
            let mut figures = speed(sum.hashrate, sum.watts, coin);
            if let Some(price) = sum.price_usd {
                figures.push_str(" · ");
                figures.push_str(&fmt::money(price, "USD"));
            }
            if !own.rig.parts.is_empty() {
                figures.push_str(" · ");
                figures.push_str(&own.rig.name());
            }
            let remove = button("btn-link", say::remove(), Box::new(remove));
            view! { <li class="pick-own"><button type="button" class="pick" on:click=handler(choose)><strong>{own.name}</strong><span class="pick-figures">{figures}</span></button>{remove}</li> }
                .into_any()
        };
        let mine = all.with(|all| {
            let fits = |own: &Figures| Some((own.clone(), own.with(coin.algorithm)?));
            let exact = |own: &Figures| {
                all.iter().any(|other| {
                    other.name == own.name
                        && other.algorithm == coin.algorithm
                        && own.algorithm != coin.algorithm
                })
            };
            all.iter().filter(|own| !exact(own)).filter_map(fits).collect::<Vec<_>>()
        });
        mine.into_iter().map(row).collect::<Vec<_>>()
    };
    // The fields' last good figures are not those that the person sees.
    let wrong = move || ["hash", "watts", "capex"].into_iter().find_map(|key| calc.error(key));
    let refused = RwSignal::new(false);
    let reason = value(move || refused.get().then(wrong).flatten().map(|fault| fault.to_string()));
    let save = move || {
        refused.set(untrack(wrong).is_some());
        if refused.get_untracked() {
            return;
        }
        let named = own::clean(&name.get_untracked());
        let mine = calc.peek(|case| {
            let plan = case.plan.mining().filter(|_| !named.is_empty())?;
            let (hashrate, watts) = (plan.hashrate.get(), plan.power.get());
            let (algorithm, price_usd) = (case.coin.algorithm.to_owned(), plan.unit_price.get() / case.fx);
            // Power and price may have been made their own; with another hashrate it is another machine.
            let same = |rig: &Rig| (rig.together(&algorithm).hashrate / hashrate - 1.0).abs() < 1e-6;
            let rig = Some(own::used()).filter(same).unwrap_or_default();
            Some(Figures { name: named.clone(), algorithm, hashrate, watts, price_usd, rig })
        });
        if let Some(mine) = mine {
            // A name and its algorithm are one machine: kept again, it is that machine's new figures.
            change(&|all| {
                all.retain(|own| own.name != mine.name || own.algorithm != mine.algorithm);
                all.push(mine.clone());
            });
            name.set(String::new());
        }
    };
    view! {
        {dynamic(rows)}
        <li class="picker-save row">
            <input type="text" aria-label=say::own_name() placeholder=say::own_name() autocomplete="off" maxlength="60"
                prop:value=name on:input=handler(move |event: leptos::ev::Event| name.set(event_target_value(&event)))/>
            {button("btn btn-quiet", say::own_keep(), Box::new(save))}
            {error(reason)}
        </li>
    }
    .into_any()
}

/// Puts a machine's figures into the fields. A price that is not known is asked for by an empty field.
fn take(calc: Calc, device: &'static Device) {
    let mut case = calc.peek(Clone::clone);
    if inputs::find("device").is_some_and(|input| input.set(&mut case, &device.id, Dialect::Link).is_err()) {
        return;
    }
    fill(calc, device, &case);
}

/// Puts figures that are of no machine of the list into the fields, as those of one machine.
fn take_figures(calc: Calc, figures: Together) {
    use crate::app::state::Given;
    let mut case = calc.peek(Clone::clone);
    let fx = case.fx;
    let Some(plan) = case.plan.mining_mut() else { return };
    plan.device.clear();
    plan.hashrate = Quantity::new(figures.hashrate).unwrap_or(plan.hashrate);
    plan.power = Quantity::new(figures.watts).unwrap_or(plan.power);
    let price = figures.price_usd.and_then(|usd| Quantity::new(inputs::significant(usd * fx, 6)).ok());
    plan.unit_price = price.unwrap_or(plan.unit_price);
    plan.units = Quantity::new(1.0).unwrap_or(plan.units);
    for key in ["device", "hash", "watts", "n"] {
        calc.put_value(key, &case, Given::Typed);
    }
    if price.is_some() {
        calc.put_value("capex", &case, Given::Typed);
    } else {
        calc.typed("capex", String::new());
    }
}
