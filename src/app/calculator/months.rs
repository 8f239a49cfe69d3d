//! The month table and its CSV.

use breakeven::messages::{Saying, details};
use breakeven::plan::Kind;
use breakeven::projection::Month;
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic};

use crate::app::parts::controls::button;

use super::field::expect_calc;
use crate::app::download;
use crate::app::fmt;

/// The projection month by month, folded away until asked for.
#[component]
pub fn Months() -> impl IntoView {
    let calc = expect_calc();
    let open = RwSignal::new(false);
    let rows = move || {
        open.get().then(|| {
            calc.report.with(|report| {
                calc.case(|case| {
                    let columns = columns(case);
                    report.months.iter().map(|month| line(month, case, &columns)).pieces()
                })
            })
        })
    };
    let save = move || {
        let text = calc.report.with_untracked(|report| calc.peek(|case| csv(&report.months, case)));
        download::save("breakeven-months.csv", "text/csv", &text);
    };
    view! {
        <section class="sheet" aria-labelledby="months-title">
            <h2 id="months-title">{details::months()}</h2>
            <p class="quiet">{details::months_note()}</p>
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>{details::months_show()}</summary>
                <div class="scroll tall" tabindex="0" role="region" aria-labelledby="months-title">
                    <table class="ledger">
                        <thead><tr>
                            <th scope="col">{details::column_until()}</th>
                            {dynamic(move || calc.case(columns).iter().map(|(name, _)| view! { <th scope="col" class="num">{name()}</th> }).pieces())}
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
            {button("btn btn-quiet", details::months_save(), Box::new(save))}
        </section>
    }
    .into_any()
}

/// How a column reads a month.
#[derive(Clone, Copy)]
enum Cell {
    Price,
    Coins,
    Money(fn(&Month) -> f64),
}

type Column = (Saying, Cell);

const MINING: &[Column] = &[
    (details::column_price, Cell::Price),
    (details::column_coins, Cell::Coins),
    (details::column_earned, Cell::Money(|month| month.revenue + month.resale)),
    (details::column_electricity, Cell::Money(|month| -month.electricity)),
    (details::column_other, Cell::Money(|month| -month.opex - month.profit_share)),
    (details::column_added, Cell::Money(|month| month.flow)),
    (details::column_account, Cell::Money(|month| month.cumulative)),
];

/// A stake draws no power of its own: what it needs is in its running costs.
const STAKING: &[Column] = &[
    (details::column_price, Cell::Price),
    (details::column_rewards, Cell::Coins),
    (details::column_worth, Cell::Money(|month| month.revenue)),
    (details::column_claims, Cell::Money(|month| -month.maintenance)),
    (details::column_running, Cell::Money(|month| -month.opex)),
    (details::column_added, Cell::Money(|month| month.flow)),
    (details::column_account, Cell::Money(|month| month.cumulative)),
];

/// A column that only some plans have: its name, its name in the file, whether the case has it, and what a month
/// has of it, what is paid below zero.
type Extra = (Saying, &'static str, fn(&Case) -> bool, fn(&Month) -> f64);

/// What stands before what the month added.
const EXTRAS: &[Extra] = &[
    (details::column_upkeep, "upkeep", |case| case.plan.kind() == Kind::Cloud, |month| -month.maintenance),
    (
        details::column_reinvested,
        "reinvested",
        |case| case.plan.kind() == Kind::Cloud,
        |month| -month.reinvested,
    ),
    (details::column_interest, "interest", borrows, |month| -month.interest),
    (
        details::column_income_tax,
        "income_tax",
        |case| case.taxes.income.get() > 0.0,
        |month| -month.income_tax,
    ),
    (details::column_gains_tax, "gains_tax", |case| case.taxes.gains.get() > 0.0, |month| -month.gains_tax),
];

/// What does not move the account, or tells it otherwise.
const MEMOS: &[Extra] = &[
    (details::column_repaid, "repaid", borrows, |month| month.repaid),
    (
        details::column_written_off,
        "written_off",
        |case| case.taxes.write_off_years.get() > 0.0,
        |month| month.written_off,
    ),
    (details::column_real, "real", |case| case.taxes.inflation.get() != 0.0, |month| month.real),
];

fn borrows(case: &Case) -> bool {
    case.loan.amount.get() > 0.0
}

fn columns(case: &Case) -> Vec<Column> {
    let base = if case.plan.staking().is_some() { STAKING } else { MINING };
    let (first, last) = base.split_at(base.len() - 2);
    let mut columns = first.to_vec();
    for (name, _, _, read) in EXTRAS.iter().filter(|(_, _, has, _)| has(case)) {
        columns.push((*name, Cell::Money(*read)));
    }
    columns.extend(last);
    for (name, _, _, read) in MEMOS.iter().filter(|(_, _, has, _)| has(case)) {
        columns.push((*name, Cell::Money(*read)));
    }
    columns
}

fn line(month: &Month, case: &Case, columns: &[Column]) -> AnyView {
    let cell = |(_, cell): &Column| {
        let (class, text) = match cell {
            Cell::Price => ("num", fmt::fine_price(month.price, &case.currency)),
            Cell::Coins => ("num", fmt::coins(month.coins)),
            Cell::Money(read) => {
                let value = read(month);
                (if value < 0.0 { "num loss" } else { "num" }, fmt::money(value, &case.currency))
            }
        };
        view! { <td class=class>{text}</td> }
    };
    view! { <tr><th scope="row">{fmt::date(month.ends)}</th>{columns.iter().map(cell).pieces()}</tr> }
        .into_any()
}

/// Plain decimals with a point and commas between, whatever the locale: spreadsheets and scripts agree on it.
fn csv(months: &[Month], case: &Case) -> String {
    let stakes = case.plan.staking().is_some();
    let mut text =
        format!("month,until,days,price_{0},coins_{1},revenue_{0}", case.currency, case.coin.symbol);
    let more: &[&str] = if stakes {
        &["claims", "running"]
    } else {
        &["kwh", "electricity", "other", "host_share", "resale"]
    };
    for name in more.iter().chain(&["added", "account"]) {
        text.push(',');
        text.push_str(name);
        if *name != "kwh" {
            text.push('_');
            text.push_str(&case.currency);
        }
    }
    let extras: Vec<&Extra> = EXTRAS.iter().chain(MEMOS).filter(|(_, _, has, _)| has(case)).collect();
    text.push_str(if stakes { "" } else { ",days_off" });
    for (_, name, ..) in &extras {
        text.push_str(&[",", name, "_", &case.currency].concat());
    }
    text.push_str("\r\n");
    for month in months {
        let own = [month.kwh, month.electricity, month.opex, month.profit_share, month.resale];
        let stake = [month.maintenance, month.opex];
        let own: &[f64] = if stakes { &stake } else { &own };
        text.push_str(&format!("{},{},{}", month.number, month.ends.date(), month.days));
        let first = [month.price, month.coins, month.revenue];
        for field in first.iter().chain(own).chain(&[month.flow, month.cumulative]) {
            text.push(',');
            text.push_str(&breakeven::inputs::plain(*field));
        }
        if !stakes {
            text.push_str(&format!(",{}", month.off_days));
        }
        for (.., read) in &extras {
            text.push(',');
            text.push_str(&breakeven::inputs::plain(read(month)));
        }
        text.push_str("\r\n");
    }
    text
}
