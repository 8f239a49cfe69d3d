//! A row of the list.

use breakeven::chart::{Linear, line};
use breakeven::messages::rank as say;
use breakeven::projection::{CURVE_POINTS, Row};
use breakeven::rank::calculation;
use breakeven::wording::scaled;
use leptos::prelude::*;

use super::details::details;
use super::sources::stamp;
use super::state::RankForm;
use super::table::COLUMNS;
use crate::app::calculator::name_of;
use crate::app::fmt;
use crate::app::parts::dynamic::{dynamic, handler, perhaps, value};

/// The size of a curve in a row.
const CURVE: (f64, f64) = (88.0, 26.0);

/// A row, with its details where they are asked for. Where all rows are of one machine it is named by its coin.
pub fn entry(form: RankForm, row: &Row, cur: &str, one_machine: bool) -> AnyView {
    let id = ["row-", &row.device.id, "-", row.coin.key].concat();
    let href = form
        .bases
        .with_untracked(|bases| bases.get(row.ground).map(|base| ["#", &calculation(base, row)].concat()));
    let own = (row.device.id.clone(), row.coin.key);
    let key = own.clone();
    let open = value(move || form.opened.with(|opened| opened.as_ref() == Some(&own)));
    let toggle = move |_: leptos::ev::MouseEvent| {
        let next = if open.get_untracked() { None } else { Some(key.clone()) };
        form.opened.set(next);
    };
    let machine = name_of(row.device);
    let about = say::details_of(&machine, row.coin.key);
    let name = if one_machine { row.coin.name.to_owned() } else { machine };
    let kept = row.clone();
    let (coin, origin) = (row.coin, row.run.origin);
    let (profit, end) = (row.profit, row.lifetime_profit());
    view! {
        <tr class:is-open=open>
            <th scope="row" class="rank-machine">
                <a id=id.clone() href=href>{name}</a>
                <span class="rank-about">{figures(row)}</span>
                <span class="rank-about">{dynamic(move || stamp(form, coin, origin))}</span>
                <button type="button" class="btn-link" id=[&id, "-more"].concat() aria-label=about aria-expanded=value(move || open.get().to_string()) on:click=handler(toggle)>{say::details()}</button>
            </th>
            <td class="num">{break_even(row)}</td>
            <td class=tone(Some(profit))>{fmt::signed_money(profit, cur)}</td>
            <td class=tone(end)>{end.map_or_else(unknown, |end| fmt::signed_money(end, cur).into_any())}</td>
            <td class="num">{row.shutdown_energy_price.map_or_else(unknown, |price| fmt::price(price, cur).into_any())}</td>
            <td class="num">{efficiency(row)}</td>
            <td class="num">{row.price.map_or_else(unknown, |price| fmt::money(price, cur).into_any())}</td>
            <td class="num">{format!("{} W", fmt::number(row.run.watts, 5))}</td>
            <td>{curve(row, cur)}</td>
        </tr>
        {perhaps(move || open.get().then(|| view! {
            <tr class="rank-more"><td colspan=COLUMNS>{details(form, &kept)}</td></tr>
        }))}
    }
    .into_any()
}

fn tone(value: Option<f64>) -> &'static str {
    match value {
        Some(value) if value < 0.0 => "num loss",
        Some(_) => "num gain",
        None => "num",
    }
}

fn unknown() -> AnyView {
    view! { <span class="quiet">{say::not_known()}</span> }.into_any()
}

fn break_even(row: &Row) -> AnyView {
    match (row.break_even.day, row.price) {
        (Some(day), _) => {
            let lost = row
                .break_even
                .lost_again
                .map(|_| view! { <span class="rank-about">{say::lost_again()}</span> });
            view! { <strong>{fmt::span(day)}</strong>{lost} }.into_any()
        }
        (None, Some(_)) => say::never().into_any(),
        (None, None) => unknown(),
    }
}

fn figures(row: &Row) -> String {
    let (dot, announced) = if row.device.announced { (" · ", say::announced()) } else { ("", "") };
    let (rate, prefix) = scaled(row.run.hashrate);
    let (key, unit) = (row.coin.key, row.coin.rate_unit);
    format!("{key} · {} {prefix}{unit}{dot}{announced}", fmt::number(rate, 4))
}

fn efficiency(row: &Row) -> String {
    let multiple = row.coin.rate_multiple;
    let joules = fmt::number(row.run.joules_per_hash() * multiple, 3);
    format!("{joules} J/{}{}", scaled(multiple).1, row.coin.rate_unit.trim_end_matches("/s"))
}

/// The account over the horizon, small.
fn curve(row: &Row, cur: &str) -> AnyView {
    let (width, height) = CURVE;
    let low = row.curve.iter().copied().fold(0.0, f64::min);
    let high = row.curve.iter().copied().fold(0.0, f64::max);
    let y = Linear::new((low, high), (height - 2.0, 2.0));
    let x = Linear::new((0.0, (CURVE_POINTS - 1) as f64), (1.0, width - 1.0));
    let points: Vec<(f64, f64)> =
        row.curve.iter().enumerate().map(|(index, level)| (x.at(index as f64), y.at(*level))).collect();
    let zero = [(0.0, y.at(0.0)), (width, y.at(0.0))];
    let words = say::course(&fmt::signed_money(row.curve[0], cur), &fmt::signed_money(row.end, cur));
    view! {
        <svg class="rank-curve" viewBox=format!("0 0 {width} {height}") role="img" aria-label=words>
            <path class="chart-rule" d=line(&zero)/>
            <path class="rank-line" d=line(&points)/>
        </svg>
    }
    .into_any()
}
