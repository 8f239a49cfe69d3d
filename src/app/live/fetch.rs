//! One simple GET: no headers of our own, so no preflight; a time limit; abortable.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use breakeven::market::{Fault, TIMEOUT_SECONDS};
use breakeven::messages::live as say;
use gloo_net::http::{Request, Response};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use web_sys::{AbortController, ResponseType};

/// What a server answered.
pub struct Answer {
    /// Status, such as 200.
    pub status: u16,
    /// How the browser let the page read it: `cors`, `same origin`, …
    pub access: &'static str,
    /// The pause in seconds that the server asked for, where the page may read that.
    pub retry_after: Option<i64>,
    /// The whole body.
    pub body: String,
}

/// Ends the time limit with the request, however that ends.
struct TimeLimit(Option<TimeoutHandle>);

impl Drop for TimeLimit {
    fn drop(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.clear();
        }
    }
}

/// Asks `url`, for [`TIMEOUT_SECONDS`] at most, including the body. `abort` gives up early.
///
/// # Errors
/// [`Fault::Slow`] after the time limit, else [`Fault::Unreachable`]: browsers do not say more.
pub async fn get(url: &str, abort: AbortController) -> Result<Answer, Fault> {
    let late = Rc::new(Cell::new(false));
    let signal = abort.signal();
    let limit = {
        let late = Rc::clone(&late);
        let end = move || {
            late.set(true);
            abort.abort();
        };
        set_timeout_with_handle(end, Duration::from_secs(u64::from(TIMEOUT_SECONDS)))
    };
    let _limit = TimeLimit(limit.ok());
    let failed = |_: gloo_net::Error| if late.get() { Fault::Slow } else { Fault::Unreachable };
    let request = Request::get(url).abort_signal(Some(&signal)).build().map_err(failed)?;
    let response = request.send().await.map_err(failed)?;
    let (status, access, retry_after) = (response.status(), access(&response), retry_after(&response));
    let body = response.text().await.map_err(failed)?;
    Ok(Answer { status, access, retry_after, body })
}

impl Answer {
    /// The body of a good answer, or the fault and the pause asked for.
    ///
    /// # Errors
    /// [`Fault::Status`] unless the status is 2xx.
    pub fn good(self) -> Result<String, (Fault, Option<i64>)> {
        match self.status {
            200..=299 => Ok(self.body),
            status => Err((Fault::Status(status), self.retry_after)),
        }
    }
}

/// In the words of the standard, but for its `basic`, which says nothing.
fn access(response: &Response) -> &'static str {
    match response.type_() {
        ResponseType::Cors => "cors",
        ResponseType::Basic => say::same_origin(),
        ResponseType::Default => "default",
        ResponseType::Opaque | ResponseType::Opaqueredirect => "opaque",
        _ => "error",
    }
}

/// `Retry-After` in seconds, whether given so or as a date.
fn retry_after(response: &Response) -> Option<i64> {
    let text = response.headers().get("retry-after")?;
    if let Ok(seconds) = text.trim().parse() {
        return Some(seconds);
    }
    let wait = (js_sys::Date::parse(&text) - js_sys::Date::now()) / 1000.0;
    wait.is_finite().then_some(wait as i64)
}
