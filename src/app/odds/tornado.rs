//! Which inputs the answer hangs on most: each moved alone, the widest effect first.

use std::time::Duration;

use breakeven::chart::Linear;
use breakeven::messages::hangs as say;
use breakeven::projection::sensitivity::{Outcome, Swing, Tornado as Swings};
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::amounts::{amount, amounts, name};
use super::turns::Turns;
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, effect, perhaps};
use crate::app::parts::toggle::Toggle;

const ACCOUNT: &str = "account";
const DATE: &str = "date";
/// Lines in sight before more are asked for: what lies below hardly matters.
const SHOWN: usize = 8;

/// The table with its bars.
#[component]
pub fn Tornado() -> impl IntoView {
    let calc = expect_calc();
    let turns = Turns::new();
    let found = RwSignal::new(None::<Swings>);
    effect(move || {
        let case = calc.case(Case::clone);
        let mut swings = None::<Swings>;
        let step = move || {
            let Some(all) = swings.as_mut() else {
                swings = Some(Swings::new(case.clone()));
                return true;
            };
            let more = all.step();
            if !more {
                found.set(swings.take());
            }
            more
        };
        turns.start(Duration::ZERO, Box::new(step));
    });
    let measure = RwSignal::new(ACCOUNT);
    let all = RwSignal::new(false);
    let options = vec![
        (ACCOUNT, Signal::stored(say::measure_account().to_owned())),
        (DATE, Signal::stored(say::measure_break_even().to_owned())),
    ];
    let count = Memo::new(move |_| found.with(|found| found.as_ref().map_or(0, |found| found.swings.len())));
    let rows = move || {
        let shown = if all.get() { usize::MAX } else { SHOWN };
        found.with(|found| {
            found
                .as_ref()
                .map(|found| calc.peek(|case| rows(case, found, measure.get() == DATE, shown)))
                .unwrap_or_default()
        })
    };
    let more = move || {
        (count.get() > SHOWN && !all.get())
            .then(|| button("btn-link", say::show_all(), Box::new(move || all.set(true))))
    };
    view! {
        <div class="hangs-part">
            <div class="chart-head"><h3 class="chart-title">{say::alone()}</h3>
                <div class="chart-controls"><Toggle legend=say::measure() options value=measure/></div></div>
            <p class="quiet">{say::alone_lead()}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=say::alone()>
                <table class="ledger hangs-table">
                    <thead><tr><th scope="col">{say::column_input()}</th><th scope="col" class="num">{say::column_lower()}</th>
                        <th scope="col"><span class="visually-hidden">{say::column_picture()}</span></th><th scope="col" class="num">{say::column_higher()}</th></tr></thead>
                    <tbody>{dynamic(rows)}</tbody>
                </table>
            </div>
            {perhaps(more)}
        </div>
    }
    .into_any()
}

/// The lines of the widest effects on what is shown.
fn rows(case: &Case, found: &Swings, date: bool, shown: usize) -> Vec<AnyView> {
    let days = case.days() as f64;
    // "Never" reaches to the end of the horizon and is named beside the bar.
    let place = |outcome: &Outcome| if date { outcome.break_even.unwrap_or(days) } else { outcome.account };
    let effect = |swing: &Swing| {
        let [low, high] = &swing.outcomes;
        let own = place(&found.own);
        (place(low) - own).abs().max((place(high) - own).abs())
    };
    let mut lines: Vec<&Swing> = Vec::with_capacity(found.swings.len());
    for swing in found.swings.iter().filter(|swing| effect(swing) > 0.0) {
        let at = lines.partition_point(|other| effect(other) >= effect(swing));
        lines.insert(at, swing);
    }
    lines.truncate(shown);
    let (mut low, mut high) = (place(&found.own), place(&found.own));
    for outcome in lines.iter().flat_map(|swing| &swing.outcomes) {
        (low, high) = (low.min(place(outcome)), high.max(place(outcome)));
    }
    let x = Linear::new((low, high), (2.0, 198.0));
    let words = |outcome: &Outcome| match (date, outcome.break_even) {
        (false, _) => fmt::money_short(outcome.account, &case.currency),
        (true, Some(day)) => fmt::short_month(case.start.after(day)),
        (true, None) => say::moved_never().into(),
    };
    let px = breakeven::chart::coordinate;
    let middle = x.at(place(&found.own));
    let line = |swing: &Swing| {
        let input = swing.input;
        let bar = |outcome: &Outcome| {
            let at = x.at(place(outcome));
            let worse = if date { at > middle } else { at < middle };
            view! {
                <rect class="hangs-bar" class:is-worse=worse x=px(at.min(middle)) width=px((at - middle).abs()) y="3" height="10"/>
            }
        };
        let [from, to] = swing.values.map(|value| amount(case, input, value));
        let moved = amounts(input, say::moved(&from, &to));
        let [low, high] = &swing.outcomes;
        view! {
            <tr>
                <th scope="row">{name(case, input)} " " <span class="quiet hangs-range">{moved}</span></th>
                <td class="num">{words(low)}</td>
                <td class="hangs-picture"><svg viewBox="0 0 200 16" preserveAspectRatio="none" aria-hidden="true">
                    {bar(low)}{bar(high)}<line class="hangs-axis" x1=px(middle) x2=px(middle) y1="0" y2="16"/>
                </svg></td>
                <td class="num">{words(high)}</td>
            </tr>
        }
    };
    lines.into_iter().map(line).pieces()
}
