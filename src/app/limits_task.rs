//! The limits take a hundred projections, so they follow the answer instead of holding it up.

use std::time::Duration;

use breakeven::projection;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;

use super::state::Calc;

/// Rest after the last change before the limits are worked out.
const REST: Duration = Duration::from_millis(150);

/// Works the limits out whenever the case has come to rest.
pub fn run(calc: Calc) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    effect(move || {
        calc.reading.track();
        if let Some(earlier) = pending.get_value() {
            earlier.clear();
        }
        let work = move || {
            let limits = calc.case(projection::limits);
            if calc.limits.with_untracked(|old| old.as_ref() != Some(&limits)) {
                calc.limits.set(Some(limits));
            }
        };
        pending.set_value(set_timeout_with_handle(work, REST).ok());
    });
}
