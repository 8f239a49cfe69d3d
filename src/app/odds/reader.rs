//! A picture that is read place by place, with pointer, touch and keyboard alike.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use crate::app::chart::{Size, measured};
use crate::app::parts::dynamic::{dynamic, handler, perhaps, value};

/// What is read, and how.
#[derive(Clone, Copy)]
pub struct Reader {
    /// What the slider is called.
    pub name: &'static str,
    /// What it says while no place is chosen.
    pub none: &'static str,
    /// What stands in its place for those who have not found it yet.
    pub hint: &'static str,
    /// The place looked at, counted from 0.
    pub chosen: RwSignal<Option<usize>>,
    /// The room there is.
    pub size: Signal<Size>,
    stage: NodeRef<html::Div>,
}

/// What a picture has for its reader.
pub struct Places {
    /// The last place.
    pub last: Signal<usize>,
    /// A place in words.
    pub words: Callback<usize, String>,
    /// The place at a point of the picture, in pixels.
    pub at: Callback<(f64, f64), usize>,
    /// Where a key leads from a place, or from none; `None` for keys that mean nothing.
    pub step: fn(&str, Option<usize>, usize) -> Option<usize>,
}

impl Reader {
    /// Nothing chosen yet.
    pub fn new(name: &'static str, none: &'static str, hint: &'static str) -> Self {
        let stage = NodeRef::new();
        Self { name, none, hint, chosen: RwSignal::new(None), size: measured(stage), stage }
    }

    /// The read-out, and under it the picture with the one thing that takes pointer and keys.
    pub fn view(self, places: Places, picture: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
        let Self { name, none, hint, chosen, stage, .. } = self;
        let Places { last, words, at, step } = places;
        let point = move |event: PointerEvent| {
            chosen.set(Some(at.run((f64::from(event.offset_x()), f64::from(event.offset_y())))));
        };
        let key = move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let (name, now) = (event.key(), chosen.get_untracked());
            let next = match step(&name, now, last.get_untracked()) {
                None if name == "Escape" && now.is_some() => None,
                None => return,
                next => next,
            };
            event.prevent_default();
            chosen.set(next);
        };
        let read = move || match chosen.get() {
            Some(index) => view! { <strong>{words.run(index)}</strong> }.into_any(),
            None => view! { <span class="quiet">{hint}</span> }.into_any(),
        };
        view! {
            <output class="odds-readout" aria-live="polite">{dynamic(read)}</output>
            <div class="chart-stage" node_ref=stage>
                {perhaps(picture)}
                <div
                    class="chart-plot"
                    role="slider"
                    tabindex="0"
                    aria-label=name
                    aria-valuemin="0"
                    aria-valuemax=value(move || last.get().to_string())
                    aria-valuenow=value(move || chosen.get().unwrap_or(0).to_string())
                    aria-valuetext=value(move || chosen.get().map_or_else(|| none.to_owned(), |index| words.run(index)))
                    on:pointerdown=handler(point)
                    on:pointermove=handler(point)
                    on:pointerleave=handler(move |event: PointerEvent| {
                        // A finger that lifts leaves its figures to be read.
                        if event.pointer_type() == "mouse" {
                            chosen.set(None);
                        }
                    })
                    on:blur=handler(move |_: leptos::ev::FocusEvent| chosen.set(None))
                    on:keydown=handler(key)
                ></div>
            </div>
        }
        .into_any()
    }
}
