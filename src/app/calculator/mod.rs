//! The calculator: the answer, and beside it the inputs.

mod answer;
mod currency;
mod device;
mod economics;
mod field;
mod form;
mod formulas;
mod headline;
mod hours;
mod limits;
mod months;
mod plan;
mod provenance;
mod returns;
mod sent;
mod share;
mod special;
mod staking;

pub use currency::in_currency_of;
pub use field::{Field, expect_calc};
pub use sent::Sent;

use leptos::context::Provider;
use leptos::prelude::*;

use answer::{Answer, AnswerBar};
use economics::Economics;
use form::Form;
use formulas::Formulas;
use limits::LimitsTable;
use months::Months;
use returns::Returns;
use sent::SentBanner;
use share::Share;

use crate::app::odds::{HangsSection, OddsSection};
use crate::app::parts::chunk::chunk;
use crate::app::parts::dynamic::dynamic;
use crate::app::rested::rested;

/// The whole view.
#[component]
pub fn Calculator(
    /// The link that was opened, if one was.
    sent: RwSignal<Option<Sent>>,
) -> impl IntoView {
    view! {
        <AnswerBar/>
        <div class="calc">
            <section class="calc-answer" aria-labelledby="answer">
                <SentBanner sent/>
                <Answer/>
                <Share/>
            </section>
            <div class="calc-inputs"><Form sent/></div>
        </div>
        // Outside the columns: the answer that stays in sight beside the inputs must not cover these.
        <div class="calc-details"><Details/></div>
    }
    .into_any()
}

/// The tables below the answer.
#[component]
fn Details() -> impl IntoView {
    // To these parts alone: provided to the whole place, it would be what the next view there finds.
    view! {
        <OddsSection/>
        <Provider value=rested(field::expect_calc())>
            <Tables/>
            <HangsSection/>
            <Months/>
        </Provider>
    }
    .into_any()
}

/// The tables that only one kind of plan has.
#[component]
fn Tables() -> impl IntoView {
    let calc = field::expect_calc();
    let stakes = Memo::new(move |_| calc.case(|case| case.plan.staking().is_some()));
    dynamic(move || {
        if stakes.get() {
            return chunk(staking::details, ());
        }
        view! {
            <Economics/>
            <LimitsTable/>
            <Returns/>
            <Formulas/>
        }
        .into_any()
    })
}
