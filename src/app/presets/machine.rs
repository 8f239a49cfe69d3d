//! What machines usually lose, and what their repairs usually cost.

use crate::app::parts::tip::Explained;
use breakeven::catalog::{self, PresetKind};
use breakeven::inputs::plain;
use breakeven::messages::{errors, presets as say};
use leptos::prelude::*;

use super::chooser::{Chooser, source};
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::controls::{TextBox, button, error, field};
use crate::app::parts::dynamic::{dynamic, value};
use crate::app::state::Calc;

/// Choices for own machines.
pub fn machine() -> AnyView {
    let calc = expect_calc();
    let curves: Vec<_> = catalog::presets(PresetKind::Resale).collect();
    let words =
        |curve: &&breakeven::catalog::Preset| say::resale_option(curve.name, &fmt::number(curve.value, 3));
    let options = curves.iter().map(words).collect();
    let take = move |index: usize| {
        let curve = curves.get(index)?;
        calc.type_number("dep", curve.value, 4);
        // Not both: what is left of the value is the resale value.
        calc.typed("resale", "0".to_owned());
        let year = 1.0 - (1.0 - curve.value / 100.0).powi(12);
        Some((say::resale_said(&fmt::percent(year, 2)), curve.origin))
    };
    let chooser = Chooser {
        id: "typical-dep",
        label: say::resale(),
        help: say::resale_about(),
        ask: say::resale_ask(),
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
        let Some(percent) = calc.number(&text, 100.0) else {
            wrong.set(Some(errors::not_understood(&text, say::repairs(), say::repairs_accepts())));
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
        calc.type_number("opex", monthly, 4);
        said.set(say::repairs_said(
            &fmt::money(monthly, &currency),
            &fmt::number(percent, 3),
            &fmt::money(worth, &currency),
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
    let control = view! { {text.view()}<span class="unit" aria-hidden="true">{say::repairs_unit()}</span> };
    let about = usual.map(|usual| source(usual.origin));
    let below = view! {
        <div class="field-foot quiet" id="typical-repairs-foot">
            {about} " " {button("btn-link", say::repairs_take(), Box::new(take))}
            <p role="status">{dynamic(move || said.get())}</p>
            {error(wrong.into())}
        </div>
    };
    field(
        "typical-repairs".to_owned(),
        say::repairs(),
        Explained::As(say::repairs_about()),
        Signal::stored(false),
        control.into_any(),
        below.into_any(),
    )
}
