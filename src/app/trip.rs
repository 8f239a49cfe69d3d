//! A plan of the comparison that is open in the calculator.

use leptos::prelude::*;

use super::state::{Calc, Given};

/// Which plan it is, and what stood in the calculator before.
#[derive(Clone)]
pub struct Trip {
    /// Its place in the comparison, which it keeps until it is back.
    pub plan: usize,
    /// What the comparison calls it.
    pub name: String,
    /// Every field as it was.
    pub before: Vec<(&'static str, String, Given)>,
}

/// The trip there is, if one is.
pub type OnTrip = RwSignal<Option<Trip>>;

/// Puts into the calculator what stood there before.
pub fn restore(calc: Calc, trip: &Trip) {
    for (key, text, given) in &trip.before {
        calc.put(key, text.clone(), *given);
    }
}
