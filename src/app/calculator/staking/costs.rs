//! What a node or a hardware wallet costs, put together for the two fields of costs.

use breakeven::messages::{Saying, calculator, errors, staking};
use breakeven::networks::staking::Keys;
use breakeven::plan::Via;
use breakeven::units::{DAYS_PER_MONTH, Quantity};
use leptos::ev;
use leptos::prelude::*;

use crate::app::calculator::field::expect_calc;
use crate::app::fmt;
use crate::app::market_fields;
use crate::app::parts::controls::{asked, button, error};
use crate::app::parts::dynamic::{Pieces, dynamic, handler, perhaps};
use crate::app::state::Calc;

/// A line of the sum: its key, its words and what it is of.
struct Cost {
    key: &'static str,
    label: Saying,
    help: Saying,
    of: Of,
}

#[derive(Clone, Copy, PartialEq)]
enum Of {
    /// A node of one's own.
    Node,
    /// Whoever holds the keys.
    Keys,
    /// Everyone.
    All,
}

/// Most that any of them may be.
const MOST: f64 = 1e9;

const COSTS: [Cost; 7] = [
    Cost { key: "node", label: staking::cost_computer, help: staking::cost_computer_help, of: Of::Node },
    Cost { key: "watts", label: staking::cost_power, help: staking::cost_power_help, of: Of::Node },
    Cost { key: "kwh", label: staking::cost_electricity, help: staking::cost_electricity_help, of: Of::Node },
    Cost { key: "line", label: staking::cost_line, help: staking::cost_line_help, of: Of::Node },
    Cost { key: "wallet", label: staking::cost_wallet, help: staking::cost_wallet_help, of: Of::Keys },
    Cost { key: "steps", label: staking::cost_steps, help: staking::cost_steps_help, of: Of::All },
    Cost { key: "gas", label: staking::cost_gas, help: staking::cost_gas_help, of: Of::All },
];

/// The sum, folded away until somebody asks for it.
pub fn costs() -> AnyView {
    let opened = RwSignal::new(false);
    let open = handler(move |_: ev::Event| opened.set(true));
    view! {
        <details class="more typical" on:toggle=open>
            <summary>{staking::costs()}</summary>
            {perhaps(move || opened.get().then(|| view! { {sum()} {super::pool::pool()} }))}
        </details>
    }
    .into_any()
}

fn sum() -> AnyView {
    let calc = expect_calc();
    let subject = Memo::new(move |_| {
        calc.case(|case| {
            let (stake, _) = market_fields::network(case)?;
            Some((stake.keys, case.plan.staking()?.via, case.coin.key))
        })
    });
    dynamic(move || {
        let (keys, via, _) = subject.get()?;
        let texts = COSTS.map(|_| RwSignal::new(String::new()));
        // Joining, leaving, and where the coins wait in between, taking them back.
        let steps = match (via, keys) {
            (Some(Via::Exchange), _) | (_, Keys::Validator | Keys::Participation) => "2",
            _ => "3",
        };
        texts[5].set(steps.to_owned());
        let here = move |of: Of| match of {
            Of::Node => via == Some(Via::Solo),
            Of::Keys => via != Some(Via::Exchange),
            Of::All => true,
        };
        let message = RwSignal::new(None::<String>);
        let said = RwSignal::new(String::new());
        let count = move || match read(calc, &texts) {
            Ok(figures) => {
                message.set(None);
                said.set(put(calc, figures, here(Of::Node)));
            }
            Err(text) => message.set(Some(text)),
        };
        let shown = COSTS.iter().zip(texts).filter(|(cost, _)| here(cost.of));
        Some(view! {
            <div class="field-grid">{shown.map(|(cost, text)| line(calc, cost, text)).pieces()}</div>
            <p class="field-note">{staking::costs_note()}</p>
            <p class="row">{button("btn btn-quiet", staking::costs_count(), Box::new(count))}</p>
            <p class="field-note" role="status">{dynamic(move || said.get())}</p>
            {error(message.into())}
        })
    })
}

fn line(calc: Calc, cost: &Cost, text: RwSignal<String>) -> AnyView {
    let id = ["cost-", cost.key].concat();
    let key = cost.key;
    let unit = move || {
        calc.case(|case| match key {
            "watts" => "W".to_owned(),
            "kwh" => format!("{} / kWh", case.currency),
            "line" => calculator::unit_per_month(&case.currency),
            "steps" => String::new(),
            "gas" => case.coin.symbol.to_owned(),
            _ => case.currency.clone(),
        })
    };
    asked(id, (cost.label)(), (cost.help)(), text, dynamic(unit))
}

/// The figures as typed, nothing for what is left empty, or what of them is not understood.
fn read(calc: Calc, texts: &[RwSignal<String>; 7]) -> Result<[f64; 7], String> {
    let mut figures = [0.0; 7];
    for ((figure, cost), text) in figures.iter_mut().zip(&COSTS).zip(texts) {
        let text = text.get_untracked();
        if text.trim().is_empty() {
            continue;
        }
        *figure = calc.number(&text, MOST).ok_or_else(|| {
            errors::not_understood(&text, (cost.label)(), &staking::takes_number(&fmt::number(MOST, 12)))
        })?;
    }
    Ok(figures)
}

/// Puts the sums into the fields, and says what they are.
fn put(calc: Calc, figures: [f64; 7], node: bool) -> String {
    let [computer, watts, kwh, line, wallet, steps, gas] = figures;
    let (price, currency, symbol) =
        calc.peek(|case| (case.market.price.get(), case.currency.clone(), case.coin.symbol));
    let start = computer + wallet + steps * gas * price;
    calc.type_number("capex", start, 6);
    let monthly = node.then(|| {
        let monthly = watts / 1000.0 * 24.0 * DAYS_PER_MONTH * kwh + line;
        calc.type_number("opex", monthly, 6);
        fmt::money(monthly, &currency)
    });
    // Where the protocol itself lets rewards join the stake, nobody pays for it.
    let by_hand = calc.peek(|case| {
        market_fields::network(case).is_none_or(|(stake, way)| {
            stake.keys != Keys::Validator && way.is_none_or(|way| way.compounds == 0.0)
        })
    });
    let claim = (gas > 0.0 && by_hand).then(|| {
        calc.type_number("claim", gas, 6);
        fmt::coins(gas)
    });
    let start = fmt::money(start, &currency);
    match (monthly, claim) {
        (None, None) => staking::costs_now(&start),
        (Some(monthly), None) => staking::costs_now_monthly(&start, &monthly),
        (None, Some(claim)) => staking::costs_now_claim(&start, &claim, symbol),
        (Some(monthly), Some(claim)) => staking::costs_now_monthly_claim(&start, &monthly, &claim, symbol),
    }
}
