use crate::scenario::Case;
use crate::units::Quantity;

use super::breakeven::Tracker;
use super::buying::Buying;
use super::cashflow::{irr, npv};
use super::month::Months;
use super::report::{PlanReport, Totals};
use super::walk::Day;

/// Keeps the books of a plan, day by day, and closes them into a [`PlanReport`].
pub struct Ledger {
    capex: f64,
    discount: f64,
    account: Tracker,
    coin_account: Tracker,
    buying: Buying,
    months: Months,
    totals: Totals,
    cumulative: Vec<f64>,
    cumulative_coins: Vec<f64>,
    flows: Vec<f64>,
    off_days: u32,
    terminated: Option<f64>,
}

impl Ledger {
    /// Books that open with `capex` spent while a coin costs `first_price`.
    pub fn new(case: &Case, capex: f64, first_price: f64) -> Self {
        let days = case.days();
        Self {
            capex,
            discount: case.discount.get(),
            account: Tracker::new(capex),
            coin_account: Tracker::new(capex / first_price),
            buying: Buying::new(capex, first_price),
            months: Months::new(case.start, days),
            totals: Totals::default(),
            cumulative: Vec::with_capacity(days),
            cumulative_coins: Vec::with_capacity(days),
            flows: Vec::with_capacity(days),
            off_days: 0,
            terminated: None,
        }
    }

    /// Enters day `d`; a resale is worth coins at `end_price`.
    pub fn add(&mut self, d: usize, day: &Day, end_price: f64) {
        self.account.add(day.flow);
        let resale_coins = if day.resale > 0.0 { day.resale / end_price } else { 0.0 };
        self.coin_account.add(day.coins - day.costs() / day.price + resale_coins);
        self.buying.add(day);
        self.months.add(d, day, self.account.level());
        self.totals.add(day);
        self.cumulative.push(self.account.level());
        self.cumulative_coins.push(self.coin_account.level());
        self.flows.push(day.flow);
        self.off_days += u32::from(day.off);
        if day.ends {
            self.terminated = Some((d + 1) as f64);
        }
    }

    /// Closes the books when a coin is worth `end_price`.
    pub fn finish(mut self, end_price: f64) -> PlanReport {
        self.buying.finish(end_price);
        let Self { capex, totals, account, flows, .. } = self;
        let first_flow = flows.first().copied().unwrap_or(0.0);
        let running =
            totals.electricity + totals.maintenance + totals.opex + totals.profit_share + totals.reinvested;
        let spent = capex + running - totals.resale;
        PlanReport {
            days: flows.len(),
            capex,
            totals,
            cumulative_final: account.level(),
            peak: account.peak(),
            break_even: account.found(),
            coin_break_even: self.coin_account.found(),
            npv: npv(capex, &flows, self.discount),
            irr: irr(capex, &flows),
            roi: (capex > 0.0).then(|| account.level() / capex),
            static_payback: (first_flow > 0.0).then(|| capex / first_flow),
            off_days: self.off_days,
            terminated: self.terminated,
            cost_per_coin: (totals.coins > 0.0).then(|| spent / totals.coins),
            today: None,
            staking: None,
            buying: self.buying,
            end_price,
            cumulative: self.cumulative,
            cumulative_coins: self.cumulative_coins,
            months: self.months.rows(),
        }
    }
}

impl Totals {
    fn add(&mut self, day: &Day) {
        self.coins += day.coins;
        self.revenue += day.revenue;
        self.kwh += day.kwh;
        self.electricity += day.electricity;
        self.maintenance += day.maintenance;
        self.opex += day.opex;
        self.profit_share += day.profit_share;
        self.reinvested += day.reinvested;
        self.forfeited += day.forfeited;
        self.resale += day.resale;
        self.losing_days += u32::from(day.flow < 0.0);
    }
}
