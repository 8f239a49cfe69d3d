//! What stands behind a row, and where to go from it.

use breakeven::market::Kind;
use breakeven::projection::Row;
use leptos::prelude::*;

use super::sources::{chains, source};
use super::state::RankForm;
use crate::app::calculator::{caution, grade, name_of};
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::Pieces;

/// The details of a row.
pub fn details(form: RankForm, row: &Row) -> AnyView {
    let (device, origin) = (row.device, row.run.origin);
    let cur = form.settled.with_untracked(|state| state.terms.currency.clone());
    let mut lines = vec![
        ("Coins of a day", fmt::money(row.revenue, &cur)),
        ("Electricity of a day", fmt::money(row.electricity, &cur)),
        (
            "Hashrate and power",
            if device.is_own() {
                format!("{}.", origin.source)
            } else {
                format!("{} as of {}: {}.", grade(origin.grade), origin.as_of, origin.source)
            },
        ),
    ];
    if let Some(caution) = caution(origin) {
        lines.push(("Mind", format!("{caution}.")));
    }
    lines.push((
        "Price",
        match device.price_usd {
            Some(price) if device.is_own() => format!("{}, as you kept it.", fmt::money(price.value, "USD")),
            Some(price) => {
                let (amount, date) = (fmt::money(price.value, "USD"), price.date());
                format!("{amount} on {date}, the {}, possibly used.", price.source)
            }
            None => "nobody lists it; type yours in the calculator.".to_owned(),
        },
    ));
    if let (Some(noise), Some(origin)) = (device.noise_db, breakeven::catalog::noise_origin()) {
        lines.push(("Noise", format!("{noise} dB ({}, {}).", origin.source, origin.as_of)));
    }
    let mut market = Vec::new();
    for coin in chains(row.coin) {
        for (name, kind) in [("price", Kind::Price), ("difficulty", Kind::Difficulty)] {
            if let Some(held) = form.held(coin, kind) {
                let name = format!("{} {name}", coin.symbol);
                market.push(view! { <div><dt>{name}</dt><dd>{source(&held, form)}</dd></div> });
            }
        }
    }
    let (id, key) = (device.id.clone(), row.coin.key.to_ascii_lowercase());
    let every_coin = move || {
        form.chosen("coin", String::new());
        form.chosen("device", id.clone());
    };
    let every_machine = move || {
        form.chosen("device", String::new());
        form.chosen("coin", key.clone());
    };
    view! {
        <div class="rank-details">
            <p><strong>{format!("{} with {}", name_of(device), row.coin.name)}</strong></p>
            <dl>
                {lines.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> }).pieces()}
                {market.pieces()}
            </dl>
            <p class="row">
                {button("btn btn-quiet", "Every coin for this machine", Box::new(every_coin))}
                {button("btn btn-quiet", "Every machine for this coin", Box::new(every_machine))}
            </p>
        </div>
    }
    .into_any()
}
