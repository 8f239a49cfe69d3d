//! The projection of a stake: rewards day by day, what they pay for, and what the whole position is worth.

mod closed;

pub use closed::{SteadyStake, break_even_years};
