//! Where figures come from and how old they are.

use super::figure::{Figure, Kind};
use crate::catalog::{self, Dated};
use crate::networks::{self, staking};
use crate::units::UnixTime;

/// A public service that figures are read from.
#[derive(Debug)]
pub struct Source {
    /// Short name for storage: `coingecko`.
    pub id: &'static str,
    /// Name as people know it.
    pub name: &'static str,
    /// Its home page, the target of the attribution.
    pub home: &'static str,
    /// The words its terms ask to show.
    pub attribution: &'static str,
    /// Under which terms the data may be used.
    pub licence: &'static str,
    /// Who gathers the data: two sources with the same feed do not confirm each other.
    pub feed: &'static str,
    /// Seconds that it asks to be left alone between two requests, beyond what its figures need.
    pub rest: i64,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// A figure as a source gave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quote {
    /// The value, in the unit of its [`Kind`].
    pub value: f64,
    /// Who gave it.
    pub source: &'static Source,
    /// When it was true, as the source says; when it was fetched, where the source does not say.
    pub as_of: UnixTime,
    /// When it was fetched.
    pub fetched_at: UnixTime,
}

/// How a figure came to be on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Fetched from its source during this visit.
    Live,
    /// Fetched during an earlier visit and kept.
    Cached,
    /// Compiled into the program.
    Snapshot,
    /// Typed by the person.
    Typed,
    /// Pinned by the link that was opened.
    Link,
}

/// The best value of a figure at hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// The value, in the unit of its [`Kind`].
    pub value: f64,
    /// How it came here.
    pub origin: Origin,
    /// Name of its source.
    pub source: &'static str,
    /// Home page of its source, where there is one.
    pub home: Option<&'static str>,
    /// When it was true.
    pub as_of: UnixTime,
}

impl Held {
    /// A source's quote as held since `origin`.
    pub fn quoted(quote: &Quote, origin: Origin) -> Self {
        let Source { name, home, .. } = *quote.source;
        Self { value: quote.value, origin, source: name, home: Some(home), as_of: quote.as_of }
    }

    /// The built-in value of a figure, where the catalog has one.
    pub fn built_in(figure: Figure) -> Option<Self> {
        let dated = match figure.kind {
            Kind::Fx => catalog::currency(figure.of)?.usd_rate,
            kind => match catalog::snapshot(figure.of) {
                Some(entry) => match kind {
                    Kind::Price => entry.price_usd?,
                    Kind::Difficulty => entry.difficulty?,
                    Kind::Height => entry.height?,
                    Kind::FeesPerBlock => entry.fees_per_block?,
                    _ => return None,
                },
                None => staking::of(networks::find(figure.of)?)?.figure(kind.staking_key()?).copied()?,
            },
        };
        Some(Self::dated(&dated))
    }

    /// A figure of the catalog.
    pub fn dated(dated: &Dated) -> Self {
        Self {
            value: dated.value,
            origin: Origin::Snapshot,
            source: dated.source,
            home: None,
            as_of: dated.at,
        }
    }

    /// Seconds since it was true; 0 where a clock is ahead.
    pub fn age(&self, now: UnixTime) -> i64 {
        age(self.as_of, now)
    }

    /// Whether it is older than a figure of its kind should be to be relied on.
    pub fn stale(&self, kind: Kind, now: UnixTime) -> bool {
        self.age(now) > kind.usable_for() || (kind == Kind::RetargetAt && self.value < now.0 as f64)
    }
}

/// Seconds from `then` to `now`, never below 0.
pub fn age(then: UnixTime, now: UnixTime) -> i64 {
    now.0.saturating_sub(then.0).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_figures_know_their_day() {
        let height = Held::built_in(Figure::new(Kind::Height, "BTC")).unwrap();
        assert_eq!((height.value, height.as_of.date().to_string().as_str()), (973_413.0, "2026-10-27"));
        assert_eq!(Held::built_in(Figure::new(Kind::Change24h, "BTC")), None);
        let staked = Held::built_in(Figure::new(Kind::Staked, "ETH")).unwrap();
        assert_eq!((staked.value, staked.as_of.date().to_string().as_str()), (42_228_608.0, "2026-08-22"));
        let bonded = Held::built_in(Figure::new(Kind::StakedShare, "SOL")).unwrap();
        assert_eq!(bonded.value, 67.0);
        let a_week = UnixTime(height.as_of.0 + 7 * 86_400);
        assert!(!height.stale(Kind::Height, a_week));
        assert!(height.stale(Kind::Height, UnixTime(a_week.0 + 1)));
    }

    #[test]
    fn a_clock_that_is_behind_gives_no_negative_age() {
        assert_eq!(age(UnixTime(100), UnixTime(40)), 0);
        assert_eq!(age(UnixTime(i64::MIN), UnixTime(i64::MAX)), i64::MAX);
    }
}
