//! Under a field: where its figure comes from and how old it is.

use breakeven::market::Origin;
use breakeven::messages::calculator;
use breakeven::units::UnixTime;
use leptos::prelude::*;

use crate::app::parts::context::provided;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::dynamic;

use super::field::expect_calc;
use crate::app::fmt;
use crate::app::live::LiveMarket;
use crate::app::market_fields;
use crate::app::state::{Calc, Given, Slot};

/// The provenance of a field that the market fills; nothing for the others.
#[component]
pub fn Provenance(
    /// Key in the table of inputs.
    key: &'static str,
) -> impl IntoView {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    let Some(slot) = calc.slot(key).filter(|_| market_fields::fills(key)) else {
        return ().into_any();
    };
    if market_fields::CUSTOMARY.contains(&key) {
        return customary(key, slot);
    }
    let back = move || slot.given.set(Given::Market);
    let held = move || market_fields::held(live, calc, key);
    let use_live = move |words: &'static str| held().map(|_| button("btn-link", words, Box::new(back)));
    view! {
        <p class="field-note">
            {dynamic(move || match slot.given.get() {
                Given::Typed => view! { <span class="badge is-typed">{calculator::origin_typed()}</span> {use_live(calculator::origin_use_live())} }.into_any(),
                Given::Sent => view! { <span class="badge is-link">{calculator::origin_sent()}</span> {use_live(calculator::origin_use_today())} }.into_any(),
                Given::Market | Given::Example => held().map_or_else(
                    || unknown(calc, key),
                    |held| {
                        let (class, word) = match held.origin {
                            Origin::Live => ("badge is-live", calculator::origin_live()),
                            Origin::Cached => ("badge is-cached", calculator::origin_saved()),
                            _ => ("badge is-snapshot", calculator::origin_built_in()),
                        };
                        let (name, home) = held.home.map_or_else(|| named(held.source), |home| (held.source, home));
                        let source = if home.is_empty() {
                            view! { <span>{name}</span> }.into_any()
                        } else {
                            view! { <a href=home rel="noopener" target="_blank">{name}</a> }.into_any()
                        };
                        let now = live.now();
                        view! { <span class=class>{word}</span> " " {source} ", " {age(held.as_of, now)} }.into_any()
                    },
                ),
            })}
        </p>
        {(key == "diff").then(|| view! { <NextRetarget/> })}
    }
    .into_any()
}

/// What no source knows: asked for, with the reason where there is one.
fn unknown(calc: Calc, key: &'static str) -> AnyView {
    // Without a measured time between blocks the protocol's own counts; without known fees there are none.
    let instead = match key {
        "bt" if calc.case(|case| case.coin.is_mined()) => calculator::origin_protocol(),
        "fees" | "fees2" => calculator::origin_no_fees(),
        "height" | "height2" if calc.case(|case| !case.missing().contains(&key)) => {
            calculator::origin_not_needed()
        }
        _ => "",
    };
    if !instead.is_empty() {
        return view! { <span>{instead}</span> }.into_any();
    }
    let network = calc.case(market_fields::network).map(|(stake, _)| stake);
    let why = network.filter(|stake| stake.ask.contains(&key)).map(|stake| stake.why);
    // What a network pays beyond its own law may well be nothing.
    if network.is_some() && why.is_none() && key != "price" {
        return view! { <span>{calculator::origin_empty()}</span> }.into_any();
    }
    view! { <span class="badge is-typed">{calculator::origin_type_it()}</span> {why.map(|why| format!(" {why}"))} }
        .into_any()
}

/// Under a field that the way to stake fills: whose custom the figure is.
fn customary(key: &'static str, slot: Slot) -> AnyView {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    let back = move || slot.given.set(Given::Market);
    dynamic(move || {
        let (_, Some(way)) = calc.case(market_fields::network)? else { return None };
        let view = match slot.given.get() {
            given @ (Given::Typed | Given::Sent) => {
                let (class, word) = match given {
                    Given::Typed => ("badge is-typed", calculator::origin_typed()),
                    _ => ("badge is-link", calculator::origin_sent()),
                };
                view! {
                    <span class=class>{word}</span>
                    {button("btn-link", calculator::origin_use_usual(), Box::new(back))}
                }
                .into_any()
            }
            Given::Market | Given::Example => match market_fields::held(live, calc, key) {
                Some(held) => {
                    let (source, age) = (held.source, age(held.as_of, live.now()));
                    let text = match (held.origin == Origin::Live, key == "unbond") {
                        (true, false) => calculator::origin_custom_live(source, &age),
                        (false, false) => calculator::origin_custom_saved(source, &age),
                        (true, true) => calculator::origin_queue_live(source, &age, way.source),
                        (false, true) => calculator::origin_queue_saved(source, &age, way.source),
                    };
                    text.into_any()
                }
                None => {
                    let range = way.fee_from.zip(way.fee_to).filter(|_| key == "fee");
                    let usual = range.map_or_else(
                        || calculator::origin_usual().to_owned(),
                        |(from, to)| {
                            calculator::origin_usual_range(&fmt::number(from, 4), &fmt::number(to, 4))
                        },
                    );
                    // What each provider sets for itself is asked for.
                    let asked = key == "fee" && way.fee.is_none() && way.fee_from.is_none();
                    let (class, word) = match asked {
                        true => ("badge is-typed", calculator::origin_type_it().to_owned()),
                        false => ("badge is-snapshot", usual),
                    };
                    view! { <span class=class>{word}</span> " " {way.source} }.into_any()
                }
            },
        };
        Some(view! { <p class="field-note">{view}</p> })
    })
}

#[component]
fn NextRetarget() -> impl IntoView {
    let calc = expect_calc();
    let live = provided::<LiveMarket>();
    move || {
        let (at, change) = market_fields::next_retarget(live, calc.case(|case| case.coin))?;
        let when = fmt::date(UnixTime(at.value as i64));
        Some(
            view! { <p class="field-note quiet">{calculator::next_retarget(&when, &fmt::signed_percent(change.value / 100.0, 2), at.source)}</p> },
        )
    }
}

/// The name and the address in a built-in figure's source; beside a field there is no room for more.
fn named(source: &'static str) -> (&'static str, &'static str) {
    // Word by word: searching for a text of several letters is code that nothing else here needs.
    let mut before = 0;
    for word in source.split_inclusive([' ', ';']) {
        if word.starts_with("https://") {
            let name =
                source.get(..before).unwrap_or_default().split([',', '(']).next().unwrap_or_default().trim();
            return (
                if name.is_empty() { calculator::origin_source() } else { name },
                word.trim_end_matches([' ', ';']),
            );
        }
        before += word.len();
    }
    (source, "")
}

fn age(as_of: UnixTime, now: UnixTime) -> String {
    let seconds = breakeven::market::quote::age(as_of, now);
    if seconds < 3 * 86_400 {
        fmt::ago(seconds)
    } else {
        format!("{} ({})", fmt::date(as_of), fmt::ago(seconds))
    }
}
