//! The calculator: the answer, and beside it the inputs.

mod answer;
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
mod ways;

pub use answer::Answer;
pub use currency::in_currency_of;
pub use device::{caution, fill, grade, name_of};
pub use field::{Field, expect_calc};
pub use sent::Sent;
pub use share::address;

use leptos::prelude::*;

use answer::AnswerBar;
use form::Form;
use sent::SentBanner;
use share::Share;

use crate::app::parts::dynamic::dynamic;

/// The whole view.
#[component]
pub fn Calculator(
    /// The link that was opened, if one was.
    sent: RwSignal<Option<Sent>>,
) -> impl IntoView {
    let calc = expect_calc();
    let lacks = Memo::new(move |_| calc.lacks());
    let share = move || {
        if lacks.get() {
            return view! { <p class="quiet">"There is nothing to share until there is an answer."</p> }
                .into_any();
        }
        view! { <Share/> }.into_any()
    };
    view! {
        <AnswerBar/>
        <div class="calc">
            <section class="calc-answer" aria-labelledby="answer">
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
