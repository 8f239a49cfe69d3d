//! What the first day brings, and what that makes in a month and a year if nothing changed.

use breakeven::messages::details;
use breakeven::networks::Coin;
use breakeven::projection::{PlanReport, Today};
use breakeven::scenario::Case;
use breakeven::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity};
use breakeven::wording::scaled;
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::parts::tip::Tip;

/// What a hash price is told for, and what an efficiency, where miners of the coin know no other unit.
const PETAHASH: f64 = 1e15;
const TERAHASH: f64 = 1e12;

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
            <h2 id="economics-title">{details::economics()}</h2>
            <p class="quiet">{details::economics_note()}</p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="economics-title">
                <table class="ledger">
                    <thead><tr><th scope="col"><span class="visually-hidden">{details::item()}</span></th>
                        <th scope="col" class="num">{details::a_day()}</th><th scope="col" class="num">{details::a_month()}</th><th scope="col" class="num">{details::a_year()}</th></tr></thead>
                    <tbody>
                        {row(details::mined_gross(), false, |today| today.revenue + today.pool_cost)}
                        {row(details::pool_fee(), false, |today| -today.pool_cost)}
                        {row(details::electricity(), false, |today| -today.electricity)}
                        {row(details::maintenance(), false, |today| -today.maintenance)}
                        {row(details::other_costs(), false, |today| -today.opex)}
                        {row(details::profit(), true, |today| today.profit)}
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
    let figure = move |label: &'static str,
                       help: &'static str,
                       value: fn(&Case, &PlanReport, &Today) -> Option<String>| {
        let text = move || {
            let found = calc.report.with(|report| {
                let today = report.today.as_ref()?;
                calc.case(|case| value(case, report, today))
            });
            found.unwrap_or_else(|| details::none().into())
        };
        view! { <div><dt>{label} <Tip text=help about=label/></dt><dd>{dynamic(text)}</dd></div> }.into_any()
    };
    // Rented hashrate draws no power of one's own, unless it is billed apart.
    let powered =
        Memo::new(move |_| calc.case(|case| case.plan.mining().is_some_and(|plan| plan.power.get() > 0.0)));
    view! {
        <dl class="figures">
            {figure(details::hash_price(), details::hash_price_help(),
                |case, _, today| {
                    let (multiple, unit) = hashrate_unit(case.coin, PETAHASH);
                    let price = fmt::fine_price(today.hash_price * multiple, &case.currency);
                    Some(details::hash_price_figure(&price, &unit))
                })}
            {figure(details::coins_a_day(), details::after_pool_fee(),
                |case, _, today| Some(format!("{} {}", fmt::coins(today.coins), case.coin.symbol)))}
            {figure(details::running_per_coin(), details::running_per_coin_help(),
                |case, _, today| today.cost_per_coin.map(|cost| fmt::fine_price(cost, &case.currency)))}
            {figure(details::all_per_coin(), details::all_per_coin_help(),
                |case, report, _| report.cost_per_coin.map(|cost| fmt::fine_price(cost, &case.currency)))}
            {perhaps(move || powered.get().then(move || view! {
                {figure(details::shutdown_price(), details::shutdown_price_help(),
                    |case, _, today| today.shutdown_energy_price.map(|price| format!("{} / kWh", fmt::price(price, &case.currency))))}
                {figure(details::efficiency(), details::efficiency_help(),
                    |case, _, _| {
                        let plan = case.plan.mining()?;
                        let (multiple, unit) = hashrate_unit(case.coin, TERAHASH);
                        let rate = plan.hashrate.get() / multiple;
                        let unit = unit.trim_end_matches("/s");
                        (rate > 0.0).then(|| format!("{} J/{unit}", fmt::number(plan.power.get() / rate, 3)))
                    })}
            }.into_any()))}
            {figure(details::network_hashrate(), details::network_hashrate_help(),
                |case, _, today| Some(fmt::hashrate(today.network_hashrate, case.coin.rate_unit)))}
            {figure(details::own_block(), details::own_block_help(),
                |_, _, today| today.days_per_block.map(fmt::span))}
        </dl>
    }
    .into_any()
}

/// Hashes a second for which a figure is told, and their name: `usual` for SHA-256 and for coins of one's own, for
/// others what people give their machines in.
fn hashrate_unit(coin: &Coin, usual: f64) -> (f64, String) {
    let ours = coin.algorithm == "SHA-256" || !coin.is_mined();
    let multiple = if ours { usual } else { coin.rate_multiple };
    (multiple, [scaled(multiple).1, coin.rate_unit].concat())
}
