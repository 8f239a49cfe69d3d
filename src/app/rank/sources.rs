//! Where the figures of the list come from, and how old they are.

use breakeven::catalog::Origin;
use breakeven::inputs;
use breakeven::market::board::FAR_APART;
use breakeven::market::{Held, Kind, Origin as From};
use breakeven::messages::rank as say;
use breakeven::networks::{self, Coin};
use breakeven::rank::LeftOut;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::expect_form;
use super::state::RankForm;
use crate::app::calculator::caution;
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::{Pieces, dynamic, perhaps, value};

/// The few words on a row's sources: the machine's figures, and the older of the coin's two.
pub fn stamp(form: RankForm, coin: &'static Coin, origin: &Origin) -> String {
    let as_of = fmt::unbroken(origin.as_of);
    let mut text = format!("{} {as_of}", short_grade(origin.grade)).trim_end().to_owned();
    if let Some(caution) = caution(origin) {
        text.push_str(" · ");
        text.push_str(caution);
    }
    if let Some(oldest) = oldest(form, coin) {
        text.push_str(" · ");
        text.push_str(&match oldest.origin {
            From::Live => say::stamp_live().to_owned(),
            _ => say::stamp_dated(&fmt::unbroken(&oldest.as_of.date().to_string())),
        });
    }
    text
}

/// The oldest price or difficulty of a coin and of the one mined with it.
fn oldest(form: RankForm, coin: &'static Coin) -> Option<Held> {
    let mut oldest: Option<Held> = None;
    for chain in chains(coin) {
        for held in [Kind::Price, Kind::Difficulty].into_iter().filter_map(|kind| form.held(chain, kind)) {
            oldest = Some(oldest.filter(|known| known.as_of <= held.as_of).unwrap_or(held));
        }
    }
    oldest
}

/// The coin, and the one that the same hashes mine, if there is one.
pub fn chains(coin: &'static Coin) -> impl Iterator<Item = &'static Coin> {
    [Some(coin), coin.merged.and_then(networks::find)].into_iter().flatten()
}

fn short_grade(grade: &str) -> &'static str {
    match grade {
        "A" => say::grade_both(),
        "A-" => say::grade_maker(),
        "B" => say::grade_list(),
        "C" => say::grade_third(),
        "own" => say::grade_own(),
        _ => say::grade_weak(),
    }
}

/// The market of each coin in the list, and the coins that are not in it.
#[component]
pub fn MarketTable() -> impl IntoView {
    let form = expect_form();
    let rows = move || {
        form.grounds.with(|grounds| {
            let mut shown: Vec<&str> = Vec::new();
            let mut lines = Vec::new();
            for case in &grounds.cases {
                // A chain mined together with another has its own line, which says the same of it.
                let markets = [Some(&case.market), case.market.merged.as_deref()];
                for (coin, market) in chains(case.coin).zip(markets.into_iter().flatten()) {
                    if !shown.contains(&coin.symbol) {
                        shown.push(coin.symbol);
                        let price = fmt::fine_price(market.price.get(), &case.currency);
                        lines.push(line(coin, price, fmt::compact(market.difficulty.get()), form));
                    }
                }
            }
            lines
        })
    };
    let left = move || {
        form.grounds.with(|grounds| {
            let words = grounds.left_out.iter().map(reason).collect::<Vec<_>>();
            (!words.is_empty()).then(|| {
                view! { <div class="note"><p>{say::left_out()}</p><ul>{words.into_iter().map(|text| view! { <li>{text}</li> }).pieces()}</ul></div> }
            })
        })
    };
    view! {
        <section class="sheet" aria-labelledby="rank-market">
            <h2 id="rank-market">{say::market()}</h2>
            <p class="quiet">{say::market_about()}</p>
            <div class="scroll" hidden=value(move || form.grounds.with(|grounds| grounds.cases.is_empty())) tabindex="0" role="region" aria-labelledby="rank-market">
                <table class="ledger">
                    <thead><tr><th scope="col">{say::market_coin()}</th><th scope="col" class="num">{say::market_price()}</th><th scope="col">{say::market_price_from()}</th><th scope="col" class="num">{say::market_difficulty()}</th><th scope="col">{say::market_difficulty_from()}</th></tr></thead>
                    <tbody>{dynamic(rows)}</tbody>
                </table>
            </div>
            {perhaps(left)}
            {perhaps(move || form.grounds.with(|grounds| grounds.left_out.is_empty()).then(|| ask_all(form)))}
        </section>
    }
    .into_any()
}

/// The button that asks every network for its difficulty.
fn ask_all(form: RankForm) -> AnyView {
    dynamic(move || {
        if !form.asks_all.get() {
            let ask = move || form.asks_all.set(true);
            return button("btn btn-quiet", say::ask(), Box::new(ask));
        }
        let words = if form.live.offline() {
            say::ask_off()
        } else if form.live.loading() {
            say::asking()
        } else {
            say::asked()
        };
        view! { <p class="quiet" role="status">{words}</p> }.into_any()
    })
}

/// That coins are missing from the list, and what can be done.
#[component]
pub fn Missing() -> impl IntoView {
    let form = expect_form();
    perhaps(move || {
        let coins = form
            .grounds
            .with(|grounds| grounds.left_out.iter().map(|coin| coin.key).collect::<Vec<_>>().join(", "));
        (!coins.is_empty()).then(|| {
            view! { <div class="note"><p>{say::left_out_coins(&coins)}</p><p>{ask_all(form)}</p></div> }
        })
    })
}

fn line(coin: &'static Coin, price: String, difficulty: String, form: RankForm) -> AnyView {
    let apart = form.live.read(|board| board.apart(coin.symbol)).filter(|apart| *apart > FAR_APART);
    let warning = apart.map(|_| view! { <span class="rank-about">{say::apart()}</span> });
    view! {
        <tr>
            <th scope="row">{coin.symbol}</th>
            <td class="num">{price}</td><td>{form.held(coin, Kind::Price).map(|held| source(&held, form))}</td>
            <td class="num">{difficulty}</td><td>{form.held(coin, Kind::Difficulty).map(|held| source(&held, form))}{warning}</td>
        </tr>
    }
    .into_any()
}

/// A figure's state, source and age.
pub fn source(held: &Held, form: RankForm) -> AnyView {
    let (class, word) = match held.origin {
        From::Live => ("badge is-live", say::live()),
        From::Cached => ("badge is-cached", say::saved()),
        _ => ("badge is-snapshot", say::built_in()),
    };
    let name = match held.home {
        Some(home) => {
            view! { <a href=home rel="noopener" target="_blank" lang="en">{held.source}</a> }.into_any()
        }
        None => view! { <span lang="en">{held.source}</span> }.into_any(),
    };
    let age = say::dated(&fmt::date(held.as_of), &fmt::ago(held.age(form.now())));
    view! { <span class=class>{word}</span> " " {name} ", " {age} }.into_any()
}

fn reason(coin: &LeftOut) -> String {
    let label = |key: &&str| inputs::find(key).map_or("", |input| input.label());
    let names: Vec<&str> = coin.missing.iter().map(label).collect();
    say::left_out_coin(coin.key, &names.join(", "))
}
