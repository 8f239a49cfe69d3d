//! The picture of a map: fields, the line between paying and not, the plan's own point.

use breakeven::chart::coordinate as px;
use breakeven::projection::sensitivity::Outcome;
use breakeven::units::Within;
use leptos::prelude::*;

use crate::app::chart::Size;
use crate::app::parts::dynamic::{Pieces, perhaps};

/// Fields from left to right; the middle one is the plan as it is.
pub const COLUMNS: usize = 11;
/// Fields from below upwards.
pub const ROWS: usize = 9;

/// Where things stand, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    width: f64,
    height: f64,
    font: f64,
    left: f64,
    top: f64,
    cell: (f64, f64),
}

impl Frame {
    /// As wide as there is room, and no taller than a hand.
    pub fn new(size: Size) -> Self {
        let Size { width, font, .. } = size;
        let (left, top) = (3.6 * font, 2.2 * font);
        let cell = ((width - left - 1.0) / COLUMNS as f64, (0.032 * width + 14.0).within(24.0, 40.0));
        let height = top + cell.1 * ROWS as f64 + 4.0 * font;
        Self { width, height, font, left, top, cell }
    }

    /// Left and top of a field.
    fn corner(self, column: usize, row: usize) -> (f64, f64) {
        (self.left + self.cell.0 * column as f64, self.top + self.cell.1 * (ROWS - 1 - row) as f64)
    }

    /// The field at a point, or the nearest.
    pub fn field(self, (x, y): (f64, f64)) -> usize {
        let column = ((x - self.left).max(0.0) / self.cell.0) as usize;
        let down = ((y - self.top).max(0.0) / self.cell.1) as usize;
        (ROWS - 1 - down.min(ROWS - 1)) * COLUMNS + column.min(COLUMNS - 1)
    }
}

/// Values along the axes and the names of the axes, right and up.
pub type Labels = (Vec<String>, Vec<String>, String, String);

/// The class of a field: sooner is deeper above zero, further short is deeper below.
fn class(outcome: &Outcome, days: f64, spent: f64) -> &'static str {
    match outcome.break_even {
        Some(day) if day <= days / 3.0 => "heat-cell heat-3",
        Some(day) if day <= days * 2.0 / 3.0 => "heat-cell heat-2",
        Some(_) => "heat-cell heat-1",
        None if -outcome.account <= spent / 3.0 => "heat-cell heat--1",
        None if -outcome.account <= spent * 2.0 / 3.0 => "heat-cell heat--2",
        None => "heat-cell heat--3",
    }
}

/// The picture. `outcomes` holds every field, row after row from below; `spent` is what the plan costs at the start.
pub fn draw(
    outcomes: &[Outcome],
    (days, spent): (f64, f64),
    frame: Frame,
    labels: Labels,
    chosen: RwSignal<Option<usize>>,
) -> AnyView {
    let (x_values, y_values, x_title, y_title) = labels;
    let (wide, tall) = frame.cell;
    let pays = |column: usize, row: usize| {
        outcomes.get(row * COLUMNS + column).is_some_and(|outcome| outcome.break_even.is_some())
    };
    let (mut edge, mut strokes) = (String::new(), String::new());
    let mut cells = Vec::with_capacity(outcomes.len());
    for (index, outcome) in outcomes.iter().enumerate() {
        let (column, row) = (index % COLUMNS, index / COLUMNS);
        let (x, y) = frame.corner(column, row);
        let (right, bottom) = (x + wide, y + tall);
        let mut line = |from: (f64, f64), to: (f64, f64)| {
            edge += &format!("M{} {}L{} {}", px(from.0), px(from.1), px(to.0), px(to.1));
        };
        if column + 1 < COLUMNS && pays(column, row) != pays(column + 1, row) {
            line((right, y), (right, bottom));
        }
        if row + 1 < ROWS && pays(column, row) != pays(column, row + 1) {
            line((x, y), (right, y));
        }
        if outcome.break_even.is_none() {
            strokes += &format!(
                "M{} {}L{} {}",
                px(x + wide * 0.35),
                px(y + tall * 0.65),
                px(x + wide * 0.65),
                px(y + tall * 0.35)
            );
        }
        cells.push(
            view! { <rect class=class(outcome, days, spent) x=px(x) y=px(y) width=px(wide) height=px(tall)/> },
        );
    }
    // Every label where there is room for it, else those that leave the plan's own among them.
    let step = if wide > 3.2 * frame.font { 1 } else { 5 };
    let bottom = frame.top + tall * ROWS as f64;
    let x_label = |(column, text): (usize, String)| {
        let x = frame.corner(column, 0).0 + wide / 2.0;
        (column % step == 0)
            .then(|| view! { <text class="heat-x" class:is-own=column == COLUMNS / 2 x=px(x) y=px(bottom) dy="1.2em">{text}</text> })
    };
    let y_label = |(row, text): (usize, String)| {
        let y = frame.corner(0, row).1 + tall / 2.0;
        (row % 2 == 0)
            .then(|| view! { <text class="heat-y" class:is-own=row == ROWS / 2 x=px(frame.left - 6.0) y=px(y) dy="0.35em">{text}</text> })
    };
    let (own_x, own_y) = frame.corner(COLUMNS / 2, ROWS / 2);
    let chosen_cell = move || {
        chosen.get().map(|index| {
            let (x, y) = frame.corner(index % COLUMNS, index / COLUMNS);
            view! { <rect class="heat-chosen" x=px(x) y=px(y) width=px(wide) height=px(tall)/> }
        })
    };
    view! {
        <svg class="chart-svg" aria-hidden="true" viewBox=format!("0 0 {} {}", frame.width as u32, frame.height as u32)>
            <text class="heat-axis" x="0" y=px(frame.font)>{format!("↑ {y_title}")}</text>
            {cells.pieces()}
            <path class="heat-strokes" d=strokes/>
            <path class="heat-edge" d=edge/>
            <circle class="heat-own" cx=px(own_x + wide / 2.0) cy=px(own_y + tall / 2.0) r=px(0.32 * wide.min(tall))/>
            {x_values.into_iter().enumerate().filter_map(x_label).pieces()}
            {y_values.into_iter().enumerate().filter_map(y_label).pieces()}
            <text class="heat-axis heat-x-title" x=px(frame.width - 1.0) y=px(bottom) dy="2.7em">{format!("{x_title} →")}</text>
            {perhaps(chosen_cell)}
        </svg>
    }
    .into_any()
}
