use crate::networks::staking::{self, Law, ethereum};
use crate::outlook::Curve;
use crate::plan::{Staking, Via};
use crate::scenario::{Case, StakeMarket};
use crate::units::{DAYS_PER_YEAR, Growth, Quantity, Within};

use super::schedules;

/// A network's reward over the days of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Gross rate of each day, a year of 365 days, as a fraction.
    pub apr: Vec<f64>,
    /// Most of the stake that earns.
    pub most: f64,
    /// Growth of the supply a year at the start; `None` where it is not known.
    pub supply_growth: Option<f64>,
    /// Key of the figure that the rate needs and nobody has; the protocol's part is then left out.
    pub missing: Option<&'static str>,
}

/// What a law says: the rates of the days and the supply's growth, or the key of what it lacks.
pub type Found = Result<(Vec<f64>, Option<f64>), &'static str>;

/// Rates beyond this are no rates but figures that contradict each other, such as a stake of nothing.
const MOST_APR: f64 = 1e4;

impl Course {
    /// The course of `case`, whose plan is `plan`.
    ///
    /// A rate given by hand is held flat and replaces everything. Otherwise the protocol's own law runs
    /// from the figures of the start, with tips and MEV on top.
    pub fn new(case: &Case, plan: &Staking) -> Self {
        let market = &case.market.stake;
        let law = staking::of(case.coin).map_or(Law::Inflation, |stake| stake.law);
        let found = follow(case, plan, law, case.days());
        let issued = found.as_ref().ok().and_then(|(_, issued)| *issued);
        let given = market.inflation.filter(|_| law != Law::Aptos).map(Growth::get);
        // Where inflation is what the law issues from, what it issues counts, floors and caps and all; elsewhere the
        // figure is the supply's own growth, as observed, and beats what follows from issuance.
        let issues = matches!(law, Law::Inflation | Law::Tezos);
        let growth = if issues { issued.or(given) } else { given.or(issued) };
        let most = most(plan, law);
        if let Some(apr) = plan.apr {
            return Self { apr: vec![apr.get(); case.days()], most, supply_growth: growth, missing: None };
        }
        let extra = market.execution.map_or(0.0, Growth::get);
        let (mut apr, missing) = match found {
            Ok((apr, _)) => (apr, None),
            Err(key) => (vec![0.0; case.days()], Some(key)),
        };
        for rate in &mut apr {
            let sum = *rate + extra;
            *rate = if sum.is_finite() { sum.within(-1.0, MOST_APR) } else { 0.0 };
        }
        Self { apr, most, supply_growth: growth, missing }
    }
}

/// Rewards that join a validator's own stake earn up to what Ethereum counts; paid out, they never reach that.
fn most(plan: &Staking, law: Law) -> f64 {
    let grows = law == Law::Ethereum && plan.via == Some(Via::Solo) && plan.compounding.get() > 0.0;
    if grows { ethereum::most_earning(plan.amount.get()) } else { f64::INFINITY }
}

/// Key of the figure that the rate of `case` needs and nobody has.
pub fn missing(case: &Case, plan: &Staking) -> Option<&'static str> {
    let law = staking::of(case.coin).map_or(Law::Inflation, |stake| stake.law);
    if plan.apr.is_some() { None } else { follow(case, plan, law, 1).err() }
}

fn follow(case: &Case, plan: &Staking, law: Law, days: usize) -> Found {
    let market = &case.market.stake;
    let stake = Curve::compound(1.0, case.outlook.stake_growth).fill(days);
    match law {
        Law::Ethereum => ethereum(market, &stake),
        Law::Inflation => inflation(market, &stake),
        Law::Aptos => aptos(market, stake.len()),
        Law::Fees => market.execution.map(|_| (vec![0.0; stake.len()], None)).ok_or("el"),
        Law::Cosmos => schedules::cosmos(market, &stake),
        Law::Cardano => schedules::cardano(market, &stake),
        Law::Polkadot => schedules::polkadot(market, &stake, case.start),
        Law::Tezos => schedules::tezos(market, &stake),
        Law::Avalanche => schedules::avalanche(market, &stake, plan.compounding.get()),
        Law::Tron => schedules::tron(market, &stake),
        Law::Algorand => schedules::algorand(market, &stake, case.start),
    }
}

fn ethereum(market: &StakeMarket, stake: &[f64]) -> Found {
    let staked = coins(market).ok_or("staked")?;
    let all = supply(market).unwrap_or(f64::INFINITY).max(staked);
    let apr = stake.iter().map(|growth| ethereum::consensus_apr((staked * growth).min(all))).collect();
    let issued = supply(market).map(|supply| ethereum::consensus_apr(staked) * staked / supply);
    Ok((apr, issued))
}

/// inflation(d) = max(floor, inflation × (1 − taper)^(d/365.25)); rate = inflation × (1 − tax) / staked share.
fn inflation(market: &StakeMarket, stake: &[f64]) -> Found {
    let bonded = share(market).ok_or("bonded")?;
    let start = market.inflation.ok_or("infl")?.get();
    let paid = 1.0 - market.tax.map_or(0.0, Quantity::get);
    let rates = tapered(market, start, market.floor.map_or(f64::NEG_INFINITY, Growth::get));
    let apr = stake.iter().enumerate().map(|(d, growth)| rates(d) * paid / part(bonded, *growth)).collect();
    Ok((apr, Some(rates(0))))
}

/// The same law on the stake itself. A rate already below the floor stays where it is.
fn aptos(market: &StakeMarket, days: usize) -> Found {
    let start = market.inflation.ok_or("infl")?.get();
    let rates = tapered(market, start, market.floor.map_or(f64::NEG_INFINITY, Growth::get).min(start));
    Ok(((0..days).map(&rates).collect(), share(market).map(|share| start * share)))
}

fn tapered(market: &StakeMarket, start: f64, floor: f64) -> impl Fn(usize) -> f64 {
    let slope = libm::log1p(-market.taper.map_or(0.0, Quantity::get)) / DAYS_PER_YEAR;
    move |d| {
        // Nothing is left of what tapers by all of itself, but on the first day it is all there.
        let kept = if d == 0 { 1.0 } else { libm::exp(slope * d as f64) };
        (start * kept).max(floor)
    }
}

/// Coins staked on the whole network; `None` where there are none.
pub fn coins(market: &StakeMarket) -> Option<f64> {
    let bonded = || Some(market.bonded?.get() * supply(market)?);
    market.staked.map(Quantity::get).or_else(bonded).filter(|staked| *staked > 0.0)
}

/// Coins in existence.
pub fn supply(market: &StakeMarket) -> Option<f64> {
    market.supply.map(Quantity::get).filter(|supply| *supply > 0.0)
}

/// Staked part of the supply, as given or from both amounts.
pub fn share(market: &StakeMarket) -> Option<f64> {
    let of_amounts = || Some(market.staked?.get() / supply(market)?);
    market.bonded.map(Quantity::get).or_else(of_amounts).filter(|share| *share > 0.0)
}

/// A staked share after it has grown; no more than everything can be staked.
pub fn part(share: f64, growth: f64) -> f64 {
    (share * growth).min(share.max(1.0))
}
