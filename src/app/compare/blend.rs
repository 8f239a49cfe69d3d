//! A blend of the plans: how much of the money goes into each, and what that does to date, loss and worst case.

use breakeven::messages::{Saying, blend as say, changes};
use breakeven::projection::odds::joint::Prospect;
use leptos::prelude::*;

use super::expect_desk;
use super::fields::line;
use super::frontier;
use super::headline::percent;
use super::parts::{ids, parts, set_parts};
use super::state::{Desk, Of};
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};

/// The section of the blend.
pub fn blend() -> AnyView {
    let desk = expect_desk();
    let numbers = Memo::new(move |_| ids(desk).into_iter().map(|(id, _)| id).collect::<Vec<_>>());
    let mixed = Memo::new(move |_| parts(desk).is_some());
    let equal = move || {
        let count = numbers.with_untracked(Vec::len).max(1);
        set_parts(desk, changes::equal_parts(), &vec![1.0 / count as f64; count]);
    };
    let least = move || {
        let parts = desk
            .futures
            .frontier
            .with_untracked(|frontier| Some(frontier.as_ref()?.efficient.first()?.weights.clone()));
        if let Some(parts) = parts {
            set_parts(desk, changes::least_spread(), &parts);
        }
    };
    let none = move || {
        desk.change(changes::no_blend(), |plans| plans.iter_mut().for_each(|entry| entry.case.weight = None))
    };
    let fields = move || {
        numbers.get().into_iter().map(|id| {
            let name = move || ids(desk).into_iter().enumerate().find(|(_, (other, _))| *other == id).map(|(place, (_, name))| format!("{}  {name}", place + 1));
            view! { <div class="compare-part" role="group" aria-label=name><p class="compare-part-name">{dynamic(name)}</p>{line("w", Of::Plan(id))}</div> }
        }).pieces()
    };
    let frontier = move || {
        let some = desk
            .futures
            .frontier
            .with(|frontier| frontier.as_ref().is_some_and(|frontier| frontier.efficient.len() > 1));
        some.then(frontier::frontier)
    };
    let possible = Memo::new(move |_| desk.futures.frontier.with(Option::is_some));
    view! {
        <section class="sheet compare-blend" aria-labelledby="blend-title">
            <h2 id="blend-title">{say::title()}</h2>
            <p class="quiet">{say::about()}</p>
            <p class="row">
                {button("btn btn-quiet", say::equal_parts(), Box::new(equal))}
                {perhaps(move || possible.get().then(|| button("btn btn-quiet", say::least_spread(), Box::new(least))))}
                {perhaps(move || mixed.get().then(|| button("btn-link", say::no_blend(), Box::new(none))))}
            </p>
            {perhaps(move || mixed.get().then(|| view! { <div class="compare-parts">{dynamic(fields)}</div> }))}
            {perhaps(move || outcome(desk))}
            {perhaps(frontier)}
        </section>
    }
    .into_any()
}

/// What the blend does, beside the plan that ends highest.
fn outcome(desk: Desk) -> Option<AnyView> {
    let cur = desk.currency();
    let (blend, best, budget) = desk.found.with(|found| {
        let found = found.as_ref()?;
        let best = found.ends_highest.and_then(|best| Some((best, found.plans.get(best)?.outcome)));
        Some((found.blend.clone()?, best, found.budget))
    })?;
    let odds = desk.futures.mixed(&blend.scales);
    let (best_index, best_outcome) = best?;
    let best_odds = desk.futures.prospects.with(|prospects| prospects.get(best_index).cloned());
    let date = |day: Option<f64>| match day {
        Some(0.0) => say::back_at_once().to_owned(),
        Some(day) => fmt::span(day),
        None => say::back_never().to_owned(),
    };
    let money = |value: f64| fmt::money(value, &cur);
    let of = |odds: &Option<Prospect>, read: &dyn Fn(&Prospect) -> String| {
        odds.as_ref().map_or_else(|| "–".to_owned(), read)
    };
    let cur_of = &cur;
    let level = |index: usize| move |odds: &Prospect| fmt::money(budget + odds.end.levels[index], cur_of);
    let (twentieth, middle) = (level(0), level(2));
    let held: Vec<String> =
        blend.held.iter().map(|(coin, coins)| format!("{} {coin}", fmt::coins(*coins))).collect();
    let back: Saying = say::back;
    let rows = [
        (back, date(blend.outcome.break_even.day), date(best_outcome.break_even.day)),
        (say::end, money(budget + blend.outcome.gain), money(budget + best_outcome.gain)),
        (say::worst, money(blend.outcome.worst.value), money(best_outcome.worst.value)),
        (say::loses, of(&odds, &|odds| percent(odds.loss)), of(&best_odds, &|odds| percent(odds.loss))),
        (
            say::breaks_even,
            of(&odds, &|odds| percent(odds.break_even)),
            of(&best_odds, &|odds| percent(odds.break_even)),
        ),
        (say::bad_luck, of(&odds, &twentieth), of(&best_odds, &twentieth)),
        (say::middle, of(&odds, &middle), of(&best_odds, &middle)),
        (
            say::mean,
            of(&odds, &|odds| money(budget + odds.end.mean)),
            of(&best_odds, &|odds| money(budget + odds.end.mean)),
        ),
    ];
    let row = |(name, blend, best): (Saying, String, String)| view! { <tr><th scope="row">{name()}</th><td class="num">{blend}</td><td class="num">{best}</td></tr> };
    Some(view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say::outcome()>
            <table class="ledger">
                <thead><tr><th scope="col"><span class="visually-hidden">{say::head_what()}</span></th><th scope="col" class="num">{say::head_blend()}</th><th scope="col" class="num">{say::head_all_in(&(best_index + 1).to_string())}</th></tr></thead>
                <tbody>{rows.into_iter().map(row).pieces()}</tbody>
            </table>
        </div>
        {(!held.is_empty()).then(|| view! { <p class="quiet">{say::held(&held.join(", "))}</p> })}
        <p class="quiet">{say::mind_mean()}</p>
    }.into_any())
}
