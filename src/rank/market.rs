use crate::inputs::significant;
use crate::market::{Board, Figure, Kind};
use crate::networks::{self, Coin};
use crate::scenario::{Case, Fees, Market};
use crate::units::{Difficulty, Growth, Price, Quantity, UnixTime};

use super::State;

/// The coins that can be compared, and those that cannot.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// One case for each coin that all is known of.
    pub cases: Vec<Case>,
    /// The coins of which something is missing.
    pub left_out: Vec<LeftOut>,
}

/// A coin that cannot be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// Its ticker.
    pub symbol: &'static str,
    /// The figures that no source has; none where one is out of range.
    pub missing: Vec<Kind>,
}

/// The figures without which a coin's market is not known.
const NEEDED: [Kind; 4] = [Kind::Price, Kind::Difficulty, Kind::Height, Kind::FeesPerBlock];

/// Every coin, or the one chosen, with its market at `now` from the best figures at hand, under the terms
/// of `state`.
pub fn grounds(state: &State, board: &Board, now: UnixTime) -> Grounds {
    let mut found = Grounds { cases: Vec::new(), left_out: Vec::new() };
    for coin in networks::all() {
        if state.coin.is_some_and(|only| only.symbol != coin.symbol)
            || state.device.is_some_and(|device| !device.mines(coin))
        {
            continue;
        }
        match case(state, coin, board, now) {
            Some(case) => found.cases.push(case),
            None => found.left_out.push(left_out(coin, board)),
        }
    }
    found
}

/// What a coin's difficulty is taken to grow by a month where nobody says otherwise: for Bitcoin 1 %, the
/// slower end of its recent years; nothing for the others, whose hashrate comes and goes.
pub fn usual_growth(coin: &Coin) -> Growth {
    if coin.symbol == "BTC" { Growth::of(0.01) } else { Growth::of(0.0) }
}

fn case(state: &State, coin: &'static Coin, board: &Board, now: UnixTime) -> Option<Case> {
    let currency = crate::catalog::currency(&state.terms.currency)?.code;
    let mut case = state.terms.clone();
    case.fx = board.rate(currency)?;
    case.coin = coin;
    case.start = now;
    case.market = rounded(board.market(coin, currency, now)?);
    if state.usual_growth {
        case.outlook.difficulty_growth = usual_growth(coin);
    }
    Some(case)
}

/// To the digits that mean something, as the calculator's fields hold them: opened there, a row keeps its
/// numbers.
fn rounded(market: Market) -> Market {
    let (price, difficulty) = (market.price.get(), market.difficulty.get());
    Market {
        price: Price::new(significant(price, 7)).unwrap_or(market.price),
        difficulty: Difficulty::new(significant(difficulty, 7)).unwrap_or(market.difficulty),
        fees: match market.fees {
            Fees::PerBlock(coins) => Fees::PerBlock(significant(coins, 4)),
            other => other,
        },
        ..market
    }
}

fn left_out(coin: &Coin, board: &Board) -> LeftOut {
    let missing = NEEDED.into_iter().filter(|kind| board.get(Figure::new(*kind, coin.symbol)).is_none());
    LeftOut { symbol: coin.symbol, missing: missing.collect() }
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
