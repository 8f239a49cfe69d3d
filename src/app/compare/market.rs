//! Today's market under the plans that follow it, and examples of each kind of plan.

use breakeven::inputs::{self, Dialect};
use breakeven::link::{self, MOST_PLANS};
use breakeven::market::Figure;
use breakeven::plan::Kind;
use breakeven::scenario::Case;
use breakeven::units::{Coins, Money, Quantity};
use leptos::prelude::*;

use super::state::{Desk, Entry};
use super::{futures, kept};
use crate::app::parts::dynamic::effect;
use crate::app::{fmt, market_fields};

/// The money of the opening example, in US dollars.
const BUDGET: f64 = 5000.0;
/// Machines of the most sold class at a host's price of electricity, so that all of them cost less than the budget.
const MACHINES: &str =
    "calc?v=1&coin=btc&device=antminer-s21&n=3&kwh=0.055&pool=2&up=98&dg=1&off=curtail&h=5y";
/// Through a pool, which takes any amount.
const STAKE: &str = "calc?v=1&plan=stake&coin=eth&amount=1&via=pool&h=5y";

/// The same money mined, staked, rented and put into the coin.
pub fn example(desk: Desk) -> Vec<Entry> {
    let mut plans: Vec<Entry> = Kind::ALL.into_iter().filter_map(|kind| of_kind(desk, kind)).collect();
    for entry in &mut plans {
        entry.case.purse.budget = Money::new(BUDGET).ok();
        fit(entry);
    }
    plans
}

/// An example of a kind of plan, for as much as the budget of the plans there are.
pub fn of_kind(desk: Desk, kind: Kind) -> Option<Entry> {
    let text = match kind {
        Kind::Mine => MACHINES,
        Kind::Stake => STAKE,
        Kind::Cloud | Kind::Buy => link::example(kind),
    };
    // Part of the program, so it reads without fail.
    let mut case = link::read(text, fmt::today().midnight())?.scenario.cases.into_iter().next()?;
    case.horizon = inputs_horizon(&case, "5y");
    if let Some(via) = inputs::find("via").filter(|_| kind == Kind::Stake) {
        // In a form the way brings what is customary with it.
        let _ = via.set(&mut case, "pool", Dialect::Form { comma: false });
    }
    let first = desk.plans.with_untracked(|plans| plans.first().map(|entry| entry.case.clone()));
    case.purse.budget = Money::new(BUDGET).ok();
    if let Some(first) = first {
        super::state::same_terms(&mut case, &first);
    }
    refresh(desk, &mut case);
    futures::uncertain(&mut case);
    let mut entry = desk.entry(case, true);
    entry.fitted = kind == Kind::Stake;
    fit(&mut entry);
    Some(entry)
}

fn inputs_horizon(case: &Case, text: &str) -> breakeven::scenario::Horizon {
    let mut case = case.clone();
    let _ = inputs::find("h").map(|input| input.set(&mut case, text, Dialect::Link));
    case.horizon
}

/// Stakes as many coins as the budget buys.
fn fit(entry: &mut Entry) {
    let Some(budget) = entry.case.purse.budget.filter(|_| entry.fitted) else { return };
    let price = entry.case.market.price.get();
    if let Some(plan) = entry.case.plan.staking_mut() {
        let left = (budget.get() - plan.capex.get()).max(0.0);
        // Rounded down, so that it is not over the budget by a hair.
        let amount = (left / price * 1e4).floor() / 1e4;
        plan.amount = Coins::new(amount).unwrap_or(plan.amount);
    }
}

/// Keeps the plans that follow today's market at it, as long as the view stands.
pub fn follow(desk: Desk) {
    effect(move || {
        let mut figures = Vec::new();
        desk.plans.with(|plans| {
            for case in plans.iter().take(MOST_PLANS).map(|entry| &entry.case) {
                let code =
                    breakeven::catalog::currency(&case.currency).map_or("USD", |currency| currency.code);
                for figure in Figure::wanted(case.coin.symbol, code) {
                    if !figures.contains(&figure) {
                        figures.push(figure);
                    }
                }
            }
        });
        desk.live.wants_also(figures);
    });
    on_cleanup(move || desk.live.wants_also(Vec::new()));
    effect(move || {
        let before = desk.plans.get();
        let mut after = before.clone();
        for entry in after.iter_mut().filter(|entry| entry.follows) {
            refresh(desk, &mut entry.case);
            fit(entry);
        }
        if after != before {
            desk.plans.set(after);
            if !desk.sent.get_untracked() {
                kept::write(desk);
            }
        }
    });
}

/// Puts today's market into `case`.
pub fn refresh(desk: Desk, case: &mut Case) {
    for key in market_fields::KEYS {
        // What no source knows stays as it is.
        let _ = market_fields::refresh(desk.live, case, key);
    }
}
