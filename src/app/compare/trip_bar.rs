//! Above the calculator while a plan of the comparison is open in it.

use breakeven::link::View;
use breakeven::messages::compare as say;
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
        on_trip.get().map(|trip| {
            view! {
                <aside class="note" aria-label=say::trip_about()>
                    <p>{say::trip(&trip.name)}</p>
                    <p class="row"><a class="btn btn-quiet" href="#compare">{say::trip_back()}</a>
                        {button("btn-link", say::trip_leave(), Box::new(leave))}</p>
                </aside>
            }
        })
    })
}
