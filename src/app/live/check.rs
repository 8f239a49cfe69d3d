//! The page's own check of its sources, at `#check`: which of them answer this very browser?

use breakeven::market::gate::{self, Known};
use breakeven::market::sources::Reading;
use breakeven::market::{Endpoint, Held, all_requests};
use breakeven::messages::live as say;
use breakeven::units::UnixTime;
use leptos::prelude::*;

use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::fetch;
use crate::app::fmt;

/// How much of what an answer should hold was in it.
#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    All,
    Part,
    Nothing,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::All => say::all(),
            Self::Part => say::part(),
            Self::Nothing => say::failed(),
        }
    }
}

/// What came of one request.
#[derive(Clone, PartialEq)]
struct Row {
    request: &'static str,
    host: &'static str,
    verdict: Verdict,
    /// Status and how the browser let the page read the answer.
    answer: String,
    milliseconds: f64,
    /// What was read, or why nothing was.
    found: String,
}

/// The view as a chunk.
#[wasm_split(check, fallible)]
pub fn check() -> Chunk {
    Ok(|()| view! { <Check/> }.into_any())
}

/// Tries every source when asked to, one after the other.
#[component]
fn Check() -> impl IntoView {
    let rows = RwSignal::new(Vec::<Row>::new());
    let running = RwSignal::new(false);
    let copied = RwSignal::new(None::<bool>);
    let run = move |_| {
        if running.get_untracked() {
            return;
        }
        running.set(true);
        copied.set(None);
        rows.set(Vec::new());
        spawn_local(async move {
            for endpoint in all_requests() {
                let row = ask(endpoint).await;
                // Nobody reads on once the view is closed.
                if rows.try_update(|rows| rows.push(row)).is_none() {
                    return;
                }
            }
            running.set(false);
        });
    };
    let copy = move |_| {
        let text = rows.with_untracked(|rows| plain(rows));
        spawn_local(async move {
            let done = JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok();
            copied.try_set(Some(done));
        });
    };
    let secure = window().is_secure_context();
    view! {
        <section aria-labelledby="check-title">
            <h1 id="check-title">{say::title()}</h1>
            <p>{say::about()}</p>
            <p>
                <button type="button" class="btn" prop:disabled=move || running.get() on:click=run>
                    {dynamic(move || if running.get() { say::asking() } else { say::ask() })}
                </button>
                " "
                {secure.then(|| view! {
                    <button type="button" class="btn" prop:disabled=move || rows.with(Vec::is_empty) on:click=copy>
                        {say::copy()}
                    </button>
                })}
            </p>
            <p role="status">
                {dynamic(move || {
                    let count = |verdict| rows.with(|rows| rows.iter().filter(|row| row.verdict == verdict).count());
                    let (all, part) = (count(Verdict::All), count(Verdict::Part));
                    let asked = rows.with(Vec::len);
                    let [asked_words, total, full, part_words, failed] =
                        [asked, all_requests().len(), all, part, asked - all - part].map(|number| number.to_string());
                    (asked > 0).then(|| say::summary(&asked_words, &total, &full, &part_words, &failed))
                })}
                {perhaps(move || copied.get().map(|done| view! { " " {if done { say::copied() } else { say::copy_refused() }} }))}
            </p>
            <div class="scroll" role="region" aria-label=say::results() tabindex="0">
                <table class="ledger">
                    <thead>
                        <tr>
                            <th scope="col">{say::head_request()}</th>
                            <th scope="col">{say::head_host()}</th>
                            <th scope="col">{say::head_answer()}</th>
                            <th scope="col">{say::head_milliseconds()}</th>
                            <th scope="col">{say::head_read()}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {dynamic(move || rows.get().into_iter().map(cells).pieces())}
                    </tbody>
                </table>
            </div>
            {perhaps(move || rows.with(|rows| !rows.is_empty()).then(|| view! {
                <details>
                    <summary>{say::as_text()}</summary>
                    <div class="scroll" role="region" aria-label=say::results_text() tabindex="0">
                        <pre>{rows.with(|rows| plain(rows))}</pre>
                    </div>
                </details>
            }))}
        </section>
    }
    .into_any()
}

fn cells(row: Row) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{row.request}</th>
            <td>{row.host}</td>
            <td>{row.verdict.word()} ", " {row.answer}</td>
            <td>{whole(row.milliseconds)}</td>
            <td>{row.found}</td>
        </tr>
    }
}

async fn ask(endpoint: &'static Endpoint) -> Row {
    let began = js_sys::Date::now();
    let answer = match AbortController::new() {
        Ok(abort) => fetch::get(&endpoint.url(fmt::now()), abort).await,
        Err(_) => Err(breakeven::market::Fault::Unreachable),
    };
    let milliseconds = js_sys::Date::now() - began;
    let (answer, read) = match answer {
        Ok(answer) => {
            let words = [answer.access, " ", &answer.status.to_string()].concat();
            (words, answer.good().map_err(|(fault, _)| fault.to_string()))
        }
        Err(fault) => (say::no_answer().to_owned(), Err(fault.to_string())),
    };
    let (verdict, found) = match read {
        Ok(body) => read_all(endpoint, &body, fmt::now()),
        Err(reason) => (Verdict::Nothing, reason),
    };
    Row { request: endpoint.id, host: endpoint.host, verdict, answer, milliseconds, found }
}

/// The figures of an answer in words, then its faults.
fn read_all(endpoint: &Endpoint, body: &str, now: UnixTime) -> (Verdict, String) {
    let reply = match endpoint.parse(body, now) {
        Ok(reply) => reply,
        Err(error) => return (Verdict::Nothing, error.to_string()),
    };
    let mut faults: Vec<String> = reply.refused.iter().map(|(_, error)| error.to_string()).collect();
    let mut found = Vec::new();
    for reading in &reply.readings {
        let Reading { figure, value, .. } = *reading;
        let known =
            Known { value: Held::built_in(figure).map(|held| (held.value, held.as_of)), difficulty: None };
        match gate::check(reading, known, now) {
            Ok(()) => found.push([figure.of, " ", figure.kind.name(), " ", &value.to_string()].concat()),
            Err(refusal) => faults.push(refusal.to_string()),
        }
    }
    let verdict = match (found.is_empty(), faults.is_empty()) {
        (true, _) => Verdict::Nothing,
        (false, true) => Verdict::All,
        (false, false) => Verdict::Part,
    };
    shorten(&mut found);
    shorten(&mut faults);
    found.append(&mut faults);
    (verdict, found.join(", "))
}

/// Sources of many rates: the first of them say enough.
fn shorten(list: &mut Vec<String>) {
    const SHOWN: usize = 4;
    let more = list.len().saturating_sub(SHOWN);
    if more > 0 {
        list.truncate(SHOWN);
        list.push(say::more(more as f64, &more.to_string()));
    }
}

/// The table as text: one request a line, columns separated by tabs.
fn plain(rows: &[Row]) -> String {
    let origin = window().location().origin().unwrap_or_default();
    let mut text = say::report(env!("CARGO_PKG_VERSION"), &fmt::today().to_string(), &origin);
    for row in rows {
        text.push('\n');
        let line =
            [row.verdict.word(), row.request, row.host, &row.answer, &whole(row.milliseconds), &row.found];
        text.push_str(&line.join("\t"));
    }
    text
}

fn whole(milliseconds: f64) -> String {
    (milliseconds as i64).to_string()
}
