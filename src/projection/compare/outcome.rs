use crate::projection::breakeven::{BreakEven, Peak};

/// What a course of gains says: when the money is back, how deep it went, where it ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// When the gain first is not below zero, linear inside the day, and when it is lost again.
    pub break_even: BreakEven,
    /// The lowest gain, the start included.
    pub worst: Peak,
    /// The gain at the end.
    pub gain: f64,
}

impl Outcome {
    /// That of `gains` at the start and at the end of each day.
    pub fn of(gains: &[f64]) -> Self {
        let first = gains.first().copied().unwrap_or(0.0);
        let mut break_even = BreakEven { day: (first >= 0.0).then_some(0.0), lost_again: None };
        let mut worst = Peak { day: 0.0, value: first };
        let mut before = first;
        for (d, &after) in gains.iter().skip(1).enumerate() {
            let crossing = d as f64 + before / (before - after);
            if break_even.day.is_none() {
                break_even.day = (after >= 0.0).then_some(crossing);
            } else if break_even.lost_again.is_none() && after < 0.0 {
                break_even.lost_again = Some(crossing);
            }
            if after < worst.value {
                worst = Peak { day: (d + 1) as f64, value: after };
            }
            before = after;
        }
        Self { break_even, worst, gain: before }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_is_read_as_an_account_is() {
        // -10, +10, -30, +70: back at 0.5, lost at 1.25, worst after two days.
        let outcome = Outcome::of(&[-10.0, 10.0, -30.0, 70.0]);
        assert_eq!(outcome.break_even, BreakEven { day: Some(0.5), lost_again: Some(1.25) });
        assert_eq!((outcome.worst, outcome.gain), (Peak { day: 2.0, value: -30.0 }, 70.0));
        // Nothing lost at the start is broken even; nothing at all is too.
        assert_eq!(Outcome::of(&[0.0, -1.0]).break_even.lost_again, Some(0.0));
        assert_eq!(Outcome::of(&[]).gain, 0.0);
        assert_eq!(Outcome::of(&[-5.0, -4.0]).break_even.day, None);
    }
}
