//! Sanity gates: a reading is believed only if it fits what is known already.

use super::figure::{Figure, Kind};
use super::quote::{Held, age};
use super::sources::Reading;
use crate::messages::market;
use crate::networks;
use crate::units::{DAYS_PER_YEAR, SECONDS_PER_DAY, UnixTime, plain};

/// Why a well-formed reading is not believed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// No coin or currency could have this value.
    #[error("{}", market::not_between(.figure.kind.name(), &plain(*.value), &plain(*.min), &plain(*.max)))]
    OutOfRange {
        /// The figure.
        figure: Figure,
        /// What was read.
        value: f64,
        /// Smallest value believed.
        min: f64,
        /// Largest value believed.
        max: f64,
    },
    /// It is too far from the value known before.
    #[error("{}", market::too_far(.figure.kind.name(), &plain(*.value), &plain(*.known)))]
    Jump {
        /// The figure.
        figure: Figure,
        /// What was read.
        value: f64,
        /// What was known.
        known: f64,
    },
    /// The hashrate contradicts the difficulty.
    #[error("{}", market::contradicts(.figure.kind.name(), &plain(*.value), &plain(*.expected)))]
    Contradiction {
        /// The figure.
        figure: Figure,
        /// What was read.
        value: f64,
        /// What the difficulty stands for.
        expected: f64,
    },
    /// The value at hand is more recent.
    #[error("{}", market::older(.figure.kind.name()))]
    Older {
        /// The figure.
        figure: Figure,
    },
    /// The source itself has not renewed it.
    #[error("{}", market::too_old(*.days as f64, .figure.kind.name(), &.days.to_string()))]
    TooOld {
        /// The figure.
        figure: Figure,
        /// Its age in whole days.
        days: i64,
    },
}

/// What a reading is held against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// The value at hand of the same figure, and when it was true.
    pub value: Option<(f64, UnixTime)>,
    /// The difficulty at hand of the same coin.
    pub difficulty: Option<f64>,
}

/// Largest factor by which a price or a difficulty may differ from the one known.
const MARKET_FACTOR: f64 = 5.0;
/// The same for an exchange rate.
const FX_FACTOR: f64 = 2.0;
/// The same for a hashrate against difficulty × hashes per unit / block time.
const HASHRATE_FACTOR: f64 = 3.0;
/// The same for supplies, stakes and block times.
const NETWORK_FACTOR: f64 = 3.0;
/// Largest multiple of the subsidy that the fees of a block are believed to be.
const FEES_FACTOR: f64 = 4.0;
/// Seconds by which a new value may be older than the one at hand: sources renew theirs in steps.
const LAG: i64 = 3600;
/// Blocks by which a source may lag behind, or a reorganisation set back.
const HEIGHT_BEHIND: f64 = 200.0;
/// Blocks ahead of twice the expected pace that are believed.
const HEIGHT_AHEAD: f64 = 1000.0;

/// Holds a reading against the range of its kind, its age and what is known.
///
/// # Errors
/// [`Refusal`], which for a [`Refusal::Jump`] a second, independent source may overrule: see [`confirmed`].
pub fn check(reading: &Reading, known: Known, now: UnixTime) -> Result<(), Refusal> {
    let Reading { figure, value, as_of } = *reading;
    let range = figure.kind.range(now);
    if !range.contains(value) {
        return Err(Refusal::OutOfRange { figure, value, min: range.min, max: range.max });
    }
    let old = age(as_of, now);
    // Daily data is up to two days old when it is replaced.
    if old > figure.kind.usable_for().max(3 * 86_400) {
        return Err(Refusal::TooOld { figure, days: old / 86_400 });
    }
    if known.value.is_some_and(|(_, since)| age(as_of, since) > LAG) {
        return Err(Refusal::Older { figure });
    }
    match figure.kind {
        Kind::Price | Kind::Difficulty => within(figure, value, known, MARKET_FACTOR),
        Kind::Fx => within(figure, value, known, FX_FACTOR),
        Kind::Height => height(figure, value, as_of, known),
        Kind::FeesPerBlock => fees(figure, value, known),
        Kind::NetworkHashrate => hashrate(figure, value, known),
        Kind::Staked | Kind::Delegated | Kind::Supply | Kind::Circulating | Kind::BlockTime => {
            within(figure, value, known, NETWORK_FACTOR)
        }
        _ => Ok(()),
    }
}

/// Whether a value too far from the known one is believed because another source says nearly the same.
///
/// Even then it may not differ by more than the square of the usual factor, times the factor for each
/// year that the known value is old: two sources can be wrong alike.
pub fn confirmed(reading: &Reading, other: f64, known: Known) -> bool {
    let Reading { figure, value, as_of } = *reading;
    let Some((known, since)) = known.value else { return false };
    let years = age(since, as_of) as f64 / 86_400.0 / DAYS_PER_YEAR;
    let (agreement, limit) = match figure.kind {
        Kind::Price | Kind::Difficulty => (1.25, libm::pow(MARKET_FACTOR, 2.0 + years)),
        Kind::Fx => (1.25, libm::pow(FX_FACTOR, 2.0 + years)),
        Kind::Staked | Kind::Supply | Kind::Circulating => (1.25, libm::pow(NETWORK_FACTOR, 2.0 + years)),
        Kind::Height => (1.001, 2.0),
        _ => return false,
    };
    close(value, other, agreement) && close(value, known, limit)
}

fn close(one: f64, other: f64, factor: f64) -> bool {
    one <= other * factor && other <= one * factor
}

fn within(figure: Figure, value: f64, known: Known, factor: f64) -> Result<(), Refusal> {
    match known.value {
        Some((known, _)) if !close(value, known, factor) => Err(Refusal::Jump { figure, value, known }),
        _ => Ok(()),
    }
}

/// A chain only grows, at about its own pace.
fn height(figure: Figure, value: f64, as_of: UnixTime, known: Known) -> Result<(), Refusal> {
    let (Some((known, since)), Some(coin)) = (known.value, networks::find(figure.of)) else {
        return Ok(());
    };
    let expected = age(since, as_of) as f64 / SECONDS_PER_DAY * coin.steps_per_day(coin.block_time);
    if value < known - HEIGHT_BEHIND || value > known + 2.0 * expected + HEIGHT_AHEAD {
        return Err(Refusal::Jump { figure, value, known });
    }
    Ok(())
}

/// Fees swing a hundredfold between quiet and crowded days; on the most crowded yet, 20 April 2024, they
/// were not three times the subsidy.
fn fees(figure: Figure, value: f64, known: Known) -> Result<(), Refusal> {
    let height = Held::built_in(Figure::new(Kind::Height, figure.of));
    let (Some(coin), Some(height)) = (networks::find(figure.of), height) else { return Ok(()) };
    let subsidy = coin.coins(coin.emission.miner_subsidy(height.value as u64));
    let max = f64::max(FEES_FACTOR * subsidy, known.value.map_or(0.0, |(known, _)| known * 100.0));
    if value > max {
        return Err(Refusal::OutOfRange { figure, value, min: 0.0, max });
    }
    Ok(())
}

fn hashrate(figure: Figure, value: f64, known: Known) -> Result<(), Refusal> {
    let (Some(difficulty), Some(coin)) = (known.difficulty, networks::find(figure.of)) else {
        return Ok(());
    };
    let expected = coin.network_hashrate(difficulty, coin.block_time);
    if close(value, expected, HASHRATE_FACTOR) {
        Ok(())
    } else {
        Err(Refusal::Contradiction { figure, value, expected })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixTime = UnixTime(1_795_000_000);

    fn verdict(kind: Kind, value: f64, known: f64) -> Result<(), Refusal> {
        let of = if kind == Kind::Fx { "EUR" } else { "BTC" };
        let reading = Reading { figure: Figure::new(kind, of), value, as_of: NOW };
        let day_ago = UnixTime(NOW.0 - 86_400);
        check(&reading, Known { value: Some((known, day_ago)), difficulty: Some(140e12) }, NOW)
    }

    #[test]
    fn prices_and_rates_may_move_but_not_leap() {
        for (kind, factor) in [(Kind::Price, 5.0), (Kind::Difficulty, 5.0), (Kind::Fx, 2.0)] {
            for known in [0.5, 80_000.0] {
                assert!(verdict(kind, known * factor * 0.999, known).is_ok());
                assert!(verdict(kind, known / factor * 1.001, known).is_ok());
                for value in [known * factor * 1.001, known / factor * 0.999] {
                    assert!(
                        matches!(verdict(kind, value, known), Err(Refusal::Jump { .. })),
                        "{kind:?} {value}"
                    );
                }
            }
        }
    }

    #[test]
    fn two_sources_together_are_believed_more_but_not_everything() {
        let figure = Figure::new(Kind::Price, "BTC");
        let confirmed = |value, other, years: i64| {
            let known =
                Known { value: Some((1000.0, UnixTime(NOW.0 - years * 31_557_600))), difficulty: None };
            confirmed(&Reading { figure, value, as_of: NOW }, other, known)
        };
        assert!(confirmed(24_900.0, 24_000.0, 0) && confirmed(40.1, 40.0, 0));
        assert!(!confirmed(25_100.0, 25_000.0, 0) && !confirmed(39.9, 39.9, 0));
        assert!(!confirmed(20_000.0, 15_900.0, 0), "they disagree");
        // 5^3 after a year
        assert!(confirmed(124_000.0, 124_000.0, 1) && !confirmed(126_000.0, 126_000.0, 1));
    }

    #[test]
    fn a_hashrate_must_fit_the_difficulty() {
        // 140e12 × 2^32 / 600 s is about 1.002e21 hashes per second.
        assert!(verdict(Kind::NetworkHashrate, 1.1e21, 1.0).is_ok());
        for value in [3.1e21, 0.33e21, 1.0e9] {
            assert!(matches!(verdict(Kind::NetworkHashrate, value, 1.0), Err(Refusal::Contradiction { .. })));
        }
    }

    #[test]
    fn supplies_stakes_and_block_times_do_not_triple() {
        for kind in [Kind::Staked, Kind::Delegated, Kind::Supply, Kind::Circulating, Kind::BlockTime] {
            assert!(verdict(kind, 29.9, 10.0).is_ok() && verdict(kind, 3.4, 10.0).is_ok());
            for value in [30.1, 3.3] {
                assert!(matches!(verdict(kind, value, 10.0), Err(Refusal::Jump { .. })), "{kind:?} {value}");
            }
        }
        for kind in [Kind::StakingApr, Kind::Inflation, Kind::StakedShare, Kind::CommunityTax] {
            assert!(verdict(kind, 100.0, 3.0).is_ok());
            assert!(matches!(verdict(kind, 100.1, 3.0), Err(Refusal::OutOfRange { .. })), "{kind:?}");
        }
    }

    #[test]
    fn a_chain_grows_at_its_pace() {
        // A day is 144 blocks: at most 200 fewer, at most 288 + 1000 more.
        for (value, fine) in [(899_800.0, true), (899_799.0, false), (901_288.0, true), (901_289.0, false)] {
            assert_eq!(verdict(Kind::Height, value, 900_000.0).is_ok(), fine, "{value}");
        }
    }

    #[test]
    fn fees_are_believed_up_to_four_subsidies_or_the_hundredfold() {
        assert!(verdict(Kind::FeesPerBlock, 12.5, 0.02).is_ok());
        assert!(matches!(verdict(Kind::FeesPerBlock, 12.6, 0.02), Err(Refusal::OutOfRange { .. })));
        assert!(verdict(Kind::FeesPerBlock, 49.0, 0.5).is_ok());
        assert!(verdict(Kind::FeesPerBlock, 51.0, 0.5).is_err());
    }

    #[test]
    fn what_the_source_let_grow_old_is_refused() {
        let figure = Figure::new(Kind::Price, "BTC");
        let reading = |age| Reading { figure, value: 77_000.0, as_of: UnixTime(NOW.0 - age) };
        assert!(check(&reading(3 * 86_400), Known::default(), NOW).is_ok());
        let refusal = check(&reading(3 * 86_400 + 5), Known::default(), NOW).unwrap_err();
        assert_eq!(refusal.to_string(), "price is 3 days old at its source");
    }

    #[test]
    fn an_older_value_never_replaces_a_newer_one() {
        let figure = Figure::new(Kind::Price, "BTC");
        let reading = |age| Reading { figure, value: 77_000.0, as_of: UnixTime(NOW.0 - age) };
        let known = Known { value: Some((77_000.0, UnixTime(NOW.0 - 600))), difficulty: None };
        assert!(check(&reading(600 + 3600), known, NOW).is_ok());
        assert_eq!(check(&reading(601 + 3600), known, NOW), Err(Refusal::Older { figure }));
    }

    #[test]
    fn impossible_values_are_refused_without_anything_known() {
        let moment = (NOW.0 + 10 * 86_400) as f64;
        for (kind, bad, good) in [
            (Kind::Change24h, -101.0, -100.0),
            (Kind::RetargetChange, 301.0, 300.0),
            (Kind::RetargetAt, 5.0, moment),
            (Kind::Price, f64::NAN, 1.0),
            (Kind::Height, -5.0, 5.0),
        ] {
            let check = |value| {
                check(&Reading { figure: Figure::new(kind, "BTC"), value, as_of: NOW }, Known::default(), NOW)
            };
            assert!(matches!(check(bad), Err(Refusal::OutOfRange { .. })), "{kind:?}");
            assert!(check(good).is_ok(), "{kind:?}");
        }
    }
}
