//! The answer in one sentence, and for a "never" the reasons and the way out.

use breakeven::plan::Kind;
use breakeven::projection::staking::StakingReport;
use breakeven::projection::{self, BreakEven, Cause, Lever, Never, PlanReport, Rescue, Today};
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use crate::app::parts::chunk::chunk;
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps};

use super::field::expect_calc;
use super::{lacking, staking};
use crate::app::fmt;
use crate::app::odds::OddsLine;

const NOTHING_MINED: &str = "Nothing is mined: the hashrate or the reward is zero.";

/// The sentence, with what qualifies it.
#[component]
pub fn Headline() -> impl IntoView {
    let calc = expect_calc();
    let sentence = move || {
        let lacking = lacking::sentence(calc);
        lacking.unwrap_or_else(|| calc.report.with(|report| calc.case(|case| verdict(case, report))))
    };
    let more = move || calc.report.with(|report| calc.case(|case| qualification(case, report)));
    // What a stake's own law lacks, its words explain.
    let stakes = Memo::new(move |_| {
        let lacks = calc.missing.with(|missing| missing.first() == Some(&"price"));
        !lacks && calc.case(|case| case.plan.staking().is_some())
    });
    let lacks = Memo::new(move |_| calc.lacks());
    let never = move || {
        let never = calc.never.get().filter(|_| !lacks.get())?;
        calc.report.with(|report| {
            report.break_even.day.is_none().then(|| calc.case(|case| explanation(case, report, &never)))
        })
    };
    view! {
        <div class="headline-block">
            <h1 class="headline" id="answer">{sentence}</h1>
            {perhaps(move || (!lacks.get()).then(|| view! { <OddsLine/> }))}
            {dynamic(move || if stakes.get() {
                chunk(staking::qualification, ())
            } else if lacks.get() {
                lacking::remedy()
            } else {
                view! { <p class="headline-more">{more}</p> }.into_any()
            })}
            {perhaps(move || never().map(|paragraphs| view! {
                <div class="never">{paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).pieces()}</div>
            }))}
        </div>
    }
    .into_any()
}

/// The few words of the phone's compact bar.
pub fn brief(case: &Case, report: &PlanReport) -> (String, String) {
    let risk = case.plan.staking().zip(report.staking.as_ref()).filter(|(plan, _)| plan.at_risk);
    if report.capex <= 0.0 && report.staking.is_some() && risk.is_none() {
        return ("Nothing to pay back".into(), "beside the stake".into());
    }
    match risk.map_or(report.break_even, |(_, stake)| stake.at_risk).day {
        Some(day) => (fmt::span(day), format!("by {}", fmt::month(case.start.after(day)))),
        None => ("Never".into(), format!("within {}", fmt::horizon(case))),
    }
}

fn verdict(case: &Case, report: &PlanReport) -> String {
    if let Some(stake) = &report.staking {
        return stake_verdict(case, report, stake);
    }
    let buys = case.plan.kind() == Kind::Buy;
    if report.capex <= 0.0 && !buys {
        if report.totals.coins <= 0.0 && report.off_days == 0 {
            return NOTHING_MINED.into();
        }
        return "Nothing is spent at the start, so there is nothing to pay back.".into();
    }
    if buys {
        return match report.break_even.day {
            Some(0.0) => "Worth what it costs from the first day, as long as the price holds.".into(),
            Some(day) => {
                format!(
                    "Worth what it cost after {}, by {}.",
                    fmt::span(day),
                    fmt::month(case.start.after(day))
                )
            }
            None => format!("Never worth what it cost within {}.", fmt::horizon(case)),
        };
    }
    match report.break_even {
        projection::BreakEven { day: Some(day), lost_again: None } => {
            format!("Pays for itself in {}, by {}.", fmt::span(day), fmt::month(case.start.after(day)))
        }
        projection::BreakEven { day: Some(day), lost_again: Some(lost) } => format!(
            "Pays for itself in {}, by {}, and is under water again from {}.",
            fmt::span(day),
            fmt::month(case.start.after(day)),
            fmt::month(case.start.after(lost)),
        ),
        projection::BreakEven { day: None, .. } => {
            format!("Never pays for itself within {}.", fmt::horizon(case))
        }
    }
}

/// Both break-evens: of the rewards, and of the whole position.
fn stake_verdict(case: &Case, report: &PlanReport, stake: &StakingReport) -> String {
    let after = |day: f64| format!("{}, by {}", fmt::span(day), fmt::month(case.start.after(day)));
    let within = fmt::horizon(case);
    let spent = fmt::money(report.capex, &case.currency);
    let rewards = match report.break_even.day {
        _ if report.capex <= 0.0 => {
            "Nothing is spent beside the stake, so there is nothing to pay back".into()
        }
        Some(day) => {
            let again = report.break_even.lost_again;
            let again = again.map(|day| {
                format!(", but fall short of the costs from {}", fmt::month(case.start.after(day)))
            });
            format!("The rewards pay back the {spent} in {}{}", after(day), again.unwrap_or_default())
        }
        None => format!("The rewards never pay back the {spent} within {within}"),
    };
    let whole = match stake.at_risk {
        BreakEven { day: None, .. } => format!("is not worth what went in within {within}"),
        BreakEven { day: Some(day), lost_again: Some(lost) } => format!(
            "is worth what went in {}, and less again from {}",
            if day > 0.0 { format!("after {}", fmt::span(day)) } else { "at first".into() },
            fmt::month(case.start.after(lost)),
        ),
        BreakEven { day: Some(0.0), .. } => "stays worth what went in".into(),
        BreakEven { day: Some(day), .. } => format!("is worth what went in after {}", after(day)),
    };
    format!("{rewards}; the whole position {whole}.")
}

/// What else the sentence must say: the end of the account, and what the coin alone would have done.
fn qualification(case: &Case, report: &PlanReport) -> String {
    let cur = &case.currency;
    let end = report.cumulative_final;
    let ends = if end >= 0.0 {
        format!("After {} it has earned {} more than it cost.", fmt::horizon(case), fmt::money(end, cur))
    } else {
        format!("After {} it is {} short of what it cost.", fmt::horizon(case), fmt::money(-end, cur))
    };
    let ahead = report.buying.profit - end;
    let name = case.coin.name;
    let buying = if report.buying.invested <= 0.0 || case.plan.kind() == Kind::Buy {
        String::new()
    } else if ahead > 0.0 {
        format!(
            " Buying {name} with the same money on the same days would have ended {} higher.",
            fmt::money(ahead, cur)
        )
    } else {
        format!(
            " Buying {name} with the same money on the same days would have ended {} lower.",
            fmt::money(-ahead, cur)
        )
    };
    ends + &buying
}

fn explanation(case: &Case, report: &PlanReport, never: &Never) -> Vec<String> {
    let cur = &case.currency;
    let mut text = Vec::with_capacity(2);
    let today = |read: fn(&Today) -> f64| report.today.as_ref().map_or(0.0, read);
    let short = fmt::money(-never.peak.value, cur);
    let reached = fmt::date(case.start.after(never.peak.day));
    text.push(match never.cause {
        Cause::NothingEarned => NOTHING_MINED.to_owned(),
        Cause::CostsFromTheStart => format!(
            "From the first day it costs more to run ({} a day) than the coins are worth ({} a day).",
            fmt::money(today(|today| today.revenue - today.profit), cur),
            fmt::money(today(|today| today.revenue), cur),
        ),
        cause => format!("It comes closest on {reached}, still {short} short. {}", reason(case, cause)),
    });
    if let Some(rescue) = never.rescues.first() {
        text.push(format!("The smallest single change that would rescue it: {}.", change(case, rescue)));
    } else {
        text.push(
            "No single change of price, electricity, hardware cost or difficulty growth would rescue it."
                .into(),
        );
    }
    text
}

fn reason(case: &Case, cause: Cause) -> String {
    let outlook = &case.outlook;
    match cause {
        Cause::Subsidy(change) => format!(
            "Then the reward falls from {} to {} {} a block, and each day costs more than it earns.",
            fmt::number(change.before, 8),
            fmt::number(change.after, 8),
            case.coin.symbol,
        ),
        Cause::Difficulty => format!(
            "By then the difficulty, growing {} a month, has made each day cost more than it earns.",
            fmt::percent(outlook.difficulty_growth.get(), 2),
        ),
        Cause::Decline => format!(
            "By then the reward of a block, falling {} a month, has made each day cost more than it earns.",
            fmt::percent(case.market.own.decline.get(), 2),
        ),
        Cause::Price => {
            "By then the coin's price has fallen so far that each day costs more than it earns.".into()
        }
        Cause::Electricity => {
            "By then electricity has become so dear that each day costs more than it earns.".into()
        }
        Cause::Ageing => {
            "By then the machines have lost so much hashrate that each day costs more than it earns.".into()
        }
        Cause::OutOfTime => "It still earns at the end, but too little and too late.".into(),
        Cause::NothingEarned | Cause::CostsFromTheStart => String::new(),
    }
}

fn change(case: &Case, rescue: &Rescue) -> String {
    let cur = &case.currency;
    let to = rescue.to.unwrap_or_default();
    let Some(plan) = case.plan.mining() else { return String::new() };
    let relative = |now: f64| {
        if now > 0.0 { format!(" ({})", fmt::signed_percent(to / now - 1.0, 2)) } else { String::new() }
    };
    match rescue.lever {
        Lever::SwitchOff => "switch the machines off on losing days".into(),
        Lever::EnergyPrice => format!(
            "electricity at {} instead of {} per kWh{}",
            fmt::price(to, cur),
            fmt::price(plan.energy_price.get(), cur),
            relative(plan.energy_price.get()),
        ),
        Lever::CoinPrice => format!(
            "{} at {} instead of {}{}",
            case.coin.name,
            fmt::money(to, cur),
            fmt::money(case.market.price.get(), cur),
            relative(case.market.price.get()),
        ),
        Lever::UnitPrice => format!(
            "the {} for {} instead of {}{}",
            if plan.contract.is_some() { "contract" } else { "machine" },
            fmt::money(to, cur),
            fmt::money(plan.unit_price.get(), cur),
            relative(plan.unit_price.get()),
        ),
        Lever::DifficultyGrowth => format!(
            "difficulty growth of {} instead of {} a month",
            fmt::signed_percent(to, 2),
            fmt::signed_percent(case.outlook.difficulty_growth.get(), 2),
        ),
        Lever::Horizon => {
            format!("keep it running for {} instead of {}", fmt::span(to), fmt::span(case.days() as f64))
        }
    }
}
