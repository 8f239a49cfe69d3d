//! What a purchase comes to. It has no machine, no difficulty and no electricity, so none of the tables of those.

use breakeven::messages::details;
use breakeven::projection::PlanReport;
use breakeven::scenario::Case;
use leptos::prelude::*;

use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, dynamic};

use super::field::expect_calc;

/// The purchase over the whole time.
pub fn bought() -> AnyView {
    let calc = expect_calc();
    dynamic(move || {
        let lines = calc.report.with(|report| calc.case(|case| lines(case, report)));
        let row = |(name, text): (&'static str, String)| view! { <tr><th scope="row">{name}</th><td class="num">{text}</td></tr> };
        view! {
            <section class="sheet" aria-labelledby="returns-title">
                <h2 id="returns-title">{details::returns()}</h2>
                <table class="ledger"><tbody>{lines.into_iter().map(row).pieces()}</tbody></table>
            </section>
        }
    })
}

fn lines(case: &Case, report: &PlanReport) -> Vec<(&'static str, String)> {
    let money = |value: f64| fmt::money(value, &case.currency);
    let price = |value: f64| fmt::fine_price(value, &case.currency);
    let totals = &report.totals;
    let paid = report.capex + totals.opex;
    let mut lines = vec![(details::bought_spent(), money(report.capex))];
    let mut some = |name, value: f64| {
        if value != 0.0 {
            lines.push((name, money(value)));
        }
    };
    some(details::bought_later(), totals.opex);
    some(details::interest(), totals.interest);
    some(details::bought_tax(), totals.gains_tax);
    let rate = |value: Option<f64>| {
        value.map_or_else(|| details::none().into(), |rate| fmt::signed_percent(rate, 3))
    };
    let coins = format!("{} {}", fmt::coins(totals.coins), case.coin.symbol);
    lines.push((details::bought_coins(), coins));
    if totals.coins > 0.0 {
        lines.push((details::bought_average(), price(paid / totals.coins)));
    }
    lines.extend([
        (details::bought_end_price(), price(report.end_price)),
        (details::bought_worth(), money(totals.coins * report.end_price)),
        (details::bought_gain(), money(report.cumulative_final)),
        (details::irr(), rate(report.irr)),
        (details::npv(), money(report.npv)),
    ]);
    lines
}
