//! Where inputs live in a [`Case`]: getters and setters for the table.

/// A number of the plan, stored as the quantity of its field.
macro_rules! mine {
    ($kind:ident, $($path:ident).+) => {
        Kind::Number {
            unit: Unit::$kind,
            range: shown_range(Unit::$kind, mine!(@range $($path).+)),
            get: |case| case.plan.mining().map(|plan| plan.$($path).+.get()),
            set: |case, value| {
                if let (Some(plan), Ok(value)) = (case.plan.mining_mut(), Quantity::new(value)) {
                    plan.$($path).+ = value;
                }
            },
        }
    };
    (@range hashrate) => { Hashrate::RANGE };
    (@range power) => { Power::RANGE };
    (@range units) => { Units::RANGE };
    (@range overhead) => { Factor::RANGE };
    (@range energy_price) => { EnergyPrice::RANGE };
    (@range energy_growth) => { Growth::RANGE };
    (@range unit_price) => { Money::RANGE };
    (@range setup) => { Money::RANGE };
    (@range resale) => { Money::RANGE };
    (@range opex) => { Money::RANGE };
    (@range $share:ident) => { Share::RANGE };
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
        }
    };
}

pub(super) use {case, mine};
