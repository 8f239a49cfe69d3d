//! One field of the form: label, text, unit, where the figure comes from, and what is wrong with it.

use breakeven::inputs::{self, Input, Kind, Unit};
use breakeven::scenario::Fees;
use leptos::prelude::*;

use crate::app::parts::dynamic::dynamic;

use crate::app::parts::tip::Tip;
use crate::app::state::Calc;

/// The field of an input of the table, as its kind asks for.
#[component]
pub fn Field(
    /// Key in the table of inputs.
    key: &'static str,
) -> impl IntoView {
    let calc = expect_calc();
    let Some(input) = inputs::find(key) else { return ().into_any() };
    match &input.kind {
        Kind::Choice { options, .. } => view! { <Choice input options/> }.into_any(),
        _ => view! { <Line input calc/> }.into_any(),
    }
}

/// The calculator above in the tree; every part of it is built below one.
pub fn expect_calc() -> Calc {
    expect_context::<Calc>()
}

#[component]
fn Line(input: &'static Input, calc: Calc) -> impl IntoView {
    let key = input.key;
    let Some(slot) = calc.slot(key) else { return ().into_any() };
    let id = format!("in-{key}");
    let help = format!("help-{key}");
    // An error speaks only when the person pauses or leaves, not after the first digit of a number.
    let failed = Memo::new(move |_| calc.error(key));
    let numeric =
        matches!(input.kind, Kind::Number { .. }) || matches!(key, "height" | "fx" | "dep" | "share");
    view! {
        <div class="field" class:is-wrong=move || failed.with(Option::is_some)>
            <div class="field-label"><label for=id.clone()>{input.label}</label><Tip text=input.help about=input.label/></div>
            <div class="field-box">
                <input
                    id=id
                    type="text"
                    inputmode=if numeric { "decimal" } else { "text" }
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || slot.text.get()
                    aria-invalid=move || failed.with(Option::is_some).then_some("true")
                    aria-describedby=help.clone()
                    on:input=move |event| calc.typed(key, event_target_value(&event))
                />
                <span class="unit" aria-hidden="true">{dynamic(move || unit(calc, input))}</span>
            </div>
            <div id=help class="field-foot">
                <super::provenance::Provenance key/>
                {dynamic(move || failed.get().map(|error| view! { <p class="field-error" role="status">{error.to_string()}</p> }))}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Choice(input: &'static Input, options: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let calc = expect_calc();
    let key = input.key;
    let Some(slot) = calc.slot(key) else { return ().into_any() };
    let id = format!("in-{key}");
    view! {
        <div class="field">
            <div class="field-label"><label for=id.clone()>{input.label}</label><Tip text=input.help about=input.label/></div>
            <div class="field-box">
                <select
                    id=id
                    prop:value=move || slot.text.get()
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        if key == "feemode" {
                            convert_fees(calc, &chosen);
                        }
                        calc.typed(key, chosen);
                    }
                >
                    {options
                        .iter()
                        .map(|(value, words)| {
                            view! { <option value=*value selected=move || slot.text.with(|text| text == value)>{*words}</option> }
                        })
                        .collect_view()}
                </select>
            </div>
        </div>
    }
    .into_any()
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
        let text = inputs::plain(inputs::significant(value, 4));
        calc.typed("fees", if calc.comma() { text.replace('.', ",") } else { text });
    }
}

/// The unit behind a field, which may follow the currency, the coin or the way fees are counted.
fn unit(calc: Calc, input: &Input) -> String {
    let Kind::Number { unit, .. } = input.kind else {
        return match input.key {
            "dep" => "% / month".into(),
            "share" => "%".into(),
            _ => String::new(),
        };
    };
    calc.case(|case| {
        let cur = case.currency.as_str();
        match unit {
            Unit::None => String::new(),
            Unit::Percent => "%".into(),
            Unit::PercentPerMonth => "% / month".into(),
            Unit::PercentPerYear => "% / year".into(),
            Unit::Hashrate => format!("{}H/s", prefix(case.coin.rate_multiple)),
            Unit::Difficulty => prefix(case.coin.difficulty_multiple).into(),
            Unit::Watt => "W".into(),
            Unit::Second => "s".into(),
            Unit::Money => cur.into(),
            Unit::MoneyPerMonth => format!("{cur} / month"),
            Unit::MoneyPerKwh => format!("{cur} / kWh"),
            Unit::MoneyPerCoin => cur.into(),
            Unit::Fees => match case.market.fees {
                Fees::PerBlock(_) => format!("{} / block", case.coin.symbol),
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
        _ => "",
    }
}
