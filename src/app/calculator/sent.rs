//! A link shows what its sender saw. This says so, and offers today's data with what moved. A chunk: most visits
//! come without a link.

use breakeven::inputs;
use breakeven::link::Note;
use breakeven::messages::sent as say;
use breakeven::projection::PlanReport;
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::parts::chunk::{Chunk, chunk, wasm_split};
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::market_fields;
use crate::app::state::Given;

/// What is known of the link that was opened.
#[derive(Clone, PartialEq)]
pub struct Sent {
    /// The scenario as it came.
    pub case: Case,
    /// Its answer.
    pub report: PlanReport,
    /// What in it was not understood.
    pub notes: Vec<Note>,
    /// Whether it brought market figures of its own.
    pub pinned: bool,
}

/// Room above the answer for the banner of a link that was opened.
#[component]
pub fn SentBanner(sent: RwSignal<Option<Sent>>) -> impl IntoView {
    let opened = Memo::new(move |_| sent.with(Option::is_some));
    perhaps(move || opened.get().then(|| view! { <div class="sent-place">{chunk(banner, sent)}</div> }))
}

/// The banner.
#[wasm_split(sent, fallible)]
pub fn banner() -> Chunk<RwSignal<Option<Sent>>> {
    Ok(about)
}

fn about(sent: RwSignal<Option<Sent>>) -> AnyView {
    let calc = expect_calc();
    let refreshed = RwSignal::new(false);
    let today = move || {
        for key in market_fields::KEYS.into_iter().chain(["fx"]) {
            if let Some(slot) = calc.slot(key) {
                slot.given.set(Given::Market);
            }
        }
        calc.typed("at", fmt::today().to_string());
        refreshed.set(true);
    };
    let back = move || {
        if let Some(sent) = sent.get_untracked() {
            calc.fill(&sent.case, |_| Given::Sent);
        }
        refreshed.set(false);
    };
    view! {
        {perhaps(move || sent.get().map(|link| {
            let date = fmt::date(link.case.start);
            let as_sent = match (link.pinned, link.case.plan.staking()) {
                (false, _) => say::as_sent,
                (true, None) => say::as_sent_pinned,
                (true, Some(_)) => say::as_sent_pinned_stake,
            };
            let notes = link.notes.iter().map(ToString::to_string).collect::<Vec<_>>();
            view! {
                <aside class="note sent" aria-label=say::about()>
                    <p>
                        {perhaps(move || refreshed.get().then(|| [say::recomputed(), " "].concat()))}
                        {as_sent(&date)}
                    </p>
                    {perhaps(move || refreshed.get().then(|| moved(&link)))}
                    <p class="row">
                        {dynamic(move || if refreshed.get() {
                            button("btn btn-quiet", say::back(), Box::new(back))
                        } else {
                            button("btn btn-quiet", say::use_today(), Box::new(today))
                        })}
                        {button("btn-link", say::dismiss(), Box::new(move || sent.set(None)))}
                    </p>
                    {(!notes.is_empty()).then(|| view! {
                        <details><summary>{say::not_taken(notes.len() as f64, &notes.len().to_string())}</summary>
                            <ul>{notes.into_iter().map(|note| view! { <li>{note}</li> }).pieces()}</ul></details>
                    })}
                </aside>
            }
        }))}
    }
    .into_any()
}

/// The market figures and the answer, as sent and now.
fn moved(sent: &Sent) -> AnyView {
    let calc = expect_calc();
    let sent = sent.clone();
    // Those of mining say nothing of a stake.
    let mines = sent.case.plan.staking().is_none();
    let rows = move || {
        calc.report.with(|report| {
            calc.case(|now| {
                let then = &sent.case;
                let span = |report: &PlanReport, lacks: bool| match report.break_even.day {
                    _ if lacks => say::no_answer().to_owned(),
                    day => day.map_or_else(|| say::never().into(), fmt::span),
                };
                let left = |report: &PlanReport, case: &Case, lacks: bool| {
                    if lacks { String::new() } else { fmt::money(report.cumulative_final, &case.currency) }
                };
                let (lacked, lacks) = (!then.missing().is_empty(), calc.lacks());
                let change = |a: f64, b: f64| fmt::signed_percent(b / a - 1.0, 2);
                let price = |case: &Case| {
                    if case.market.unknown.price { say::unknown().into() } else { fmt::fine_price(case.market.price.get(), &case.currency) }
                };
                let difficulty = |case: &Case| {
                    if case.market.unknown.difficulty { say::unknown().into() } else { fmt::compact(case.market.difficulty.get()) }
                };
                let change = |a: f64, b: f64| if lacked || lacks { String::new() } else { change(a, b) };
                [
                    (true, say::price(), price(then), price(now), change(then.market.price.get(), now.market.price.get())),
                    (mines, say::difficulty(), difficulty(then), difficulty(now), change(then.market.difficulty.get(), now.market.difficulty.get())),
                    (mines, say::height(), then.market.height.to_string(), now.market.height.to_string(), String::new()),
                    (mines, say::fees(), inputs_text("fees", then), inputs_text("fees", now), String::new()),
                    (true, say::pays_back_in(), span(&sent.report, lacked), span(report, lacks), String::new()),
                    (true, say::left(), left(&sent.report, then, lacked), left(report, now, lacks), String::new()),
                ]
                .into_iter()
                .filter(|(applies, ..)| *applies)
                .map(|(_, label, before, after, change)| view! {
                    <tr><th scope="row">{label}</th><td class="num">{before}</td><td class="num">{after}</td><td class="num">{change}</td></tr>
                })
                .pieces()
            })
        })
    };
    view! {
        <table class="ledger"><thead><tr><th scope="col">{say::moved()}</th><th scope="col" class="num">{say::column_sent()}</th><th scope="col" class="num">{say::column_today()}</th><th scope="col" class="num">{say::column_change()}</th></tr></thead>
            <tbody>{rows}</tbody></table>
    }
    .into_any()
}

fn inputs_text(key: &str, case: &Case) -> String {
    inputs::find(key).map(|input| input.form_text(case)).unwrap_or_default()
}
