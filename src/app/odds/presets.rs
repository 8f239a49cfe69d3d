//! Courses of the future by name, to be tried and taken back.

use breakeven::inputs;
use breakeven::messages::hangs as say;
use breakeven::projection::named::{NAMED, Named};
use breakeven::scenario::Case;
use leptos::prelude::*;

use crate::app::calculator::expect_calc;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, handler, perhaps, value};
use crate::app::state::Given;

/// What a named course sets.
const KEYS: [&str; 5] = ["pg", "dg", "hdrop", "ppath", "dpath"];

/// Those of its inputs that mean something to the plan, with the course taken.
fn taken(case: &Case, named: &Named) -> (Vec<&'static inputs::Input>, Case) {
    let used = KEYS.into_iter().filter_map(inputs::find).filter(|input| input.applies(case));
    let used = used.collect();
    let mut changed = case.clone();
    named.apply(&mut changed);
    (used, changed)
}

/// What a named course writes into the fields of this plan.
fn texts(case: &Case, named: &Named) -> Vec<String> {
    let (used, changed) = taken(case, named);
    used.into_iter().map(|input| input.link_text(&changed)).collect()
}

/// The course that `case` has in all that means something to it.
fn present(case: &Case) -> Option<usize> {
    NAMED.iter().position(|named| {
        let (used, changed) = taken(case, named);
        used.iter().all(|input| same(input, case, &changed))
    })
}

/// Whether an input says the same in both; a number that went through a field may have lost its last digits.
fn same(input: &inputs::Input, one: &Case, other: &Case) -> bool {
    match input.kind {
        inputs::Kind::Number { get, .. } => {
            get(one).zip(get(other)).is_some_and(|(one, other)| (one - other).abs() < 1e-9)
        }
        _ => input.link_text(one) == input.link_text(other),
    }
}

/// The buttons.
#[component]
pub fn Courses() -> impl IntoView {
    let calc = expect_calc();
    // What the person had before the first of the courses was tried.
    let own = RwSignal::new(None::<Vec<(&'static str, String, Given)>>);
    let tried = Memo::new(move |_| calc.case(present));
    let take = move |index: usize| {
        let Some(named) = NAMED.get(index) else { return };
        if own.with_untracked(Option::is_none) {
            let before = calc.texts().into_iter().filter(|(key, _, _)| KEYS.contains(key)).collect();
            own.set(Some(before));
        }
        let (used, changed) = calc.peek(|case| taken(case, named));
        for input in used {
            calc.put_value(input.key, &changed, Given::Typed);
        }
    };
    let back = move || {
        for (key, text, given) in own.get_untracked().unwrap_or_default() {
            calc.put(key, text, given);
        }
        own.set(None);
    };
    // Where no difficulty counts, two courses may be one and the same.
    let distinct = Memo::new(move |_| {
        calc.case(|case| {
            let all: Vec<_> = NAMED.iter().map(|named| texts(case, named)).collect();
            let first = |index: &usize| all.iter().position(|other| all.get(*index) == Some(other));
            (0..NAMED.len()).filter(|index| first(index) == Some(*index)).collect::<Vec<_>>()
        })
    });
    let button_of = move |index: usize| {
        let label = NAMED.get(index).map_or("", |named| (named.label)());
        let pressed = value(move || if tried.get() == Some(index) { "true" } else { "false" });
        view! { <button type="button" class="btn btn-quiet" aria-pressed=pressed on:click=handler(move |_: leptos::ev::MouseEvent| take(index))>{label}</button> }
    };
    let buttons = move || distinct.get().into_iter().map(button_of).pieces();
    let words = move || match tried.get().and_then(|index| NAMED.get(index)) {
        Some(named) if calc.case(|case| case.plan.mining().is_some()) => {
            [(named.price_basis)(), " ", (named.difficulty_basis)()].concat()
        }
        Some(named) => (named.price_basis)().to_owned(),
        None => say::courses_lead().to_owned(),
    };
    view! {
        <div class="hangs-part hangs-courses">
            <h3>{say::courses()}</h3>
            <div class="hangs-row" role="group" aria-label=say::courses()>{dynamic(buttons)}
                {perhaps(move || own.with(Option::is_some).then(|| button("btn-link", say::back(), Box::new(back))))}</div>
            <p class="quiet" role="status">{dynamic(words)}</p>
        </div>
    }
    .into_any()
}
