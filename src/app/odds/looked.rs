//! What a look back has found: two sentences, the two accounts, and a table of them.

use breakeven::chart::{Mark, Plot, Second};
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
    let caption = format!(
        "The account from {} to {until}: as it went, and dashed as it was to be expected.",
        fmt::date(found.start)
    );
    let rows = StoredValue::new(found);
    let table = move |()| rows.with_value(|found| calc.peek(|case| table(case, found)));
    view! {
        <div class="past-words" role="status"><p><strong>{happened}</strong></p><p>{said}</p><p class="quiet">{course}</p></div>
        <CashChart
            plot=Signal::stored(plot)
            title=Signal::stored("Looking back".to_owned())
            caption=Signal::stored(caption)
            short=Callback::new(move |value| fmt::money_short(value, &currency))
            long=Callback::new(move |value| fmt::signed_money(value, &long))
            table=Callback::new(table)
            empty=Signal::stored("There is nothing to draw.".to_owned())
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
        Some(day) if buys => format!(
            "Bought on {start}, it was first worth what it cost after {}; on {until} the account stood at {end}.",
            fmt::span(day),
        ),
        None if buys => format!(
            "Bought on {start}, it was never worth what it cost until {until}: the account stood at {end}."
        ),
        Some(day) => format!(
            "Begun on {start}, it had paid for itself after {}, by {}; on {until} the account stood at {end}.",
            fmt::span(day),
            fmt::month(found.start.after(day)),
        ),
        None => {
            format!("Begun on {start}, it had not paid for itself by {until}: the account stood at {end}.")
        }
    }
}

/// What would have been said on that day.
fn told(case: &Case, found: &Backtest) -> String {
    let end = fmt::signed_money(found.said.cumulative_final, &case.currency);
    let buys = case.plan.purchase().is_some();
    let promise = match found.promised {
        Some(day) if buys => format!("worth what it cost after {}", fmt::span(day)),
        None if buys => format!("never worth what it cost within {}", fmt::horizon(case)),
        Some(day) => {
            format!("pays for itself in {}, by {}", fmt::span(day), fmt::month(found.start.after(day)))
        }
        None => format!("never pays for itself within {}", fmt::horizon(case)),
    };
    let by_then = format!("and {end} after {}", fmt::span(found.days as f64));
    format!("With today's assumptions this page would have said on that day: {promise}, {by_then}.")
}

/// How price and difficulty went beside what the plan assumes of them.
fn course(case: &Case, found: &Backtest) -> String {
    let months = found.days as f64 / DAYS_PER_MONTH;
    let monthly =
        |[first, last]: [f64; 2]| fmt::signed_percent(libm::pow(last / first, 1.0 / months) - 1.0, 2);
    let [first, last] = found.prices.map(|price| fmt::money(price, &case.currency));
    let assumed = fmt::signed_percent(case.outlook.price_growth.get(), 2);
    let mut words = format!(
        "The price went from {first} to {last}, {} a month; the plan assumes {assumed}.",
        monthly(found.prices)
    );
    if let Some(difficulties) = found.difficulties {
        let [first, last] = difficulties.map(fmt::compact);
        let assumed = fmt::signed_percent(case.outlook.difficulty_growth.get(), 2);
        words += &format!(
            " The difficulty went from {first} to {last}, {} a month; the plan assumes {assumed}.",
            monthly(difficulties)
        );
    }
    words
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
        label: format!("Break-even, {}", fmt::short_month(found.start.after(day))),
    });
    let name = if case.plan.purchase().is_some() { "As prices went" } else { "As it went" };
    Plot {
        start: found.start.date(),
        name: name.into(),
        line: points(&found.happened),
        band: None,
        second: Some(Second { name: "As said that day".into(), points: points(&found.said) }),
        mark,
        peak: None,
        events: Vec::new(),
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
        caption: "The account at the end of each month, as it went and as said".into(),
        columns: vec!["Until".into(), "As it went".into(), "As said that day".into()],
        rows,
    }
}
