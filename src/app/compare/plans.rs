//! The plans one below the other: named, moved, copied, opened and removed; and ways to add more.

use breakeven::inputs;
use breakeven::link::MOST_PLANS;
use breakeven::messages::{Saying, changes, plans as say};
use breakeven::plan::Kind;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::expect_desk;
use super::market;
use super::names::{described, title};
use super::state::{Desk, Entry, Of};
use crate::app::calculator::contract_warnings;
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, handler, perhaps, value};

/// What can be added besides the calculator's plan, and that it was.
const KINDS: [(Kind, Saying, Saying); 4] = [
    (Kind::Mine, say::add_miner, changes::added_miner),
    (Kind::Stake, say::add_stake, changes::added_stake),
    (Kind::Cloud, say::add_cloud, changes::added_cloud),
    (Kind::Buy, say::add_coin, changes::added_coin),
];

/// Says what the last change was, and takes it back.
pub fn undo_bar() -> AnyView {
    let desk = expect_desk();
    view! {
        <p class="row compare-undo" role="status">
            {perhaps(move || desk.undoable.get().filter(|_| !desk.sent.get()).map(|what| view! {
                <span class="quiet">{what}</span> {button("btn btn-quiet", changes::undo(), Box::new(move || desk.undo()))}
            }))}
        </p>
    }
    .into_any()
}

/// The list of plans.
pub fn plans() -> AnyView {
    let desk = expect_desk();
    let ids =
        Memo::new(move |_| desk.plans.with(|plans| plans.iter().map(|entry| entry.id).collect::<Vec<_>>()));
    let list = move || ids.get().into_iter().map(|id| plan(desk, id)).pieces();
    let full = Memo::new(move |_| desk.plans.with(Vec::len) >= MOST_PLANS);
    let add = move |(kind, words, added): (Kind, Saying, Saying)| {
        let add = move |_: leptos::ev::MouseEvent| {
            if let Some(entry) = market::of_kind(desk, kind) {
                desk.add(added(), entry);
            }
        };
        view! { <button type="button" class="btn btn-quiet" disabled=full on:click=handler(add)>{words()}</button> }
    };
    let own = move |_: leptos::ev::MouseEvent| desk.add_calculator();
    view! {
        <section class="sheet compare-plans" aria-labelledby="plans-title">
            <h2 id="plans-title" tabindex="-1">{say::title()}</h2>
            <ol class="compare-list">{dynamic(list)}</ol>
            <div class="compare-add" role="group" aria-label=say::add()>
                <p>{dynamic(move || if full.get() { say::full() } else { say::add_one() })}</p>
                <p class="row">
                    <button type="button" class="btn btn-quiet" disabled=full on:click=handler(own)>{say::add_calculator()}</button>
                    {KINDS.map(add).pieces()}
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn plan(desk: Desk, id: u32) -> AnyView {
    let of = Of::Plan(id);
    let place = Memo::new(move |_| desk.place(id));
    let number = move || place.get().map_or(0, |place| place + 1);
    let name = Memo::new(move |_| desk.read(of, title).unwrap_or_default());
    let own = value(move || desk.read(of, |case| case.name.clone()).unwrap_or_default());
    let usual = value(move || desk.read(of, described).unwrap_or_default());
    let message = RwSignal::new(None::<String>);
    let rename = move |event: leptos::ev::Event| {
        if let Some(input) = inputs::find("name") {
            message
                .set(desk.set(of, input, &event_target_value(&event)).err().map(|error| error.to_string()));
        }
    };
    let last = Memo::new(move |_| {
        desk.plans.with(|plans| place.get().is_some_and(|place| place + 1 == plans.len()))
    });
    let pinned = Memo::new(move |_| {
        desk.plans.with(|plans| plans.iter().any(|entry| entry.id == id && !entry.follows))
    });
    let first = Memo::new(move |_| place.get() == Some(0));
    let act = move |key: &'static str, words: &'static str, off: Option<Memo<bool>>, press: fn(Desk, u32)| {
        let element = format!("plan-{id}-{key}");
        let again = element.clone();
        let press = move |_: leptos::ev::MouseEvent| {
            press(desk, id);
            focus(again.clone());
        };
        let name = value(move || say::act_on(words, &name.get()));
        let off = value(move || off.is_some_and(|off| off.get()));
        view! { <button type="button" class="btn-link" id=element aria-label=name disabled=off on:click=handler(press)>{words}</button> }
    };
    view! {
        <li class="compare-plan">
            <p class="compare-title"><span class="compare-number">{dynamic(number)}</span>
                <input type="text" class="compare-rename" maxlength="60" autocomplete="off" aria-label=value(move || say::name_of(&number().to_string()))
                    placeholder=usual prop:value=own on:input=handler(rename)/></p>
            {perhaps(move || message.get().map(|text| view! { <p class="field-error" role="status">{text}</p> }))}
            <p class="quiet">{dynamic(move || about(desk, id))}</p>
            {perhaps(move || warnings(desk, id))}
            <p class="row">
                {act("open", say::open(), None, |desk, id| desk.lend(id))}
                {perhaps(move || pinned.get().then(|| act("today", say::use_today(), None, |desk, id| desk.refresh(id))))}
                {act("copy", say::duplicate(), None, copy)}
                {act("up", say::move_up(), Some(first), |desk, id| step(desk, id, -1))}
                {act("down", say::move_down(), Some(last), |desk, id| step(desk, id, 1))}
                {act("remove", say::remove(), None, remove)}
            </p>
        </li>
    }
    .into_any()
}

/// What the plan costs, and whose market it sees.
fn about(desk: Desk, id: u32) -> Option<String> {
    let place = desk.place(id)?;
    let entry = desk.plans.with(|plans| plans.get(place).cloned())?;
    let case = &entry.case;
    let capital = desk.found.with(|found| {
        let found = found.as_ref()?;
        let plan = found.plans.get(place)?;
        let cur = desk.currency();
        let (money, spare) = (fmt::money(plan.capital, &cur), fmt::money(plan.spare, &cur));
        Some(match plan.spare {
            ..=0.005 => say::capital(&money),
            _ if plan.spare_coins > 0.0 => {
                say::capital_buys(&money, &spare, &fmt::coins(plan.spare_coins), case.coin.symbol)
            }
            _ => say::capital_cash(&money, &spare),
        })
    });
    let price = fmt::fine_price(case.market.price.get(), &case.currency);
    let market = if entry.follows { say::market_today } else { say::market_own };
    let market = market(case.coin.symbol, &price);
    Some(capital.into_iter().chain([market]).collect::<Vec<_>>().join(" "))
}

/// What a contract's own terms come to.
fn warnings(desk: Desk, id: u32) -> Option<AnyView> {
    let place = desk.place(id)?;
    let entry = desk.plans.with(|plans| plans.get(place).cloned())?;
    let lines =
        desk.found.with(|found| contract_warnings(&entry.case, &found.as_ref()?.plans.get(place)?.report));
    let lines = lines.filter(|lines| !lines.is_empty())?;
    let count = lines.len();
    Some(
        view! {
            <details class="warn"><summary>{say::warnings(count as f64, &count.to_string())}</summary>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).pieces()}</ul></details>
        }
        .into_any(),
    )
}

fn copy(desk: Desk, id: u32) {
    let Some(entry) = desk.entry_of(id) else { return };
    let mut copied = Entry { fitted: entry.fitted, ..desk.entry(entry.case, entry.follows) };
    copied.case.weight = None;
    let named = if copied.case.name.is_empty() { described(&copied.case) } else { copied.case.name.clone() };
    copied.case.name = say::copy_name(&named.chars().take(52).collect::<String>()).chars().take(60).collect();
    desk.change(changes::duplicated(), |plans| {
        if plans.len() < MOST_PLANS
            && let Some(place) = plans.iter().position(|entry| entry.id == id)
        {
            plans.insert(place + 1, copied);
        }
    });
}

fn step(desk: Desk, id: u32, by: isize) {
    desk.change(changes::moved(), |plans| {
        if let Some(place) = plans.iter().position(|entry| entry.id == id)
            && let Some(other) = place.checked_add_signed(by).filter(|other| *other < plans.len())
        {
            plans.swap(place, other);
        }
    });
}

fn remove(desk: Desk, id: u32) {
    let name = desk.entry_of(id).map(|entry| title(&entry.case)).unwrap_or_default();
    desk.change(&changes::removed(&name), |plans| plans.retain(|entry| entry.id != id));
    focus("plans-title".to_owned());
}

/// Keeps the keyboard where it was while the list is drawn anew.
fn focus(id: String) {
    let back = move || {
        use wasm_bindgen::JsCast;
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        }
    };
    set_timeout(back, std::time::Duration::ZERO);
}
