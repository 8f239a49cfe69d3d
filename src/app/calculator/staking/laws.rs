//! Each network's own rule of rewards, with the person's figures in it.

use breakeven::networks::staking::{self, Law, algorand, avalanche, cardano, polkadot, tron};
use breakeven::units::{Growth, Quantity};

use super::Subject;
use crate::app::fmt;

/// The rule in words, and worked for the first day.
pub fn rate(of: Subject<'_>) -> (String, String) {
    let market = &of.case.market.stake;
    let rate = fmt::percent(of.stake.apr_first, 4);
    if of.plan.apr.is_some() {
        return ("given by you, and held flat".into(), format!("{rate} a year"));
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
        Law::Ethereum => (
            "base reward factor 64 × 82 181.25 epochs a year ÷ √(staked, in gwei): four times the stake halves the rate",
            format!("64 × 82 181.25 ÷ √({} × 10⁹) × 365 ÷ 365.25", amount(staked)),
        ),
        Law::Inflation => (
            "inflation × part paid to stakers ÷ bonded ratio; the inflation tapers day by day to its floor",
            format!("{inflation} × {paid} ÷ {}", part(share)),
        ),
        Law::Aptos => ("a rate on the stake itself, which tapers to a floor", inflation.clone()),
        Law::Cosmos => (
            "inflation × (1 − community tax) ÷ bonded ratio; the inflation moves with the distance of that ratio from 67 %",
            format!("{inflation} × {paid} ÷ {}", part(share)),
        ),
        Law::Cardano => (
            "73 epochs × 0.3 % of the reserve × 80 % for pools ÷ 1.3 for the pledge ÷ circulation; the reserve falls epoch by epoch",
            format!(
                "73 × 0.3 % × ({} − {}) × 80 % ÷ 1.3 ÷ {}",
                fmt::compact(cardano::MOST),
                amount(supply),
                amount(supply),
            ),
        ),
        Law::Polkadot => (
            "issue of the year × part paid to stakers ÷ staked; every two years the issue steps towards the cap",
            format!(
                "{} × {} ÷ {}",
                fmt::compact(polkadot::emission_at(of.case.start, 0.0)),
                part(Some(1.0 - market.tax.map_or(1.0 - polkadot::STAKERS, Quantity::get))),
                amount(staked),
            ),
        ),
        Law::Tezos => (
            "issuance ÷ (staked + a third of what is delegated); the issuance answers to the staked ratio",
            format!("{inflation}, of which {} is staked", part(share)),
        ),
        Law::Avalanche => (
            "(cap − supply) ÷ supply × a rate of 10 to 12 % by the length of the term; fixed when a term begins",
            format!(
                "({} − {}) ÷ {} × 10 to 12 %",
                fmt::compact(avalanche::CAP),
                amount(supply),
                amount(supply)
            ),
        ),
        Law::Tron => (
            "128 TRX × 28 800 blocks a day × 365 ÷ all votes; block rewards differ between representatives and are left out",
            format!(
                "{} × {} × 365 ÷ {}",
                fmt::number(tron::VOTE_REWARD, 4),
                fmt::number(tron::BLOCKS_PER_DAY, 6),
                amount(staked),
            ),
        ),
        Law::Fees => ("nothing is issued: what users pay is all there is", String::new()),
        Law::Algorand => (
            "bonus of a block × blocks a year ÷ stake online; the bonus falls 1 % every million rounds",
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
        (true, _) => format!("{rate} a year"),
        (false, true) => format!("{figures} + {tips} of tips and MEV = {rate} a year"),
        (false, false) => format!("{figures} = {rate} a year"),
    };
    (words.to_owned(), figures)
}
