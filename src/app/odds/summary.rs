//! The odds in figures.

use breakeven::messages::odds as say;
use breakeven::plan::Kind;
use breakeven::projection::odds::{Estimate, Odds};
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::futures::Futures;
use super::words::{Account, dates_tell, ends_matter, range, reached};
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, dynamic};

/// Shares of futures, and what luck does to date and money.
#[component]
pub fn Summary(futures: Futures) -> impl IntoView {
    let calc = expect_calc();
    dynamic(move || {
        futures.odds.with(|odds| {
            let odds = odds.as_ref()?;
            Some(calc.peek(|case| view! { {shares(case, odds)} {luck(case, odds)} }))
        })
    })
}

fn shares(case: &Case, odds: &Odds) -> AnyView {
    let share = |estimate| range(estimate, odds.paths);
    let depth = match odds.loss > 0.0 {
        true => say::mean_loss(&fmt::money(-odds.mean_loss, &case.currency)),
        false => String::new(),
    };
    let loss = Estimate { value: odds.loss, error: odds.ends_positive.error };
    let mut figures = vec![(say::ends_in_loss().to_owned(), share(loss), depth)];
    let pays = (reached(case).to_owned(), share(odds.break_even), String::new());
    figures.insert(usize::from(ends_matter(case)), pays);
    if let Some(beats) = odds.beats_buying.filter(|_| Account::of(case) == Account::Mining) {
        figures.push((say::beats_buying(case.coin.paid_in()), share(beats), String::new()));
    }
    let figure = |(name, value, more): (String, String, String)| {
        view! { <div><dt>{name}</dt><dd>{value}<span class="odds-depth">{more}</span></dd></div> }
    };
    view! { <dl class="figures odds-figures">{figures.into_iter().map(figure).pieces()}</dl> }.into_any()
}

/// An early date and a high account are the good end, so the levels of the two run against each other.
fn luck(case: &Case, odds: &Odds) -> AnyView {
    let date = |days: Option<f64>| {
        match days {
        Some(days) => {
            view! { {fmt::short_month(case.start.after(days))} " " <span class="quiet">{fmt::span(days)}</span> }
                .into_any()
        }
        None => say::date_never().into_any(),
    }
    };
    let [early, middle, late] = odds.break_even_days;
    let [low, median, high] = odds.final_levels;
    let money = |value: f64| {
        let class = if value < 0.0 { "num loss" } else { "num" };
        view! { <td class=class>{fmt::signed_money(value, &case.currency)}</td> }
    };
    let even = match case.plan.kind() {
        Kind::Buy => say::luck_worth(),
        _ => say::luck_break_even(),
    };
    let end = say::luck_account(&fmt::horizon(case));
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=say::luck()>
            <table class="ledger odds-luck">
                <caption class="visually-hidden">{say::luck_caption()}</caption>
                <thead><tr><th scope="col"><span class="visually-hidden">{say::column_what()}</span></th>
                    <th scope="col" class="num">{say::column_lucky()}</th><th scope="col" class="num">{say::column_middle()}</th><th scope="col" class="num">{say::column_unlucky()}</th></tr></thead>
                <tbody>
                    {dates_tell(odds).then(|| view! {
                        <tr><th scope="row">{even}</th><td class="num">{date(early)}</td><td class="num">{date(middle)}</td><td class="num">{date(late)}</td></tr>
                    })}
                    <tr><th scope="row">{end}</th>{money(high)}{money(median)}{money(low)}</tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
