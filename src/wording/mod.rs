//! Dates, spans of time, ages and magnitudes in words.
//!
//! Made of the page's own texts and tested natively; only the digits of numbers are the browser's.

mod age;
mod date;
mod prefix;
mod span;

pub use age::age;
pub use date::{day, day_month, month, month_short, short_month};
pub use prefix::scaled;
pub use span::Span;
