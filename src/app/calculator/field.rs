//! One field of the form: label, text, unit, where the figure comes from, and what is wrong with it.

use breakeven::inputs::{self, Input, Kind, Unit};
use breakeven::messages::{Saying, calculator, hints};
use breakeven::scenario::Fees;
use leptos::prelude::*;

use super::provenance::Provenance;
use crate::app::parts::context::provided;
use crate::app::parts::controls::{TextBox, button, choice, error, field};
use crate::app::parts::dynamic::{dynamic, value};
use crate::app::parts::tip::Explained;
use crate::app::state::{Calc, Slot};

/// The field of an input of the table, as its kind asks for.
#[component]
pub fn Field(
    /// Key in the table of inputs.
    key: &'static str,
) -> impl IntoView {
    let calc = expect_calc();
    let Some((input, slot)) = inputs::find(key).zip(calc.slot(key)) else { return ().into_any() };
    match &input.kind {
        Kind::Choice { options, .. } => chosen(calc, input, slot, options),
        _ => line(calc, input, slot),
    }
}

/// The calculator above in the tree; every part of it is built below one.
pub fn expect_calc() -> Calc {
    provided::<Calc>()
}

/// What is wrong with the field of `key`, in words.
pub fn wrong(calc: Calc, key: &'static str) -> Signal<Option<String>> {
    value(move || calc.error(key).map(|error| error.to_string()))
}

fn line(calc: Calc, input: &'static Input, slot: Slot) -> AnyView {
    let key = input.key;
    let id = format!("in-{key}");
    let help = format!("help-{key}");
    let message = wrong(calc, key);
    let failed = value(move || message.with(Option::is_some));
    let numeric =
        matches!(input.kind, Kind::Number { .. }) || matches!(key, "height" | "fx" | "dep" | "share");
    let text = TextBox {
        id: id.clone(),
        name: "",
        keyboard: if numeric { "decimal" } else { "text" },
        class: "",
        text: slot.text.into(),
        wrong: failed,
        described_by: help.clone(),
        typed: Box::new(move |text| calc.typed(key, text)),
    };
    let control = view! {
        {text.view()}
        <span class="unit" aria-hidden="true">{dynamic(move || unit(calc, input))}</span>
    };
    let below =
        view! { <div id=help class="field-foot"><Provenance key/>{hint(calc, key)}{error(message)}</div> };
    let (label, help) = calc.peek(|case| {
        let kind = case.plan.kind();
        (input.name(kind), Explained::Input(key, kind))
    });
    field(id, label, help, failed, control.into_any(), below.into_any())
}

/// What the figure looks like, where it was probably meant in another unit.
fn hint(calc: Calc, key: &'static str) -> AnyView {
    dynamic(move || {
        let hint = calc.hints.with(|hints| hints.fields.iter().find(|hint| hint.key == key).cloned())?;
        let mend = move |text: String| {
            button("btn-link", hints::use_that(), Box::new(move || calc.typed(key, text.clone())))
        };
        Some(view! { <p class="field-hint" role="status">{hint.words} " " {hint.text.map(mend)}</p> })
    })
}

fn chosen(calc: Calc, input: &'static Input, slot: Slot, options: &[(&str, Saying)]) -> AnyView {
    let key = input.key;
    let options = options.iter().map(|(value, words)| ((*value).to_owned(), words().to_owned())).collect();
    let choose = move |chosen: String| {
        if key == "feemode" {
            convert_fees(calc, &chosen);
        }
        calc.typed(key, chosen);
    };
    let control = choice(format!("in-{key}"), "", options, slot.text.into(), Box::new(choose));
    field(
        format!("in-{key}"),
        input.label(),
        Explained::Input(key, calc.peek(|case| case.plan.kind())),
        Signal::stored(false),
        control,
        ().into_any(),
    )
}

/// Keeps the fees what they are when the way they are counted changes.
fn convert_fees(calc: Calc, mode: &str) {
    let (subsidy, coins) = calc.peek(|case| {
        let subsidy = case.subsidy(case.market.height);
        (subsidy, case.market.fees.with(subsidy))
    });
    let value = match mode {
        "subsidy" => coins / subsidy * 100.0,
        "total" => coins / (subsidy + coins) * 100.0,
        _ => coins,
    };
    // Without a subsidy a percentage of it says nothing, and the field stays for the person to fill.
    if value.is_finite() {
        calc.type_number("fees", value, 4);
    }
}

/// The unit behind a field, which may follow the currency, the coin or the way fees are counted.
fn unit(calc: Calc, input: &Input) -> String {
    let Kind::Number { unit, .. } = input.kind else {
        return match input.key {
            "dep" => calculator::unit_per_month("%"),
            "share" => "%".into(),
            _ => String::new(),
        };
    };
    calc.case(|case| {
        let cur = case.currency.as_str();
        match unit {
            Unit::None => String::new(),
            Unit::Percent => "%".into(),
            Unit::PercentPerMonth => calculator::unit_per_month("%"),
            Unit::PercentPerYear => calculator::unit_per_year("%"),
            Unit::Hashrate => [prefix(case.coin.rate_multiple), case.coin.rate_unit].concat(),
            Unit::Difficulty => prefix(case.coin.difficulty_multiple).into(),
            Unit::Watt => "W".into(),
            Unit::Second => "s".into(),
            Unit::Money => cur.into(),
            Unit::MoneyPerMonth => calculator::unit_per_month(cur),
            Unit::MoneyPerKwh => format!("{cur} / kWh"),
            Unit::MoneyPerCoin => cur.into(),
            Unit::MoneyPerTerahash => calculator::unit_per_rate_day(cur, "TH/s"),
            Unit::Coins => case.coin.symbol.into(),
            Unit::CoinsPerTerahash => calculator::unit_per_rate_day(case.coin.symbol, "TH/s"),
            Unit::CoinsPerPetahash => calculator::unit_per_rate_day(case.coin.symbol, "PH/s"),
            Unit::Day => calculator::unit_days().into(),
            Unit::Month => calculator::unit_months().into(),
            Unit::Year => calculator::unit_years().into(),
            Unit::Fees => match case.market.fees {
                Fees::PerBlock(_) => calculator::unit_per_block(case.coin.symbol),
                _ => "%".into(),
            },
        }
    })
}

fn prefix(multiple: f64) -> &'static str {
    match multiple as u64 {
        1_000 => "k",
        1_000_000 => "M",
        1_000_000_000 => "G",
        1_000_000_000_000 => "T",
        1_000_000_000_000_000 => "P",
        1_000_000_000_000_000_000 => "E",
        _ => "",
    }
}
