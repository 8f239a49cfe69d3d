//! What to know of the network before staking on it.

use breakeven::messages::staking as say;
use breakeven::networks::staking::{self, Keys, Slashing};
use breakeven::plan::Via;
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::sheet::{list, sheet};
use super::{Subject, is_free, is_token, read};
use crate::app::fmt;
use crate::app::market_fields;

/// Minimum stake, ways out, slashing, keys and a cold wallet's steps, with their source.
pub fn facts() -> AnyView {
    sheet(
        "facts-title",
        say::facts(),
        say::facts_note(),
        list(|| read(facts_of).flatten().unwrap_or_default()),
    )
}

fn facts_of(of: Subject<'_>) -> Option<Vec<(&'static str, String, String)>> {
    let (stake, way) = market_fields::network(of.case)?;
    let symbol = of.case.coin.symbol;
    let via = of.plan.via;
    let mut facts = Vec::new();
    if via.is_some() {
        facts.push((say::fact_way(), risk(of.case, via).to_owned(), String::new()));
    }
    let least = way.map_or(stake.least, |way| way.least.or(stake.least.filter(|_| via == Some(Via::Solo))));
    if let Some(least) = least {
        facts.push((say::fact_least(), format!("{} {symbol}", fmt::coins(least)), String::new()));
    }
    let back = [
        stake.deposit.map(|coins| say::fact_deposit(&fmt::coins(coins), symbol)),
        stake.join_cost.map(|coins| say::fact_join_cost(&fmt::coins(coins), symbol)),
    ];
    let back = back.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !back.is_empty() {
        facts.push((say::fact_join(), back, String::new()));
    }
    if let Some(node) = node(symbol).filter(|_| via == Some(Via::Solo)) {
        facts.push((say::fact_node(), node.to_owned(), String::new()));
    }
    if let Some(choice) = choice(symbol).filter(|_| matches!(via, Some(Via::Delegate | Via::Pool))) {
        facts.push((say::fact_choice(), choice.to_owned(), String::new()));
    }
    let out = of.plan.unbonding.get();
    let usual = way.map_or(0.0, |way| way.unbond);
    let mut leave = if out > 0.0 {
        say::fact_leave_after(&fmt::span(out))
    } else if of.stake.discount > 0.0 {
        say::fact_leave_sold(&fmt::percent(of.plan.discount(), 3))
    } else if is_token(of.case) {
        say::fact_leave_token().to_owned()
    } else if is_free(of.case) {
        say::fact_leave_free().to_owned()
    } else if usual > 0.0 {
        say::fact_leave_uncounted().to_owned()
    } else {
        say::fact_leave_at_once().to_owned()
    };
    if out < usual {
        leave.push(' ');
        leave += &say::fact_leave_usual(&fmt::span(usual));
    }
    facts.push((say::fact_leave(), leave, String::new()));
    let slashing = match stake.slashing {
        Slashing::Stake => say::slashing_stake(),
        Slashing::Rewards => say::slashing_rewards(),
        Slashing::None => say::slashing_none(),
    };
    let slashing = match penalty(symbol) {
        Some(penalty) => [slashing, " ", penalty].concat(),
        None => slashing.to_owned(),
    };
    facts.push((say::fact_slashing(), slashing, String::new()));
    let (keys, cold) = match stake.keys {
        Keys::Validator => (say::keys_validator(), say::cold_validator()),
        Keys::Delegated => (say::keys_delegated(), say::cold_delegated()),
        Keys::Liquid => (say::keys_liquid(), say::cold_liquid()),
        Keys::Participation => (say::keys_participation(), say::cold_participation()),
    };
    let (keys, cold) = match via {
        Some(Via::Exchange) => (say::keys_exchange(), say::cold_exchange()),
        Some(Via::Pool) if stake.keys == Keys::Validator => (say::keys_pool(), say::cold_pool()),
        _ => (keys, cold),
    };
    facts.push((say::fact_keys(), keys.to_owned(), String::new()));
    facts.push((say::fact_cold(), [cold, " ", say::cold_costs()].concat(), String::new()));
    let source = of.case.coin.source();
    if !source.is_empty() {
        facts.push((say::fact_source(), source.to_owned(), String::new()));
    }
    Some(facts)
}

/// What a node needs, where its network says so.
fn node(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "ETH" => say::node_eth(),
        "ALGO" => say::node_algo(),
        "AVAX" => say::node_avax(),
        _ => return None,
    })
}

/// How many are paid, what they may lack, and what it takes to turn to another.
fn choice(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "SOL" => say::choice_sol(),
        "ADA" => say::choice_ada(),
        "ATOM" => say::choice_atom(),
        "DOT" => say::choice_dot(),
        "XTZ" => say::choice_xtz(),
        "AVAX" => say::choice_avax(),
        "NEAR" => say::choice_near(),
        "TRX" => say::choice_trx(),
        "BNB" => say::choice_bnb(),
        "SUI" => say::choice_sui(),
        _ => return None,
    })
}

/// How much misbehaviour costs, where it costs part of the stake.
fn penalty(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "ETH" => say::slash_eth(),
        "ATOM" => say::slash_atom(),
        "DOT" => say::slash_dot(),
        "XTZ" => say::slash_xtz(),
        "BNB" => say::slash_bnb(),
        _ => return None,
    })
}

/// What one lives with on a way to stake.
pub fn risk(case: &Case, via: Option<Via>) -> &'static str {
    let liquid = staking::of(case.coin).is_some_and(|stake| stake.keys == Keys::Liquid);
    let Some(via) = via else {
        return say::risk_unchosen();
    };
    match via {
        Via::Pool if liquid => say::risk_liquid(),
        Via::Solo => say::risk_solo(),
        Via::Pool => say::risk_pool(),
        Via::Exchange => say::risk_exchange(),
        Via::Delegate => say::risk_delegate(),
    }
}
