//! The answer: the sentence and the chart of the account; on a phone also a bar that stays in sight.

use breakeven::chart::{Band, Event, Mark, Plot, Second};
use breakeven::messages::{calculator, details};
use breakeven::networks::{Emission, Step};
use breakeven::plan::Kind;
use breakeven::projection::{self, PlanReport};
use breakeven::scenario::Case;
use leptos::prelude::*;

use crate::app::parts::dynamic::{dynamic, effect, perhaps};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

use super::field::expect_calc;
use super::headline::{Headline, brief};
use super::lacking;
use crate::app::chart::{CashChart, Table};
use crate::app::fmt;
use crate::app::parts::toggle::Toggle;
use crate::app::rested::painted;
use crate::app::state::Calc;

const MONEY: &str = "money";
const COINS: &str = "coins";

/// The bar that keeps the answer in sight on a phone; a tap leads to the chart.
#[component]
pub fn AnswerBar() -> impl IntoView {
    let calc = expect_calc();
    let text = move || {
        if calc.lacks() {
            return (calculator::bar_no_answer().into(), calculator::bar_figure_missing().into());
        }
        calc.report.with(|report| calc.case(|case| brief(case, report)))
    };
    let wrong = move || calc.wrong();
    // Only where the answer itself is out of sight does the bar stand in for it.
    let shown = RwSignal::new(false);
    watch_answer(shown);
    view! {
        <button type="button" class="answer-bar" hidden=move || !shown.get() on:click=|_| {
            if let Some(answer) = document().get_element_by_id("answer") {
                answer.scroll_into_view();
            }
        }>
            <strong>{dynamic(move || text().0)}</strong>
            <span>{dynamic(move || text().1)}</span>
            {perhaps(move || calc.told.with(|told| told.as_ref().filter(|told| !calc.lacks() && !told.brief.is_empty()).map(|told| view! { <span class="quiet">{told.brief.clone()}</span> })))}
            {perhaps(move || wrong().then(|| view! { <span class="loss">{calculator::bar_field_wrong()}</span> }))}
        </button>
    }
    .into_any()
}

/// Sets `hidden` to whether the answer's sentence has left the screen.
fn watch_answer(hidden: RwSignal<bool>) {
    effect(move || {
        let seen = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Some(entry) =
                entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            {
                // The view may be gone by the time the browser reports.
                let _ = hidden.try_set(!entry.is_intersecting());
            }
        });
        let (Ok(observer), Some(answer)) = (
            IntersectionObserver::new(seen.as_ref().unchecked_ref()),
            document().get_element_by_id("answer"),
        ) else {
            return;
        };
        observer.observe(&answer);
        let held = StoredValue::new_local((observer, seen));
        on_cleanup(move || {
            let _ = held.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}

/// The sentence and the chart.
#[component]
pub fn Answer() -> impl IntoView {
    let calc = expect_calc();
    let unit = RwSignal::new(MONEY);
    let coins = Memo::new(move |_| unit.get() == COINS);
    let currency = move || calc.case(|case| case.currency.clone());
    let symbol = move || calc.case(|case| case.coin.symbol);
    let painted = painted(calc);
    let line = Memo::new(move |_| {
        painted.track();
        let coins = coins.get();
        untrack(|| {
            if calc.lacks() {
                return calc.case(|case| Plot::empty(case.start.date()));
            }
            calc.report.with(|report| calc.case(|case| plot(case, report, coins)))
        })
    });
    let plot = Memo::new(move |_| {
        let mut plot = line.with(|line| Plot { band: band(calc, coins.get()), ..line.clone() });
        calc.hints.with(|hints| {
            plot.events.extend_from_slice(&hints.steps);
            plot.path.clone_from(&hints.path);
        });
        plot
    });
    let show = move |value: f64, short: bool| match (coins.get(), short) {
        (true, true) => fmt::signed_number(value, 3),
        (true, false) => format!("{} {}", fmt::signed_coins(value), symbol()),
        (false, true) => fmt::money_short(value, &currency()),
        (false, false) => fmt::signed_money(value, &currency()),
    };
    let held = Signal::derive(move || calc.wrong() && !calc.lacks());
    let title = Signal::derive(move || calc.case(|case| calculator::chart_title(&fmt::horizon(case))));
    let lacking = Signal::derive(move || lacking::sentence(calc).unwrap_or_default());
    let caption = Signal::derive(move || {
        painted.track();
        let coins = coins.get();
        untrack(|| {
            // What is missing stands in the place of the line.
            if calc.lacks() {
                return String::new();
            }
            calc.report.with(|report| calc.case(|case| caption(case, report, coins)))
        })
    });
    let options =
        vec![(MONEY, Signal::derive(currency)), (COINS, Signal::derive(move || symbol().to_owned()))];
    let table = move |()| calc.report.with(|report| calc.case(|case| table(case, report, coins.get())));
    view! {
        <Headline/>
        <CashChart
            plot=plot
            title=title
            caption=caption
            short=Callback::new(move |value| show(value, true))
            long=Callback::new(move |value| show(value, false))
            table=Callback::new(table)
            empty=lacking
            held=held
        >
            <Toggle legend=calculator::chart_unit() options value=unit/>
        </CashChart>
    }
    .into_any()
}

/// Where eight of ten futures run. They are followed in money only.
fn band(calc: Calc, coins: bool) -> Option<Band> {
    calc.told.with(|told| {
        let points =
            told.as_ref().filter(|told| !coins && !calc.lacks() && !told.band.is_empty())?.band.clone();
        Some(Band { name: calculator::line_futures().into(), points })
    })
}

fn plot(case: &Case, report: &PlanReport, coins: bool) -> Plot {
    let (series, crossing, start) = if coins {
        let price = report.months.first().map_or(report.end_price, |month| month.price);
        (&report.cumulative_coins, report.coin_break_even, -report.capex / price)
    } else {
        (&report.cumulative, report.break_even, -report.capex)
    };
    let line = points(start, series);
    // A stake has two accounts: its rewards, and its whole position. What the answer counts comes first.
    let stake = report.staking.as_ref().filter(|_| !coins);
    let at_risk = case.plan.staking().is_some_and(|plan| plan.at_risk);
    let (line, crossing, second) = match stake {
        None => (line, crossing, None),
        Some(stake) => {
            let position = points(start, &stake.position);
            let (line, crossing, name, points) = if at_risk {
                (position, stake.at_risk, calculator::line_rewards(), line)
            } else {
                (line, crossing, calculator::line_position(), position)
            };
            (line, crossing, Some(Second { name: name.into(), points }))
        }
    };
    let mark = crossing.day.map(|day| Mark {
        day,
        value: 0.0,
        label: calculator::mark_break_even(&fmt::short_month(case.start.after(day))),
    });
    let highest = line
        .iter()
        .copied()
        .fold((0.0, f64::NEG_INFINITY), |best, point| if point.1 > best.1 { point } else { best });
    let peak = mark.is_none().then(|| Mark {
        day: highest.0,
        value: highest.1,
        label: calculator::mark_closest(&fmt::short_month(case.start.after(highest.0))),
    });
    Plot {
        start: case.start.date(),
        name: match stake {
            None => calculator::line_plan(),
            Some(_) if at_risk => calculator::line_position(),
            Some(_) => calculator::line_rewards(),
        }
        .into(),
        line,
        band: None,
        second: second.or_else(|| {
            (!coins && report.buying.invested > 0.0 && case.plan.kind() != Kind::Buy)
                .then(|| buying(case, report))
        }),
        mark,
        peak,
        events: events(case),
        path: String::new(),
    }
}

/// A series of the ends of days behind its start.
fn points(start: f64, series: &[f64]) -> Vec<(f64, f64)> {
    std::iter::once((0.0, start))
        .chain(series.iter().enumerate().map(|(d, value)| ((d + 1) as f64, *value)))
        .collect()
}

/// The account of the same money put into the coin, day by day.
fn buying(case: &Case, report: &PlanReport) -> Second {
    let mut points = Vec::with_capacity(report.days + 1);
    let mut invested = report.capex.max(0.0);
    let mut owned = 0.0;
    projection::walk(case, |d, day| {
        if d == 0 {
            owned = invested / day.price;
        }
        points.push((d as f64, owned * day.price - invested));
        let shortfall = day.costs() - day.sold;
        if shortfall > 0.0 {
            invested += shortfall;
            owned += shortfall / day.price;
        }
    });
    points.push((report.days as f64, report.buying.profit));
    Second { name: calculator::line_buying(case.coin.paid_in()), points }
}

fn events(case: &Case) -> Vec<Event> {
    let event = |change: projection::SubsidyChange| {
        let date = fmt::date(change.at);
        let (before, after) = (fmt::number(change.before, 8), fmt::number(change.after, 8));
        let symbol = case.coin.symbol;
        let at = change.height.map_or_else(String::new, |height| {
            let at = match case.coin.step {
                Step::Epoch(_) => calculator::event_epoch,
                _ if case.coin.emission == Emission::Kaspa => calculator::event_score,
                _ => calculator::event_block,
            };
            at(&fmt::number(height as f64, 12))
        });
        let effect = match change.kind {
            projection::Change::Upgrade(upgrade) => calculator::event_upgrade(&date, upgrade.effect),
            _ => calculator::event_subsidy(&date, &before, &after, symbol, &at),
        };
        Event { day: change.day, label: change.kind.label().into(), effect }
    };
    projection::marks(&projection::subsidy_changes(case)).into_iter().map(event).collect()
}

fn caption(case: &Case, report: &PlanReport, coins: bool) -> String {
    if let Some(stake) = report.staking.as_ref().filter(|_| !coins) {
        let end = |value: f64| fmt::signed_money(value, &case.currency);
        return calculator::caption_stake(&end(report.cumulative_final), &end(stake.profit_end));
    }
    let end = if coins {
        report
            .cumulative_coins
            .last()
            .map(|value| format!("{} {}", fmt::signed_coins(*value), case.coin.symbol))
    } else {
        Some(fmt::signed_money(report.cumulative_final, &case.currency))
    };
    let crossing = if coins { report.coin_break_even } else { report.break_even };
    let end = end.unwrap_or_default();
    match (crossing.day.map(fmt::span), coins, report.staking.is_some()) {
        (Some(span), false, _) => calculator::caption_money_back(&span, &end),
        (None, false, _) => calculator::caption_money_never(&end),
        (Some(span), true, false) => calculator::caption_mined_back(&span, &end),
        (None, true, false) => calculator::caption_mined_never(&end),
        (Some(span), true, true) => calculator::caption_earned_back(&span, &end),
        (None, true, true) => calculator::caption_earned_never(&end),
    }
}

fn table(case: &Case, report: &PlanReport, coins: bool) -> Table {
    let cur = &case.currency;
    let mut day = 0usize;
    let rows = report
        .months
        .iter()
        .map(|month| {
            day += month.days as usize;
            let account = if coins {
                report
                    .cumulative_coins
                    .get(day - 1)
                    .map(|value| fmt::signed_coins(*value))
                    .unwrap_or_default()
            } else {
                fmt::signed_money(month.cumulative, cur)
            };
            vec![fmt::date(month.ends), account, fmt::money(month.flow, cur), fmt::coins(month.coins)]
        })
        .collect();
    Table {
        caption: details::account_table().into(),
        columns: vec![
            details::column_until().into(),
            details::column_account().into(),
            details::account_added().into(),
            if report.staking.is_some() {
                details::account_earned(case.coin.symbol)
            } else {
                details::account_mined(case.coin.symbol)
            },
        ],
        rows,
    }
}
