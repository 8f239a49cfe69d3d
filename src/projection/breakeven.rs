/// Where an account first reaches zero, and whether it stays there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BreakEven {
    /// Days until the account reaches zero; `None` when it does not within the horizon.
    pub day: Option<f64>,
    /// Days until it falls below zero again after that.
    pub lost_again: Option<f64>,
}

/// Highest level of an account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// Days from the start; 0 when it only ever falls.
    pub day: f64,
    /// The level.
    pub value: f64,
}

/// Follows an account that starts at minus the capital and is known at the end of each day.
///
/// Inside a day the account is taken as a straight line, so a crossing on day `d` lies at
/// d + (−before) / (after − before).
#[derive(Clone, Copy, Debug)]
pub struct Tracker {
    level: f64,
    day: f64,
    found: BreakEven,
    peak: Peak,
}

impl Tracker {
    /// An account of `-capital`. Nothing spent is broken even from the start.
    pub fn new(capital: f64) -> Self {
        let found = BreakEven { day: (capital <= 0.0).then_some(0.0), lost_again: None };
        Self { level: -capital, day: 0.0, found, peak: Peak { day: 0.0, value: -capital } }
    }

    /// Adds what the next day brings.
    pub fn add(&mut self, flow: f64) {
        let before = self.level;
        let after = before + flow;
        if self.found.day.is_none() {
            if after >= 0.0 {
                self.found.day = Some(self.day + before / (before - after));
            }
        } else if after < 0.0 && self.found.lost_again.is_none() {
            self.found.lost_again = Some(self.day + before / (before - after));
        }
        self.level = after;
        self.day += 1.0;
        if after > self.peak.value {
            self.peak = Peak { day: self.day, value: after };
        }
    }

    /// The account now.
    pub fn level(&self) -> f64 {
        self.level
    }

    /// Its crossings so far.
    pub fn found(&self) -> BreakEven {
        self.found
    }

    /// Its highest level so far, the start included.
    pub fn peak(&self) -> Peak {
        self.peak
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(capital: f64, flows: &[f64]) -> Tracker {
        let mut tracker = Tracker::new(capital);
        for flow in flows {
            tracker.add(*flow);
        }
        tracker
    }

    #[test]
    fn interpolates_inside_the_day() {
        // −100, −60, −20, +20: the third day crosses half-way, at 2 + 20 / 40 = 2.5.
        let account = follow(100.0, &[40.0, 40.0, 40.0]);
        assert_eq!(account.found(), BreakEven { day: Some(2.5), lost_again: None });
        assert_eq!(account.peak(), Peak { day: 3.0, value: 20.0 });
    }

    #[test]
    fn reports_the_day_it_is_lost_again() {
        // −10, +10, −30: reached at 0.5, lost at 1 + 10 / 40 = 1.25.
        let account = follow(10.0, &[20.0, -40.0, 100.0, -100.0]);
        assert_eq!(account.found(), BreakEven { day: Some(0.5), lost_again: Some(1.25) });
    }

    #[test]
    fn reaching_zero_exactly_counts() {
        assert_eq!(follow(30.0, &[10.0, 20.0]).found().day, Some(2.0));
    }

    #[test]
    fn nothing_spent_is_broken_even_at_once() {
        assert_eq!(follow(0.0, &[0.0]).found(), BreakEven { day: Some(0.0), lost_again: None });
        assert_eq!(follow(0.0, &[-1.0]).found(), BreakEven { day: Some(0.0), lost_again: Some(0.0) });
    }

    #[test]
    fn never_is_an_answer() {
        let account = follow(100.0, &[10.0, -1.0, -1.0]);
        assert_eq!(account.found().day, None);
        assert_eq!(account.peak(), Peak { day: 1.0, value: -90.0 });
        assert_eq!(follow(100.0, &[-1.0]).peak(), Peak { day: 0.0, value: -100.0 });
    }
}
