use breakeven::chart::{Event, Plot, Reading};
use breakeven::messages::chart as say;
use breakeven::{units::DAYS_PER_MONTH, wording};
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic, value};
use crate::app::parts::woven::{MARKS, woven};

use super::frame::Chart;

/// The legend, which gives the figures of the day looked at.
#[component]
pub(super) fn ReadOut(chart: Chart) -> impl IntoView {
    let Chart { plot, day, long, .. } = chart;
    let content = move || {
        plot.with(|plot| {
            let reading = day.get().and_then(|day| plot.at(day));
            let reading = reading.as_ref();
            view! {
                <p class="chart-day">{heading(plot, reading)}</p>
                <ul class="chart-keys">
                    {key("is-line", &plot.name, reading.map(|reading| figure(reading.value, long)))}
                    {plot.second.as_ref().map(|second| {
                        key("is-second", &second.name, reading.and_then(|reading| reading.second).map(|value| figure(value, long)))
                    })}
                    {plot.band.as_ref().map(|band| {
                        let range = |(low, high)| woven(&say::range(MARKS[0], MARKS[1]), [figure(low, long), figure(high, long)]);
                        key("is-band", &band.name, reading.and_then(|reading| reading.band).map(range))
                    })}
                </ul>
                {reading.and_then(|reading| event(plot, reading))}
            }
        })
    };
    view! { <output class="chart-readout" aria-live="polite" aria-atomic="true">{dynamic(content)}</output> }
        .into_any()
}

fn heading(plot: &Plot, reading: Option<&Reading>) -> AnyView {
    match reading {
        Some(reading) => {
            let day = view! { <strong>{wording::day(reading.date)}</strong> }.into_any();
            let month = say::month(&reading.month.to_string());
            let month = view! { <span class="quiet">{month}</span> }.into_any();
            woven(&say::moment(MARKS[0], MARKS[1]), [day, month])
        }
        None if plot.line.is_empty() => ().into_any(),
        None => view! {
            <span class="quiet for-pointer">{say::point()}</span>
            <span class="quiet for-touch">{say::touch()}</span>
        }
        .into_any(),
    }
}

/// A sample of how a series is drawn, its name and, if there is one, its value.
fn key(class: &'static str, name: &str, value: Option<AnyView>) -> AnyView {
    let value = value.map(|value| view! { <span class="num">{value}</span> });
    view! { <li class="chart-key"><span class=format!("chart-sample {class}")></span> {name.to_owned()} " " {value}</li> }.into_any()
}

/// The sign is in the text, so the colour only helps.
fn figure(value: f64, long: Callback<f64, String>) -> AnyView {
    let class = if value < 0.0 { "loss" } else { "gain" };
    view! { <span class=class>{long.run(value)}</span> }.into_any()
}

fn event(plot: &Plot, reading: &Reading) -> Option<AnyView> {
    let event = plot.events.get(plot.event_near(reading.day, REACH)?)?;
    Some(view! { <p class="visually-hidden">{say::event(&event.label, &event.effect)}</p> }.into_any())
}

/// Stepping by months must not step over an event.
const REACH: f64 = DAYS_PER_MONTH / 2.0;

/// What happens on the way, in words, under the chart.
#[component]
pub(super) fn Events(chart: Chart) -> impl IntoView {
    let Chart { plot, day, .. } = chart;
    let near = value(move || plot.with(|plot| plot.event_near(plot.at(day.get()?)?.day, REACH)));
    let list = move || {
        plot.with(|plot| {
            let line = |(index, event): (usize, &Event)| {
                view! {
                    <li class:is-near=value(move || near.get() == Some(index))><strong>{event.label.clone()}</strong> " " {event.effect.clone()}</li>
                }
            };
            // What has no day stands last, as a line like the others: a shape of its own would weigh more than it says.
            let path = Event { day: 0.0, label: String::new(), effect: plot.path.clone() };
            let path = Some(&path).filter(|path| !path.effect.is_empty());
            let any = path.is_some() || !plot.events.is_empty();
            let lines = plot.events.iter().chain(path).enumerate().map(line);
            any.then(|| view! { <ul class="chart-events">{lines.pieces()}</ul> })
        })
    };
    dynamic(list)
}
