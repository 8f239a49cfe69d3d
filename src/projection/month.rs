use crate::units::{DAYS_PER_MONTH, SECONDS_PER_DAY, UnixTime};

use super::walk::Day;

/// One row of the month table: a twelfth of 365.25 days, held to whole days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    /// Counted from 1.
    pub number: usize,
    /// First moment after the month.
    pub ends: UnixTime,
    /// Days in the month.
    pub days: u32,
    /// Price of a coin at the start of the month.
    pub price: f64,
    /// Coins mined.
    pub coins: f64,
    /// Worth of the coins.
    pub revenue: f64,
    /// Energy drawn, in kWh.
    pub kwh: f64,
    /// Cost of that energy.
    pub electricity: f64,
    /// Upkeep of rented hashrate.
    pub maintenance: f64,
    /// Other running costs.
    pub opex: f64,
    /// What the host took.
    pub profit_share: f64,
    /// Profit spent on more hashrate.
    pub reinvested: f64,
    /// Worth of the machines, in the last month only.
    pub resale: f64,
    /// Interest on a loan.
    pub interest: f64,
    /// What was paid back of a loan.
    pub repaid: f64,
    /// What was written off for income tax.
    pub written_off: f64,
    /// Tax on income.
    pub income_tax: f64,
    /// Tax on gains, in the last month only.
    pub gains_tax: f64,
    /// What the month added to the account.
    pub flow: f64,
    /// The account at the end of the month.
    pub cumulative: f64,
    /// The same account in the money of the start.
    pub real: f64,
    /// Days switched off.
    pub off_days: u32,
}

/// Adds days up to months.
#[derive(Debug)]
pub struct Months {
    start: UnixTime,
    rows: Vec<Month>,
    /// First day of the next month.
    next: usize,
}

impl Months {
    /// No months yet; room for those of `days` days.
    pub fn new(start: UnixTime, days: usize) -> Self {
        Self { start, rows: Vec::with_capacity((days as f64 / DAYS_PER_MONTH) as usize + 2), next: 0 }
    }

    /// Adds day `d`, at whose end the account stands at `cumulative`, in the money of the start at `real`.
    pub fn add(&mut self, d: usize, day: &Day, cumulative: f64, real: f64) {
        if d >= self.next {
            let number = self.rows.len() + 1;
            self.next = (number as f64 * DAYS_PER_MONTH).round() as usize;
            self.rows.push(Month {
                number,
                ends: self.start.after(d as f64),
                days: 0,
                price: day.price,
                coins: 0.0,
                revenue: 0.0,
                kwh: 0.0,
                electricity: 0.0,
                maintenance: 0.0,
                opex: 0.0,
                profit_share: 0.0,
                reinvested: 0.0,
                resale: 0.0,
                interest: 0.0,
                repaid: 0.0,
                written_off: 0.0,
                income_tax: 0.0,
                gains_tax: 0.0,
                flow: 0.0,
                cumulative,
                real,
                off_days: 0,
            });
        }
        if let Some(row) = self.rows.last_mut() {
            row.ends = UnixTime(row.ends.0 + SECONDS_PER_DAY as i64);
            row.days += 1;
            row.coins += day.coins;
            row.revenue += day.revenue;
            row.kwh += day.kwh;
            row.electricity += day.electricity;
            row.maintenance += day.maintenance;
            row.opex += day.opex;
            row.profit_share += day.profit_share;
            row.reinvested += day.reinvested;
            row.resale += day.resale;
            row.interest += day.interest;
            row.repaid += day.repaid;
            row.written_off += day.written_off;
            row.income_tax += day.income_tax;
            row.gains_tax += day.gains_tax;
            row.flow += day.flow;
            row.cumulative = cumulative;
            row.real = real;
            row.off_days += u32::from(day.off);
        }
    }

    /// The finished table.
    pub fn rows(self) -> Vec<Month> {
        self.rows
    }
}
