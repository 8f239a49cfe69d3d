//! The compiled-in market, in the shape a scenario takes it.

use crate::catalog;
use crate::networks::Coin;
use crate::networks::staking::{self, Stake};
use crate::scenario::{Fees, Market, StakeMarket};
use crate::units::{BlockTime, Difficulty, Price, Quantity};

/// The built-in market of `coin` where one US dollar buys `fx` units of the scenario's currency.
///
/// `None` when the catalog has no figures of the coin, or a price falls out of range at that rate.
pub fn market(coin: &Coin, fx: f64) -> Option<Market> {
    if let Some(stake) = staking::of(coin) {
        return staked(coin, stake, fx);
    }
    let entry = catalog::snapshot(coin.symbol)?;
    Some(Market {
        price: Price::new(entry.price_usd.value * fx).ok()?,
        difficulty: Difficulty::new(entry.difficulty.value).ok()?,
        height: entry.height.value as u64 + 1,
        fees: Fees::PerBlock(entry.fees_per_block.value),
        block_time: BlockTime::new(coin.block_time).ok()?,
        miner_share: None,
        stake: StakeMarket::default(),
    })
}

/// The market of a coin that is not mined. A network of one's own has no price: its coins count as dollars
/// until one is given.
fn staked(coin: &Coin, stake: &Stake, fx: f64) -> Option<Market> {
    let price = stake.figure("price").map_or(1.0, |dated| dated.value);
    Some(Market {
        price: Price::new(price * fx).ok()?,
        difficulty: Difficulty::of(1.0),
        height: 0,
        fees: Fees::PerBlock(0.0),
        block_time: BlockTime::new(coin.block_time).ok()?,
        miner_share: None,
        stake: stake.market(),
    })
}

/// Units of the currency `code` (in any case) that one US dollar buys, as built in.
pub fn usd_rate(code: &str) -> Option<f64> {
    catalog::currency(code).map(|currency| currency.usd_rate.value)
}

/// The day of the built-in figure of `coin` behind a link's key, `YYYY-MM-DD`.
///
/// `None` where the key names no dated figure.
pub fn date_of(coin: &Coin, key: &str) -> Option<String> {
    if let Some(stake) = staking::of(coin) {
        return stake.figure(key).map(|figure| figure.date().to_string());
    }
    let entry = catalog::snapshot(coin.symbol)?;
    let figure = match key {
        "price" => &entry.price_usd,
        "diff" => &entry.difficulty,
        "height" => &entry.height,
        "fees" => &entry.fees_per_block,
        _ => return None,
    };
    Some(figure.date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coin_and_currency_gives_a_market() {
        for coin in crate::networks::all() {
            for currency in catalog::CURRENCIES {
                let market = market(coin, usd_rate(currency.code).unwrap()).unwrap();
                let dollars = market.price.get() / currency.usd_rate.value;
                let expected = catalog::snapshot(coin.symbol).unwrap().price_usd.value;
                assert!((dollars / expected - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_first_block_worked_on_follows_the_tip() {
        let bitcoin = crate::networks::find("BTC").unwrap();
        assert_eq!(market(bitcoin, 1.0).unwrap().height, 973_414);
        assert_eq!(date_of(bitcoin, "height").as_deref(), Some("2026-10-27"));
        assert_eq!(date_of(bitcoin, "hash"), None);
        assert_eq!(usd_rate("XXX"), None);
    }
}
