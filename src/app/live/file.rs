//! The file of figures beside the page, read once a visit before any source is asked.

use breakeven::market::shared;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortController;

use super::{LiveMarket, fetch};
use crate::app::fmt;

impl LiveMarket {
    /// Looks at the sources, the first time with what the file has.
    pub(super) fn begin(self) {
        let again = self.inner.try_update_value(|inner| std::mem::replace(&mut inner.begun, true));
        if again != Some(false) || self.offline.get_untracked() {
            return self.look(false);
        }
        spawn_local(async move {
            if let Some(text) = text().await {
                let now = fmt::now();
                self.inner.update_value(|inner| {
                    for (figure, quote) in shared::read(&text, now) {
                        inner.ladder.share(figure, quote, now);
                    }
                });
            }
            self.look(false);
        });
    }
}

/// The file's text. A host may have none; then the sources are asked as if it were empty.
async fn text() -> Option<String> {
    let abort = AbortController::new().ok()?;
    fetch::get(shared::FILE, abort).await.ok()?.good().ok()
}
