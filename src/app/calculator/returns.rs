//! The same projection in the measures people compare plans by.

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
            <h2 id="returns-title">"Over the whole time"</h2>
            <table class="ledger">
                <tbody>
                    {line("Paid at the start", "All machines and other costs at the start.", money(|report| report.capex))}
                    {line("Earned", "Worth of all coins, sold as you chose.", money(|report| report.totals.revenue))}
                    {line("Electricity", "Over the whole horizon.", money(|report| -report.totals.electricity))}
                    {line("Other running costs", "Over the whole horizon, a host's share included.", money(|report| -report.totals.opex - report.totals.profit_share))}
                    {some("Upkeep", "What the provider charges.", |report| report.totals.maintenance)}
                    {some("Reinvested", "Profit that bought more hashrate.", |report| report.totals.reinvested)}
                    {some("Interest", "On what was borrowed.", |report| report.totals.interest)}
                    {some("Taxes", "On income at receipt and on gains at the sale.", |report| report.totals.income_tax + report.totals.gains_tax)}
                    {line("Machines sold", "What they fetch on the last day.", money(|report| report.totals.resale))}
                    {line("Left at the end", "All of the above together.", money(|report| report.cumulative_final))}
                    {line("Coins mined", "After pool fee and stale shares.", Box::new(move || calc.report.with(|report| {
                        calc.case(|case| format!("{} {}", fmt::coins(report.totals.coins), case.coin.symbol))
                    })))}
                    {line("Coins paid back", "When you have more coins than the money would have bought at the start, costs converted on the day.",
                        day(|report| report.coin_break_even.day, "never"))}
                    {line("Static payback", "Price divided by the first day's profit. Most calculators stop here; it leaves out difficulty, halvings and everything else that changes.",
                        day(|report| report.static_payback, "never"))}
                    {line("Internal rate of return", "The yearly interest at which the plan would be worth exactly its price.", Box::new(move || {
                        calc.report.with(|report| report.irr.map_or_else(|| "none".into(), |rate| fmt::signed_percent(rate, 3)))
                    }))}
                    {line("Net present value", "Today's worth of all payments at your discount rate.", money(|report| report.npv))}
                    {line("Return on investment", "What is left at the end, as a part of what was paid at the start.", Box::new(move || {
                        calc.report.with(|report| report.roi.map_or_else(|| "none".into(), |roi| fmt::signed_percent(roi, 3)))
                    }))}
                    {line("Buying the coin instead", "The same money put into the coin on the same days, at the same assumed prices: its gain or loss at the end.",
                        money(|report| report.buying.profit))}
                    {line("Days switched off", "Days on which the coins would have been worth less than their electricity.", Box::new(move || {
                        calc.report.with(|report| fmt::number(f64::from(report.off_days), 5))
                    }))}
                </tbody>
            </table>
        </section>
    }
    .into_any()
}
