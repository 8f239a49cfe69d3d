//! The market as the page shows it: every figure's best value, its state and what went wrong.

use super::fault::Fault;
use super::figure::{Figure, Kind};
use super::ladder::Ladder;
use super::quote::{Held, Origin, age};
use crate::networks::{self, Coin};
use crate::scenario::{Fees, Market, Unknown};
use crate::units::{BlockTime, Difficulty, Price, Quantity, SECONDS_PER_DAY, UnixTime};

/// Seconds after which a price and a difficulty are no longer of about the same time: miners follow a
/// price within days.
pub const FAR_APART: i64 = 3 * 86_400;

/// Every figure at one moment. The empty board holds the built-in values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    entries: Vec<Entry>,
}

/// One figure at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which figure.
    pub figure: Figure,
    /// Its best value, if there is any.
    pub held: Option<Held>,
    /// How good that value is.
    pub state: State,
    /// Whether a better one is being fetched.
    pub loading: bool,
    /// Which sources were passed over, and why.
    pub reasons: Vec<Reason>,
}

/// How good a figure's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Fetched during this visit and recent.
    Live,
    /// Kept from an earlier visit and still recent.
    Cached,
    /// Fetched or kept, but older than such a figure should be.
    Stale,
    /// Built in.
    Snapshot,
    /// There is none.
    Missing,
}

/// Why a source was passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The source's name.
    pub source: &'static str,
    /// What was asked of it.
    pub request: &'static str,
    /// What went wrong.
    pub fault: Fault,
    /// When.
    pub at: UnixTime,
}

impl Board {
    /// The state of `ladder` at `now`.
    pub fn of(ladder: &Ladder, now: UnixTime) -> Self {
        let others = ladder.quoted().filter(|figure| !ladder.wanted().contains(figure));
        let figures = ladder.wanted().iter().copied().chain(others);
        Self { entries: figures.map(|figure| Entry::of(ladder, figure, now)).collect() }
    }

    /// A figure's best value.
    pub fn get(&self, figure: Figure) -> Option<Held> {
        match self.find(figure) {
            Some(entry) => entry.held,
            None => Held::built_in(figure),
        }
    }

    /// A figure with its state and faults.
    pub fn entry(&self, figure: Figure) -> Entry {
        self.find(figure).cloned().unwrap_or_else(|| {
            let held = Held::built_in(figure);
            let state = if held.is_some() { State::Snapshot } else { State::Missing };
            Entry { figure, held, state, loading: false, reasons: Vec::new() }
        })
    }

    /// The wanted figures, and all others that were ever fetched.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether any figure is being fetched.
    pub fn loading(&self) -> bool {
        self.entries.iter().any(|entry| entry.loading)
    }

    /// Units of `currency` that one US dollar buys.
    pub fn rate(&self, currency: &'static str) -> Option<f64> {
        if currency == "USD" {
            return Some(1.0);
        }
        self.get(Figure::new(Kind::Fx, currency)).map(|held| held.value)
    }

    /// Seconds between the moments at which the price and the difficulty of `coin` were true; above
    /// [`FAR_APART`] the two may no longer belong together.
    ///
    /// `None` where either is missing.
    pub fn apart(&self, coin: &'static str) -> Option<i64> {
        let as_of = |kind| self.get(Figure::new(kind, coin)).map(|held| held.as_of.0);
        let gap = as_of(Kind::Price)?.saturating_sub(as_of(Kind::Difficulty)?);
        Some(gap.saturating_abs())
    }

    /// Height of the newest block at `now`: the height at hand, and a block for each block time since.
    pub fn tip(&self, coin: &Coin, now: UnixTime) -> Option<u64> {
        let held = self.get(Figure::new(Kind::Height, coin.symbol))?;
        let days = age(held.as_of, now) as f64 / SECONDS_PER_DAY;
        Some((held.value + (days * coin.steps_per_day(coin.block_time)).floor()) as u64)
    }

    /// The coin's market at `now`, in `currency`, from the best values at hand; height and fees may stay
    /// unknown.
    ///
    /// `None` where price or difficulty is missing, or outside its range.
    pub fn market(&self, coin: &Coin, currency: &'static str, now: UnixTime) -> Option<Market> {
        let value = |kind| self.get(Figure::new(kind, coin.symbol)).map(|held| held.value);
        let (tip, fees) = (self.tip(coin, now), value(Kind::FeesPerBlock));
        let unknown = Market::unknown(coin);
        let child = coin.merged.and_then(networks::find);
        Some(Market {
            price: Price::new(value(Kind::Price)? * self.rate(currency)?).ok()?,
            difficulty: Difficulty::new(value(Kind::Difficulty)?).ok()?,
            height: tip.map_or(unknown.height, |tip| tip + 1),
            fees: Fees::PerBlock(fees.unwrap_or(0.0)),
            block_time: BlockTime::new(value(Kind::BlockTime).unwrap_or(coin.block_time)).ok()?,
            merged: child.and_then(|child| self.market(child, currency, now)).map(Box::new),
            unknown: Unknown { height: tip.is_none(), fees: fees.is_none(), ..Unknown::default() },
            ..unknown
        })
    }

    fn find(&self, figure: Figure) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.figure == figure)
    }
}

impl Entry {
    fn of(ladder: &Ladder, figure: Figure, now: UnixTime) -> Self {
        let held = ladder.held(figure);
        let state = match &held {
            None => State::Missing,
            Some(held) if held.origin == Origin::Snapshot => State::Snapshot,
            Some(held) if held.stale(figure.kind, now) => State::Stale,
            Some(held) if held.origin == Origin::Live => State::Live,
            Some(_) => State::Cached,
        };
        let reasons = ladder.failures(figure).map(|failure| Reason {
            source: failure.endpoint.source.name,
            request: failure.endpoint.id,
            fault: failure.fault.clone(),
            at: failure.at,
        });
        let loading = ladder.awaits(figure, now);
        Self { figure, held, state, loading, reasons: reasons.collect() }
    }
}
