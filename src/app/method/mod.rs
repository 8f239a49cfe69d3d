//! The Method view: what the numbers mean, where they come from, and what the model leaves out.

mod differ;
mod proof;
mod rules;
mod sources;

use breakeven::messages::{Saying, differ as differ_says, method as say, proof as proof_says};
use leptos::prelude::*;

use crate::app::parts::chunk::{Chunk, chunk, wasm_split};
use crate::app::parts::dynamic::{Pieces, perhaps};

use differ::{OTHERS, REASONS};
use rules::{CHAPTERS, Rule};
use sources::{BuiltIn, Figures};

const LEFT_OUT: [Saying; 10] = [
    say::left_out_one_line,
    say::left_out_odds_basis,
    say::left_out_no_answer,
    say::left_out_luck,
    say::left_out_machine_works,
    say::left_out_fees_stay,
    say::left_out_secondary,
    say::left_out_hardware,
    say::left_out_staking_rates,
    say::left_out_flat_taxes,
];

/// The view as a chunk.
#[wasm_split(method, fallible)]
pub fn method() -> Chunk {
    Ok(|()| view! { <Method/> }.into_any())
}

/// The whole view.
#[component]
fn Method() -> impl IntoView {
    let wanted = RwSignal::new(false);
    view! {
        <div class="prose">
            <h1>{say::title()}</h1>
            <p class="lead">{say::lead()}</p>
            <section aria-labelledby="rules"><h2 id="rules">{say::rules()}</h2>
                {CHAPTERS.map(|chapter| view! {
                    <h3>{(chapter.title)()}</h3>
                    <dl class="formulas">{chapter.rules.iter().map(rule).pieces()}</dl>
                }).pieces()}
            </section>
            <section aria-labelledby="left-out"><h2 id="left-out">{say::left_out()}</h2>
                <ul>{LEFT_OUT.map(|text| view! { <li>{text()}</li> }).pieces()}</ul>
            </section>
            <section aria-labelledby="proof"><h2 id="proof">{proof_says::title()}</h2>
                <p>{proof_says::lead()}</p>
                <p><button type="button" class="btn" prop:disabled=move || wanted.get() on:click=move |_| wanted.set(true)>{proof_says::begin()}</button></p>
                {perhaps(move || wanted.get().then(|| chunk(proof::proof, ())))}
            </section>
            <section aria-labelledby="differ"><h2 id="differ">{differ_says::title()}</h2>
                <p>{differ_says::lead()}</p>
                <ol>{REASONS.map(|text| view! { <li>{text()}</li> }).pieces()}</ol>
                <p>{differ_says::others()}</p>
                <dl class="formulas">{OTHERS.iter().map(rule).pieces()}</dl>
                <p>{differ_says::compare()}</p>
            </section>
            <Figures/>
            <BuiltIn/>
            <section aria-labelledby="risks"><h2 id="risks">{say::no_advice()}</h2>
                <p>{say::risks()}</p>
            </section>
            <section aria-labelledby="privacy"><h2 id="privacy">{say::privacy()}</h2>
                <p>{say::privacy_typed()}</p>
                <p>{say::privacy_asked()}</p>
                <p>{say::privacy_kept()}</p>
            </section>
        </div>
    }
    .into_any()
}

fn rule(rule: &'static Rule) -> AnyView {
    view! {
        <div><dt>{(rule.name)()}</dt><dd>{(rule.words)()}</dd>{rule.formula.map(|formula| view! { <dd class="worked">{formula()}</dd> })}</div>
    }
    .into_any()
}
