//! The language the page speaks: English, which is in the program, or another whose texts are fetched.
//!
//! The page's own script has chosen it before the program started, and put it into the document's `lang`.

use breakeven::messages::{self, LANGUAGES, Part, page};
use js_sys::{Array, Function, Intl, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::app::parts::dynamic::Pieces;
use crate::app::script;

const ENGLISH: &str = "en";
/// Where the choice is kept; the page's own script reads it.
const KEY: &str = "breakeven.language";

/// Takes the texts that the page's script waited for. Where they did not arrive the page speaks English.
pub fn begin() {
    let texts = Reflect::get(&window(), &"texts".into());
    if texts.is_ok_and(|texts| speak(Part::First, texts)) {
        script::tell(&[
            ("data-newer", page::newer()),
            ("data-reload", page::newer_reload()),
            ("data-later", page::newer_later()),
        ]);
    } else if let Some(root) = document().document_element() {
        // What follows is English, and read out as such.
        let _ = root.set_attribute("lang", ENGLISH);
    }
}

/// Has the page's script fetch what everything but the first answer needs, at once, and waits until that is there or
/// cannot be had.
pub fn ready() -> impl Future<Output = ()> {
    let rest = Reflect::get(&window(), &"rest".into()).and_then(JsCast::dyn_into::<Function>);
    let rest = rest.and_then(|rest| rest.call0(&JsValue::UNDEFINED)).and_then(JsCast::dyn_into::<Promise>);
    async move {
        if let Ok(rest) = rest
            && let Ok(texts) = JsFuture::from(rest).await
        {
            speak(Part::Later, texts);
        }
    }
}

fn speak(part: Part, file: JsValue) -> bool {
    file.as_string().is_some_and(|file| messages::speak(part, file, form).is_ok())
}

/// The browser knows the forms of counts in every language.
fn form(count: f64) -> String {
    thread_local! {
        static RULES: Intl::PluralRules = {
            let language = attribute("lang").unwrap_or_default();
            Intl::PluralRules::new(&Array::of1(&language.into()), &Object::new())
        };
    }
    RULES.with(|rules| rules.select(count)).as_string().unwrap_or_default()
}

/// What numbers are written by: the reader's country where it speaks the page's language.
pub fn place() -> Array {
    attribute("data-place").map_or_else(Array::new, |place| Array::of1(&place.into()))
}

/// The language of the page where that is not English.
pub fn translated() -> Option<JsValue> {
    attribute("lang").filter(|language| language != ENGLISH).map(Into::into)
}

fn attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name).filter(|text| !text.is_empty())
}

/// The choice of a language, each by the name it has for itself.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    // Without storage the choice could not be kept over the reload that it takes.
    let storage = window().local_storage().ok().flatten().filter(|_| !LANGUAGES.is_empty());
    let Some(storage) = storage else { return ().into_any() };
    let now = attribute("lang").unwrap_or_default();
    let option = |(code, name): (&'static str, &'static str)| {
        view! { <option value=code lang=code selected=code == now>{name}</option> }
    };
    let options = std::iter::once((ENGLISH, "English")).chain(LANGUAGES.iter().copied()).map(option).pieces();
    let choose = move |event: leptos::ev::Event| {
        // What is typed is kept by the draft. A full storage leaves the page as it is.
        if storage.set_item(KEY, &event_target_value(&event)).is_ok() {
            let _ = window().location().reload();
        }
    };
    view! {
        <label class="language">
            <span>{page::language()}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}
