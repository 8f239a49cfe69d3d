use crate::plan::Purchase;
use crate::scenario::Case;
use crate::units::{DAYS_PER_MONTH, Quantity};

use super::breakeven::{BreakEven, Tracker};
use super::cashflow::{irr, npv};
use super::finance::Finance;
use super::ledger::Ledger;
use super::path::price_curve;
use super::report::PlanReport;
use super::walk::Day;

/// The days of a purchase. The account is what the coins are worth less what was paid for them, so
/// without a fee it is at zero from the start; later purchases happen at the price of their day.
pub fn walk(case: &Case, purchase: &Purchase, visit: impl FnMut(usize, &Day)) {
    let days = case.days();
    let curve = price_curve(case);
    along(purchase, &curve.fill(days), curve.at(days as f64), visit);
}

/// The same along the given prices.
pub fn along(purchase: &Purchase, prices: &[f64], end_price: f64, mut visit: impl FnMut(usize, &Day)) {
    let kept = 1.0 - purchase.fee.get();
    let mut owned = 0.0;
    for (d, &price) in prices.iter().enumerate() {
        let paid = paid(purchase, d);
        let first = if d == 0 { purchase.capex.get() } else { 0.0 };
        let bought = (first + paid) * kept;
        let coins = bought / price;
        let next = prices.get(d + 1).copied().unwrap_or(end_price);
        // As a ratio, so that where the price stands still the worth is what was paid, to the last digit: an account
        // that rests at zero is neither short of it nor falls below it.
        let gained = owned * (next - price) + bought * (next / price);
        owned += coins;
        let day = Day { coins, held: coins, price, revenue: gained, opex: paid, ..Day::default() };
        visit(d, &Day { flow: gained - paid, ..day });
    }
}

/// What is paid at the start of day `d`: the monthly amount where a further month begins in it.
pub fn paid(purchase: &Purchase, d: usize) -> f64 {
    // Months that begin before the end of a day, the first apart.
    let begun = |day: usize| libm::ceil((day + 1) as f64 / DAYS_PER_MONTH) as usize - 1;
    if d > 0 && begun(d) > begun(d - 1) { purchase.monthly.get() } else { 0.0 }
}

/// Projects a purchase.
pub fn report(case: &Case, purchase: &Purchase) -> PlanReport {
    let curve = price_curve(case);
    report_along(case, purchase, &curve.fill(case.days()), curve.at(case.days() as f64))
}

/// The same along the given prices.
pub fn report_along(case: &Case, purchase: &Purchase, prices: &[f64], end_price: f64) -> PlanReport {
    let capex = purchase.capex.get();
    let fee = purchase.fee.get();
    let mut ledger = Ledger::new(case, capex, prices.first().copied().unwrap_or(end_price));
    // The coins are owned from the start, so the account opens short of the fee and nothing else.
    let mut account = Tracker::new(capex * fee);
    let mut opening = capex * (1.0 - fee);
    let mut cash = Vec::with_capacity(prices.len());
    let mut finance = Finance::new(case, capex);
    along(purchase, prices, end_price, |d, day| {
        let day = finance.applied(d, day, end_price);
        ledger.enter(d, &day, end_price);
        account.add(day.flow - std::mem::take(&mut opening));
        cash.push(-day.costs() - day.repaid);
    });
    let report = ledger.finish(end_price);
    if let Some(last) = cash.last_mut() {
        *last += report.totals.coins * end_price;
    }
    PlanReport {
        break_even: account.found(),
        // It is the yardstick for the coins of other plans.
        coin_break_even: BreakEven::default(),
        peak: account.peak(),
        npv: npv(report.own_capital, &cash, case.discount.get()),
        irr: irr(report.own_capital, &cash),
        static_payback: None,
        ..report
    }
}
