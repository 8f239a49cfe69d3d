//! What a plan is called, and what it does in a few words.

use breakeven::catalog;
use breakeven::messages::plans as say;
use breakeven::plan::Kind;
use breakeven::scenario::Case;
use breakeven::units::Quantity;

use crate::app::fmt;

/// The person's name for the plan, or else what it does.
pub fn title(case: &Case) -> String {
    if case.name.is_empty() { described(case) } else { case.name.clone() }
}

/// What the plan does.
pub fn described(case: &Case) -> String {
    let coin = case.coin.name;
    if let Some(plan) = case.plan.mining() {
        let units = plan.units.get();
        let rate = fmt::hashrate(units * plan.hashrate.get(), case.coin.rate_unit);
        if case.plan.kind() == Kind::Cloud {
            return say::does_rent(&rate, coin);
        }
        return match catalog::find(&plan.device) {
            Some(device) if units == 1.0 => say::does_mine_one(coin, device.model),
            Some(device) => say::does_mine_some(coin, &fmt::number(units, 4), device.model),
            None => say::does_mine_rate(coin, &rate),
        };
    }
    match case.plan.staking() {
        Some(plan) => say::does_stake(&fmt::coins(plan.amount.get()), case.coin.symbol),
        None => say::does_buy(coin),
    }
}
