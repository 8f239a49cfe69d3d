//! The way to stake: chosen from those of the network, each bringing what is usual there.

use breakeven::inputs::plain;
use breakeven::messages::{Saying, staking};
use breakeven::networks::staking::ethereum;
use breakeven::plan::Via;
use breakeven::scenario::Case;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::facts::risk;
use super::{Subject, is_token, read};
use crate::app::calculator::field::{Field, expect_calc, wrong};
use crate::app::fmt;
use crate::app::market_fields;
use crate::app::parts::controls::{button, choice, error, field};
use crate::app::parts::dynamic::{dynamic, perhaps};
use crate::app::parts::tip::Explained;
use crate::app::state::{Calc, Given};

/// Longest interval between compoundings that a button asks for, in days: fifty years.
const LONGEST: f64 = 18_262.0;
const WAYS: [(Via, &str, Saying); 4] = [
    (Via::Solo, "solo", staking::via_solo),
    (Via::Delegate, "delegate", staking::via_delegate),
    (Via::Pool, "pool", staking::via_pool),
    (Via::Exchange, "exchange", staking::via_exchange),
];

/// The choice, with its risk, and whether the stake is large enough.
pub fn via() -> AnyView {
    let calc = expect_calc();
    let Some(slot) = calc.slot("via") else { return ().into_any() };
    let options = Memo::new(move |_| {
        calc.case(|case| {
            let ways = market_fields::network(case).map_or(&[][..], |(stake, _)| stake.ways);
            let chosen = case.plan.staking().and_then(|plan| plan.via);
            let here =
                |via: Via| ways.is_empty() || chosen == Some(via) || ways.iter().any(|way| way.via == via);
            WAYS.iter().map(|(via, ..)| here(*via)).collect::<Vec<_>>()
        })
    });
    let control = dynamic(move || {
        let here = options.get();
        let mut words = vec![(String::new(), staking::via_own_figures().to_owned())];
        for ((_, key, name), here) in WAYS.into_iter().zip(here) {
            if here {
                words.push((key.to_owned(), name().to_owned()));
            }
        }
        choice("in-via".into(), "", words, slot.text.into(), Box::new(move |key| choose(calc, key)))
    });
    let below = view! {
        <div class="field-foot stake-way">
            {perhaps(move || read(|of| of.plan.via.map(|via| risk(of.case, Some(via)))).flatten().map(|risk| view! { <p class="quiet">{risk}</p> }))}
            {perhaps(move || usual().map(|text| view! { <p class="quiet">{text}</p> }))}
            {credentials()}
            {error(Signal::derive(too_little))}
            {error(wrong(calc, "via"))}
        </div>
    };
    let help = staking::via_help();
    let way = field(
        "in-via".into(),
        staking::via(),
        Explained::As(help),
        Signal::stored(false),
        control,
        below.into_any(),
    );
    view! { {way} {discount()} }.into_any()
}

/// Takes a way. The terms that a link brought were those of its own way, so that they give way to what is usual.
fn choose(calc: Calc, key: String) {
    calc.typed("via", key);
    for key in market_fields::CUSTOMARY {
        if let Some(slot) = calc.slot(key).filter(|slot| slot.given.get_untracked() == Given::Sent) {
            slot.given.set(Given::Market);
        }
    }
}

/// What selling the token loses, for those who hold one, and for those whose link says so.
fn discount() -> AnyView {
    let calc = expect_calc();
    let here = Memo::new(move |_| {
        let counted = |case: &Case| case.plan.staking().is_some_and(|plan| plan.discount() > 0.0);
        // What is wrong in it must stay in sight.
        calc.case(|case| is_token(case) || counted(case)) || calc.error("tdisc").is_some()
    });
    perhaps(move || here.get().then(|| view! { <Field key="tdisc"/> }))
}

/// Whether an Ethereum validator's rewards are paid out or join its stake.
fn credentials() -> AnyView {
    let calc = expect_calc();
    let own =
        Memo::new(move |_| calc.case(|case| case.coin.symbol == "ETH" && chosen(case) == Some(Via::Solo)));
    let join = move || {
        let days = read(|of| ethereum::compounding_days(of.plan.amount.get(), of.stake.net_apr));
        if let Some(days) = days.filter(|days| days.is_finite()) {
            calc.typed("comp", plain(days.round().clamp(1.0, LONGEST)));
        }
    };
    perhaps(move || {
        own.get().then(|| {
            view! {
                <p class="quiet">{staking::credentials()}</p>
                {perhaps(move || read(of_least).flatten().map(|text| view! { <p class="quiet">{text}</p> }))}
                <p class="row">
                    {button("btn-link", staking::credentials_paid_out(), Box::new(move || calc.typed("comp", "0".into())))}
                    {button("btn-link", staking::credentials_join(), Box::new(join))}
                </p>
            }
        })
    })
}

/// What of a stake paid out by 0x01 earns, where that is not all of it.
fn of_least(of: Subject<'_>) -> Option<String> {
    let amount = of.plan.amount.get();
    let (validators, rest) = ethereum::of_least(amount);
    let paid_out = of.plan.compounding.get() <= 0.0;
    (paid_out && validators >= 1.0 && rest > 0.0).then(|| {
        let earning = fmt::coins(amount - rest);
        staking::of_least(&earning, &fmt::coins(amount), &fmt::coins(rest))
    })
}

fn chosen(case: &Case) -> Option<Via> {
    case.plan.staking()?.via
}

/// Where the usual figures of the way were read.
fn usual() -> Option<String> {
    let calc = expect_calc();
    let (_, way) = calc.case(market_fields::network)?;
    Some(staking::via_usual(way?.source))
}

/// Says so when the network takes no stake as small as this.
fn too_little() -> Option<String> {
    read(|of| {
        let (stake, way) = market_fields::network(of.case)?;
        let least = way?.least.or(stake.least.filter(|_| of.plan.via == Some(Via::Solo)))?;
        let (name, symbol) = (of.case.coin.name, of.case.coin.symbol);
        let amount = of.plan.amount.get();
        (amount > 0.0 && amount < least)
            .then(|| staking::too_little(name, &fmt::coins(least), symbol, &fmt::coins(amount)))
    })?
}
