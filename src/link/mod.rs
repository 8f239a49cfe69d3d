//! The share link, both ways: `#calc?v=1&coin=btc&…`.
//!
//! A link is flat, readable and form-urlencoded, so people and other sites can write one by hand. It
//! pins what its sender saw: every market value used is in it, with its date. Keys are added, never
//! renamed, and an absent key means today what it meant when the link was made.

pub(crate) mod coding;
pub mod file;
mod read;
mod write;

pub(crate) use read::version_problem;
pub use read::{Link, Note, Problem, read};
pub use write::write;

use crate::networks::Coin;
use crate::outlook::Outlook;
use crate::plan::{Kind, Loan, Mining, Plan, Taxes};
use crate::scenario::{Case, Horizon, HorizonUnit, Purse};
use crate::units::{Growth, UnixTime};

/// The version this program writes.
pub const VERSION: u32 = 1;
/// Most plans one link carries.
pub const MOST_PLANS: usize = 6;

/// The opening example: a machine one can buy today, at a price of electricity that hosts ask, with the
/// difficulty growing at the slower end of what it has done in recent years. It names no market, so it follows today's.
const EXAMPLE: &str = "calc?v=1&coin=btc&device=proto-rig&hash=819T&watts=12000&capex=4488&kwh=0.055\
                           &pool=2&up=98&dg=1&off=curtail&h=5y";

/// An example of each kind of plan. None names a market, so all follow today's.
pub fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Mine => EXAMPLE,
        Kind::Cloud => EXAMPLE_CLOUD,
        Kind::Stake => EXAMPLE_STAKE,
        Kind::Buy => EXAMPLE_BUY,
    }
}

/// A contract of the size and price that Bitdeer's help page works through; its upkeep is the energy of a
/// machine of 15 J/TH at 0.072 USD per kWh, as electricity is billed on top: 15 × 24 / 1000 × 0.072.
const EXAMPLE_CLOUD: &str =
    "calc?v=1&plan=cloud&coin=btc&hash=500T&capex=4625&maint=0.0259&term=360d&dg=1&off=end:10&h=2y";
/// Own validator with the least stake.
const EXAMPLE_STAKE: &str = "calc?v=1&plan=stake&coin=eth&amount=32&via=solo&h=5y";
/// The price of an ordinary machine.
const EXAMPLE_BUY: &str = "calc?v=1&plan=buy&coin=btc&capex=5000&bfee=1&h=5y";

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The calculator.
    Calc,
    /// Several plans on one axis.
    Compare,
    /// Coins for a machine, machines for a coin.
    Rank,
    /// Sources, formulas and limits.
    Method,
}

impl View {
    const ALL: [(View, &'static str); 4] =
        [(View::Calc, "calc"), (View::Compare, "compare"), (View::Rank, "rank"), (View::Method, "method")];

    /// The view's name in links.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(view, _)| *view == self).map_or("calc", |(_, key)| key)
    }

    /// The view with this name.
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == key).map(|(view, _)| *view)
    }
}

/// What a link of version 1 means where it names nothing, at `now`.
pub fn neutral(coin: &'static Coin, now: UnixTime) -> Case {
    Case {
        start: now,
        horizon: Horizon { count: 60.0, unit: HorizonUnit::Months },
        currency: "USD".to_owned(),
        fx: 1.0,
        discount: Growth::of(0.0),
        taxes: Taxes::none(),
        purse: Purse::neutral(),
        coin,
        market: crate::market::snapshot::market(coin, 1.0),
        outlook: Outlook::neutral(),
        plan: Plan::Mine(Mining::neutral()),
        name: String::new(),
        loan: Loan::none(),
        weight: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opening_example_reads_and_answers() {
        let link = read(example(Kind::Mine), UnixTime(1_795_392_000)).unwrap();
        assert!(
            link.notes.iter().all(|note| matches!(note.problem, Problem::BuiltIn { .. })),
            "{:?}",
            link.notes
        );
        let case = &link.scenario.cases[0];
        let report = crate::projection::plan_report(case);
        assert!(report.break_even.day.is_some_and(|day| day < 1000.0));
        // Its figures are those of the machine it names.
        let plan = case.plan.mining().unwrap();
        let device = crate::catalog::find(&plan.device).unwrap();
        use crate::units::Quantity;
        let run = device.run_for(case.coin.algorithm).unwrap();
        assert_eq!((plan.hashrate.get(), plan.power.get()), (run.hashrate, run.watts));
        assert_eq!(device.price_usd.map(|price| price.value), Some(plan.unit_price.get()));
    }
}
