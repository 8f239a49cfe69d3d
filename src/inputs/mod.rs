//! The one table of inputs that the form, the link and the defaults all read.
//!
//! A new input is one line in `table.rs`: its key in links, its words in the form, the values it takes
//! and where in a [`Case`] it lives. Text becomes a value here and nowhere else, in two dialects: the
//! strict one of links and the forgiving one of people.

mod error;
mod help;
mod number;
mod slots;
mod table;
mod text;
pub mod traps;
mod upgrades;

pub use error::InputError;
pub use help::explain;
pub use number::{Dialect, NumberError, Parsed, parse, plain, significant};
pub use table::{INPUTS, find};

use crate::messages::{Saying, errors, form};
use crate::scenario::{Case, Fees};
use crate::units::Range;

/// One thing a person can set.
#[derive(Debug)]
pub struct Input {
    /// Name in links; never changes.
    pub key: &'static str,
    label: Saying,
    /// Where the form shows it.
    pub group: Group,
    /// Whether it waits behind a fold until asked for.
    pub folded: bool,
    /// What a further plan of the same link takes it from when it does not name it.
    pub scope: Scope,
    /// The kinds of plan that it means something for, as a set of [`crate::plan::Kind::bit`]s.
    pub plans: u8,
    /// When a link names it.
    pub write: Write,
    /// How it becomes a value.
    pub kind: Kind,
}

/// Parts of the form, grouped as people think.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What you buy.
    Machine,
    /// What it costs to run.
    Running,
    /// What the network pays.
    Network,
    /// How the future goes.
    Future,
    /// How the answer is counted: currency, start, length.
    Terms,
    /// Taxes, inflation and what is borrowed.
    Finance,
    /// What only several plans together have: one budget, a blend.
    Compare,
}

/// What an unnamed input of a further plan means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One value for all plans of a link; never prefixed.
    Common,
    /// As in the first plan.
    Shared,
    /// The neutral default.
    Plan,
}

/// When a link names an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// When it differs from the neutral default.
    Changed,
    /// Always, since the default moves with time.
    Always,
    /// The same for a figure of a network's stake, which may be unknown; a plan that mines leaves it to one that stakes.
    Known,
    /// Always when a device is named, whose own figures would stand in for it otherwise.
    WithDevice,
    /// When the currency is not the US dollar.
    WithCurrency,
}

/// How the text of an input becomes a value and back.
#[derive(Debug)]
pub enum Kind {
    /// A number.
    Number {
        /// Unit shown behind it.
        unit: Unit,
        /// Values accepted, in the unit shown.
        range: Range,
        /// The value, in the unit stored; `None` where the case has no such thing.
        get: fn(&Case) -> Option<f64>,
        /// Takes a value already within the range.
        set: fn(&mut Case, f64),
        /// Takes an empty text, where the value may be unknown.
        clear: Option<fn(&mut Case)>,
    },
    /// One of a few words.
    Choice {
        /// Word in links and words in the form.
        options: &'static [(&'static str, Saying)],
        /// Index of the present one.
        get: fn(&Case) -> Option<usize>,
        /// Takes one.
        set: fn(&mut Case, usize),
    },
    /// Anything with a grammar of its own.
    Text {
        /// What is accepted, in words, for the message.
        accepts: Saying,
        /// The canonical text; empty where there is nothing to say.
        get: fn(&Case) -> String,
        /// Takes a text in either dialect; `None` when it is not understood.
        set: fn(&mut Case, &str, Dialect) -> Option<()>,
    },
}

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing.
    None,
    /// Percent; stored as a fraction.
    Percent,
    /// Percent a month; stored as a fraction.
    PercentPerMonth,
    /// Percent a year; stored as a fraction.
    PercentPerYear,
    /// Hashes per second, shown in the coin's usual multiple.
    Hashrate,
    /// Difficulty, shown in trillions where it is that large.
    Difficulty,
    /// Watts.
    Watt,
    /// Seconds.
    Second,
    /// The scenario's currency.
    Money,
    /// The scenario's currency a month.
    MoneyPerMonth,
    /// The scenario's currency per kWh.
    MoneyPerKwh,
    /// The scenario's currency for one coin.
    MoneyPerCoin,
    /// The scenario's currency for one TH/s and day.
    MoneyPerTerahash,
    /// Coins.
    Coins,
    /// Coins for one TH/s and day.
    CoinsPerTerahash,
    /// Coins for one PH/s and day.
    CoinsPerPetahash,
    /// Days.
    Day,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Depends on another input: coins per block or percent.
    Fees,
}

impl Unit {
    /// What the shown number is divided by to be stored.
    pub fn divisor(self) -> f64 {
        match self {
            Self::Percent | Self::PercentPerMonth | Self::PercentPerYear => 100.0,
            _ => 1.0,
        }
    }

    /// The values accepted: fees that are a percentage of the whole reward leave room for a subsidy, and
    /// a block time is one of this coin.
    fn range(self, case: &Case, range: Range) -> Range {
        let target = case.coin.block_time;
        match (self, case.market.fees) {
            (Self::Fees, Fees::OfReward(_)) => Range { min: range.min, max: 99.0 },
            // A coin of one's own has the block time it has.
            (Self::Second, _) if !case.coin.is_mined() => range,
            (Self::Second, _) => Range { min: range.min.max(target / 100.0), max: target * 100.0 },
            _ => range,
        }
    }

    /// What a bare number in the form is multiplied by: people write 234 and mean TH/s.
    pub fn multiple(self, case: &Case) -> f64 {
        match self {
            Self::Hashrate => case.coin.rate_multiple,
            Self::Difficulty => case.coin.difficulty_multiple,
            _ => 1.0,
        }
    }
}

impl Input {
    /// Its name in the form.
    pub fn label(&self) -> &'static str {
        (self.label)()
    }

    /// Puts `text` into `case`.
    ///
    /// # Errors
    /// [`InputError`] naming the field, the text and what is accepted; the case is then unchanged.
    pub fn set(&self, case: &mut Case, text: &str, dialect: Dialect) -> Result<(), InputError> {
        match &self.kind {
            Kind::Number { clear: Some(clear), .. } if text.trim().is_empty() => {
                clear(case);
                Ok(())
            }
            // What nobody knows stays unknown until somebody types it.
            Kind::Number { get, .. } if text.trim().is_empty() && get(case).is_none() => Ok(()),
            Kind::Number { unit, range, set, .. } => {
                let value = self.number(case, text, *unit, unit.range(case, *range), dialect)?;
                set(case, value);
                Ok(())
            }
            Kind::Choice { options, set, .. } => {
                let named = |word: &str| options.iter().position(|(key, _)| key.eq_ignore_ascii_case(word));
                // A hand-written `pps+` arrives as `pps `: in a link a plus sign stands for a space.
                let index = named(&text.replace(' ', "+"))
                    .or_else(|| named(text.trim()))
                    .ok_or_else(|| self.not_understood(text))?;
                set(case, index);
                Ok(())
            }
            Kind::Text { set, .. } => set(case, text, dialect).ok_or_else(|| self.not_understood(text)),
        }
    }

    /// Whether it takes a number.
    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }

    /// Whether it means anything for the plan of `case` and its coin.
    pub fn applies(&self, case: &Case) -> bool {
        let steps = self.plans & table::STEPS == 0 || case.coin.retarget_interval > 0;
        self.concerns(case.plan.kind()) && steps
    }

    /// Whether it means anything for a plan of this kind, whatever its coin.
    pub fn concerns(&self, kind: crate::plan::Kind) -> bool {
        self.plans & kind.bit() != 0
    }

    /// Its name in the form of a plan of this kind: what is paid for machines is called otherwise than what is paid for
    /// a stake.
    pub fn name(&self, kind: crate::plan::Kind) -> &'static str {
        use crate::plan::Kind::{Buy, Stake};
        match (kind, self.key) {
            (Buy, "capex") => form::spent_at_start(),
            (Stake, "capex") => form::stake_start_costs(),
            _ => (self.label)(),
        }
    }

    /// The canonical text of the value in `case`: what a link carries.
    pub fn link_text(&self, case: &Case) -> String {
        match &self.kind {
            Kind::Number { unit: Unit::Hashrate, get, .. } => {
                get(case).map(number::with_prefix).unwrap_or_default()
            }
            Kind::Number { unit, get, .. } => get(case)
                .map(|value| plain(number::shown(value, self.divisor(case, *unit))))
                .unwrap_or_default(),
            Kind::Choice { options, get, .. } => {
                get(case).and_then(|i| options.get(i)).map(|(key, _)| (*key).to_owned()).unwrap_or_default()
            }
            Kind::Text { get, .. } => get(case),
        }
    }

    /// The text a form field shows: as in a link, but in the multiple people use.
    pub fn form_text(&self, case: &Case) -> String {
        match &self.kind {
            Kind::Number { unit, get, .. } => get(case)
                .map(|value| {
                    let multiple = unit.multiple(case);
                    plain(significant(number::shown(value, self.divisor(case, *unit)) / multiple, 12))
                })
                .unwrap_or_default(),
            _ => self.link_text(case),
        }
    }

    /// The accepted values in words, in the unit the form shows.
    pub fn accepts(&self, case: &Case, dialect: Dialect) -> String {
        match &self.kind {
            Kind::Number { unit, range, .. } => {
                let multiple = if dialect == Dialect::Link { 1.0 } else { unit.multiple(case) };
                let range = unit.range(case, *range);
                errors::range(&number::brief(range.min / multiple), &number::brief(range.max / multiple))
            }
            Kind::Choice { options, .. } => {
                let words: Vec<&str> = options.iter().map(|(key, _)| *key).collect();
                words.join(", ")
            }
            Kind::Text { accepts, .. } => accepts().to_owned(),
        }
    }

    fn number(
        &self,
        case: &Case,
        text: &str,
        unit: Unit,
        range: Range,
        dialect: Dialect,
    ) -> Result<f64, InputError> {
        let multiple = unit.multiple(case);
        let scaled = matches!(unit, Unit::Hashrate | Unit::Difficulty);
        let label = self.name(case.plan.kind());
        let parsed = number::parse(text, dialect, scaled).map_err(|NumberError| InputError::NotANumber {
            label,
            text: excerpt(text),
            range: self.accepts(case, dialect),
        })?;
        // A difficulty of billions "in trillions" is one typed in full.
        let bare = !parsed.prefixed && matches!(dialect, Dialect::Form { .. }) && parsed.value < 1e9;
        let shown = if scaled && bare { parsed.value * multiple } else { parsed.value };
        if !range.contains(shown) {
            return Err(InputError::OutOfRange {
                label,
                text: excerpt(text.trim()),
                range: self.accepts(case, dialect),
            });
        }
        Ok(shown / self.divisor(case, unit))
    }

    fn divisor(&self, case: &Case, unit: Unit) -> f64 {
        match (unit, case.market.fees) {
            (Unit::Fees, Fees::PerBlock(_)) => 1.0,
            (Unit::Fees, _) => 100.0,
            _ => unit.divisor(),
        }
    }

    fn not_understood(&self, text: &str) -> InputError {
        let accepts = match &self.kind {
            Kind::Choice { options, .. } => {
                options.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ")
            }
            Kind::Text { accepts, .. } => accepts().to_owned(),
            Kind::Number { .. } => String::new(),
        };
        InputError::NotUnderstood { label: self.label(), text: excerpt(text), accepts }
    }
}

/// As much of what was given as a message can hold.
fn excerpt(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}
