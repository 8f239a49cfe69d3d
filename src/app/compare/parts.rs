//! The parts of the money that a blend puts into each plan.

use breakeven::inputs::significant;
use breakeven::messages::changes;
use breakeven::units::{Quantity, Share};
use leptos::prelude::*;

use super::names::title;
use super::state::Desk;

/// Makes the parts of the blend add up to the whole, in proportion; equal ones where there is nothing.
pub fn whole(desk: Desk) {
    desk.change(changes::whole_parts(), |plans| {
        let sum: f64 = plans.iter().filter_map(|entry| entry.case.weight).map(Quantity::get).sum();
        let count = plans.len().max(1) as f64;
        // Hundredths of a percent; the last part takes what rounding leaves.
        let mut left = 1.0;
        let last = plans
            .iter()
            .rposition(|entry| sum <= 0.0 || entry.case.weight.is_some_and(|part| part.get() > 0.0));
        for (index, entry) in plans.iter_mut().enumerate() {
            let part =
                if sum > 0.0 { entry.case.weight.map_or(0.0, Quantity::get) / sum } else { 1.0 / count };
            let part = if Some(index) == last { left } else { (part * 1e4).round() / 1e4 };
            left = significant(left - part, 12).max(0.0);
            if part > 0.0 || entry.case.weight.is_some() {
                entry.case.weight = Share::new(significant(part, 12)).ok();
            }
        }
    });
}

/// The plans' numbers in one place, for the blend.
pub fn ids(desk: Desk) -> Vec<(u32, String)> {
    desk.plans.with(|plans| plans.iter().map(|entry| (entry.id, title(&entry.case))).collect())
}

/// Sets the part of each plan.
pub fn set_parts(desk: Desk, what: &str, parts: &[f64]) {
    desk.change(what, |plans| {
        for (entry, part) in plans.iter_mut().zip(parts) {
            entry.case.weight = Share::new(significant(*part, 6)).ok();
        }
    });
}

/// The parts as they are, followed; nothing where there is no blend.
pub fn parts(desk: Desk) -> Option<Vec<f64>> {
    desk.plans.with(|plans| {
        let some = plans.iter().any(|entry| entry.case.weight.is_some());
        some.then(|| plans.iter().map(|entry| entry.case.weight.map_or(0.0, Quantity::get)).collect())
    })
}
