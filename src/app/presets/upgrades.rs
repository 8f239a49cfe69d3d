//! Upgrades that are proposed and not decided: a switch for each, with its day and what its effect depends on.

use breakeven::inputs::{plain, significant};
use breakeven::messages::{errors, presets as say};
use breakeven::networks::{Factor, Status, Upgrade};
use breakeven::outlook::{Activation, When};
use breakeven::units::Date;
use leptos::prelude::*;

use crate::app::calculator::{expect_calc, wrong};
use crate::app::fmt;
use crate::app::parts::controls::{TextBox, error, field};
use crate::app::parts::dynamic::{Pieces, handler, perhaps, value};
use crate::app::parts::tip::Explained;
use crate::app::state::{Calc, Given};

/// Days from the start to the day that a switch begins with: nobody knows better.
const BEGINS: f64 = 365.0;

/// The proposed upgrades of the coin at hand.
pub fn upgrades() -> AnyView {
    let calc = expect_calc();
    let all = calc.peek(|case| case.coin.upgrades);
    let proposed = all.iter().filter(|upgrade| upgrade.status == Status::Proposed);
    view! {
        <div class="field field-wide">
            {proposed.map(|upgrade| switch(calc, upgrade)).pieces()}
            {error(wrong(calc, "upg"))}
        </div>
    }
    .into_any()
}

fn switch(calc: Calc, upgrade: &'static Upgrade) -> AnyView {
    let active = Memo::new(move |_| {
        calc.case(|case| case.activations().find(|activation| activation.upgrade == upgrade).copied())
    });
    let on = Memo::new(move |_| active.with(Option::is_some));
    let turn = move |event: leptos::ev::Event| {
        let wanted = event_target_checked(&event);
        let start = calc.peek(|case| case.start);
        change(calc, |all| {
            all.retain(|activation| activation.upgrade != upgrade);
            if wanted {
                let when = When::Date(start.after(BEGINS).date().midnight());
                all.push(Activation { upgrade, when, factor: None });
            }
        });
    };
    let about = say::upgrade_about(upgrade.effect, upgrade.source);
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=on on:change=handler(turn)/>
            {say::upgrade(upgrade.label)}
        </label>
        <p class="field-note">{about}</p>
        {perhaps(move || on.get().then(|| terms(calc, upgrade, active)))}
    }
    .into_any()
}

/// When it comes, and what nobody knows of its effect.
fn terms(calc: Calc, upgrade: &'static Upgrade, active: Memo<Option<Activation>>) -> AnyView {
    let edit = move |with: &dyn Fn(&mut Activation)| {
        change(calc, |all| {
            all.iter_mut().filter(|activation| activation.upgrade == upgrade).for_each(with);
        });
    };
    let day = value(move || match active.get()?.when {
        When::Date(date) => Some(date.date().to_string()),
        When::Height(_) => None,
    });
    let choose = move |event: leptos::ev::Event| {
        if let Some(date) = Date::parse(&event_target_value(&event)) {
            edit(&|activation| activation.when = When::Date(date.midnight()));
        }
    };
    let block = move || match active.get()?.when {
        When::Height(height) => Some(say::upgrade_block(&fmt::number(height as f64, 12))),
        When::Date(_) => None,
    };
    let id = ["in-upg-day-", upgrade.name].concat();
    let date = view! { <input id=id.clone() type="date" prop:value=day on:input=handler(choose)/> };
    let below = view! { <p class="field-foot quiet">{perhaps(block)}</p> };
    view! {
        {field(id, say::upgrade_day(), Explained::As(say::upgrade_day_about()), Signal::stored(false), date.into_any(), below.into_any())}
        {factor(calc, upgrade, active, Box::new(move |factor| edit(&|activation| activation.factor = factor)))}
    }
    .into_any()
}

fn factor(
    calc: Calc,
    upgrade: &'static Upgrade,
    active: Memo<Option<Activation>>,
    set: Box<dyn Fn(Option<f64>)>,
) -> Option<AnyView> {
    let (label, help, usual, most) = match upgrade.factor {
        Factor::None => return None,
        Factor::Hashrate => (say::upgrade_hashrate(), say::upgrade_hashrate_about(), 1.0, 10_000.0),
        Factor::Fees => (say::upgrade_fees(), say::upgrade_fees_about(), upgrade.fees_left, 100.0),
    };
    let message = RwSignal::new(None::<String>);
    let typed = move |text: String| match calc.number(&text, most) {
        Some(percent) => {
            message.set(None);
            set(Some(percent / 100.0));
        }
        None => {
            let accepts = say::upgrade_accepts(&fmt::number(most, 5));
            message.set(Some(errors::not_understood(&text, label, &accepts)));
        }
    };
    let text = move || {
        let factor = active.get().and_then(|activation| activation.factor).unwrap_or(usual);
        calc.local(plain(significant(factor * 100.0, 6)))
    };
    let id = ["in-upg-factor-", upgrade.name].concat();
    let control = TextBox {
        id: id.clone(),
        name: "",
        keyboard: "decimal",
        class: "",
        text: Memo::new(move |_| text()).into(),
        wrong: value(move || message.with(Option::is_some)),
        described_by: String::new(),
        typed: Box::new(typed),
    };
    let control = view! { {control.view()}<span class="unit" aria-hidden="true">"%"</span> };
    let failed = value(move || message.with(Option::is_some));
    Some(field(id, label, Explained::As(help), failed, control.into_any(), error(message.into())))
}

/// Changes which upgrades are counted with.
fn change(calc: Calc, edit: impl FnOnce(&mut Vec<Activation>)) {
    let mut case = calc.peek(Clone::clone);
    edit(&mut case.outlook.upgrades);
    calc.put_value("upg", &case, Given::Typed);
}
