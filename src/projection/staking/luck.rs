use crate::networks::staking::{self, Law, ethereum};
use crate::scenario::Case;
use crate::units::{Growth, Quantity};

use super::course;

/// What chance and downtime do to an own Ethereum validator in a year. Amounts are in ether.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValidatorYear {
    /// The odds of a year with all duties done.
    pub luck: ethereum::Luck,
    /// What the plan's downtime costs in penalties, beyond the rewards it misses.
    pub penalties: f64,
    /// Penalty of a slashing at once; more follows if others are slashed near it.
    pub slashing: f64,
    /// Days until a compounding (0x02) balance has earned the whole ether by which it grows; `None` when it never does.
    pub days_to_compound: Option<f64>,
}

/// The validator's year of a plan that stakes ether; `None` for other plans and where the total stake is not known.
pub fn validator_year(case: &Case) -> Option<ValidatorYear> {
    let plan = case.plan.staking()?;
    let ethereum = staking::of(case.coin).is_some_and(|stake| stake.law == Law::Ethereum);
    let staked = course::coins(&case.market.stake).filter(|_| ethereum)?;
    let amount = plan.amount.get();
    let extra = case.market.stake.execution.map_or(0.0, Growth::get);
    let down = 1.0 - plan.uptime.get();
    let ideal = amount * ethereum::issuance_rate(staked, ethereum::EPOCHS_PER_YEAR);
    let missed = plan.uptime.get() - ethereum::kept_at_uptime(plan.uptime.get(), 0.0);
    let daily = amount * ethereum::consensus_apr(staked) / 365.0 * (1.0 - down);
    Some(ValidatorYear {
        luck: ethereum::luck(amount, staked, extra),
        penalties: ideal * missed,
        slashing: ethereum::ether(ethereum::initial_slashing_penalty(
            (amount * ethereum::GWEI as f64) as u64,
        )),
        days_to_compound: (daily > 0.0).then(|| 1.0 / daily),
    })
}
