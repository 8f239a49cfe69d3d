//! Where every figure comes from, how old it is, and which sources failed.

use breakeven::catalog;
use breakeven::market::{Entry, Figure, Held, Kind, State};
use breakeven::messages::method as say;
use breakeven::networks::{self, Coin};
use breakeven::units::UnixTime;
use leptos::prelude::*;

use crate::app::parts::context::provided;
use crate::app::parts::dynamic::{Pieces, dynamic};

use crate::app::fmt;
use crate::app::live::LiveMarket;
use crate::app::state::Calc;

/// The market figures in use.
#[component]
pub fn Figures() -> impl IntoView {
    let calc = provided::<Calc>();
    let live = provided::<LiveMarket>();
    let figures = move || {
        calc.case(|case| {
            let currency = catalog::currency(&case.currency).map_or("USD", |currency| currency.code);
            Figure::wanted(case.coin.symbol, currency)
        })
    };
    let rows = move || figures().into_iter().map(|figure| row(live.entry(figure), live.now())).pieces();
    view! {
        <section aria-labelledby="figures-title">
            <h2 id="figures-title">{say::figures()}</h2>
            <p>
                {dynamic(move || if live.offline() {
                    say::figures_off()
                } else if !live.connected() {
                    say::figures_offline()
                } else if live.loading() {
                    say::figures_asking()
                } else {
                    say::figures_order()
                })}
            </p>
            <p class="row">
                <button type="button" class="btn btn-quiet" disabled=move || !live.can_refresh() on:click=move |_| live.refresh()>{say::refresh()}</button>
                <label class="tick">
                    <input type="checkbox" prop:checked=move || live.offline() on:change=move |event| live.set_offline(event_target_checked(&event))/>
                    " "{say::send_none()}
                </label>
            </p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="figures-title">
                <table class="ledger">
                    <thead><tr><th scope="col">{say::column_figure()}</th><th scope="col" class="num">{say::column_value()}</th><th scope="col">{say::column_source()}</th><th scope="col">{say::column_as_of()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(entry: Entry, now: UnixTime) -> AnyView {
    let Entry { figure, held, state, loading, reasons } = entry;
    let (class, word) = match state {
        State::Live => ("badge is-live", say::state_live()),
        State::Cached => ("badge is-cached", say::state_saved()),
        State::Stale => ("badge is-cached", say::state_old()),
        State::Snapshot => ("badge is-snapshot", say::state_built_in()),
        State::Missing => ("badge is-typed", say::state_none()),
    };
    let source = held.map(|held| match held.home {
        Some(home) => {
            view! { <a href=home rel="noopener" target="_blank" lang="en">{held.source}</a> }.into_any()
        }
        None => view! { <span lang="en">{held.source}</span> }.into_any(),
    });
    let failed = (!reasons.is_empty()).then(|| {
        view! {
            <details class="reasons"><summary>{say::failures(reasons.len() as f64, &reasons.len().to_string())}</summary>
                <ul>{reasons.into_iter().map(|reason| view! { <li>{say::failure(reason.source, reason.request, &reason.fault.to_string(), &fmt::ago(now.0 - reason.at.0))}</li> }).pieces()}</ul>
            </details>
        }
    });
    let name = figure.kind.name();
    view! {
        <tr>
            <th scope="row">{say::figure_of(figure.of, name)}</th>
            <td class="num">{held.map(|held| value(figure, &held))}</td>
            <td><span class=class>{if loading { say::state_asking() } else { word }}</span> " " {source} {failed}</td>
            <td>{held.map(|held| say::date_ago(&fmt::date(held.as_of), &fmt::ago(held.age(now))))}</td>
        </tr>
    }
    .into_any()
}

fn value(figure: Figure, held: &Held) -> String {
    match figure.kind {
        Kind::Price => fmt::fine_price(held.value, "USD"),
        Kind::Change24h | Kind::RetargetChange => fmt::signed_percent(held.value / 100.0, 3),
        Kind::Difficulty => fmt::compact(held.value),
        Kind::NetworkHashrate => {
            fmt::hashrate(held.value, networks::find(figure.of).map_or("H/s", |coin| coin.rate_unit))
        }
        Kind::RetargetAt => fmt::date(UnixTime(held.value as i64)),
        Kind::Height => fmt::number(held.value, 12),
        Kind::Staked | Kind::Delegated | Kind::Supply | Kind::Circulating => fmt::compact(held.value),
        _ => fmt::number(held.value, 5),
    }
}

/// The data compiled into the page, and the services it may ask.
#[component]
pub fn BuiltIn() -> impl IntoView {
    let sources = breakeven::market::all_sources();
    view! {
        <section aria-labelledby="built-in"><h2 id="built-in">{say::credits()}</h2>
            <ul>{sources.into_iter().map(|source| view! {
                <li lang="en"><a href=source.home rel="noopener" target="_blank">{source.name}</a>": " {source.attribution} " " <span class="quiet">{source.licence}</span></li>
            }).pieces()}</ul>
            <p>{built_in()}</p>
            <p><a href="#check">{say::check()}</a></p>
        </section>
    }
    .into_any()
}

fn built_in() -> String {
    let coins = breakeven::networks::all();
    let counted = |words: fn(f64, &str) -> String, number: usize| words(number as f64, &number.to_string());
    say::built_in(
        &counted(say::machines, catalog::DEVICES.len()),
        &counted(say::currencies, catalog::CURRENCIES.len()),
        &coins.iter().map(|coin| coin.name).collect::<Vec<_>>().join(", "),
        &coins.iter().map(|coin| coin.symbol).collect::<Vec<_>>().join(", "),
        &coins.iter().map(Coin::source).collect::<Vec<_>>().join("; "),
    )
}
