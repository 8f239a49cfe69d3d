//! How far prices and difficulties have strayed in the past.

use crate::messages::odds;

use crate::units::{DAYS_PER_MONTH, SECONDS_PER_DAY, UnixTime};

/// Volatilities of a coin as measured, each a part a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// Ticker, as in [`crate::networks::Coin::symbol`].
    pub symbol: &'static str,
    /// Of the price.
    pub price: f64,
    /// Of the difficulty, where it was measured.
    pub difficulty: Option<f64>,
}

/// What [`USUAL`] was measured from.
pub fn basis() -> String {
    odds::measured_basis(PRICES, "github.com/spesmilo/electrum checkpoints.json, commit 92357801")
}

/// Where the past prices are from.
pub(super) const PRICES: &str = "github.com/budydeveloper/crypto-dataset, commit 7791d624";

/// Month by month, a coin's past says this of its future's width; and nothing of its direction.
pub const USUAL: [Usual; 7] = [
    Usual { symbol: "BTC", price: 0.58, difficulty: Some(0.19) },
    Usual { symbol: "LTC", price: 0.62, difficulty: None },
    Usual { symbol: "DOGE", price: 1.07, difficulty: None },
    Usual { symbol: "ETH", price: 0.71, difficulty: None },
    Usual { symbol: "SOL", price: 1.21, difficulty: None },
    Usual { symbol: "ADA", price: 0.99, difficulty: None },
    Usual { symbol: "DOT", price: 0.86, difficulty: None },
];

/// What was measured of a coin; `None` where nothing was.
pub fn usual(symbol: &str) -> Option<&'static Usual> {
    USUAL.iter().find(|usual| usual.symbol == symbol)
}

/// Changes below which a measurement is no better than a guess.
const FEWEST: usize = 12;
/// Longest wait for a value before a month counts as unknown, in days.
const WAIT: f64 = 21.0;

/// The volatility a year of a history, the oldest value first: the standard deviation of its logarithmic changes
/// over months, times √12. `None` where it does not cover thirteen months without a gap.
///
/// Months, since days that swing back and forth say little about years; and difficulties move in steps.
pub fn volatility(history: &[(UnixTime, f64)]) -> Option<f64> {
    let (last, _) = *history.last()?;
    let mut logs = Vec::new();
    for month in 0.. {
        let at = last.0 - (f64::from(month) * DAYS_PER_MONTH * SECONDS_PER_DAY) as i64;
        let index = history.partition_point(|(moment, _)| moment.0 <= at);
        let Some((moment, value)) = index.checked_sub(1).and_then(|index| history.get(index)) else { break };
        if (at - moment.0) as f64 > WAIT * SECONDS_PER_DAY || *value <= 0.0 {
            break;
        }
        logs.push(libm::log(*value));
    }
    let changes: Vec<f64> = logs.windows(2).map(|pair| pair[0] - pair[1]).collect();
    if changes.len() < FEWEST {
        return None;
    }
    let n = changes.len() as f64;
    let mean = changes.iter().sum::<f64>() / n;
    let variance = changes.iter().map(|change| (change - mean) * (change - mean)).sum::<f64>() / (n - 1.0);
    Some(libm::sqrt(12.0 * variance)).filter(|volatility| volatility.is_finite())
}

#[cfg(test)]
mod tests {
    use super::super::generator::Stream;
    use super::*;

    fn days(count: i64, value: impl Fn(i64) -> f64) -> Vec<(UnixTime, f64)> {
        (0..count).map(|d| (UnixTime(1_700_000_000 + d * 86_400), value(d))).collect()
    }

    #[test]
    fn growth_alone_is_no_volatility() {
        let history = days(800, |d| libm::exp(0.002 * d as f64));
        assert!(volatility(&history).unwrap() < 0.01);
    }

    #[test]
    fn a_random_walk_is_measured_as_wide_as_it_was_made() {
        // 0.6 a year is 0.6 / √365 a day. Of 120 months the standard error is 0.6 / √240 = 0.039.
        let mut stream = Stream::new(1, 2);
        let mut level = 0.0;
        let walk: Vec<f64> = (0..3700)
            .map(|_| {
                level += 0.6 / libm::sqrt(365.0) * stream.normals().0;
                libm::exp(level)
            })
            .collect();
        let history = days(3700, |d| walk[d as usize]);
        let found = volatility(&history).unwrap();
        assert!((found - 0.6).abs() < 4.0 * 0.039, "{found}");
    }

    #[test]
    fn too_little_says_nothing() {
        assert_eq!(volatility(&[]), None);
        assert_eq!(volatility(&days(300, |_| 1.0)), None);
        // A gap of two months half a year ago.
        let mut history = days(800, |_| 1.0);
        history.drain(560..620);
        assert_eq!(volatility(&history), None);
    }

    #[test]
    fn what_was_measured_is_of_coins_that_exist() {
        for usual in &USUAL {
            let known = crate::networks::find(usual.symbol).is_some();
            assert!(known, "{}", usual.symbol);
        }
        assert_eq!(super::usual("BTC").unwrap().price, 0.58);
    }
}
