//! The tables below the answer. Their code, and that of the limits, is fetched once somebody stirs, so that the
//! answer comes first; or at once where the answer is "never", which the limits explain.

use breakeven::plan::Kind;
use leptos::context::Provider;
use leptos::leptos_dom::helpers::{WindowListenerHandle, window_event_listener_untyped};
use leptos::prelude::*;

use super::bought::bought;
use super::contract::contract;
use super::economics::Economics;
use super::field::expect_calc;
use super::formulas::Formulas;
use super::limits::LimitsTable;
use super::months::Months;
use super::returns::Returns;
use super::solo::alone;
use super::{hints, staking};
use crate::app::odds::{HangsSection, OddsSection};
use crate::app::parts::chunk::{Chunk, chunk, wasm_split};
use crate::app::parts::dynamic::{dynamic, effect, perhaps};
use crate::app::rested::rested;
use crate::app::state::Calc;

/// What tells that somebody is there.
const STIRS: [&str; 6] = ["pointermove", "pointerdown", "keydown", "focusin", "input", "scroll"];

/// The tables, from the first move, key or scroll on; at once where they are in sight.
pub fn soon() -> AnyView {
    let calc = expect_calc();
    let stirred = RwSignal::new(false);
    let stir = move |_: web_sys::Event| {
        // The view may be gone before anybody stirs.
        let _ = stirred.try_set(true);
    };
    let listeners: Vec<WindowListenerHandle> =
        STIRS.into_iter().map(|event| window_event_listener_untyped(event, stir)).collect();
    let listeners = StoredValue::new(listeners);
    let deaf = move || {
        let handles = listeners.try_update_value(std::mem::take);
        handles.into_iter().flatten().for_each(WindowListenerHandle::remove);
    };
    on_cleanup(deaf);
    effect(move || {
        if stirred.get() {
            deaf();
        } else if in_sight() || calc.uncertain() || calc.report.with(|report| report.break_even.day.is_none())
        {
            // The odds, and why a plan never pays, stand under the answer, and are worked out below it.
            stirred.set(true);
        }
    });
    dynamic(move || if stirred.get() { chunk(details, ()) } else { ().into_any() })
}

fn in_sight() -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let top = document().get_element_by_id("details").map(|place| place.get_bounding_client_rect().top());
    top.zip(height).is_some_and(|(top, height)| top < height)
}

/// The tables of the calculator as it was when the fingers last rested; only the odds follow them.
#[wasm_split(details, fallible)]
pub fn details() -> Chunk {
    Ok(|()| {
        hints::watch();
        let calc = expect_calc();
        let rested = rested(calc);
        // Neither the answer nor the one that follows it may come from what stands in for a figure.
        let lacks = Memo::new(move |_| calc.lacks() || rested.lacks());
        perhaps(move || (!lacks.get()).then(|| sections(rested)))
    })
}

fn sections(rested: Calc) -> AnyView {
    // To these parts alone: provided to the whole place, it would be what the next view there finds.
    view! {
        <OddsSection/>
        <Provider value=rested>
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
    let calc = expect_calc();
    let kind = Memo::new(move |_| calc.case(|case| case.plan.kind()));
    dynamic(move || {
        match kind.get() {
            Kind::Stake => return chunk(staking::details, ()),
            Kind::Buy => return bought(),
            Kind::Mine | Kind::Cloud => {}
        }
        view! {
            {contract()}
            <Economics/>
            {alone()}
            <LimitsTable/>
            <Returns/>
            <Formulas/>
        }
        .into_any()
    })
}
