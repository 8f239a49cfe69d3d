//! Two inputs at once: where the plan pays for itself, and where it does not.

use std::time::Duration;

use breakeven::messages::hangs as say;
use breakeven::projection::sensitivity::{Axis, Map, Outcome, PAIRS, inputs_of};
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::amounts::{amount, amounts, axis, name};
use super::grid::{COLUMNS, Frame, ROWS, draw};
use super::reader::{Places, Reader};
use super::turns::Turns;
use crate::app::calculator::expect_calc;
use crate::app::chart::{Table, TableView};
use crate::app::fmt;
use crate::app::parts::controls::choice;
use crate::app::parts::dynamic::{dynamic, effect, value};

/// Fields worked out between two looks at the clock.
const BATCH: usize = 4;

type Pair = (&'static str, &'static str);

/// The map with a choice of its inputs; nothing where the plan has not got two.
#[component]
pub fn HeatMap() -> impl IntoView {
    let calc = expect_calc();
    let keys = Memo::new(move |_| {
        calc.case(|case| inputs_of(case).into_iter().map(|input| input.key).collect::<Vec<_>>())
    });
    // What was chosen, as far as the plan has it.
    let wish = RwSignal::new(("", ""));
    let pair = Memo::new(move |_| keys.with(|keys| settle(keys, wish.get())));
    let several = Memo::new(move |_| keys.with(|keys| keys.len() > 1));
    dynamic(move || several.get().then(|| view! { <Drawn keys wish pair/> }))
}

/// The wish if the plan has both, else the first usual pair, else any two.
fn settle(keys: &[&'static str], wish: Pair) -> Pair {
    let has = |pair: &Pair| pair.0 != pair.1 && keys.contains(&pair.0) && keys.contains(&pair.1);
    let any = || (keys.get(1).copied().unwrap_or_default(), keys.first().copied().unwrap_or_default());
    Some(wish).filter(has).or_else(|| PAIRS.into_iter().find(has)).unwrap_or_else(any)
}

#[component]
fn Drawn(keys: Memo<Vec<&'static str>>, wish: RwSignal<Pair>, pair: Memo<Pair>) -> impl IntoView {
    let calc = expect_calc();
    let turns = Turns::new();
    let map = RwSignal::new(None::<Map>);
    effect(move || {
        let mut growing = calc.case(|case| Map::new(case, pair.get(), (COLUMNS, ROWS)));
        let step = move || {
            let more = growing.as_mut().is_some_and(|map| map.run(BATCH));
            if !more {
                map.set(growing.take());
            }
            more
        };
        turns.start(Duration::ZERO, Box::new(step));
    });
    let reader = Reader::new(say::field_shown(), say::no_field(), say::field_hint());
    let frame = Memo::new(move |_| Frame::new(reader.size.get()));
    let with = move |read: &dyn Fn(&Case, &Map) -> String| {
        map.with(|map| map.as_ref().map(|map| calc.peek(|case| read(case, map)))).unwrap_or_default()
    };
    let places = Places {
        last: Signal::stored(COLUMNS * ROWS - 1),
        words: Callback::new(move |index| with(&|case, map| reading(case, map, index))),
        at: Callback::new(move |point| frame.get_untracked().field(point)),
        step,
    };
    let picture = move || {
        map.with(|map| {
            let map = map.as_ref()?;
            Some(calc.peek(|case| {
                let labels = (
                    values(case, &map.x),
                    values(case, &map.y),
                    axis(case, map.x.input),
                    axis(case, map.y.input),
                );
                let scale = (case.days() as f64, case.plan.capex());
                draw(&map.cells, scale, frame.get(), labels, reader.chosen)
            }))
        })
    };
    let table = move |()| {
        let empty = Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() };
        map.with_untracked(|map| map.as_ref().map(|map| calc.peek(|case| table(case, map)))).unwrap_or(empty)
    };
    let choose = move |across: bool| {
        let options = move || {
            let label = |key: &&'static str| {
                let input = breakeven::inputs::find(key)?;
                Some(((*key).to_owned(), calc.peek(|case| name(case, input)).to_owned()))
            };
            keys.with(|keys| keys.iter().filter_map(label).collect::<Vec<_>>())
        };
        let take = move |text: String| {
            let Some(key) = keys.with_untracked(|keys| keys.iter().copied().find(|key| **key == *text))
            else {
                return;
            };
            let (x, y) = pair.get_untracked();
            // One input in both places says nothing: the other one takes the place left.
            wish.set(match across {
                true if key == y => (y, x),
                true => (key, y),
                false if key == x => (y, x),
                false => (x, key),
            });
        };
        let chosen = value(move || {
            let (x, y) = pair.get();
            (if across { x } else { y }).to_owned()
        });
        let (id, words) = if across { ("map-across", say::across()) } else { ("map-up", say::upwards()) };
        view! {
            <label class="hangs-pick" for=id><span>{words}</span>
                {dynamic(move || choice(id.to_owned(), "", options(), chosen, Box::new(take)))}</label>
        }
        .into_any()
    };
    view! {
        <figure class="chart hangs-part">
            <figcaption class="chart-head"><h3 class="chart-title">{say::together()}</h3>
                <p class="chart-caption">{say::map_caption()}</p></figcaption>
            <div class="hangs-row">{choose(true)}{choose(false)}</div>
            {reader.view(places, Box::new(picture))}
            <TableView summary=say::map_as_table() table=Callback::new(table) nothing=Memo::new(move |_| map.with(Option::is_none))/>
        </figure>
    }
    .into_any()
}

/// Arrows move by a field and stop at the edges; Home leads to the plan's own.
fn step(key: &str, now: Option<usize>, _last: usize) -> Option<usize> {
    let own = ROWS / 2 * COLUMNS + COLUMNS / 2;
    let (column, row) = (now.unwrap_or(own) % COLUMNS, now.unwrap_or(own) / COLUMNS);
    let (column, row) = match key {
        "ArrowLeft" => (column.saturating_sub(1), row),
        "ArrowRight" => ((column + 1).min(COLUMNS - 1), row),
        "ArrowDown" => (column, row.saturating_sub(1)),
        "ArrowUp" => (column, (row + 1).min(ROWS - 1)),
        "Home" => (COLUMNS / 2, ROWS / 2),
        _ => return None,
    };
    Some(row * COLUMNS + column)
}

fn values(case: &Case, axis: &Axis) -> Vec<String> {
    axis.values.iter().map(|value| amount(case, axis.input, *value)).collect()
}

fn reading(case: &Case, map: &Map, index: usize) -> String {
    let place = |axis: &Axis, at: usize| {
        let value = axis.values.get(at).copied().unwrap_or(axis.own);
        say::place(name(case, axis.input), &amounts(axis.input, amount(case, axis.input, value)))
    };
    let Some(outcome) = map.cells.get(index) else { return String::new() };
    let (x, y) = (place(&map.x, index % COLUMNS), place(&map.y, index / COLUMNS));
    say::field(&x, &y, &verdict(case, outcome))
}

fn verdict(case: &Case, outcome: &Outcome) -> String {
    let end = fmt::signed_money(outcome.account, &case.currency);
    match outcome.break_even {
        Some(day) => say::field_pays(&fmt::span(day), &end),
        None => say::field_never(&end),
    }
}

fn table(case: &Case, map: &Map) -> Table {
    let mut columns = vec![say::map_corner(&axis(case, map.y.input), &axis(case, map.x.input))];
    columns.extend(values(case, &map.x));
    let row = |(label, cells): (String, &[Outcome])| {
        let mut row = vec![label];
        row.extend(
            cells.iter().map(|cell| cell.break_even.map_or_else(|| say::map_never().into(), fmt::span)),
        );
        row
    };
    Table {
        caption: say::map_table().into(),
        columns,
        rows: values(case, &map.y).into_iter().zip(map.cells.chunks(COLUMNS)).map(row).collect(),
    }
}
