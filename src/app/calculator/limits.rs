//! How far each assumption may move, alone, before the plan no longer pays for itself.

use breakeven::messages::details;
use breakeven::projection::Limit;
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic};

use super::field::expect_calc;
use crate::app::fmt;

struct Row {
    label: &'static str,
    now: String,
    limit: String,
    room: String,
    inside: bool,
}

/// The ledger of limits.
#[component]
pub fn LimitsTable() -> impl IntoView {
    let calc = expect_calc();
    let rows = move || {
        let limits = calc.limits.get()?;
        Some(calc.report.with(|report| {
            let paid_back = report.break_even.day.is_some();
            calc.case(|case| rows_of(case, &limits, paid_back))
        }))
    };
    view! {
        <section class="sheet" aria-labelledby="limits-title">
            <h2 id="limits-title">{details::limits()}</h2>
            <p class="quiet">{details::limits_note()}</p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="limits-title">
                <table class="ledger limits">
                    <thead><tr><th scope="col">{details::limits_assumption()}</th><th scope="col" class="num wide-only">{details::limits_yours()}</th>
                        <th scope="col" class="num">{details::limits_limit()}</th><th scope="col" class="num">{details::limits_room()}</th></tr></thead>
                    <tbody>
                        {dynamic(move || rows().map_or_else(
                            || view! { <tr><td colspan="4" class="quiet">{details::limits_working()}</td></tr> }.into_any(),
                            |rows| rows.into_iter().map(line).pieces().into_any(),
                        ))}
                    </tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let class = if row.inside { "num gain" } else { "num loss" };
    view! {
        <tr><th scope="row">{row.label}</th><td class="num wide-only">{row.now}</td><td class="num">{row.limit}</td><td class=class>{row.room}</td></tr>
    }
    .into_any()
}

/// The limit as `show` says it, or why there is none.
pub fn words(limit: Limit, show: &dyn Fn(f64) -> String) -> String {
    match limit {
        Limit::At(value) => show(value),
        Limit::Always => details::limit_always().into(),
        Limit::Never => details::limit_never().into(),
        Limit::Unused => details::limit_unused().into(),
    }
}

/// How many points of a percentage lie between.
pub fn points(fraction: f64) -> String {
    let points = fraction * 100.0;
    details::points(points.abs(), &fmt::signed_number(points, 2))
}

fn rows_of(case: &Case, limits: &breakeven::projection::Limits, paid_back: bool) -> Vec<Row> {
    let Some(plan) = case.plan.mining() else { return Vec::new() };
    let cur = &case.currency;
    let relative = |limit: Limit, now: f64| match limit {
        Limit::At(value) if now > 0.0 => fmt::signed_percent(value / now - 1.0, 2),
        _ => String::new(),
    };
    let mut rows = Vec::new();
    // Rented hashrate draws no power of one's own, unless it is billed apart.
    if limits.energy_price != Limit::Unused || plan.contract.is_none() {
        rows.push(Row {
            label: details::limit_electricity(),
            now: fmt::price(plan.energy_price.get(), cur),
            limit: words(limits.energy_price, &|value| fmt::price(value, cur)),
            room: relative(limits.energy_price, plan.energy_price.get()),
            inside: paid_back,
        });
    }
    rows.extend([
        Row {
            label: details::limit_coin_price(),
            now: fmt::fine_price(case.market.price.get(), cur),
            limit: words(limits.coin_price, &|value| fmt::fine_price(value, cur)),
            room: relative(limits.coin_price, case.market.price.get()),
            inside: paid_back,
        },
        Row {
            label: if plan.contract.is_some() { details::limit_contract() } else { details::limit_machine() },
            now: fmt::money(plan.unit_price.get(), cur),
            limit: words(limits.unit_price, &|value| fmt::money(value, cur)),
            room: relative(limits.unit_price, plan.unit_price.get()),
            inside: paid_back,
        },
        Row {
            label: details::limit_growth(),
            now: fmt::signed_percent(case.outlook.difficulty_growth.get(), 3),
            limit: words(limits.difficulty_growth, &|value| fmt::signed_percent(value, 3)),
            room: limits
                .difficulty_growth
                .value()
                .map_or_else(String::new, |value| points(value - case.outlook.difficulty_growth.get())),
            inside: paid_back,
        },
    ]);
    rows.push(Row {
        label: details::limit_start(),
        now: fmt::date(case.start),
        limit: match limits.latest_start {
            Limit::Always => details::limit_start_always().into(),
            other => words(other, &|day| fmt::date(case.start.after(day))),
        },
        room: limits.latest_start.value().map_or_else(String::new, fmt::span),
        inside: paid_back,
    });
    rows
}
