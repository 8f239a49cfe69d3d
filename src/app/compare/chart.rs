//! The courses of all plans on one axis.

use breakeven::chart::{Frame, Lines, LinesDrawing, draw_lines, nice, text_width};
use breakeven::messages::compare as say;
use breakeven::projection::Comparison;
use breakeven::wording;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::expect_desk;
use super::names::title;
use super::state::{Desk, Of};
use crate::app::chart::{Size, Table, TableView, measured};
use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, dynamic, handler, value};
use crate::app::parts::toggle::Toggle;

const MONEY: &str = "money";
const COINS: &str = "coins";

/// What the chart shows, shared by its parts. Cheap to copy.
#[derive(Clone, Copy)]
struct Chart {
    desk: Desk,
    unit: RwSignal<&'static str>,
    lines: Memo<Option<Lines>>,
    drawing: Memo<Option<LinesDrawing>>,
    /// The day looked at.
    day: RwSignal<Option<f64>>,
}

/// The chart with its read-out and its table.
pub fn chart() -> AnyView {
    let desk = expect_desk();
    let unit = RwSignal::new(MONEY);
    let stage = NodeRef::<html::Div>::new();
    let size = measured(stage);
    let lines = Memo::new(move |_| {
        desk.found.with(|found| found.as_ref().map(|found| lines(desk, found, unit.get() == COINS)))
    });
    let drawing = Memo::new(move |_| {
        lines.with(|lines| lines.as_ref().map(|lines| drawing(desk, lines, size.get(), unit.get())))
    });
    let chart = Chart { desk, unit, lines, drawing, day: RwSignal::new(None) };
    let symbol = move || desk.read(Of::All, |case| case.coin.symbol.to_owned()).unwrap_or_default();
    let options = vec![(MONEY, value(move || desk.currency())), (COINS, value(symbol))];
    let span = move || desk.read(Of::All, fmt::horizon);
    let heading = move || span().map(|span| say::chart_title(&span));
    let label = move || span().map(|span| say::chart_label(&span));
    let caption = move || {
        let budget = desk.found.with(|found| found.as_ref().map_or(0.0, |found| found.budget));
        let money = fmt::money(budget, &desk.currency());
        if unit.get() == COINS { say::chart_coins(&money, &symbol()) } else { say::chart_money(&money) }
    };
    let nothing = Memo::new(move |_| lines.with(Option::is_none));
    let view_box = move || {
        drawing.with(|drawing| {
            drawing
                .as_ref()
                .map(|drawing| format!("0 0 {} {}", drawing.frame.width as u32, drawing.frame.height as u32))
        })
    };
    let table = Callback::new(move |()| {
        lines.with_untracked(|lines| lines.as_ref().map_or_else(empty_table, |lines| chart.table(lines)))
    });
    view! {
        <figure class="chart compare-chart" class:is-empty=nothing>
            <figcaption class="chart-head">
                <h2 class="chart-title">{dynamic(heading)}</h2>
                <div class="chart-controls"><Toggle legend=say::chart_unit() options value=unit/></div>
                <p class="chart-caption">{dynamic(caption)}</p>
            </figcaption>
            {chart.read_out()}
            <div class="chart-stage" node_ref=stage>
                <svg class="chart-svg" role="img" aria-labelledby="compare-chart-title" viewBox=view_box>
                    <title id="compare-chart-title">{dynamic(label)}</title>
                    {dynamic(move || chart.picture())}
                </svg>
                {chart.cursor(nothing)}
            </div>
            <TableView summary=say::chart_table() table nothing/>
        </figure>
    }
    .into_any()
}

fn lines(desk: Desk, found: &Comparison, coins: bool) -> Lines {
    let mut courses: Vec<(String, Vec<f64>)> = desk.plans.with(|plans| {
        let course = |(entry, plan): (&super::state::Entry, &breakeven::projection::compare::Standing)| {
            (title(&entry.case), if coins { plan.coin_gains.clone() } else { plan.gains.clone() })
        };
        plans.iter().zip(&found.plans).map(course).collect()
    });
    if let Some(blend) = found.blend.as_ref().filter(|_| !coins) {
        courses.push((say::chart_blend().to_owned(), blend.gains.clone()));
    }
    let start = desk.read(Of::All, |case| case.start.date()).unwrap_or_else(fmt::today);
    Lines { start, days: found.at.iter().map(|day| *day as f64).collect(), courses }
}

fn drawing(desk: Desk, lines: &Lines, size: Size, unit: &str) -> LinesDrawing {
    let (low, high) = lines.values();
    let room = (size.width, size.tallest);
    let rough = Frame::new(room, size.font, 0.0, false);
    let axis = nice(low, high, Frame::value_steps(rough.bottom - rough.top, size.font));
    let widest = axis.ticks.iter().map(|tick| text_width(&short(desk, *tick, unit))).fold(0.0, f64::max);
    draw_lines(lines, &axis, Frame::new(room, size.font, widest * size.font, false), size.font)
}

fn short(desk: Desk, value: f64, unit: &str) -> String {
    if unit == COINS { fmt::signed_number(value, 3) } else { fmt::money_short(value, &desk.currency()) }
}

/// How a course is drawn: class of its line and its sample, and what stands at its end.
fn style(desk: Desk, index: usize) -> (String, String) {
    let plans = desk.plans.with(Vec::len);
    if index >= plans {
        return ("course course-B".to_owned(), say::chart_blend_mark().to_owned());
    }
    let number = (index + 1).to_string();
    (["course course-", &number].concat(), number)
}

fn px(value: f64) -> String {
    breakeven::chart::coordinate(value)
}

fn empty_table() -> Table {
    Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() }
}

impl Chart {
    fn long(self, value: f64) -> String {
        if self.unit.get() == COINS {
            let symbol = self.desk.read(Of::All, |case| case.coin.symbol).unwrap_or_default();
            return format!("{} {symbol}", fmt::signed_coins(value));
        }
        fmt::signed_money(value, &self.desk.currency())
    }

    fn picture(self) -> AnyView {
        let Self { desk, unit, drawing, .. } = self;
        drawing.with(|drawing| {
            let Some(drawing) = drawing else { return ().into_any() };
            let frame = drawing.frame;
            let rule = |&(value, y): &(f64, f64)| {
                let class = if value == 0.0 { "chart-zero" } else { "chart-rule" };
                view! {
                    <line class=class x1=px(frame.left) x2=px(frame.right) y1=px(y) y2=px(y)/>
                    <text class="chart-value" class:is-zero=value == 0.0 x=px(frame.left - 8.0) y=px(y) dy="0.35em">{short(desk, value, unit.get())}</text>
                }
            };
            let tick = |(x, tick): &(f64, breakeven::chart::DateTick)| view! {
                <line class="chart-tick" x1=px(*x) x2=px(*x) y1=px(frame.bottom) y2=px(frame.bottom + 5.0)/>
                <text class="chart-date" class:is-year=tick.year x=px(*x) y=px(frame.bottom + 6.0) dy="1em">{tick.label.clone()}</text>
            };
            let course = |(index, (path, (_, place))): (usize, (&String, &(f64, f64)))| {
                let (class, number) = style(desk, index);
                view! {
                    <path class=class d=path.clone()/>
                    <text class="course-number" x=px(frame.right + 4.0) y=px(*place) dy="0.35em">{number}</text>
                }
            };
            let marks = desk.found.with(|found| {
                let plans = found.as_ref().map(|found| found.plans.as_slice()).unwrap_or_default();
                let day = |plan: &breakeven::projection::compare::Standing| {
                    if unit.get() == COINS { plan.coins.break_even.day } else { plan.outcome.break_even.day }
                };
                let y = px(drawing.y.at(0.0));
                plans.iter().filter_map(day).filter(|day| *day > 0.0).map(|day| view! {
                    <g class="chart-mark"><circle cx=px(drawing.x.at(day)) cy=y.clone() r="4.5"/></g>
                }).pieces()
            });
            view! {
                <g aria-hidden="true">
                    {drawing.values.iter().map(rule).pieces()}
                    {drawing.dates.iter().map(tick).pieces()}
                    {drawing.paths.iter().zip(&drawing.ends).enumerate().map(course).pieces()}
                    {marks}
                </g>
            }
            .into_any()
        })
    }

    /// The legend, which gives the figures of the day looked at.
    fn read_out(self) -> AnyView {
        let Self { desk, lines, day, .. } = self;
        let content = move || {
            lines.with(|lines| {
                let lines = lines.as_ref()?;
                let reading = day.get().and_then(|day| lines.at(day));
                let heading = match &reading {
                    Some(reading) => view! { <strong>{wording::day(reading.date)}</strong> ", " <span class="quiet">{say::chart_month(&reading.month.to_string())}</span> }.into_any(),
                    None => view! {
                        <span class="quiet for-pointer">{say::chart_point()}</span>
                        <span class="quiet for-touch">{say::chart_touch()}</span>
                    }.into_any(),
                };
                let key = |(index, (name, _)): (usize, &(String, Vec<f64>))| {
                    let (class, number) = style(desk, index);
                    let value = reading.as_ref().and_then(|reading| reading.values.get(index)).map(|value| {
                        let tone = if *value < 0.0 { "num loss" } else { "num gain" };
                        view! { <span class=tone>{self.long(*value)}</span> }
                    });
                    view! {
                        <li class="chart-key"><span class="compare-number">{number}</span>
                            <svg class="course-sample" viewBox="0 0 32 8" aria-hidden="true"><path class=class d="M0 4H32"/></svg> {name.clone()} " " {value}</li>
                    }
                };
                Some(view! {
                    <p class="chart-day">{heading}</p>
                    <ul class="chart-keys">{lines.courses.iter().enumerate().map(key).pieces()}</ul>
                })
            })
        };
        view! { <output class="chart-readout" aria-live="polite" aria-atomic="true">{dynamic(content)}</output> }.into_any()
    }

    /// What takes pointer and keys; to assistive technology a slider over the days.
    fn cursor(self, nothing: Memo<bool>) -> AnyView {
        let Self { lines, drawing, day, .. } = self;
        let reading =
            Memo::new(move |_| day.get().and_then(|day| lines.with(|lines| lines.as_ref()?.at(day))));
        let at_pointer = move |event: &PointerEvent| {
            let x = f64::from(event.offset_x());
            day.set(drawing.with_untracked(|drawing| drawing.as_ref().map(|drawing| drawing.x.invert(x))));
        };
        let leave = move |event: PointerEvent| {
            // A finger that lifts leaves its figures to be read.
            if event.pointer_type() == "mouse" {
                day.set(None);
            }
        };
        let words = move || {
            reading.with(|reading| {
                let Some(reading) = reading else { return say::chart_no_day().to_owned() };
                let mut words = vec![wording::day(reading.date)];
                lines.with(|lines| {
                    let courses = lines.iter().flat_map(|lines| &lines.courses);
                    for ((name, _), value) in courses.zip(&reading.values) {
                        words.push(say::chart_value(name, &self.long(*value)));
                    }
                });
                words.join(", ")
            })
        };
        let last = move || lines.with(|lines| lines.as_ref().map_or(0.0, |lines| lines.range().1));
        let dots = move || {
            let reading = reading.get()?;
            drawing.with(|drawing| {
                let drawing = drawing.as_ref()?;
                let (frame, x) = (drawing.frame, px(drawing.x.at(reading.day)));
                let dots = reading.values.iter().map(|value| view! { <circle class="chart-dot" r="3.5" cx=x.clone() cy=px(drawing.y.at(*value))/> }).pieces();
                let view_box = format!("0 0 {} {}", frame.width as u32, frame.height as u32);
                Some(view! {
                    <svg class="chart-cursor" aria-hidden="true" viewBox=view_box>
                        <line x1=x.clone() x2=x.clone() y1=px(frame.top) y2=px(frame.bottom)/>{dots}
                    </svg>
                })
            })
        };
        view! {
            {dynamic(dots)}
            <div class="chart-plot" role="slider" aria-label=say::chart_day() aria-valuemin="0"
                aria-valuemax=value(move || px(last()))
                aria-valuenow=value(move || px(reading.with(|reading| reading.as_ref().map_or(0.0, |reading| reading.day))))
                aria-valuetext=value(words) hidden=nothing tabindex="0"
                on:pointerdown=handler(move |event: PointerEvent| at_pointer(&event))
                on:pointermove=handler(move |event: PointerEvent| at_pointer(&event))
                on:pointerleave=handler(leave)
                on:blur=move |_| day.set(None)
                on:keydown=move |event| self.key(&event)
            ></div>
        }
        .into_any()
    }

    fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let next = self.lines.with_untracked(|lines| {
            let lines = lines.as_ref()?;
            let (first, last) = lines.range();
            let by = |months| self.day.get_untracked().map_or(first, |day| lines.stepped(day, months));
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
            self.day.set(next);
        } else if event.key() == "Escape" && self.day.get_untracked().is_some() {
            event.prevent_default();
            self.day.set(None);
        }
    }

    /// The ends of months, of which long courses are sampled.
    fn table(self, lines: &Lines) -> Table {
        let mut columns = vec![say::chart_table_day().to_owned()];
        columns.extend(lines.courses.iter().map(|(name, _)| name.clone()));
        let row = |day: &f64| {
            let reading = lines.at(*day)?;
            let mut cells = vec![wording::day(reading.date)];
            cells.extend(reading.values.iter().map(|value| self.long(*value)));
            Some(cells)
        };
        // A row for every twentieth of the time is as much as anybody reads.
        let step = lines.days.len().div_ceil(60).max(1);
        let rows = lines.days.iter().step_by(step).chain(lines.days.last()).filter_map(row).collect();
        Table { caption: say::chart_table_about().into(), columns, rows }
    }
}
