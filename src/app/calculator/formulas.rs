//! The formulas with the person's own numbers in them.

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
            <h2 id="formulas-title">"How it is worked out"</h2>
            <p class="quiet">"The first day, with your numbers. Every later day does the same with that day's price, difficulty and subsidy."</p>
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
    let subsidy = case.subsidy(case.market.height);
    let fees = if plan.scheme.pays_fees() { case.market.fees.with(subsidy) } else { 0.0 };
    let n = |value: f64| fmt::number(value, 6);
    let rate = plan.units.get() * plan.hashrate.get();
    vec![
        Formula {
            name: "Blocks found",
            words: "hashrate × 86 400 s × uptime ÷ (difficulty × hashes per unit of difficulty)",
            figures: format!(
                "{} × 86 400 s × {} ÷ ({} × {}) = {} blocks a day",
                fmt::hashrate(rate),
                fmt::percent(plan.uptime.get() * plan.hours.running() / 24.0, 4),
                n(case.market.difficulty.get()),
                fmt::number(case.hashes_per_difficulty(), 12),
                today.days_per_block.map_or_else(|| "0".into(), |days| n(1.0 / days)),
            ),
        },
        Formula {
            name: "Coins",
            words: "blocks × (subsidy + transaction fees) × (1 − pool fee) × (1 − stale shares)",
            figures: format!(
                "{} × ({} + {}) × (1 − {}) × (1 − {}) = {} {symbol} a day",
                today.days_per_block.map_or_else(|| "0".into(), |days| n(1.0 / days)),
                n(subsidy),
                n(fees),
                fmt::percent(plan.pool_fee.get(), 3),
                fmt::percent(plan.stale.get(), 3),
                fmt::coins(today.coins),
            ),
        },
        Formula {
            name: "Revenue",
            words: "coins × price",
            figures: format!(
                "{} {symbol} × {} = {} a day",
                fmt::coins(today.coins),
                fmt::money(case.market.price.get(), cur),
                fmt::money(today.revenue, cur),
            ),
        },
        Formula {
            name: "Electricity",
            words: "power ÷ 1000 × 24 h × uptime × cooling overhead × price",
            figures: format!(
                "{} kWh × {} = {} a day",
                n(today.kwh),
                fmt::price(plan.hours.mean_price(plan.energy_price.get()), cur),
                fmt::money(today.electricity, cur),
            ),
        },
        Formula {
            name: "Growth",
            words: "price and difficulty of day d: today's × (1 + growth a month) ^ (d ÷ 30.4375); the subsidy halves at its block, even inside a day",
            figures: format!(
                "price × {} and difficulty × {} each month",
                n(1.0 + case.outlook.price_growth.get()),
                n(1.0 + case.outlook.difficulty_growth.get()),
            ),
        },
        Formula {
            name: "Break-even",
            words: "the first moment at which −(paid at the start) + all days so far reaches zero, a straight line inside the day",
            figures: format!(
                "−{} + … = 0 {}",
                fmt::money(report.capex, cur),
                report.break_even.day.map_or_else(
                    || "is not reached".into(),
                    |day| format!("after {} days", fmt::number(day, 6))
                ),
            ),
        },
    ]
}
