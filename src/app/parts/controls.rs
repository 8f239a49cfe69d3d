//! The controls of forms, each written once: a field, a text box, a choice, a button.

use leptos::prelude::*;

use super::dynamic::{dynamic, handler, value};
use super::tip::{Explained, tip};

/// A line of text to type into.
pub struct TextBox {
    /// Id of the element, for its label; empty where `name` says what it is.
    pub id: String,
    /// What it is, where no label stands beside it.
    pub name: &'static str,
    /// Keyboard a phone shows: `decimal`, `numeric` or `text`.
    pub keyboard: &'static str,
    /// Further class names.
    pub class: &'static str,
    /// Its text.
    pub text: Signal<String>,
    /// Whether the text is not understood.
    pub wrong: Signal<bool>,
    /// Id of what describes it; empty for none.
    pub described_by: String,
    /// Called with every new text.
    pub typed: Box<dyn Fn(String)>,
}

impl TextBox {
    /// The element.
    pub fn view(self) -> AnyView {
        let Self { id, name, keyboard, class, text, wrong, described_by, typed } = self;
        let some = |text: String| (!text.is_empty()).then_some(text);
        view! {
            <input
                id=some(id)
                class=class
                type="text"
                inputmode=keyboard
                autocomplete="off"
                spellcheck="false"
                aria-label=(!name.is_empty()).then_some(name)
                aria-describedby=some(described_by)
                aria-invalid=value(move || wrong.get().then_some("true"))
                prop:value=text
                on:input=handler(move |event: leptos::ev::Event| typed(event_target_value(&event)))
            />
        }
        .into_any()
    }
}

/// A choice of one of several words: the value and what is shown of each.
pub fn choice(
    id: String,
    name: &'static str,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: Box<dyn Fn(String)>,
) -> AnyView {
    let option = |(key, words): (String, String)| {
        let own = key.clone();
        view! { <option value=key selected=value(move || chosen.with(|chosen| *chosen == own))>{words}</option> }
            .into_any()
    };
    view! {
        <select
            id=(!id.is_empty()).then_some(id)
            aria-label=(!name.is_empty()).then_some(name)
            prop:value=chosen
            on:change=handler(move |event: leptos::ev::Event| choose(event_target_value(&event)))
        >
            {options.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
    .into_any()
}

/// A button that does something at once.
pub fn button(class: &'static str, words: &'static str, press: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class on:click=handler(move |_: leptos::ev::MouseEvent| press())>{words}</button> }
        .into_any()
}

/// A labelled field around its control, with what stands below it.
pub fn field(
    id: String,
    label: &'static str,
    help: Explained,
    wrong: Signal<bool>,
    control: AnyView,
    below: AnyView,
) -> AnyView {
    view! {
        <div class="field" class:is-wrong=wrong>
            <div class="field-label"><label for=id>{label}</label>{tip(help, label)}</div>
            <div class="field-box">{control}</div>
            {below}
        </div>
    }
    .into_any()
}

/// The field of a number that is only asked for here, and held by `text`.
pub fn asked(
    id: String,
    label: &'static str,
    help: &'static str,
    text: RwSignal<String>,
    unit: AnyView,
) -> AnyView {
    let control = TextBox {
        id: id.clone(),
        name: "",
        keyboard: "decimal",
        class: "",
        text: text.into(),
        wrong: value(|| false),
        described_by: String::new(),
        typed: Box::new(move |typed| text.set(typed)),
    };
    let control = view! { {control.view()}<span class="unit" aria-hidden="true">{unit}</span> };
    field(id, label, Explained::As(help), Signal::stored(false), control.into_any(), ().into_any())
}

/// What is wrong with a field, where something is.
pub fn error(message: Signal<Option<String>>) -> AnyView {
    dynamic(move || {
        message.get().map(|text| view! { <p class="field-error" role="status">{text}</p> }.into_any())
    })
}
