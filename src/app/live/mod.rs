//! Live market data in the browser: the ladder of sources with a clock, a network and a storage.

pub mod check;
pub mod fetch;
mod file;
mod store;

use std::time::Duration;

use breakeven::catalog;
use breakeven::market::ladder::MANUAL_PAUSE;
use breakeven::market::sources::{Reply, SourceError};
use breakeven::market::{Board, Endpoint, Entry, Fault, Figure, Held, Kind, Ladder, Outcome};
use breakeven::networks::{self, Coin};
use breakeven::units::UnixTime;
use leptos::prelude::*;

use crate::app::parts::chunk::{SplitLoaderError, wasm_split};
use crate::app::parts::dynamic::effect;
use leptos::task::spawn_local;
use web_sys::AbortController;

use super::fmt;
use super::state::Calc;

/// Seconds between two looks at the clock while nothing may be asked.
const MINUTE: i64 = 60;

/// The market, kept up to date. A handle: copies share one state.
#[derive(Clone, Copy)]
pub struct LiveMarket {
    board: RwSignal<Board>,
    now: RwSignal<UnixTime>,
    offline: RwSignal<bool>,
    connected: RwSignal<bool>,
    refreshed: RwSignal<Option<UnixTime>>,
    /// What another view than the calculator asks for.
    also: RwSignal<Vec<Figure>>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    ladder: Ladder,
    flights: Vec<Flight>,
    sent: u64,
    timer: Option<TimeoutHandle>,
    /// Whether this visit has asked for the file beside the page.
    begun: bool,
}

struct Flight {
    endpoint: &'static Endpoint,
    /// Tells a request from an aborted one to the same address.
    number: u64,
    abort: AbortController,
}

/// What was read from an answer.
type Read = Result<Reply, SourceError>;

/// Reads the body of an answer that arrived at the moment given.
type Reader = fn(&Endpoint, &str, UnixTime) -> Read;

/// Reads the answers of sources: a chunk, as a visit that finds recent figures beside the page asks no source.
#[wasm_split(sources, fallible)]
fn reader() -> Result<Reader, SplitLoaderError> {
    Ok(Endpoint::parse)
}

impl LiveMarket {
    /// The market of this page, with what earlier visits left; asks nothing yet.
    pub fn start() -> Self {
        let now = fmt::now();
        let mut inner = Inner::default();
        store::restore(&mut inner.ladder, now);
        let live = Self {
            board: RwSignal::new(Board::of(&inner.ladder, now)),
            now: RwSignal::new(now),
            offline: RwSignal::new(store::offline()),
            connected: RwSignal::new(window().navigator().on_line()),
            refreshed: RwSignal::new(None),
            also: RwSignal::new(Vec::new()),
            inner: StoredValue::new_local(inner),
        };
        live.listen();
        live
    }

    /// Follows the coin and the currency of the form from now on.
    pub fn wants(self, calc: Calc) {
        let subject = Memo::new(move |_| {
            calc.case(|case| {
                let currency = catalog::currency(&case.currency);
                (case.coin.symbol, case.coin.merged, currency.map_or("USD", |currency| currency.code))
            })
        });
        effect(move || {
            let (coin, merged, currency) = subject.get();
            let mut figures = Figure::wanted(coin, currency);
            for figure in merged.map(|child| Figure::wanted(child, "USD")).unwrap_or_default() {
                figures.push(figure);
            }
            self.also.with(|also| {
                for figure in also {
                    if !figures.contains(figure) {
                        figures.push(*figure);
                    }
                }
            });
            self.want(figures);
        });
    }

    /// Asks for these figures as well, in place of any that were asked for so before.
    pub fn wants_also(self, figures: Vec<Figure>) {
        if self.also.with_untracked(|also| *also != figures) {
            self.also.set(figures);
        }
    }

    /// Reads something of all figures, followed.
    pub fn read<T>(self, read: impl Fn(&Board) -> T) -> T {
        self.board.with(read)
    }

    /// Asks for a currency's rate before the form changes to it.
    pub fn wants_currency(self, code: &str) {
        let Some(currency) = catalog::currency(code).filter(|currency| currency.code != "USD") else {
            return;
        };
        let rate = Figure::new(Kind::Fx, currency.code);
        let mut figures = self.inner.with_value(|inner| inner.ladder.wanted().to_vec());
        if !figures.contains(&rate) {
            figures.push(rate);
            self.want(figures);
        }
    }

    /// A figure's best value, followed. A height is worked out to now: see [`Board::tip`].
    pub fn get(self, figure: Figure) -> Option<Held> {
        let mut held = self.board.with(|board| board.get(figure))?;
        if figure.kind == Kind::Height
            && let Some(tip) = networks::find(figure.of).and_then(|coin| self.tip(coin))
        {
            held.value = tip as f64;
        }
        Some(held)
    }

    /// A figure with its state and the sources that failed, followed.
    pub fn entry(self, figure: Figure) -> Entry {
        self.board.with(|board| board.entry(figure))
    }

    /// Whether any answer is awaited, followed.
    pub fn loading(self) -> bool {
        self.board.with(Board::loading)
    }

    /// Units of a currency that one US dollar buys, not followed.
    pub fn usd_rate(self, code: &str) -> Option<f64> {
        let code = catalog::currency(code)?.code;
        self.board.with_untracked(|board| board.rate(code))
    }

    /// Height of the newest block now, worked out from the last one known, followed.
    pub fn tip(self, coin: &Coin) -> Option<u64> {
        let now = self.now();
        self.board.with(|board| board.tip(coin, now))
    }

    /// The moment that ages refer to, followed: it moves with every look at the sources.
    pub fn now(self) -> UnixTime {
        self.now.get()
    }

    /// Whether the person switched all requests off, followed.
    pub fn offline(self) -> bool {
        self.offline.get()
    }

    /// Whether the browser has a connection, followed.
    pub fn connected(self) -> bool {
        self.connected.get()
    }

    /// Switches all requests off or on again; later visits remember it.
    pub fn set_offline(self, offline: bool) {
        self.offline.set(offline);
        store::set_offline(offline);
        if offline {
            self.inner.update_value(|inner| {
                inner.ladder.stop();
                for flight in inner.flights.drain(..) {
                    flight.abort.abort();
                }
            });
        }
        self.look(false);
    }

    /// Whether a refresh by hand may be asked for, followed.
    pub fn can_refresh(self) -> bool {
        let now = self.now.get();
        let rested = self.refreshed.get().is_none_or(|at| now.0 - at.0 >= MANUAL_PAUSE);
        rested && !self.offline.get() && self.connected.get() && !self.loading()
    }

    /// Renews every figure older than half a minute; does nothing within half a minute of the last time.
    pub fn refresh(self) {
        let now = fmt::now();
        if self.refreshed.get_untracked().is_some_and(|at| now.0 - at.0 < MANUAL_PAUSE) {
            return;
        }
        self.refreshed.set(Some(now));
        self.look(true);
        let again = move || self.publish();
        set_timeout(again, Duration::from_secs(MANUAL_PAUSE as u64));
    }

    fn want(self, figures: Vec<Figure>) {
        self.inner.update_value(|inner| {
            let superseded = inner.ladder.want(figures);
            inner.flights.retain(|flight| {
                let keep = !superseded.contains(&flight.endpoint);
                if !keep {
                    flight.abort.abort();
                }
                keep
            });
        });
        self.publish();
        // Not before the page has drawn its first answer.
        set_timeout(move || self.begin(), Duration::ZERO);
    }

    /// Starts a round: what is due is asked for.
    fn look(self, by_hand: bool) {
        if !self.allowed() {
            self.publish();
            // Ages still grow before the reader's eyes.
            if !document().hidden() {
                self.look_again(MINUTE);
            }
            return;
        }
        self.inner.update_value(|inner| {
            store::restore(&mut inner.ladder, fmt::now());
            inner.ladder.begin(by_hand);
        });
        self.step();
    }

    fn allowed(self) -> bool {
        !self.offline.get_untracked() && self.connected.get_untracked() && !document().hidden()
    }

    /// Sends what the ladder asks for, or sets the clock for the next look.
    fn step(self) {
        let requests = self
            .inner
            .try_update_value(|inner| if self.allowed() { inner.ladder.next(fmt::now()) } else { Vec::new() })
            .unwrap_or_default();
        for endpoint in requests {
            self.send(endpoint);
        }
        self.publish();
        let wait =
            self.inner.with_value(|inner| (!inner.ladder.busy()).then(|| inner.ladder.wake_in(fmt::now())));
        if let Some(seconds) = wait {
            self.look_again(seconds);
        }
    }

    /// Sets the one clock for the next look.
    fn look_again(self, seconds: i64) {
        let look = move || self.look(false);
        let timer = set_timeout_with_handle(look, Duration::from_secs(seconds.unsigned_abs())).ok();
        let before = self.inner.try_update_value(|inner| std::mem::replace(&mut inner.timer, timer));
        if let Some(Some(before)) = before {
            before.clear();
        }
    }

    fn send(self, endpoint: &'static Endpoint) {
        let Ok(abort) = AbortController::new() else {
            return self.ended(endpoint, Err((Fault::Unreachable, None)));
        };
        let number = self.inner.try_update_value(|inner| {
            inner.sent += 1;
            inner.flights.push(Flight { endpoint, number: inner.sent, abort: abort.clone() });
            inner.sent
        });
        // The code that reads the answer comes beside it. Should it fail, it is asked for again then.
        spawn_local(async {
            let _ = reader().await;
        });
        spawn_local(async move {
            let answer = fetch::get(&endpoint.url(fmt::now()), abort).await;
            let answer = match answer.map_err(|fault| (fault, None)).and_then(fetch::Answer::good) {
                // Without the code that reads it, the answer is as good as none.
                Ok(body) => match reader().await {
                    Ok(read) => Ok(read(endpoint, &body, fmt::now())),
                    Err(_) => Err((Fault::Unreachable, None)),
                },
                Err(failed) => Err(failed),
            };
            let known = self.inner.try_update_value(|inner| {
                let before = inner.flights.len();
                inner.flights.retain(|flight| Some(flight.number) != number);
                inner.flights.len() < before
            });
            if known == Some(true) {
                self.ended(endpoint, answer);
                self.step();
            }
        });
    }

    fn ended(self, endpoint: &'static Endpoint, answer: Result<Read, (Fault, Option<i64>)>) {
        let (now, jitter) = (fmt::now(), js_sys::Math::random());
        let outcome = self.inner.try_update_value(|inner| match answer {
            Ok(read) => inner.ladder.answered(endpoint, read, now, jitter),
            Err((fault, retry_after)) => inner.ladder.failed(endpoint, fault, retry_after, now, jitter),
        });
        store::keep(&outcome.unwrap_or_else(Outcome::default));
    }

    /// Shows the ladder's state; signals that have not changed wake nobody.
    fn publish(self) {
        let now = fmt::now();
        let board = self.inner.with_value(|inner| Board::of(&inner.ladder, now));
        if self.board.with_untracked(|shown| *shown != board) {
            self.board.set(board);
        }
        if self.now.get_untracked() != now {
            self.now.set(now);
        }
    }

    fn listen(self) {
        let back = move |_: web_sys::Event| {
            self.connected.set(window().navigator().on_line());
            self.inner.update_value(|inner| inner.ladder.reconnected());
            self.look(false);
        };
        window_event_listener_untyped("online", back);
        window_event_listener_untyped("offline", move |_| self.connected.set(false));
        // The event bubbles from the document.
        window_event_listener_untyped("visibilitychange", move |_| self.look(false));
        // Another tab has fetched something.
        window_event_listener_untyped("storage", move |_| {
            self.inner.update_value(|inner| store::restore(&mut inner.ladder, fmt::now()));
            self.publish();
        });
    }
}
