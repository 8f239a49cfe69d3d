//! How far each assumption of a stake may move, alone, before it no longer pays for itself.

use std::time::Duration;

use breakeven::messages::{Saying, details, staking, time};
use breakeven::projection::Limit;
use breakeven::projection::staking::{StakeLimits, StakeSearch};
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::sheet::{Line, sheet, table};
use super::{Subject, is_token, read};
use crate::app::calculator::limits::{points, words};
use crate::app::fmt;
use crate::app::parts::dynamic::effect;
use crate::app::state::Calc;

const COLUMNS: &[Saying] = &[details::limits_yours, details::limits_limit, details::limits_room];

/// The limits, found anew whenever the stake has changed: one at a time, so that none of the tasks is a long one.
pub fn searched(calc: Calc) -> RwSignal<Option<StakeLimits>> {
    let found = RwSignal::new(None);
    let round = StoredValue::new(0u32);
    effect(move || {
        let search = calc.case(StakeSearch::new);
        round.update_value(|round| *round += 1);
        if let Some(search) = search {
            step(search, found, round, round.get_value());
        }
    });
    found
}

fn step(mut search: StakeSearch, found: RwSignal<Option<StakeLimits>>, round: StoredValue<u32>, this: u32) {
    let next = move || {
        // The sheets may be gone by now, or a later stake be searched.
        if round.try_get_value() != Some(this) {
            return;
        }
        if search.step() {
            step(search, found, round, this);
        } else if found.get_untracked() != Some(search.found) {
            found.set(Some(search.found));
        }
    };
    set_timeout(next, Duration::ZERO);
}

/// The ledger of limits.
pub fn limits(found: RwSignal<Option<StakeLimits>>) -> AnyView {
    const ID: &str = "limits-title";
    let lines = move || {
        let found = found.get();
        read(|of| found.map_or_else(Vec::new, |limits| lines(of, &limits))).unwrap_or_default()
    };
    sheet(ID, details::limits(), staking::limits_note(), table(ID, COLUMNS, lines))
}

fn lines(of: Subject<'_>, limits: &StakeLimits) -> Vec<Line> {
    let cur = &of.case.currency;
    let broken_even = if of.plan.at_risk { of.stake.at_risk } else { of.report.break_even };
    let inside = Some(broken_even.day.is_some());
    let row = |label, help, now: f64, limit: Limit, show: &dyn Fn(f64) -> String, percent: bool| {
        let room = match limit.value() {
            Some(value) if percent => points(value - now),
            Some(value) if now > 0.0 => fmt::signed_percent(value / now - 1.0, 2),
            _ => String::new(),
        };
        Line { label, help, figures: vec![show(now), words(limit, show), room], class: "", inside }
    };
    let percent = |value: f64| fmt::percent(value, 3);
    let price = |value: f64| fmt::fine_price(value, cur);
    let days = |value: f64| time::days(value, &fmt::number(value, 4));
    let mut rows = vec![
        row(
            staking::limit_rate(),
            staking::limit_rate_help(),
            of.stake.apr_first,
            limits.apr,
            &percent,
            true,
        ),
        row(staking::limit_commission(), "", of.plan.commission.get(), limits.commission, &percent, true),
        row(
            staking::limit_price(),
            staking::limit_price_help(),
            of.case.market.price.get(),
            limits.coin_price,
            &price,
            false,
        ),
    ];
    let wait = of.plan.activation_delay.get();
    let mut delay = row(staking::limit_wait(), "", wait, limits.delay, &days, false);
    // A wait is no part of another one.
    if let Some(room) = delay.figures.last_mut() {
        room.clear();
    }
    rows.push(delay);
    if is_token(of.case) || of.stake.discount > 0.0 {
        let now = of.plan.discount();
        let mut discount = row(
            staking::limit_discount(),
            staking::limit_discount_help(),
            now,
            limits.discount,
            &percent,
            true,
        );
        // Rewards may have paid the costs once and still not pay what the sale loses.
        let reached = limits.discount.value().map_or(limits.discount == Limit::Always, |most| now <= most);
        discount.inside = Some(reached);
        rows.push(discount);
    }
    rows
}
