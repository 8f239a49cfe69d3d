use std::fmt::Write as _;

use crate::inputs::{Dialect, INPUTS, Input, Scope, Write};
use crate::plan::Plan;
use crate::scenario::{Case, Scenario};

use super::{VERSION, View, coding, neutral};

/// The fragment, without `#`, that reproduces `scenario` in `view`.
pub fn write(view: View, scenario: &Scenario) -> String {
    let mut link = format!("{}?v={VERSION}", view.key());
    let Some(first) = scenario.cases.first() else { return link };
    for (index, case) in scenario.cases.iter().enumerate() {
        let Some(mut default) = default_of(case, (index > 0).then_some(first)) else { continue };
        let before = link.len();
        for input in INPUTS.iter().filter(|input| index == 0 || input.scope != Scope::Common) {
            // Further plans take the market from the first, whether or not that one needs it.
            let shared = index == 0 && input.scope == Scope::Shared;
            let used =
                input.applies(case) || (shared && scenario.cases.iter().any(|other| input.applies(other)));
            if !used && (input.scope == Scope::Plan || input.write == Write::Always) {
                continue;
            }
            let text = input.link_text(case);
            let unsaid = if input.key == "plan" { "mine".into() } else { input.link_text(&default) };
            if text == unsaid && (text.is_empty() || !wanted(input, case, &default, first, index)) {
                continue;
            }
            link.push('&');
            if index > 0 {
                // Writing to a string cannot fail.
                let _ = write!(link, "{}.", index + 1);
            }
            link.push_str(input.key);
            link.push('=');
            coding::push(&mut link, &text);
            // One key may take another's value away, as the amounts staked do with their ratio.
            let _ = input.set(&mut default, &text, Dialect::Link);
        }
        if index > 0 && link.len() == before {
            // A further plan with nothing of its own is still one more plan.
            let _ = write!(link, "&{}.plan=mine", index + 1);
        }
    }
    link
}

/// What the reader has before it reads this case's own keys; `first` is given for a further plan.
fn default_of(case: &Case, first: Option<&Case>) -> Option<Case> {
    let mut default = neutral(first.map_or(crate::networks::all().first()?, |first| first.coin), case.start);
    if let Some(first) = first {
        default.outlook = first.outlook.clone();
        default.market = first.market.clone();
    }
    default.plan = Plan::neutral(case.plan.kind());
    if !std::ptr::eq(case.coin, default.coin) {
        default.market = neutral(case.coin, case.start).market;
    }
    Some(default)
}

fn wanted(input: &Input, case: &Case, default: &Case, first: &Case, index: usize) -> bool {
    let other_coin = !std::ptr::eq(case.coin, first.coin);
    let same_mode = std::mem::discriminant(&case.market.fees) == std::mem::discriminant(&default.market.fees);
    match input.write {
        Write::Changed => false,
        // A percentage is not the default's number of coins even where the digits agree.
        Write::Always => index == 0 || other_coin || (input.key == "fees" && !same_mode),
        Write::Known => input.applies(case) && (index == 0 || other_coin),
        Write::WithDevice => case.plan.mining().is_some_and(|plan| !plan.device.is_empty()),
        Write::WithCurrency => case.currency != "USD",
    }
}
