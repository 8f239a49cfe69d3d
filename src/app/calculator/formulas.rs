//! The formulas with the person's own numbers in them.

use breakeven::messages::{details, method};
use breakeven::projection::PlanReport;
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic};

use super::field::expect_calc;
use crate::app::fmt;

struct Formula {
    name: &'static str,
    words: &'static str,
    figures: String,
}

/// How the first day's figures come about, and the break-even from them.
#[component]
pub fn Formulas() -> impl IntoView {
    let calc = expect_calc();
    let list = move || calc.report.with(|report| calc.case(|case| formulas(case, report)));
    view! {
        <section class="sheet" aria-labelledby="formulas-title">
            <h2 id="formulas-title">{details::formulas()}</h2>
            <p class="quiet">{details::formulas_note()}</p>
            <dl class="formulas">
                {dynamic(move || list().into_iter().map(|formula| view! {
                    <div><dt>{formula.name}</dt><dd>{formula.words}</dd><dd class="worked">{formula.figures}</dd></div>
                }).pieces())}
            </dl>
        </section>
    }
    .into_any()
}

fn formulas(case: &Case, report: &PlanReport) -> Vec<Formula> {
    let (Some(plan), Some(today)) = (case.plan.mining(), &report.today) else { return Vec::new() };
    let cur = case.currency.as_str();
    let symbol = case.coin.symbol;
    let first = case.first_step();
    let subsidy = case.subsidy(first);
    let fees = if plan.scheme.pays_fees() { case.fees(subsidy, first) } else { 0.0 };
    let n = |value: f64| fmt::number(value, 6);
    let rate = plan.units.get() * plan.hashrate.get();
    let blocks = today.days_per_block.map_or_else(|| "0".into(), |days| n(1.0 / days));
    let capex = fmt::money(report.capex, cur);
    let kept = (1.0 - plan.pool_fee.get()) * (1.0 - plan.stale.get());
    let own = today.days_per_block.map_or(0.0, |days| (subsidy + fees) * kept / days);
    let merged = case.market.merged.as_ref().zip(case.coin.merged);
    let mut formulas = vec![
        Formula {
            name: details::formula_blocks(),
            words: details::formula_blocks_words(),
            figures: details::formula_blocks_worked(
                &fmt::hashrate(rate, case.coin.rate_unit),
                &fmt::percent(plan.uptime.get() * plan.hours.running() / 24.0, 4),
                &n(case.market.difficulty.get()),
                &fmt::number(case.hashes_per_block(1.0), 12),
                &blocks,
            ),
        },
        Formula {
            name: details::formula_coins(),
            words: details::formula_coins_words(),
            figures: details::formula_coins_worked(
                &blocks,
                &n(subsidy),
                &n(fees),
                &fmt::percent(plan.pool_fee.get(), 3),
                &fmt::percent(plan.stale.get(), 3),
                &fmt::coins(if merged.is_some() { own } else { today.coins }),
                symbol,
            ),
        },
        Formula {
            name: details::formula_revenue(),
            words: details::formula_revenue_words(),
            figures: details::formula_revenue_worked(
                &fmt::coins(today.coins),
                symbol,
                &fmt::fine_price(case.market.price.get(), cur),
                &fmt::money(today.revenue, cur),
            ),
        },
        Formula {
            name: details::formula_electricity(),
            words: details::formula_electricity_words(),
            figures: details::formula_electricity_worked(
                &n(today.kwh),
                &fmt::price(plan.hours.mean_price(plan.energy_price.get()), cur),
                &fmt::money(today.electricity, cur),
            ),
        },
        Formula {
            name: details::formula_growth(),
            words: details::formula_growth_words(),
            figures: details::formula_growth_worked(
                &n(1.0 + case.outlook.price_growth.get()),
                &n(1.0 + case.outlook.difficulty_growth.get()),
            ),
        },
        Formula {
            name: details::formula_break_even(),
            words: details::formula_break_even_words(),
            figures: report.break_even.day.map_or_else(
                || details::formula_break_even_never(&capex),
                |day| details::formula_break_even_worked(day, &capex, &n(day)),
            ),
        },
    ];
    if let Some((market, second)) = merged {
        let (price, theirs) = (case.market.price.get(), market.price.get());
        let other = (today.coins - own) * price / theirs;
        let sum = [fmt::coins(own), fmt::coins(other), fmt::coins(today.coins)];
        let [theirs, price] = [theirs, price].map(|price| fmt::fine_price(price, cur));
        let figures =
            format!("{} {symbol} + {} {second} × {theirs} ÷ {price} = {} {symbol}", sum[0], sum[1], sum[2]);
        // Behind the coins of the first chain.
        formulas.insert(2, Formula { name: method::merged(), words: method::merged_formula(), figures });
    }
    formulas
}
