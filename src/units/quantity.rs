use std::fmt;

use super::plain;

/// The closed interval of values a quantity accepts, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The smallest value accepted.
    pub min: f64,
    /// The largest value accepted.
    pub max: f64,
}

impl Range {
    /// Whether `value` is a finite number inside the interval.
    pub fn contains(self, value: f64) -> bool {
        value.is_finite() && value >= self.min && value <= self.max
    }
}

/// A value outside what its quantity accepts.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{} is not a {quantity} from {} to {} {unit}", plain(*.value), plain(.range.min), plain(.range.max))]
#[non_exhaustive]
pub struct OutOfRange {
    /// Name of the quantity, in lower case.
    pub quantity: &'static str,
    /// Unit of the value and the range.
    pub unit: &'static str,
    /// What was given.
    pub value: f64,
    /// What is accepted.
    pub range: Range,
}

/// A number with a unit and a range.
pub trait Quantity: Copy {
    /// Name in lower case, as messages use it.
    const NAME: &'static str;
    /// Unit, as written behind the number; empty for a pure number.
    const UNIT: &'static str;
    /// The values accepted.
    const RANGE: Range;

    /// Checks `value` against [`Self::RANGE`].
    ///
    /// # Errors
    /// [`OutOfRange`] when it is not finite or lies outside.
    fn new(value: f64) -> Result<Self, OutOfRange>;

    /// The number, in [`Self::UNIT`].
    fn get(self) -> f64;
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $label:literal, $unit:literal, $min:literal ..= $max:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl Quantity for $name {
            const NAME: &'static str = $label;
            const UNIT: &'static str = $unit;
            const RANGE: Range = Range { min: $min, max: $max };

            fn new(value: f64) -> Result<Self, OutOfRange> {
                if Self::RANGE.contains(value) {
                    Ok(Self(value))
                } else {
                    Err(OutOfRange { quantity: $label, unit: $unit, value, range: Self::RANGE })
                }
            }

            fn get(self) -> f64 {
                self.0
            }
        }

        impl $name {
            /// A value known when the program is written; compilation fails if it is out of range.
            pub const fn of(value: f64) -> Self {
                assert!(value >= $min && value <= $max);
                Self(value)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} ", $unit, ")"), self.0)
            }
        }
    };
}

quantity!(
    /// Hashes (or Equihash solutions) per second.
    Hashrate, "hashrate", "H/s", 0.0 ..= 1e30
);
quantity!(
    /// Electric power drawn from the wall.
    Power, "power", "W", 0.0 ..= 1e12
);
quantity!(
    /// Money per kilowatt-hour, in the scenario's currency. Negative where a plant is paid to consume.
    EnergyPrice, "electricity price", "per kWh", -1e6 ..= 1e6
);
quantity!(
    /// An amount of money that cannot be negative, in the scenario's currency.
    Money, "amount of money", "", 0.0 ..= 1e15
);
quantity!(
    /// An amount of money of either sign, in the scenario's currency.
    SignedMoney, "amount of money", "", -1e15 ..= 1e15
);
quantity!(
    /// Money for one coin, in the scenario's currency.
    Price, "coin price", "per coin", 1e-15 ..= 1e15
);
quantity!(
    /// A number of coins.
    Coins, "number of coins", "coins", 0.0 ..= 1e15
);
quantity!(
    /// Difficulty as the network's node reports it.
    Difficulty, "difficulty", "", 1e-9 ..= 1e40
);
quantity!(
    /// Seconds between blocks.
    BlockTime, "block time", "s", 0.01 ..= 86400.0
);
quantity!(
    /// A part of a whole, as a fraction.
    Share, "share", "", 0.0 ..= 1.0
);
quantity!(
    /// Relative change per period, as a fraction: 0.02 is 2 % more each period.
    Growth, "growth", "", -0.99 ..= 10.0
);
quantity!(
    /// Standard deviation of a year's logarithmic change, as a fraction.
    Volatility, "volatility", "a year", 0.0 ..= 5.0
);
quantity!(
    /// Correlation of two logarithmic changes.
    Correlation, "correlation", "", -1.0 ..= 1.0
);
quantity!(
    /// A multiplier such as the power usage effectiveness of a site.
    Factor, "factor", "", 1.0 ..= 10.0
);
quantity!(
    /// A length of time in days, whole or not.
    Span, "number of days", "days", 0.0 ..= 18263.0
);
quantity!(
    /// How many of a thing are bought.
    Units, "number of units", "", 0.0 ..= 1e9
);
