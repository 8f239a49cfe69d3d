//! Above the calculator while a plan of the comparison is open in it.

use breakeven::link::View;
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::parts::context::provided;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::perhaps;
use crate::app::routing;
use crate::app::trip::{self, OnTrip};

/// Says where the plan belongs, and leads back.
pub fn bar() -> AnyView {
    let calc = expect_calc();
    let on_trip = provided::<OnTrip>();
    let leave = move || {
        if let Some(trip) = on_trip.get_untracked() {
            on_trip.set(None);
            trip::restore(calc, &trip);
        }
        routing::go(View::Compare.key());
    };
    perhaps(move || {
        on_trip.get().map(|trip| view! {
        <aside class="note" aria-label="A plan of your comparison">
            <p>{format!("This is “{}” of your comparison. What you change here changes it there.", trip.name)}</p>
            <p class="row"><a class="btn btn-quiet" href="#compare">"Back to the comparison"</a>
                {button("btn-link", "Leave it as it was", Box::new(leave))}</p>
        </aside>
    })
    })
}
