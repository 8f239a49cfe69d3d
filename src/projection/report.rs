use crate::plan::Plan;
use crate::scenario::{Case, Scenario};

use super::breakeven::{BreakEven, Peak};
use super::buying::Buying;
use super::ledger::Ledger;
use super::month::Month;
use super::path::Path;
use super::purchase;
use super::staking::{self, StakingReport};
use super::today::Today;
use super::walk::Terms;

/// What the page and `examples/report.rs` show of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// One for each plan, in order.
    pub plans: Vec<PlanReport>,
}

/// The projection of one plan. Money is in the scenario's currency, days count from the start.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanReport {
    /// Days projected.
    pub days: usize,
    /// Everything paid at the start.
    pub capex: f64,
    /// What of it is not borrowed; less than nothing where more is borrowed than spent.
    pub own_capital: f64,
    /// The most that is ever paid from one's own pocket: the own capital, and later whatever sales do not cover.
    pub cash_needed: f64,
    /// Sums over the horizon.
    pub totals: Totals,
    /// Coins of a chain mined with the same hashes, which the totals hold converted.
    pub merged_coins: Option<f64>,
    /// The account at the end: −capex + Σ flows.
    pub cumulative_final: f64,
    /// Its highest level.
    pub peak: Peak,
    /// When the money is back.
    pub break_even: BreakEven,
    /// The account in the money of the start, where there is inflation.
    pub real: Option<Real>,
    /// When there are more coins than the capital would have bought at the start.
    pub coin_break_even: BreakEven,
    /// Present value at the scenario's discount rate.
    pub npv: f64,
    /// Internal rate of return a year.
    pub irr: Option<f64>,
    /// Account at the end as a part of the capital.
    pub roi: Option<f64>,
    /// Capital divided by the first day's flow: what calculators show that leave the future out.
    pub static_payback: Option<f64>,
    /// Days switched off because they would have lost money.
    pub off_days: u32,
    /// Days until the plan ended for good because it lost money.
    pub terminated: Option<f64>,
    /// Cost of each coin: everything paid, less resale, divided by the coins.
    pub cost_per_coin: Option<f64>,
    /// The economics of the first day, of a plan that mines.
    pub today: Option<Today>,
    /// What only a stake has to tell.
    pub staking: Option<StakingReport>,
    /// The same money put into the coin.
    pub buying: Buying,
    /// Price at the end of the horizon.
    pub end_price: f64,
    /// The account at the end of each day.
    pub cumulative: Vec<f64>,
    /// The account in coins at the end of each day, costs converted on the day.
    pub cumulative_coins: Vec<f64>,
    /// The month table.
    pub months: Vec<Month>,
}

/// An account whose flows are counted at what the money of the start could buy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Real {
    /// The account at the end.
    pub cumulative_final: f64,
    /// When it reaches zero.
    pub break_even: BreakEven,
}

/// Sums over the horizon. Revenue + resale − electricity − maintenance − opex − profit share − reinvested −
/// interest − taxes − capex is the account.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Coins mined or bought.
    pub coins: f64,
    /// Their worth.
    pub revenue: f64,
    /// Energy drawn, in kWh.
    pub kwh: f64,
    /// Cost of that energy.
    pub electricity: f64,
    /// Upkeep of rented hashrate.
    pub maintenance: f64,
    /// Other running costs; of a purchase, what is spent after the start.
    pub opex: f64,
    /// What the host took.
    pub profit_share: f64,
    /// Profit spent on more hashrate.
    pub reinvested: f64,
    /// Coins that stay below the payout threshold.
    pub forfeited: f64,
    /// Worth of the machines on the last day.
    pub resale: f64,
    /// Interest on a loan.
    pub interest: f64,
    /// Tax on income.
    pub income_tax: f64,
    /// Tax on gains.
    pub gains_tax: f64,
    /// Coins in hand at the end.
    pub held: f64,
    /// Days that lost money.
    pub losing_days: u32,
}

/// Projects every plan of the scenario.
pub fn report(scenario: &Scenario) -> Report {
    Report { plans: scenario.cases.iter().map(plan_report).collect() }
}

/// Projects one plan.
pub fn plan_report(case: &Case) -> PlanReport {
    match &case.plan {
        Plan::Mine(mining) => {
            let terms = Terms::new(mining, case.days());
            mining_report(case, &terms, &Path::new(case))
        }
        Plan::Buy(purchase) => purchase::report(case, purchase),
        Plan::Stake(stake) => staking::report(case, stake),
    }
}

/// Projects a mining plan along `path`.
pub fn mining_report(case: &Case, terms: &Terms, path: &Path) -> PlanReport {
    let first_price = path.price.first().copied().unwrap_or(path.end_price);
    let per_hash = path.coins_per_hash.first().copied().unwrap_or(0.0);
    let mut ledger = Ledger::new(case, terms.capex, first_price);
    let mut merged = 0.0;
    terms.walk(path.whole(), |d, day| {
        ledger.add(d, day, path.end_price);
        if let (Some(other), Some(all)) = (path.merged.get(d), path.coins_per_hash.get(d)) {
            merged += if *all > 0.0 { day.coins * other / all } else { 0.0 };
        }
    });
    let today = Today::new(case, terms, per_hash, first_price);
    let merged_coins = (!path.merged.is_empty()).then_some(merged);
    PlanReport { today: Some(today), merged_coins, ..ledger.finish(path.end_price) }
}
