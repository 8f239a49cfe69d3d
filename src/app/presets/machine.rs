//! What machines usually lose, and what their repairs usually cost.

use breakeven::catalog::{self, PresetKind};
use breakeven::inputs::{Dialect, parse, plain};
use leptos::prelude::*;

use super::chooser::{Chooser, put, source};
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::controls::{TextBox, button, error, field};
use crate::app::parts::dynamic::{dynamic, value};
use crate::app::state::Calc;

/// Choices for own machines.
pub fn machine() -> AnyView {
    let calc = expect_calc();
    let curves: Vec<_> = catalog::presets(PresetKind::Resale).collect();
    let words = |curve: &&breakeven::catalog::Preset| {
        format!("{}, {} % a month", curve.name, fmt::number(curve.value, 3))
    };
    let options = curves.iter().map(words).collect();
    let take = move |index: usize| {
        let curve = curves.get(index)?;
        put(calc, "dep", curve.value, 4);
        // Not both: what is left of the value is the resale value.
        calc.typed("resale", "0".to_owned());
        let year = 1.0 - (1.0 - curve.value / 100.0).powi(12);
        Some((format!("That is {} a year.", fmt::percent(year, 2)), curve.origin))
    };
    let chooser = Chooser {
        id: "typical-dep",
        label: "Resale value falls",
        help: "What is left of the price on the last day comes back to you.",
        ask: "choose a past",
        options,
        take: Box::new(take),
    };
    view! { <div class="field-grid">{chooser.view()}</div> }.into_any()
}

/// Maintenance as a yearly share of what the machines cost, put into the other running costs.
pub fn repairs(calc: Calc) -> AnyView {
    let usual = catalog::presets(PresetKind::Maintenance).next();
    let share = RwSignal::new(usual.map(|usual| plain(usual.value)).unwrap_or_default());
    let said = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let take = move || {
        let text = share.get_untracked();
        let number = parse(&text, Dialect::Form { comma: calc.comma() }, false).ok();
        let Some(percent) = number.map(|number| number.value).filter(|value| (0.0..=100.0).contains(value))
        else {
            wrong.set(Some(format!(
                "{text:?} is not understood; Repairs a year takes a number from 0 to 100"
            )));
            return;
        };
        wrong.set(None);
        let (worth, currency) = calc.peek(|case| {
            let worth = case
                .plan
                .mining()
                .map_or(0.0, |plan| plan.capex() - breakeven::units::Quantity::get(plan.setup));
            (worth, case.currency.clone())
        });
        let monthly = worth * percent / 100.0 / 12.0;
        put(calc, "opex", monthly, 4);
        said.set(format!(
            "Other running costs are now {} a month, {} % a year of {}.",
            fmt::money(monthly, &currency),
            fmt::number(percent, 3),
            fmt::money(worth, &currency)
        ));
    };
    let text = TextBox {
        id: "typical-repairs".to_owned(),
        name: "",
        keyboard: "decimal",
        class: "",
        text: share.into(),
        wrong: value(move || wrong.with(Option::is_some)),
        described_by: "typical-repairs-foot".to_owned(),
        typed: Box::new(move |text| share.set(text)),
    };
    let control = view! { {text.view()}<span class="unit" aria-hidden="true">"% of price"</span> };
    let about = usual.map(|usual| source(usual.origin));
    let below = view! {
        <div class="field-foot quiet" id="typical-repairs-foot">
            {about} " " {button("btn-link", "Count it", Box::new(take))}
            <p role="status">{dynamic(move || said.get())}</p>
            {error(wrong.into())}
        </div>
    };
    let help = "Repairs and spare parts a year, as a part of what the machines cost; it takes the place of the other running costs.";
    field(
        "typical-repairs".to_owned(),
        "Repairs a year",
        help,
        Signal::stored(false),
        control.into_any(),
        below.into_any(),
    )
}
