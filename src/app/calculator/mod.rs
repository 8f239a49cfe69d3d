//! The calculator: the answer, and beside it the inputs.

mod answer;
mod bought;
mod contract;
mod currency;
mod details;
mod device;
mod economics;
mod field;
mod form;
mod formulas;
mod headline;
mod hints;
mod hours;
mod lacking;
mod limits;
mod months;
mod plan;
mod provenance;
mod returns;
mod sent;
mod share;
mod solo;
mod special;
mod staking;
mod turns;
mod ways;

pub use answer::Answer;
pub use contract::contract_warnings;
pub use currency::in_currency_of;
pub use device::{caution, fill, grade, name_of};
pub use field::{Field, expect_calc, wrong};
pub use sent::Sent;
pub use share::Share;
pub use share::address;
pub use turns::not_counted;

use breakeven::messages::calculator;
use leptos::prelude::*;

use answer::AnswerBar;
use form::Form;
use sent::SentBanner;

use crate::app::compare;
use crate::app::parts::chunk::chunk;
use crate::app::parts::context::provided;
use crate::app::parts::dynamic::{dynamic, perhaps, value};
use crate::app::trip::OnTrip;

/// The whole view.
#[component]
pub fn Calculator(
    /// The link that was opened, if one was.
    sent: RwSignal<Option<Sent>>,
) -> impl IntoView {
    let calc = expect_calc();
    let on_trip = provided::<OnTrip>();
    let away = Memo::new(move |_| on_trip.with(Option::is_some));
    let link = value(move || {
        calc.reading.track();
        calc.link()
    });
    let lacks = Memo::new(move |_| calc.lacks());
    let share = move || {
        if lacks.get() {
            return view! { <p class="quiet">{calculator::share_nothing()}</p> }.into_any();
        }
        view! {
            <Share link words=calculator::share_answer() ways=true/>
            <p><a href="#compare/add">{calculator::add_to_comparison()}</a></p>
        }
        .into_any()
    };
    view! {
        <AnswerBar/>
        <div class="calc">
            <section class="calc-answer" aria-labelledby="answer">
                {perhaps(move || away.get().then(|| chunk(compare::trip_bar, ())))}
                <SentBanner sent/>
                <Answer/>
                {dynamic(share)}
            </section>
            <div class="calc-inputs"><Form sent/></div>
        </div>
        // Outside the columns: the answer that stays in sight beside the inputs must not cover these.
        <div class="calc-details" id="details">{details::soon()}</div>
    }
    .into_any()
}
