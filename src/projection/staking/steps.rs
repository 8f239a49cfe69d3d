use crate::networks::staking::{self, Law, polkadot};
use crate::scenario::Case;
use crate::units::{DAYS_PER_YEAR, SECONDS_PER_DAY};

/// A day on which a network begins to issue another amount for its stakers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IssueStep {
    /// Days from the start.
    pub day: f64,
    /// Coins a year until then.
    pub before: f64,
    /// Coins a year since then.
    pub after: f64,
}

/// The steps within the horizon of a stake that follows its network's law. Most networks issue a little less each
/// day or epoch, and have none.
pub fn issue_steps(case: &Case) -> Vec<IssueStep> {
    let follows = case.plan.staking().is_some_and(|plan| plan.apr.is_none());
    if !follows || staking::of(case.coin).is_none_or(|stake| stake.law != Law::Polkadot) {
        return Vec::new();
    }
    let begin = (polkadot::BEGIN.0 - case.start.0) as f64 / SECONDS_PER_DAY;
    let length = polkadot::STEP_YEARS * DAYS_PER_YEAR;
    let mut steps = Vec::new();
    // The schedule's beginning is a step as well, for a start before it.
    let mut number = libm::floor(-begin / length).max(-1.0) + 1.0;
    while begin + number * length < case.days() as f64 {
        let day = begin + number * length;
        let before = polkadot::emission_at(case.start, day - 0.5);
        steps.push(IssueStep { day, before, after: polkadot::emission_at(case.start, day + 0.5) });
        number += 1.0;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::UnixTime;

    fn steps(link: &str) -> Vec<IssueStep> {
        issue_steps(&crate::link::read(link, UnixTime(0)).unwrap().scenario.cases[0])
    }

    #[test]
    fn polkadot_steps_every_two_years() {
        let found = steps("calc?v=1&plan=stake&coin=dot&at=2026-11-28&amount=1000&h=5y");
        // From 2026-03-14 two years are 730.5 days: 2028-03-13, noon, and 2030-03-14. 2026-11-28 is 259 days in.
        assert_eq!(found.iter().map(|step| step.day).collect::<Vec<_>>(), [471.5, 1202.0]);
        // (2.1 G − 1 674 342 153.331) × 0.2628 / 2 = 55 931 441.1 a year, and 73.72 % of it at each step.
        assert!((found[0].before - 55_931_441.05).abs() < 1.0, "{found:?}");
        assert!((found[0].after / found[0].before - 0.7372).abs() < 1e-12);
        assert_eq!(found[1].before, found[0].after);
    }

    #[test]
    fn the_schedule_begins_with_a_step() {
        let found = steps("calc?v=1&plan=stake&coin=dot&at=2026-03-04&amount=1000&h=20d");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].day, found[0].before), (10.0, polkadot::FORMER_EMISSION));
    }

    #[test]
    fn who_follows_no_schedule_has_no_steps() {
        for link in [
            "calc?v=1&plan=stake&coin=dot&at=2026-11-28&amount=1000&h=5y&apr=9",
            "calc?v=1&plan=stake&coin=sol&at=2026-11-28&amount=1000&h=5y",
            "calc?v=1&coin=btc&at=2026-11-28&h=5y&hash=1&price=1&diff=1",
        ] {
            assert_eq!(steps(link), [], "{link}");
        }
    }
}
