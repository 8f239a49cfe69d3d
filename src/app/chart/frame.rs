use breakeven::chart::{Drawing, Frame, Plot, draw, nice, text_width};
use breakeven::messages::chart as say;
use leptos::html;
use leptos::prelude::*;

use crate::app::parts::dynamic::{dynamic, perhaps};

use super::cursor::Cursor;
use super::marks::{Areas, Axes, Lines, Spots};
use super::readout::{Events, ReadOut};
use super::size::{Size, measured};
use super::table::{Table, TableView};

/// The chart's state, shared by its parts. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Chart {
    pub plot: Signal<Plot>,
    pub drawing: Memo<Drawing>,
    /// The day looked at.
    pub day: RwSignal<Option<f64>>,
    /// Writes a value for the axis.
    pub short: Callback<f64, String>,
    /// Writes a value in full.
    pub long: Callback<f64, String>,
    /// Tells the ids of this chart from those of another on the page.
    pub id: u32,
}

impl Chart {
    /// An id within this chart.
    pub fn id(self, part: &str) -> String {
        format!("chart-{}-{part}", self.id)
    }
}

/// A line over time against zero: the account of a plan, with its break-even.
///
/// Everything drawn is in `plot`; the read-out, the table and the picture's description come from the
/// same data. Without points the chart says `empty` instead.
#[component]
pub fn CashChart(
    /// What is drawn.
    #[prop(into)]
    plot: Signal<Plot>,
    /// The chart's name, such as "Account over five years".
    #[prop(into)]
    title: Signal<String>,
    /// What the chart shows, in a sentence that stands alone: it is also the picture's description.
    #[prop(into)]
    caption: Signal<String>,
    /// Writes a value for the axis: few characters, with its sign.
    #[prop(into)]
    short: Callback<f64, String>,
    /// Writes a value for the read-out, with its sign.
    #[prop(into)]
    long: Callback<f64, String>,
    /// The figures as a table; called only when it is opened or printed.
    #[prop(into)]
    table: Callback<(), Table>,
    /// What is said instead of a chart without points.
    #[prop(into)]
    empty: Signal<String>,
    /// Whether the chart is one of an earlier answer, because the present input has none.
    #[prop(into, optional)]
    held: Signal<bool>,
    /// Controls beside the title, such as a switch of units.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let stage = NodeRef::<html::Div>::new();
    let size = measured(stage);
    let drawing = Memo::new(move |_| plot.with(|plot| drawing(plot, size.get(), short)));
    let chart = Chart { plot, drawing, day: RwSignal::new(None), short, long, id: next_id() };
    let (title_id, note_id) = (chart.id("title"), chart.id("desc"));
    let labels = format!("{title_id} {note_id}");
    let nothing = Memo::new(move |_| plot.with(|plot| plot.line.is_empty()));
    let view_box = move || drawing.with(|drawing| view_box(drawing.frame));
    view! {
        <figure class="chart" class:is-empty=nothing class:is-held=held>
            <figcaption class="chart-head">
                <h2 class="chart-title">{dynamic(move || title.get())}</h2>
                {children.map(|children| view! { <div class="chart-controls">{children()}</div> })}
                <p class="chart-caption">{dynamic(move || caption.get())}</p>
            </figcaption>
            <ReadOut chart/>
            <div class="chart-stage" node_ref=stage>
                <svg class="chart-svg" role="img" aria-labelledby=labels viewBox=view_box>
                    <title id=title_id>{dynamic(move || title.get())}</title>
                    <desc id=note_id>{dynamic(move || caption.get())}</desc>
                    <Areas chart/>
                    <Axes chart/>
                    <Lines chart/>
                    <Spots chart/>
                </svg>
                {perhaps(move || nothing.get().then(|| view! { <p class="chart-empty">{dynamic(move || empty.get())}</p> }))}
                {perhaps(move || held.get().then_some(view! { <p class="chart-held">{say::last_answer()}</p> }))}
                <Cursor chart nothing/>
            </div>
            <Events chart/>
            <TableView summary=say::as_table() table nothing/>
        </figure>
    }
    .into_any()
}

fn drawing(plot: &Plot, size: Size, short: Callback<f64, String>) -> Drawing {
    let (low, high) = plot.values().unwrap_or_default();
    let events = !plot.events.is_empty();
    let room = (size.width, size.tallest);
    let rough = Frame::new(room, size.font, 0.0, events);
    let axis = nice(low, high, Frame::value_steps(rough.bottom - rough.top, size.font));
    let widest = axis.ticks.iter().map(|tick| text_width(&short.run(*tick))).fold(0.0, f64::max);
    draw(plot, &axis, Frame::new(room, size.font, widest * size.font, events), size.font)
}

fn view_box(frame: Frame) -> String {
    format!("0 0 {} {}", frame.width as u32, frame.height as u32)
}

fn next_id() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
