//! What to know of the network before staking on it.

use breakeven::networks::staking::{self, Keys, Slashing};
use breakeven::plan::Via;
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::sheet::{list, sheet};
use super::{Subject, read};
use crate::app::fmt;
use crate::app::market_fields;

/// Minimum stake, ways out, slashing, keys and a cold wallet's steps, with their source.
pub fn facts() -> AnyView {
    sheet(
        "facts-title",
        "Before you stake",
        "What the network asks, and what can go wrong.",
        list(|| read(facts_of).flatten().unwrap_or_default()),
    )
}

fn facts_of(of: Subject<'_>) -> Option<Vec<(&'static str, String, String)>> {
    let (stake, way) = market_fields::network(of.case)?;
    let symbol = of.case.coin.symbol;
    let via = of.plan.via;
    let mut facts = Vec::new();
    if via.is_some() {
        facts.push(("The way you chose", risk(of.case, via).to_owned(), String::new()));
    }
    let least = way.map_or(stake.least, |way| way.least.or(stake.least.filter(|_| via == Some(Via::Solo))));
    if let Some(least) = least {
        facts.push(("Least stake", format!("{} {symbol}", fmt::coins(least)), String::new()));
    }
    let back = [
        stake
            .deposit
            .map(|coins| format!("A deposit of {} {symbol} comes back when you leave. ", fmt::coins(coins))),
        stake.join_cost.map(|coins| format!("Joining costs {} {symbol}. ", fmt::coins(coins))),
    ];
    let back: String = back.into_iter().flatten().collect();
    if !back.is_empty() {
        facts.push(("To join", back, String::new()));
    }
    if let Some(node) = node(symbol).filter(|_| via == Some(Via::Solo)) {
        facts.push(("A node of your own", node.to_owned(), String::new()));
    }
    if let Some(choice) = choice(symbol).filter(|_| matches!(via, Some(Via::Delegate | Via::Pool))) {
        facts.push(("Whom to choose", choice.to_owned(), String::new()));
    }
    let out = of.plan.unbonding.get();
    let usual = way.map_or(0.0, |way| way.unbond);
    let mut leave = if out > 0.0 {
        format!("{} without rewards, in which the price may move and you cannot sell.", fmt::span(out))
    } else if usual > 0.0 {
        "This plan counts no wait.".to_owned()
    } else {
        "At once, as far as the figures here say; a queue may form when many leave.".to_owned()
    };
    if out < usual {
        leave += &format!(" Usually it takes {} this way.", fmt::span(usual));
    }
    facts.push(("To leave", leave, String::new()));
    let slashing = match stake.slashing {
        Slashing::Stake => {
            "Part of the stake may be lost when the validator misbehaves or signs twice; delegated coins too."
        }
        Slashing::Rewards => "A validator that misbehaves costs you rewards, not the stake.",
        Slashing::None => "The protocol takes no stake today; a validator that is offline earns you nothing.",
    };
    facts.push(("Slashing", slashing.to_owned(), String::new()));
    let (keys, cold) = match stake.keys {
        Keys::Validator => (
            "The validator's signing key is online all the time; the key that withdraws may stay cold.",
            "Set the withdrawal address to one of the hardware wallet before depositing. Steps: deposit, and later an exit; rewards above the least balance arrive by themselves.",
        ),
        Keys::Delegated => (
            "Only the validator's own. Yours stay with you.",
            "The hardware wallet signs each step: stake, claim or restake where rewards do not join by themselves, unstake, and withdraw after the wait.",
        ),
        Keys::Liquid => (
            "Only the pool's. Your coins never leave the address and stay free to spend.",
            "The hardware wallet signs twice: registering the stake key with its deposit, and choosing the pool. Rewards are withdrawn when you like.",
        ),
        Keys::Participation => (
            "Participation keys on your own node, which cannot spend and must be renewed before they run out; the key that spends may stay cold.",
            "Create the participation keys on the node, and sign going online with the hardware wallet. Going offline is one more signature.",
        ),
    };
    let (keys, cold) = match via {
        Some(Via::Exchange) => (
            "None of them is yours: the exchange holds the coins.",
            "Not possible: the coins must be at the exchange.",
        ),
        Some(Via::Pool) if stake.keys == Keys::Validator => (
            "Only the operators' keys. Yours hold a token or a share.",
            "The hardware wallet signs the deposit into the pool's contract and later the redemption; the token rests on it meanwhile.",
        ),
        _ => (keys, cold),
    };
    facts.push(("Keys that must be online", keys.to_owned(), String::new()));
    facts.push((
        "From a cold wallet",
        format!("{cold} Work out the costs, under What you buy, puts the device and the transactions into the costs at the start."),
        String::new(),
    ));
    if !of.case.coin.source.is_empty() {
        facts.push(("Where this was read", of.case.coin.source.to_owned(), String::new()));
    }
    Some(facts)
}

/// What a node needs, where its network says so.
fn node(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "ETH" => {
            "8 cores, 64 GB of memory, 4 TB of NVMe storage, 50 Mbit/s down and 25 up (EIP-7870, read 2026-08-22)."
        }
        "ALGO" => {
            "A node that is absent is suspended, which costs the rewards until it goes online again (go-algorand, 2026-08-19)."
        }
        "AVAX" => {
            "Online for less than 80 % of the term, it earns nothing at all for it (avalanchego, 2026-08-22)."
        }
        _ => return None,
    })
}

/// How many are paid, what they may lack, and what it takes to turn to another.
fn choice(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "SOL" => {
            "Every validator that votes is paid by its stake; one that misses votes earns its delegators less. Moving to another waits for an epoch to end, and in an epoch 9 % of all stake may move (SIMD-0391)."
        }
        "ADA" => {
            "A pool with more than a five-hundredth of all ada in circulation is saturated and pays its members less; one that breaks its pledge pays nothing. Moving takes effect after two epochs; rewards are withdrawn only with a vote delegated to a representative (cardano-ledger, 2026-08-21)."
        }
        "ATOM" => {
            "180 validators are paid. Moving to another is at once, and then not again for 21 days; rewards are claimed and staked again by hand (cosmos/gaia, 2026-08-21)."
        }
        "DOT" => {
            "A nomination names up to 16 validators; only those elected for a day pay for it, so look at it again from time to time. Anyone may pay a day's reward out within 84 days (polkadot-fellows/runtimes, 2026-07-23)."
        }
        "XTZ" => {
            "A baker takes at most nine times its own stake from others, and sets its edge itself (tezos/tezos-mirror, 2026-08-21)."
        }
        "AVAX" => {
            "A validator online for less than 80 % of the term earns you nothing for all of it, and the term cannot be cut short (avalanchego, 2026-08-22)."
        }
        "NEAR" => {
            "A validator online for less than 90 % of an epoch earns nothing in it (near/nearcore, protocol 81)."
        }
        "TRX" => {
            "27 representatives make blocks, and with 100 partners they share the reward for votes; votes for anyone after the 127th earn nothing. Votes are counted every 6 hours; rewards are claimed once a day at most and staked and voted again by hand (tronprotocol/documentation-en, 2026-07-21)."
        }
        "BNB" => {
            "45 validators are elected; others earn nothing. Moving to another costs 0.002 % of the stake (bsc-genesis-contract, 2025-09-25)."
        }
        "SUI" => {
            "No validator counts for more than a tenth of all power: beyond it stake earns nothing (sui-system, voting_power.move)."
        }
        _ => return None,
    })
}

/// What one lives with on a way to stake.
pub fn risk(case: &Case, via: Option<Via>) -> &'static str {
    let liquid = staking::of(case.coin).is_some_and(|stake| stake.keys == Keys::Liquid);
    let Some(via) = via else {
        return "Choose how it is staked to see the risks of that way; the price of the coins is one of every way.";
    };
    match via {
        Via::Pool if liquid => {
            "The pool never holds your coins. One that misses blocks, is saturated or breaks its pledge pays you less or nothing."
        }
        Via::Solo => {
            "Your own node must run day and night, and a client that fails or signs twice costs money. Nobody else holds the coins."
        }
        Via::Pool => {
            "You hold a share or a token of a pool: it may trade below the stake it stands for, and the pool's program or operators may fail."
        }
        Via::Exchange => {
            "The exchange holds the keys. If it fails or freezes withdrawals, the coins may be gone."
        }
        Via::Delegate => {
            "You vote for somebody else's validator, who never holds the coins. One outside the paid set earns you nothing."
        }
    }
}
