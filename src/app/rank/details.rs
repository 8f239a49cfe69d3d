//! What stands behind a row, and where to go from it.

use breakeven::market::Kind;
use breakeven::messages::rank as say;
use breakeven::projection::Row;
use leptos::prelude::*;

use super::sources::{chains, source};
use super::state::RankForm;
use crate::app::calculator::{caution, grade, name_of, not_counted};
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::Pieces;

/// The details of a row.
pub fn details(form: RankForm, row: &Row) -> AnyView {
    let (device, origin) = (row.device, row.run.origin);
    let cur = form.settled.with_untracked(|state| state.terms.currency.clone());
    let mut lines = vec![
        (say::row_coins(), fmt::money(row.revenue, &cur)),
        (say::row_electricity(), fmt::money(row.electricity, &cur)),
        (
            say::row_figures(),
            if device.is_own() {
                say::row_figures_own(origin.source)
            } else {
                say::row_figures_from(grade(origin.grade), &fmt::unbroken(origin.as_of), origin.source)
            },
        ),
    ];
    if let Some(caution) = caution(origin) {
        lines.push((say::row_mind(), say::row_caution(caution)));
    }
    if let Some(left_out) = not_counted(row.coin) {
        lines.push((say::row_mind(), left_out));
    }
    lines.push((
        say::row_price(),
        match device.price_usd {
            Some(price) if price.at.0 == 0 => say::row_price_own(&fmt::money(price.value, "USD")),
            Some(price) => {
                let (amount, date) = (fmt::money(price.value, "USD"), price.date());
                say::row_price_from(&amount, &fmt::unbroken(&date.to_string()), price.source)
            }
            None => say::row_price_unknown().to_owned(),
        },
    ));
    if let (Some(noise), Some(origin)) = (device.noise_db, breakeven::catalog::noise_origin()) {
        let as_of = fmt::unbroken(origin.as_of);
        lines.push((say::row_noise(), say::row_noise_from(&noise.to_string(), origin.source, &as_of)));
    }
    let mut market = Vec::new();
    for coin in chains(row.coin) {
        let price: fn(&str) -> String = say::row_coin_price;
        for (name, kind) in [(price, Kind::Price), (say::row_coin_difficulty, Kind::Difficulty)] {
            if let Some(held) = form.held(coin, kind) {
                let name = name(coin.symbol);
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
            <p><strong>{say::row(&name_of(device), row.coin.name)}</strong></p>
            <dl>
                {lines.into_iter().map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text}</dd></div> }).pieces()}
                {market.pieces()}
            </dl>
            <p class="row">
                {button("btn btn-quiet", say::every_coin(), Box::new(every_coin))}
                {button("btn btn-quiet", say::every_machine(), Box::new(every_machine))}
            </p>
        </div>
    }
    .into_any()
}
