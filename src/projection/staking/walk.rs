use crate::plan::Staking;
use crate::projection::walk::Day;
use crate::units::{DAYS_PER_MONEY_YEAR, DAYS_PER_MONTH, Quantity, Within};

/// A day of a stake. Amounts are in coins unless they say otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StakeDay {
    /// Gross rate of the year.
    pub apr: f64,
    /// Reward after commission.
    pub reward: f64,
    /// Whether rewards joined the stake.
    pub claimed: bool,
    /// What that cost.
    pub claim_cost: f64,
    /// Lost to slashing, as expected on average.
    pub slashed: f64,
    /// The stake at the end of the day.
    pub stake: f64,
    /// Rewards not yet claimed at the end of the day; they are owned.
    pub pending: f64,
    /// Price of a coin at the start of the day.
    pub price: f64,
    /// Running costs, in money.
    pub opex: f64,
    /// What selling a token below its stake loses, on the last day only.
    pub discounted: f64,
}

impl StakeDay {
    /// Everything owned at the end of the day.
    pub fn coins(&self) -> f64 {
        self.stake + self.pending
    }

    /// The day as the books take it: a reward is worth its day's price, claims are upkeep, and a discount takes from
    /// what comes back at the end.
    pub fn entry(&self) -> Day {
        let revenue = self.reward * self.price;
        let maintenance = self.claim_cost * self.price;
        let resale = -self.discounted * self.price;
        Day {
            coins: self.reward,
            price: self.price,
            revenue,
            sold: revenue,
            maintenance,
            opex: self.opex,
            resale,
            flow: revenue - maintenance - self.opex + resale,
            ..Day::default()
        }
    }
}

/// Most coins that are reckoned with, so that every amount stays a number.
const MOST: f64 = 1e100;

/// Walks the days of `plan` along rates and prices of the same length.
///
/// A day's reward is stake × rate/365 × (1 − commission) × uptime and goes to a pending pot. Every k-th day the
/// pot less the cost of a claim joins the stake, if anything is left; a period below a day counts as one. The
/// first days of the activation and the last of the unbonding earn nothing, a part of a day its part. At the end
/// of the day slashing takes its part of the stake. No more than `most` of the stake earns.
pub fn walk(plan: &Staking, most: f64, apr: &[f64], prices: &[f64], mut visit: impl FnMut(usize, &StakeDay)) {
    let days = apr.len();
    let kept = (1.0 - plan.commission.get()) * plan.uptime.get();
    let unslashed = libm::pow(1.0 - plan.slashing.get(), 1.0 / DAYS_PER_MONEY_YEAR);
    let (begins, ends) = (plan.activation_delay.get(), days as f64 - plan.unbonding.get());
    let period = plan.compounding.get();
    let opex = plan.opex.get() / DAYS_PER_MONTH;
    let mut stake = plan.amount.get();
    let mut pending = 0.0;
    for (d, (&apr, &price)) in apr.iter().zip(prices).enumerate() {
        let (now, next) = (d as f64, (d + 1) as f64);
        let active = (next.min(ends) - now.max(begins)).within(0.0, 1.0);
        let reward = stake.min(most) * apr / DAYS_PER_MONEY_YEAR * kept * active;
        pending = (pending + reward).within(-MOST, MOST);
        let mut day = StakeDay { apr, reward, price, opex, ..StakeDay::default() };
        let due = period > 0.0 && (next / period).floor() > (now / period).floor();
        if due && pending > plan.claim_cost.get() {
            (day.claimed, day.claim_cost) = (true, plan.claim_cost.get());
            stake = (stake + pending - day.claim_cost).min(MOST);
            pending = 0.0;
        }
        let left = stake * unslashed;
        day.slashed = stake - left;
        stake = left;
        (day.stake, day.pending) = (stake, pending);
        if d + 1 == days {
            day.discounted = day.coins() * plan.discount();
        }
        visit(d, &day);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Coins, Share, Span};

    fn last(plan: &Staking, days: usize) -> StakeDay {
        let mut last = StakeDay::default();
        walk(plan, f64::INFINITY, &vec![0.365; days], &vec![1.0; days], |_, day| last = *day);
        last
    }

    /// 1000 coins at 36.5 % a year earn one coin a day.
    fn plan() -> Staking {
        Staking { amount: Coins::of(1000.0), ..Staking::neutral() }
    }

    #[test]
    fn the_pot_joins_the_stake_every_kth_day() {
        let plan = Staking { compounding: Span::of(10.0), claim_cost: Coins::of(0.5), ..plan() };
        let ninth = last(&plan, 9);
        assert!((ninth.stake - 1000.0).abs() < 1e-12 && (ninth.pending - 9.0).abs() < 1e-12);
        let tenth = last(&plan, 10);
        assert!((tenth.stake - 1009.5).abs() < 1e-9 && tenth.pending == 0.0);
    }

    #[test]
    fn a_claim_that_costs_more_than_the_pot_waits() {
        let plan = Staking { compounding: Span::of(1.0), claim_cost: Coins::of(2.5), ..plan() };
        assert_eq!(last(&plan, 2).claim_cost, 0.0);
        let third = last(&plan, 3);
        assert!((third.stake - 1000.5).abs() < 1e-9 && third.claim_cost == 2.5);
    }

    #[test]
    fn the_first_and_the_last_days_earn_nothing() {
        let plan = Staking { activation_delay: Span::of(2.5), unbonding: Span::of(3.0), ..plan() };
        assert!((last(&plan, 10).pending - 4.5).abs() < 1e-9);
        assert_eq!(last(&plan, 5).pending, 0.0);
    }

    #[test]
    fn slashing_takes_its_part_in_a_year() {
        let plan = Staking { slashing: Share::of(0.1), commission: Share::of(1.0), ..plan() };
        assert!((last(&plan, 365).stake - 900.0).abs() < 1e-9);
    }
}
