//! A choice of a few things, all of them in sight.

use leptos::prelude::*;

use crate::app::parts::dynamic::{Pieces, dynamic, handler, value as following};

use super::unique;

/// A row of radio buttons drawn as one control.
#[component]
pub fn Toggle(
    /// What is chosen, for assistive technology.
    legend: &'static str,
    /// Key and name of each option. Names may change; keys may not.
    options: Vec<(&'static str, Signal<String>)>,
    /// The chosen option's key.
    value: RwSignal<&'static str>,
) -> impl IntoView {
    let name = format!("toggle-{}", unique());
    let option = |(key, words): (&'static str, Signal<String>)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    value=key
                    prop:checked=following(move || value.get() == key)
                    on:change=handler(move |_: leptos::ev::Event| value.set(key))
                />
                <span>{dynamic(move || words.get())}</span>
            </label>
        }
    };
    view! {
        <fieldset class="toggle">
            <legend class="visually-hidden">{legend}</legend>
            {options.into_iter().map(option).pieces()}
        </fieldset>
    }
    .into_any()
}
