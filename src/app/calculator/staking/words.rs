//! What stands beside both break-evens: what is left after dilution, the risk, and why a stake never pays back.

use breakeven::projection::staking::today;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::{Subject, facts, read};
use crate::app::fmt;
use crate::app::market_fields;
use crate::app::parts::dynamic::{Pieces, dynamic};

/// The paragraphs below the sentence.
pub fn qualification() -> AnyView {
    dynamic(|| {
        let Some((texts, never)) = read(|of| (paragraphs(of), never(of))) else { return ().into_any() };
        let never = never.map(|text| view! { <div class="never"><p>{text}</p></div> });
        view! {
            {texts.into_iter().map(|text| view! { <p class="headline-more">{text}</p> }).pieces()}
            {never}
        }
        .into_any()
    })
}

fn paragraphs(of: Subject<'_>) -> Vec<String> {
    let Subject { case, plan, stake, .. } = of;
    if let Some(key) = stake.missing {
        return vec![missing(of, key)];
    }
    let cur = &case.currency;
    let percent = |value: f64| fmt::signed_percent(value, 3);
    let profit = if stake.profit_end < 0.0 {
        format!("{} less than went in", fmt::money(-stake.profit_end, cur))
    } else {
        format!("{} more than went in", fmt::money(stake.profit_end, cur))
    };
    let end = format!(
        "After {} there are {} {}, worth {}: {profit}.",
        fmt::horizon(case),
        fmt::coins(stake.coins_end),
        case.coin.symbol,
        fmt::money(stake.end_value, cur),
    );
    let dilution = match stake.real_yield.zip(stake.supply_growth) {
        Some((real, growth)) => format!(
            "Real yield {} a year: {} after commission and downtime, while the supply grows {}.",
            percent(real),
            fmt::percent(stake.net_apr, 3),
            fmt::percent(growth, 3),
        ),
        None => format!(
            "The rate is {} after commission; what is left of it after dilution is not known, since nothing says how the supply grows.",
            fmt::percent(stake.net_apr, 3),
        ),
    };
    let effective = stake.apy_effective.map_or_else(String::new, |apy| {
        let idle = if stake.idle_days > 0.0 {
            format!(", {} without rewards counted", fmt::span(stake.idle_days))
        } else {
            String::new()
        };
        format!(" The coins really grow {} a year{idle}.", percent(apy))
    });
    let fall = match stake.price_fall {
        Some(fall) if fall > 0.0 => {
            format!("A price {} lower at the end than today eats all of it.", fmt::percent(fall, 2))
        }
        Some(fall) => format!(
            "The price must end {} higher than today to make up for the costs.",
            fmt::percent(-fall, 2)
        ),
        None => String::new(),
    };
    let risk = plan.via.map_or("", facts::risk);
    vec![end, format!("{dilution}{effective}"), format!("{fall} {risk}")]
}

fn missing(of: Subject<'_>, key: &str) -> String {
    let label = breakeven::inputs::find(key).map_or(key, |input| input.label);
    let why = market_fields::network(of.case).map_or("", |(stake, _)| stake.why);
    let why = if why.is_empty() { String::new() } else { format!(" It is not built in: {why}.") };
    format!("The network's rule needs “{label}”, which is left empty.{why}")
}

/// Why the rewards never pay the costs, where they do not.
fn never(of: Subject<'_>) -> Option<String> {
    let Subject { case, plan, report, stake } = of;
    if report.break_even.day.is_some() || stake.missing.is_some() {
        return None;
    }
    let cur = &case.currency;
    if plan.amount.get() <= 0.0 {
        return Some("Nothing is staked, so nothing is earned.".into());
    }
    let day = today(case, plan, stake);
    let brought = day.gross - day.commission - day.downtime;
    if brought <= day.opex + day.claims {
        return Some(format!(
            "The rewards are too small for the costs: {} a day against {} a day for running and claims.",
            fmt::money(brought, cur),
            fmt::money(day.opex + day.claims, cur),
        ));
    }
    let short = fmt::money(-report.peak.value, cur);
    if report.peak.day >= report.days as f64 {
        return Some(format!(
            "The rewards still bring more than running costs at the end, but too little and too late: {short} of what was paid at the start is missing."
        ));
    }
    Some(format!(
        "It comes closest on {}, still {short} short. From then on the days bring less than they cost, as the reward rate, the price or the last days without rewards have it.",
        fmt::date(case.start.after(report.peak.day)),
    ))
}
