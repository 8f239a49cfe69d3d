//! The plans in many futures, worked out in slices while the page stays answerable.

use std::time::Duration;

use breakeven::projection::Comparison;
use breakeven::projection::compare::Frontier;
use breakeven::projection::odds::joint::{JOINT_PATHS, Joint, Prospect};
use breakeven::projection::odds::usual;
use breakeven::scenario::{Case, Scenario};
use breakeven::units::{Quantity, Volatility};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::state::Entry;
use crate::app::parts::dynamic::effect;

/// Rest after a change before the futures are worked out: the comparison itself is painted first.
const REST: Duration = Duration::from_millis(200);
/// Longest stretch of work before the browser has its turn, in milliseconds.
const SLICE: f64 = 6.0;
/// Futures between two looks at the clock.
const BATCH: usize = 4;
/// Futures for figures that come soon and are exact later.
const FEW: usize = 300;

/// Volatility a year of a price, and of a difficulty, that nothing was measured of: wider than Bitcoin's, as
/// smaller coins move more.
const ASSUMED: (f64, f64) = (0.8, 0.4);

/// What is known so far.
#[derive(Clone, Copy)]
pub struct Futures {
    joint: StoredValue<Option<Joint>, LocalStorage>,
    found: Memo<Option<Comparison>>,
    /// What becomes of each plan; empty where no volatility is given, or not yet known.
    pub prospects: RwSignal<Vec<Prospect>>,
    /// Blends of the plans beside each other.
    pub frontier: RwSignal<Option<Frontier>>,
    /// Part of the futures worked out, while some are still to come.
    pub progress: RwSignal<Option<f64>>,
    pending: StoredValue<Option<TimeoutHandle>>,
}

/// Follows the plans through many futures whenever they change, as long as the view stands.
pub fn follow(plans: RwSignal<Vec<Entry>>, found: Memo<Option<Comparison>>) -> Futures {
    let futures = Futures {
        joint: StoredValue::new_local(None),
        found,
        prospects: RwSignal::new(Vec::new()),
        frontier: RwSignal::new(None),
        progress: RwSignal::new(None),
        pending: StoredValue::new(None),
    };
    // Neither names nor the parts of a blend change any future.
    let cases = Memo::new(move |_| {
        let plain = |entry: &Entry| Case { name: String::new(), weight: None, ..entry.case.clone() };
        plans.with(|plans| plans.iter().map(plain).collect::<Vec<Case>>())
    });
    effect(move || {
        let cases = cases.get();
        futures.progress.set(Some(0.0));
        let begin = move || {
            let joint = found.with_untracked(|found| {
                found.as_ref().and_then(|found| Joint::new(&Scenario { cases }, found))
            });
            match joint {
                Some(joint) => futures.slice(joint, FEW),
                None => futures.publish(None),
            }
        };
        futures.later(REST, Box::new(begin));
    });
    on_cleanup(move || futures.stop());
    futures
}

impl Futures {
    fn stop(self) {
        if let Some(Some(handle)) = self.pending.try_update_value(Option::take) {
            handle.clear();
        }
    }

    /// Runs `work` after a while in place of what was still to come.
    fn later(self, after: Duration, work: Box<dyn FnOnce()>) {
        self.stop();
        self.pending.set_value(set_timeout_with_handle(work, after).ok());
    }

    fn slice(self, mut joint: Joint, goal: usize) {
        let begun = js_sys::Date::now();
        while joint.paths() < goal && js_sys::Date::now() - begun < SLICE {
            joint.run(BATCH);
        }
        let done = joint.paths();
        let next: Box<dyn FnOnce()> = if done < goal {
            self.progress.set(Some(done as f64 / JOINT_PATHS as f64));
            Box::new(move || self.slice(joint, goal))
        } else if goal < JOINT_PATHS {
            self.prospects.set(joint.prospects());
            Box::new(move || self.slice(joint, JOINT_PATHS))
        } else {
            Box::new(move || self.publish(Some(joint)))
        };
        self.later(Duration::ZERO, next);
    }

    fn publish(self, joint: Option<Joint>) {
        self.progress.set(None);
        let scales = self.found.with_untracked(|found| {
            let plans = found.as_ref().map(|found| found.plans.as_slice()).unwrap_or_default();
            plans.iter().map(|plan| plan.scale).collect::<Vec<_>>()
        });
        let frontier = joint.as_ref().map(|joint| {
            // Each plan taken for the whole budget.
            let scaled = |(ends, scale): (Vec<f64>, &Option<f64>)| {
                scale.map(|scale| ends.into_iter().map(|end| end * scale).collect())
            };
            let ends: Vec<Option<Vec<f64>>> = joint.ends().into_iter().zip(&scales).map(scaled).collect();
            Frontier::new(&ends)
        });
        let prospects = joint.as_ref().map(Joint::prospects).unwrap_or_default();
        self.joint.set_value(joint);
        self.frontier.set(frontier);
        self.prospects.set(prospects);
    }

    /// What becomes of the plans at once, each `scales` times; follows the futures.
    pub fn mixed(self, scales: &[f64]) -> Option<Prospect> {
        self.frontier.track();
        self.joint.with_value(|joint| joint.as_ref()?.mixed(scales))
    }
}

/// Gives a plan that names no volatility what was measured of its coin, or else a round assumption.
pub fn uncertain(case: &mut Case) {
    if case.outlook.uncertain() {
        return;
    }
    let usual = usual(case.coin.symbol);
    let price = usual.map_or(ASSUMED.0, |usual| usual.price);
    let difficulty = usual.and_then(|usual| usual.difficulty).unwrap_or(ASSUMED.1);
    case.outlook.price_volatility = Volatility::new(price).ok();
    if case.plan.mining().is_some() {
        case.outlook.difficulty_volatility = Volatility::new(difficulty).ok();
    }
}
