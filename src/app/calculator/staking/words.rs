//! What stands beside both break-evens: what is left after dilution, the risk, and why a stake never pays back.

use breakeven::messages::staking;
use std::time::Duration;

use breakeven::networks::staking::ethereum;
use breakeven::plan::Via;
use breakeven::projection::staking::{StakeCause, StakeNever, today, validator_year, why_never};
use breakeven::units::Quantity;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::{Subject, facts, read};
use crate::app::calculator::field::expect_calc;
use crate::app::fmt;
use crate::app::market_fields;
use crate::app::parts::dynamic::{Pieces, dynamic, effect, perhaps};

/// Rest after the last change before a "never" is explained: it takes a dozen projections.
const REST: Duration = Duration::from_millis(250);

/// The paragraphs below the sentence.
pub fn qualification() -> AnyView {
    let calc = expect_calc();
    let why = RwSignal::new(None::<StakeNever>);
    let pending = StoredValue::new(None::<TimeoutHandle>);
    effect(move || {
        calc.report.track();
        let explain = move || {
            let found =
                calc.report.try_with_untracked(|report| calc.peek(|case| why_never(case, report))).flatten();
            // The words may be gone by now.
            let _ = why.try_set(found);
        };
        if let Some(earlier) = pending.get_value() {
            earlier.clear();
        }
        pending.set_value(set_timeout_with_handle(explain, REST).ok());
    });
    let never = move || {
        let why = why.get()?;
        let text = read(|of| of.report.break_even.day.is_none().then(|| never(of, &why)))??;
        (!text.is_empty()).then(|| view! { <div class="never"><p>{text}</p></div> })
    };
    let words = || {
        let words = |text| view! { <p class="headline-more">{text}</p> };
        read(paragraphs).unwrap_or_default().into_iter().map(words).pieces()
    };
    view! { {dynamic(words)} {perhaps(never)} }.into_any()
}

fn paragraphs(of: Subject<'_>) -> Vec<String> {
    let Subject { case, plan, stake, .. } = of;
    if let Some(key) = stake.missing {
        return vec![missing(of, key)];
    }
    let cur = &case.currency;
    let percent = |value: f64| fmt::signed_percent(value, 3);
    let ends = if stake.profit_end < 0.0 { staking::ends_less } else { staking::ends_more };
    let end = ends(
        &fmt::horizon(case),
        &fmt::coins(stake.coins_end),
        case.coin.symbol,
        &fmt::money(stake.end_value, cur),
        &fmt::money(stake.profit_end.abs(), cur),
    );
    let dilution = match stake.real_yield.zip(stake.supply_growth) {
        Some((real, growth)) => {
            staking::real_yield_is(&percent(real), &fmt::percent(stake.net_apr, 3), &fmt::percent(growth, 3))
        }
        None => staking::dilution_unknown(&fmt::percent(stake.net_apr, 3)),
    };
    let effective = stake.apy_effective.map_or_else(String::new, |apy| {
        let growth = percent(apy);
        let grow = if stake.idle_days > 0.0 {
            staking::really_grow_idle(&growth, &fmt::span(stake.idle_days))
        } else {
            staking::really_grow(&growth)
        };
        [" ", &grow].concat()
    });
    let fall = match stake.price_fall {
        Some(fall) if fall > 0.0 => staking::price_fall_eats(&fmt::percent(fall, 2)),
        Some(fall) => staking::price_must_rise(&fmt::percent(-fall, 2)),
        None => String::new(),
    };
    let risk = facts::risk(case, plan.via);
    let mut paragraphs = vec![end, format!("{dilution}{effective}"), format!("{fall} {risk}")];
    paragraphs.extend(notes(of));
    paragraphs
}

/// What the answer counts on the way out, what it leaves out, and where a validator counts no more.
fn notes(of: Subject<'_>) -> Vec<String> {
    let Subject { case, plan, stake, .. } = of;
    let cur = &case.currency;
    let mut notes = Vec::new();
    if stake.discount > 0.0 {
        let percent = fmt::percent(plan.discount(), 3);
        notes.push(staking::discount_counted(&percent, &fmt::money(stake.discount, cur)));
    }
    if let Some(day) = stake.full {
        let most = fmt::coins(ethereum::most_earning(plan.amount.get()));
        notes.push(staking::full_from(&fmt::month(case.start.after(day)), &most));
    }
    let own = plan.via == Some(Via::Solo);
    if let Some(year) = validator_year(case).filter(|year| own && year.penalties > 0.0) {
        let amount = fmt::money(year.penalties * case.market.price.get(), cur);
        let uptime = fmt::percent(plan.uptime.get(), 4);
        notes.push(staking::penalties_uncounted(&fmt::number(year.penalties, 3), &uptime, &amount));
    }
    notes
}

fn missing(of: Subject<'_>, key: &str) -> String {
    let label = breakeven::inputs::find(key).map_or(key, |input| input.label());
    let why = market_fields::network(of.case).map_or("", |(stake, _)| stake.why);
    let needs = staking::rule_needs(label);
    if why.is_empty() { needs } else { [&needs, " ", &staking::not_built_in(why)].concat() }
}

/// Why the rewards never pay the costs, and whether more time would help.
fn never(of: Subject<'_>, why: &StakeNever) -> String {
    let Subject { case, plan, report, stake } = of;
    let cur = &case.currency;
    let short = fmt::money(-why.peak.value, cur);
    let date = fmt::date(case.start.after(why.peak.day));
    let text = match why.cause {
        StakeCause::Unknown(_) => return String::new(),
        StakeCause::NothingEarned if plan.amount.get() <= 0.0 => staking::never_nothing_staked().into(),
        StakeCause::NothingEarned => staking::never_nothing_earned().into(),
        StakeCause::CostsFromTheStart => {
            let day = today(case, plan, stake);
            staking::never_costs(
                &fmt::money(day.gross - day.commission - day.downtime, cur),
                &fmt::money(day.opex + day.claims, cur),
            )
        }
        StakeCause::Price => staking::never_price(&date, &short),
        StakeCause::Rate => staking::never_rate(&date, &short),
        StakeCause::Waiting => staking::never_waiting(&date, &short),
        StakeCause::OutOfTime => staking::never_out_of_time(&short, &fmt::money(report.capex, cur)),
    };
    match why.days {
        Some(days) => [&text, " ", &staking::would_take(&fmt::span(days))].concat(),
        None => text,
    }
}
