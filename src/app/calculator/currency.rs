//! The currency. Changing it converts the amounts on the form at the day's rate, and says so; one tap
//! keeps the numbers as they were typed.

use breakeven::catalog;
use breakeven::inputs::{self, INPUTS, Kind, Unit};
use leptos::prelude::*;

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::live::LiveMarket;
use crate::app::parts::tip::Tip;
use crate::app::state::{Calc, Given};

#[derive(Clone, PartialEq)]
struct Converted {
    from: String,
    to: String,
    rate: f64,
    before: Vec<(&'static str, String, Given)>,
}

/// The currency of every amount on the page.
#[component]
pub fn CurrencyField() -> impl IntoView {
    let calc = expect_calc();
    let live = expect_context::<LiveMarket>();
    let converted = RwSignal::new(None::<Converted>);
    let chosen = move || calc.case(|case| case.currency.clone());
    let change = move |code: String| {
        live.wants_currency(&code);
        converted.set(convert(calc, live, &code));
    };
    let keep = move |_| {
        if let Some(done) = converted.get_untracked() {
            for (key, text, given) in done.before {
                calc.put(key, text, given);
            }
            converted.set(None);
        }
    };
    view! {
        <div class="field">
            <div class="field-label"><label for="in-cur">"Currency"</label><Tip text="Every amount on the page is in this currency." about="Currency"/></div>
            <div class="field-box">
                <select id="in-cur" prop:value=chosen on:change=move |event| change(event_target_value(&event))>
                    {catalog::CURRENCIES
                        .iter()
                        .map(|currency| view! {
                            <option value=currency.code selected=move || chosen() == currency.code>{format!("{} · {}", currency.code, currency.name)}</option>
                        })
                        .collect_view()}
                </select>
            </div>
            {move || converted.get().map(|done| view! {
                <p class="field-foot" role="status">
                    {format!("Amounts converted: 1 {} = {} {}. ", done.from, fmt::number(done.rate, 5), done.to)}
                    <button type="button" class="btn-link" on:click=keep>"Keep my numbers"</button>
                </p>
            })}
        </div>
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
    let factor = rate / old.fx;
    let before: Vec<_> = calc.texts().into_iter().filter(|(key, ..)| is_own_amount(key)).collect();
    let mut case = old.clone();
    inputs::find("cur")?.set(&mut case, code, inputs::Dialect::Link).ok()?;
    case.fx = rate;
    for (key, _, given) in &before {
        if let Kind::Number { get, set, .. } = inputs::find(key)?.kind
            && let Some(value) = get(&old)
        {
            set(&mut case, inputs::significant(value * factor, 4));
            calc.put_value(key, &case, *given);
        }
    }
    calc.put("cur", code.to_ascii_lowercase(), Given::Typed);
    calc.put("fx", inputs::plain(rate), Given::Market);
    Some(Converted { from: old.currency, to: code.to_owned(), rate: factor, before })
}

/// Amounts that the person gives; the market's own are converted where they are read.
fn is_own_amount(key: &str) -> bool {
    INPUTS.iter().any(|input| {
        input.key == key
            && key != "price"
            && matches!(
                input.kind,
                Kind::Number { unit: Unit::Money | Unit::MoneyPerMonth | Unit::MoneyPerKwh, .. }
            )
    })
}
