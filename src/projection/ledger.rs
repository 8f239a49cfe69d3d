use crate::scenario::Case;
use crate::units::Quantity;

use super::breakeven::Tracker;
use super::buying::Buying;
use super::cashflow::{irr, npv};
use super::finance::{Deflator, Finance};
use super::month::Months;
use super::report::{PlanReport, Real, Totals};
use super::walk::Day;

/// Keeps the books of a plan, day by day, and closes them into a [`PlanReport`].
pub struct Ledger {
    capex: f64,
    own_capital: f64,
    discount: f64,
    gains_tax: f64,
    finance: Finance,
    deflator: Option<Deflator>,
    real: Tracker,
    account: Tracker,
    coin_account: Tracker,
    buying: Buying,
    months: Months,
    totals: Totals,
    cumulative: Vec<f64>,
    cumulative_coins: Vec<f64>,
    flows: Vec<f64>,
    /// Money in the pocket, less than nothing where it came from there.
    cash: f64,
    cash_needed: f64,
    off_days: u32,
    terminated: Option<f64>,
}

impl Ledger {
    /// Books that open with `capex` spent while a coin costs `first_price`.
    pub fn new(case: &Case, capex: f64, first_price: f64) -> Self {
        let days = case.days();
        let own_capital = capex - case.loan.amount.get();
        let deflator = Deflator::new(case);
        Self {
            capex,
            own_capital,
            discount: case.discount.get(),
            gains_tax: case.taxes.gains.get(),
            finance: Finance::new(case, capex),
            real: Tracker::new(capex - deflator.as_ref().map_or(0.0, Deflator::opening)),
            deflator,
            account: Tracker::new(capex),
            coin_account: Tracker::new(capex / first_price),
            buying: Buying::new(own_capital, first_price),
            months: Months::new(case.start, days),
            totals: Totals::default(),
            cumulative: Vec::with_capacity(days),
            cumulative_coins: Vec::with_capacity(days),
            flows: Vec::with_capacity(days),
            cash: -own_capital,
            cash_needed: own_capital.max(0.0),
            off_days: 0,
            terminated: None,
        }
    }

    /// Enters day `d` with what loan and taxes add to it; a resale is worth coins at `end_price`.
    pub fn add(&mut self, d: usize, day: &Day, end_price: f64) {
        if self.finance.idle() {
            self.enter(d, day, end_price);
        } else {
            let day = self.finance.applied(d, day, end_price);
            self.enter(d, &day, end_price);
        }
    }

    /// Enters a day that has loan and taxes in it.
    pub fn enter(&mut self, d: usize, day: &Day, end_price: f64) {
        self.account.add(day.flow);
        let resale_coins = if day.resale != 0.0 { day.resale / end_price } else { 0.0 };
        self.coin_account.add(day.coins - day.costs() / day.price + resale_coins);
        self.buying.add(day);
        let real = self.deflated(d, day);
        self.months.add(d, day, self.account.level(), real);
        self.totals.add(day);
        self.cumulative.push(self.account.level());
        self.cumulative_coins.push(self.coin_account.level());
        self.flows.push(day.flow - day.repaid);
        self.cash += day.sold + day.resale - (day.costs() + day.repaid);
        self.cash_needed = self.cash_needed.max(-self.cash);
        self.off_days += u32::from(day.off);
        if day.ends {
            self.terminated = Some((d + 1) as f64);
        }
    }

    /// The account at the end of day `d` in the money of the start.
    fn deflated(&mut self, d: usize, day: &Day) -> f64 {
        match &mut self.deflator {
            Some(deflator) => {
                self.real.add(deflator.real(d, day));
                self.real.level()
            }
            None => self.account.level(),
        }
    }

    /// Closes the books when a coin is worth `end_price`.
    pub fn finish(mut self, end_price: f64) -> PlanReport {
        self.buying.finish(end_price, self.gains_tax);
        let Self { capex, totals, account, flows, .. } = self;
        let first_flow = flows.first().copied().unwrap_or(0.0);
        let running =
            totals.electricity + totals.maintenance + totals.opex + totals.profit_share + totals.reinvested;
        let finance = totals.interest + totals.income_tax + totals.gains_tax;
        let spent = capex + running - totals.resale + finance;
        PlanReport {
            days: flows.len(),
            capex,
            own_capital: self.own_capital,
            cash_needed: self.cash_needed,
            totals,
            merged_coins: None,
            cumulative_final: account.level(),
            peak: account.peak(),
            break_even: account.found(),
            coin_break_even: self.coin_account.found(),
            real: self
                .deflator
                .map(|_| Real { cumulative_final: self.real.level(), break_even: self.real.found() }),
            npv: npv(self.own_capital, &flows, self.discount),
            irr: irr(self.own_capital, &flows),
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
        self.interest += day.interest;
        self.income_tax += day.income_tax;
        self.gains_tax += day.gains_tax;
        self.held += day.held;
        self.losing_days += u32::from(day.flow < 0.0);
    }
}
