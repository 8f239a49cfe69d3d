//! What the first day brings, and what that makes in a month and a year if nothing changed.

use breakeven::projection::{PlanReport, Today};
use breakeven::scenario::Case;
use breakeven::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity};
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic};

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::parts::tip::Tip;

/// The table of today's economics and the figures miners compare.
#[component]
pub fn Economics() -> impl IntoView {
    let calc = expect_calc();
    let amount = move |days: f64, value: f64| {
        let value = value * days;
        let class = if value < 0.0 { "num loss" } else { "num" };
        view! { <td class=class>{calc.case(|case| fmt::money(value, &case.currency))}</td> }
    };
    let row = move |label: &'static str, strong: bool, value: fn(&Today) -> f64| {
        view! {
            <tr class:total=strong>
                <th scope="row">{label}</th>
                {dynamic(move || {
                    let value = calc.report.with(|report| report.today.as_ref().map_or(0.0, value));
                    [1.0, DAYS_PER_MONTH, DAYS_PER_YEAR].map(|days| amount(days, value)).pieces()
                })}
            </tr>
        }
        .into_any()
    };
    view! {
        <section class="sheet" aria-labelledby="economics-title">
            <h2 id="economics-title">"Today's economics"</h2>
            <p class="quiet">"With today's price and difficulty held still, which they will not be: see the chart for what is assumed of them."</p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="economics-title">
                <table class="ledger">
                    <thead><tr><th scope="col"><span class="visually-hidden">"Item"</span></th>
                        <th scope="col" class="num">"a day"</th><th scope="col" class="num">"a month"</th><th scope="col" class="num">"a year"</th></tr></thead>
                    <tbody>
                        {row("Mined before pool fee", false, |today| today.revenue + today.pool_cost)}
                        {row("Pool fee and stale shares", false, |today| -today.pool_cost)}
                        {row("Electricity", false, |today| -today.electricity)}
                        {row("Maintenance", false, |today| -today.maintenance)}
                        {row("Other running costs", false, |today| -today.opex)}
                        {row("Profit", true, |today| today.profit)}
                    </tbody>
                </table>
            </div>
            <Figures/>
        </section>
    }
    .into_any()
}

#[component]
fn Figures() -> impl IntoView {
    let calc = expect_calc();
    let figure = |label: &'static str,
                  help: &'static str,
                  value: fn(&Case, &PlanReport, &Today) -> Option<String>| {
        let text = move || {
            let found = calc.report.with(|report| {
                let today = report.today.as_ref()?;
                calc.case(|case| value(case, report, today))
            });
            found.unwrap_or_else(|| "none".into())
        };
        view! { <div><dt>{label} <Tip text=help about=label/></dt><dd>{dynamic(text)}</dd></div> }.into_any()
    };
    view! {
        <dl class="figures">
            {figure("Hash price", "What the network pays for a petahash per second over a day, before pool fee.",
                |case, _, today| Some(format!("{} / PH/s a day", fmt::money(today.hash_price * 1e15, &case.currency))))}
            {figure("Coins a day", "After pool fee and stale shares.",
                |case, _, today| Some(format!("{} {}", fmt::coins(today.coins), case.coin.symbol)))}
            {figure("Running costs per coin", "Electricity, upkeep and other running costs for each coin at today's difficulty.",
                |case, _, today| today.cost_per_coin.map(|cost| fmt::money(cost, &case.currency)))}
            {figure("All costs per coin", "Everything paid over the horizon, machines included and resale taken off, for each coin mined.",
                |case, report, _| report.cost_per_coin.map(|cost| fmt::money(cost, &case.currency)))}
            {figure("Pays for its power up to", "Price of electricity at which today's coins pay just for the energy.",
                |case, _, today| today.shutdown_energy_price.map(|price| format!("{} / kWh", fmt::price(price, &case.currency))))}
            {figure("Efficiency", "Energy for each terahash.",
                |case, _, _| {
                    let plan = case.plan.mining()?;
                    let rate = plan.hashrate.get() / 1e12;
                    (rate > 0.0).then(|| format!("{} J/TH", fmt::number(plan.power.get() / rate, 3)))
                })}
            {figure("Network hashrate", "What today's difficulty stands for.",
                |_, _, today| Some(fmt::hashrate(today.network_hashrate)))}
            {figure("Own block, alone", "How long one block of your own takes on average: the reason for pools.",
                |_, _, today| today.days_per_block.map(fmt::span))}
        </dl>
    }
    .into_any()
}
