//! The calculator's state: raw text of each field, what it means, and the answer.
//!
//! Fields hold text and nothing else. Reading the texts gives a case and, for each field that is not
//! understood, an error; that field's last good value stays in force, so an answer stays on screen.

use breakeven::chart::Event;
use breakeven::inputs::{self, Dialect, INPUTS, Input, InputError};
use breakeven::link::{self, View};
use breakeven::outlook::Outlook;
use breakeven::plan::Kind;
use breakeven::projection::{self, Limits, Never, PlanReport};
use breakeven::scenario::{Case, Scenario};
use breakeven::units::decimal;
use leptos::prelude::*;

use super::odds::Told;
use super::{example, market_fields};

/// Where the text of a field comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// The opening example.
    Example,
    /// Live data, or what stands in for it: the cache or the built-in snapshot.
    Market,
    /// The person.
    Typed,
    /// A link somebody sent.
    Sent,
}

/// What is said of a field that is understood, and was probably meant otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// Key in the table of inputs.
    pub key: &'static str,
    /// A sentence or two.
    pub words: String,
    /// The text that was probably meant, to be taken with a tap.
    pub text: Option<String>,
}

/// What is said once the answer stands: of fields, and for the chart of the reward's way. Together, as another signal
/// would cost every first visit half a kilobyte.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// Of the fields.
    pub fields: Vec<Hint>,
    /// Days on which the reward changes where no schedule of the coin says so.
    pub steps: Vec<Event>,
    /// How it moves all the time; empty where it does not.
    pub path: String,
}

/// The texts as understood.
#[derive(Clone, PartialEq)]
pub struct Reading {
    /// Every field understood, with the last good value of the others.
    pub case: Case,
    /// One entry for each input of the table.
    pub errors: Vec<Option<InputError>>,
}

/// One field of the form.
#[derive(Clone, Copy)]
pub struct Slot {
    /// What stands in the field.
    pub text: RwSignal<String>,
    /// Where it comes from.
    pub given: RwSignal<Given>,
}

/// The calculator, handed to every part of it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Calc {
    slots: StoredValue<Vec<Slot>>,
    dialect: Dialect,
    /// The texts as understood.
    pub reading: Memo<Reading>,
    /// The answer; it means nothing while anything is missing.
    pub report: Memo<PlanReport>,
    /// Keys of the figures that nobody has given and no source knows: without them there is no answer.
    pub missing: Memo<Vec<&'static str>>,
    /// How far each assumption may move; empty until it is first worked out.
    pub limits: RwSignal<Option<Limits>>,
    /// Why the plan never pays for itself, where it does not; empty until it is first worked out.
    pub never: RwSignal<Option<Never>>,
    /// What many futures say of the answer; empty where there are none, or not yet.
    pub told: RwSignal<Option<Told>>,
    /// What the figures look like, and how the reward goes; empty until it is first worked out.
    pub hints: RwSignal<Hints>,
    /// Whether the list of machines has been fetched.
    pub listed: RwSignal<bool>,
    /// The plans of the other kinds, as they were left, with where each text came from.
    kept: StoredValue<Vec<(Case, Vec<Given>)>>,
}

impl Calc {
    /// A calculator that opens with `case`.
    pub fn new(case: Case, comma: bool) -> Self {
        let dialect = Dialect::Form { comma };
        let slot = |input: &Input| Slot {
            text: RwSignal::new(localise(input.form_text(&case), comma)),
            given: RwSignal::new(Given::Example),
        };
        let slots: Vec<Slot> = INPUTS.iter().map(slot).collect();
        let texts: Vec<RwSignal<String>> = slots.iter().map(|slot| slot.text).collect();
        let reading = Memo::new(move |old: Option<&Reading>| {
            let mut case = old.map_or_else(|| case.clone(), |old| old.case.clone());
            let set = |(input, text): (&Input, &RwSignal<String>)| {
                // The text is read all the same, so that a later change of it is noticed.
                text.with(|text| input.applies(&case).then(|| input.set(&mut case, text, dialect).err()))?
            };
            let errors = INPUTS.iter().zip(&texts).map(set).collect();
            Reading { case, errors }
        });
        // Other texts give another report, all but always: comparing all its days would be work for nothing.
        let report = Memo::new_with_compare(
            move |_| reading.with(|reading| projection::plan_report(&reading.case)),
            |_, _| true,
        );
        Self {
            slots: StoredValue::new(slots),
            dialect,
            reading,
            report,
            missing: missing(reading, report),
            limits: RwSignal::new(None),
            never: RwSignal::new(None),
            told: RwSignal::new(None),
            hints: RwSignal::new(Hints::default()),
            listed: RwSignal::new(false),
            kept: StoredValue::new(Vec::new()),
        }
    }

    /// The same fields with an answer that comes later.
    pub fn following(self, reading: Memo<Reading>, report: Memo<PlanReport>) -> Self {
        Self { reading, report, missing: missing(reading, report), ..self }
    }

    /// The field of `key`, if the table has it.
    pub fn slot(self, key: &str) -> Option<Slot> {
        let index = index(key)?;
        self.slots.with_value(|slots| slots.get(index).copied())
    }

    /// What is wrong with the field of `key`, if anything.
    pub fn error(self, key: &str) -> Option<InputError> {
        let index = index(key)?;
        self.reading.with(|reading| reading.errors.get(index).cloned().flatten())
    }

    /// Whether any field is not understood, so that the answer is that of an earlier text.
    pub fn wrong(self) -> bool {
        self.reading.with(|reading| reading.errors.iter().any(Option::is_some))
    }

    /// Reads something of the present case.
    pub fn case<T>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.reading.with(|reading| read(&reading.case))
    }

    /// Whether there is no answer for want of a figure.
    pub fn lacks(self) -> bool {
        self.missing.with(|missing| !missing.is_empty())
    }

    /// Whether a volatility is given, so that there are odds.
    pub fn uncertain(self) -> bool {
        self.case(|case| case.outlook.uncertain())
    }

    /// Reads something of the present case without following it: for what happens once, on a tap.
    pub fn peek<T>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.reading.with_untracked(|reading| read(&reading.case))
    }

    /// Whether decimals are written with a comma here.
    pub fn comma(self) -> bool {
        self.dialect == Dialect::Form { comma: true }
    }

    /// A number's text with the decimal sign of here.
    pub fn local(self, text: String) -> String {
        if self.comma() { text.replace('.', ",") } else { text }
    }

    /// The number that `text` is as people write it here, from 0 to `most`.
    pub fn number(self, text: &str, most: f64) -> Option<f64> {
        let number = inputs::parse(text, self.dialect, false).ok()?;
        (0.0..=most).contains(&number.value).then_some(number.value)
    }

    /// Types a number into a field as people write it here, to so many digits.
    pub fn type_number(self, key: &str, value: f64, digits: usize) {
        self.typed(key, self.local(inputs::plain(inputs::significant(value, digits))));
    }

    /// Puts a text into a field.
    pub fn put(self, key: &str, text: String, given: Given) {
        if let Some(slot) = self.slot(key) {
            if slot.text.with_untracked(|old| *old != text) {
                slot.text.set(text);
            }
            if slot.given.get_untracked() != given {
                slot.given.set(given);
            }
        }
    }

    /// What the person types.
    pub fn typed(self, key: &str, text: String) {
        self.put(key, text, Given::Typed);
    }

    /// Puts the value that `key` has in `case` into its field, as the form would write it.
    pub fn put_value(self, key: &str, case: &Case, given: Given) {
        if let Some(input) = breakeven::inputs::find(key) {
            self.put(key, localise(input.form_text(case), self.comma()), given);
        }
    }

    /// Puts the value that a link without `key` stands for into its field.
    pub fn clear(self, key: &str) {
        let neutral = self.peek(|case| {
            let mut case = case.clone();
            case.outlook = Outlook::neutral();
            case
        });
        self.put_value(key, &neutral, Given::Typed);
    }

    /// Fills every field from `case`.
    pub fn fill(self, case: &Case, given: impl Fn(&str) -> Given) {
        for input in INPUTS {
            self.put_value(input.key, case, given(input.key));
        }
    }

    /// Turns to another kind of plan. What was typed for this kind is there again when one turns back;
    /// a kind not seen before opens with its example.
    pub fn turn_to(self, kind: Kind) {
        let now = self.peek(Clone::clone);
        if now.plan.kind() == kind {
            return;
        }
        let known =
            self.kept.with_value(|kept| kept.iter().find(|(case, _)| case.plan.kind() == kind).cloned());
        let Some((mut case, origins)) = known.or_else(|| Some((example(kind)?, Vec::new()))) else { return };
        (case.start, case.horizon, case.discount) = (now.start, now.horizon, now.discount);
        super::calculator::in_currency_of(&mut case, &now);
        let left =
            self.slots.with_value(|slots| slots.iter().map(|slot| slot.given.get_untracked()).collect());
        self.kept.update_value(|kept| {
            kept.retain(|(other, _)| other.plan.kind() != now.plan.kind());
            kept.push((now, left));
        });
        // A figure of the market stays the person's own where it was; the exchange rate is that of the moment.
        let own = |key: &str| {
            let origin = index(key).and_then(|index| origins.get(index));
            key != "fx" && matches!(origin, Some(Given::Typed | Given::Sent))
        };
        self.fill(
            &case,
            |key| {
                if market_fields::fills(key) && !own(key) { Given::Market } else { Given::Typed }
            },
        );
    }

    /// The keys of all fields with the text and origin each has now, without subscribing.
    pub fn texts(self) -> Vec<(&'static str, String, Given)> {
        self.slots.with_value(|slots| {
            let text = |(input, slot): (&Input, &Slot)| {
                (input.key, slot.text.get_untracked(), slot.given.get_untracked())
            };
            INPUTS.iter().zip(slots).map(text).collect()
        })
    }

    /// The link that shows others the same, as of now.
    pub fn link(self) -> String {
        self.peek(|case| link::write(View::Calc, &Scenario { cases: vec![case.clone()] }))
    }
}

fn missing(reading: Memo<Reading>, report: Memo<PlanReport>) -> Memo<Vec<&'static str>> {
    Memo::new(move |_| {
        let (mut missing, unpriced) = reading.with(|reading| (reading.case.missing(), unpriced(reading)));
        missing.extend(unpriced.then_some("capex"));
        // A stake says by itself what its network's law lacks.
        missing.extend(report.with(|report| report.staking.as_ref()?.missing));
        missing.dedup();
        missing
    })
}

/// Whether the field of the machine's price is empty, as nobody lists one: that of the machine before would be a lie.
fn unpriced(reading: &Reading) -> bool {
    let error = index("capex").and_then(|index| reading.errors.get(index)?.as_ref());
    reading.case.plan.mining().is_some()
        && matches!(error, Some(InputError::NotANumber { text, .. }) if text.is_empty())
}

fn index(key: &str) -> Option<usize> {
    INPUTS.iter().position(|input| input.key == key)
}

/// A decimal as people write it here. Only numbers have their point changed: a date or a name keeps its own.
pub fn localise(text: String, comma: bool) -> String {
    if comma && decimal(&text).is_some() { text.replace('.', ",") } else { text }
}
