use crate::scenario::{Case, Scenario};
use crate::units::Quantity;

use super::breakeven::{BreakEven, Peak, Tracker};
use super::buying::Buying;
use super::cashflow::{irr, npv};
use super::month::{Month, Months};
use super::path::Path;
use super::today::Today;
use super::walk::{Day, Terms};

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
    /// Sums over the horizon.
    pub totals: Totals,
    /// The account at the end: −capex + Σ flows.
    pub cumulative_final: f64,
    /// Its highest level.
    pub peak: Peak,
    /// When the money is back.
    pub break_even: BreakEven,
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
    /// Days until the plan ended for good.
    pub terminated: Option<f64>,
    /// Cost of each coin mined: everything paid, less resale, divided by the coins.
    pub cost_per_coin: Option<f64>,
    /// The miner's part of the first block's subsidy, in coins, exact to the atomic unit.
    pub subsidy_start: String,
    /// The economics of the first day.
    pub today: Today,
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

/// Sums over the horizon. Revenue + resale − electricity − opex − profit share − capex is the account.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    /// Coins mined.
    pub coins: f64,
    /// Their worth.
    pub revenue: f64,
    /// Energy drawn, in kWh.
    pub kwh: f64,
    /// Cost of that energy.
    pub electricity: f64,
    /// Other running costs.
    pub opex: f64,
    /// What the host took.
    pub profit_share: f64,
    /// Worth of the machines on the last day.
    pub resale: f64,
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
        crate::plan::Plan::Mine(mining) => {
            let terms = Terms::new(mining, case.days());
            mining_report(case, &terms, &Path::new(case))
        }
    }
}

fn mining_report(case: &Case, terms: &Terms, path: &Path) -> PlanReport {
    let days = path.price.len();
    let first_price = path.price.first().copied().unwrap_or(path.end_price);
    let per_hash = path.coins_per_hash.first().copied().unwrap_or(0.0);
    let mut account = Tracker::new(terms.capex);
    let mut coin_account = Tracker::new(terms.capex / first_price);
    let mut buying = Buying::new(terms.capex, first_price);
    let mut months = Months::new(case.start, days);
    let mut totals = Totals::default();
    let mut cumulative = Vec::with_capacity(days);
    let mut cumulative_coins = Vec::with_capacity(days);
    let mut flows = Vec::with_capacity(days);
    let mut off_days = 0;
    let mut terminated = None;
    terms.walk(path.whole(), |d, day| {
        account.add(day.flow);
        let resale_coins = if day.resale > 0.0 { day.resale / path.end_price } else { 0.0 };
        coin_account.add(day.coins - day.costs() / day.price + resale_coins);
        buying.add(day);
        months.add(d, day, account.level());
        totals.add(day);
        cumulative.push(account.level());
        cumulative_coins.push(coin_account.level());
        flows.push(day.flow);
        off_days += u32::from(day.off);
        if day.ends {
            terminated = Some((d + 1) as f64);
        }
    });
    buying.finish(path.end_price);
    let first_flow = flows.first().copied().unwrap_or(0.0);
    let spent = terms.capex + totals.electricity + totals.opex + totals.profit_share - totals.resale;
    PlanReport {
        days,
        capex: terms.capex,
        totals,
        cumulative_final: account.level(),
        peak: account.peak(),
        break_even: account.found(),
        coin_break_even: coin_account.found(),
        npv: npv(terms.capex, &flows, case.discount.get()),
        irr: irr(terms.capex, &flows),
        roi: (terms.capex > 0.0).then(|| account.level() / terms.capex),
        static_payback: (first_flow > 0.0).then(|| terms.capex / first_flow),
        off_days,
        terminated,
        cost_per_coin: (totals.coins > 0.0).then(|| spent / totals.coins),
        subsidy_start: exact_subsidy(case),
        today: Today::new(case, terms, per_hash, first_price),
        buying,
        end_price: path.end_price,
        cumulative,
        cumulative_coins,
        months: months.rows(),
    }
}

fn exact_subsidy(case: &Case) -> String {
    let atomic = case.coin.emission.subsidy(case.market.height);
    let part = case.market.miner_share.map_or(atomic, |share| (atomic as f64 * share.get()).floor() as u64);
    case.coin.exact(part)
}

impl Totals {
    fn add(&mut self, day: &Day) {
        self.coins += day.coins;
        self.revenue += day.revenue;
        self.kwh += day.kwh;
        self.electricity += day.electricity;
        self.opex += day.opex;
        self.profit_share += day.profit_share;
        self.resale += day.resale;
        self.losing_days += u32::from(day.flow < 0.0);
    }
}
