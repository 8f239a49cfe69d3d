//! The stake over the whole time, in the measures stakers compare by.

use breakeven::messages::{details, staking};
use breakeven::networks::staking::Keys;
use breakeven::plan::Via;
use breakeven::projection::staking::StakeLimits;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::sheet::{Line, line, sheet, table};
use super::{Subject, is_free, is_token, read};
use crate::app::{fmt, market_fields};

/// The table of returns.
pub fn returns(limits: RwSignal<Option<StakeLimits>>) -> AnyView {
    const ID: &str = "returns-title";
    let lines = move || {
        let claim = limits.get().and_then(|limits| limits.claim_every);
        read(|of| lines(of, claim)).unwrap_or_default()
    };
    sheet(ID, details::returns(), staking::returns_note(), table(ID, &[], lines))
}

fn span(days: f64, none: &str) -> String {
    if days > 0.0 { fmt::span(days) } else { none.to_owned() }
}

fn lines(of: Subject<'_>, claim: Option<u32>) -> Vec<Line> {
    let Subject { case, plan, report, stake } = of;
    let cur = &case.currency;
    let coins = |value: f64| format!("{} {}", fmt::coins(value), case.coin.symbol);
    let money = |value: f64| fmt::money(value, cur);
    let percent = |value: f64| fmt::signed_percent(value, 3);
    let unknown = || staking::unknown().to_owned();
    let amount = plan.amount.get();
    let held = amount * (report.end_price - case.market.price.get());
    let sold = is_token(case) || stake.discount > 0.0;
    let no_wait = match sold {
        true => staking::way_out_sold(),
        false if is_free(case) => staking::way_out_free(),
        false => staking::way_out_none(),
    };
    let mut lines = vec![
        line(staking::rewards(), staking::rewards_help(), coins(stake.rewards)),
        line(staking::rewards_worth(), staking::rewards_worth_help(), money(stake.reward_value)),
    ];
    if stake.claims > 0 && stake.claim_cost > 0.0 {
        let count = f64::from(stake.claims);
        let cost = staking::claims_cost_figure(count, &coins(-stake.claim_cost), &fmt::number(count, 5));
        lines.push(line(staking::claims_cost(), "", cost));
    }
    if stake.slashed > 0.0 {
        lines.push(line(
            staking::slashing_expected(),
            staking::slashing_expected_help(),
            coins(-stake.slashed),
        ));
    }
    if stake.discount > 0.0 {
        lines.push(line(staking::discount(), staking::discount_help(), money(-stake.discount)));
    }
    lines.extend([
        line(staking::running(), "", money(-report.totals.opex)),
        line(staking::paid(), staking::paid_help(), money(-report.capex)),
        line(staking::account(), staking::account_help(), money(report.cumulative_final)),
        line(staking::coins_end(), staking::coins_end_help(), coins(stake.coins_end)),
        line(staking::worth_end(), staking::worth_end_help(), money(stake.end_value)),
        line(staking::position_profit(), staking::position_profit_help(), money(stake.profit_end)),
        line(staking::holding(), staking::holding_help(), money(held)),
        line(staking::buying(), staking::buying_help(), money(report.buying.profit)),
        line(
            staking::rates(),
            staking::rates_help(),
            format!("{} → {}", fmt::percent(stake.apr_first, 3), fmt::percent(stake.apr_last, 3)),
        ),
        line(staking::net_rate(), staking::net_rate_help(), percent(stake.net_apr)),
        line(staking::growth(), staking::growth_help(), stake.apy_effective.map_or_else(unknown, percent)),
        line(
            staking::supply_grows(),
            staking::supply_grows_help(),
            stake.supply_growth.map_or_else(unknown, percent),
        ),
        line(
            staking::real_yield(),
            staking::real_yield_help(),
            stake.real_yield.map_or_else(unknown, percent),
        ),
        line(staking::idle(), staking::idle_help(), span(stake.idle_days, staking::idle_none())),
        line(staking::way_out(), "", span(plan.unbonding.get(), no_wait)),
        line(
            staking::price_fall(),
            staking::price_fall_help(),
            stake.price_fall.map_or_else(unknown, |fall| {
                if fall > 0.0 {
                    fmt::percent(fall, 3)
                } else {
                    staking::price_fall_none(&fmt::percent(-fall, 3))
                }
            }),
        ),
    ]);
    let joins = market_fields::network(case).is_some_and(|(network, way)| {
        network.compounds.is_some() || way.is_some_and(|way| way.compounds > 0.0)
    });
    // An Ethereum validator's rewards come out by themselves; or, with the other credentials, join.
    let own = market_fields::network(case)
        .is_some_and(|(network, _)| network.keys == Keys::Validator && plan.via == Some(Via::Solo));
    let joins = joins || own && plan.compounding.get() > 0.0;
    let paid_out = own && !joins;
    let best = match claim {
        _ if joins => staking::claiming_joins().to_owned(),
        _ if paid_out => staking::claiming_paid_out().to_owned(),
        None => staking::claiming_nothing().to_owned(),
        Some(0) => staking::claiming_never().to_owned(),
        Some(1) => staking::claiming_daily().to_owned(),
        Some(days) => staking::claiming_every(&fmt::span(f64::from(days))),
    };
    lines.push(line(staking::claiming(), staking::claiming_help(), best));
    lines
}
