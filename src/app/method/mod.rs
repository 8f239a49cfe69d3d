//! The Method view: what the numbers mean, where they come from, and what the model leaves out.

mod sources;

use leptos::prelude::*;

use crate::app::parts::chunk::{Chunk, wasm_split};
use crate::app::parts::dynamic::Pieces;

use sources::{BuiltIn, Figures};

/// One convention of the model: what is meant, and the formula.
struct Rule {
    name: &'static str,
    words: &'static str,
    formula: &'static str,
}

const RULES: [Rule; 12] = [
    Rule {
        name: "Time",
        words: "The projection goes day by day from the start. A month is 30.4375 days. A year is 365.25 days for growth and tariffs, 365 days for interest.",
        formula: "",
    },
    Rule {
        name: "Price and difficulty",
        words: "Both compound, and each day uses the value at its start, so the first day uses today's figures exactly. In steps, the difficulty moves only at heights divisible by 2016. Your own monthly values replace the growth: a straight line in logarithms between them, flat after the last.",
        formula: "value of day d = value today × (1 + growth a month) ^ (d ÷ 30.4375)",
    },
    Rule {
        name: "Blocks",
        words: "What a machine finds depends on its hashrate and the difficulty alone, never on a separately measured network hashrate.",
        formula: "blocks a day = hashrate × 86 400 × uptime ÷ (difficulty × 2³²)",
    },
    Rule {
        name: "Subsidy",
        words: "Bitcoin's subsidy is exact, in satoshi: 50 coins, halved every 210 000 blocks. A halving inside a day splits that day by block.",
        formula: "subsidy(height) = 5 000 000 000 >> (height ÷ 210 000)",
    },
    Rule {
        name: "Coins",
        words: "Transaction fees come on top of the subsidy, as coins per block or as a percentage. A pool that pays by PPS keeps them.",
        formula: "coins = blocks × (subsidy + fees) × (1 − pool fee) × (1 − stale shares)",
    },
    Rule {
        name: "Selling",
        words: "Sold every day at the day's price, or held and valued at the price at the end of the horizon, or in part. To cover costs means: of each day's coins just enough for that day's costs, the rest held.",
        formula: "revenue = coins sold × price of the day + coins held × price at the end",
    },
    Rule {
        name: "Electricity",
        words: "Off-peak hours change the mean price; hours of rest take energy and coins alike. The price may grow each year.",
        formula: "kWh a day = watts ÷ 1000 × 24 × uptime × cooling overhead",
    },
    Rule {
        name: "Losing days",
        words: "A day loses when its coins, at the day's price, are worth less than their electricity. Switched off, it earns nothing and draws nothing; other costs go on.",
        formula: "",
    },
    Rule {
        name: "Break-even",
        words: "The first moment at which the account is back at zero. Inside a day it is a straight line. If it falls below zero again, that is said too.",
        formula: "account = −paid at the start + revenue − electricity − other costs, day by day",
    },
    Rule {
        name: "Never",
        words: "Never means: not within the horizon. The highest point, the reason and the smallest single change that would help are worked out by solving the same projection, not by rule of thumb.",
        formula: "",
    },
    Rule {
        name: "Rates of return",
        words: "The internal rate is the yearly interest at which the plan is worth exactly its price; of several the largest. None is an answer too.",
        formula: "NPV = −paid + Σ flow(d) × (1 + rate) ^ (−(d + 1) ÷ 365)",
    },
    Rule {
        name: "Buying instead",
        words: "The money paid at the start buys coins at the first day's price. Later every day on which the plan needs money from your pocket, that money buys coins at that day's price. At the end all are valued at the last price.",
        formula: "",
    },
];

const LEFT_OUT: [&str; 6] = [
    "One line is one possible future. Real prices and difficulties jump; move the growth fields and look at the limits before you trust the line.",
    "Difficulty does not answer to the price here, except for the drop at halvings that you may set.",
    "Luck is left out: a pool evens it out, solo mining does not.",
    "No taxes, no loans.",
    "A machine works or does not: repairs are in uptime and in other running costs.",
    "Transaction fees stay what they are today; in the past they have ranged from under 1 % of the reward to several times it on single days.",
];

/// The view as a chunk.
#[wasm_split(method, fallible)]
pub fn method() -> Chunk {
    Ok(|()| view! { <Method/> }.into_any())
}

/// The whole view.
#[component]
fn Method() -> impl IntoView {
    view! {
        <div class="prose">
            <h1>"Method"</h1>
            <p class="lead">"Every number on this page follows from the rules below, your inputs and the figures listed with their sources. It is all worked out in your browser."</p>
            <section aria-labelledby="rules"><h2 id="rules">"What the numbers mean"</h2>
                <dl class="formulas">{RULES.map(|rule| view! {
                    <div><dt>{rule.name}</dt><dd>{rule.words}</dd>{(!rule.formula.is_empty()).then_some(view! { <dd class="worked">{rule.formula}</dd> })}</div>
                }).pieces()}</dl>
            </section>
            <section aria-labelledby="left-out"><h2 id="left-out">"What the model leaves out"</h2>
                <ul>{LEFT_OUT.map(|text| view! { <li>{text}</li> }).pieces()}</ul>
            </section>
            <Figures/>
            <BuiltIn/>
            <section aria-labelledby="privacy"><h2 id="privacy">"Privacy"</h2>
                <p>"Nothing you type leaves your browser: a shared link carries your plan in the part after the #, which browsers do not send to servers. The market data above is fetched from the services named, which see your address as any website does. The switch above stops that."</p>
            </section>
        </div>
    }
    .into_any()
}
