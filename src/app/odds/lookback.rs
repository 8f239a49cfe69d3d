//! The plan begun on a day of the past: what it has brought, beside what would have been said on that day.

use breakeven::market::Kind;
use breakeven::market::history::{LITECOIN, MEMPOOL};
use breakeven::messages::past as say;
use breakeven::projection::backtest::{Backtest, BacktestError, backtest, height_then};
use breakeven::projection::odds::volatility;
use breakeven::scenario::Case;
use breakeven::units::{Date, UnixTime};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::looked::Looked;
use super::past::{self, Past};
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::live::LiveMarket;
use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::context::provided;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{dynamic, handler, perhaps, value};
use crate::app::state::{Calc, Given};

/// The view as a chunk.
#[wasm_split(past, fallible)]
pub fn lookback() -> Chunk {
    Ok(|()| view! { <LookBack/> }.into_any())
}

/// Days that the choice reaches back, as far as the longest of the series.
const FURTHEST: f64 = 1826.0;

#[component]
fn LookBack() -> impl IntoView {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    let today = fmt::today().midnight();
    let day = RwSignal::new(today.after(-365.0).date().to_string());
    let past = RwSignal::new(None::<Past>);
    let asking = RwSignal::new(false);
    let subject = Memo::new(move |_| calc.case(|case| (case.coin.symbol, case.plan.mining().is_some())));
    // Why no day of the past can be looked at, whatever the answer of any server.
    let barred = Memo::new(move |_| calc.case(barred));
    // What was asked for is of one coin, and of its difficulty only where the plan mines.
    let fitting = Memo::new(move |_| {
        let (coin, mines) = subject.get();
        past.with(|past| {
            past.as_ref().is_some_and(|past| {
                past.coin == coin
                    && !(mines
                        && past.difficulties.as_ref().is_err_and(String::is_empty)
                        && past.prices.is_ok())
            })
        })
    });
    let ask = move || {
        if asking.get_untracked() {
            return;
        }
        asking.set(true);
        let (coin, mines) = subject.get_untracked();
        spawn_local(async move {
            let found = past::ask(coin, mines).await;
            // Nobody waits for it once the view is closed.
            if past.try_set(Some(found)).is_none() {
                asking.try_set(false);
            }
        });
    };
    let begin = move || {
        if fitting.get() && !asking.get() {
            return None;
        }
        let (coin, mines) = subject.get();
        Some(if asking.get() {
            view! { <p class="quiet" role="status"><span class="chunk-wait">{say::asking()}</span></p> }
                .into_any()
        } else if live.offline() || !live.connected() {
            view! { <p class="note">{say::offline()}</p> }.into_any()
        } else {
            view! {
                <p>{button("btn", say::begin(), Box::new(ask))}</p>
                <p class="quiet field-note">{asked_of(coin, mines)}</p>
            }
            .into_any()
        })
    };
    let answer = move || {
        if !fitting.get() || asking.get() {
            return None;
        }
        past.with(|past| past.as_ref().map(|past| answer(calc, past, day, Box::new(ask))))
    };
    view! {
        <p class="quiet">{dynamic(move || if subject.get().1 {
            say::lead_mining()
        } else {
            say::lead()
        })}</p>
        {dynamic(move || match barred.get() {
            Some(reason) => view! { <p class="note">{reason}</p> }.into_any(),
            None => view! {
                <label class="hangs-pick" for="past-day"><span>{say::begun_on()}</span>
                    <input id="past-day" type="date" min=today.after(-FURTHEST).date().to_string() max=today.after(-1.0).date().to_string()
                        prop:value=value(move || day.get())
                        on:input=handler(move |event: leptos::ev::Event| day.set(event_target_value(&event)))/></label>
                {perhaps(begin)}
                {perhaps(answer)}
            }
            .into_any(),
        })}
    }
    .into_any()
}

fn asked_of(coin: &'static str, mines: bool) -> String {
    match past::first_asked(coin, mines).as_slice() {
        [first, second] => say::asks_two(first, second, coin),
        hosts => say::asks(hosts.first().copied().unwrap_or_default(), coin),
    }
}

fn barred(case: &Case) -> Option<String> {
    let name = case.coin.name;
    if case.plan.staking().is_some() {
        return Some(say::no_rewards().into());
    }
    if case.merged().is_some() {
        return Some(say::two_chains().into());
    }
    if case.plan.mining().is_some() && !past::kept(Kind::Difficulty, case.coin.symbol) {
        return Some(say::no_difficulty(name));
    }
    (!past::kept(Kind::Price, case.coin.symbol)).then(|| say::no_price(name))
}

fn answer(calc: Calc, past: &Past, day: RwSignal<String>, again: Box<dyn Fn()>) -> AnyView {
    let mines = calc.peek(|case| case.plan.mining().is_some());
    let missing = match (&past.prices, &past.difficulties) {
        (Err(faults), _) => Some(say::prices_failed(faults)),
        (_, Err(faults)) if mines => Some(say::difficulties_failed(faults)),
        _ => None,
    };
    if let Some(missing) = missing {
        return view! {
            <div class="error-box" role="alert">
                <p>{missing}</p>
                <p>{button("btn btn-quiet", say::again(), again)}</p>
            </div>
        }
        .into_any();
    }
    let held = StoredValue::new(past.clone());
    let found = Memo::new(move |_| {
        let start = Date::parse(&day.get())?.midnight();
        Some(held.with_value(|past| calc.case(|case| look(case, past, start))))
    });
    let shown = move || match found.get() {
        None => view! { <p class="note">{say::no_day()}</p> }.into_any(),
        Some(Err(error)) => view! { <p class="note" role="status">{reason(&error)}</p> }.into_any(),
        Some(Ok(found)) => view! { <Looked found/> }.into_any(),
    };
    view! { {dynamic(shown)} {dynamic(move || held.with_value(|past| sources(calc, past)))} }.into_any()
}

fn look(case: &Case, past: &Past, start: UnixTime) -> Result<Backtest, BacktestError> {
    let empty = Vec::new();
    let prices = past.prices.as_ref().map_or(&empty, |known| &known.values);
    let difficulties = past.difficulties.as_ref().map_or(&empty, |known| &known.values);
    // These name every change, so blocks can be counted along them.
    let changes = past
        .difficulties
        .as_ref()
        .is_ok_and(|known| std::ptr::eq(known.series, &MEMPOOL) || std::ptr::eq(known.series, &LITECOIN));
    let height = if changes { height_then(case, difficulties, start) } else { None };
    backtest(case, start, height, prices, difficulties)
}

fn reason(error: &BacktestError) -> String {
    match error {
        BacktestError::Missing { figure, from, until } => {
            let words = if *figure == "difficulty" { say::gap_of_difficulty } else { say::gap_of_price };
            words(&fmt::date(from.midnight()), &fmt::date(until.midnight()))
        }
        BacktestError::NotPast(day) => say::not_past(&fmt::date(day.midnight())),
        other => say::none(&other.to_string()),
    }
}

/// Whose figures these are, and from when to when.
type From = fn(&str, &str, &str) -> String;

/// Who the past comes from, how far it reaches, and how widely it strayed.
fn sources(calc: Calc, past: &Past) -> AnyView {
    let known: [(From, _); 2] =
        [(say::prices_from, &past.prices), (say::difficulties_from, &past.difficulties)];
    let mut sentences = Vec::with_capacity(4);
    for (from, known) in known.iter().filter_map(|(from, known)| Some((from, known.as_ref().ok()?))) {
        if let (Some((first, _)), Some((last, _))) = (known.values.first(), known.values.last()) {
            sentences.push(from(known.series.source.name, &fmt::date(*first), &fmt::date(*last)));
        }
    }
    if calc.case(|case| case.fx != 1.0) {
        sentences.push(say::converted().to_owned());
    }
    let measured =
        |known: &Result<past::Known, String>| known.as_ref().ok().and_then(|known| volatility(&known.values));
    let (price, difficulty) = (measured(&past.prices), measured(&past.difficulties));
    let percent = |part: f64| fmt::percent(part, 2);
    sentences.extend(price.map(|price| match difficulty {
        Some(difficulty) => say::both_strayed(&percent(price), &percent(difficulty)),
        None => say::price_strayed(&percent(price)),
    }));
    let take = price.map(|price| {
        let typed = move |key: &'static str, part: f64| {
            calc.put(key, ((part * 100.0).round() as u32).to_string(), Given::Typed);
        };
        let press = move || {
            typed("pv", price);
            if let Some(difficulty) = difficulty {
                typed("dv", difficulty);
            }
        };
        button("btn-link", say::take(), Box::new(press))
    });
    view! { <p class="field-note">{sentences.join(" ")} " " {take}</p> }.into_any()
}
