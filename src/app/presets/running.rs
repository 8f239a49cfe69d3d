//! What electricity, a host, cooling, a pool and repairs usually cost.

use breakeven::catalog::{self, PresetKind, Rate};
use breakeven::messages::presets as say;
use breakeven::plan::Kind;
use leptos::prelude::*;

use super::chooser::Chooser;
use super::machine::repairs;
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::live::LiveMarket;
use crate::app::names;
use crate::app::parts::context::provided;
use crate::app::parts::dynamic::dynamic;
use crate::app::state::{Calc, Given};

/// The choices, for the plan and the coin at hand.
pub fn running() -> AnyView {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    let subject = Memo::new(move |_| calc.case(|case| (case.plan.kind(), case.coin.symbol)));
    dynamic(move || {
        let (kind, symbol) = subject.get();
        let own = kind == Kind::Mine;
        view! {
            <div class="field-grid">
                {electricity(calc, live)}
                {own.then(|| hosting(calc, live))}
                {own.then(|| cooling(calc))}
                {pools(calc, symbol)}
                {own.then(|| repairs(calc))}
            </div>
        }
    })
}

/// Units of the form's currency that one unit of `code` is worth.
fn rate_from(calc: Calc, live: LiveMarket, code: &str) -> Option<f64> {
    Some(calc.peek(|case| case.fx) / live.usd_rate(code)?)
}

fn electricity(calc: Calc, live: LiveMarket) -> AnyView {
    let mut rates: Vec<&'static Rate> = Vec::new();
    let mut options = Vec::new();
    for (tariff, name) in names::tariffs() {
        let homes: fn(&str) -> String = say::electricity_homes;
        for (words, rate) in [(homes, &tariff.household), (say::electricity_firms, &tariff.business)] {
            if let Some(rate) = rate {
                rates.push(rate);
                options.push(words(&name));
            }
        }
    }
    let take = move |index: usize| {
        let rate = rates.get(index)?;
        calc.type_number("kwh", rate.price * rate_from(calc, live, rate.currency)?, 3);
        let price = fmt::price(rate.price, rate.currency);
        Some((say::electricity_said(&price), rate.origin))
    };
    Chooser {
        id: "typical-kwh",
        label: say::electricity(),
        help: say::electricity_about(),
        ask: say::electricity_ask(),
        options,
        take: Box::new(take),
    }
    .view()
}

fn hosting(calc: Calc, live: LiveMarket) -> AnyView {
    let hosts: Vec<_> = catalog::presets(PresetKind::Hosting).collect();
    let options = hosts.iter().map(|host| host.name.to_owned()).collect();
    let take = move |index: usize| {
        let host = hosts.get(index)?;
        calc.type_number("kwh", host.value * rate_from(calc, live, "USD")?, 3);
        calc.typed("pue", "1".to_owned());
        let price = fmt::price(host.value, "USD");
        Some((say::host_said(&price), host.origin))
    };
    Chooser {
        id: "typical-host",
        label: say::host(),
        help: say::host_about(),
        ask: say::host_ask(),
        options,
        take: Box::new(take),
    }
    .view()
}

fn cooling(calc: Calc) -> AnyView {
    let ways: Vec<_> = catalog::presets(PresetKind::Cooling).collect();
    let options = ways.iter().map(|way| way.name.to_owned()).collect();
    let take = move |index: usize| {
        let way = ways.get(index)?;
        calc.type_number("pue", way.value, 4);
        Some((say::cooling_said(&fmt::number(way.value, 4)), way.origin))
    };
    Chooser {
        id: "typical-pue",
        label: say::cooling(),
        help: say::cooling_about(),
        ask: say::cooling_ask(),
        options,
        take: Box::new(take),
    }
    .view()
}

fn pools(calc: Calc, symbol: &'static str) -> AnyView {
    let pools: Vec<_> = catalog::pools(symbol).collect();
    let options = pools.iter().map(|pool| say::pool_option(pool.name, &fmt::number(pool.fee, 3))).collect();
    let take = move |index: usize| {
        let pool = pools.get(index)?;
        calc.type_number("pool", pool.fee, 4);
        let mut case = calc.peek(Clone::clone);
        if let Some(plan) = case.plan.mining_mut() {
            plan.scheme = pool.scheme;
        }
        calc.put_value("scheme", &case, Given::Typed);
        let scheme = calc.slot("scheme").map(|slot| slot.text.get_untracked().to_uppercase());
        let words = say::pool_said(&fmt::number(pool.fee, 3), &scheme.unwrap_or_default());
        Some((words, pool.origin))
    };
    Chooser {
        id: "typical-pool",
        label: say::pool(),
        help: say::pool_about(),
        ask: say::pool_ask(),
        options,
        take: Box::new(take),
    }
    .view()
}
