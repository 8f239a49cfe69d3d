//! What a day brings under a plan's rules.

use crate::plan::{Losses, Mining, Sale};
use crate::units::Quantity;

/// When coins are sold, who shares in the profit, and when the machines rest.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Part of each day's coins sold on the day; 1 where just enough is sold to cover costs.
    pub sells: f64,
    /// Whether only as many coins are sold as pay the day's costs.
    pub cover: bool,
    /// Part of each day's profit that the host keeps.
    pub profit_share: f64,
    /// Whether machines rest on days whose coins are worth less than the electricity.
    pub curtail: bool,
    /// Losing days in a row that end the plan for good.
    pub end: Option<u32>,
}

/// What a day adds to the account, and what it takes out of the pocket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// What the day adds to the account.
    pub flow: f64,
    /// Costs that the money which came in on the day does not pay.
    pub shortfall: f64,
    /// What it earns at the price of the day, before anybody's part: whether the day lost money.
    pub earned: f64,
}

impl Rules {
    /// Everything is sold on its day, and nothing else happens.
    pub const PLAIN: Self = Self { sells: 1.0, cover: false, profit_share: 0.0, curtail: false, end: None };

    /// The rules of a mining plan.
    pub fn of(plan: &Mining) -> Self {
        Self {
            sells: match plan.sale {
                Sale::Daily | Sale::CoverCosts => 1.0,
                Sale::Hold => 0.0,
                Sale::Keep(share) => 1.0 - share.get(),
            },
            cover: plan.sale == Sale::CoverCosts,
            profit_share: plan.profit_share.get(),
            curtail: plan.losses == Losses::Curtail,
            end: match plan.losses {
                Losses::End(days) => Some(days),
                Losses::RunOn | Losses::Curtail => None,
            },
        }
    }

    /// Whether any coins are valued at the end of the horizon.
    pub fn holds(&self) -> bool {
        self.cover || self.sells < 1.0
    }

    /// Whether a host takes a part of coins that are kept: it is paid in money, so what a day takes out of the pocket
    /// has two thresholds.
    pub fn shares_what_is_kept(&self) -> bool {
        self.holds() && self.profit_share > 0.0
    }

    /// The commonest rules: a day whose coins, all sold, bring `margin` more than running costs.
    #[inline]
    fn sold_at_once(&self, margin: f64, opex: f64, blur: f64) -> Outcome {
        let kept = if self.curtail { positive(margin, blur) } else { margin };
        let missing = positive(opex - margin, blur);
        Outcome { flow: kept - opex, shortfall: missing - (kept - margin), earned: kept - opex }
    }

    /// A day whose coins are worth `coins` at its own price and `gain` times that at the end.
    ///
    /// `blur` is what is not known of `coins`: the outcome is the mean over an even spread of so much to
    /// either side. Zero gives what [`super::super::Terms`] gives.
    pub fn day(&self, coins: f64, running: f64, opex: f64, gain: f64, blur: f64) -> Outcome {
        if self.sells >= 1.0 && !self.cover && self.profit_share <= 0.0 {
            return self.sold_at_once(coins - running, opex, blur);
        }
        let costs = running + opex;
        // What remains of coins and running costs on average when the day may be one of rest.
        let (mut mined, mut paid) = (coins, running);
        if self.curtail {
            let on = chance(coins - running, blur);
            paid = running * on;
            mined = positive(coins - running, blur) + paid;
        }
        let due = positive(costs - self.sells * coins, self.sells * blur)
            - ((running - paid) - self.sells * (coins - mined));
        if self.cover {
            // Costs below zero are income, and then nothing is sold.
            let income = (-costs).max(0.0);
            let spare = positive(coins - costs.max(0.0), blur);
            let shared = self.profit_share * (spare + income);
            let flow = spare * gain + income - shared - due;
            return Outcome { flow, shortfall: (due + shared - income).max(0.0), earned: coins - costs };
        }
        let sold = self.sells * mined;
        let profit = sold + (1.0 - self.sells) * mined * gain - paid - opex;
        let earned = mined - paid - opex;
        if self.profit_share <= 0.0 {
            return Outcome { flow: profit, shortfall: due, earned };
        }
        let shared = self.profit_share * positive(coins - costs, blur);
        if self.sells >= 1.0 {
            return Outcome { flow: profit - shared, shortfall: due, earned };
        }
        Outcome { flow: profit - shared, shortfall: (paid + opex + shared - sold).max(0.0), earned }
    }
}

/// Mean of the positive part of `x` spread evenly by `blur` to either side.
#[inline]
fn positive(x: f64, blur: f64) -> f64 {
    if x >= blur {
        x
    } else if x <= -blur {
        0.0
    } else {
        (x + blur) * (x + blur) / (4.0 * blur)
    }
}

/// Part of such a spread that is not negative.
#[inline]
fn chance(x: f64, blur: f64) -> f64 {
    if x >= blur {
        1.0
    } else if x <= -blur {
        0.0
    } else {
        (x + blur) / (2.0 * blur)
    }
}
