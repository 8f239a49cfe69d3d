//! Two inputs at once: where the plan pays for itself, and where it does not.

use breakeven::inputs;
use breakeven::scenario::Case;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::grid::{COLUMNS, Frame, ROWS, draw};
use super::vary::{Change, Outcome, Sweep, get, varied};
use crate::app::calculator::expect_calc;
use crate::app::chart::{Table, TableView, measured};
use crate::app::fmt;
use crate::app::parts::dynamic::{dynamic, effect, handler, perhaps, value};
use crate::app::parts::toggle::Toggle;

/// Pairs of inputs: the one to the right and the one upwards.
const PAIRS: [(&str, &str, &str); 3] = [
    ("Price and difficulty", "price", "dg"),
    ("Electricity and price", "kwh", "price"),
    ("Machine and electricity", "capex", "kwh"),
];
/// What a column does to an amount; the middle one leaves it alone.
const TIMES: [f64; COLUMNS] = [0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.2, 1.4, 1.7, 2.0, 2.5];
/// The same for the rows, from below.
const ROW_TIMES: [f64; ROWS] = [0.4, 0.55, 0.7, 0.85, 1.0, 1.2, 1.4, 1.7, 2.0];
/// What a row adds to a growth a month.
const PLUS: [f64; ROWS] = [-0.04, -0.03, -0.02, -0.01, 0.0, 0.01, 0.02, 0.03, 0.04];

fn change(key: &str, at: usize, row: bool) -> Change {
    let read = |steps: &[f64]| steps.get(at).copied().unwrap_or(1.0);
    match (key, row) {
        ("dg", _) => Change::Plus(read(&PLUS)),
        (_, true) => Change::Times(read(&ROW_TIMES)),
        (_, false) => Change::Times(read(&TIMES)),
    }
}

/// The pairs that mean something for a plan: both inputs apply, and what is multiplied is not zero.
fn pairs(case: &Case) -> Vec<(&'static str, &'static str, &'static str)> {
    let usable = |key: &str| get(case, key).is_some_and(|value| key == "dg" || value != 0.0);
    PAIRS.into_iter().filter(|(_, x, y)| usable(x) && usable(y)).collect()
}

/// Every cell, row after row from below.
fn cases(case: &Case, x: &str, y: &str) -> Vec<Case> {
    let mut cases = Vec::with_capacity(COLUMNS * ROWS);
    for row in 0..ROWS {
        let Some(case) = varied(case, y, change(y, row, true)) else { continue };
        cases.extend((0..COLUMNS).filter_map(|column| varied(&case, x, change(x, column, false))));
    }
    cases
}

/// The map with a choice of the pair.
#[component]
pub fn HeatMap() -> impl IntoView {
    let calc = expect_calc();
    let shown = Memo::new(move |_| calc.case(pairs));
    dynamic(move || {
        let pairs = shown.get();
        let first = pairs.first()?.0;
        Some(view! { <Map pairs first/> })
    })
}

#[component]
fn Map(pairs: Vec<(&'static str, &'static str, &'static str)>, first: &'static str) -> impl IntoView {
    let calc = expect_calc();
    let pair = RwSignal::new(first);
    let options = pairs.iter().map(|(name, ..)| (*name, Signal::stored((*name).to_owned()))).collect();
    let keys =
        move || PAIRS.iter().find(|(name, ..)| *name == pair.get()).map_or(("", ""), |(_, x, y)| (*x, *y));
    let sweep = Sweep::new();
    effect(move || {
        let (x, y) = keys();
        sweep.start(calc.case(|case| cases(case, x, y)));
    });
    let stage = NodeRef::<html::Div>::new();
    let size = measured(stage);
    let frame = Memo::new(move |_| Frame::new(size.get()));
    let chosen = RwSignal::new(None::<(usize, usize)>);
    let full = move || sweep.outcomes.with(|outcomes| outcomes.len() == COLUMNS * ROWS);
    let drawing = move || {
        let (x, y) = keys();
        full().then(|| {
            sweep.outcomes.with(|outcomes| {
                let labels = calc.peek(|case| {
                    let all = |key: &'static str, row: bool, count: usize| -> Vec<String> {
                        (0..count).map(|at| axis_value(case, key, change(key, at, row))).collect()
                    };
                    (all(x, false, COLUMNS), all(y, true, ROWS), title(case, x), title(case, y))
                });
                draw(outcomes, calc.peek(|case| case.days() as f64), frame.get(), labels, chosen)
            })
        })
    };
    let words = move |(column, row): (usize, usize)| {
        let (x, y) = keys();
        sweep.outcomes.with(|outcomes| {
            let outcome = outcomes.get(row * COLUMNS + column)?;
            Some(calc.peek(|case| {
                let place =
                    |key, at, row| format!("{} {}", label(key), axis_value(case, key, change(key, at, row)));
                format!("{}, {}: {}", place(x, column, false), place(y, row, true), verdict(case, outcome))
            }))
        })
    };
    let text = move |at| words(at).unwrap_or_default();
    let at_pointer = move |event: &PointerEvent| {
        chosen
            .set(Some(frame.get_untracked().cell(f64::from(event.offset_x()), f64::from(event.offset_y()))));
    };
    let key = move |event: KeyboardEvent| {
        let (column, row) = chosen.get_untracked().unwrap_or((COLUMNS / 2, ROWS / 2));
        let next = match event.key().as_str() {
            "ArrowLeft" => Some((column.saturating_sub(1), row)),
            "ArrowRight" => Some(((column + 1).min(COLUMNS - 1), row)),
            "ArrowDown" => Some((column, row.saturating_sub(1))),
            "ArrowUp" => Some((column, (row + 1).min(ROWS - 1))),
            "Home" => Some((COLUMNS / 2, ROWS / 2)),
            "Escape" if chosen.get_untracked().is_some() => None,
            _ => return,
        };
        event.prevent_default();
        chosen.set(next);
    };
    let table = move |()| {
        let (x, y) = keys();
        sweep.outcomes.with_untracked(|outcomes| calc.peek(|case| table(case, outcomes, x, y)))
    };
    view! {
        <figure class="chart hangs-part">
            <figcaption class="chart-head"><h3 class="chart-title">"Two inputs together"</h3>
                <p class="chart-caption">"The ring is your plan. Beyond the strong line it does not pay for itself within the horizon: red with diagonal strokes; inside, the deeper the blue, the sooner."</p></figcaption>
            <div class="hangs-row"><Toggle legend="Which two inputs" options value=pair/></div>
            <output class="odds-readout" aria-live="polite">{dynamic(move || match chosen.get() {
                Some(at) => view! { <strong>{text(at)}</strong> }.into_any(),
                None => view! { <span class="quiet">"Point at a field, or use the arrow keys, for what becomes of the plan there."</span> }.into_any(),
            })}</output>
            <div class="chart-stage" node_ref=stage>
                {perhaps(drawing)}
                <div
                    class="chart-plot"
                    role="slider"
                    tabindex="0"
                    aria-label="Field of the map shown"
                    aria-valuemin="0"
                    aria-valuemax=(COLUMNS * ROWS - 1).to_string()
                    aria-valuenow=value(move || chosen.get().map_or(0, |(column, row)| row * COLUMNS + column).to_string())
                    aria-valuetext=value(move || chosen.get().map_or_else(|| "no field chosen".to_owned(), text))
                    on:pointerdown=handler(move |event: PointerEvent| at_pointer(&event))
                    on:pointermove=handler(move |event: PointerEvent| at_pointer(&event))
                    on:pointerleave=handler(move |event: PointerEvent| if event.pointer_type() == "mouse" { chosen.set(None) })
                    on:blur=move |_| chosen.set(None)
                    on:keydown=handler(key)
                ></div>
            </div>
            <TableView summary="The map as a table" table=Callback::new(table) nothing=Memo::new(move |_| !full())/>
        </figure>
    }
    .into_any()
}

fn label(key: &str) -> &'static str {
    inputs::find(key).map_or("", |input| input.label)
}

fn title(case: &Case, key: &'static str) -> String {
    let unit = match key {
        "dg" => "% a month",
        _ => case.currency.as_str(),
    };
    format!("{}, {unit}", label(key))
}

fn axis_value(case: &Case, key: &str, change: Change) -> String {
    let value = get(case, key).unwrap_or_default();
    match change {
        Change::Plus(more) => fmt::signed_number((value + more) * 100.0, 2),
        Change::Times(factor) => fmt::compact_short(value * factor),
    }
}

fn verdict(case: &Case, outcome: &Outcome) -> String {
    let end = fmt::signed_money(outcome.account, &case.currency);
    match outcome.day {
        Some(day) => format!("pays for itself in {}, {end} at the end", fmt::span(day)),
        None => format!("never pays for itself, {end} at the end"),
    }
}

fn table(case: &Case, outcomes: &[Outcome], x: &str, y: &str) -> Table {
    let mut columns = vec![format!("{} by {}", label(y), label(x))];
    columns.extend((0..COLUMNS).map(|column| axis_value(case, x, change(x, column, false))));
    let row = |(index, cells): (usize, &[Outcome])| {
        let mut row = vec![axis_value(case, y, change(y, index, true))];
        row.extend(cells.iter().map(|cell| cell.day.map_or_else(|| "never".into(), fmt::span)));
        row
    };
    Table {
        caption: "Time to break-even for each pair of values".into(),
        columns,
        rows: outcomes.chunks(COLUMNS).enumerate().map(row).collect(),
    }
}
