//! The picture of all blends: how widely what they end with is spread, against its mean.

use breakeven::chart::{Frame, Linear, line, nice, text_width};
use breakeven::messages::blend as say;
use breakeven::projection::compare::Mix;
use leptos::html;
use leptos::prelude::*;

use super::expect_desk;
use super::parts::{ids, parts};
use super::state::Desk;
use crate::app::chart::{Table, TableView, measured};
use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, dynamic};

/// Everything that the picture shows.
struct Points {
    efficient: Vec<Mix>,
    plans: Vec<Mix>,
    own: Option<Mix>,
}

/// The picture, with its table.
pub fn frontier() -> AnyView {
    let desk = expect_desk();
    let stage = NodeRef::<html::Div>::new();
    let size = measured(stage);
    let picture = move || points(desk).map(|points| draw(desk, &points, size.get().width, size.get().font));
    let nothing = Memo::new(|_| false);
    let table = Callback::new(move |()| {
        points(desk).map_or_else(
            || Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
            |points| table(desk, &points),
        )
    });
    view! {
        <figure class="compare-frontier">
            <figcaption><h3>{say::frontier_title()}</h3>
                <p class="quiet">{say::frontier_about()}</p></figcaption>
            <div class="chart-stage" node_ref=stage>{dynamic(picture)}</div>
            <TableView summary=say::frontier_table() table nothing/>
        </figure>
    }
    .into_any()
}

fn points(desk: Desk) -> Option<Points> {
    let count = desk.plans.with(Vec::len);
    let usable = desk.found.with(|found| {
        Some(found.as_ref()?.plans.iter().map(|plan| plan.scale.is_some()).collect::<Vec<_>>())
    })?;
    desk.futures.frontier.with(|frontier| {
        let frontier = frontier.as_ref()?;
        let alone = |plan: usize| {
            let mut weights = vec![0.0; count];
            if let Some(weight) = weights.get_mut(plan) {
                *weight = 1.0;
            }
            frontier.mix(weights)
        };
        let own = parts(desk).and_then(|parts| {
            let sum: f64 = parts.iter().sum();
            (sum > 0.0).then(|| frontier.mix(parts.into_iter().map(|part| part / sum).collect()))
        });
        let plans =
            (0..count).filter(|plan| usable.get(*plan).copied().unwrap_or(false)).map(alone).collect();
        Some(Points { efficient: frontier.efficient.clone(), plans, own })
    })
}

fn draw(desk: Desk, points: &Points, width: f64, font: f64) -> AnyView {
    let cur = desk.currency();
    let all = || points.efficient.iter().chain(&points.plans).chain(&points.own);
    let (mut low, mut high, mut widest) = (0.0_f64, 0.0_f64, 0.0_f64);
    for mix in all() {
        (low, high, widest) = (low.min(mix.mean), high.max(mix.mean), widest.max(mix.deviation));
    }
    let rough = Frame::new((width, 300.0), font, 0.0, false);
    let y_axis = nice(low, high, Frame::value_steps(rough.bottom - rough.top, font));
    let x_axis = nice(0.0, widest, ((width / (7.0 * font)) as usize).clamp(2, 5));
    let label =
        y_axis.ticks.iter().map(|tick| text_width(&fmt::money_short(*tick, &cur))).fold(0.0, f64::max);
    let mut frame = Frame::new((width, 300.0), font, label * font, false);
    frame.bottom -= 1.2 * font;
    let x = Linear::new(x_axis.ends(), (frame.left, frame.right - 1.5 * font));
    let y = frame.y(&y_axis);
    let px = breakeven::chart::coordinate;
    let at = |mix: &Mix| (x.at(mix.deviation), y.at(mix.mean));
    let path = line(&points.efficient.iter().map(at).collect::<Vec<_>>());
    let rows = y_axis.ticks.iter().map(|tick| {
        let class = if *tick == 0.0 { "chart-zero" } else { "chart-rule" };
        view! {
            <line class=class x1=px(frame.left) x2=px(frame.right) y1=px(y.at(*tick)) y2=px(y.at(*tick))/>
            <text class="chart-value" x=px(frame.left - 8.0) y=px(y.at(*tick)) dy="0.35em">{fmt::money_short(*tick, &cur)}</text>
        }
    }).pieces();
    let columns = x_axis.ticks.iter().map(|tick| view! {
        <text class="chart-date" x=px(x.at(*tick)) y=px(frame.bottom + 6.0) dy="1em">{fmt::money_short(*tick, &cur).replace('+', "±")}</text>
    }).pieces();
    let numbers = points.plans.iter().map(|mix| {
        let number = mix.weights.iter().position(|weight| *weight > 0.0).map_or(0, |plan| plan + 1);
        let (x, y) = at(mix);
        view! { <circle class="chart-dot is-second" cx=px(x) cy=px(y) r="4"/><text class="course-number" x=px(x + 7.0) y=px(y) dy="0.35em">{number}</text> }
    }).pieces();
    let own = points.own.as_ref().map(|mix| {
        let (x, y) = at(mix);
        view! { <g class="chart-mark"><circle cx=px(x) cy=px(y) r="6"/></g> }
    });
    let best = points.efficient.iter().map(|mix| mix.mean).fold(f64::NEG_INFINITY, f64::max);
    let spread = |mix: Option<&Mix>| fmt::money(mix.map_or(0.0, |mix| mix.deviation), &cur);
    let words = say::frontier_words(
        &spread(points.efficient.first()),
        &spread(points.efficient.iter().find(|mix| mix.mean >= best)),
    );
    view! {
        <svg class="chart-svg" role="img" aria-label=words viewBox=format!("0 0 {} {}", frame.width as u32, frame.height as u32)>
            {rows}{columns}
            <text class="chart-date" x=px((frame.left + frame.right) / 2.0) y=px(frame.height - 2.0)>{say::frontier_axis()}</text>
            <path class="course" d=path/>
            {numbers}{own}
        </svg>
    }
    .into_any()
}

fn table(desk: Desk, points: &Points) -> Table {
    let cur = desk.currency();
    let mut columns = vec![say::frontier_spread().to_owned(), say::frontier_mean().to_owned()];
    columns.extend(ids(desk).into_iter().map(|(_, name)| name));
    let row = |mix: &Mix| {
        let mut cells = vec![fmt::money(mix.deviation, &cur), fmt::signed_money(mix.mean, &cur)];
        cells.extend(mix.weights.iter().map(|weight| fmt::percent(*weight, 3)));
        cells
    };
    Table {
        caption: say::frontier_table_about().into(),
        columns,
        rows: points.efficient.iter().map(row).collect(),
    }
}
