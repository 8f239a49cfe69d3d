//! A choice that fills fields and says where its figures are from.

use breakeven::catalog::Origin;
use breakeven::messages::presets as say;
use leptos::prelude::*;

use crate::app::fmt;
use crate::app::parts::controls::{choice, field};
use crate::app::parts::dynamic::dynamic;
use crate::app::parts::tip::Explained;

/// A choice: what it is called, what can be chosen, and what choosing does. That returns the words below it.
pub struct Chooser {
    pub id: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    /// What stands there before anything is chosen.
    pub ask: &'static str,
    /// Words of each choice.
    pub options: Vec<String>,
    /// Takes the choice with this position, and says what it did and where its figures are from.
    pub take: Box<dyn Fn(usize) -> Option<(String, &'static Origin)>>,
}

impl Chooser {
    /// The field.
    pub fn view(self) -> AnyView {
        let Self { id, label, help, ask, options, take } = self;
        let chosen = RwSignal::new(String::new());
        let said = RwSignal::new(None::<(String, &'static Origin)>);
        let mut all = vec![(String::new(), ask.to_owned())];
        for (index, words) in options.into_iter().enumerate() {
            all.push((index.to_string(), words));
        }
        let choose = move |text: String| {
            said.set(text.parse().ok().and_then(&take));
            chosen.set(text);
        };
        let control = choice(id.to_owned(), "", all, chosen.into(), Box::new(choose));
        let below = view! {
            <p class="field-foot quiet" role="status">
                {dynamic(move || said.get().map(|(words, origin)| view! { {words} " " {source(origin)} }))}
            </p>
        };
        field(id.to_owned(), label, Explained::As(help), Signal::stored(false), control, below.into_any())
    }
}

/// Where a figure was read, how old it is and how far to trust it. Addresses are links named by their host.
pub fn source(origin: &'static Origin) -> AnyView {
    let mut pieces = Vec::new();
    let mut rest = origin.source;
    while let Some(at) = rest.find("https://") {
        let (before, address) = rest.split_at(at);
        let end = address.find([' ', ';', ',', ')']).unwrap_or(address.len());
        let (address, after) = address.split_at(end);
        let host = address.trim_start_matches("https://").trim_start_matches("www.");
        let host = host.split('/').next().unwrap_or(host);
        pieces.push(before.into_any());
        pieces.push(view! { <a href=address rel="noopener" target="_blank">{host}</a> }.into_any());
        rest = after;
    }
    pieces.push(rest.into_any());
    match origin.grade {
        "assumed" => view! { {say::assumed()} " " {pieces} "." }.into_any(),
        _ => view! { {pieces} " (" {fmt::unbroken(origin.as_of)} ")." }.into_any(),
    }
}
