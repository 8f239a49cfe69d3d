//! The plans in figures.

use breakeven::messages::{Saying, compare as say};
use breakeven::networks::staking::{self, Keys, Slashing};
use breakeven::plan::{Kind, Via};
use breakeven::projection::Comparison;
use breakeven::projection::compare::Standing;
use breakeven::projection::odds::joint::Prospect;
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::csv;
use super::expect_desk;
use super::headline::percent;
use super::names::title;
use super::state::Entry;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic};
use crate::app::parts::tip::Tip;
use crate::app::{download, fmt};

const HEADS: [(Saying, Saying); 8] = [
    (say::head_end, say::help_end),
    (say::head_back, say::help_back),
    (say::head_held, say::help_held),
    (say::head_worst, say::help_worst),
    (say::head_cash, say::help_cash),
    (say::head_coins_back, say::help_coins_back),
    (say::head_best, say::help_best),
    (say::head_loses, say::help_loses),
];

/// The table of all plans; on a phone each plan is a list of its figures, which is why cells name their column themselves
/// and the parts of the table their role.
pub fn table() -> AnyView {
    let desk = expect_desk();
    let rows = move || {
        desk.found.with(|found| {
            let found = found.as_ref()?;
            desk.plans.with(|plans| {
                desk.futures.prospects.with(|prospects| {
                    let first = plans.first()?;
                    let row = |(index, (entry, plan)): (usize, (&Entry, &Standing))| {
                        row(index, entry, &first.case, plan, prospects.get(index), found)
                    };
                    Some(plans.iter().zip(&found.plans).enumerate().map(row).pieces())
                })
            })
        })
    };
    let head = |(name, help): (Saying, Saying)| view! { <th scope="col" role="columnheader" class="num">{name()} <Tip text=help() about=name()/></th> };
    let term = |(name, help): (Saying, Saying)| view! { <div><dt>{name()}</dt><dd>{help()}</dd></div> };
    let save = move || {
        let text = desk.found.with_untracked(|found| {
            let found = found.as_ref()?;
            Some(desk.plans.with_untracked(|plans| {
                desk.futures.prospects.with_untracked(|prospects| csv::csv(plans, found, prospects))
            }))
        });
        if let Some(text) = text {
            download::save("breakeven-comparison.csv", "text/csv", &text);
        }
    };
    let count = move || {
        let progress = desk.futures.progress.get();
        let some = desk.futures.prospects.with(|prospects| !prospects.is_empty());
        match progress {
            Some(part) if desk.plans.with(|plans| plans.iter().any(|entry| entry.case.outlook.uncertain())) => {
                view! { <progress class="chunk-wait" max="1" value=breakeven::chart::coordinate(part) aria-label=say::figures_waiting()></progress> }.into_any()
            }
            _ if some => say::figures_futures(&fmt::number(breakeven::projection::odds::joint::JOINT_PATHS as f64, 6)).into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <section class="sheet" aria-labelledby="figures-title">
            <h2 id="figures-title">{say::figures_title()}</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="figures-title">
                <table class="ledger compare-table" role="table" aria-label=say::figures_about()>
                    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{say::head_plan()}</th>{HEADS.map(head).pieces()}</tr></thead>
                    <tbody role="rowgroup">{dynamic(rows)}</tbody>
                </table>
            </div>
            <details class="compare-terms">
                <summary>{say::figures_terms()}</summary>
                <dl>{HEADS.map(term).pieces()}</dl>
            </details>
            <p class="quiet">{dynamic(count)}</p>
            <p class="row">{button("btn btn-quiet", say::figures_save(), Box::new(save))}</p>
        </section>
    }
    .into_any()
}

fn row(
    index: usize,
    entry: &Entry,
    first: &Case,
    plan: &Standing,
    prospect: Option<&Prospect>,
    found: &Comparison,
) -> AnyView {
    let (case, cur) = (&entry.case, &first.currency);
    let outcome = &plan.outcome;
    let marks = [
        (found.first_back == Some(index), say::mark_first()),
        (found.ends_highest == Some(index), say::mark_highest()),
    ];
    let marked = marks
        .into_iter()
        .filter(|(is, _)| *is && found.plans.len() > 1)
        .map(|(_, words)| view! { <span class="badge">{words}</span> " " })
        .pieces();
    let date = |day: f64| fmt::month(first.start.after(day));
    let back = match outcome.break_even.day {
        Some(0.0) => say::back_at_once().into_any(),
        Some(day) => view! { {fmt::span(day)} <span class="compare-about">{date(day)}</span> }.into_any(),
        None => {
            view! { {say::back_never()} <span class="compare-about">{why(case, plan, cur)}</span> }.into_any()
        }
    };
    let lost = outcome
        .break_even
        .lost_again
        .map(|day| view! { <span class="compare-about">{say::back_lost(&date(day))}</span> });
    let tone = if outcome.gain < 0.0 { "num loss" } else { "num gain" };
    let coins = match plan.coins.break_even.day {
        Some(0.0) => say::coins_at_once().to_owned(),
        Some(day) => fmt::span(day),
        None => say::coins_never().to_owned(),
    };
    let worst = outcome.worst;
    let worst = if worst.value < 0.0 {
        view! { {fmt::signed_money(worst.value, cur)} <span class="compare-about">{date(worst.day)}</span> }
            .into_any()
    } else {
        say::worst_none().into_any()
    };
    let share = |read: fn(&Prospect) -> f64| {
        prospect.map_or_else(|| "–".to_owned(), |prospect| percent(read(prospect)))
    };
    let coin = case.coin.symbol;
    let cells: [(&'static str, AnyView); 8] = [
        (tone, view! { {fmt::money(plan.end_value, cur)} <span class="compare-about">{fmt::signed_money(outcome.gain, cur)}</span> }.into_any()),
        ("num compare-back", view! { {back}{lost} }.into_any()),
        ("num", view! { {fmt::coins(plan.held)} " " {coin} }.into_any()),
        ("num", worst),
        ("num", fmt::money(plan.cash_needed, cur).into_any()),
        ("num", coins.into_any()),
        ("num", share(|prospect| prospect.best).into_any()),
        ("num", share(|prospect| prospect.loss).into_any()),
    ];
    let cell = |((name, _), (class, value)): ((Saying, Saying), (&'static str, AnyView))| {
        view! { <td role="cell" class=class><span class="compare-label" aria-hidden="true">{name()}</span><span>{value}</span></td> }
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="compare-name"><span class="compare-number">{index + 1}</span> " " {title(case)} " " {marked}{stake(case, plan).map(|text| view! { <span class="compare-about">{text}</span> })}</th>
            {HEADS.into_iter().zip(cells).map(cell).pieces()}
        </tr>
    }
    .into_any()
}

/// What dilution leaves of a stake's rate, and the risk that comes with it: no return without both beside it.
fn stake(case: &Case, plan: &Standing) -> Option<String> {
    let (terms, told) = (case.plan.staking()?, plan.report.staking.as_ref()?);
    let network = staking::of(case.coin)?;
    let risk = match terms.via {
        Some(Via::Exchange) => say::stake_risk_exchange(),
        Some(Via::Pool) if network.keys != Keys::Liquid => say::stake_risk_pool(),
        _ if network.slashing == Slashing::Stake => say::stake_risk_slashed(),
        _ => say::stake_risk_offline(),
    };
    Some(match told.real_yield {
        Some(real) => say::stake_yield(&fmt::signed_percent(real, 3), risk),
        None => say::stake_yield_unknown(risk),
    })
}

/// Why a plan never gets its money back, as its own days tell.
fn why(case: &Case, plan: &Standing, cur: &str) -> String {
    let report = &plan.report;
    let short = fmt::money(-plan.gains.iter().copied().fold(f64::NEG_INFINITY, f64::max), cur);
    let why: fn(&str) -> String = match case.plan.kind() {
        Kind::Buy => say::why_fee,
        Kind::Stake => say::why_stake,
        Kind::Mine | Kind::Cloud => {
            let losing = report.months.last().is_some_and(|month| month.flow < 0.0);
            if report.today.as_ref().is_some_and(|today| today.profit <= 0.0) {
                say::why_costs
            } else if report.terminated.is_some() {
                say::why_ended
            } else if losing || report.off_days > 0 {
                say::why_late_costs
            } else if case.plan.kind() == Kind::Cloud {
                say::why_contract
            } else {
                say::why_little
            }
        }
    };
    why(&short)
}
