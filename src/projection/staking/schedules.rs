//! Courses that carry something from day to day: a reserve, a supply, an inflation that moves.

use crate::networks::staking::{
    algorand as algo, avalanche as avax, cardano as ada, cosmos as atom, polkadot as dot,
};
use crate::networks::staking::{tezos as xtz, tron as trx};
use crate::scenario::StakeMarket;
use crate::units::{DAYS_PER_YEAR, Growth, Quantity, UnixTime, Within};

use super::course::{Found, coins, part, share, supply};

/// Inflation moves by the mint module's rule within its band. Given figures outside the band widen it, so
/// that the first day is what was given.
pub fn cosmos(market: &StakeMarket, stake: &[f64]) -> Found {
    let bonded = share(market).ok_or("bonded")?;
    let mut inflation = market.inflation.ok_or("infl")?.get();
    let tax = market.tax.map_or(0.0, Quantity::get);
    let mint = atom::Mint {
        rate_change: atom::RATE_CHANGE,
        floor: market.floor.map_or(atom::FLOOR, Growth::get).min(inflation),
        ceiling: atom::CEILING.max(inflation),
        goal: atom::GOAL,
    };
    let step = |growth: &f64| {
        let bonded = part(bonded, *growth);
        let apr = atom::apr(inflation, tax, bonded, 1.0);
        inflation = mint.next(inflation, bonded, 1.0 / DAYS_PER_YEAR);
        apr
    };
    Ok((stake.iter().map(step).collect(), None))
}

/// The reserve falls epoch by epoch, and with it the reward; the circulation it counts against grows.
pub fn cardano(market: &StakeMarket, stake: &[f64]) -> Found {
    let active = share(market).ok_or("staked")?;
    let circulation = supply(market).ok_or("supply")?.min(ada::MOST);
    let first = ada::MOST - circulation;
    let mut reserve = first;
    let mut rate = ada::apr(reserve);
    let step = |(d, growth): (usize, &f64)| {
        if d > 0 && d.is_multiple_of(ada::EPOCH as usize) {
            reserve = ada::reserve_after(reserve, part(active, *growth).min(1.0));
            rate = ada::apr(reserve);
        }
        rate
    };
    let apr = stake.iter().enumerate().map(step).collect();
    let fall = first - ada::reserve_after(first, active.min(1.0));
    Ok((apr, Some(fall * ada::EPOCHS_PER_YEAR / circulation)))
}

/// Emission by the schedule; the stake is a share of a supply that grows by it, or the amount given.
pub fn polkadot(market: &StakeMarket, stake: &[f64], start: UnixTime) -> Found {
    let staked = coins(market).ok_or("bonded")?;
    let first = supply(market);
    let shared = market.staked.is_none();
    let stakers = 1.0 - market.tax.map_or(1.0 - dot::STAKERS, Quantity::get);
    let mut grown = 1.0;
    let step = |(d, growth): (usize, &f64)| {
        let emission = dot::emission_at(start, d as f64);
        let all = first.map_or(f64::INFINITY, |supply| supply * grown).max(staked);
        let apr = dot::apr(emission, stakers, (staked * growth * grown).min(all));
        if let Some(supply) = first.filter(|_| shared) {
            grown += emission / DAYS_PER_YEAR / supply;
        }
        apr
    };
    let apr = stake.iter().enumerate().map(step).collect();
    Ok((apr, first.map(|supply| dot::inflation(dot::emission_at(start, 0.0), supply))))
}

/// The dynamic part of the issuance moves while the staked share is outside its band. What is not staked
/// counts as delegated, which is the least a staker gets, unless a tax says what delegations take.
pub fn tezos(market: &StakeMarket, stake: &[f64]) -> Found {
    let staked = share(market).ok_or("bonded")?;
    let issued = market.inflation.ok_or("infl")?.get();
    let tax = market.tax.map(Quantity::get);
    let mut dynamic = (issued - xtz::static_rate(staked)).max(0.0);
    let first = xtz::issuance(staked.min(1.0), dynamic);
    let step = |growth: &f64| {
        let ratio = part(staked, *growth).min(1.0);
        let issuance = xtz::issuance(ratio, dynamic);
        dynamic = xtz::dynamic_rate(dynamic, ratio, 1.0);
        match tax {
            Some(tax) => issuance * (1.0 - tax) / ratio,
            None => xtz::apr(issuance, ratio, 1.0 - ratio),
        }
    };
    Ok((stake.iter().map(step).collect(), Some(first)))
}

/// Terms of `compounding` days one after the other (a year where none is given), each at the rate of its
/// first day; what all terms pay raises the supply, as far as the staked share is known.
pub fn avalanche(market: &StakeMarket, stake: &[f64], compounding: f64) -> Found {
    let mut supply = supply(market).ok_or("supply")?;
    let staked = share(market);
    let (shortest, longest) = (*avax::TERM.start(), *avax::TERM.end());
    let wanted = if compounding > 0.0 { compounding } else { stake.len() as f64 };
    let term = wanted.within(shortest, longest);
    let (low, high) = (avax::MIN_RATE as f64 / 1e6, avax::MAX_RATE as f64 / 1e6);
    let mut rate = 0.0;
    let mut ends = 0.0;
    let mut first = None;
    let step = |(d, growth): (usize, &f64)| {
        let now = avax::apr(term, supply, low, high);
        let issued = staked.map(|share| now * part(share, *growth));
        if d as f64 >= ends {
            rate = now;
            ends += term;
        }
        first = first.or(issued);
        supply += issued.unwrap_or(0.0) / 365.0 * supply;
        rate
    };
    let apr = stake.iter().enumerate().map(step).collect();
    Ok((apr, first))
}

/// Vote rewards, which every voter of a paid representative gets; block rewards differ between them.
pub fn tron(market: &StakeMarket, stake: &[f64]) -> Found {
    let votes = coins(market).ok_or("staked")?;
    let issued = supply(market).map(|supply| trx::vote_apr(supply, 0.0));
    Ok((stake.iter().map(|growth| trx::vote_apr(votes * growth, 0.0)).collect(), issued))
}

/// The bonus falls by the calendar of rounds.
pub fn algorand(market: &StakeMarket, stake: &[f64], start: UnixTime) -> Found {
    let online = coins(market).ok_or("staked")?;
    // The bonus falls after a million rounds, 33 days: worked out once for each fall and not every day.
    let (mut falls, mut bonus) = (None, 0.0);
    let step = |(d, growth): (usize, &f64)| {
        let now = Some(algo::falls_at(start, d as f64));
        if falls != now {
            (falls, bonus) = (now, algo::bonus_at(start, d as f64));
        }
        algo::apr(bonus, online * growth)
    };
    Ok((stake.iter().enumerate().map(step).collect(), None))
}
