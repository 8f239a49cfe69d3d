//! Comparisons kept under names in this browser, and as a file.

use breakeven::link::file::{self, LONGEST_NAME, MOST_SAVED, Saved};
use breakeven::messages::plans as say;
use leptos::html;
use leptos::prelude::*;

use super::expect_desk;
use super::kept::storage;
use super::saved_file;
use crate::app::parts::controls::{TextBox, button};
use crate::app::parts::dynamic::{Pieces, dynamic, handler, perhaps};
use crate::app::{download, fmt};

const KEY: &str = "breakeven.saved";

/// The list of what is saved. Copies share one state.
#[derive(Clone, Copy)]
pub struct Shelf {
    plans: RwSignal<Vec<Saved>>,
    /// What was done, or what went wrong.
    said: RwSignal<Vec<String>>,
    wrong: RwSignal<bool>,
}

/// The section of saved comparisons.
pub fn saved() -> AnyView {
    let desk = expect_desk();
    let shelf =
        Shelf { plans: RwSignal::new(read()), said: RwSignal::new(Vec::new()), wrong: RwSignal::new(false) };
    let name = RwSignal::new(String::new());
    let keep = move || {
        let typed = name.get_untracked();
        let typed: String = typed.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        let name_of = if typed.is_empty() { say::saved_unnamed(&fmt::date(fmt::now())) } else { typed };
        shelf.keep(Saved { name: name_of, link: desk.plans.with_untracked(|_| desk.link()) });
        name.set(String::new());
    };
    let export = move || {
        let text = shelf.plans.with_untracked(|plans| file::write(plans));
        download::save("breakeven-plans.json", "application/json", &text);
    };
    let any = Memo::new(move |_| shelf.plans.with(|plans| !plans.is_empty()));
    let list = move || {
        shelf.plans.get().into_iter().enumerate().map(|(index, saved)| one(shelf, index, saved)).pieces()
    };
    let text = TextBox {
        id: "compare-save-name".into(),
        name: "",
        keyboard: "text",
        class: "link-text",
        text: name.into(),
        wrong: Signal::stored(false),
        described_by: String::new(),
        typed: Box::new(move |text| name.set(text)),
    };
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_: leptos::ev::Event| {
        if let Some(input) = input.get_untracked() {
            saved_file::load(input, move |outcome| shelf.import(outcome));
        }
    };
    view! {
        <section class="sheet" aria-labelledby="saved-title">
            <h2 id="saved-title">{say::saved_title()}</h2>
            <p class="quiet">{say::saved_about()}</p>
            <label for="compare-save-name">{say::saved_name()}</label>
            {text.view()}
            <p class="row">{button("btn btn-quiet", say::save(), Box::new(keep))}</p>
            <ul class="compare-saved">{dynamic(list)}</ul>
            <p class="row">
                {perhaps(move || any.get().then(|| button("btn btn-quiet", say::export(), Box::new(export))))}
                <label class="btn btn-quiet compare-import">{say::import()}<input type="file" class="visually-hidden" accept="application/json,.json" node_ref=input on:change=handler(chosen)/></label>
            </p>
            <div role="status" class:field-error=move || shelf.wrong.get() && shelf.said.with(|said| !said.is_empty())>
                {dynamic(move || shelf.said.get().into_iter().map(|line| view! { <p>{line}</p> }).pieces())}
            </div>
        </section>
    }
    .into_any()
}

fn one(shelf: Shelf, index: usize, saved: Saved) -> AnyView {
    let (name, title, link) = (saved.name.clone(), saved.name, saved.link);
    let desk = expect_desk();
    let open = move |_: leptos::ev::MouseEvent| {
        desk.take_up(&title, &link);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let delete = move |_: leptos::ev::MouseEvent| shelf.delete(index);
    view! {
        <li><span>{name.clone()}</span> <span class="row">
            <button type="button" class="btn-link" aria-label=say::saved_open_named(&name) on:click=handler(open)>{say::saved_open()}</button>
            <button type="button" class="btn-link" aria-label=say::saved_delete_named(&name) on:click=handler(delete)>{say::saved_delete()}</button></span></li>
    }
    .into_any()
}

impl Shelf {
    fn keep(self, saved: Saved) {
        if self.plans.with_untracked(Vec::len) >= MOST_SAVED {
            self.say(true, vec![say::saved_full(MOST_SAVED as f64, &MOST_SAVED.to_string())]);
            return;
        }
        let name = saved.name.clone();
        // A name that is taken means that one.
        self.plans.update(|plans| match plans.iter_mut().find(|other| other.name == saved.name) {
            Some(other) => *other = saved,
            None => plans.push(saved),
        });
        self.store(say::saved(&name));
    }

    fn delete(self, index: usize) {
        let gone = self.plans.with_untracked(|plans| plans.get(index).map(|saved| saved.name.clone()));
        if let Some(name) = gone {
            self.plans.update(|plans| drop(plans.remove(index)));
            self.store(say::deleted(&name));
        }
    }

    fn import(self, outcome: Result<String, String>) {
        let read = outcome
            .and_then(|text| file::read(&text).map_err(|error| say::import_failed(&error.to_string())));
        let file = match read {
            Ok(file) => file,
            Err(problem) => {
                self.say(true, vec![problem]);
                return;
            }
        };
        let (mut added, mut known) = (0_u32, 0_u32);
        self.plans.update(|plans| {
            for saved in file.plans {
                if plans.contains(&saved) {
                    known += 1;
                } else if plans.len() < MOST_SAVED {
                    plans.push(saved);
                    added += 1;
                }
            }
        });
        let mut lines = vec![say::imported(added.into(), &added.to_string())];
        if known > 0 {
            lines.push(say::imported_known(known.into(), &known.to_string()));
        }
        let skipped = file.skipped.len();
        lines.extend(file.skipped.iter().take(5).map(|skipped| say::import_left_out(&skipped.to_string())));
        if skipped > 5 {
            lines.push(say::import_left_out_more((skipped - 5) as f64, &(skipped - 5).to_string()));
        }
        self.store(String::new());
        self.say(skipped > 0, lines);
    }

    fn store(self, done: String) {
        let text = self.plans.with_untracked(|plans| file::write(plans));
        let stored = storage().is_some_and(|storage| storage.set_item(KEY, &text).is_ok());
        if stored {
            self.say(false, vec![done]);
        } else {
            self.say(true, vec![say::no_storage().into()]);
        }
    }

    fn say(self, wrong: bool, lines: Vec<String>) {
        self.wrong.set(wrong);
        self.said.set(lines.into_iter().filter(|line| !line.is_empty()).collect());
    }
}

/// What earlier visits saved. A store that somebody has tampered with reads as far as it can.
fn read() -> Vec<Saved> {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    text.and_then(|text| file::read(&text).ok()).map(|file| file.plans).unwrap_or_default()
}
