//! The answer in a sentence or two: which pays back first, which ends highest, how sure.

use breakeven::messages::compare as say;
use breakeven::projection::Comparison;
use breakeven::projection::odds::joint::Prospect;
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::expect_desk;
use super::names::title;
use super::state::Of;
use crate::app::fmt;
use crate::app::parts::dynamic::{dynamic, perhaps};

/// The sentence, with how sure it is.
pub fn headline() -> AnyView {
    let desk = expect_desk();
    let names =
        move || desk.plans.with(|plans| plans.iter().map(|entry| title(&entry.case)).collect::<Vec<_>>());
    let answer = move || {
        let names = names();
        desk.found.with(|found| match found {
            Some(found) => desk.read(Of::All, |case| sentence(case, found, &names)).unwrap_or_default(),
            None if names.is_empty() => (say::put_two().to_owned(), String::new()),
            None => (say::figure_missing().to_owned(), String::new()),
        })
    };
    let sure = move || {
        let names = names();
        desk.found.with(|found| {
            desk.futures.prospects.with(|prospects| {
                found
                    .as_ref()
                    .filter(|found| found.plans.len() == prospects.len())
                    .map(|found| certainty(&names, found.ends_highest, prospects))
            })
        })
    };
    let certain = move || {
        let none = desk.plans.with(|plans| plans.iter().all(|entry| !entry.case.outlook.uncertain()));
        (none && desk.found.with(Option::is_some)).then(|| {
            view! {
                <p class="headline-more">{say::one_course()} " " {super::show_odds(desk)}</p>
            }
        })
    };
    view! {
        <div class="headline-block">
            <h1 class="headline" id="answer">{dynamic(move || answer().0)}</h1>
            {perhaps(move || Some(answer().1).filter(|more| !more.is_empty()).map(|more| view! { <p class="headline-more">{more}</p> }))}
            {perhaps(move || sure().map(|text| view! { <p class="headline-odds">{text}</p> }))}
            {perhaps(certain)}
        </div>
    }
    .into_any()
}

/// Which pays back first and which ends highest, in one line; then what is to be said of that.
fn sentence(case: &Case, found: &Comparison, names: &[String]) -> (String, String) {
    let name = |index: usize| names.get(index).map_or("", String::as_str);
    let money = |value: f64| fmt::money(value, &case.currency);
    let Some(highest) = found.ends_highest else { return Default::default() };
    let ends = found.plans.get(highest).map_or(0.0, |plan| plan.end_value);
    let after = fmt::horizon(case);
    let (budget, end) = (money(found.budget), money(ends));
    if found.plans.len() == 1 {
        return (say::alone(name(0), &budget, &end, &after), say::alone_more().to_owned());
    }
    // Whoever spends nothing that is gone at once has nothing to wait for.
    let mut spent: Option<(usize, f64)> = None;
    let mut whole = Vec::new();
    for (index, plan) in found.plans.iter().enumerate() {
        match plan.outcome.break_even.day {
            Some(day) if day > 0.0 && spent.is_none_or(|(_, soonest)| day < soonest) => {
                spent = Some((index, day))
            }
            Some(day) if day <= 0.0 => whole.push(name(index)),
            _ => {}
        }
    }
    let answer = match found.first_back {
        Some(first) if first == highest => say::first_and_highest(name(first), &budget, &end, &after),
        Some(first) => say::first_then_highest(name(first), name(highest), &budget, &end, &after),
        None => say::none_back(name(highest), &budget, &end, &after),
    };
    let mut more = Vec::new();
    let number = whole.len() as f64;
    let all = whole.iter().map(|name| (*name).to_owned());
    if let Some(all) = all.reduce(|before, name| say::name_and_name(&before, &name)) {
        more.push(say::whole_at_once(number, &all));
    }
    match spent {
        Some((index, day)) => {
            let when = fmt::month(case.start.after(day));
            let words = if whole.is_empty() { say::back_first } else { say::spent_back_first };
            more.push(words(name(index), &fmt::span(day), &when));
        }
        None if whole.is_empty() => {}
        None => more.push(say::nothing_back(&after)),
    }
    (answer, more.join(" "))
}

fn certainty(names: &[String], highest: Option<usize>, prospects: &[Prospect]) -> String {
    let name = |index: usize| names.get(index).map_or("", String::as_str);
    let (mut best, mut surest, mut riskiest) = (0, 0, 0);
    let of =
        |index: usize| prospects.get(index).map_or((0.0, 0.0), |prospect| (prospect.best, prospect.loss));
    for index in 1..prospects.len() {
        best = if of(index).0 > of(best).0 { index } else { best };
        surest = if of(index).1 < of(surest).1 { index } else { surest };
        riskiest = if of(index).1 > of(riskiest).1 { index } else { riskiest };
    }
    if prospects.len() == 1 {
        return say::sure_of_one(&percent(of(best).1));
    }
    let share = |index: usize| percent(of(index).0);
    let (low, high) = (percent(of(surest).1), percent(of(riskiest).1));
    let lead = match highest {
        Some(highest) if highest != best => {
            say::sure_of_course(&share(best), name(best), name(highest), &share(highest))
        }
        _ => say::sure(&share(best), name(best)),
    };
    let risk = match (of(surest).1 > 0.0, of(riskiest).1 > 0.0) {
        (_, false) => say::risk_none().to_owned(),
        (false, true) => say::risk_some(name(surest), name(riskiest), &high),
        (true, true) if surest == riskiest => say::risk_same(&low),
        (true, true) => say::risk_every(name(surest), &low, name(riskiest), &high),
    };
    [lead, risk].join(" ")
}

/// A share as whole percents; what is not quite none or all does not read as that.
pub fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.005 => say::percent_under_one().to_owned(),
        share if share < 1.0 && share > 0.995 => say::percent_over_most().to_owned(),
        share => say::percent(&((share * 100.0).round() as u32).to_string()),
    }
    .replace(' ', "\u{a0}")
}
