//! Reactive pieces of a view behind one type each.
//!
//! Every closure has a type of its own, and for each type that a view holds the compiler writes the whole
//! machinery of reactive views once more. Behind these few types it is written once. Together with erased
//! component types that took a fifth off what a first visit loads.

use leptos::prelude::*;

/// A part of the view that follows the signals it reads.
pub fn dynamic<V: IntoAny + 'static>(part: impl Fn() -> V + Send + 'static) -> AnyView {
    boxed(Box::new(move || part().into_any()))
}

fn boxed(part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || part()).into_any()
}

/// A part of the view that may be missing.
pub fn perhaps<V: IntoAny + 'static>(part: impl Fn() -> Option<V> + Send + 'static) -> AnyView {
    boxed(Box::new(move || part().map(IntoAny::into_any).into_any()))
}

/// Several parts of a view in order.
pub trait Pieces {
    /// All of them, as one type whatever they are.
    fn pieces(self) -> Vec<AnyView>;
}

impl<I: IntoIterator<Item: IntoAny>> Pieces for I {
    fn pieces(self) -> Vec<AnyView> {
        self.into_iter().map(IntoAny::into_any).collect()
    }
}

/// Runs `run` now and whenever a signal that it read has changed.
pub fn effect(run: impl Fn() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(run: Box<dyn Fn()>) {
    // An effect that was due when its view was left runs once more, when the view's signals are gone.
    let there = StoredValue::new(());
    Effect::new(move |_| {
        if there.try_get_value().is_some() {
            run();
        }
    });
}

/// A handler of an event.
pub fn handler<E: 'static>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}

/// The value of an attribute that follows the signals it reads.
pub fn value<T: Clone + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(read)
}
