//! What is compared, under which terms, and what of it is shown.

use breakeven::catalog::{DEVICES, Rate};
use breakeven::messages::rank as say;
use breakeven::networks;
use breakeven::rank::{self, words};
use leptos::prelude::*;

use super::expect_form;
use super::state::RankForm;
use crate::app::calculator::name_of;
use crate::app::fmt;
use crate::app::names;
use crate::app::parts::controls::{TextBox, button, choice, error, field};
use crate::app::parts::dynamic::{Pieces, dynamic, handler, perhaps, value};
use crate::app::parts::tip::Explained;

/// All controls.
#[component]
pub fn Controls() -> impl IntoView {
    let form = expect_form();
    let narrowed = move || form.settled.with(|state| state.filter.narrows());
    view! {
        <form class="rank-form" aria-label=say::controls() novalidate on:submit=|event| event.prevent_default()>
            <fieldset class="fields">
                <legend>{say::compare()}</legend>
                <div class="field-grid rank-fields">
                    {pick(form, "coin", coins())}
                    {pick(form, "device", devices(form))}
                    {line(form, "kwh", "decimal")}
                    {tariffs(form)}
                </div>
                {search(form)}
                <div class="rank-folds">
                    <details class="more"><summary>{dynamic(move || if narrowed() { say::filters_set() } else { say::filters() })}</summary>
                        <div class="field-grid rank-fields">
                            {["algo", "type", "maker", "cool"].map(|key| pick(form, key, words(key))).pieces()}
                            {["maxprice", "maxwatts", "maxdb"].map(|key| line(form, key, "decimal")).pieces()}
                        </div>
                    </details>
                    <details class="more"><summary>{say::terms()}</summary>
                        <div class="field-grid rank-fields">
                            {currency(form)}
                            {line(form, "h", "text")}
                            {["dg", "pg", "pool", "up"].map(|key| line(form, key, "decimal")).pieces()}
                        </div>
                        <p class="field-note">{say::terms_about()}</p>
                    </details>
                </div>
            </fieldset>
        </form>
    }
    .into_any()
}

/// The button that takes every filter away.
pub fn show_all(form: RankForm) -> AnyView {
    button("btn btn-quiet", say::show_all(), Box::new(move || form.show_all()))
}

fn coins() -> Vec<(String, String)> {
    let all = networks::all().iter().map(|coin| (coin.key.to_ascii_lowercase(), coin.name.to_owned()));
    [(String::new(), say::best_coin().to_owned())].into_iter().chain(all).collect()
}

fn devices(form: RankForm) -> Vec<(String, String)> {
    let own = form.settled.with_untracked(|state| state.own);
    let all = own.iter().chain(DEVICES.iter()).map(|device| (device.id.clone(), name_of(device)));
    [(String::new(), say::all_machines().to_owned())].into_iter().chain(all).collect()
}

fn id(key: &str) -> String {
    ["rank-", key].concat()
}

/// A choice of one of several.
fn pick(form: RankForm, key: &'static str, options: Vec<(String, String)>) -> AnyView {
    let Some(known) = rank::find(key) else { return ().into_any() };
    let choose = move |text: String| form.chosen(key, text);
    let control = choice(id(key), "", options, form.text(key), Box::new(choose));
    field(id(key), known.label(), Explained::As(known.help()), Signal::stored(false), control, ().into_any())
}

/// A line to type a number into.
fn line(form: RankForm, key: &'static str, keyboard: &'static str) -> AnyView {
    let Some(known) = rank::find(key) else { return ().into_any() };
    let message = value(move || form.error(key).map(|error| error.to_string()));
    let failed = value(move || message.with(Option::is_some));
    let help = ["rank-help-", key].concat();
    let text = TextBox {
        id: id(key),
        name: "",
        keyboard,
        class: "",
        text: form.text(key),
        wrong: failed,
        described_by: help.clone(),
        typed: Box::new(move |text| form.typed(key, text)),
    };
    let currency = move || form.settled.with(|state| state.terms.currency.clone());
    let unit = move || match key {
        "kwh" => say::unit_kwh(&currency()),
        "maxprice" => currency(),
        "maxwatts" => "W".into(),
        "maxdb" => "dB".into(),
        "dg" | "pg" => say::unit_percent_month().into(),
        "pool" | "up" => "%".into(),
        _ => String::new(),
    };
    let control = view! { {text.view()}<span class="unit" aria-hidden="true">{unit}</span> };
    let below = view! { <div id=help class="field-foot">{error(message)}</div> };
    field(id(key), known.label(), Explained::As(known.help()), failed, control.into_any(), below.into_any())
}

fn search(form: RankForm) -> AnyView {
    let typed = move |event: leptos::ev::Event| form.typed("q", event_target_value(&event));
    let text = form.text("q");
    view! {
        <div class="field field-wide">
            <label for="rank-q">{say::search()}</label>
            <div class="field-box"><input id="rank-q" class="rank-search" type="search" placeholder=say::search_example() autocomplete="off" prop:value=text on:input=handler(typed)/></div>
        </div>
    }
    .into_any()
}

fn currency(form: RankForm) -> AnyView {
    let Some(known) = rank::find("cur") else { return ().into_any() };
    let named = |(currency, name): (&breakeven::catalog::Currency, String)| {
        (currency.code.to_ascii_lowercase(), name)
    };
    let options = names::currencies().into_iter().map(named).collect();
    let choose = move |code: String| form.change_currency(&code);
    let control = choice(id("cur"), "", options, form.text("cur"), Box::new(choose));
    field(
        id("cur"),
        known.label(),
        Explained::As(known.help()),
        Signal::stored(false),
        control,
        ().into_any(),
    )
}

/// What electricity usually costs somewhere, to begin with.
fn tariffs(form: RankForm) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let mut options = vec![(String::new(), say::tariff_ask().to_owned())];
    for (tariff, name) in names::tariffs() {
        let homes: fn(&str) -> String = say::tariff_homes;
        for (mark, words, rate) in
            [("h", homes, &tariff.household), ("b", say::tariff_firms, &tariff.business)]
        {
            if rate.is_some() {
                options.push(([tariff.code, ".", mark].concat(), words(&name)));
            }
        }
    }
    let rate = |text: &str| -> Option<&'static Rate> {
        let (code, mark) = text.split_once('.')?;
        let tariff = breakeven::catalog::tariff_of(code)?;
        if mark == "b" { tariff.business.as_ref() } else { tariff.household.as_ref() }
    };
    let choose = move |text: String| {
        if let Some(rate) = rate(&text)
            && let Some(factor) = form.rate_from(rate.currency)
        {
            form.put_number("kwh", rate.price * factor);
        }
        chosen.set(text);
    };
    let about = move || {
        chosen.with(|text| rate(text)).map(|rate| {
            let price = fmt::price(rate.price, rate.currency);
            say::tariff_source(&price, rate.origin.source, &fmt::unbroken(rate.origin.as_of))
        })
    };
    let control = choice(id("tariff"), "", options, chosen.into(), Box::new(choose));
    let below = view! { <p class="field-foot quiet">{perhaps(about)}</p> };
    field(
        id("tariff"),
        say::tariff(),
        Explained::As(say::tariff_about()),
        Signal::stored(false),
        control,
        below.into_any(),
    )
}
