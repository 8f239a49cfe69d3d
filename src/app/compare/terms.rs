//! What holds for all plans: the money, the time, how each coin's future goes, and taxes.

use breakeven::messages::compare as say;
use breakeven::projection::odds::{basis, joint::together_basis};
use leptos::prelude::*;

use super::expect_desk;
use super::fields::line;
use super::state::Of;
use crate::app::parts::dynamic::{Pieces, dynamic};

/// The fields of the terms.
pub fn terms() -> AnyView {
    let desk = expect_desk();
    let coins = Memo::new(move |_| {
        desk.plans.with(|plans| {
            let mut coins: Vec<(&'static str, &'static str, bool)> = Vec::new();
            for case in plans.iter().map(|entry| &entry.case) {
                let mines = case.plan.mining().is_some();
                match coins.iter_mut().find(|(symbol, ..)| *symbol == case.coin.symbol) {
                    Some(known) => known.2 |= mines,
                    None => coins.push((case.coin.symbol, case.coin.name, mines)),
                }
            }
            coins
        })
    });
    let any = Memo::new(move |_| coins.with(|coins| !coins.is_empty()));
    let futures = move || {
        coins.get().into_iter().map(|(symbol, name, mines)| {
            let keys: &[&'static str] = if mines { &["pg", "pv", "dg", "dv"] } else { &["pg", "pv"] };
            view! {
                <fieldset class="compare-coin"><legend class="compare-legend">{name}</legend>
                    <div class="field-grid">{keys.iter().map(|key| line(key, Of::Coin(symbol))).pieces()}</div></fieldset>
            }
        }).pieces()
    };
    let body = move || {
        any.get().then(|| view! {
        <div class="field-grid">{["budget", "spare", "h"].map(|key| line(key, Of::All)).pieces()}</div>
        <details class="more"><summary>{say::terms_futures()}</summary>
            {dynamic(futures)}
            <div class="field-grid">{line("xrho", Of::All)}</div>
            <p class="field-note">{say::terms_basis(&basis(), &together_basis())}</p>
        </details>
        <details class="more"><summary>{say::terms_taxes()}</summary>
            <div class="field-grid">{["itax", "gtax", "depyears", "cpi"].map(|key| line(key, Of::All)).pieces()}</div>
            <p class="field-note">{say::terms_taxes_about()}</p>
        </details>
    })
    };
    view! {
        <section class="sheet" aria-labelledby="terms-title">
            <h2 id="terms-title">{say::terms_title()}</h2>
            {dynamic(body)}
        </section>
    }
    .into_any()
}
