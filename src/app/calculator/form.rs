//! The inputs, grouped as people think: what you buy, what it costs to run, what the network pays, how
//! the future goes. The less used ones are folded away.

use breakeven::inputs::{Group, INPUTS, Input};
use breakeven::messages::{Saying, calculator};
use breakeven::networks::Coin;
use breakeven::plan::Kind;
use breakeven::scenario::Case;
use leptos::prelude::*;

use crate::app::parts::chunk::chunk;
use crate::app::parts::dynamic::{Pieces, dynamic, handler, perhaps};

use super::currency::CurrencyField;
use super::device::DeviceField;
use super::field::{Field, expect_calc};
use super::plan::PlanField;
use super::sent::Sent;
use super::special::{LossesField, SaleField, StartField};
use super::{hours, staking};
use crate::app::state::{Calc, Given};
use crate::app::{draft, example, market_fields, odds, presets, routing};

/// Keys that another field shows.
const ELSEWHERE: [&str; 4] = ["plan", "coin", "fx", "tdisc"];

const GROUPS: [(Group, Saying); 6] = [
    (Group::Machine, calculator::group_machine),
    (Group::Running, calculator::group_running),
    (Group::Network, calculator::group_network),
    (Group::Future, calculator::group_future),
    (Group::Terms, calculator::group_terms),
    (Group::Finance, calculator::group_finance),
];

/// All groups of the form.
#[component]
pub fn Form(
    /// The link that was opened, if one was.
    sent: RwSignal<Option<Sent>>,
) -> impl IntoView {
    let calc = expect_calc();
    let start_over = move |_| {
        start_over(calc);
        sent.set(None);
    };
    view! {
        <form class="calc-form" aria-label=calculator::form() novalidate on:submit=|event| event.prevent_default()>
            <PlanField/>
            {GROUPS.into_iter().map(|(group, title)| view! { <Fields group title=title()/> }).pieces()}
            <p><button type="button" class="btn btn-quiet" on:click=start_over>{calculator::start_over()}</button></p>
        </form>
    }
    .into_any()
}

#[component]
fn Fields(group: Group, title: &'static str) -> impl IntoView {
    let calc = expect_calc();
    // Networks that people stake differ in what their reward depends on; some coins ask for rules of their own,
    // others for the figures of a second chain.
    let subject = Memo::new(move |_| {
        let asks = |case: &Case| {
            case.plan.staking().is_some() || case.coin.merged.is_some() || !rules(case.coin).is_empty()
        };
        calc.case(|case| (case.plan.kind(), asks(case).then_some(case.coin.key)))
    });
    dynamic(move || {
        // Tracked alone, it would never be worked out, and so never be told of a change.
        subject.get();
        let inputs: Vec<&Input> = calc.peek(|case| {
            let here = |input: &&Input| {
                input.group == group
                    && input.concerns(case.plan.kind())
                    && !ELSEWHERE.contains(&input.key)
                    && market_fields::matters(calc, input.key, case)
                    && !odds::KEYS.contains(&input.key)
            };
            INPUTS.iter().filter(here).collect()
        });
        if inputs.is_empty() {
            return ().into_any();
        }
        let opened = RwSignal::new(false);
        let mines = calc.peek(|case| case.plan.mining().is_some());
        let buys_stake = calc.peek(|case| case.plan.staking().is_some()) && group == Group::Machine;
        let asked = calc.peek(|case| rules(case.coin));
        let waits = |input: &Input| input.folded && !asked.contains(&input.key);
        let shown = |folded: bool| {
            inputs
                .iter()
                .filter(|input| waits(input) == folded)
                .map(|input| one(calc, input, opened))
                .pieces()
        };
        let more = inputs.iter().any(|input| waits(input)).then(|| {
            view! { <details class="more" on:toggle=handler(move |_: leptos::ev::Event| opened.set(true))><summary>{calculator::more()}</summary><div class="field-grid">{shown(true)}</div></details> }
        });
        view! {
            <fieldset class="fields">
                <legend>{title}</legend>
                <div class="field-grid">{shown(false)}</div>
                {more}
                {mines.then(|| presets::typical(group)).flatten()}
                {buys_stake.then(|| chunk(staking::costs, ()))}
            </fieldset>
        }
        .into_any()
    })
}

/// Keys of the rules that are asked for where no protocol tells them.
fn rules(coin: &Coin) -> &'static [&'static str] {
    if !coin.is_mined() {
        &["bt", "reward", "halve", "decline", "k"]
    } else if coin.emission.is_voted(u64::MAX - 1) {
        &["reward"]
    } else {
        &[]
    }
}

/// Fills the form with the opening example and today's market again.
fn start_over(calc: Calc) {
    if let Some(example) = example(Kind::Mine) {
        let market = |key: &str| market_fields::fills(key) || key == "at";
        calc.fill(&example, |key| if market(key) { Given::Market } else { Given::Example });
        routing::forget_link();
        draft::forget();
    }
}

/// Its field; the hours wait until what is folded is `opened`.
fn one(calc: Calc, input: &'static Input, opened: RwSignal<bool>) -> AnyView {
    match input.key {
        "device" => view! { <DeviceField/> }.into_any(),
        "cur" => view! { <CurrencyField/> }.into_any(),
        "at" => view! { <StartField/> }.into_any(),
        "sell" => view! { <SaleField/> }.into_any(),
        "off" => view! { <LossesField/> }.into_any(),
        "via" => chunk(staking::via, ()),
        "upg" => presets::proposed(),
        // With the coin it comes and goes alone: what is open in its group stays open.
        "retarget" => {
            let steps = Memo::new(move |_| calc.case(|case| case.coin.retarget_interval > 0));
            perhaps(move || steps.get().then(|| view! { <Field key="retarget"/> }))
        }
        "tou" => perhaps(move || opened.get().then(|| chunk(hours::field, ()))),
        key => view! { <Field key/> }.into_any(),
    }
}
