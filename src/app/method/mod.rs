//! The Method view: what the numbers mean, where they come from, and what the model leaves out.

mod differ;
mod proof;
mod rules;
mod sources;

use leptos::prelude::*;

use crate::app::parts::chunk::{Chunk, chunk, wasm_split};
use crate::app::parts::dynamic::{Pieces, perhaps};

use differ::{OTHERS, REASONS};
use rules::{CHAPTERS, Rule};
use sources::{BuiltIn, Figures};

const LEFT_OUT: [&str; 9] = [
    "One line is one possible future. Real prices and difficulties jump; look at the odds and the limits before you trust the line.",
    "Odds are as good as their volatilities. The past that these are measured on need not come again, and Brownian motion has thinner tails than real markets.",
    "Difficulty does not answer to the price, except for the drop at halvings that you may set, and in the odds where you ask for it.",
    "A pool evens luck out, solo mining does not: the projection is the mean, and most solo miners of small hashrate find nothing at all.",
    "A machine works or does not: repairs are in uptime and in other running costs. Delivery takes time only if you move the start.",
    "Transaction fees stay what they are today; in the past they have ranged from under 1 % of the reward to several times it on single days.",
    "Hardware prices are listed ones of a day. Resale is what you enter: machines have lost most of their value within two years of a market's peak.",
    "Staking rates follow today's protocols. Tips and MEV are an average; slashing is an expectation, a real one falls on few and hits them hard. A provider, pool or contract may fail, and nothing here prices that.",
    "Taxes are two flat rates. Ask someone who knows your country's law.",
];

/// The view as a chunk.
#[wasm_split(method, fallible)]
pub fn method() -> Chunk {
    Ok(|()| view! { <Method/> }.into_any())
}

/// The whole view.
#[component]
fn Method() -> impl IntoView {
    let wanted = RwSignal::new(false);
    view! {
        <div class="prose">
            <h1>"Method"</h1>
            <p class="lead">"Every number on this page follows from the rules below, your inputs and the figures listed with their sources. It is all worked out in your browser."</p>
            <section aria-labelledby="rules"><h2 id="rules">"What the numbers mean"</h2>
                {CHAPTERS.map(|chapter| view! {
                    <h3>{chapter.title}</h3>
                    <dl class="formulas">{chapter.rules.iter().map(rule).pieces()}</dl>
                }).pieces()}
            </section>
            <section aria-labelledby="left-out"><h2 id="left-out">"What the model leaves out"</h2>
                <ul>{LEFT_OUT.map(|text| view! { <li>{text}</li> }).pieces()}</ul>
            </section>
            <section aria-labelledby="proof"><h2 id="proof">"Does it count right, here?"</h2>
                <p>"Known cases with known answers are part of the page. They were worked out on another machine, and the rules behind them are held to published examples and to arithmetic by hand in the tests of every version. Your browser can work them out again now."</p>
                <p><button type="button" class="btn" prop:disabled=move || wanted.get() on:click=move |_| wanted.set(true)>"Work out the known cases"</button></p>
                {perhaps(move || wanted.get().then(|| chunk(proof::proof, ())))}
            </section>
            <section aria-labelledby="differ"><h2 id="differ">"Why does another calculator say something else?"</h2>
                <p>"Almost always because it answers another question. In the order in which it usually matters:"</p>
                <ol>{REASONS.map(|text| view! { <li>{text}</li> }).pieces()}</ol>
                <p>"What some well-known ones do, as their pages, documents or sources said by September 2026:"</p>
                <dl class="formulas">{OTHERS.iter().map(rule).pieces()}</dl>
                <p>"To compare, set here what the other assumes: no growth of price and difficulty, no resale, 100 % uptime, the same fee, price and difficulty. What then still differs is a difference worth reporting."</p>
            </section>
            <Figures/>
            <BuiltIn/>
            <section aria-labelledby="risks"><h2 id="risks">"No advice"</h2>
                <p>"This page works out what follows from assumptions. Whether they come true nobody knows, and most mining plans that looked good at a peak never paid for themselves. Coins can lose most of their value within months. Nobody pays for anything shown here, no machine, coin, pool or provider is recommended, and none of this is financial, tax or legal advice."</p>
            </section>
            <section aria-labelledby="privacy"><h2 id="privacy">"Privacy"</h2>
                <p>"Nothing you type leaves your browser. A shared link carries your plan in the part after the #, which browsers do not send to servers. There are no cookies, no counters, no third-party scripts, fonts or pictures."</p>
                <p>"What is asked for: the page's own files and its file of figures, from the host it came from; and the market data above, from the services named, which see your address as any website does, but nothing of your plan except the coin and the currency it is about. The switch above stops that."</p>
                <p>"What is kept, in this browser alone: what you typed, the figures with their age, the theme you chose, and a copy of the page for visits without a network. Clearing this site's data removes all of it."</p>
            </section>
        </div>
    }
    .into_any()
}

fn rule(rule: &'static Rule) -> AnyView {
    view! {
        <div><dt>{rule.name}</dt><dd>{rule.words}</dd>{(!rule.formula.is_empty()).then_some(view! { <dd class="worked">{rule.formula}</dd> })}</div>
    }
    .into_any()
}
