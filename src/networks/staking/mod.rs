//! What proof-of-stake networks pay a stake: each network's own reward law, as pure functions, and the
//! figures of `data/stakes.toml`, each with its source.

pub mod algorand;
pub mod aptos;
pub mod avalanche;
pub mod bnb;
pub mod cardano;
pub mod cosmos;
pub mod ethereum;
pub mod near;
pub mod polkadot;
pub mod solana;
pub mod sui;
pub mod tezos;
pub mod tron;
mod wide;
pub mod yields;

use super::Coin;
use crate::catalog::{self, Dated};
use crate::plan::Via;
use crate::scenario::StakeMarket;
use crate::units::{Coins, Growth, Quantity, Share};

/// A proof-of-stake network.
#[derive(Debug)]
pub struct Stake {
    /// Its coin, which nobody mines.
    pub coin: Coin,
    /// The rule its rewards follow.
    pub law: Law,
    /// Days after which the protocol itself adds rewards to the stake; `None` where it never does.
    pub compounds: Option<f64>,
    /// Coins that staking takes at least.
    pub least: Option<f64>,
    /// What misbehaviour costs those who stake.
    pub slashing: Slashing,
    /// Which keys must be online.
    pub keys: Keys,
    /// Coins locked while staking and given back.
    pub deposit: Option<f64>,
    /// Coins that joining costs, beside the transaction.
    pub join_cost: Option<f64>,
    /// Keys of the figures that are not known and must be asked for.
    pub ask: &'static [&'static str],
    /// Why they are not known; empty where everything is.
    pub why: &'static str,
    /// What the world said when the program was written, by the keys of links and in their unit.
    pub figures: &'static [(&'static str, Dated)],
    /// Ways to stake.
    pub ways: &'static [Way],
}

/// A rule of rewards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// By the square root of the total stake.
    Ethereum,
    /// Inflation that tapers to a floor, less a tax, over the staked share: Solana, NEAR, Sui.
    Inflation,
    /// A part of a falling reserve.
    Cardano,
    /// Inflation that moves with the bonded share.
    Cosmos,
    /// A stepped schedule.
    Polkadot,
    /// Issuance that adapts to the staked share.
    Tezos,
    /// Fixed for a term when it begins, by what is left to a cap.
    Avalanche,
    /// A fixed amount for all votes.
    Tron,
    /// Fees alone.
    Fees,
    /// A falling bonus for each block.
    Algorand,
    /// A rate on the stake itself that tapers to a floor.
    Aptos,
}

/// What misbehaviour costs those who stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slashing {
    /// A part of the stake.
    Stake,
    /// Rewards only.
    Rewards,
    /// Nothing today.
    None,
}

/// Which keys must be online, and so whether the coins may rest on a hardware wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// The validator's own; the key that withdraws may stay cold.
    Validator,
    /// Only those of somebody else's validator; every step is signed by the cold key, and the coins are bound.
    Delegated,
    /// Only the pool's; the coins never leave the address and stay free.
    Liquid,
    /// Participation keys of the own node; the key that spends may stay cold.
    Participation,
}

/// A way to stake, with what is customary.
#[derive(Debug, PartialEq)]
pub struct Way {
    /// Which way.
    pub via: Via,
    /// Customary part of the rewards that others keep, in percent; `None` where there is no custom.
    pub fee: Option<f64>,
    /// Lowest customary fee.
    pub fee_from: Option<f64>,
    /// Highest customary fee.
    pub fee_to: Option<f64>,
    /// Days before rewards begin.
    pub delay: f64,
    /// Days to get out.
    pub unbond: f64,
    /// Days between rewards that join the stake by themselves; 0 where none do.
    pub compounds: f64,
    /// Coins that this way takes at least.
    pub least: Option<f64>,
    /// Where it was read.
    pub source: &'static str,
}

/// All proof-of-stake networks, in the order of `data/stakes.toml`.
pub fn all() -> &'static [Stake] {
    catalog::STAKES
}

/// The network of this coin; `None` where the coin is mined.
pub fn of(coin: &Coin) -> Option<&'static Stake> {
    all().iter().find(|stake| std::ptr::eq(&raw const stake.coin, coin))
}

impl Stake {
    /// The built-in figure behind a link's key.
    pub fn figure(&self, key: &str) -> Option<&'static Dated> {
        self.figures.iter().find(|(of, _)| *of == key).map(|(_, dated)| dated)
    }

    /// Whether a figure of the market, by its key in links, decides anything here: it is built in or asked for.
    pub fn knows(&self, key: &str) -> bool {
        self.figures.iter().any(|(of, _)| *of == key) || self.ask.contains(&key) || self.figures.is_empty()
    }

    /// The way with this name.
    pub fn way(&self, via: Via) -> Option<&'static Way> {
        self.ways.iter().find(|way| way.via == via)
    }

    /// The built-in figures that decide its reward.
    pub fn market(&self) -> StakeMarket {
        let value = |key: &str| self.figure(key).map(|dated| dated.value);
        let percent = |key: &str| value(key).map(|percent| percent / 100.0);
        StakeMarket {
            staked: value("staked").and_then(|coins| Coins::new(coins).ok()),
            supply: value("supply").and_then(|coins| Coins::new(coins).ok()),
            bonded: percent("bonded").and_then(|share| Share::new(share).ok()),
            inflation: percent("infl").and_then(|rate| Growth::new(rate).ok()),
            taper: percent("taper").and_then(|share| Share::new(share).ok()),
            floor: percent("floor").and_then(|rate| Growth::new(rate).ok()),
            tax: percent("tax").and_then(|share| Share::new(share).ok()),
            execution: percent("el").and_then(|rate| Growth::new(rate).ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_has_a_price_and_says_what_it_does_not_know() {
        assert!(all().len() >= 14);
        for stake in all() {
            let symbol = stake.coin.symbol;
            assert!(std::ptr::eq(super::super::find(symbol).unwrap(), &raw const stake.coin));
            assert!(stake.figure("price").is_some() || symbol == "CUSTOM", "{symbol}");
            assert_eq!(stake.ask.is_empty(), stake.why.is_empty(), "{symbol}");
            assert!(stake.ask.iter().all(|key| crate::inputs::find(key).is_some()), "{symbol}");
            for way in stake.ways {
                let (low, high) = (way.fee_from.unwrap_or(0.0), way.fee_to.unwrap_or(100.0));
                assert!(way.fee.is_none_or(|fee| (low..=high).contains(&fee)), "{symbol} {way:?}");
            }
        }
        assert!(of(&super::super::all()[0]).is_none());
    }

    #[test]
    fn a_network_knows_what_it_needs() {
        let of = |symbol: &str| of(super::super::find(symbol).unwrap()).unwrap();
        assert!(of("ETH").knows("staked") && !of("ETH").knows("bonded"));
        // Asked for, since nobody knows it; and a network of one's own may need anything.
        assert!(of("XTZ").knows("bonded") && of("CUSTOM").knows("tax"));
    }

    #[test]
    fn the_form_starts_from_ethereum_as_it_was() {
        let ether = of(super::super::find("eth").unwrap()).unwrap();
        assert_eq!(ether.market().staked.map(Coins::get), Some(42_228_608.0));
        assert_eq!(ether.market().bonded, None);
        assert_eq!(ether.way(Via::Solo).unwrap().least, Some(32.0));
        assert_eq!(ether.way(Via::Delegate), None);
    }
}
