//! Loan, taxes and inflation, laid over the days that a plan has without them.

use crate::plan::Plan;
use crate::scenario::Case;
use crate::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity, Within};

use super::walk::Day;

/// Adds to each day what borrowing and taxes cost. The days must come in order.
///
/// - The account counts what is owed, so receiving a loan and paying it back leave it as it is and only the
///   interest costs. A month's interest is a twelfth of the yearly rate of what is owed.
/// - Income tax is due on the day: on the coins at the day's price less running costs, interest and the day's part
///   of the write-off. A loss is carried forward and never paid out.
/// - Gains tax is due on the last day: on what held coins are worth more than when they came (or, of a purchase,
///   than was paid) and on machines sold above what is not yet written off, gains and losses together.
pub struct Finance {
    idle: bool,
    /// Whether coins are earned, not bought.
    earns: bool,
    income_tax: f64,
    gains_tax: f64,
    /// What is written off a day, for so many days.
    write_off: f64,
    write_off_days: f64,
    book_value: f64,
    loss: f64,
    gain: f64,
    debt: Debt,
    last: usize,
}

impl Finance {
    /// What lies over a plan that costs `capex` at the start.
    pub fn new(case: &Case, capex: f64) -> Self {
        let taxes = &case.taxes;
        let earns = !matches!(case.plan, Plan::Buy(_));
        let write_off_days = taxes.write_off_years.get() * DAYS_PER_YEAR;
        let debt = Debt::new(case);
        let written = earns && write_off_days > 0.0;
        Self {
            idle: taxes.income.get() <= 0.0 && taxes.gains.get() <= 0.0 && debt.owed <= 0.0 && !written,
            earns,
            income_tax: taxes.income.get(),
            gains_tax: taxes.gains.get(),
            write_off: if written { capex / write_off_days } else { 0.0 },
            write_off_days,
            book_value: capex,
            loss: 0.0,
            gain: if earns { 0.0 } else { -capex },
            debt,
            last: case.days().saturating_sub(1),
        }
    }

    /// Whether there is nothing to add to any day.
    pub fn idle(&self) -> bool {
        self.idle
    }

    /// What day `d` adds to the account.
    pub fn flow(&mut self, d: usize, day: &Day, end_price: f64) -> f64 {
        if self.idle { day.flow } else { self.applied(d, day, end_price).flow }
    }

    /// Day `d` with loan and taxes; held coins are sold at `end_price`.
    pub fn applied(&mut self, d: usize, day: &Day, end_price: f64) -> Day {
        let mut day = *day;
        if self.idle {
            return day;
        }
        (day.interest, day.repaid) = self.debt.day(d, d == self.last);
        if self.earns {
            day.written_off = self.write_off * (self.write_off_days - d as f64).within(0.0, 1.0);
            self.book_value -= day.written_off;
            let deducted = day.costs() - day.reinvested + day.written_off + self.loss;
            let taxable = day.coins * day.price - deducted;
            self.loss = (-taxable).max(0.0);
            day.income_tax = taxable.max(0.0) * self.income_tax;
            self.gain += day.held * (end_price - day.price);
            if day.resale > 0.0 {
                self.gain += day.resale - self.book_value;
            }
        } else {
            self.gain += day.flow;
        }
        if d == self.last {
            day.gains_tax = self.gain.max(0.0) * self.gains_tax;
        }
        day.flow -= day.interest + day.income_tax + day.gains_tax;
        day
    }
}

/// A loan on its way back.
struct Debt {
    owed: f64,
    /// Interest a month.
    rate: f64,
    instalment: f64,
    months: u32,
    /// Months that are over.
    passed: u32,
}

impl Debt {
    fn new(case: &Case) -> Self {
        let loan = &case.loan;
        let (owed, rate, months) = (loan.amount.get(), loan.rate.get() / 12.0, loan.months.get());
        // The annuity that repays the loan: L r / (1 − (1 + r)^−n), or L / n without interest.
        let factor = -libm::expm1(-months * libm::log1p(rate));
        let instalment = if months <= 0.0 {
            0.0
        } else if factor > 0.0 {
            owed * rate / factor
        } else {
            owed / months
        };
        Self { owed, rate, instalment, months: months as u32, passed: 0 }
    }

    /// Interest and repayment of day `d`. On the last day all that is owed is due, with interest for the part of a
    /// month that has passed.
    fn day(&mut self, d: usize, last: bool) -> (f64, f64) {
        let (mut interest, mut repaid) = (0.0, 0.0);
        // The last day of a row of the month table.
        let month_ends = (f64::from(self.passed + 1) * DAYS_PER_MONTH).round() as usize == d + 1;
        if self.owed > 0.0 && month_ends {
            self.passed += 1;
            interest = self.owed * self.rate;
            let back = if self.months == 0 {
                0.0
            } else if self.passed == self.months {
                self.owed
            } else {
                (self.instalment - interest).within(0.0, self.owed)
            };
            repaid = back;
            self.owed -= back;
        }
        if last && self.owed > 0.0 {
            let part = (d + 1) as f64 / DAYS_PER_MONTH - f64::from(self.passed);
            interest += self.owed * self.rate * part.max(0.0);
            repaid += std::mem::take(&mut self.owed);
        }
        (interest, repaid)
    }
}

/// What flows are worth in the money of the start.
pub struct Deflator {
    rate: f64,
    last: f64,
    earns: bool,
    /// What a purchase owns at the start, and what it was last worth in the money of the start.
    opening: f64,
    worth: f64,
    real_worth: f64,
}

impl Deflator {
    /// `None` where prices do not change.
    pub fn new(case: &Case) -> Option<Self> {
        let yearly = case.taxes.inflation.get();
        let opening = case.plan.purchase().map(|plan| plan.capex.get() * (1.0 - plan.fee.get()));
        let deflator = Self {
            rate: libm::log1p(yearly) / DAYS_PER_YEAR,
            last: case.days() as f64,
            earns: opening.is_none(),
            opening: opening.unwrap_or(0.0),
            worth: 0.0,
            real_worth: opening.unwrap_or(0.0),
        };
        (yearly != 0.0).then_some(deflator)
    }

    /// What is owned from the start, so that the account opens with it.
    pub fn opening(&self) -> f64 {
        self.opening
    }

    /// What day `d` adds to an account in the money of the start. Coins that are held are money of the last day.
    pub fn real(&mut self, d: usize, day: &Day) -> f64 {
        let now = self.at((d + 1) as f64);
        if self.earns {
            let held = day.revenue - day.sold;
            return (day.flow - held) * now + held * self.at(self.last);
        }
        self.worth += day.revenue;
        let before = std::mem::replace(&mut self.real_worth, self.worth * now);
        self.real_worth - before - day.costs() * now
    }

    fn at(&self, days: f64) -> f64 {
        libm::exp(-self.rate * days)
    }
}
