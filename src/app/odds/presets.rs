//! Courses of the future by name, to be tried and taken back.

use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};
use crate::app::state::Given;

/// A name, what it stands for, and growth of price, growth of difficulty and drop at halvings in percent.
///
/// Round figures: from 2022 to 2025 Bitcoin's difficulty grew 2.5 % to 6.1 % a month (difficulties of all
/// epochs in Electrum's `checkpoints.json`, commit 92357801), and after the halvings of 2012, 2016, 2020 and 2024
/// it fell by 13.7 %, 5.4 %, 14.7 % and 8.0 % within weeks.
const COURSES: [(&str, &str, [&str; 3]); 4] = [
    ("Bear", "The price loses a fifth each year, and machines are still added.", ["-2", "1", "0"]),
    ("Base", "The price stays, and difficulty grows by about a quarter each year.", ["0", "2", "5"]),
    ("Bull", "The price gains a third each year, and draws in machines twice as fast.", ["2.5", "4", "5"]),
    (
        "Post-halving slump",
        "The price slips instead of doubling, and each halving drives out a seventh of the machines.",
        ["-1", "1", "14"],
    ),
];
const KEYS: [&str; 3] = ["pg", "dg", "hdrop"];

/// The buttons.
#[component]
pub fn Courses() -> impl IntoView {
    let calc = expect_calc();
    // What the person had before the first of the courses was tried.
    let own = RwSignal::new(None::<Vec<(&'static str, String, Given)>>);
    let tried = RwSignal::new(None::<usize>);
    let applies = move |key: &&str| {
        breakeven::inputs::find(key).is_some_and(|input| calc.peek(|case| input.applies(case)))
    };
    let comma = calc.comma();
    let take = move |index: usize| {
        let Some((_, _, values)) = COURSES.get(index) else { return };
        if own.with_untracked(Option::is_none) {
            let before = calc.texts().into_iter().filter(|(key, _, _)| KEYS.contains(key)).collect();
            own.set(Some(before));
        }
        for (key, value) in KEYS.into_iter().zip(values).filter(|(key, _)| applies(key)) {
            calc.typed(key, if comma { value.replace('.', ",") } else { (*value).to_owned() });
        }
        tried.set(Some(index));
    };
    let back = move || {
        for (key, text, given) in own.get_untracked().unwrap_or_default() {
            calc.put(key, text, given);
        }
        own.set(None);
        tried.set(None);
    };
    let buttons = (0..COURSES.len()).map(move |index| {
        let name = COURSES.get(index).map_or("", |course| course.0);
        let pressed = move || if tried.get() == Some(index) { "true" } else { "false" };
        view! { <button type="button" class="btn btn-quiet" aria-pressed=pressed on:click=move |_| take(index)>{name}</button> }
    });
    let words = move || match tried.get().and_then(|index| COURSES.get(index)) {
        Some((_, words, _)) => *words,
        None => "Try another course of price and difficulty; your own figures can be had back.",
    };
    view! {
        <div class="hangs-part">
            <h3>"Futures by name"</h3>
            <div class="hangs-row" role="group" aria-label="Futures by name">{buttons.pieces()}
                {perhaps(move || own.with(Option::is_some).then(|| button("btn-link", "Back to mine", Box::new(back))))}</div>
            <p class="quiet" role="status">{dynamic(words)}</p>
        </div>
    }
    .into_any()
}
