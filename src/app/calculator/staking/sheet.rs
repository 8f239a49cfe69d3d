//! The sheets below the answer: a heading, a word about it, and a table or a list.

use breakeven::messages::{Saying, details};
use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic};
use crate::app::parts::tip::Tip;

/// Letters and signs from which on a figure is a sentence.
const SENTENCE: usize = 16;

/// A heading with what stands below it.
pub fn sheet(id: &'static str, title: &'static str, words: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="sheet" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <p class="quiet">{words}</p>
            {body}
        </section>
    }
    .into_any()
}

/// A line of a table: what it is, a word about it, and its figures.
pub struct Line {
    /// What it is.
    pub label: &'static str,
    /// A word about it; empty for none.
    pub help: &'static str,
    /// Its figures, one for each column.
    pub figures: Vec<String>,
    /// Further class names of each figure.
    pub class: &'static str,
    /// Whether the last figure is on the good side, where that is all that has a colour; otherwise losses have one.
    pub inside: Option<bool>,
}

/// A line of one figure.
pub fn line(label: &'static str, help: &'static str, figure: String) -> Line {
    Line { label, help, figures: vec![figure], class: "", inside: None }
}

/// A table of lines that follow the signals they read. Without names of columns it has no head.
pub fn table(
    id: &'static str,
    columns: &'static [Saying],
    lines: impl Fn() -> Vec<Line> + Send + 'static,
) -> AnyView {
    let head = (!columns.is_empty()).then(|| {
        let column = |name: &Saying| view! { <th scope="col" class="num">{name()}</th> };
        view! { <thead><tr><th scope="col"><span class="visually-hidden">{details::item()}</span></th>{columns.iter().map(column).pieces()}</tr></thead> }
    });
    let row = |line: Line| {
        let last = line.figures.len().saturating_sub(1);
        let cell = |(index, figure): (usize, String)| {
            let tone = match line.inside {
                Some(_) if index < last => "",
                Some(true) => "gain",
                Some(false) => "loss",
                None if figure.starts_with('−') => "loss",
                None => "",
            };
            // A figure stays on a line; a sentence in its place would take the room of the names.
            let words = figure.chars().filter(|letter| !letter.is_ascii_digit()).count() > SENTENCE;
            let words = if words { "words" } else { "" };
            view! { <td class=format!("num {} {tone} {words}", line.class)>{figure}</td> }
        };
        view! {
            <tr class:total=line.class == "total">
                <th scope="row">{line.label} <Tip text=line.help about=line.label/></th>
                {line.figures.into_iter().enumerate().map(cell).pieces()}
            </tr>
        }
        .into_any()
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby=id>
            <table class="ledger">{head}<tbody>{dynamic(move || lines().into_iter().map(row).pieces())}</tbody></table>
        </div>
    }
    .into_any()
}

/// A list of terms with a sentence each and, where there are any, figures.
pub fn list(terms: impl Fn() -> Vec<(&'static str, String, String)> + Send + 'static) -> AnyView {
    let term = |(name, words, figures): (&'static str, String, String)| {
        let worked = (!figures.is_empty()).then(|| view! { <dd class="worked">{figures}</dd> });
        view! { <div><dt>{name}</dt><dd>{words}</dd>{worked}</div> }.into_any()
    };
    view! { <dl class="formulas">{dynamic(move || terms().into_iter().map(term).pieces())}</dl> }.into_any()
}
