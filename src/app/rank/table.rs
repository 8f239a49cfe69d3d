//! The list: one row for each machine and coin.

use breakeven::chart::{Linear, line};
use breakeven::projection::{CURVE_POINTS, Row};
use breakeven::rank::{Column, calculation, csv};
use breakeven::wording::scaled;
use leptos::prelude::*;

use super::controls::show_all;
use super::details::details;
use super::expect_form;
use super::sources::stamp;
use super::state::{PAGE, RankForm};
use crate::app::calculator::name_of;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, handler, perhaps, value};
use crate::app::{download, fmt};

/// Columns beside the first, and all of them with the course.
const HEADS: [(Column, &str); 7] = [
    (Column::BreakEven, "Pays back in"),
    (Column::Profit, "Profit a day"),
    (Column::Lifetime, "Left at the end"),
    (Column::Shutdown, "Highest kWh price"),
    (Column::Efficiency, "Energy a hash"),
    (Column::Price, "Price"),
    (Column::Power, "Power"),
];
const COLUMNS: usize = HEADS.len() + 2;

/// The size of a curve in a row.
const CURVE: (f64, f64) = (88.0, 26.0);

/// The whole list.
#[component]
pub fn List() -> impl IntoView {
    let form = expect_form();
    let count = move || form.picked.with(|picked| picked.order.len());
    let shown = move || count().min(form.limit.get());
    let one_machine = Memo::new(move |_| form.settled.with(|state| state.device.is_some()));
    let empty = value(move || count() == 0);
    let save = move || {
        let text = form.settled.with_untracked(|state| {
            form.rows
                .with_untracked(|rows| form.picked.with_untracked(|picked| csv(state, rows, &picked.order)))
        });
        download::save("breakeven-rank.csv", "text/csv", &text);
    };
    let body = move || {
        let focus = Focus::kept();
        let rows = form.rows.with(|rows| {
            form.picked.with(|picked| {
                let drawn = picked.order.iter().take(form.limit.get());
                drawn.filter_map(|index| rows.get(*index)).map(|row| entry(form, row)).pieces()
            })
        });
        focus.restored();
        rows
    };
    view! {
        <section class="sheet rank-list" aria-labelledby="rank-title">
            <h2 id="rank-title">"The list"</h2>
            <p class="quiet" role="status">{dynamic(move || match count() {
                0 if !form.ready.get() => "Working it out…".to_owned(),
                0 => "No rows.".to_owned(),
                all => format!("{} of {all} rows. A name opens the calculator with these figures.", shown()),
            })}</p>
            {perhaps(move || (count() == 0 && form.rows.with(|rows| !rows.is_empty())).then(|| show_all(form)))}
            <div class="scroll rank-scroll" hidden=empty tabindex="0" role="region" aria-labelledby="rank-title">
                <table class="ledger rank-table" aria-label="Machines and coins">
                    <thead><tr>
                        {dynamic(move || if one_machine.get() { head(form, Column::Coin, "Coin") } else { head(form, Column::Machine, "Machine") })}
                        {HEADS.map(|(column, name)| head(form, column, name)).pieces()}
                        <th scope="col">"Course"</th>
                    </tr></thead>
                    <tbody>{dynamic(body)}</tbody>
                </table>
            </div>
            <p class="row" hidden=empty>
                {perhaps(move || (shown() < count()).then(|| {
                    button("btn btn-quiet", "Show more", Box::new(move || form.limit.update(|limit| *limit += PAGE)))
                }))}
                {button("btn btn-quiet", "Download as CSV", Box::new(save))}
            </p>
            <p class="quiet">"The address of this page carries the list as it is set: copy it to share or to come back."</p>
        </section>
    }
    .into_any()
}

/// A head of a column, which puts the rows in its order.
fn head(form: RankForm, column: Column, name: &'static str) -> AnyView {
    let order = value(move || form.settled.with(|state| state.order));
    let sorted = value(move || match order.get() {
        order if order.by != column => None,
        order if order.falling => Some("descending"),
        _ => Some("ascending"),
    });
    let press = move |_: leptos::ev::MouseEvent| form.sort(order.get_untracked().tapped(column));
    let class = if matches!(column, Column::Machine | Column::Coin) { "rank-first" } else { "num" };
    view! {
        <th scope="col" class=class aria-sort=sorted><button type="button" class="rank-sort" on:click=handler(press)>{name}</button></th>
    }
    .into_any()
}

/// A row, with its details where they are asked for.
fn entry(form: RankForm, row: &Row) -> AnyView {
    let state = form.settled.get_untracked();
    let cur = state.terms.currency.as_str();
    let id = ["row-", &row.device.id, "-", row.coin.key].concat();
    let href = form
        .bases
        .with_untracked(|bases| bases.get(row.ground).map(|base| ["#", &calculation(base, row)].concat()));
    let own = (row.device.id.clone(), row.coin.key);
    let key = own.clone();
    let open = value(move || form.opened.with(|opened| opened.as_ref() == Some(&own)));
    let toggle = move |_: leptos::ev::MouseEvent| {
        let next = if open.get_untracked() { None } else { Some(key.clone()) };
        form.opened.set(next);
    };
    let machine = name_of(row.device);
    let about = format!("Details of {machine} with {}", row.coin.key);
    let name = if state.device.is_some() { row.coin.name.to_owned() } else { machine };
    let kept = row.clone();
    let (coin, origin) = (row.coin, row.run.origin);
    let (profit, end) = (row.profit, row.lifetime_profit());
    view! {
        <tr class:is-open=open>
            <th scope="row" class="rank-machine">
                <a id=id.clone() href=href>{name}</a>
                <span class="rank-about">{figures(row)}</span>
                <span class="rank-about">{dynamic(move || stamp(form, coin, origin))}</span>
                <button type="button" class="btn-link" id=[&id, "-more"].concat() aria-label=about aria-expanded=value(move || open.get().to_string()) on:click=handler(toggle)>"details"</button>
            </th>
            <td class="num">{break_even(row)}</td>
            <td class=tone(Some(profit))>{fmt::signed_money(profit, cur)}</td>
            <td class=tone(end)>{end.map_or_else(unknown, |end| fmt::signed_money(end, cur).into_any())}</td>
            <td class="num">{row.shutdown_energy_price.map_or_else(unknown, |price| fmt::price(price, cur).into_any())}</td>
            <td class="num">{efficiency(row)}</td>
            <td class="num">{row.price.map_or_else(unknown, |price| fmt::money(price, cur).into_any())}</td>
            <td class="num">{format!("{} W", fmt::number(row.run.watts, 5))}</td>
            <td>{curve(row, cur)}</td>
        </tr>
        {perhaps(move || open.get().then(|| view! {
            <tr class="rank-more"><td colspan=COLUMNS>{details(form, &kept)}</td></tr>
        }))}
    }
    .into_any()
}

fn tone(value: Option<f64>) -> &'static str {
    match value {
        Some(value) if value < 0.0 => "num loss",
        Some(_) => "num gain",
        None => "num",
    }
}

fn unknown() -> AnyView {
    view! { <span class="quiet">"not known"</span> }.into_any()
}

fn break_even(row: &Row) -> AnyView {
    match (row.break_even.day, row.price) {
        (Some(day), _) => {
            let lost = row
                .break_even
                .lost_again
                .map(|_| view! { <span class="rank-about">"lost again later"</span> });
            view! { <strong>{fmt::span(day)}</strong>{lost} }.into_any()
        }
        (None, Some(_)) => "never".into_any(),
        (None, None) => view! { <span class="quiet">"price not known"</span> }.into_any(),
    }
}

fn figures(row: &Row) -> String {
    let announced = if row.device.announced { " · announced" } else { "" };
    let (rate, prefix) = scaled(row.run.hashrate);
    let (key, unit) = (row.coin.key, row.coin.rate_unit);
    format!("{key} · {} {prefix}{unit}{announced}", fmt::number(rate, 4))
}

fn efficiency(row: &Row) -> String {
    let multiple = row.coin.rate_multiple;
    let joules = fmt::number(row.run.joules_per_hash() * multiple, 3);
    format!("{joules} J/{}{}", scaled(multiple).1, row.coin.rate_unit.trim_end_matches("/s"))
}

/// The account over the horizon, small.
fn curve(row: &Row, cur: &str) -> AnyView {
    let (width, height) = CURVE;
    let low = row.curve.iter().copied().fold(0.0, f64::min);
    let high = row.curve.iter().copied().fold(0.0, f64::max);
    let y = Linear::new((low, high), (height - 2.0, 2.0));
    let x = Linear::new((0.0, (CURVE_POINTS - 1) as f64), (1.0, width - 1.0));
    let points: Vec<(f64, f64)> =
        row.curve.iter().enumerate().map(|(index, level)| (x.at(index as f64), y.at(*level))).collect();
    let zero = [(0.0, y.at(0.0)), (width, y.at(0.0))];
    let words = format!(
        "The account goes from {} to {}.",
        fmt::signed_money(row.curve[0], cur),
        fmt::signed_money(row.end, cur)
    );
    view! {
        <svg class="rank-curve" viewBox=format!("0 0 {width} {height}") role="img" aria-label=words>
            <path class="chart-rule" d=line(&zero)/>
            <path class="rank-line" d=line(&points)/>
        </svg>
    }
    .into_any()
}

/// Keeps the focus on a row while the rows are drawn anew.
struct Focus(Option<String>);

impl Focus {
    fn kept() -> Self {
        let id = document().active_element().map(|element| element.id());
        Self(id.filter(|id| id.starts_with("row-")))
    }

    fn restored(self) {
        let Some(id) = self.0 else { return };
        let back = move || {
            use wasm_bindgen::JsCast;
            let element = document().get_element_by_id(&id);
            if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
            {
                // An element that is gone, or cannot take the focus, leaves it where it is.
                let _ = element.focus();
            }
        };
        set_timeout(back, std::time::Duration::ZERO);
    }
}
