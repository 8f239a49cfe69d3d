//! Peak and off-peak hours as rows instead of the grammar that links use.

use breakeven::plan::{Hours, Rate};
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::parts::dynamic::dynamic;

use super::field::expect_calc;
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

/// The bands of hours that differ from the rest of the day.
#[component]
pub fn HoursField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("tou") else { return ().into_any() };
    let rows = RwSignal::new(read(&slot.text.get_untracked()));
    let next = StoredValue::new(100u32);
    // A link or the person's draft may bring other hours than the rows show.
    Effect::new(move |_| {
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
    let add = move |_| {
        let id = next.get_value();
        next.set_value(id + 1);
        let price = calc.slot("kwh").map(|slot| slot.text.get_untracked()).unwrap_or_default();
        rows.update(|rows| {
            rows.push(Row { id, from: 22, to: 6, price: price.replace(',', "."), rests: false })
        });
        calc.typed("tou", rows.with_untracked(|rows| write(rows)));
    };
    view! {
        <div class="field field-wide" role="group" aria-labelledby="hours-label" class:is-wrong=move || calc.error("tou").is_some()>
            <div class="field-label"><span class="label" id="hours-label">"Peak and off-peak hours"</span><Tip text="Hours with another price, or in which the machines rest. The rest of the day costs the electricity price above." about="Peak and off-peak hours"/></div>
            <For each=move || rows.get() key=|row| row.id children=move |row| {
                let id = row.id;
                let now = move || rows.with(|rows| rows.iter().find(|row| row.id == id).cloned());
                view! {
                    <div class="hours-row">
                        <select aria-label="From" on:change=move |event| if let Ok(hour) = event_target_value(&event).parse() { change(id, &|row| row.from = hour) }>
                            {(0..24u8).map(|hour| view! { <option value=hour.to_string() selected=move || now().is_some_and(|row| row.from == hour)>{clock(hour)}</option> }).collect_view()}
                        </select>
                        <span aria-hidden="true">"–"</span>
                        <select aria-label="To" on:change=move |event| if let Ok(hour) = event_target_value(&event).parse() { change(id, &|row| row.to = hour) }>
                            {(1..=24u8).map(|hour| view! { <option value=hour.to_string() selected=move || now().is_some_and(|row| row.to == hour)>{clock(hour)}</option> }).collect_view()}
                        </select>
                        <select aria-label="What holds then" on:change=move |event| { let rests = event_target_value(&event) == "rest"; change(id, &|row| row.rests = rests) }>
                            <option value="price" selected=move || now().is_some_and(|row| !row.rests)>"costs"</option>
                            <option value="rest" selected=move || now().is_some_and(|row| row.rests)>"machines rest"</option>
                        </select>
                        {dynamic(move || now().filter(|row| !row.rests).map(|_| view! {
                            <input type="text" inputmode="decimal" class="short" aria-label="Price per kWh in these hours"
                                prop:value=move || now().map(|row| row.price).unwrap_or_default()
                                on:input=move |event| { let price = event_target_value(&event); change(id, &|row| row.price = price.clone()) }/>
                        }))}
                        <button type="button" class="btn-link" aria-label="Remove these hours" on:click=move |_| remove(id)>"Remove"</button>
                    </div>
                }
            }/>
            <button type="button" class="btn btn-quiet" on:click=add>"Add hours"</button>
            {dynamic(move || calc.error("tou").map(|error| view! { <p class="field-error" role="status">{error.to_string()}</p> }))}
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
