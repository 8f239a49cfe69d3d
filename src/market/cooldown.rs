//! Leaving a host alone after it failed.

use crate::units::UnixTime;

/// Seconds of the first pause.
const FIRST: f64 = 60.0;
/// Longest pause of our own accord.
const LONGEST: f64 = 3600.0;
/// Longest pause a host can ask for.
const LONGEST_ASKED: i64 = 86_400;

/// A host, or one address of it, that is left alone for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cooldown {
    /// Host, or id of the endpoint.
    pub of: &'static str,
    /// When it may be asked again.
    pub until: UnixTime,
    /// Failures in a row.
    pub failures: u32,
    /// Whether it did not answer at all, so that a new connection may change that.
    pub unreachable: bool,
}

/// All pauses.
#[derive(Clone, Debug, Default)]
pub struct Cooldowns(Vec<Cooldown>);

impl Cooldowns {
    /// Whether `of` is to be left alone at `now`.
    pub fn cooling(&self, of: &str, now: UnixTime) -> bool {
        self.until(of).is_some_and(|until| now < until)
    }

    /// When `of` may be asked again, if it failed lately.
    pub fn until(&self, of: &str) -> Option<UnixTime> {
        self.0.iter().find(|entry| entry.of == of).map(|entry| entry.until)
    }

    /// Notes a failure: the pause is 60 s × 2^n ± 30 % (`jitter` from 0 to 1), an hour at most, or what
    /// the host asked for if that is longer.
    ///
    /// Requests that were already under way when the pause began do not lengthen it.
    pub fn failed(
        &mut self,
        of: &'static str,
        unreachable: bool,
        retry_after: Option<i64>,
        now: UnixTime,
        jitter: f64,
    ) -> Cooldown {
        let before = self.0.iter().position(|entry| entry.of == of).map(|index| self.0.swap_remove(index));
        let asked = now.0.saturating_add(retry_after.unwrap_or(0).clamp(0, LONGEST_ASKED));
        let mut entry = match before {
            Some(entry) if now < entry.until => entry,
            other => {
                let failures = other.map_or(0, |entry| entry.failures);
                let pause = FIRST * 2f64.powi(failures.min(10) as i32) * (0.7 + 0.6 * jitter.clamp(0.0, 1.0));
                let until = UnixTime(now.0.saturating_add(pause.min(LONGEST).round() as i64));
                Cooldown { of, until, failures: failures.saturating_add(1), unreachable }
            }
        };
        entry.until = UnixTime(entry.until.0.max(asked));
        self.0.push(entry);
        entry
    }

    /// Forgets the failures of `of`; whether there were any.
    pub fn succeeded(&mut self, of: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|entry| entry.of != of);
        self.0.len() < before
    }

    /// Forgets the hosts that did not answer at all, since the connection is back.
    pub fn reconnected(&mut self) {
        self.0.retain(|entry| !entry.unreachable);
    }

    /// Takes a pause from an earlier visit, unless it ends later than any could.
    pub fn restore(&mut self, entry: Cooldown, now: UnixTime) {
        if entry.until.0 <= now.0.saturating_add(LONGEST_ASKED) {
            self.0.retain(|other| other.of != entry.of);
            self.0.push(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixTime = UnixTime(1_795_000_000);

    #[test]
    fn pauses_double_up_to_an_hour() {
        let mut all = Cooldowns::default();
        let mut now = NOW;
        for expected in [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600] {
            let entry = all.failed("a", true, None, now, 0.5);
            assert_eq!(entry.until.0 - now.0, expected);
            assert!(all.cooling("a", UnixTime(entry.until.0 - 1)) && !all.cooling("a", entry.until));
            assert!(!all.cooling("b", now));
            now = entry.until;
        }
        assert!(all.succeeded("a") && !all.succeeded("a"));
        assert_eq!(all.failed("a", true, None, now, 0.5).until.0 - now.0, 60);
    }

    #[test]
    fn jitter_spreads_by_thirty_percent() {
        for (jitter, expected) in [(0.0, 42), (1.0, 78), (-5.0, 42), (f64::INFINITY, 78)] {
            assert_eq!(Cooldowns::default().failed("a", true, None, NOW, jitter).until.0 - NOW.0, expected);
        }
    }

    #[test]
    fn requests_under_way_fail_together_as_one() {
        let mut all = Cooldowns::default();
        let first = all.failed("a", true, None, NOW, 0.5);
        let second = all.failed("a", true, None, UnixTime(NOW.0 + 3), 0.5);
        assert_eq!((second.until, second.failures), (first.until, 1));
    }

    #[test]
    fn a_host_may_ask_for_longer_but_not_for_ever() {
        let pause = |asked| Cooldowns::default().failed("a", false, Some(asked), NOW, 0.5).until.0 - NOW.0;
        assert_eq!((pause(-5), pause(10), pause(7200), pause(i64::MAX)), (60, 60, 7200, 86_400));
    }

    #[test]
    fn a_new_connection_forgives_silence_only() {
        let mut all = Cooldowns::default();
        all.failed("silent", true, None, NOW, 0.5);
        all.failed("busy", false, None, NOW, 0.5);
        all.reconnected();
        assert!(!all.cooling("silent", NOW) && all.cooling("busy", NOW));
    }

    #[test]
    fn pauses_that_outlive_all_sense_are_not_restored() {
        let mut all = Cooldowns::default();
        let entry = |until| Cooldown { of: "a", until: UnixTime(until), failures: 1, unreachable: true };
        all.restore(entry(NOW.0 + 86_401), NOW);
        assert!(!all.cooling("a", NOW));
        all.restore(entry(NOW.0 + 100), NOW);
        assert!(all.cooling("a", NOW));
    }
}
