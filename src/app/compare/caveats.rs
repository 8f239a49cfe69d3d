//! What makes the comparison less even than it looks, each with a tap that mends it.

use breakeven::inputs::{Dialect, find, plain};
use breakeven::messages::{changes, compare as say};
use breakeven::plan::Plan;
use breakeven::projection::compare::Caveat;
use breakeven::scenario::{Case, Horizon, HorizonUnit};
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::expect_desk;
use super::names::title;
use super::parts::whole;
use super::state::{Desk, Entry, lacks, same_terms};
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, perhaps};

/// All of them; nothing where there are none.
pub fn caveats() -> AnyView {
    let desk = expect_desk();
    perhaps(move || {
        let mut lines = missing(desk);
        lines.extend(uneven(desk));
        lines.extend(desk.found.with(|found| {
            let caveats = found.as_ref().map(|found| found.caveats.as_slice()).unwrap_or_default();
            caveats.iter().map(|caveat| line(desk, *caveat)).collect::<Vec<_>>()
        }));
        (!lines.is_empty()).then(|| view! {
            <aside class="warn" aria-label=say::mind()>
                <ul class="compare-caveats">{lines.into_iter().map(|(text, mend)| view! { <li><p>{text}</p><p class="row">{mend}</p></li> }).pieces()}</ul>
            </aside>
        })
    })
}

fn name(desk: Desk, plan: usize) -> String {
    desk.plans.with(|plans| plans.get(plan).map(|entry| title(&entry.case)).unwrap_or_default())
}

/// Plans that cannot be judged at all.
fn missing(desk: Desk) -> Vec<(String, AnyView)> {
    let plans = desk.plans.get();
    let line = |entry: &Entry| {
        let lacks = lacks(&entry.case);
        let names: Vec<&str> = lacks.iter().filter_map(|key| find(key)).map(|input| input.label()).collect();
        let id = entry.id;
        (!names.is_empty()).then(|| {
            let text = say::lacks(&title(&entry.case), &names.join(", "));
            let open = button("btn btn-quiet", say::give_it(), Box::new(move || desk.lend(id)));
            let out = button(
                "btn-link",
                say::leave_out(),
                Box::new(move || {
                    desk.change(changes::left_out(), |plans| plans.retain(|entry| entry.id != id))
                }),
            );
            (text, vec![open, out].into_any())
        })
    };
    plans.iter().filter_map(line).collect()
}

/// Keys that say what world a coin lives in, and those among them that only mining sees.
const WORLD: [&str; 4] = ["price", "ppath", "pg", "pv"];
const MINED: [&str; 4] = ["diff", "dpath", "dg", "dv"];

/// Whether two plans of one coin see the same market and future.
fn same_world(one: &Case, other: &Case) -> bool {
    let same = |key: &&str| find(key).is_none_or(|input| input.link_text(one) == input.link_text(other));
    let mine = one.plan.mining().is_some() && other.plan.mining().is_some();
    WORLD.iter().all(&same) && (!mine || MINED.iter().all(same))
}

/// Plans of one coin that are not compared like with like.
fn uneven(desk: Desk) -> Vec<(String, AnyView)> {
    let plans = desk.plans.get();
    let mut found: Vec<(String, AnyView)> = Vec::new();
    for (place, entry) in plans.iter().enumerate() {
        let first = plans.iter().take(place).find(|other| std::ptr::eq(other.case.coin, entry.case.coin));
        let Some(first) = first.filter(|first| !same_world(&first.case, &entry.case)) else { continue };
        let text = say::uneven(&title(&first.case), &title(&entry.case), entry.case.coin.name);
        let (model, id) = (first.clone(), entry.id);
        let mend = move || {
            let model = model.clone();
            desk.change(changes::one_market(), move |plans| {
                if let Some(entry) = plans.iter_mut().find(|entry| entry.id == id) {
                    take_world(entry, &model);
                }
            });
        };
        found.push((text, button("btn btn-quiet", say::one_market(), Box::new(mend))));
    }
    found
}

fn take_world(entry: &mut Entry, model: &Entry) {
    for key in WORLD.into_iter().chain(MINED) {
        let Some(input) = find(key).filter(|input| input.applies(&model.case) && input.applies(&entry.case))
        else {
            continue;
        };
        // What one case can say, another of the same coin can.
        let _ = input.set(&mut entry.case, &input.link_text(&model.case), Dialect::Link);
    }
    entry.follows = model.follows;
}

fn line(desk: Desk, caveat: Caveat) -> (String, AnyView) {
    let cur = desk.currency();
    let money = |value: f64| fmt::money(value, &cur);
    match caveat {
        Caveat::OverBudget { plan, missing } => {
            let needed = desk.found.with(|found| {
                found.as_ref().and_then(|found| found.plans.get(plan).map(|plan| plan.cash_needed))
            });
            let text = say::over_budget(&name(desk, plan), &money(missing));
            let raise = button("btn btn-quiet", say::raise_budget(), Box::new(move || raise(desk, needed)));
            let shrink = (can_shrink(desk, plan)).then(|| {
                button("btn btn-quiet", say::make_fit(), Box::new(move || shrink(desk, plan, needed)))
            });
            (text, view! { {raise} {shrink} }.into_any())
        }
        Caveat::Currency { plan, rate } => {
            let own = desk
                .plans
                .with(|plans| plans.get(plan).map(|entry| entry.case.currency.clone()))
                .unwrap_or_default();
            let text = say::other_currency(&name(desk, plan), &own, &fmt::number(rate, 5), &cur);
            (text, button("btn btn-quiet", say::convert(), Box::new(move || convert(desk, plan))))
        }
        Caveat::NoTerm { plan } => {
            let text = say::no_term(&name(desk, plan));
            (text, button("btn btn-quiet", say::set_term(), Box::new(move || set_term(desk, plan))))
        }
        Caveat::Weights { sum } => {
            let text = if sum > 0.0 {
                say::parts_sum(&fmt::percent(sum, 4))
            } else {
                say::parts_nothing().to_owned()
            };
            (text, button("btn btn-quiet", say::make_whole(), Box::new(move || whole(desk))))
        }
        Caveat::NothingToScale { plan } => {
            let text = say::nothing_to_scale(&name(desk, plan));
            (
                text,
                button(
                    "btn btn-quiet",
                    say::leave_out_of_blend(),
                    Box::new(move || {
                        desk.change(changes::left_out_of_blend(), |plans| {
                            if let Some(entry) = plans.get_mut(plan) {
                                entry.case.weight = None;
                            }
                        });
                    }),
                ),
            )
        }
    }
}

fn raise(desk: Desk, needed: Option<f64>) {
    if let (Some(needed), Some(input)) = (needed, find("budget")) {
        // Rounded up: a budget that is short by a cent is short again.
        let amount = (needed * 100.0).ceil() / 100.0;
        desk.change(changes::raised_budget(), |plans| {
            for entry in plans {
                let _ = input.set(&mut entry.case, &plain(amount), Dialect::Link);
            }
        });
    }
}

/// Whether a plan can be taken for less money: machines come in whole ones.
fn can_shrink(desk: Desk, plan: usize) -> bool {
    desk.plans.with(|plans| {
        plans.get(plan).is_some_and(|entry| match &entry.case.plan {
            Plan::Mine(mining) => mining.contract.is_some() || mining.units.get() >= 2.0,
            Plan::Stake(_) | Plan::Buy(_) => true,
        })
    })
}

/// Takes as much of a plan as the budget pays for.
fn shrink(desk: Desk, plan: usize, needed: Option<f64>) {
    let budget = desk.found.with_untracked(|found| found.as_ref().map(|found| found.budget));
    let (Some(budget), Some(needed)) = (budget, needed.filter(|needed| *needed > 0.0)) else { return };
    let part = budget / needed;
    desk.change(changes::made_fit(), |plans| {
        let Some(entry) = plans.get_mut(plan) else { return };
        // Rounded down, so that it is within the budget.
        let less = |value: f64| (value * part * 1e4).floor() / 1e4;
        match &mut entry.case.plan {
            Plan::Mine(mining) if mining.contract.is_some() => {
                mining.hashrate = Quantity::new(mining.hashrate.get() * part).unwrap_or(mining.hashrate);
                mining.unit_price = Quantity::new(less(mining.unit_price.get())).unwrap_or(mining.unit_price);
                mining.setup = Quantity::new(less(mining.setup.get())).unwrap_or(mining.setup);
            }
            Plan::Mine(mining) => {
                let units = (mining.units.get() * part).floor().max(1.0);
                mining.units = Quantity::new(units).unwrap_or(mining.units);
            }
            Plan::Stake(stake) => {
                stake.amount = Quantity::new(less(stake.amount.get())).unwrap_or(stake.amount)
            }
            Plan::Buy(buy) => {
                buy.capex = Quantity::new(less(buy.capex.get())).unwrap_or(buy.capex);
                buy.monthly = Quantity::new(less(buy.monthly.get())).unwrap_or(buy.monthly);
            }
        }
    });
}

fn convert(desk: Desk, plan: usize) {
    desk.change(changes::converted(), |plans| {
        let first = plans.first().map(|entry| entry.case.clone());
        if let (Some(first), Some(entry)) = (first, plans.get_mut(plan)) {
            same_terms(&mut entry.case, &first);
        }
    });
}

fn set_term(desk: Desk, plan: usize) {
    desk.change(changes::gave_term(), |plans| {
        let contract = plans
            .get_mut(plan)
            .and_then(|entry| entry.case.plan.mining_mut())
            .and_then(|plan| plan.contract.as_mut());
        if let Some(contract) = contract {
            contract.term = Horizon::new(365.0, HorizonUnit::Days);
        }
    });
}
