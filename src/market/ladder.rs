//! Which source is asked next: a state machine without clock, network or storage.
//!
//! Each figure climbs down its own chain: primary source, fallbacks, the value kept from before, the
//! built-in one. A source that fails is left alone for a while, and never holds up another figure.

use super::cooldown::{Cooldown, Cooldowns};
use super::fault::{Failure, Fault};
use super::figure::{Figure, Kind};
use super::gate::{self, Known, Refusal};
use super::quote::{Held, Origin, Quote, age};
use super::sources::{Endpoint, Reading, Reply, SourceError, chain};
use crate::units::UnixTime;

/// Requests to one host at the same time.
const PER_HOST: usize = 2;
/// Seconds between two refreshes by hand of the same figure.
pub const MANUAL_PAUSE: i64 = 30;
/// Seconds for which an endpoint is not asked again for a figure its answer did not hold.
const LACKING_PAUSE: i64 = 600;

/// The state of all figures and sources.
#[derive(Debug, Default)]
pub struct Ladder {
    wanted: Vec<Figure>,
    quotes: Vec<(Figure, Quote, Origin)>,
    cooldowns: Cooldowns,
    flights: Vec<&'static Endpoint>,
    /// Which figures wait for which request under way.
    waiting: Vec<(Figure, &'static Endpoint)>,
    /// Endpoints asked since the round began.
    tried: Vec<&'static Endpoint>,
    /// Figures renewed since the round began.
    renewed: Vec<Figure>,
    /// Figures renewed by a fallback that happened to answer before a better source.
    provisional: Vec<(Figure, &'static Endpoint)>,
    forced: bool,
    lacking: Vec<(Figure, &'static Endpoint, UnixTime)>,
    failures: Vec<Failure>,
    /// Readings refused as too far from what is known, until an independent source confirms one.
    suspects: Vec<(Reading, &'static Endpoint)>,
}

/// What came of an answer.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    /// New quotes, to be written down.
    pub quotes: Vec<(Figure, Quote)>,
    /// A new pause, to be written down.
    pub cooldown: Option<Cooldown>,
    /// Whose pause is over, to be erased.
    pub recovered: Vec<&'static str>,
}

impl Ladder {
    /// Takes a quote kept from an earlier visit or by another tab; the later fetched one stays.
    pub fn restore(&mut self, figure: Figure, quote: Quote) {
        if self.quote(figure).is_none_or(|held| held.fetched_at < quote.fetched_at) {
            self.hold(figure, quote, Origin::Cached);
        }
    }

    /// Takes a pause kept from an earlier visit.
    pub fn restore_cooldown(&mut self, entry: Cooldown, now: UnixTime) {
        self.cooldowns.restore(entry, now);
    }

    /// Says which figures matter. Returns the requests under way that no longer do, to be aborted.
    pub fn want(&mut self, figures: Vec<Figure>) -> Vec<&'static Endpoint> {
        self.wanted = figures;
        let (wanted, waiting) = (&self.wanted, &self.waiting);
        let (needed, superseded): (Vec<_>, Vec<_>) = self.flights.iter().partition(|endpoint| {
            wanted.iter().any(|figure| {
                waiting.contains(&(*figure, endpoint)) || chain(*figure).next() == Some(endpoint)
            })
        });
        self.waiting.retain(|(_, endpoint)| needed.contains(endpoint));
        self.flights = needed;
        superseded
    }

    /// Starts a round in which every endpoint may be asked once. `by_hand` renews figures that are
    /// still fresh, unless they are younger than [`MANUAL_PAUSE`] or than their source asks.
    pub fn begin(&mut self, by_hand: bool) {
        self.tried.clear();
        self.renewed.clear();
        self.provisional.clear();
        self.forced = by_hand;
        if by_hand {
            self.lacking.clear();
        }
    }

    /// The requests to send now; they count as under way from here on. To be called again after each
    /// answer or failure, until nothing is under way.
    #[must_use]
    pub fn next(&mut self, now: UnixTime) -> Vec<&'static Endpoint> {
        self.lacking.retain(|(_, _, until)| now < *until);
        let mut out = Vec::new();
        for figure in self.wanted.clone() {
            if !self.due(figure, now) {
                continue;
            }
            for endpoint in chain(figure) {
                if self.flights.contains(&endpoint) {
                    self.waiting.push((figure, endpoint));
                    break;
                }
                if self.provisional.contains(&(figure, endpoint)) {
                    self.settle(figure);
                    break;
                }
                if self.blocked(figure, endpoint, now) {
                    continue;
                }
                // A slot will be free when one of the host's requests has ended.
                if self.flights.iter().filter(|flight| flight.host == endpoint.host).count() < PER_HOST {
                    self.flights.push(endpoint);
                    self.waiting.push((figure, endpoint));
                    out.push(endpoint);
                }
                break;
            }
        }
        out
    }

    /// Takes what was read from a successful answer. `jitter` from 0 to 1 spreads the pause after a bad one.
    #[must_use]
    pub fn answered(
        &mut self,
        endpoint: &'static Endpoint,
        reply: Result<Reply, SourceError>,
        now: UnixTime,
        jitter: f64,
    ) -> Outcome {
        if !self.ended(endpoint) {
            return Outcome::default();
        }
        let mut outcome = Outcome::default();
        outcome.recovered.extend(self.cooldowns.succeeded(endpoint.host).then_some(endpoint.host));
        self.failures.retain(|failure| failure.endpoint != endpoint);
        let reply = match reply {
            Ok(reply) => reply,
            Err(error) => {
                outcome.cooldown = Some(self.cooldowns.failed(endpoint.id, false, None, now, jitter));
                self.note(endpoint, None, Fault::Unreadable(error), now);
                return outcome;
            }
        };
        outcome.recovered.extend(self.cooldowns.succeeded(endpoint.id).then_some(endpoint.id));
        for (figure, error) in reply.refused {
            if self.wanted.contains(&figure) && self.due(figure, now) {
                self.note(endpoint, Some(figure), Fault::Unreadable(error), now);
            }
        }
        for reading in reply.readings {
            let figure = reading.figure;
            if !endpoint.gives(figure) || !self.due(figure, now) || self.surpassed(figure, endpoint) {
                continue;
            }
            match self.believe(reading, endpoint, now) {
                Ok(quote) => {
                    let better_awaited = self.awaits_better(figure, endpoint, now);
                    self.settle(figure);
                    if better_awaited {
                        self.renewed.retain(|renewed| *renewed != figure);
                        self.provisional.push((figure, endpoint));
                    }
                    self.hold(figure, quote, Origin::Live);
                    outcome.quotes.push((figure, quote));
                }
                Err(refusal) => self.note(endpoint, Some(figure), Fault::Implausible(refusal), now),
            }
        }
        for figure in self.wanted.clone() {
            let given = self.provisional.iter().any(|(given, _)| *given == figure);
            if endpoint.gives(figure) && self.due(figure, now) && !given {
                self.lacking.push((figure, endpoint, UnixTime(now.0.saturating_add(LACKING_PAUSE))));
            }
        }
        outcome
    }

    /// Takes a request's failure. `retry_after` is the pause in seconds that the host asked for, where
    /// that could be read.
    #[must_use]
    pub fn failed(
        &mut self,
        endpoint: &'static Endpoint,
        fault: Fault,
        retry_after: Option<i64>,
        now: UnixTime,
        jitter: f64,
    ) -> Outcome {
        if !self.ended(endpoint) {
            return Outcome::default();
        }
        let unreachable = matches!(fault, Fault::Unreachable | Fault::Slow);
        let cooldown = self.cooldowns.failed(endpoint.host, unreachable, retry_after, now, jitter);
        self.failures.retain(|failure| failure.endpoint != endpoint);
        self.note(endpoint, None, fault, now);
        Outcome { cooldown: Some(cooldown), ..Outcome::default() }
    }

    /// Forgives the hosts that did not answer while there was no connection.
    pub fn reconnected(&mut self) {
        self.cooldowns.reconnected();
    }

    /// Gives up every request under way; returns them, to be aborted.
    pub fn stop(&mut self) -> Vec<&'static Endpoint> {
        self.waiting.clear();
        std::mem::take(&mut self.flights)
    }

    /// Whether an answer is awaited.
    pub fn busy(&self) -> bool {
        !self.flights.is_empty()
    }

    /// Whether an answer is awaited that should renew the figure.
    pub fn awaits(&self, figure: Figure, now: UnixTime) -> bool {
        self.due(figure, now) && self.waiting.iter().any(|(waits, _)| *waits == figure)
    }

    /// Seconds until the next figure wants renewing or the next source may be asked again.
    pub fn wake_in(&self, now: UnixTime) -> i64 {
        let moments = self.wanted.iter().filter_map(|figure| match self.quote(*figure) {
            Some(quote) if !self.due(*figure, now) => {
                let pause = figure.kind.fresh_for().max(quote.source.rest);
                Some(quote.fetched_at.0.saturating_add(pause))
            }
            _ => chain(*figure)
                .filter_map(|endpoint| {
                    [endpoint.host, endpoint.id].into_iter().filter_map(|of| self.cooldowns.until(of)).max()
                })
                .map(|until| until.0)
                .min(),
        });
        moments.min().map_or(3600, |at| at.saturating_sub(now.0)).clamp(MANUAL_PAUSE, 3600)
    }

    /// The wanted figures.
    pub fn wanted(&self) -> &[Figure] {
        &self.wanted
    }

    /// The newest of what was fetched, kept and built in.
    pub fn held(&self, figure: Figure) -> Option<Held> {
        let quoted = self.quotes.iter().find(|(held, ..)| *held == figure);
        let quoted = quoted.map(|(_, quote, origin)| Held::quoted(quote, *origin));
        match (quoted, Held::built_in(figure)) {
            (Some(quoted), Some(built_in)) if built_in.as_of > quoted.as_of => Some(built_in),
            (quoted, built_in) => quoted.or(built_in),
        }
    }

    /// Every figure that was fetched or kept, wanted or not.
    pub fn quoted(&self) -> impl Iterator<Item = Figure> {
        self.quotes.iter().map(|(figure, ..)| *figure)
    }

    /// Why sources were passed over on the way to the figure's value: those better than the one that
    /// gave it, and all that failed since.
    pub fn failures(&self, figure: Figure) -> impl Iterator<Item = &Failure> {
        let quote = self.quote(figure).copied();
        self.failures.iter().filter(move |failure| {
            failure.concerns(figure)
                && quote.is_none_or(|quote| {
                    failure.at > quote.fetched_at
                        || chain(figure)
                            .take_while(|endpoint| endpoint.source != quote.source)
                            .any(|endpoint| endpoint == failure.endpoint)
                })
        })
    }

    pub(super) fn quote(&self, figure: Figure) -> Option<&Quote> {
        self.quotes.iter().find(|(held, ..)| *held == figure).map(|(_, quote, _)| quote)
    }

    pub(super) fn hold(&mut self, figure: Figure, quote: Quote, origin: Origin) {
        self.quotes.retain(|(held, ..)| *held != figure);
        self.quotes.push((figure, quote, origin));
    }

    fn due(&self, figure: Figure, now: UnixTime) -> bool {
        if self.renewed.contains(&figure) {
            return false;
        }
        if self.provisional.iter().any(|(given, _)| *given == figure) {
            return true;
        }
        self.quote(figure).is_none_or(|quote| {
            let pause = if self.forced { MANUAL_PAUSE } else { figure.kind.fresh_for() };
            age(quote.fetched_at, now) >= pause.max(quote.source.rest)
        })
    }

    /// Ends the search for a figure in this round.
    fn settle(&mut self, figure: Figure) {
        self.provisional.retain(|(given, _)| *given != figure);
        self.renewed.push(figure);
    }

    /// Whether a better source than `endpoint` has given the figure in this round.
    fn surpassed(&self, figure: Figure, endpoint: &Endpoint) -> bool {
        let given = self.provisional.iter().find(|(given, _)| *given == figure);
        given.is_some_and(|(_, by)| better(figure, endpoint).any(|other| other == *by))
    }

    /// Whether a better source than `endpoint` may still give the figure in this round. Figures that
    /// nobody waits for are taken as they come.
    fn awaits_better(&self, figure: Figure, endpoint: &Endpoint, now: UnixTime) -> bool {
        self.wanted.contains(&figure)
            && better(figure, endpoint).any(|other| !self.blocked(figure, other, now))
    }

    /// Whether the endpoint is not to be asked for the figure any more in this round.
    fn blocked(&self, figure: Figure, endpoint: &'static Endpoint, now: UnixTime) -> bool {
        self.tried.contains(&endpoint)
            || self.cooling(endpoint, now)
            || self.lacking.iter().any(|(lacks, of, _)| *lacks == figure && *of == endpoint)
    }

    fn cooling(&self, endpoint: &Endpoint, now: UnixTime) -> bool {
        self.cooldowns.cooling(endpoint.host, now) || self.cooldowns.cooling(endpoint.id, now)
    }

    /// Takes a request off the list; `false` if it was not on it, having been superseded.
    fn ended(&mut self, endpoint: &'static Endpoint) -> bool {
        let before = self.flights.len();
        self.flights.retain(|flight| *flight != endpoint);
        self.waiting.retain(|(_, flight)| *flight != endpoint);
        self.tried.push(endpoint);
        self.flights.len() < before
    }

    fn note(&mut self, endpoint: &'static Endpoint, figure: Option<Figure>, fault: Fault, at: UnixTime) {
        self.failures.push(Failure { endpoint, figure, fault, at });
    }

    /// What a reading of the figure is held against.
    pub(super) fn known(&self, figure: Figure) -> Known {
        let difficulty = self.held(Figure::new(Kind::Difficulty, figure.of));
        Known {
            value: self.held(figure).map(|held| (held.value, held.as_of)),
            difficulty: difficulty.map(|held| held.value),
        }
    }

    /// Passes a reading through the gates. One refused for its jump is believed when an independent
    /// source has said nearly the same.
    fn believe(
        &mut self,
        reading: Reading,
        endpoint: &'static Endpoint,
        now: UnixTime,
    ) -> Result<Quote, Refusal> {
        let figure = reading.figure;
        let known = self.known(figure);
        let verdict = gate::check(&reading, known, now);
        let confirmed = matches!(verdict, Err(Refusal::Jump { .. }))
            && self.suspects.iter().any(|(suspect, other)| {
                suspect.figure == figure
                    && other.source.feed != endpoint.source.feed
                    && gate::confirmed(&reading, suspect.value, known)
            });
        match verdict {
            Err(refusal) if !confirmed => {
                if matches!(refusal, Refusal::Jump { .. }) {
                    self.suspects.retain(|(suspect, of)| suspect.figure != figure || *of != endpoint);
                    self.suspects.push((reading, endpoint));
                }
                Err(refusal)
            }
            _ => {
                self.suspects.retain(|(suspect, _)| suspect.figure != figure);
                let Reading { value, as_of, .. } = reading;
                Ok(Quote { value, source: endpoint.source, as_of, fetched_at: now })
            }
        }
    }
}

/// The sources of a figure that come before `endpoint`.
fn better<'a>(figure: Figure, endpoint: &'a Endpoint) -> impl Iterator<Item = &'static Endpoint> + use<'a> {
    chain(figure).take_while(move |other| *other != endpoint)
}
