//! The link: shared by the phone's own sheet where there is one, else copied, else shown to be selected;
//! and as a QR code.

use breakeven::messages::{calculator, share};
use leptos::prelude::*;

use crate::app::parts::chunk::{Chunk, chunk, wasm_split};
use crate::app::parts::dynamic::{dynamic, effect, perhaps};
use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen_futures::JsFuture;

use super::ways;
use crate::app::language;

/// Longest link that still makes a QR code a phone reads from a screen.
const QR_LIMIT: usize = 1_200;

#[derive(Clone, PartialEq)]
enum Outcome {
    Nothing,
    Copied,
    Select,
}

/// The share button with what it opens.
#[component]
pub fn Share(
    /// The fragment of the link, followed.
    link: Signal<String>,
    /// What the button says.
    words: &'static str,
    /// What the one beside it says: with ways that only a single answer has.
    #[prop(optional)]
    ways: bool,
) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::Nothing);
    let code = RwSignal::new(false);
    let shown = move || address(&link.get());
    // What was copied is no longer said to be the same once the plan has changed.
    effect(move || {
        link.track();
        if outcome.get_untracked() == Outcome::Copied {
            outcome.set(Outcome::Nothing);
        }
    });
    let share = move |_| {
        let link = address(&link.get_untracked());
        leptos::task::spawn_local(async move {
            let result = send(&link).await;
            language::ready().await;
            outcome.set(result);
        });
    };
    let select_all =
        |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    view! {
        <div class="share">
            <button type="button" class="btn" on:click=share>{words}</button>
            <button type="button" class="btn btn-quiet" aria-expanded=move || code.get().to_string() on:click=move |_| code.update(|code| *code = !*code)>{if ways { calculator::share_more() } else { share::qr_code() }}</button>
            <p class="quiet" role="status">
                {dynamic(move || match outcome.get() {
                    Outcome::Nothing => "",
                    Outcome::Copied => share::copied(),
                    Outcome::Select => share::copy_this(),
                })}
            </p>
            {perhaps(move || (outcome.get() == Outcome::Select).then(|| view! {
                <input class="link-text" type="text" readonly=true aria-label=share::link() prop:value=shown
                    on:focus=select_all/>
            }))}
            {perhaps(move || code.get().then(|| chunk(qr_code, (shown(), ways))))}
        </div>
    }
    .into_any()
}

/// The page's address with this fragment.
pub fn address(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

async fn send(link: &str) -> Outcome {
    let navigator = window().navigator();
    let can_share = js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false);
    let touch = window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|media| media.matches());
    if can_share && touch {
        let data = web_sys::ShareData::new();
        data.set_title("Breakeven");
        data.set_url(link);
        // Closing the sheet rejects the promise; that is the person's choice and needs no words.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Outcome::Nothing;
    }
    // Without a secure context there is no clipboard at all.
    let clipboard =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).ok().filter(|value| !value.is_undefined());
    if clipboard.is_some() && JsFuture::from(navigator.clipboard().write_text(link)).await.is_ok() {
        return Outcome::Copied;
    }
    Outcome::Select
}

#[wasm_split(qr, fallible)]
fn qr_code() -> Chunk<(String, bool)> {
    Ok(|(link, more)| if more { [qr(&link), ways::ways(&link)].into_any() } else { qr(&link) })
}

fn qr(link: &str) -> AnyView {
    let code = (link.len() <= QR_LIMIT).then(|| QrCode::encode_text(link, QrCodeEcc::Medium).ok()).flatten();
    let Some(code) = code else {
        return view! { <p class="note">{share::too_long()}</p> }.into_any();
    };
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x},{y}h1v1h-1z"));
        }
    }
    // Four modules of quiet zone, as scanners expect.
    let size = code.size() + 8;
    view! {
        <svg class="qr" viewBox=format!("-4 -4 {size} {size}") role="img" aria-label=share::qr_alternative() shape-rendering="crispEdges">
            <rect x="-4" y="-4" width=size height=size class="qr-paper"/>
            <path d=path class="qr-ink"/>
        </svg>
    }
    .into_any()
}
