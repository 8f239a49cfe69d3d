//! The compiled-in market, in the shape a scenario takes it.

use crate::catalog;
use crate::networks::staking::{self, Stake};
use crate::networks::{self, Coin};
use crate::scenario::{Fees, Market};
use crate::units::{Difficulty, Price, Quantity};

/// The built-in market of `coin` where one US dollar buys `fx` units of the scenario's currency; what the
/// catalog does not have of the coin, or what is out of range, is left unknown.
pub fn market(coin: &Coin, fx: f64) -> Market {
    let mut market = Market::unknown(coin);
    if let Some(stake) = staking::of(coin) {
        return staked(market, stake, fx);
    }
    if let Some(child) = coin.merged.and_then(networks::find) {
        market.merged = Some(Box::new(self::market(child, fx)));
    }
    let Some(entry) = catalog::snapshot(coin.symbol) else { return market };
    if let Some(price) = entry.price_usd.and_then(|dated| Price::new(dated.value * fx).ok()) {
        (market.price, market.unknown.price) = (price, false);
    }
    if let Some(difficulty) = entry.difficulty.and_then(|dated| Difficulty::new(dated.value).ok()) {
        (market.difficulty, market.unknown.difficulty) = (difficulty, false);
    }
    if let Some(height) = entry.height {
        (market.height, market.unknown.height) = (height.value as u64 + 1, false);
    }
    if let Some(fees) = entry.fees_per_block {
        (market.fees, market.unknown.fees) = (Fees::PerBlock(fees.value), false);
    }
    market
}

/// The market of a coin that is not mined.
fn staked(mut market: Market, stake: &Stake, fx: f64) -> Market {
    if let Some(price) = stake.figure("price").and_then(|dated| Price::new(dated.value * fx).ok()) {
        (market.price, market.unknown.price) = (price, false);
    }
    market.stake = stake.market();
    market
}

/// Units of the currency `code` (in any case) that one US dollar buys, as built in.
pub fn usd_rate(code: &str) -> Option<f64> {
    catalog::currency(code).map(|currency| currency.usd_rate.value)
}

/// The day of the built-in rate of the currency `code`, `YYYY-MM-DD`; `None` for the dollar, which needs none.
pub fn rate_date(code: &str) -> Option<String> {
    let currency = catalog::currency(code).filter(|_| !code.eq_ignore_ascii_case("USD"))?;
    Some(currency.usd_rate.date().to_string())
}

/// The day of the built-in figure of `coin` behind a link's key, `YYYY-MM-DD`.
///
/// `None` where the key names no dated figure.
pub fn date_of(coin: &Coin, key: &str) -> Option<String> {
    if let Some(stake) = staking::of(coin) {
        return stake.figure(key).map(|figure| figure.date().to_string());
    }
    // What ends in 2 is a figure of the chain mined with it.
    if let Some(key) = key.strip_suffix('2') {
        return date_of(networks::find(coin.merged?)?, key);
    }
    let entry = catalog::snapshot(coin.symbol)?;
    let figure = match key {
        "price" => entry.price_usd,
        "diff" => entry.difficulty,
        "height" => entry.height,
        "fees" => entry.fees_per_block,
        _ => None,
    };
    figure.map(|figure| figure.date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coin_and_currency_gives_a_market() {
        for coin in crate::networks::all() {
            for currency in catalog::CURRENCIES {
                let market = market(coin, usd_rate(currency.code).unwrap());
                let expected = catalog::snapshot(coin.symbol).unwrap().price_usd;
                assert_eq!(market.unknown.price, expected.is_none());
                let dollars = market.price.get() / currency.usd_rate.value;
                assert!(expected.is_none_or(|price| (dollars / price.value - 1.0).abs() < 1e-12));
            }
        }
    }

    #[test]
    fn the_first_block_worked_on_follows_the_tip() {
        let bitcoin = crate::networks::find("BTC").unwrap();
        assert_eq!(market(bitcoin, 1.0).height, 973_414);
        assert_eq!(date_of(bitcoin, "height").as_deref(), Some("2026-10-27"));
        assert_eq!(date_of(bitcoin, "hash"), None);
        assert_eq!(usd_rate("XXX"), None);
    }
}
