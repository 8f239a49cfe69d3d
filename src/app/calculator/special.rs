//! Fields whose text has a grammar that people should not have to learn.

use breakeven::messages::calculator;
use leptos::prelude::*;

use super::field::{expect_calc, wrong};
use crate::app::parts::controls::{TextBox, choice, error, field};
use crate::app::parts::dynamic::{dynamic, handler, value};
use crate::app::parts::tip::Explained;
use crate::app::state::Calc;

/// The day the money is spent.
#[component]
pub fn StartField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("at") else { return ().into_any() };
    // A start with a time of day keeps it until another day is chosen.
    let day = value(move || slot.text.with(|text| text.chars().take(10).collect::<String>()));
    let change = handler(move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        if !text.is_empty() {
            calc.typed("at", text);
        }
    });
    let control = view! { <input id="in-at" type="date" prop:value=day on:input=change/> };
    let help = calc.peek(|case| Explained::Input("at", case.plan.kind()));
    field("in-at".into(), calculator::start(), help, Signal::stored(false), control.into_any(), ().into_any())
}

/// When the coins are sold: a choice, and for a part held its percentage.
#[component]
pub fn SaleField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("sell") else { return ().into_any() };
    let word = value(move || {
        slot.text.with(|text| match text.as_str() {
            "daily" | "hold" | "cover" => text.clone(),
            _ => "part".into(),
        })
    });
    let options = [
        ("daily", calculator::sale_daily()),
        ("cover", calculator::sale_cover()),
        ("part", calculator::sale_part()),
        ("hold", calculator::sale_hold()),
    ];
    let choose = move |word: String| calc.typed("sell", if word == "part" { "50".into() } else { word });
    let number = Extra {
        on: "part",
        name: calculator::sale_part_held(),
        keyboard: "decimal",
        unit: calculator::sale_part_unit(),
        text: slot.text.into(),
        typed: move |text| calc.typed("sell", text),
    };
    let help = calculator::sale_help();
    with_extra(calc, "sell", calculator::sale(), help, &options, word, Box::new(choose), number)
}

/// What happens on losing days.
#[component]
pub fn LossesField() -> impl IntoView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("off") else { return ().into_any() };
    let word = value(move || slot.text.with(|text| text.split(':').next().unwrap_or_default().to_owned()));
    let options = [
        ("curtail", calculator::losses_off()),
        ("never", calculator::losses_on()),
        ("end", calculator::losses_end()),
    ];
    let choose = move |word: String| calc.typed("off", if word == "end" { "end:10".into() } else { word });
    let number = Extra {
        on: "end",
        name: calculator::losses_days(),
        keyboard: "numeric",
        unit: calculator::unit_days(),
        text: value(move || slot.text.with(|text| text.strip_prefix("end:").unwrap_or(text).to_owned())),
        typed: move |text: String| calc.typed("off", format!("end:{text}")),
    };
    let help = calculator::losses_help();
    with_extra(calc, "off", calculator::losses(), help, &options, word, Box::new(choose), number)
}

/// A number that one of the choices asks for.
struct Extra<F> {
    on: &'static str,
    name: &'static str,
    keyboard: &'static str,
    unit: &'static str,
    text: Signal<String>,
    typed: F,
}

#[allow(clippy::too_many_arguments)]
fn with_extra(
    calc: Calc,
    key: &'static str,
    label: &'static str,
    help: &'static str,
    options: &[(&str, &str)],
    word: Signal<String>,
    choose: Box<dyn Fn(String)>,
    extra: Extra<impl Fn(String) + Copy + Send + 'static>,
) -> AnyView {
    let Extra { on, name, keyboard, unit, text, typed } = extra;
    let message = wrong(calc, key);
    let failed = value(move || message.with(Option::is_some));
    let asked = Memo::new(move |_| word.with(|word| word == on));
    let number = move || {
        asked.get().then(|| {
            let id = String::new();
            let described_by = String::new();
            let typed = Box::new(typed);
            let number =
                TextBox { id, name, keyboard, class: "short", text, wrong: failed, described_by, typed };
            view! { {number.view()} <span class="unit">{unit}</span> }
        })
    };
    let options = options.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect();
    let id = format!("in-{key}");
    let control = view! { {choice(id.clone(), "", options, word, choose)} {dynamic(number)} };
    field(id, label, Explained::As(help), failed, control.into_any(), error(message))
}
