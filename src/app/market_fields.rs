//! The fields that the market fills: live where it can be, and always saying from where and how old.

use breakeven::market::{Figure, Held, Kind};
use breakeven::networks::Coin;
use breakeven::networks::staking::{self, Stake, Way};
use breakeven::plan::Via;
use breakeven::scenario::{Case, Fees};
use breakeven::units::Quantity;
use breakeven::{inputs, units};
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;

use super::live::LiveMarket;
use super::state::{Calc, Given, Slot};

/// Keys of the table that the market fills.
pub const KEYS: [&str; 12] =
    ["price", "diff", "height", "fees", "staked", "supply", "bonded", "infl", "taper", "floor", "tax", "el"];
/// Those among them that only a stake has.
const STAKE: [&str; 8] = ["staked", "supply", "bonded", "infl", "taper", "floor", "tax", "el"];
/// Keys that the way to stake fills with what is customary.
pub const CUSTOMARY: [&str; 4] = ["fee", "comp", "delay", "unbond"];

/// Whether the market fills the field of `key`, or the way to stake.
pub fn fills(key: &str) -> bool {
    key == "fx" || KEYS.contains(&key) || CUSTOMARY.contains(&key)
}

/// Whether the field of `key` says anything: what a network's reward does not depend on is not asked for.
pub fn matters(calc: Calc, key: &str, case: &Case) -> bool {
    let given = |slot: Slot| {
        let own = matches!(slot.given.get_untracked(), Given::Typed | Given::Sent);
        own && slot.text.with_untracked(|text| !text.is_empty())
    };
    !STAKE.contains(&key)
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
    let kind = match key {
        "price" => Kind::Price,
        "diff" => Kind::Difficulty,
        "height" => Kind::Height,
        "fees" if matches!(case.market.fees, Fees::PerBlock(_)) => Kind::FeesPerBlock,
        "staked" => Kind::Staked,
        "supply" => Kind::Supply,
        "bonded" => Kind::StakedShare,
        "infl" => Kind::Inflation,
        "tax" => Kind::CommunityTax,
        // The queue is for a validator of one's own; who lends one has been through it.
        "delay" if case.plan.staking().is_some_and(|plan| plan.via == Some(Via::Solo)) => Kind::EntryDays,
        "fx" => {
            let currency = breakeven::catalog::currency(&case.currency)?;
            return (currency.code != "USD").then(|| Figure::new(Kind::Fx, currency.code));
        }
        _ => return None,
    };
    Some(Figure::new(kind, case.coin.symbol))
}

/// What the board holds for a key, following the board and the case.
pub fn held(live: LiveMarket, calc: Calc, key: &str) -> Option<Held> {
    let (figure, network) = calc.case(|case| (figure(key, case), network(case)));
    let Some((stake, _)) = network.filter(|_| STAKE.contains(&key)) else { return live.get(figure?) };
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
            if !follows(calc, key) || (STAKE.contains(&key) && calc.case(network).is_none()) {
                continue;
            }
            let Some(held) = held(live, calc, key) else {
                // What is true of one network says nothing of another.
                if STAKE.contains(&key) {
                    calc.put(key, String::new(), Given::Market);
                }
                continue;
            };
            let mut case = calc.case(Clone::clone);
            // Blocks go on being found while nothing answers.
            let value = if key == "height" {
                live.tip(case.coin).map_or(held.value, |tip| tip as f64)
            } else {
                held.value
            };
            if take(&mut case, key, value).is_some() {
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
    let Some(way) = way else {
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
    let queue = held(live, calc, "delay").map(|held| inputs::significant(held.value, 3));
    let values = [way.fee, Some(way.compounds), queue.or(Some(way.delay)), Some(way.unbond)];
    for (key, value) in CUSTOMARY.into_iter().zip(values) {
        if follows(calc, key) {
            let text = value.map(inputs::plain).unwrap_or_default();
            calc.put(key, if calc.comma() { text.replace('.', ",") } else { text }, Given::Market);
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
    let round = |value, digits| inputs::significant(value, digits);
    match key {
        "price" => case.market.price = units::Price::new(round(value * case.fx, 7)).ok()?,
        "diff" => case.market.difficulty = units::Difficulty::new(round(value, 7)).ok()?,
        // The newest block is found; the miner works on the next.
        "height" => case.market.height = value as u64 + 1,
        "fees" => case.market.fees = Fees::PerBlock(round(value, 4)),
        key => {
            let stake = &mut case.market.stake;
            let part = round(value, 6) / 100.0;
            match key {
                "staked" => stake.staked = Some(units::Coins::new(round(value, 9)).ok()?),
                "supply" => stake.supply = Some(units::Coins::new(round(value, 9)).ok()?),
                "bonded" => stake.bonded = Some(units::Share::new(part).ok()?),
                "infl" => stake.inflation = Some(units::Growth::new(part).ok()?),
                "taper" => stake.taper = Some(units::Share::new(part).ok()?),
                "floor" => stake.floor = Some(units::Growth::new(part).ok()?),
                "tax" => stake.tax = Some(units::Share::new(part).ok()?),
                "el" => stake.execution = Some(units::Growth::new(part).ok()?),
                _ => return None,
            }
        }
    }
    Some(())
}

/// The next change of the difficulty, where a source announces it.
pub fn next_retarget(live: LiveMarket, coin: &'static Coin) -> Option<(Held, Held)> {
    let at = live.get(Figure::new(Kind::RetargetAt, coin.symbol))?;
    let change = live.get(Figure::new(Kind::RetargetChange, coin.symbol))?;
    (at.value > super::fmt::now().0 as f64).then_some((at, change))
}
