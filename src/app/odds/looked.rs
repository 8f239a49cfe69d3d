//! What a look back has found: two sentences, the two accounts, and a table of them.

use breakeven::chart::{Mark, Plot, Second};
use breakeven::messages::past as say;
use breakeven::projection::PlanReport;
use breakeven::projection::backtest::Backtest;
use breakeven::scenario::Case;
use breakeven::units::{DAYS_PER_MONTH, Quantity};
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::chart::{CashChart, Table};
use crate::app::fmt;

/// The answer for one day.
#[component]
pub fn Looked(found: Backtest) -> impl IntoView {
    let calc = expect_calc();
    let (happened, said, course) =
        calc.case(|case| (brought(case, &found), told(case, &found), course(case, &found)));
    let plot = calc.case(|case| plot(case, &found));
    let currency = calc.case(|case| case.currency.clone());
    let long = currency.clone();
    let until = fmt::date(found.start.after(found.days as f64));
    let caption = say::caption(&fmt::date(found.start), &until);
    let rows = StoredValue::new(found);
    let table = move |()| rows.with_value(|found| calc.peek(|case| table(case, found)));
    view! {
        <div class="past-words" role="status"><p><strong>{happened}</strong></p><p>{said}</p><p class="quiet">{course}</p></div>
        <CashChart
            plot=Signal::stored(plot)
            title=Signal::stored(say::title().to_owned())
            caption=Signal::stored(caption)
            short=Callback::new(move |value| fmt::money_short(value, &currency))
            long=Callback::new(move |value| fmt::signed_money(value, &long))
            table=Callback::new(table)
            empty=Signal::stored(say::empty().to_owned())
        />
    }
    .into_any()
}

/// What has come of it.
fn brought(case: &Case, found: &Backtest) -> String {
    let start = fmt::date(found.start);
    let end = fmt::signed_money(found.happened.cumulative_final, &case.currency);
    let until = fmt::date(found.start.after(found.days as f64));
    let buys = case.plan.purchase().is_some();
    match found.happened.break_even.day {
        Some(day) if buys => say::bought_worth(&start, &fmt::span(day), &until, &end),
        None if buys => say::bought_never_worth(&start, &until, &end),
        Some(day) => {
            let month = fmt::month(found.start.after(day));
            say::begun_paid(&start, &fmt::span(day), &month, &until, &end)
        }
        None => say::begun_not_paid(&start, &until, &end),
    }
}

/// What would have been said on that day.
fn told(case: &Case, found: &Backtest) -> String {
    let end = fmt::signed_money(found.said.cumulative_final, &case.currency);
    let buys = case.plan.purchase().is_some();
    let promise = match found.promised {
        Some(day) if buys => say::promise_worth(&fmt::span(day)),
        None if buys => say::promise_never_worth(&fmt::horizon(case)),
        Some(day) => say::promise_pays(&fmt::span(day), &fmt::month(found.start.after(day))),
        None => say::promise_never_pays(&fmt::horizon(case)),
    };
    say::said(&promise, &end, &fmt::span(found.days as f64))
}

/// How price and difficulty went beside what the plan assumes of them.
fn course(case: &Case, found: &Backtest) -> String {
    let months = found.days as f64 / DAYS_PER_MONTH;
    let monthly =
        |[first, last]: [f64; 2]| fmt::signed_percent(libm::pow(last / first, 1.0 / months) - 1.0, 2);
    let [first, last] = found.prices.map(|price| fmt::fine_price(price, &case.currency));
    let assumed = fmt::signed_percent(case.outlook.price_growth.get(), 2);
    let words = say::price_went(&first, &last, &monthly(found.prices), &assumed);
    let Some(difficulties) = found.difficulties else { return words };
    let [first, last] = difficulties.map(fmt::compact);
    let assumed = fmt::signed_percent(case.outlook.difficulty_growth.get(), 2);
    [&words, " ", &say::difficulty_went(&first, &last, &monthly(difficulties), &assumed)].concat()
}

fn points(report: &PlanReport) -> Vec<(f64, f64)> {
    // The account of a purchase opens short of its fee only, so the first day stands for the start.
    let mut points = Vec::with_capacity(report.cumulative.len() + 1);
    if report.today.is_some() {
        points.push((0.0, -report.capex));
    }
    for (day, value) in report.cumulative.iter().enumerate() {
        points.push(((day + 1) as f64, *value));
    }
    points
}

fn plot(case: &Case, found: &Backtest) -> Plot {
    let mark = found.happened.break_even.day.map(|day| Mark {
        day,
        value: 0.0,
        label: say::mark(&fmt::short_month(found.start.after(day))),
    });
    let name = if case.plan.purchase().is_some() { say::line_prices() } else { say::line() };
    Plot {
        start: found.start.date(),
        name: name.into(),
        line: points(&found.happened),
        band: None,
        second: Some(Second { name: say::line_said().into(), points: points(&found.said) }),
        mark,
        peak: None,
        events: Vec::new(),
        path: String::new(),
    }
}

fn table(case: &Case, found: &Backtest) -> Table {
    let mut day = 0;
    let mut rows = Vec::with_capacity(found.happened.months.len());
    for month in &found.happened.months {
        day += month.days as usize;
        let at = |report: &PlanReport| {
            report
                .cumulative
                .get(day - 1)
                .map_or_else(String::new, |value| fmt::signed_money(*value, &case.currency))
        };
        rows.push(vec![fmt::date(month.ends), at(&found.happened), at(&found.said)]);
    }
    Table {
        caption: say::table().into(),
        columns: vec![say::column_until().into(), say::line().into(), say::line_said().into()],
        rows,
    }
}
