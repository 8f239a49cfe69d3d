//! What a pool of Cardano's really keeps: fixed cost, margin and saturation as one commission.

use breakeven::messages::{Saying, errors, staking as say};
use breakeven::networks::staking::cardano::{self, Pool, Rules};
use breakeven::networks::staking::{self, Law};
use breakeven::plan::Via;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::read;
use crate::app::calculator::field::expect_calc;
use crate::app::fmt;
use crate::app::parts::controls::{asked, button, error};
use crate::app::parts::dynamic::{Pieces, dynamic};

/// Label, help, unit, what it begins with and its most; the words end what is typed wrong.
const TERMS: [(Saying, Saying, &str, &str, f64); 4] = [
    (say::pool_stake, say::pool_stake_help, "ADA", "", 1e11),
    (say::pool_pledge, say::pool_pledge_help, "ADA", "0", 1e11),
    (say::pool_fixed, say::pool_fixed_help, "ADA", "170", 1e9),
    (say::pool_margin, say::pool_margin_help, "%", "", 100.0),
];

/// The terms of a pool, for a stake in one of Cardano's; nothing for others.
pub fn pool() -> AnyView {
    let of = |case: &breakeven::scenario::Case| {
        let via = case.plan.staking().and_then(|plan| plan.via);
        via == Some(Via::Pool) && staking::of(case.coin).is_some_and(|stake| stake.law == Law::Cardano)
    };
    let here = Memo::new(move |_| expect_calc().case(of));
    dynamic(move || here.get().then(terms))
}

fn terms() -> AnyView {
    let calc = expect_calc();
    let texts = TERMS.map(|(.., first, _)| RwSignal::new(first.to_owned()));
    let wrong = RwSignal::new(None::<String>);
    let said = RwSignal::new(String::new());
    let count = move || {
        let mut numbers = [0.0; 4];
        for ((number, (label, .., most)), text) in numbers.iter_mut().zip(TERMS).zip(texts) {
            let text = text.get_untracked();
            match calc.number(&text, most) {
                Some(value) => *number = value,
                None => {
                    let range = say::takes_number(&fmt::number(most, 12));
                    return wrong.set(Some(errors::not_understood(&text, label(), &range)));
                }
            }
        }
        let [stake, pledge, cost, margin] = numbers;
        let supply = read(|of| of.case.market.stake.supply.map(Quantity::get)).flatten();
        let Some(supply) = supply.filter(|supply| stake > 0.0 && *supply < cardano::MOST) else {
            return wrong.set(Some(say::pool_unknown().into()));
        };
        wrong.set(None);
        let rules = Rules {
            rewards: cardano::epoch_rewards(cardano::MOST - supply),
            circulation: supply,
            pools: cardano::POOLS,
            influence: cardano::INFLUENCE,
        };
        let kept = cardano::commission_for(&Pool { stake, pledge, cost, margin: margin / 100.0 }, &rules);
        calc.type_number("fee", kept * 100.0, 4);
        let full = supply / cardano::POOLS;
        let saturated = if stake > full {
            [" ", &say::pool_saturated(&fmt::compact(full))].concat()
        } else {
            String::new()
        };
        said.set(say::pool_counted(&fmt::percent(kept, 4)) + &saturated);
    };
    let line = move |(index, text): (usize, RwSignal<String>)| {
        let (label, help, unit, ..) = TERMS.get(index).copied()?;
        Some(asked(format!("pool-{index}"), label(), help(), text, unit.into_any()))
    };
    view! {
        <div class="field-grid">{texts.into_iter().enumerate().filter_map(line).pieces()}</div>
        <p class="row">{button("btn btn-quiet", say::pool_count(), Box::new(count))}</p>
        <p class="field-note" role="status">{dynamic(move || said.get())}</p>
        {error(wrong.into())}
    }
    .into_any()
}
