//! The same projection in the measures people compare plans by.

use breakeven::messages::details;
use breakeven::projection::PlanReport;
use leptos::prelude::*;

use crate::app::parts::dynamic::{dynamic, perhaps};

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::parts::tip::Tip;

/// Return figures over the horizon.
#[component]
pub fn Returns() -> impl IntoView {
    let calc = expect_calc();
    let line = |label: &'static str, help: &'static str, value: Box<dyn Fn() -> String + Send + Sync>| {
        view! { <tr><th scope="row">{label} <Tip text=help about=label/></th><td class="num">{dynamic(value)}</td></tr> }.into_any()
    };
    // What most plans do not have is left out where it is nothing.
    let some = move |label: &'static str, help: &'static str, pick: fn(&PlanReport) -> f64| {
        perhaps(move || {
            let text = calc.report.with(|report| {
                let value = pick(report);
                (value != 0.0).then(|| calc.case(|case| fmt::money(-value, &case.currency)))
            })?;
            Some(line(label, help, Box::new(move || text.clone())))
        })
    };
    let money = move |pick: fn(&PlanReport) -> f64| {
        Box::new(move || {
            calc.report.with(|report| calc.case(|case| fmt::money(pick(report), &case.currency)))
        })
    };
    let day = move |pick: fn(&PlanReport) -> Option<f64>, none: &'static str| {
        Box::new(move || {
            calc.report.with(|report| {
                pick(report).map_or_else(
                    || none.to_owned(),
                    |day| {
                        calc.case(|case| format!("{}, {}", fmt::span(day), fmt::month(case.start.after(day))))
                    },
                )
            })
        })
    };
    view! {
        <section class="sheet" aria-labelledby="returns-title">
            <h2 id="returns-title">{details::returns()}</h2>
            <table class="ledger">
                <tbody>
                    {line(details::paid(), details::paid_help(), money(|report| report.capex))}
                    {line(details::earned(), details::earned_help(), money(|report| report.totals.revenue))}
                    {line(details::electricity(), details::electricity_help(), money(|report| -report.totals.electricity))}
                    {line(details::other_costs(), details::other_costs_help(), money(|report| -report.totals.opex - report.totals.profit_share))}
                    {some(details::upkeep(), details::upkeep_help(), |report| report.totals.maintenance)}
                    {some(details::reinvested(), details::reinvested_help(), |report| report.totals.reinvested)}
                    {some(details::interest(), details::interest_help(), |report| report.totals.interest)}
                    {some(details::taxes(), details::taxes_help(), |report| report.totals.income_tax + report.totals.gains_tax)}
                    {line(details::resale(), details::resale_help(), money(|report| report.totals.resale))}
                    {line(details::left(), details::left_help(), money(|report| report.cumulative_final))}
                    {line(details::coins_mined(), details::after_pool_fee(), Box::new(move || calc.report.with(|report| {
                        calc.case(|case| format!("{} {}", fmt::coins(report.totals.coins), case.coin.symbol))
                    })))}
                    {line(details::coins_paid_back(), details::coins_paid_back_help(),
                        day(|report| report.coin_break_even.day, details::never()))}
                    {line(details::static_payback(), details::static_payback_help(),
                        day(|report| report.static_payback, details::never()))}
                    {line(details::irr(), details::irr_help(), Box::new(move || {
                        calc.report.with(|report| report.irr.map_or_else(|| details::none().into(), |rate| fmt::signed_percent(rate, 3)))
                    }))}
                    {line(details::npv(), details::npv_help(), money(|report| report.npv))}
                    {line(details::roi(), details::roi_help(), Box::new(move || {
                        calc.report.with(|report| report.roi.map_or_else(|| details::none().into(), |roi| fmt::signed_percent(roi, 3)))
                    }))}
                    {line(details::buying(), details::buying_help(),
                        money(|report| report.buying.profit))}
                    {line(details::days_off(), details::days_off_help(), Box::new(move || {
                        calc.report.with(|report| fmt::number(f64::from(report.off_days), 5))
                    }))}
                </tbody>
            </table>
        </section>
    }
    .into_any()
}
