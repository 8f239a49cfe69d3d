//! The currency. Changing it converts the amounts on the form at the day's rate, and says so; one tap
//! keeps the numbers as they were typed. A better rate that comes later converts them anew.

use breakeven::inputs::{self, Kind, Unit};
use breakeven::messages::calculator;
use breakeven::scenario::Case;
use leptos::prelude::*;

use super::field::{Field, expect_calc};
use crate::app::fmt;
use crate::app::live::LiveMarket;
use crate::app::names;
use crate::app::parts::context::provided;
use crate::app::parts::controls::{button, choice, field};
use crate::app::parts::dynamic::{dynamic, effect, perhaps, value};
use crate::app::parts::tip::Explained;
use crate::app::state::{Calc, Given};

#[derive(Clone, PartialEq)]
struct Converted {
    from: String,
    to: String,
    /// Units of the old currency for a US dollar.
    from_fx: f64,
    rate: f64,
    amounts: Vec<Amount>,
}

/// An amount of the form, before and after it was converted.
#[derive(Clone, PartialEq)]
struct Amount {
    key: &'static str,
    text: String,
    given: Given,
    value: f64,
    converted: String,
}

/// The currency of every amount on the page.
#[component]
pub fn CurrencyField() -> impl IntoView {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    let converted = RwSignal::new(None::<Converted>);
    let chosen = move || calc.case(|case| case.currency.clone());
    let change = move |code: String| {
        live.wants_currency(&code);
        converted.set(convert(calc, live, &code));
    };
    let keep = move || {
        if let Some(done) = converted.get_untracked() {
            for amount in done.amounts {
                calc.put(amount.key, amount.text, amount.given);
            }
            converted.set(None);
        }
    };
    let foreign = Memo::new(move |_| chosen() != "USD");
    // The rate at hand may be the built-in one, and the live one on its way.
    effect(move || {
        let (currency, fx) = calc.case(|case| (case.currency.clone(), case.fx));
        let Some(mut done) = converted.get_untracked() else { return };
        let rate = fx / done.from_fx;
        if done.to != currency {
            converted.set(None);
        } else if done.rate != rate {
            done.convert(calc, rate);
            converted.set(Some(done));
        }
    });
    let options =
        names::currencies().into_iter().map(|(currency, name)| (currency.code.to_owned(), name)).collect();
    let control = choice("in-cur".into(), "", options, value(chosen), Box::new(change));
    let note = move || {
        converted.get().map(|done| {
            view! {
                <p class="field-foot" role="status">
                    {calculator::currency_converted(&done.from, &fmt::number(done.rate, 5), &done.to)} " "
                    {button("btn-link", calculator::currency_keep(), Box::new(keep))}
                </p>
            }
            .into_any()
        })
    };
    let help = calculator::currency_help();
    view! {
        {field("in-cur".into(), calculator::currency(), Explained::As(help), Signal::stored(false), control, dynamic(note))}
        {perhaps(move || foreign.get().then(|| view! { <Field key="fx"/> }))}
    }
    .into_any()
}

/// Puts the currency, its rate and every converted amount into the form.
fn convert(calc: Calc, live: LiveMarket, code: &str) -> Option<Converted> {
    let old = calc.peek(Clone::clone);
    if old.currency == code {
        return None;
    }
    let rate = live.usd_rate(code)?;
    let amount = |(key, text, given): (&'static str, String, Given)| {
        // The market's own price is converted where it is read.
        if key == "price" && matches!(given, Given::Market | Given::Example) {
            return None;
        }
        let value = amount_of(key)?.0(&old)?;
        Some(Amount { key, converted: text.clone(), text, given, value })
    };
    let amounts = calc.texts().into_iter().filter_map(amount).collect();
    calc.put("cur", code.to_ascii_lowercase(), Given::Typed);
    calc.put("fx", inputs::plain(rate), Given::Market);
    let (from, to) = (old.currency, code.to_owned());
    let mut done = Converted { from, to, from_fx: old.fx, rate: 1.0, amounts };
    done.convert(calc, rate / old.fx);
    Some(done)
}

impl Converted {
    /// Converts at `rate` every amount that nobody has changed since.
    fn convert(&mut self, calc: Calc, rate: f64) {
        self.rate = rate;
        let mut case = calc.peek(Clone::clone);
        for amount in &mut self.amounts {
            let (Some(slot), Some((_, set))) = (calc.slot(amount.key), amount_of(amount.key)) else {
                continue;
            };
            if slot.text.with_untracked(|text| *text != amount.converted) {
                continue;
            }
            set(&mut case, inputs::significant(amount.value * rate, digits(amount.key)));
            // The example's amount is no longer the example's.
            let given = if amount.given == Given::Example { Given::Typed } else { amount.given };
            calc.put_value(amount.key, &case, given);
            amount.converted = slot.text.get_untracked();
        }
    }
}

/// Digits a converted amount keeps.
fn digits(key: &str) -> usize {
    if key == "price" { 7 } else { 4 }
}

type Read = fn(&Case) -> Option<f64>;
type Write = fn(&mut Case, f64);

/// How to read and write an amount of money.
fn amount_of(key: &str) -> Option<(Read, Write)> {
    match inputs::find(key)?.kind {
        Kind::Number {
            unit:
                Unit::Money
                | Unit::MoneyPerMonth
                | Unit::MoneyPerKwh
                | Unit::MoneyPerTerahash
                | Unit::MoneyPerCoin,
            get,
            set,
            ..
        } => Some((get, set)),
        _ => None,
    }
}

/// Converts every amount of `case` to the currency of `other`, at its rate.
pub fn in_currency_of(case: &mut Case, other: &Case) {
    let rate = other.fx / case.fx;
    if rate != 1.0 {
        for input in inputs::INPUTS {
            if let Some((get, set)) = amount_of(input.key)
                && let Some(value) = get(case)
            {
                set(case, inputs::significant(value * rate, digits(input.key)));
            }
        }
    }
    (case.currency, case.fx) = (other.currency.clone(), other.fx);
}
