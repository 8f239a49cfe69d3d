//! The Leptos page, by feature.
//!
//! A first visit loads the shell and the calculator. Any other view is a chunk: one entry function whose code,
//! with all that nothing else reaches, is fetched when it is first shown.
//!
//! ```text
//! #[wasm_split(method, fallible)]          // the chunk's name: entries of one name share one file
//! pub fn method() -> Chunk {               // Chunk<Props> for a part that takes Props
//!     Ok(|()| view! { <Method/> }.into_any())
//! }
//!
//! chunk(method::method, ())                // in a view: Loading…, an error with Try again, then the part
//! ```
//!
//! What two chunks share, and the first visit does not need, comes as a file of its own with either. Contexts
//! are those of the place where `chunk` stands. A chunk stays small only while nothing of it is used outside:
//! `cargo xtask size` lists what each one loads.

mod calculator;
mod chart;
mod compare;
mod download;
mod draft;
mod embed;
mod fmt;
mod language;
mod live;
mod machines;
mod market_fields;
mod method;
mod names;
mod odds;
mod parts;
mod presets;
mod rank;
mod rested;
mod routing;
mod script;
mod state;
mod trip;

use breakeven::link::{self, View};
use breakeven::messages::page;
use breakeven::plan::Kind;
use breakeven::projection;
use breakeven::scenario::Case;
use leptos::ev;
use leptos::prelude::*;

use crate::app::parts::chunk::chunk;
use crate::app::parts::dynamic::{dynamic, effect};

use calculator::{Calculator, Sent};
use language::LanguageSwitch;
use live::LiveMarket;
use parts::theme::ThemeSwitch;
use routing::Page;
use state::{Calc, Given};

/// Puts the page into the document and takes the static shell away.
pub fn start() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    language::begin();
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    mount_to_body(App);
}

/// The example that a kind of plan opens with, starting today.
fn example(kind: Kind) -> Option<Case> {
    // It is part of the program, so it reads without fail; were it broken, a test would say so.
    link::read(link::example(kind), fmt::today().midnight())?.scenario.cases.into_iter().next()
}

#[component]
fn App() -> impl IntoView {
    let live = LiveMarket::start();
    provide_context(live);
    let Some(example) = example(Kind::Mine) else {
        return view! { <main><p class="error-box">{page::broken()}</p></main> }.into_any();
    };
    let calc = Calc::new(example, fmt::decimal_comma());
    provide_context(calc);
    let on_trip: trip::OnTrip = RwSignal::new(None);
    provide_context(on_trip);
    let sent = RwSignal::new(None::<Sent>);
    let page = RwSignal::new(routing::page());
    // A link is read once the machines that it names are known.
    let awaits = RwSignal::new(false);
    let open = move || {
        let before = page.get_untracked();
        page.set(routing::page());
        if page.get_untracked() != before {
            // Another view begins at its top, however far down the link to it stood.
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        if routing::holds_link() && !calc.listed.get_untracked() && routing::names_unknown_machine() {
            awaits.set(true);
            return true;
        }
        awaits.set(false);
        let link = routing::link();
        if let Some(link) = link {
            receive(calc, sent, link);
            true
        } else {
            false
        }
    };
    if !open() {
        draft::restore(calc);
    }
    window_event_listener(ev::hashchange, move |_| {
        open();
    });
    effect(move || {
        if calc.listed.get() && awaits.get_untracked() {
            open();
        }
    });
    // A card whose figures are all in its link asks nobody for others, in whosever page it stands.
    if !routing::pinned_card() {
        live.wants(calc);
    }
    market_fields::bind(calc, live);
    draft::keep(calc);
    // The address stops naming a link as soon as the page shows something else.
    effect(move || {
        calc.reading.track();
        if calc.texts().iter().any(|(_, _, given)| *given == Given::Typed) {
            routing::forget_link();
        }
    });
    view! {
        <Header page/>
        <main id="main" tabindex="-1">
            {dynamic(move || match page.get() {
                Page::View(View::Calc) | Page::Embed if awaits.get() => machines::awaited(calc),
                Page::Check => chunk(live::check::check, ()),
                Page::Embed => chunk(embed::embed, ()),
                Page::View(View::Rank) => chunk(rank::rank, ()),
                Page::View(View::Compare) => chunk(compare::compare, ()),
                Page::View(View::Method) => chunk(method::method, ()),
                Page::View(_) => view! { <Calculator sent/> }.into_any(),
            })}
        </main>
        <Footer/>
    }
    .into_any()
}

/// Shows what a link brought, exactly as its sender saw it.
fn receive(calc: Calc, sent: RwSignal<Option<Sent>>, link: link::Link) {
    let Some(case) = link.scenario.cases.into_iter().next() else { return };
    let pinned = |key: &str| link.given.iter().any(|given| given == key);
    let any = market_fields::KEYS.iter().any(|key| pinned(key));
    calc.fill(&case, |key| match key {
        // Beside other figures of its sender, a time between blocks that is not named is the protocol's own.
        "bt" if any => Given::Sent,
        // What the sender left open follows today's market, as it would have for the sender.
        key if (key == "fx" || market_fields::KEYS.contains(&key)) && !pinned(key) => Given::Market,
        _ => Given::Sent,
    });
    let notes = link
        .notes
        .into_iter()
        .filter(|note| !matches!(note.problem, link::Problem::BuiltIn { .. }))
        .collect();
    let report = projection::plan_report(&case);
    sent.set(Some(Sent { case, report, notes, pinned: any }));
}

#[component]
fn Header(page: RwSignal<Page>) -> impl IntoView {
    let tab = move |view: View, label: &'static str| {
        let href = format!("#{}", view.key());
        let current = move || (page.get() == Page::View(view)).then_some("page");
        view! { <a href=href aria-current=current>{label}</a> }
    };
    view! {
        <a class="skip" href="#main" on:click=|event| {
            // The fragment names views; the link moves the focus instead.
            event.prevent_default();
            if let Some(main) = document().get_element_by_id("main") {
                use wasm_bindgen::JsCast;
                if let Ok(main) = main.dyn_into::<web_sys::HtmlElement>() {
                    let _ = main.focus();
                }
            }
        }>{page::skip()}</a>
        <header class="page-head">
            <a class="brand" href="#calc">"Breakeven"</a>
            <nav class="views" aria-label=page::views()>{tab(View::Calc, page::view_calculator())}{tab(View::Compare, page::view_compare())}{tab(View::Rank, page::view_rank())}{tab(View::Method, page::view_method())}</nav>
            <ThemeSwitch/>
        </header>
    }
    .into_any()
}

#[component]
fn Footer() -> impl IntoView {
    view! {
        <footer class="page-foot quiet">
            <p>{page::private()}</p>
            <p>{page::no_advice()}</p>
            <LanguageSwitch/>
        </footer>
    }
    .into_any()
}
