//! Views whose code is not part of a first visit: fetched when they are first shown.
//!
//! See the documentation of the page's root for how a view becomes such a chunk.

use std::future::Future;
use std::pin::Pin;

use breakeven::messages::page;
use leptos::prelude::*;
use leptos::task::spawn_local;
pub use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::language;
use crate::app::parts::dynamic::dynamic;

/// What a chunk's entry gives: how to draw it, or that its code could not be fetched.
pub type Chunk<Props = ()> = Result<fn(Props) -> AnyView, SplitLoaderError>;

type Draw = Box<dyn Fn() -> AnyView>;
type Fetch = Pin<Box<dyn Future<Output = Result<Draw, SplitLoaderError>>>>;

/// Shows a chunk in place, fetching its code unless that is there already.
///
/// The view is drawn under the owner that stands here, so it finds the same contexts as any other part.
/// Without its code it says so and offers to try again; nothing else of the page is touched.
pub fn chunk<P, F>(entry: fn() -> F, props: P) -> AnyView
where
    P: Clone + 'static,
    F: Future<Output = Chunk<P>> + 'static,
{
    fetched(Box::new(move || {
        let props = props.clone();
        Box::pin(async move {
            let draw = entry().await?;
            Ok(Box::new(move || draw(props.clone())) as Draw)
        })
    }))
}

fn fetched(fetch: Box<dyn Fn() -> Fetch>) -> AnyView {
    let got = RwSignal::new_local(None::<Result<Draw, SplitLoaderError>>);
    let fetch = StoredValue::new_local(fetch);
    let begin = move || {
        let fetching = fetch.with_value(|fetch| fetch());
        spawn_local(async move {
            // Both are on their way at once.
            let rest = language::ready();
            let result = fetching.await;
            rest.await;
            // Nobody waits for it once the view is closed.
            let _ = got.try_set(Some(result));
        });
    };
    begin();
    let again = move |_| {
        got.set(None);
        begin();
    };
    dynamic(move || {
        got.with(|got| match got {
            Some(Ok(draw)) => draw(),
            Some(Err(_)) => view! {
                <div class="error-box" role="alert">
                    <p>{page::part_failed()}</p>
                    <p><button type="button" class="btn btn-quiet" on:click=again>{page::again()}</button></p>
                </div>
            }
            .into_any(),
            None => view! { <p class="chunk-wait quiet" role="status">{page::loading()}</p> }.into_any(),
        })
    })
}
