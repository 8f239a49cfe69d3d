use crate::inputs::significant;
use crate::market::{Board, Figure, Kind};
use crate::networks::{self, Coin};
use crate::scenario::{Case, Fees, Market};
use crate::units::{BlockTime, Difficulty, Growth, Price, Quantity, Share, UnixTime};

use super::State;

/// The coins that can be compared, and those that cannot.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// One case for each coin of which all that is needed is known.
    pub cases: Vec<Case>,
    /// The coins of which something is missing.
    pub left_out: Vec<LeftOut>,
}

/// A coin that cannot be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// What links call it.
    pub key: &'static str,
    /// The inputs of a plan that no source knows and nothing can be said without: `price`, `diff`, `height`.
    pub missing: Vec<&'static str>,
}

/// Every coin, or the one chosen, with its market at `now` from the best figures at hand, under the terms
/// of `state`.
pub fn grounds(state: &State, board: &Board, now: UnixTime) -> Grounds {
    let mut found = Grounds { cases: Vec::new(), left_out: Vec::new() };
    for coin in networks::all() {
        if state.coin.is_some_and(|only| only.key != coin.key)
            || state.device.is_some_and(|device| !device.mines(coin))
        {
            continue;
        }
        let Some(case) = case(state, coin, board, now) else { continue };
        let missing = case.missing();
        if missing.is_empty() {
            found.cases.push(case);
        } else {
            found.left_out.push(LeftOut { key: coin.key, missing });
        }
    }
    found
}

/// What a coin's difficulty is taken to grow by a month where nobody says otherwise: 1 % for coins of
/// Bitcoin's algorithm, the slower end of Bitcoin's recent years, as the same machines move between them;
/// nothing for the others, whose hashrate comes and goes.
pub fn usual_growth(coin: &Coin) -> Growth {
    if coin.algorithm == "SHA-256" { Growth::of(0.01) } else { Growth::of(0.0) }
}

/// `None` only where there is no such currency or no rate of it.
fn case(state: &State, coin: &'static Coin, board: &Board, now: UnixTime) -> Option<Case> {
    let currency = crate::catalog::currency(&state.terms.currency)?.code;
    let mut case = state.terms.clone();
    case.fx = board.rate(currency)?;
    case.coin = coin;
    case.start = now;
    case.market = market(coin, case.fx, board, now);
    if state.usual_growth {
        case.outlook.difficulty_growth = usual_growth(coin);
    }
    if let Some((plan, stale)) = case.plan.mining_mut().zip(coin.stale) {
        plan.stale = Share::new(stale).unwrap_or(plan.stale);
    }
    Some(case)
}

/// The best figures at hand, to the digits that mean something, as the calculator's fields hold them: opened
/// there, a row keeps its numbers. Fees that nobody knows count as none.
fn market(coin: &Coin, fx: f64, board: &Board, now: UnixTime) -> Market {
    let mut market = Market::unknown(coin);
    if let Some(child) = coin.merged.and_then(networks::find) {
        market.merged = Some(Box::new(self::market(child, fx, board, now)));
    }
    let value = |kind| board.get(Figure::new(kind, coin.symbol)).map(|held| held.value);
    let unknown = &mut market.unknown;
    if let Some(price) = value(Kind::Price).and_then(|usd| Price::new(significant(usd * fx, 7)).ok()) {
        (market.price, unknown.price) = (price, false);
    }
    let difficulty = value(Kind::Difficulty).and_then(|value| Difficulty::new(significant(value, 7)).ok());
    if let Some(difficulty) = difficulty {
        (market.difficulty, unknown.difficulty) = (difficulty, false);
    }
    if let Some(tip) = board.tip(coin, now) {
        (market.height, unknown.height) = (tip + 1, false);
    }
    if let Some(coins) = value(Kind::FeesPerBlock) {
        (market.fees, unknown.fees) = (Fees::PerBlock(significant(coins, 4)), false);
    }
    if let Some(seconds) = value(Kind::BlockTime).and_then(|value| BlockTime::new(value).ok()) {
        market.block_time = seconds;
    }
    market
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Date;

    fn now() -> UnixTime {
        Date::new(2026, 11, 23).unwrap().midnight()
    }

    #[test]
    fn each_coin_is_compared_or_named() {
        let state = State::new(now()).unwrap();
        let found = grounds(&state, &Board::default(), now());
        assert_eq!(found.cases.len() + found.left_out.len(), networks::all().len());
        for case in &found.cases {
            let held = Board::default().get(Figure::new(Kind::Price, case.coin.symbol)).unwrap();
            assert!((case.market.price.get() / held.value - 1.0).abs() < 1e-6);
            assert_eq!(case.outlook.difficulty_growth, usual_growth(case.coin));
            assert_eq!(case.market.merged.is_some(), case.coin.merged.is_some());
        }
        for coin in found.left_out {
            assert!(!coin.missing.is_empty(), "{coin:?}");
        }
    }

    #[test]
    fn amounts_are_in_the_currency_of_the_terms() {
        let mut state = State::new(now()).unwrap();
        state.coin = networks::find("btc");
        let dollars = grounds(&state, &Board::default(), now()).cases.remove(0);
        state.terms.currency = "EUR".into();
        let euros = grounds(&state, &Board::default(), now()).cases.remove(0);
        let rate = crate::market::snapshot::usd_rate("EUR").unwrap();
        assert_eq!(euros.fx, rate);
        assert!((euros.market.price.get() / dollars.market.price.get() / rate - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_growth_that_was_given_holds_for_every_coin() {
        let mut state = State::new(now()).unwrap();
        state.usual_growth = false;
        state.terms.outlook.difficulty_growth = Growth::of(0.04);
        for case in grounds(&state, &Board::default(), now()).cases {
            assert_eq!(case.outlook.difficulty_growth, Growth::of(0.04));
        }
    }

    #[test]
    fn only_the_coins_of_the_machine_or_the_coin_chosen() {
        let mut state = State::new(now()).unwrap();
        state.device = crate::catalog::find("antminer-s21-pro");
        for case in grounds(&state, &Board::default(), now()).cases {
            assert_eq!(case.coin.algorithm, "SHA-256");
        }
        state.coin = networks::find("btc");
        assert_eq!(grounds(&state, &Board::default(), now()).cases.len(), 1);
    }
}
