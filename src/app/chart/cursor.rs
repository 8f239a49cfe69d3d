use breakeven::messages::chart as say;
use breakeven::wording;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

use crate::app::parts::dynamic::{dynamic, handler, value};

use super::frame::Chart;
use super::marks::px;

/// The one thing of the chart that takes pointer and keys, and the line and dots that show where it is.
///
/// To assistive technology it is a slider over the days, because screen readers hand a slider the arrow
/// keys that they keep from pictures.
#[component]
pub(super) fn Cursor(chart: Chart, nothing: Memo<bool>) -> impl IntoView {
    let Chart { plot, drawing, day, .. } = chart;
    let reading = Memo::new(move |_| day.get().and_then(|day| plot.with(|plot| plot.at(day))));
    let at_pointer = move |event: &PointerEvent| {
        let x = f64::from(event.offset_x());
        day.set(Some(drawing.with_untracked(|drawing| drawing.x.invert(x))));
    };
    let leave = move |event: PointerEvent| {
        // A finger that lifts leaves its figures to be read.
        if event.pointer_type() == "mouse" {
            day.set(None);
        }
    };
    let last = move || plot.with(|plot| plot.days().1);
    let now = move || reading.with(|reading| reading.as_ref().map_or(0.0, |reading| reading.day));
    let words = move || {
        reading.with(|reading| {
            reading.as_ref().map_or_else(|| say::no_day().to_owned(), |reading| wording::day(reading.date))
        })
    };
    let dots = move || {
        reading.get().map(|reading| {
            drawing.with(|drawing| {
                let frame = drawing.frame;
                let x = px(drawing.x.at(reading.day));
                let second = reading.second.map(|value| {
                    view! { <circle class="chart-dot is-second" r="4" cx=x.clone() cy=px(drawing.y.at(value))/> }
                });
                view! {
                    <svg class="chart-cursor" aria-hidden="true" viewBox=format!("0 0 {} {}", frame.width as u32, frame.height as u32)>
                        <line x1=x.clone() x2=x.clone() y1=px(frame.top) y2=px(frame.bottom)/>
                        {second}
                        <circle class="chart-dot" r="4.5" cx=x.clone() cy=px(drawing.y.at(reading.value))/>
                    </svg>
                }
            })
        })
    };
    view! {
        {dynamic(dots)}
        <div
            class="chart-plot"
            role="slider"
            aria-label=say::day_shown()
            aria-valuemin="0"
            aria-valuemax=value(move || px(last()))
            aria-valuenow=value(move || px(now()))
            aria-valuetext=value(words)
            hidden=nothing
            tabindex="0"
            on:pointerdown=handler(move |event: PointerEvent| at_pointer(&event))
            on:pointermove=handler(move |event: PointerEvent| at_pointer(&event))
            on:pointerleave=handler(leave)
            on:blur=move |_| day.set(None)
            on:keydown=move |event| key(&event, chart)
        ></div>
    }
    .into_any()
}

fn key(event: &KeyboardEvent, chart: Chart) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let next = chart.plot.with_untracked(|plot| {
        let day = chart.day.get_untracked();
        let (first, last) = plot.days();
        let by = |months| match day {
            Some(day) => plot.stepped(day, months),
            // The first key shows the day that matters most, the first with the money back.
            None => plot.mark.as_ref().or(plot.peak.as_ref()).map_or(first, |mark| mark.day.ceil()),
        };
        Some(match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => by(-1),
            "ArrowRight" | "ArrowUp" => by(1),
            "PageDown" => by(-12),
            "PageUp" => by(12),
            "Home" => first,
            "End" => last,
            _ => return None,
        })
    });
    if next.is_some() {
        event.prevent_default();
        chart.day.set(next);
    } else if event.key() == "Escape" && chart.day.get_untracked().is_some() {
        event.prevent_default();
        chart.day.set(None);
    }
}
