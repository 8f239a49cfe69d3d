use breakeven::chart::{DateTick, Side, Spot};
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic, value};

use super::frame::Chart;

/// Rules, ticks and their labels: what a reader measures the curve against.
#[component]
pub(super) fn Axes(chart: Chart) -> impl IntoView {
    let drawing = chart.drawing;
    let values = move || {
        drawing.with(|drawing| {
            let (left, right) = (drawing.frame.left, drawing.frame.right);
            let tick = |&(value, y): &(f64, f64)| {
                let rule = if value == 0.0 { "chart-zero" } else { "chart-rule" };
                view! {
                    <line class=rule x1=px(left) x2=px(right) y1=px(y) y2=px(y)/>
                    <text class="chart-value" class:is-zero=value == 0.0 x=px(left - 8.0) y=px(y) dy="0.35em">{chart.short.run(value)}</text>
                }
            };
            drawing.values.iter().map(tick).pieces()
        })
    };
    let dates = move || {
        drawing.with(|drawing| {
            let bottom = drawing.frame.bottom;
            let tick = |(x, tick): &(f64, DateTick)| {
                view! {
                    <line class="chart-tick" x1=px(*x) x2=px(*x) y1=px(bottom) y2=px(bottom + 5.0)/>
                    <text class="chart-date" class:is-year=tick.year x=px(*x) y=px(bottom + 6.0) dy="1em">{tick.label.clone()}</text>
                }
            };
            drawing.dates.iter().map(tick).pieces()
        })
    };
    let events = move || {
        drawing.with(|drawing| {
            chart.plot.with(|plot| {
                let frame = drawing.frame;
                let event = |(event, (x, centre)): (&breakeven::chart::Event, &(f64, Option<f64>))| {
                    let name = centre.map(|centre| {
                        view! { <text class="chart-event-name" x=px(centre) y=px(frame.top) dy="-0.6em">{event.label.clone()}</text> }
                    });
                    view! { <line class="chart-event" x1=px(*x) x2=px(*x) y1=px(frame.top - 4.0) y2=px(frame.bottom)/> {name} }
                };
                plot.events.iter().zip(&drawing.events).map(event).pieces()
            })
        })
    };
    view! { <g aria-hidden="true">{dynamic(values)}{dynamic(dates)}{dynamic(events)}</g> }.into_any()
}

/// The band and the tint between the line and zero, under everything else.
#[component]
pub(super) fn Areas(chart: Chart) -> impl IntoView {
    let drawing = chart.drawing;
    let tints = chart.id("tints");
    let tinted = format!("url(#{tints})");
    let height = value(move || drawing.with(|drawing| px(drawing.frame.height)));
    // One path with a hard change of colour at zero: two clipped ones cost every frame of a moving curve twice.
    let zero = value(move || drawing.with(|drawing| share(drawing.zero, drawing.frame.height)));
    let area = value(move || drawing.with(|drawing| drawing.area.clone()));
    view! {
        <g>
            <linearGradient id=tints gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2=height>
                <stop class="chart-gain" offset=zero/>
                <stop class="chart-loss" offset=zero/>
            </linearGradient>
            <path class="chart-area chart-moving" fill=tinted d=area/>
            <path class="chart-band chart-moving" d=value(move || drawing.with(|drawing| drawing.band.clone()))/>
        </g>
    }
    .into_any()
}

/// The lines. Only their paths change with the data.
#[component]
pub(super) fn Lines(chart: Chart) -> impl IntoView {
    let drawing = chart.drawing;
    view! {
        <g>
            <path class="chart-second chart-moving" d=value(move || drawing.with(|drawing| drawing.second.clone()))/>
            <path class="chart-line chart-moving" d=value(move || drawing.with(|drawing| drawing.line.clone()))/>
        </g>
    }
    .into_any()
}

/// The break-even and the quiet mark.
#[component]
pub(super) fn Spots(chart: Chart) -> impl IntoView {
    let drawing = chart.drawing;
    let mark = move || {
        drawing.with(|drawing| {
            let frame = drawing.frame;
            let stem = |spot: &Spot| view! { <line class="chart-mark-stem" x1=px(spot.x) x2=px(spot.x) y1=px(frame.top) y2=px(frame.bottom)/> };
            drawing.mark.as_ref().map(|spot| view! { {stem(spot)} {labelled(spot, "chart-mark", "5.5")} })
        })
    };
    let peak =
        move || drawing.with(|drawing| drawing.peak.as_ref().map(|spot| labelled(spot, "chart-peak", "4")));
    view! { <g aria-hidden="true">{dynamic(peak)}{dynamic(mark)}</g> }.into_any()
}

fn labelled(spot: &Spot, class: &'static str, radius: &'static str) -> AnyView {
    let anchor = if spot.side == Side::Before { "end" } else { "start" };
    view! {
        <g class=class>
            <circle cx=px(spot.x) cy=px(spot.y) r=radius/>
            <text text-anchor=anchor x=px(spot.text.0) y=px(spot.text.1)>{spot.label.clone()}</text>
        </g>
    }
    .into_any()
}

/// How far down the chart, in percent of its height.
fn share(y: f64, height: f64) -> String {
    px((100.0 * y / height.max(1.0)).max(0.0)) + "%"
}

/// A tenth of a pixel is as fine as a screen shows; as text, so that one kind of attribute serves all.
pub(super) fn px(value: f64) -> String {
    breakeven::chart::coordinate(value)
}
