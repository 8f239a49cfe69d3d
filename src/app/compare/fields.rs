//! Inputs of the table as fields that set the plans they are meant for.

use breakeven::inputs::{self, Input, Kind};
use breakeven::messages::{Saying, compare as say};
use leptos::prelude::*;

use super::expect_desk;
use super::state::Of;
use crate::app::parts::controls::{TextBox, choice, error, field};
use crate::app::parts::dynamic::{dynamic, effect, value};
use crate::app::parts::tip::Explained;

/// The field of `key` for these plans; nothing where they have no such input.
pub fn line(key: &'static str, of: Of) -> AnyView {
    let desk = expect_desk();
    let Some(input) = inputs::find(key).filter(|input| {
        desk.plans.with_untracked(|plans| plans.iter().any(|entry| input.applies(&entry.case)))
    }) else {
        return ().into_any();
    };
    if let Kind::Choice { options, .. } = &input.kind {
        return chosen(input, of, options);
    }
    let comma = desk.calc.comma();
    let shown = move |case: &breakeven::scenario::Case| {
        let text = input.form_text(case);
        if input.is_number() { desk.calc.local(text) } else { text }
    };
    let text = RwSignal::new(desk.plans.with_untracked(|_| desk.read(of, shown).unwrap_or_default()));
    let message = RwSignal::new(None::<String>);
    // Undo and other fields may change what this one shows; what means the same stays as it was typed.
    effect(move || {
        let Some(Some(new)) = desk.read(of, |case| {
            let mut typed = case.clone();
            let dialect = inputs::Dialect::Form { comma };
            let read = text.with_untracked(|text| input.set(&mut typed, text, dialect).is_ok());
            (!read || input.link_text(&typed) != input.link_text(case)).then(|| shown(case))
        }) else {
            return;
        };
        if message.with_untracked(Option::is_none) {
            text.set(new);
        }
    });
    let typed = move |new: String| {
        text.set(new.clone());
        let outcome = desk.set(of, input, &new).err().map(|error| error.to_string());
        message.set(outcome);
    };
    let id = match of {
        Of::All => ["compare-", key].concat(),
        Of::Coin(symbol) => ["compare-", key, "-", symbol].concat(),
        Of::Plan(id) => format!("compare-{key}-{id}"),
    };
    let help = [&id, "-help"].concat();
    let failed = value(move || message.with(Option::is_some));
    let control = TextBox {
        id: id.clone(),
        name: "",
        keyboard: if input.is_number() { "decimal" } else { "text" },
        class: "",
        text: text.into(),
        wrong: failed,
        described_by: help.clone(),
        typed: Box::new(typed),
    };
    let control = view! { {control.view()}<span class="unit" aria-hidden="true">{dynamic(move || unit(key, &desk.currency()))}</span> };
    let below = view! { <div id=help class="field-foot">{error(message.into())}</div> };
    field(
        id,
        input.label(),
        Explained::Input(input.key, breakeven::plan::Kind::Mine),
        failed,
        control.into_any(),
        below.into_any(),
    )
}

fn chosen(input: &'static Input, of: Of, options: &'static [(&'static str, Saying)]) -> AnyView {
    let desk = expect_desk();
    let id = ["compare-", input.key].concat();
    let options = options.iter().map(|(key, words)| ((*key).to_owned(), words().to_owned())).collect();
    let now = value(move || desk.read(of, |case| input.link_text(case)).unwrap_or_default());
    let choose = move |word: String| {
        // A word of the list is always understood.
        let _ = desk.set(of, input, &word);
    };
    let control = choice(id.clone(), "", options, now, Box::new(choose));
    field(
        id,
        input.label(),
        Explained::Input(input.key, breakeven::plan::Kind::Mine),
        Signal::stored(false),
        control,
        ().into_any(),
    )
}

fn unit(key: &str, currency: &str) -> String {
    match key {
        "budget" => currency,
        "w" | "itax" | "gtax" => "%",
        "cpi" | "pv" | "dv" => say::unit_percent_year(),
        "pg" | "dg" => say::unit_percent_month(),
        "depyears" => say::unit_years(),
        _ => "",
    }
    .to_owned()
}
