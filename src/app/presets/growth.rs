//! How fast the difficulty has grown, for those who have no view of their own.

use breakeven::rank::usual_growth;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::chooser::put;
use crate::app::calculator::expect_calc;
use crate::app::fmt;
use crate::app::parts::controls::button;
use crate::app::parts::dynamic::dynamic;

/// Bitcoin's bands: what each is like, and percent a month.
const BANDS: [(&str, f64); 3] =
    [("Shrinking, −1 % a month", -1.0), ("Growing, +2 % a month", 2.0), ("Fast, +4 % a month", 4.0)];

/// What the bands rest on: the change of each year's difficulty, spread over its months.
const BASIS: &str = "Bitcoin's difficulty grew 6.1 % a month in 2023, 3.6 % in 2024 and 2.5 % in 2025, and fell 3.1 % a month from January to 14 June 2026: \
                     from the checkpoints of the Electrum wallet, github.com/spesmilo/electrum checkpoints.json, commit 92357801.";

/// What is known of a smaller coin's own past: too little for a growth, enough to know how far it strays.
fn past(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "LTC" => {
            "Litecoin's difficulty fell 13 % after the halving of 2015, and 65 % in the four months after that of 2019, when the price fell as well: from the checkpoints of the Electrum-LTC wallet, checkpoints.json, commit 31054236."
        }
        "ERG" => {
            "Ergo's hashrate rose from less than 30 to 303 TH/s on 15 September 2022, when machines came from another coin: willuminebtc.com, September 2022."
        }
        _ => return None,
    })
}

/// The choices for the coin at hand.
pub fn growth() -> AnyView {
    let calc = expect_calc();
    let subject = Memo::new(move |_| calc.case(|case| (case.plan.mining().is_some(), case.coin.key)));
    dynamic(move || {
        let (mines, _) = subject.get();
        let coin = calc.peek(|case| case.coin);
        if !mines {
            return view! { <p class="field-note">"Nothing is measured here for a plan that does not mine."</p> }.into_any();
        }
        let usual = usual_growth(coin).get();
        let begins = match usual > 0.0 {
            true => format!(
                "To begin with, {} a month are counted for {}: the slower end of those years.",
                fmt::signed_percent(usual, 2),
                coin.name
            ),
            false => format!("To begin with, no growth is counted for {}.", coin.name),
        };
        let choice = move |words: &'static str, percent: f64| {
            button("btn btn-quiet", words, Box::new(move || put(calc, "dg", percent, 4)))
        };
        let (basis, choices) = if coin.algorithm == "SHA-256" {
            (BASIS.to_owned(), BANDS.into_iter().map(|(words, percent)| choice(words, percent)).collect())
        } else {
            let words = format!(
                "{} The hashrate of smaller coins comes and goes with their price, in days: flat in the middle, far off on either side. Give the difficulty a wide volatility under How sure is that.",
                past(coin.symbol)
                    .map_or_else(|| format!("Nothing is measured here of {}.", coin.name), str::to_owned)
            );
            (words, vec![choice("Flat, 0 % a month", 0.0)])
        };
        view! {
            <p class="field-note">"Difficulty: " {basis}</p>
            <p class="field-note">{begins}</p>
            <p class="row">{choices}</p>
        }
        .into_any()
    })
}
