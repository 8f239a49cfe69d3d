//! The figures a market is made of: their units, ranges and lifetimes.

use super::coins;
use super::quote::Held;
use super::sources::chain;
use crate::catalog;
use crate::messages::{Saying, market};
use crate::units::{Range, UnixTime};

/// One figure of the market: what it says, of which coin or currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What the figure says.
    pub kind: Kind,
    /// The coin's symbol, or for [`Kind::Fx`] the currency's code, as the catalog spells it.
    pub of: &'static str,
}

/// What a figure says; the unit of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// US dollars for one coin.
    Price,
    /// Change of the price over the last 24 hours, in percent.
    Change24h,
    /// Difficulty as the node reports it.
    Difficulty,
    /// Height of the newest block.
    Height,
    /// Mean transaction fees of a block, in coins.
    FeesPerBlock,
    /// When the difficulty is expected to change next, in seconds since 1970.
    RetargetAt,
    /// Expected change of the difficulty then, in percent.
    RetargetChange,
    /// Measured hashrate of the whole network, per second.
    NetworkHashrate,
    /// Measured seconds between blocks, where the protocol aims at no fixed time.
    BlockTime,
    /// Coins staked, in the whole network.
    Staked,
    /// Coins delegated without being staked, where the protocol tells them apart.
    Delegated,
    /// Coins in existence.
    Supply,
    /// Coins in circulation, as their source counts them.
    Circulating,
    /// Share of the supply that is staked, in percent.
    StakedShare,
    /// New coins a year, in percent of the supply.
    Inflation,
    /// Simple yearly return of staking before the validator's commission, in percent.
    StakingApr,
    /// Share of the rewards that the protocol gives to the community, in percent.
    CommunityTax,
    /// Days that a stake waits before it earns.
    EntryDays,
    /// Days that a stake waits before it may leave.
    ExitDays,
    /// Units of a currency that one US dollar buys.
    Fx,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 20] = [
        Self::Price,
        Self::Change24h,
        Self::Difficulty,
        Self::Height,
        Self::FeesPerBlock,
        Self::RetargetAt,
        Self::RetargetChange,
        Self::NetworkHashrate,
        Self::BlockTime,
        Self::Staked,
        Self::Delegated,
        Self::Supply,
        Self::Circulating,
        Self::StakedShare,
        Self::Inflation,
        Self::StakingApr,
        Self::CommunityTax,
        Self::EntryDays,
        Self::ExitDays,
        Self::Fx,
    ];

    /// Name for storage; never changes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Change24h => "change over 24 hours",
            Self::Difficulty => "difficulty",
            Self::Height => "height",
            Self::FeesPerBlock => "fees per block",
            Self::RetargetAt => "next retarget",
            Self::RetargetChange => "change at the next retarget",
            Self::NetworkHashrate => "network hashrate",
            Self::BlockTime => "time between blocks",
            Self::Staked => "coins staked",
            Self::Delegated => "coins delegated",
            Self::Supply => "supply",
            Self::Circulating => "circulating supply",
            Self::StakedShare => "share staked",
            Self::Inflation => "inflation",
            Self::StakingApr => "staking APR",
            Self::CommunityTax => "community tax",
            Self::EntryDays => "entry queue",
            Self::ExitDays => "exit queue",
            Self::Fx => "exchange rate",
        }
    }

    /// Name in lower case, as messages use it.
    pub fn name(self) -> &'static str {
        self.said()()
    }

    /// The same, in the language that is spoken when it is asked for.
    pub fn said(self) -> Saying {
        match self {
            Self::Price => market::price,
            Self::Change24h => market::change_over_a_day,
            Self::Difficulty => market::difficulty,
            Self::Height => market::height,
            Self::FeesPerBlock => market::fees_per_block,
            Self::RetargetAt => market::retarget_at,
            Self::RetargetChange => market::retarget_change,
            Self::NetworkHashrate => market::network_hashrate,
            Self::BlockTime => market::block_time,
            Self::Staked => market::staked,
            Self::Delegated => market::delegated,
            Self::Supply => market::supply,
            Self::Circulating => market::circulating,
            Self::StakedShare => market::staked_share,
            Self::Inflation => market::inflation,
            Self::StakingApr => market::staking_apr,
            Self::CommunityTax => market::community_tax,
            Self::EntryDays => market::entry_days,
            Self::ExitDays => market::exit_days,
            Self::Fx => market::exchange_rate,
        }
    }

    /// Key in links of the staking figure that it says, in the same unit.
    pub fn staking_key(self) -> Option<&'static str> {
        Some(match self {
            Self::Price => "price",
            Self::Staked => "staked",
            Self::Supply => "supply",
            Self::StakedShare => "bonded",
            Self::Inflation => "infl",
            Self::CommunityTax => "tax",
            _ => return None,
        })
    }

    /// Seconds after fetching in which the figure is not asked for again.
    pub fn fresh_for(self) -> i64 {
        match self {
            Self::Price | Self::Change24h => 2 * MINUTE,
            Self::Height => 5 * MINUTE,
            Self::Difficulty
            | Self::NetworkHashrate
            | Self::BlockTime
            | Self::FeesPerBlock
            | Self::RetargetAt
            | Self::RetargetChange => 10 * MINUTE,
            _ => DAY,
        }
    }

    /// Seconds after it was true in which the figure still serves; afterwards it is called stale.
    pub fn usable_for(self) -> i64 {
        match self {
            Self::Price | Self::Change24h => DAY,
            Self::Difficulty | Self::NetworkHashrate | Self::BlockTime => 14 * DAY,
            // A forecast lives until the event at the longest, which is at most one retarget period away.
            Self::RetargetAt | Self::RetargetChange => 14 * DAY,
            Self::Height | Self::FeesPerBlock | Self::Fx => 7 * DAY,
            Self::StakingApr | Self::EntryDays | Self::ExitDays => 7 * DAY,
            _ => 30 * DAY,
        }
    }

    /// Whether a value of zero or below says something, instead of standing for "unknown".
    pub fn may_be_zero(self) -> bool {
        matches!(
            self,
            Self::Change24h
                | Self::RetargetChange
                | Self::Inflation
                | Self::CommunityTax
                | Self::EntryDays
                | Self::ExitDays
        )
    }

    /// The values that any coin or currency could have; `now` bounds the moments.
    pub fn range(self, now: UnixTime) -> Range {
        let (min, max) = match self {
            Self::Price => (1e-12, 1e12),
            Self::Change24h => (-100.0, 10_000.0),
            Self::Difficulty => (1e-9, 1e40),
            Self::Height => (1.0, 1e12),
            Self::FeesPerBlock => (1e-12, 1e9),
            Self::RetargetAt => ((now.0 - DAY) as f64, (now.0 + 90 * DAY) as f64),
            // The protocol's own limits: to a quarter, to the fourfold.
            Self::RetargetChange => (-75.0, 300.0),
            Self::NetworkHashrate => (1e-3, 1e30),
            Self::BlockTime => (1e-2, 3600.0),
            Self::Staked | Self::Delegated | Self::Supply | Self::Circulating => (1.0, 1e15),
            Self::StakedShare | Self::Inflation | Self::StakingApr | Self::CommunityTax => (0.0, 100.0),
            Self::EntryDays | Self::ExitDays => (0.0, 1000.0),
            Self::Fx => (1e-6, 1e9),
        };
        Range { min, max }
    }
}

impl Figure {
    /// The figure of `kind` of the coin or currency `of`.
    pub const fn new(kind: Kind, of: &'static str) -> Self {
        Self { kind, of }
    }

    /// What a calculation of `coin` in `currency` asks of the world, the most important first: all that
    /// is built in or has a source.
    pub fn wanted(coin: &'static str, currency: &'static str) -> Vec<Self> {
        Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Fx || currency != "USD")
            .map(|kind| Self::new(kind, if kind == Kind::Fx { currency } else { coin }))
            .filter(|figure| chain(*figure).next().is_some() || Held::built_in(*figure).is_some())
            .collect()
    }

    /// Name for storage: kind and coin or currency.
    pub fn key(self) -> String {
        [self.kind.key(), ":", self.of].concat()
    }

    /// The figure with this [`Figure::key`], if its coin or currency is known.
    pub fn from_key(key: &str) -> Option<Self> {
        let (name, of) = key.split_once(':')?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.key() == name)?;
        let of = match kind {
            Kind::Fx => catalog::currency(of)?.code,
            _ => coins::symbol(of)?,
        };
        Some(Self::new(kind, of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back() {
        for kind in Kind::ALL {
            let figure = Figure::new(kind, if kind == Kind::Fx { "EUR" } else { "BTC" });
            assert_eq!(Figure::from_key(&figure.key()), Some(figure));
        }
        for key in ["", "price", "price:XYZ", "exchange rate:BTC", "prices:BTC"] {
            assert_eq!(Figure::from_key(key), None, "{key}");
        }
    }

    #[test]
    fn dollars_need_no_exchange_rate() {
        assert!(!Figure::wanted("BTC", "USD").iter().any(|figure| figure.kind == Kind::Fx));
        assert!(Figure::wanted("BTC", "EUR").contains(&Figure::new(Kind::Fx, "EUR")));
    }
}
