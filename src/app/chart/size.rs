use leptos::html;
use leptos::prelude::*;

use crate::app::parts::dynamic::effect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// The room a chart has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width in CSS pixels, whole.
    pub width: f64,
    /// The height that leaves the sentence above it in sight.
    pub tallest: f64,
    /// Size of the chart's text in CSS pixels, which follows the reader's settings.
    pub font: f64,
}

/// The size of `stage`, kept up to date. A usual one until it is in the document.
pub fn measured(stage: NodeRef<html::Div>) -> Signal<Size> {
    let size = RwSignal::new(Size { width: 640.0, tallest: 400.0, font: 13.0 });
    let watch = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    effect(move || {
        let Some(stage) = stage.get() else { return };
        let element: HtmlElement = stage.unchecked_into();
        let look = {
            let element = element.clone();
            move || {
                let now = measure(&element);
                // A chart that is not shown has no width, and keeps the one it had.
                if now.width > 0.0 && size.try_get_untracked() != Some(now) {
                    size.try_set(now);
                }
            }
        };
        look();
        let look = Closure::<dyn FnMut()>::new(look);
        if let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watch.set_value(Some((observer, look)));
        }
    });
    on_cleanup(move || {
        watch.try_update_value(|watch| {
            if let Some((observer, _)) = watch.take() {
                observer.disconnect();
            }
        });
    });
    size.into()
}

fn measure(element: &HtmlElement) -> Size {
    let font = window()
        .get_computed_style(element)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("font-size").ok())
        .map_or(13.0, |text| js_sys::Number::parse_float(&text));
    // Read when the width changes, not with every bar a phone's browser slides away.
    let screen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    Size {
        width: f64::from(element.client_width()),
        tallest: screen * 0.46,
        font: if font > 0.0 { font } else { 13.0 },
    }
}
