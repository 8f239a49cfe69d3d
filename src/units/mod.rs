//! Quantities as newtypes over `f64`, each with its unit and the range it accepts.
//!
//! Money and rates here feed forecasts, not ledgers, so binary floating point is enough; what the
//! protocols define exactly (subsidies, heights) is integer, in [`crate::networks`]. A value that
//! exists has passed its range: constructors refuse NaN, infinities and anything outside.

mod calendar;
mod decimal;
mod natural;
mod quantity;
mod shortest;
mod within;

pub use calendar::{Date, Days, UnixTime};
pub use decimal::decimal;
pub use quantity::{
    BlockTime, Coins, Correlation, Difficulty, EnergyPrice, Factor, Growth, Hashrate, Money, OutOfRange,
    Power, Price, Quantity, Range, Share, SignedMoney, Span, Units, Volatility,
};
pub use shortest::{plain, scientific};
pub use within::Within;

/// Days in a month: a twelfth of 365.25.
pub const DAYS_PER_MONTH: f64 = 30.4375;
/// Days in a year of growth and tariff escalation.
pub const DAYS_PER_YEAR: f64 = 365.25;
/// Days in a year of discounting, IRR, APR and volatility.
pub const DAYS_PER_MONEY_YEAR: f64 = 365.0;
/// Seconds in a day.
pub const SECONDS_PER_DAY: f64 = 86_400.0;
