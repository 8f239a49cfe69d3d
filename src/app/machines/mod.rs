//! The list of machines: a chunk of its own, fetched when somebody opens it, when a coin asks for another machine, or
//! when a plan names a machine that the page does not open with.

mod own;
mod picker;

use std::cell::RefCell;

use breakeven::catalog::{self, Device, Figures};
use breakeven::inputs::{self, Dialect};
use breakeven::scenario::Case;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::calculator::expect_calc;
use crate::app::parts::chunk::{Chunk, SplitLoaderError, chunk, wasm_split};
use crate::app::state::Calc;

/// What stands in the dialog.
pub fn dialog(dialog: NodeRef<html::Dialog>) -> AnyView {
    chunk(picker, dialog)
}

/// Stands for the list until it is here, and draws nothing then.
pub fn awaited(calc: Calc) -> AnyView {
    chunk(list, calc)
}

/// Fetches the list, for which nothing has to wait. Without it a machine keeps the name that links use.
pub fn fetch(calc: Calc) {
    spawn_local(async move {
        if let Ok(draw) = list().await {
            draw(calc);
        }
    });
}

/// The machines that the person keeps in this browser, made anew where they have changed.
pub fn own_devices() -> &'static [Device] {
    thread_local! {
        static MADE: RefCell<(Vec<Figures>, &'static [Device])> = const { RefCell::new((Vec::new(), &[])) };
    }
    let kept = own::kept();
    MADE.with_borrow_mut(|(figures, devices)| {
        if *figures != kept {
            *devices = catalog::own_devices(&kept);
            *figures = kept;
        }
        *devices
    })
}

/// Gives `case` a machine that mines its coin, then calls `done`; without the list it is left with none, and with no
/// hashrate, since that of another algorithm would be a wrong one.
pub fn equip(mut case: Case, done: impl FnOnce(Option<&'static Device>, Case) + 'static) {
    spawn_local(async move {
        let machine = match fitting().await {
            Ok(fitting) => fitting(&case),
            Err(_) => None,
        };
        let (id, rest) = machine.map_or(("", "0"), |device| (device.id.as_str(), ""));
        for (key, text) in [("device", id), ("hash", rest)] {
            if let Some(input) = inputs::find(key).filter(|_| key == "device" || !text.is_empty()) {
                // Both are texts of this program.
                let _ = input.set(&mut case, text, Dialect::Link);
            }
        }
        done(machine, case);
    });
}

#[wasm_split(machines, fallible)]
fn picker() -> Chunk<NodeRef<html::Dialog>> {
    Ok(|dialog| {
        here(expect_calc());
        view! { <picker::Picker dialog/> }.into_any()
    })
}

#[wasm_split(machines, fallible)]
fn list() -> Chunk<Calc> {
    Ok(|calc| {
        here(calc);
        ().into_any()
    })
}

#[wasm_split(machines, fallible)]
fn fitting() -> Result<fn(&Case) -> Option<&'static Device>, SplitLoaderError> {
    catalog::learn();
    Ok(|case| {
        let coin = case.coin;
        let present = case.plan.mining().and_then(|plan| catalog::find(&plan.device));
        let mut found = present.filter(|device| device.mines(coin));
        for device in catalog::DEVICES.iter().filter(|device| device.mines(coin)) {
            if found.is_none_or(|found| {
                present.is_none_or(|present| present.id != found.id) && found.price_usd.is_none()
            }) {
                found = Some(device);
            }
        }
        found
    })
}

/// Tells the page that the list is there, after whatever is being drawn.
fn here(calc: Calc) {
    catalog::learn();
    spawn_local(async move {
        // The page may have gone on meanwhile.
        let _ = calc.listed.try_set(true);
    });
}
