//! Further ways to show an answer to others: a card in one's own page, a picture, paper.

use breakeven::messages::{picture, share as say};
use leptos::prelude::*;

use super::share::address;
use crate::app::script;

/// The ways, beside the QR code of `link`.
pub fn ways(link: &str) -> AnyView {
    script::tell(&[("data-saved", picture::saved()), ("data-refused", picture::refused())]);
    script::run("picture.js");
    // The link without the page's address, which the card repeats.
    let fragment = link.split_once("#calc").map_or("", |(_, plan)| plan);
    let card = address(&["embed", fragment].concat()).replace('&', "&amp;").replace('"', "&quot;");
    let frame = [
        "<iframe src=\"",
        &card,
        "\" title=\"Breakeven\" width=\"100%\" height=\"620\" style=\"border:0\" loading=\"lazy\"></iframe>",
    ]
    .concat();
    view! {
        <p>
            <button type="button" class="btn btn-quiet" data-save="svg">{say::chart_svg()}</button>" "
            <button type="button" class="btn btn-quiet" data-save="png">{say::chart_png()}</button>" "
            <button type="button" class="btn btn-quiet" data-save="sheet">{say::print()}</button>
        </p>
        <p class="quiet" role="status" id="picture-said"></p>
        <label class="quiet" for="embed-code">{say::embed()}</label>
        <textarea id="embed-code" class="link-text" rows="4" readonly=true prop:value=frame></textarea>
    }
    .into_any()
}
