//! When the futures break even, and how many never do.

use breakeven::chart::{Linear, dates};
use breakeven::messages::odds as say;
use breakeven::projection::odds::{Estimate, Odds};
use breakeven::scenario::Case;
use breakeven::units::Within;
use breakeven::wording;
use leptos::prelude::*;

use super::futures::Futures;
use super::reader::{Places, Reader};
use super::words::{range, when};
use crate::app::calculator::expect_calc;
use crate::app::chart::{Size, Table, TableView};
use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, dynamic, value};

/// Where things stand, in pixels. The share "never" has a column of its own with a scale of its own: it is
/// one figure, and beside it the dates would be too small to be told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    width: f64,
    height: f64,
    font: f64,
    /// Right end of the dates.
    right: f64,
    top: f64,
    bottom: f64,
    /// Left end of the column "never".
    never: f64,
}

impl Frame {
    fn new(size: Size) -> Self {
        let Size { width, font, .. } = size;
        let never = width - 4.6 * font;
        let height = (0.2 * width + 90.0).within(170.0, 240.0);
        Self {
            width,
            height,
            font,
            right: never - 1.4 * font,
            top: 2.0 * font,
            bottom: height - 2.0 * font,
            never,
        }
    }

    /// From bars to x.
    fn x(self, bars: usize) -> Linear {
        Linear::new((0.0, bars as f64), (1.0, self.right))
    }
}

/// The bars and what is read from them.
#[component]
pub fn Histogram(futures: Futures) -> impl IntoView {
    let calc = expect_calc();
    let odds = futures.odds;
    let reader = Reader::new(say::dates_shown(), say::no_date(), say::dates_hint());
    let frame = Memo::new(move |_| Frame::new(reader.size.get()));
    // Places count the bars from the earliest; one past the last stands for "never".
    let bars = move || odds.with(|odds| odds.as_ref().map_or(0, |odds| odds.dates.len()));
    let words = move |index: usize| {
        odds.with(|odds| odds.as_ref().map(|odds| calc.peek(|case| reading(case, odds, index))))
            .unwrap_or_default()
    };
    let at = move |(x, _): (f64, f64)| {
        let frame = frame.get_untracked();
        let count = odds.with_untracked(|odds| odds.as_ref().map_or(0, |odds| odds.dates.len()));
        if x > (frame.right + frame.never) / 2.0 {
            count
        } else {
            (frame.x(count).invert(x) as usize).min(count.saturating_sub(1))
        }
    };
    let places = Places { last: value(bars), words: Callback::new(words), at: Callback::new(at), step };
    let picture = move || {
        odds.with(|odds| {
            odds.as_ref().map(|odds| calc.peek(|case| draw(case, odds, frame.get(), reader.chosen)))
        })
    };
    let table = move |()| {
        odds.with_untracked(|odds| calc.peek(|case| odds.as_ref().map(|odds| table(case, odds))))
            .unwrap_or(Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() })
    };
    let title = move || calc.case(when);
    view! {
        <figure class="chart odds-dates">
            <figcaption class="chart-head"><h3 class="chart-title" id="odds-dates-title">{dynamic(title)}</h3></figcaption>
            {reader.view(places, Box::new(picture))}
            <TableView summary=say::dates_as_table() table=Callback::new(table) nothing=Memo::new(move |_| odds.with(Option::is_none))/>
        </figure>
    }
    .into_any()
}

/// Arrows move by a bar, Home and End to the first and to "never".
fn step(key: &str, now: Option<usize>, last: usize) -> Option<usize> {
    Some(match (key, now) {
        ("End", _) => last,
        ("Home", _) | ("ArrowLeft" | "ArrowDown" | "ArrowRight" | "ArrowUp", None) => 0,
        ("ArrowLeft" | "ArrowDown", Some(index)) => index.saturating_sub(1),
        ("ArrowRight" | "ArrowUp", Some(index)) => (index + 1).min(last),
        _ => return None,
    })
}

/// Share of the futures below which no bar fills the picture.
const SMALLEST: f64 = 0.02;

fn draw(case: &Case, odds: &Odds, frame: Frame, chosen: RwSignal<Option<usize>>) -> AnyView {
    let count = odds.dates.len();
    let x = frame.x(count);
    // A few futures among thousands are no tall bars.
    let highest = odds.dates.iter().copied().fold(SMALLEST, f64::max);
    let y = Linear::new((0.0, highest), (frame.bottom, frame.top));
    let px = breakeven::chart::coordinate;
    let bar = |(index, share): (usize, &f64)| {
        let (left, right, top) = (x.at(index as f64), x.at(index as f64 + 1.0), y.at(*share));
        view! {
            <rect class="odds-bar" class:is-chosen=value(move || chosen.get() == Some(index))
                x=px(left + 0.5) width=px((right - left - 1.0).max(1.0)) y=px(top) height=px(frame.bottom - top)/>
        }
    };
    let days = case.days() as f64;
    let most = frame.right / (3.4 * frame.font);
    let to_x = Linear::new((0.0, days), (1.0, frame.right));
    let ticks = dates(case.start.date(), 0.0, days, most as usize).into_iter().map(|tick| {
        let at = to_x.at(tick.day);
        view! {
            <line class="chart-tick" x1=px(at) x2=px(at) y1=px(frame.bottom) y2=px(frame.bottom + 5.0)/>
            <text class="chart-date" class:is-year=tick.year x=px(at) y=px(frame.bottom + 6.0) dy="1em">{tick.label}</text>
        }
    });
    let middle = odds.break_even_days[1].map(|day| {
        let at = to_x.at(day);
        let anchor = if at > frame.right / 2.0 { "end" } else { "start" };
        view! {
            <g class="odds-middle">
                <line x1=px(at) x2=px(at) y1=px(frame.top - 6.0) y2=px(frame.bottom)/>
                <text text-anchor=anchor x=px(at + if anchor == "end" { -5.0 } else { 5.0 }) y=px(frame.top) dy="-0.4em">{say::half_by(&fmt::short_month(case.start.after(day)))}</text>
            </g>
        }
    });
    let full = Linear::new((0.0, 1.0), (frame.bottom, frame.top));
    let (left, width, filled) = (frame.never, frame.width - frame.never - 1.0, full.at(odds.never));
    let centre = left + width / 2.0;
    let label = if odds.never > 0.85 { filled + 1.4 * frame.font } else { filled - 0.4 * frame.font };
    let inside = odds.never > 0.85;
    view! {
        <svg class="chart-svg" role="img" aria-labelledby="odds-dates-title" viewBox=format!("0 0 {} {}", frame.width as u32, frame.height as u32)>
            {odds.dates.iter().enumerate().map(bar).pieces()}
            <line class="chart-zero" x1="0" x2=px(frame.right) y1=px(frame.bottom) y2=px(frame.bottom)/>
            {ticks.pieces()}
            {middle}
            <rect class="odds-track" x=px(left) width=px(width) y=px(frame.top) height=px(frame.bottom - frame.top)/>
            <rect class="odds-never" class:is-chosen=value(move || chosen.get() == Some(count))
                x=px(left) width=px(width) y=px(filled) height=px(frame.bottom - filled)/>
            <text class="odds-share" class:is-inside=inside x=px(centre) y=px(label)>{fmt::percent(odds.never, 2)}</text>
            <text class="chart-date is-year" x=px(centre) y=px(frame.bottom + 6.0) dy="1em">{say::bar_never()}</text>
        </svg>
    }
    .into_any()
}

/// The bar at `index` in words: its dates and its share, and how many have broken even by its end.
fn reading(case: &Case, odds: &Odds, index: usize) -> String {
    let Some(share) = odds.dates.get(index) else {
        let never = Estimate { value: odds.never, error: odds.break_even.error };
        return say::never_within(&fmt::horizon(case), &range(never, odds.paths));
    };
    let so_far: f64 = odds.dates.iter().take(index + 1).sum();
    say::bar(&period(case, odds, index), &fmt::percent(*share, 2), &fmt::percent(so_far, 3))
}

fn period(case: &Case, odds: &Odds, index: usize) -> String {
    let day = |index: usize| {
        let days = case.days() as f64 * index as f64 / odds.dates.len() as f64;
        wording::day(case.start.after(days).date())
    };
    say::period(&day(index), &day(index + 1))
}

fn table(case: &Case, odds: &Odds) -> Table {
    let mut so_far = 0.0;
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(odds.dates.len() + 1);
    for (index, share) in odds.dates.iter().enumerate() {
        so_far += share;
        rows.push(vec![period(case, odds, index), fmt::percent(*share, 2), fmt::percent(so_far, 3)]);
    }
    rows.push(vec![say::row_never().into(), fmt::percent(odds.never, 3), String::new()]);
    Table {
        caption: say::dates_caption().into(),
        columns: vec![
            say::column_break_even().into(),
            say::column_share().into(),
            say::column_by_then().into(),
        ],
        rows,
    }
}
