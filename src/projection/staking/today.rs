use crate::plan::Staking;
use crate::scenario::Case;
use crate::units::{DAYS_PER_MONEY_YEAR, DAYS_PER_MONTH, Quantity};

use super::report::StakingReport;

/// An average day of the stake as it is at the start, once rewards have begun. In the scenario's currency, at
/// the first day's price and rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StakeToday {
    /// What the network pays the stake.
    pub gross: f64,
    /// What validator, pool or exchange keep of it.
    pub commission: f64,
    /// What downtime misses of the rest.
    pub downtime: f64,
    /// Claims that join the stake, spread over the days between them.
    pub claims: f64,
    /// Lost to slashing, as expected on average.
    pub slashing: f64,
    /// Running costs.
    pub opex: f64,
    /// Gross less all of the others.
    pub net: f64,
}

/// The first day's economics of the stake `plan` of `case`, whose report is `report`.
pub fn today(case: &Case, plan: &Staking, report: &StakingReport) -> StakeToday {
    let price = case.market.price.get();
    let gross = plan.amount.get() * report.apr_first / DAYS_PER_MONEY_YEAR * price;
    let commission = gross * plan.commission.get();
    let downtime = (gross - commission) * (1.0 - plan.uptime.get());
    let period = plan.compounding.get();
    let claims = if period > 0.0 { plan.claim_cost.get() / period.max(1.0) * price } else { 0.0 };
    let kept = libm::pow(1.0 - plan.slashing.get(), 1.0 / DAYS_PER_MONEY_YEAR);
    let slashing = plan.amount.get() * (1.0 - kept) * price;
    let opex = plan.opex.get() / DAYS_PER_MONTH;
    let net = gross - commission - downtime - claims - slashing - opex;
    StakeToday { gross, commission, downtime, claims, slashing, opex, net }
}

#[cfg(test)]
mod tests {
    use crate::link;
    use crate::projection::plan_report;
    use crate::units::UnixTime;

    #[test]
    fn a_day_of_a_stake_by_hand() {
        // 1000 coins at 36.5 % earn 1 coin a day, worth 2; a tenth is kept by others, 1 % of the rest is missed;
        // a claim of half a coin every ten days costs 0.1 a day; 3.04375 a month are 0.1 a day.
        let link = "calc?v=1&plan=stake&coin=custom&price=2&amount=1000&apr=36.5&fee=10&up=99&comp=10&claim=0.5\
                    &opex=3.04375&h=1y";
        let case = link::read(link, UnixTime(1_795_392_000)).unwrap().scenario.cases.remove(0);
        let report = plan_report(&case);
        let today = super::today(&case, case.plan.staking().unwrap(), report.staking.as_ref().unwrap());
        for (found, expected) in [
            (today.gross, 2.0),
            (today.commission, 0.2),
            (today.downtime, 0.018),
            (today.claims, 0.1),
            (today.slashing, 0.0),
            (today.opex, 0.1),
            (today.net, 1.582),
        ] {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
    }
}
