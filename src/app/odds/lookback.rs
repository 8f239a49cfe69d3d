//! The plan begun on a day of the past: what it has brought, beside what would have been said on that day.

use breakeven::market::Kind;
use breakeven::market::history::{LITECOIN, MEMPOOL};
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
        let hosts = past::first_asked(coin, mines).join(" and ");
        Some(if asking.get() {
            view! { <p class="quiet" role="status"><span class="chunk-wait">"Asking for the past…"</span></p> }.into_any()
        } else if live.offline() || !live.connected() {
            view! { <p class="note">"The past comes from public services, and there is no connection or it is switched off."</p> }
                .into_any()
        } else {
            view! {
                <p>{button("btn", "Look back", Box::new(ask))}</p>
                <p class="quiet field-note">{format!("Asks {hosts} for the past of {coin}; they see your address, as any page you open does.")}</p>
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
            "Machine, tariff, fees and growth are those of your plan above, since nobody keeps what they were; prices and difficulties are those of the past."
        } else {
            "Fee and growth are those of your plan above; prices are those of the past."
        })}</p>
        {dynamic(move || match barred.get() {
            Some(reason) => view! { <p class="note">{reason}</p> }.into_any(),
            None => view! {
                <label class="hangs-pick" for="past-day"><span>"Begun on"</span>
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

fn barred(case: &Case) -> Option<String> {
    let name = case.coin.name;
    if case.plan.staking().is_some() {
        return Some("Nobody keeps past rewards of stakes where a browser may read them, so a stake cannot be looked back at.".into());
    }
    if case.merged().is_some() {
        return Some("Two chains are mined at once, and nobody keeps the past difficulty of both: there is no honest look back.".into());
    }
    if case.plan.mining().is_some() && !past::kept(Kind::Difficulty, case.coin.symbol) {
        return Some(format!(
            "Nobody keeps {name}'s past difficulty where a browser may read it, so a plan that mines it cannot be looked back at."
        ));
    }
    (!past::kept(Kind::Price, case.coin.symbol))
        .then(|| format!("Nobody keeps {name}'s past price where a browser may read it."))
}

fn answer(calc: Calc, past: &Past, day: RwSignal<String>, again: Box<dyn Fn()>) -> AnyView {
    let mines = calc.peek(|case| case.plan.mining().is_some());
    let missing = match (&past.prices, &past.difficulties) {
        (Err(faults), _) => Some(("prices", faults)),
        (_, Err(faults)) if mines => Some(("difficulties", faults)),
        _ => None,
    };
    if let Some((figure, faults)) = missing {
        return view! {
            <div class="error-box" role="alert">
                <p>{format!("Past {figure} could not be had. {faults}.")}</p>
                <p>{button("btn btn-quiet", "Try again", again)}</p>
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
        None => view! { <p class="note">"Choose a day."</p> }.into_any(),
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
        BacktestError::Missing { figure, from, until } => format!(
            "No {figure} is known from {} to {}, so there is no honest answer for that day.",
            fmt::date(from.midnight()),
            fmt::date(until.midnight()),
        ),
        BacktestError::NotPast(day) => format!("{} is no day of the past.", fmt::date(day.midnight())),
        other => format!("There is no look back: {other}."),
    }
}

/// Who the past comes from, how far it reaches, and how widely it strayed.
fn sources(calc: Calc, past: &Past) -> AnyView {
    let known = [("Prices", &past.prices), ("Difficulties", &past.difficulties)];
    let known = || known.iter().filter_map(|(name, known)| Some((*name, known.as_ref().ok()?)));
    let mut words = String::new();
    for (name, known) in known() {
        if let (Some((first, _)), Some((last, _))) = (known.values.first(), known.values.last()) {
            let (source, from, until) = (known.series.source.name, fmt::date(*first), fmt::date(*last));
            words += &format!("{name}: {source}, {from} to {until}. ");
        }
    }
    if calc.case(|case| case.fx != 1.0) {
        words += "Past dollar prices are converted at today's rate. ";
    }
    let measured =
        |known: &Result<past::Known, String>| known.as_ref().ok().and_then(|known| volatility(&known.values));
    let (price, difficulty) = (measured(&past.prices), measured(&past.difficulties));
    let percent = |part: f64| fmt::percent(part, 2);
    let strayed = match (price, difficulty) {
        (Some(price), Some(difficulty)) => format!(
            "Over these years the price has strayed by {} a year and the difficulty by {}. ",
            percent(price),
            percent(difficulty)
        ),
        (Some(price), None) => {
            format!("Over these years the price has strayed by {} a year. ", percent(price))
        }
        _ => String::new(),
    };
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
        button("btn-link", "Use that for the odds", Box::new(press))
    });
    view! { <p class="field-note">{words}{strayed}{take}</p> }.into_any()
}
