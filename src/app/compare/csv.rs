//! The comparison as a table for spreadsheets and scripts.

use breakeven::inputs::plain;
use breakeven::projection::Comparison;
use breakeven::projection::odds::joint::Prospect;

use super::names::title;
use super::state::Entry;

/// One line a plan, then the gains on the sampled days. Plain decimals with a point, whatever the locale.
pub fn csv(plans: &[Entry], found: &Comparison, prospects: &[Prospect]) -> String {
    let cur = plans.first().map_or("", |entry| entry.case.currency.as_str());
    let mut text = format!(
        "plan,coin,capital_{cur},cash_needed_{cur},unused_{cur},break_even_day,end_value_{cur},gain_{cur},coins_held,worst_{cur},worst_day,coin_break_even_day,best_share,loss_share\r\n"
    );
    let day = |day: Option<f64>| day.map(plain).unwrap_or_default();
    for (index, (entry, plan)) in plans.iter().zip(&found.plans).enumerate() {
        let odds = |read: fn(&Prospect) -> f64| {
            prospects.get(index).map(|prospect| plain(read(prospect))).unwrap_or_default()
        };
        let cells = [
            quoted(&title(&entry.case)),
            entry.case.coin.symbol.to_owned(),
            plain(plan.capital),
            plain(plan.cash_needed),
            plain(plan.spare),
            day(plan.outcome.break_even.day),
            plain(plan.end_value),
            plain(plan.outcome.gain),
            plain(plan.held),
            plain(plan.outcome.worst.value),
            plain(plan.outcome.worst.day),
            day(plan.coins.break_even.day),
            odds(|prospect| prospect.best),
            odds(|prospect| prospect.loss),
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.push_str("\r\nday");
    for entry in plans {
        text.push(',');
        text.push_str(&quoted(&title(&entry.case)));
    }
    for (index, at) in found.at.iter().enumerate() {
        text.push_str("\r\n");
        text.push_str(&at.to_string());
        for plan in &found.plans {
            text.push(',');
            text.push_str(&plan.gains.get(index).copied().map(plain).unwrap_or_default());
        }
    }
    text.push_str("\r\n");
    text
}

/// A cell that a spreadsheet takes as text: never as a formula.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    ["\"", guard, &text.replace('"', "\"\""), "\""].concat()
}
