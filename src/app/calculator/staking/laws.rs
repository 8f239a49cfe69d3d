//! Each network's own rule of rewards, with the person's figures in it.

use breakeven::messages::staking as say;
use breakeven::networks::staking::{self, Law, algorand, avalanche, cardano, polkadot, tron};
use breakeven::units::{Growth, Quantity};

use super::Subject;
use crate::app::fmt;

/// The rule in words, and worked for the first day.
pub fn rate(of: Subject<'_>) -> (String, String) {
    let market = &of.case.market.stake;
    let rate = fmt::percent(of.stake.apr_first, 4);
    if of.plan.apr.is_some() {
        return (say::rate_given().into(), say::rate_year(&rate));
    }
    let law = staking::of(of.case.coin).map_or(Law::Inflation, |stake| stake.law);
    let amount = |coins: Option<f64>| coins.map_or_else(|| "?".to_owned(), fmt::compact);
    let part = |share: Option<f64>| share.map_or_else(|| "?".to_owned(), |share| fmt::percent(share, 4));
    let supply = market.supply.map(Quantity::get);
    let staked = market.staked.map(Quantity::get);
    let bonded = market.bonded.map(Quantity::get);
    let share = bonded.or_else(|| Some(staked? / supply?));
    let staked = staked.or_else(|| Some(bonded? * supply?));
    let inflation = part(market.inflation.map(|rate| rate.get()));
    let paid = part(Some(1.0 - market.tax.map_or(0.0, Quantity::get)));
    let (words, figures) = match law {
        Law::Ethereum => {
            (say::law_ethereum(), format!("64 × 82 181.25 ÷ √({} × 10⁹) × 365 ÷ 365.25", amount(staked)))
        }
        Law::Inflation => (say::law_inflation(), format!("{inflation} × {paid} ÷ {}", part(share))),
        Law::Aptos => (say::law_aptos(), inflation.clone()),
        Law::Cosmos => (say::law_cosmos(), format!("{inflation} × {paid} ÷ {}", part(share))),
        Law::Cardano => (
            say::law_cardano(),
            format!(
                "73 × 0.3 % × ({} − {}) × 80 % ÷ 1.3 ÷ {}",
                fmt::compact(cardano::MOST),
                amount(supply),
                amount(supply),
            ),
        ),
        Law::Polkadot => (
            say::law_polkadot(),
            format!(
                "{} × {} ÷ {}",
                fmt::compact(polkadot::emission_at(of.case.start, 0.0)),
                part(Some(1.0 - market.tax.map_or(1.0 - polkadot::STAKERS, Quantity::get))),
                amount(staked),
            ),
        ),
        Law::Tezos => (say::law_tezos(), say::law_tezos_figures(&inflation, &part(share))),
        Law::Avalanche => {
            (say::law_avalanche(), say::law_avalanche_figures(&fmt::compact(avalanche::CAP), &amount(supply)))
        }
        Law::Tron => (
            say::law_tron(),
            format!(
                "{} × {} × 365 ÷ {}",
                fmt::number(tron::VOTE_REWARD, 4),
                fmt::number(tron::BLOCKS_PER_DAY, 6),
                amount(staked),
            ),
        ),
        Law::Fees => (say::law_fees(), String::new()),
        Law::Algorand => (
            say::law_algorand(),
            format!(
                "{} × {} ÷ {}",
                fmt::number(algorand::bonus_at(of.case.start, 0.0), 5),
                fmt::compact(365.0 * 86_400.0 / algorand::ROUND),
                amount(staked),
            ),
        ),
    };
    let extra = market.execution.map_or(0.0, Growth::get);
    let tips = fmt::percent(extra, 3);
    let figures = match (figures.is_empty(), extra != 0.0) {
        (true, _) => say::rate_year(&rate),
        (false, true) => say::rate_worked_tips(&figures, &tips, &rate),
        (false, false) => say::rate_worked(&figures, &rate),
    };
    (words.to_owned(), figures)
}
