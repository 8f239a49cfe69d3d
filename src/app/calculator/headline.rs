//! The answer in one sentence, and for a "never" the reasons and the way out.

use breakeven::messages::{calculator, never};
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
        return (calculator::bar_nothing().into(), calculator::bar_beside_stake().into());
    }
    match risk.map_or(report.break_even, |(_, stake)| stake.at_risk).day {
        Some(day) => {
            (calculator::bar_span(&fmt::span(day)), calculator::bar_by(&fmt::month(case.start.after(day))))
        }
        None => (calculator::bar_never().into(), calculator::bar_within(&fmt::horizon(case))),
    }
}

fn verdict(case: &Case, report: &PlanReport) -> String {
    if let Some(stake) = &report.staking {
        return stake_verdict(case, report, stake);
    }
    let month = |day: f64| fmt::month(case.start.after(day));
    let buys = case.plan.kind() == Kind::Buy;
    if report.capex <= 0.0 && !buys {
        if report.totals.coins <= 0.0 && report.off_days == 0 {
            return calculator::nothing_mined().into();
        }
        return calculator::nothing_spent().into();
    }
    if buys {
        return match report.break_even.day {
            Some(0.0) => calculator::worth_from_first_day().into(),
            Some(day) => calculator::worth_after(&fmt::span(day), &month(day)),
            None => calculator::never_worth(&fmt::horizon(case)),
        };
    }
    match report.break_even {
        projection::BreakEven { day: Some(day), lost_again: None } => {
            calculator::pays_back(&fmt::span(day), &month(day))
        }
        projection::BreakEven { day: Some(day), lost_again: Some(lost) } => {
            calculator::pays_back_then_sinks(&fmt::span(day), &month(day), &month(lost))
        }
        projection::BreakEven { day: None, .. } => calculator::never_pays_back(&fmt::horizon(case)),
    }
}

/// Both break-evens: of the rewards, and of the whole position.
fn stake_verdict(case: &Case, report: &PlanReport, stake: &StakingReport) -> String {
    let month = |day: f64| fmt::month(case.start.after(day));
    let horizon = fmt::horizon(case);
    let spent = fmt::money(report.capex, &case.currency);
    let rewards = match report.break_even.day {
        _ if report.capex <= 0.0 => calculator::rewards_nothing_spent().into(),
        Some(day) => match report.break_even.lost_again {
            Some(lost) => {
                calculator::rewards_pay_back_then_short(&spent, &fmt::span(day), &month(day), &month(lost))
            }
            None => calculator::rewards_pay_back(&spent, &fmt::span(day), &month(day)),
        },
        None => calculator::rewards_never(&spent, &horizon),
    };
    let position = match stake.at_risk {
        BreakEven { day: None, .. } => calculator::position_never(&horizon),
        BreakEven { day: Some(day), lost_again: Some(lost) } if day > 0.0 => {
            calculator::position_after_then_less(&fmt::span(day), &month(lost))
        }
        BreakEven { lost_again: Some(lost), .. } => calculator::position_first_then_less(&month(lost)),
        BreakEven { day: Some(0.0), .. } => calculator::position_stays().into(),
        BreakEven { day: Some(day), .. } => calculator::position_after(&fmt::span(day), &month(day)),
    };
    calculator::stake_answer(&rewards, &position)
}

/// What else the sentence must say: the end of the account, and what the coin alone would have done.
fn qualification(case: &Case, report: &PlanReport) -> String {
    let cur = &case.currency;
    let end = report.cumulative_final;
    let ends = if end >= 0.0 {
        calculator::ends_ahead(&fmt::horizon(case), &fmt::money(end, cur))
    } else {
        calculator::ends_short(&fmt::horizon(case), &fmt::money(-end, cur))
    };
    let ahead = report.buying.profit - end;
    let name = case.coin.paid_in();
    if report.buying.invested <= 0.0 || case.plan.kind() == Kind::Buy {
        return ends;
    }
    let buying = if ahead > 0.0 {
        calculator::buying_higher(name, &fmt::money(ahead, cur))
    } else {
        calculator::buying_lower(name, &fmt::money(-ahead, cur))
    };
    [&ends, " ", &buying].concat()
}

fn explanation(case: &Case, report: &PlanReport, why: &Never) -> Vec<String> {
    let cur = &case.currency;
    let mut text = Vec::with_capacity(2);
    let today = |read: fn(&Today) -> f64| report.today.as_ref().map_or(0.0, read);
    let short = fmt::money(-why.peak.value, cur);
    let reached = fmt::date(case.start.after(why.peak.day));
    text.push(match why.cause {
        Cause::NothingEarned => calculator::nothing_mined().to_owned(),
        Cause::CostsFromTheStart => never::costs_from_the_start(
            &fmt::money(today(|today| today.revenue - today.profit), cur),
            &fmt::money(today(|today| today.revenue), cur),
        ),
        cause => [&never::closest(&reached, &short), " ", &reason(case, cause)].concat(),
    });
    text.push(match why.rescues.first() {
        Some(rescue) => never::rescue(&change(case, rescue)),
        None => never::no_rescue().to_owned(),
    });
    text
}

fn reason(case: &Case, cause: Cause) -> String {
    let outlook = &case.outlook;
    match cause {
        Cause::Subsidy(change) => {
            never::subsidy(&fmt::number(change.before, 8), &fmt::number(change.after, 8), case.coin.symbol)
        }
        Cause::Difficulty => never::difficulty(&fmt::percent(outlook.difficulty_growth.get(), 2)),
        Cause::Decline => never::decline(&fmt::percent(case.market.own.decline.get(), 2)),
        Cause::Price => never::price().into(),
        Cause::Electricity => never::electricity().into(),
        Cause::Ageing => never::ageing().into(),
        Cause::OutOfTime => never::out_of_time().into(),
        Cause::NothingEarned | Cause::CostsFromTheStart => String::new(),
    }
}

fn change(case: &Case, rescue: &Rescue) -> String {
    let cur = &case.currency;
    let to = rescue.to.unwrap_or_default();
    let Some(plan) = case.plan.mining() else { return String::new() };
    let relative = |change: String, now: f64| {
        if now > 0.0 {
            never::rescue_relative(&change, &fmt::signed_percent(to / now - 1.0, 2))
        } else {
            change
        }
    };
    match rescue.lever {
        Lever::SwitchOff => never::rescue_switch_off().into(),
        Lever::EnergyPrice => {
            let now = plan.energy_price.get();
            relative(never::rescue_electricity(&fmt::price(to, cur), &fmt::price(now, cur)), now)
        }
        Lever::CoinPrice => {
            let now = case.market.price.get();
            let change = never::rescue_coin_price(
                case.coin.paid_in(),
                &fmt::fine_price(to, cur),
                &fmt::fine_price(now, cur),
            );
            relative(change, now)
        }
        Lever::UnitPrice => {
            let now = plan.unit_price.get();
            let rents = plan.contract.is_some();
            let rescue = if rents { never::rescue_contract } else { never::rescue_machine };
            relative(rescue(&fmt::money(to, cur), &fmt::money(now, cur)), now)
        }
        Lever::DifficultyGrowth => {
            let now = case.outlook.difficulty_growth.get();
            never::rescue_growth(&fmt::signed_percent(to, 2), &fmt::signed_percent(now, 2))
        }
        Lever::Horizon => never::rescue_longer(&fmt::span(to), &fmt::span(case.days() as f64)),
    }
}
