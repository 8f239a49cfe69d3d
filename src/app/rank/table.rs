//! The list: one row for each machine and coin.

use std::time::Duration;

use breakeven::messages::{Saying, rank as say};
use breakeven::projection::Row;
use breakeven::rank::{Column, csv};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::controls::show_all;
use super::expect_form;
use super::row::entry;
use super::state::{PAGE, RankForm};
use crate::app::download;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, effect, handler, perhaps, value};

/// Columns beside the first, and all of them with the course.
const HEADS: [(Column, Saying); 7] = [
    (Column::BreakEven, say::head_back),
    (Column::Profit, say::head_profit),
    (Column::Lifetime, say::head_lifetime),
    (Column::Shutdown, say::head_shutdown),
    (Column::Efficiency, say::head_efficiency),
    (Column::Price, say::head_price),
    (Column::Power, say::head_power),
];
pub const COLUMNS: usize = HEADS.len() + 2;
/// Rows drawn in one task: so few that a slow phone still answers to a touch in between.
const GROUP: usize = 10;

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
    view! {
        <section class="sheet rank-list" aria-labelledby="rank-title">
            <h2 id="rank-title">{say::list()}</h2>
            <p class="quiet" role="status">{dynamic(move || match count() {
                0 if !form.ready.get() => say::working().to_owned(),
                0 => say::list_none().to_owned(),
                all => say::list_shown(all as f64, &shown().to_string(), &all.to_string()),
            })}</p>
            {perhaps(move || (count() == 0 && form.rows.with(|rows| !rows.is_empty())).then(|| show_all(form)))}
            <div class="scroll rank-scroll" hidden=empty tabindex="0" role="region" aria-labelledby="rank-title">
                <table class="ledger rank-table" aria-label=say::list_about()>
                    <thead><tr>
                        {dynamic(move || if one_machine.get() { head(form, Column::Coin, say::head_coin) } else { head(form, Column::Machine, say::head_machine) })}
                        {HEADS.map(|(column, name)| head(form, column, name)).pieces()}
                        <th scope="col">{say::head_course()}</th>
                    </tr></thead>
                    {page(form, 0)}
                </table>
            </div>
            <p class="row" hidden=empty>
                {perhaps(move || (shown() < count()).then(|| {
                    button("btn btn-quiet", say::more(), Box::new(move || form.limit.update(|limit| *limit += PAGE)))
                }))}
                {button("btn btn-quiet", say::save(), Box::new(save))}
            </p>
            <p class="quiet">{say::list_address()}</p>
        </section>
    }
    .into_any()
}

/// A head of a column, which puts the rows in its order.
fn head(form: RankForm, column: Column, name: Saying) -> AnyView {
    let order = value(move || form.settled.with(|state| state.order));
    let sorted = value(move || match order.get() {
        order if order.by != column => None,
        order if order.falling => Some("descending"),
        _ => Some("ascending"),
    });
    let press = move |_: leptos::ev::MouseEvent| form.sort(order.get_untracked().tapped(column));
    let class = if matches!(column, Column::Machine | Column::Coin) { "rank-first" } else { "num" };
    view! {
        <th scope="col" class=class aria-sort=sorted><button type="button" class="rank-sort" on:click=handler(press)>{name()}</button></th>
    }
    .into_any()
}

/// A page of rows from `first` on, and behind it the next once it is asked for.
fn page(form: RankForm, first: usize) -> AnyView {
    let end = first + PAGE;
    let more = Memo::new(move |_| form.limit.get() > end);
    view! {
        {(first..end).step_by(GROUP).map(|first| group(form, first)).pieces()}
        {perhaps(move || more.get().then(|| page(form, end)))}
    }
    .into_any()
}

/// The rows of a group, drawn when they have changed: the first at once, each other in a task of its own.
fn group(form: RankForm, first: usize) -> AnyView {
    let due = Memo::new(move |_| {
        form.rows.with(|rows| {
            form.picked.with(|picked| {
                let group = picked.order.iter().skip(first).take(GROUP);
                group.filter_map(|index| rows.get(*index)).cloned().collect::<Vec<Row>>()
            })
        })
    });
    let drawn = RwSignal::new(Vec::new());
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let clear = move || {
        if let Some(earlier) = pending.try_get_value().flatten() {
            earlier.clear();
        }
    };
    effect(move || {
        let rows = due.get();
        clear();
        if first == 0 {
            drawn.set(rows);
        } else {
            pending.set_value(set_timeout_with_handle(move || drawn.set(rows), Duration::ZERO).ok());
        }
    });
    on_cleanup(clear);
    let body = move || {
        let focus = Focus::kept();
        let (cur, one_machine) =
            form.settled.with_untracked(|state| (state.terms.currency.clone(), state.device.is_some()));
        let rows = drawn.with(|rows| rows.iter().map(|row| entry(form, row, &cur, one_machine)).pieces());
        focus.restored();
        rows
    };
    view! { <tbody>{dynamic(body)}</tbody> }.into_any()
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
