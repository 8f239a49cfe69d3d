//! The fields that the market fills: live where it can be, and always saying from where and how old.

use breakeven::inputs::{self, Dialect};
use breakeven::market::{Figure, Held, Kind};
use breakeven::networks::Coin;
use breakeven::networks::staking::{self, Stake, Way};
use breakeven::plan::Via;
use breakeven::scenario::{Case, Fees};
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;

use super::live::LiveMarket;
use super::state::{Calc, Given, Slot};

/// Keys of the table that the market fills: first those of a coin that is mined or bought, then those of a chain
/// mined with the same hashes, then those that only a stake has.
pub const KEYS: [&str; 17] = [
    "price", "diff", "height", "fees", "bt", "price2", "diff2", "height2", "fees2", "staked", "supply",
    "bonded", "infl", "taper", "floor", "tax", "el",
];
/// Where among them those of a stake begin.
const FIRST_OF_STAKE: usize = 9;
/// On a network of one's own nothing is customary, least of all what was so on the one before.
static NO_CUSTOM: Way = Way {
    via: Via::Solo,
    fee: Some(0.0),
    fee_from: None,
    fee_to: None,
    delay: 0.0,
    unbond: 0.0,
    compounds: 0.0,
    least: None,
    source: "",
};
/// Keys that the way to stake fills with what is customary.
pub const CUSTOMARY: [&str; 4] = ["fee", "comp", "delay", "unbond"];
/// Growth of a chain mined with the same hashes.
const MERGED_GROWTH: [&str; 2] = ["pg2", "dg2"];

fn of_stake(key: &str) -> bool {
    KEYS[FIRST_OF_STAKE..].contains(&key)
}

/// The key of the same figure of the coin itself, where `key` is of the chain mined with the same hashes.
fn of_merged(key: &str) -> Option<&str> {
    key.strip_suffix('2').filter(|_| KEYS.contains(&key) || MERGED_GROWTH.contains(&key))
}

/// Whether the market fills the field of `key`, or the way to stake.
pub fn fills(key: &str) -> bool {
    key == "fx" || KEYS.contains(&key) || CUSTOMARY.contains(&key)
}

/// Whether the field of `key` says anything: what a network's reward does not depend on is not asked for, nor is
/// a second chain where there is none.
pub fn matters(calc: Calc, key: &str, case: &Case) -> bool {
    let given = |slot: Slot| {
        let own = matches!(slot.given.get_untracked(), Given::Typed | Given::Sent);
        own && slot.text.with_untracked(|text| !text.is_empty())
    };
    if of_merged(key).is_some() {
        return case.market.merged.is_some();
    }
    !of_stake(key)
        || key == "el"
        || staking::of(case.coin).is_none_or(|stake| stake.knows(key))
        || calc.slot(key).is_some_and(given)
}

/// The network of a plan that stakes, and the way it is staked, where that is known.
pub fn network(case: &Case) -> Option<(&'static Stake, Option<&'static Way>)> {
    let plan = case.plan.staking()?;
    let stake = staking::of(case.coin)?;
    Some((stake, plan.via.and_then(|via| stake.way(via))))
}

/// The market figure behind a key, if there is one.
pub fn figure(key: &str, case: &Case) -> Option<Figure> {
    let (key, coin) = match of_merged(key) {
        Some(key) => (key, case.market.merged.as_ref().and(case.coin.merged)?),
        None => (key, case.coin.symbol),
    };
    let kind = match key {
        "price" => Kind::Price,
        "diff" => Kind::Difficulty,
        "height" => Kind::Height,
        "bt" => Kind::BlockTime,
        // Those of a second chain are always an amount.
        "fees" if coin != case.coin.symbol || matches!(case.market.fees, Fees::PerBlock(_)) => {
            Kind::FeesPerBlock
        }
        "staked" => Kind::Staked,
        "supply" => Kind::Supply,
        "bonded" => Kind::StakedShare,
        "infl" => Kind::Inflation,
        "tax" => Kind::CommunityTax,
        // The queues are for a validator of one's own; who lends one has been through them.
        "delay" if own_validator(case) => Kind::EntryDays,
        "unbond" if own_validator(case) => Kind::ExitDays,
        "fx" => {
            let currency = breakeven::catalog::currency(&case.currency)?;
            return (currency.code != "USD").then(|| Figure::new(Kind::Fx, currency.code));
        }
        _ => return None,
    };
    Some(Figure::new(kind, coin))
}

fn own_validator(case: &Case) -> bool {
    case.plan.staking().is_some_and(|plan| plan.via == Some(Via::Solo))
}

/// The days to get out: those of the queue, and what the protocol takes after it.
fn way_out(queue: f64, way: &Way) -> f64 {
    inputs::significant(queue + way.unbond, 3)
}

/// What the board holds for a key, following the board and the case.
pub fn held(live: LiveMarket, calc: Calc, key: &str) -> Option<Held> {
    let (figure, network) = calc.case(|case| (figure(key, case), network(case)));
    found(live, key, figure, network.map(|(stake, _)| stake))
}

/// Puts what the board holds for a key into `case`, rounded as its field would show it; `None` where it holds nothing.
pub fn refresh(live: LiveMarket, case: &mut Case, key: &str) -> Option<()> {
    let stake = network(case).map(|(stake, _)| stake);
    if of_stake(key) && stake.is_none() {
        return None;
    }
    let held = found(live, key, figure(key, case), stake)?;
    let value = match key {
        "height" => live.tip(case.coin).map(|tip| tip as f64),
        "unbond" => network(case).and_then(|(_, way)| way).map(|way| way_out(held.value, way)),
        _ => None,
    };
    take(case, key, value.unwrap_or(held.value))
}

fn found(live: LiveMarket, key: &str, figure: Option<Figure>, stake: Option<&'static Stake>) -> Option<Held> {
    let Some(stake) = stake.filter(|_| of_stake(key)) else { return live.get(figure?) };
    if !stake.knows(key) {
        return None;
    }
    let found = figure.and_then(|figure| live.get(figure)).or_else(|| stake.figure(key).map(Held::dated));
    found.or_else(|| if key == "bonded" { bonded(live, stake.coin.symbol) } else { None })
}

/// The bonded ratio from both amounts, where no source gives it.
fn bonded(live: LiveMarket, symbol: &'static str) -> Option<Held> {
    let of = |kind| live.get(Figure::new(kind, symbol));
    let (staked, supply) = (of(Kind::Staked)?, of(Kind::Supply)?);
    Some(Held { value: staked.value / supply.value * 100.0, ..staked })
}

/// Keeps every field that the market fills at what the board holds.
pub fn bind(calc: Calc, live: LiveMarket) {
    effect(move || {
        // The rate first: the price is shown in the person's currency.
        if let Some(rate) = follows(calc, "fx").then(|| held(live, calc, "fx")).flatten() {
            calc.put("fx", inputs::plain(rate.value), Given::Market);
        }
        for key in KEYS {
            if !follows(calc, key) || (of_stake(key) && calc.case(network).is_none()) {
                continue;
            }
            let Some(held) = held(live, calc, key) else {
                // What is true of one network says nothing of another.
                if of_stake(key) {
                    calc.put(key, String::new(), Given::Market);
                }
                continue;
            };
            let mut case = calc.case(Clone::clone);
            if take(&mut case, key, held.value).is_some() {
                calc.put_value(key, &case, Given::Market);
            }
        }
        if let Some((stake, way)) = calc.case(network) {
            customary(calc, live, stake, way);
        }
    });
}

/// Keeps what the person left open at what is customary for the way to stake. What has no custom is asked for.
fn customary(calc: Calc, live: LiveMarket, stake: &'static Stake, way: Option<&'static Way>) {
    let sent = calc.slot("via").is_none_or(|slot| slot.given.get() == Given::Sent);
    let Some(way) = way.or(stake.ways.is_empty().then_some(&NO_CUSTOM)) else {
        // A way that this network does not have gives way to its first.
        if let Some(first) = stake.ways.first().filter(|_| !sent && calc.case(chosen_way).is_some()) {
            let mut case = calc.case(Clone::clone);
            if let Some(plan) = case.plan.staking_mut() {
                plan.via = Some(first.via);
                calc.put_value("via", &case, Given::Typed);
            }
        }
        return;
    };
    let queue = |key| held(live, calc, key).map(|held| held.value);
    let delay = queue("delay").map_or(way.delay, |days| inputs::significant(days, 3));
    let unbond = way_out(queue("unbond").unwrap_or(0.0), way);
    let values = [way.fee, Some(way.compounds), Some(delay), Some(unbond)];
    for (key, value) in CUSTOMARY.into_iter().zip(values) {
        if follows(calc, key) {
            let text = value.map(inputs::plain).unwrap_or_default();
            calc.put(key, calc.local(text), Given::Market);
        }
    }
}

fn chosen_way(case: &Case) -> Option<Via> {
    case.plan.staking()?.via
}

fn follows(calc: Calc, key: &str) -> bool {
    calc.slot(key).is_some_and(|slot| matches!(slot.given.get(), Given::Market | Given::Example))
}

/// Puts a market figure into `case`, rounded to the digits that mean something, as the field will show it.
fn take(case: &mut Case, key: &str, value: f64) -> Option<()> {
    let round = |digits| inputs::significant(value, digits);
    let value = match of_merged(key).unwrap_or(key) {
        "price" => inputs::significant(value * case.fx, 7),
        "diff" => round(7),
        // The newest block is found; the miner works on the next.
        "height" => value.floor() + 1.0,
        "fees" => round(4),
        "staked" | "supply" => round(9),
        _ => round(6),
    };
    inputs::find(key)?.set(case, &inputs::plain(value), Dialect::Link).ok()
}

/// The next change of the difficulty, where a source announces it.
pub fn next_retarget(live: LiveMarket, coin: &'static Coin) -> Option<(Held, Held)> {
    let at = live.get(Figure::new(Kind::RetargetAt, coin.symbol))?;
    let change = live.get(Figure::new(Kind::RetargetChange, coin.symbol))?;
    (at.value > super::fmt::now().0 as f64).then_some((at, change))
}
