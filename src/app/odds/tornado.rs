//! Which inputs the answer hangs on most: each moved alone, the widest effect first.

use breakeven::chart::Linear;
use breakeven::inputs;
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::vary::{Change, Outcome, Sweep, get, varied};
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::dynamic::{Pieces, dynamic, effect};
use crate::app::parts::toggle::Toggle;

const ACCOUNT: &str = "account";
const DATE: &str = "date";

/// Inputs with how far each is moved down and up: a fifth, or what growth may well be off by.
const MOVES: [(&str, Change, Change, &str); 10] = [
    ("price", Change::Times(0.8), Change::Times(1.2), "± 20 %"),
    ("capex", Change::Times(0.8), Change::Times(1.2), "± 20 %"),
    ("kwh", Change::Times(0.8), Change::Times(1.2), "± 20 %"),
    ("hash", Change::Times(0.9), Change::Times(1.1), "± 10 %"),
    ("maint", Change::Times(0.8), Change::Times(1.2), "± 20 %"),
    ("pg", Change::Plus(-0.01), Change::Plus(0.01), "± 1 point a month"),
    ("dg", Change::Plus(-0.01), Change::Plus(0.01), "± 1 point a month"),
    ("sg", Change::Plus(-0.01), Change::Plus(0.01), "± 1 point a month"),
    ("up", Change::Plus(-0.1), Change::Plus(0.1), "± 10 points"),
    ("fee", Change::Plus(-0.05), Change::Plus(0.05), "± 5 points"),
];

/// The moves that change anything of this plan.
fn moves(case: &Case) -> impl Iterator<Item = (&'static str, Change, Change, &'static str)> {
    let moves = |&(key, low, _, _): &(&str, Change, Change, &str)| {
        get(case, key).is_some_and(|value| value != 0.0 || matches!(low, Change::Plus(_)))
    };
    MOVES.into_iter().filter(moves).collect::<Vec<_>>().into_iter()
}

/// The plan as it is, then each input moved down and up.
fn cases(case: &Case) -> Vec<Case> {
    let mut cases = vec![case.clone()];
    for (key, low, high, _) in moves(case) {
        cases.extend([low, high].into_iter().filter_map(|change| varied(case, key, change)));
    }
    cases
}

/// The table with its bars.
#[component]
pub fn Tornado() -> impl IntoView {
    let calc = expect_calc();
    let sweep = Sweep::new();
    effect(move || sweep.start(calc.case(cases)));
    let measure = RwSignal::new(ACCOUNT);
    let options = vec![
        (ACCOUNT, Signal::stored("Account at the end".to_owned())),
        (DATE, Signal::stored("Break-even".to_owned())),
    ];
    let rows =
        move || sweep.outcomes.with(|outcomes| calc.peek(|case| rows(case, outcomes, measure.get() == DATE)));
    view! {
        <div class="hangs-part">
            <div class="chart-head"><h3 class="chart-title">"Each input alone"</h3>
                <div class="chart-controls"><Toggle legend="What the bars show" options value=measure/></div></div>
            <p class="quiet">"Every line moves one input down and up and leaves the others as they are. The longer its bar, the more hangs on it."</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Each input alone">
                <table class="ledger hangs-table">
                    <thead><tr><th scope="col">"Input"</th><th scope="col" class="num">"Lower"</th>
                        <th scope="col"><span class="visually-hidden">"Picture"</span></th><th scope="col" class="num">"Higher"</th></tr></thead>
                    <tbody>{dynamic(rows)}</tbody>
                </table>
            </div>
        </div>
    }
    .into_any()
}

fn rows(case: &Case, outcomes: &[Outcome], date: bool) -> Vec<AnyView> {
    let Some((base, ends)) = outcomes.split_first() else { return Vec::new() };
    let days = case.days() as f64;
    // "Never" reaches to the end of the horizon and is named beside the bar.
    let place = |outcome: &Outcome| if date { outcome.day.unwrap_or(days) } else { outcome.account };
    let mut lines: Vec<_> = moves(case).zip(ends.chunks_exact(2)).collect();
    let swing =
        |ends: &[Outcome]| ends.iter().map(|end| (place(end) - place(base)).abs()).fold(0.0, f64::max);
    lines.sort_by(|a, b| swing(b.1).total_cmp(&swing(a.1)));
    let all = outcomes.iter().map(place);
    let (low, high) =
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    let x = Linear::new((low, high), (2.0, 198.0));
    let words = |outcome: &Outcome| match (date, outcome.day) {
        (false, _) => fmt::money_short(outcome.account, &case.currency),
        (true, Some(day)) => fmt::short_month(case.start.after(day)),
        (true, None) => "never".into(),
    };
    let px = breakeven::chart::coordinate;
    let middle = x.at(place(base));
    let line = |((key, _, _, by), ends): ((&str, Change, Change, &'static str), &[Outcome])| {
        let label = inputs::find(key).map_or("", |input| input.label);
        let bars = ends.iter().map(|end| {
            let at = x.at(place(end));
            let worse = if date { at > middle } else { at < middle };
            view! {
                <rect class="hangs-bar" class:is-worse=worse x=px(at.min(middle)) width=px((at - middle).abs()) y="3" height="10"/>
            }
        });
        let [low, high] = [ends.first(), ends.last()].map(|end| end.map(words).unwrap_or_default());
        view! {
            <tr>
                <th scope="row">{label} " " <span class="quiet">{by}</span></th>
                <td class="num">{low}</td>
                <td class="hangs-picture"><svg viewBox="0 0 200 16" preserveAspectRatio="none" aria-hidden="true">
                    {bars.pieces()}<line class="hangs-axis" x1=px(middle) x2=px(middle) y1="0" y2="16"/>
                </svg></td>
                <td class="num">{high}</td>
            </tr>
        }
    };
    lines.into_iter().map(line).pieces()
}
