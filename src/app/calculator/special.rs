//! Fields whose text has a grammar that people should not have to learn.

use leptos::prelude::*;

use crate::app::parts::dynamic::dynamic;

use super::field::expect_calc;
use crate::app::parts::tip::Tip;

/// The day the money is spent.
#[component]
pub fn StartField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("at") else { return ().into_any() };
    view! {
        <div class="field">
            <div class="field-label"><label for="in-at">"Start"</label><Tip text="The day the money is spent and the machine starts." about="Start"/></div>
            <div class="field-box">
                <input
                    id="in-at"
                    type="date"
                    prop:value=move || slot.text.with(|text| text.chars().take(10).collect::<String>())
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        if !text.is_empty() {
                            calc.typed("at", text);
                        }
                    }
                />
            </div>
        </div>
    }
    .into_any()
}

/// When the coins are sold: a choice, and for a part held its percentage.
#[component]
pub fn SaleField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("sell") else { return ().into_any() };
    let word = move || {
        slot.text.with(|text| {
            if matches!(text.as_str(), "daily" | "hold" | "cover") { text.clone() } else { "part".into() }
        })
    };
    let part = move || word() == "part";
    view! {
        <div class="field" class:is-wrong=move || calc.error("sell").is_some()>
            <div class="field-label"><label for="in-sell">"Coins are sold"</label><Tip text="Held coins are valued at the price at the end of the horizon." about="Coins are sold"/></div>
            <div class="field-box">
                <select
                    id="in-sell"
                    prop:value=word
                    on:change=move |event| {
                        let choice = event_target_value(&event);
                        calc.typed("sell", if choice == "part" { "50".into() } else { choice });
                    }
                >
                    {choices(&[("daily", "every day"), ("cover", "to cover costs"), ("part", "in part"), ("hold", "never: hold all")], word)}
                </select>
                {dynamic(move || part().then(|| view! {
                    <input
                        type="text" inputmode="decimal" class="short" aria-label="Part of the coins held, in percent"
                        prop:value=move || slot.text.get()
                        on:input=move |event| calc.typed("sell", event_target_value(&event))
                    />
                    <span class="unit">"% held"</span>
                }))}
            </div>
            {dynamic(move || calc.error("sell").map(|error| view! { <p class="field-error" role="status">{error.to_string()}</p> }))}
        </div>
    }
    .into_any()
}

/// What happens on losing days.
#[component]
pub fn LossesField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("off") else { return ().into_any() };
    let word = move || slot.text.with(|text| text.split(':').next().unwrap_or_default().to_owned());
    view! {
        <div class="field" class:is-wrong=move || calc.error("off").is_some()>
            <div class="field-label"><label for="in-off">"On losing days"</label><Tip text="A day loses when its coins are worth less than the electricity that mined them." about="On losing days"/></div>
            <div class="field-box">
                <select
                    id="in-off"
                    prop:value=word
                    on:change=move |event| {
                        let choice = event_target_value(&event);
                        calc.typed("off", if choice == "end" { "end:10".into() } else { choice });
                    }
                >
                    {choices(&[("curtail", "switch off"), ("never", "run on"), ("end", "stop for good after…")], word)}
                </select>
                {dynamic(move || (word() == "end").then(|| view! {
                    <input
                        type="text" inputmode="numeric" class="short" aria-label="Losing days in a row before stopping for good"
                        prop:value=move || slot.text.with(|text| text.trim_start_matches("end:").to_owned())
                        on:input=move |event| calc.typed("off", format!("end:{}", event_target_value(&event)))
                    />
                    <span class="unit">"days"</span>
                }))}
            </div>
            {dynamic(move || calc.error("off").map(|error| view! { <p class="field-error" role="status">{error.to_string()}</p> }))}
        </div>
    }
    .into_any()
}

fn choices(
    options: &[(&'static str, &'static str)],
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let option = |&(value, words): &(&'static str, &'static str)| {
        let selected = move || chosen() == value;
        view! { <option value=value selected=selected>{words}</option> }.into_any()
    };
    options.iter().map(option).collect()
}
