//! Dates, spans of time, ages and magnitudes in words.
//!
//! The page speaks English whatever the reader's locale, so its words are made here and tested natively;
//! only the digits of numbers follow the locale, in the browser.

mod age;
mod date;
mod prefix;
mod span;

pub use age::age;
pub use date::{day, month, month_short};
pub use prefix::scaled;
pub use span::{Span, count};
