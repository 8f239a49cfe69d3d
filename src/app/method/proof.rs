//! The known cases, worked out by the visitor's own browser.

use std::time::Duration;

use breakeven::golden::{self, Verdict};
use breakeven::messages::proof as say;
use leptos::prelude::*;

use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};

/// The check as a chunk of its own: it reaches what no other part of the Method view needs.
#[wasm_split(proof, fallible)]
pub fn proof() -> Chunk {
    Ok(|()| view! { <Proof/> }.into_any())
}

#[component]
fn Proof() -> impl IntoView {
    let verdicts = RwSignal::new(Vec::<Verdict>::new());
    let running = RwSignal::new(true);
    next(golden::FILE.lines(), verdicts, running);
    view! {
        <p role="status">{dynamic(move || if running.get() { say::working().to_owned() } else { verdicts.with(|all| summary(all)) })}</p>
        {perhaps(move || verdicts.with(|all| (!all.is_empty()).then(|| table(all))))}
    }
    .into_any()
}

/// One case, and the rest in later tasks, so that the page answers in between.
fn next(mut rest: std::str::Lines<'static>, verdicts: RwSignal<Vec<Verdict>>, running: RwSignal<bool>) {
    let Some(line) = rest.next() else {
        running.try_set(false);
        return;
    };
    // Nobody reads on once the view is closed.
    if verdicts.try_update(|all| all.push(golden::check(line))).is_some() {
        set_timeout(move || next(rest, verdicts, running), Duration::ZERO);
    }
}

fn summary(all: &[Verdict]) -> String {
    let passed = all.iter().filter(|verdict| verdict.differ.is_empty()).count();
    let figures: usize = all.iter().map(|verdict| verdict.agree).sum();
    let counted = |words: fn(f64, &str) -> String, number: usize| words(number as f64, &number.to_string());
    match passed == all.len() {
        true => say::pass(&counted(say::cases, passed), &counted(say::figures, figures)),
        false => say::fail(all.len() as f64, &passed.to_string(), &all.len().to_string()),
    }
}

fn table(all: &[Verdict]) -> AnyView {
    view! {
        <div class="scroll tall" tabindex="0" role="region" aria-label=say::table()>
            <table class="ledger">
                <thead><tr><th scope="col">{say::column_case()}</th><th scope="col">{say::column_result()}</th><th scope="col" class="num">{say::column_figures()}</th></tr></thead>
                <tbody>{all.iter().enumerate().map(|(index, verdict)| row(index, verdict)).pieces()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(index: usize, verdict: &Verdict) -> AnyView {
    let href = ["#", verdict.link].concat();
    let result = match verdict.differ.first() {
        None => say::passed().to_owned(),
        Some((name, found, expected)) => say::failed(name, &found.to_string(), &expected.to_string()),
    };
    view! {
        <tr>
            <th scope="row"><a href=href>{say::one_case(&(index + 1).to_string())}</a></th>
            <td>{result}</td>
            <td class="num">{verdict.agree.to_string()}</td>
        </tr>
    }
    .into_any()
}
