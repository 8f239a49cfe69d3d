//! The answer in a sentence or two: which pays back first, which ends highest, how sure.

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
            None if names.is_empty() => ("Put two plans or more side by side.".to_owned(), String::new()),
            None => ("There is no comparison while a figure is missing.".to_owned(), String::new()),
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
        let text = "That is one course of the future. Nobody knows the price of next year.";
        (none && desk.found.with(Option::is_some)).then(|| {
            view! {
                <p class="headline-more">{text} " " {super::show_odds(desk)}</p>
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
    let becomes = format!("{} becomes {} in {after}", money(found.budget), money(ends));
    if found.plans.len() == 1 {
        return (format!("{}: {becomes}.", name(0)), "Add a plan to compare it with.".to_owned());
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
        Some(first) if first == highest => {
            format!("{} pays back first and ends highest: {becomes}.", name(first))
        }
        Some(first) => format!("{} pays back first, {} ends highest: {becomes}.", name(first), name(highest)),
        None => format!("None of these pays back; {} ends highest: {becomes}.", name(highest)),
    };
    let mut more = Vec::new();
    if !whole.is_empty() {
        let verb = if whole.len() == 1 { "is" } else { "are" };
        more.push(format!(
            "{} {verb} worth what went in from the first day, as long as the price holds.",
            whole.join(" and ")
        ));
    }
    match spent {
        Some((index, day)) => {
            let when = fmt::month(case.start.after(day));
            let of = if whole.is_empty() { "" } else { "Of what is spent, " };
            more.push(format!("{of}{} is back first: after {}, by {when}.", name(index), fmt::span(day)));
        }
        None if whole.is_empty() => {}
        None => more.push(format!("Nothing that is spent comes back within {after}.")),
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
    let share = |index: usize| percent(of(index).0);
    let (low, high) = (percent(of(surest).1), percent(of(riskiest).1));
    if prospects.len() == 1 {
        return format!(
            "Of many futures of prices and difficulties, {low} of them end below what was put in."
        );
    }
    let lead = match highest {
        Some(highest) if highest != best => format!(
            "How sure is that? It is so on the course you assume. In {} of futures {} ends highest, {} in {}.",
            share(best),
            name(best),
            name(highest),
            share(highest),
        ),
        _ => format!("How sure is that? In {} of futures {} ends highest.", share(best), name(best)),
    };
    let risk = match (of(surest).1 > 0.0, of(riskiest).1 > 0.0) {
        (_, false) => "In none of them does any plan end below what was put in.".to_owned(),
        (false, true) => format!(
            "{} never ends below what was put in; {}, the riskiest, does so in {high}.",
            name(surest),
            name(riskiest)
        ),
        (true, true) if surest == riskiest => format!("Every plan ends below what was put in in {low}."),
        (true, true) => format!(
            "Every plan can lose: {}, the surest, ends below what was put in in {low}; {}, the riskiest, in {high}.",
            name(surest),
            name(riskiest)
        ),
    };
    [lead, risk].join(" ")
}

/// A share as whole percents; what is not quite none or all does not read as that.
pub fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.005 => "under 1 %".into(),
        share if share < 1.0 && share > 0.995 => "over 99 %".into(),
        share => format!("{} %", (share * 100.0).round() as u32),
    }
    .replace(' ', "\u{a0}")
}
