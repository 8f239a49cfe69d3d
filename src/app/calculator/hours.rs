//! Peak and off-peak hours as rows instead of the grammar that links use.

use breakeven::messages::hours;
use breakeven::plan::{Hours, Rate};
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::field::{expect_calc, wrong};
use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::controls::{TextBox, button, choice, error};
use crate::app::parts::dynamic::{dynamic, effect, perhaps, value};
use crate::app::parts::tip::Tip;

/// One row as typed: the price is text, and empty means rest.
#[derive(Clone, PartialEq)]
struct Row {
    id: u32,
    from: u8,
    to: u8,
    price: String,
    rests: bool,
}

/// The bands of hours that differ from the rest of the day: a chunk, as few plans have any.
#[wasm_split(hours, fallible)]
pub fn field() -> Chunk {
    Ok(|()| rows())
}

fn rows() -> AnyView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("tou") else { return ().into_any() };
    let rows = RwSignal::new(read(&slot.text.get_untracked()));
    let next = StoredValue::new(100u32);
    // A link or the person's draft may bring other hours than the rows show.
    effect(move || {
        let text = slot.text.get();
        if rows.with_untracked(|rows| write(rows)) != text {
            rows.set(read(&text));
        }
    });
    let change = move |id: u32, edit: &dyn Fn(&mut Row)| {
        rows.update(|rows| rows.iter_mut().filter(|row| row.id == id).for_each(edit));
        calc.typed("tou", rows.with_untracked(|rows| write(rows)));
    };
    let remove = move |id: u32| {
        rows.update(|rows| rows.retain(|row| row.id != id));
        calc.typed("tou", rows.with_untracked(|rows| write(rows)));
    };
    let add = move || {
        let id = next.get_value();
        next.set_value(id + 1);
        let price = calc.slot("kwh").map(|slot| slot.text.get_untracked()).unwrap_or_default();
        rows.update(|rows| {
            rows.push(Row { id, from: 22, to: 6, price: price.replace(',', "."), rests: false })
        });
        calc.typed("tou", rows.with_untracked(|rows| write(rows)));
    };
    let message = wrong(calc, "tou");
    let failed = value(move || message.with(Option::is_some));
    let ids = Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.id).collect::<Vec<_>>()));
    let row = move |id: u32| {
        let now = move || rows.with(|rows| rows.iter().find(|row| row.id == id).cloned());
        let from = value(move || now().map(|row| row.from.to_string()).unwrap_or_default());
        let to = value(move || now().map(|row| row.to.to_string()).unwrap_or_default());
        let rate =
            value(move || if now().is_some_and(|row| row.rests) { "rest" } else { "price" }.to_owned());
        let price = value(move || now().map(|row| row.price).unwrap_or_default());
        let set_from = move |hour: String| change(id, &|row| row.from = hour.parse().unwrap_or(row.from));
        let set_to = move |hour: String| change(id, &|row| row.to = hour.parse().unwrap_or(row.to));
        let set_rate = move |rate: String| change(id, &|row| row.rests = rate == "rest");
        let typed = move || TextBox {
            id: String::new(),
            name: hours::price(),
            keyboard: "decimal",
            class: "short",
            text: price,
            wrong: failed,
            described_by: String::new(),
            typed: Box::new(move |price| change(id, &|row| row.price.clone_from(&price))),
        };
        let clocks =
            |range: std::ops::RangeInclusive<u8>| range.map(|hour| (hour.to_string(), clock(hour))).collect();
        let rates = vec![
            ("price".to_owned(), hours::rate_price().to_owned()),
            ("rest".to_owned(), hours::rate_rest().to_owned()),
        ];
        let priced = Memo::new(move |_| rate.with(|rate| rate == "price"));
        view! {
            <div class="hours-row">
                {choice(String::new(), hours::from(), clocks(0..=23), from, Box::new(set_from))}
                <span aria-hidden="true">"–"</span>
                {choice(String::new(), hours::to(), clocks(1..=24), to, Box::new(set_to))}
                {choice(String::new(), hours::rate(), rates, rate, Box::new(set_rate))}
                {perhaps(move || priced.get().then(|| typed().view()))}
                {button("btn-link", hours::remove(), Box::new(move || remove(id)))}
            </div>
        }
        .into_any()
    };
    view! {
        <div class="field field-wide" role="group" aria-labelledby="hours-label" class:is-wrong=failed>
            <div class="field-label"><span class="label" id="hours-label">{hours::title()}</span><Tip text=hours::help() about=hours::title()/></div>
            {dynamic(move || ids.get().into_iter().map(row).collect::<Vec<_>>())}
            {button("btn btn-quiet", hours::add(), Box::new(add))}
            {error(message)}
        </div>
    }
    .into_any()
}

fn clock(hour: u8) -> String {
    format!("{hour:02}:00")
}

fn read(text: &str) -> Vec<Row> {
    let Ok(hours) = text.parse::<Hours>() else { return Vec::new() };
    let row = |(id, band): (usize, &breakeven::plan::Band)| Row {
        id: id as u32,
        from: band.from,
        to: band.to,
        rests: band.rate == Rate::Rest,
        price: match band.rate {
            Rate::At(price) => breakeven::inputs::plain(price.get()),
            Rate::Rest => String::new(),
        },
    };
    hours.bands().iter().enumerate().map(row).collect()
}

/// The grammar of links, whatever was typed: an unreadable price is reported like any other bad input.
fn write(rows: &[Row]) -> String {
    let row = |row: &Row| {
        let rate = if row.rests { "off".to_owned() } else { row.price.trim().replace(',', ".") };
        format!("{}-{}:{rate}", row.from, row.to)
    };
    rows.iter().map(row).collect::<Vec<_>>().join("_")
}
