//! Where inputs live in a [`Case`]: getters and setters for the table.

use crate::plan::Plan;
use crate::scenario::{Case, Fees};
use crate::units::{Money, Quantity};

/// A number of the plan, stored as the quantity of its field.
macro_rules! of_plan {
    ($plan:ident, $plan_mut:ident, $kind:ident, $quantity:ident, $($path:ident).+) => {
        Kind::Number {
            unit: Unit::$kind,
            range: shown_range(Unit::$kind, $quantity::RANGE),
            get: |case| case.plan.$plan().map(|plan| plan.$($path).+.get()),
            set: |case, value| {
                if let (Some(plan), Ok(value)) = (case.plan.$plan_mut(), $quantity::new(value)) {
                    plan.$($path).+ = value;
                }
            },
            clear: None,
        }
    };
}

/// A number of a mining plan.
macro_rules! mine {
    ($kind:ident, $quantity:ident, $($path:ident).+) => {
        of_plan!(mining, mining_mut, $kind, $quantity, $($path).+)
    };
}

/// A number of a staking plan.
macro_rules! stake {
    ($kind:ident, $quantity:ident, $($path:ident).+) => {
        of_plan!(staking, staking_mut, $kind, $quantity, $($path).+)
    };
}

/// A number of a contract for rented hashrate.
macro_rules! contract {
    ($kind:ident, $quantity:ident, $field:ident) => {
        Kind::Number {
            unit: Unit::$kind,
            range: shown_range(Unit::$kind, $quantity::RANGE),
            get: |case| case.plan.mining()?.contract.map(|contract| contract.$field.get()),
            set: |case, value| {
                let contract = case.plan.mining_mut().and_then(|plan| plan.contract.as_mut());
                if let (Some(contract), Ok(value)) = (contract, $quantity::new(value)) {
                    contract.$field = value;
                }
            },
            clear: None,
        }
    };
}

/// A number of market or outlook, stored as the named quantity.
macro_rules! case {
    ($kind:ident, $quantity:ident, $($path:ident).+) => {
        Kind::Number {
            unit: Unit::$kind,
            range: shown_range(Unit::$kind, $quantity::RANGE),
            get: |case| Some(case.$($path).+.get()),
            set: |case, value| {
                if let Ok(value) = $quantity::new(value) {
                    case.$($path).+ = value;
                }
            },
            clear: None,
        }
    };
}

/// A figure of the market that has a stand-in until somebody gives it.
macro_rules! figure {
    ($kind:ident, $quantity:ident, $field:ident) => {
        Kind::Number {
            unit: Unit::$kind,
            range: $quantity::RANGE,
            get: |case| (!case.market.unknown.$field).then(|| case.market.$field.get()),
            set: |case, value| {
                if let Ok(value) = $quantity::new(value) {
                    (case.market.$field, case.market.unknown.$field) = (value, false);
                }
            },
            clear: None,
        }
    };
}

/// A figure of the market of the chain that the same hashes mine.
macro_rules! merged {
    ($kind:ident, $quantity:ident, $field:ident) => {
        Kind::Number {
            unit: Unit::$kind,
            range: $quantity::RANGE,
            get: |case| {
                let market = case.market.merged.as_ref()?;
                (!market.unknown.$field).then(|| market.$field.get())
            },
            set: |case, value| {
                if let (Some(market), Ok(value)) = (&mut case.market.merged, $quantity::new(value)) {
                    (market.$field, market.unknown.$field) = (value, false);
                }
            },
            clear: Some(|case| {
                if let Some(market) = &mut case.market.merged {
                    market.unknown.$field = true;
                }
            }),
        }
    };
}

/// A number of market or outlook that may be unknown.
macro_rules! known {
    ($kind:ident, $quantity:ident, $($path:ident).+) => {
        Kind::Number {
            unit: Unit::$kind,
            range: shown_range(Unit::$kind, $quantity::RANGE),
            get: |case| case.$($path).+.map(|value| value.get()),
            set: |case, value| case.$($path).+ = $quantity::new(value).ok(),
            clear: Some(|case| case.$($path).+ = None),
        }
    };
}

pub(super) use {case, contract, figure, known, merged, mine, of_plan, stake};

/// Fees in a block of the chain that the same hashes mine.
pub fn fees2(case: &Case) -> Option<f64> {
    match case.market.merged.as_ref()? {
        market if market.unknown.fees => None,
        market => Some(match market.fees {
            Fees::PerBlock(value) | Fees::OfSubsidy(value) | Fees::OfReward(value) => value,
        }),
    }
}

pub fn set_fees2(case: &mut Case, value: f64) {
    if let Some(market) = &mut case.market.merged {
        (market.fees, market.unknown.fees) = (Fees::PerBlock(value), false);
    }
}

/// Takes fees as unknown, which counts them as none.
pub fn clear_fees(case: &mut Case) {
    (case.market.fees, case.market.unknown.fees) = (Fees::PerBlock(0.0), true);
}

pub fn clear_fees2(case: &mut Case) {
    if let Some(market) = &mut case.market.merged {
        (market.fees, market.unknown.fees) = (Fees::PerBlock(0.0), true);
    }
}

/// What is paid at the start: for one machine, for running a stake, or for coins.
pub fn capex(case: &Case) -> Option<f64> {
    Some(match &case.plan {
        Plan::Mine(mining) => mining.unit_price.get(),
        Plan::Stake(staking) => staking.capex.get(),
        Plan::Buy(purchase) => purchase.capex.get(),
    })
}

pub fn set_capex(case: &mut Case, value: f64) {
    let Ok(value) = Money::new(value) else { return };
    match &mut case.plan {
        Plan::Mine(mining) => mining.unit_price = value,
        Plan::Stake(staking) => staking.capex = value,
        Plan::Buy(purchase) => purchase.capex = value,
    }
}

/// Running costs a month; buying has none.
pub fn opex(case: &Case) -> Option<f64> {
    match &case.plan {
        Plan::Mine(mining) => Some(mining.opex.get()),
        Plan::Stake(staking) => Some(staking.opex.get()),
        Plan::Buy(_) => None,
    }
}

pub fn set_opex(case: &mut Case, value: f64) {
    let Ok(value) = Money::new(value) else { return };
    match &mut case.plan {
        Plan::Mine(mining) => mining.opex = value,
        Plan::Stake(staking) => staking.opex = value,
        Plan::Buy(_) => {}
    }
}

/// Part of the time that machines or validators work.
pub fn uptime(case: &Case) -> Option<f64> {
    match &case.plan {
        Plan::Mine(mining) => Some(mining.uptime.get()),
        Plan::Stake(staking) => Some(staking.uptime.get()),
        Plan::Buy(_) => None,
    }
}

pub fn set_uptime(case: &mut Case, value: f64) {
    let Ok(value) = Quantity::new(value) else { return };
    match &mut case.plan {
        Plan::Mine(mining) => mining.uptime = value,
        Plan::Stake(staking) => staking.uptime = value,
        Plan::Buy(_) => {}
    }
}

/// The network's stake. Both amounts say what is bonded, so a built-in ratio beside them no longer counts.
pub fn set_staked(case: &mut Case, value: f64) {
    let stake = &mut case.market.stake;
    stake.staked = Quantity::new(value).ok();
    if stake.supply.is_some() {
        stake.bonded = None;
    }
}

/// Coins in existence; as for the stake.
pub fn set_supply(case: &mut Case, value: f64) {
    let stake = &mut case.market.stake;
    stake.supply = Quantity::new(value).ok();
    if stake.staked.is_some() {
        stake.bonded = None;
    }
}
