//! Taxes, loans and inflation, worked by hand, and what must hold of them for every plan.
//!
//! The world is that of `scenarios.rs`: 0.003125 coins or 200.00 a day; 5 kW at 0.50 cost 60.00 of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod arbitrary;
mod support;

use arbitrary::{Reach, plan};
use breakeven::plan::{Loan, Losses, Taxes};
use breakeven::projection::{Limit, PlanReport, limits, plan_report, walk};
use breakeven::scenario::Case;
use breakeven::units::{Growth, Money, Quantity, Share, Span};
use proptest::prelude::*;
use support::{answer, case, close, days, with};

const WORLD: &str = "price=64000&diff=8.64e10&height=977000&fees=0&hash=4.294967296T&watts=5000&kwh=0.5";
const BUY: &str = "plan=buy&price=64000";

fn world(more: &str) -> String {
    with(WORLD, more)
}

fn buy(more: &str) -> String {
    with(BUY, more)
}

/// Sum of `n` terms of a geometric series that begins with 1.
fn geometric(ratio: f64, n: i32) -> f64 {
    (1.0 - ratio.powi(n)) / (1.0 - ratio)
}

#[test]
fn income_is_taxed_after_its_costs() {
    // A quarter of 200 - 60 is 35: 105 a day, and 1050 are back after ten days.
    let plan = answer(&world("capex=1050&itax=25&h=20d"));
    close(plan.break_even.day.unwrap(), 10.0, 1e-12);
    close(plan.totals.income_tax, 700.0, 1e-12);
    close(plan.months[0].income_tax, 700.0, 1e-12);
    close(plan.cumulative_final, 1050.0, 1e-12);
    // The limits know of it: 20 000 of income and 7400 after tax on 100 days. At a price x of 12 000 kWh,
    // 0.75 × (20 000 - 12 000 x) = 1050 gives x = 18 600 / 12 000.
    let found = limits(&case(&world("capex=1050&itax=25&h=100d")));
    close(found.energy_price.value().unwrap(), 18_600.0 / 12_000.0, 1e-9);
}

#[test]
fn losses_wait_for_income_and_are_never_paid_out() {
    // Paid out every fourth day: three days of -60, then 800 - 60 - 180 = 560 are left to tax.
    let day = days(&world("payout=0.01&itax=25&h=8d"));
    let tax: Vec<f64> = day.iter().map(|day| day.income_tax).collect();
    assert_eq!(tax[..3], [0.0; 3]);
    close(tax[3], 140.0, 1e-12);
    close(tax[7], 140.0, 1e-12);
    assert_eq!(answer(&world("kwh=2&itax=25&h=20d")).totals.income_tax, 0.0);
}

#[test]
fn a_write_off_shields_income_in_equal_parts() {
    // 3652.5 over a year of 365.25 days is 10 a day: a quarter of 130 is 32.50. The last quarter of a day takes 2.50
    // off, and the 34 days after it are taxed in full.
    let plan = answer(&world("capex=3652.5&itax=25&depyears=1&h=400d"));
    close(plan.totals.income_tax, 365.0 * 32.5 + 0.25 * 137.5 + 34.0 * 35.0, 1e-12);
    close(plan.months.iter().map(|month| month.written_off).sum(), 3652.5, 1e-12);
    close(plan.months[0].written_off, 300.0, 1e-12);
    // Without a tax it is a column and nothing else.
    let untaxed = answer(&world("capex=3652.5&depyears=1&h=400d"));
    assert_eq!(untaxed.cumulative, answer(&world("capex=3652.5&h=400d")).cumulative);
    close(untaxed.months[1].written_off, 310.0, 1e-12);
}

#[test]
fn held_coins_are_taxed_when_they_come_and_when_they_go() {
    // The price doubles in a month: day d brings 200 q^d, all worth 400 at the end of 31 days. A fifth of the gain.
    let q = 2f64.powf(1.0 / 30.4375);
    let received = 200.0 * geometric(q, 31);
    let held = "kwh=0&ppath=64000_128000&sell=hold&h=31d";
    let plan = answer(&world(&format!("{held}&gtax=20")));
    close(plan.totals.gains_tax, 0.2 * (31.0 * 400.0 - received), 1e-12);
    let day = days(&world(&format!("{held}&gtax=20&itax=25")));
    close(day.iter().map(|day| day.income_tax).sum(), 0.25 * received, 1e-12);
    assert_eq!(day[29].gains_tax, 0.0);
    close(day[30].gains_tax, plan.totals.gains_tax, 1e-12);
    close(plan.months.last().unwrap().gains_tax, plan.totals.gains_tax, 1e-12);
    // Sold on the day there is no gain, and a falling price makes none.
    assert_eq!(answer(&world("ppath=64000_128000&h=31d&gtax=20")).totals.gains_tax, 0.0);
    assert_eq!(answer(&world("pg=-20&sell=hold&h=31d&gtax=20")).totals.gains_tax, 0.0);
}

#[test]
fn a_machine_sold_above_its_book_value_is_a_gain() {
    // 500 for what cost 1000 and was never written off: none. Written off within four days: all of it.
    assert_eq!(answer(&world("capex=1000&resale=500&gtax=20&h=20d")).totals.gains_tax, 0.0);
    close(answer(&world("capex=1000&resale=500&gtax=20&depyears=0.01&h=20d")).totals.gains_tax, 100.0, 1e-12);
    // Half-way, 500 of 1000 are left on the books; with 700 for the machine the gain is 200.
    let half = answer(&world("capex=1000&resale=700&gtax=20&depyears=2&h=365d"));
    close(half.totals.gains_tax, 0.2 * (700.0 - (1000.0 - 365.0 * 1000.0 / 730.5)), 1e-12);
}

#[test]
fn a_purchase_is_taxed_on_what_it_gained() {
    // 6400 doubles to 12 800: a fifth of 6400. With a tenth for the seller, 11 520: a fifth of 5120.
    let bought = answer(&buy("capex=6400&ppath=64000_128000&gtax=20&h=31d"));
    close(bought.totals.gains_tax, 1280.0, 1e-12);
    close(bought.cumulative_final, 5120.0, 1e-12);
    let dear = answer(&buy("capex=6400&bfee=10&ppath=64000_128000&gtax=20&h=31d"));
    close(dear.totals.gains_tax, 1024.0, 1e-12);
    close(dear.cumulative_final, 4096.0, 1e-12);
    // And so is buying instead, so that the yardstick is no shorter than the plan.
    let plan = answer(&world("capex=6400&kwh=0&ppath=64000_128000&gtax=20&h=31d"));
    close(plan.buying.tax, 1280.0, 1e-12);
    close(plan.buying.profit, 5120.0, 1e-12);
    // Buying is no income.
    assert_eq!(answer(&buy("capex=6400&ppath=64000_128000&itax=20&h=31d")).totals.income_tax, 0.0);
}

#[test]
fn a_loan_is_paid_back_in_equal_instalments() {
    // 1200 at 1 % a month over 12 months: 1200 × 0.01 / (1 - 1.01^-12) = 106.6185 a month, 79.42 of it interest
    // in the end. The first month owes 12.00 and pays back 94.62.
    let instalment = 12.0 / (1.0 - 1.01f64.powi(-12));
    close(instalment, 106.618_55, 1e-7);
    let plan = answer(&world("capex=2000&loan=1200&lrate=12&lterm=12&h=400d"));
    close(plan.totals.interest, 12.0 * instalment - 1200.0, 1e-10);
    close(plan.months[0].interest, 12.0, 1e-12);
    close(plan.months[0].repaid, instalment - 12.0, 1e-12);
    close(plan.months[1].interest, (1200.0 - plan.months[0].repaid) * 0.01, 1e-12);
    close(plan.months.iter().map(|month| month.repaid).sum(), 1200.0, 1e-12);
    assert_eq!((plan.months[12].interest, plan.months[12].repaid), (0.0, 0.0));
    // The account counts what is owed: it differs from the same plan without a loan by the interest alone.
    let without = answer(&world("capex=2000&h=400d"));
    close(plan.cumulative_final, without.cumulative_final - plan.totals.interest, 1e-12);
    assert_eq!(plan.break_even, without.break_even);
    assert_eq!((plan.own_capital, plan.cash_needed, plan.capex), (800.0, 800.0, 2000.0));
    // Without interest, the same to the last instalment; the rate is that of one's own money, so it is higher.
    let free = answer(&world("capex=2000&loan=1200&lterm=12&h=400d"));
    assert_eq!((free.break_even, free.cumulative_final), (without.break_even, without.cumulative_final));
    assert!(free.irr > without.irr);
}

#[test]
fn a_loan_ends_with_the_projection() {
    // Interest only: twelve times 12.00 and all 1200 on the last day of 365.
    let plan = answer(&world("capex=2000&loan=1200&lrate=12&h=365d"));
    close(plan.totals.interest, 144.0, 1e-12);
    close(plan.months[11].repaid, 1200.0, 1e-12);
    assert_eq!(plan.months[10].repaid, 0.0);
    // After 100 days three instalments are paid, and 100 / 30.4375 - 3 of a month's interest is due with the rest.
    let short = answer(&world("capex=2000&loan=1200&lrate=12&lterm=12&h=100d"));
    let instalment = 12.0 / (1.0 - 1.01f64.powi(-12));
    let owed = 1200.0 * 1.01f64.powi(3) - instalment * (1.01f64.powi(3) - 1.0) / 0.01;
    let last = owed * 0.01 * (100.0 / 30.4375 - 3.0);
    close(short.totals.interest, 3.0 * instalment - (1200.0 - owed) + last, 1e-10);
    close(short.months[3].repaid, owed, 1e-10);
    // Instalments that the days do not earn come out of one's own pocket: 140 a day against 1200 in two months.
    let poor = answer(&world("capex=1200&loan=1200&lterm=2&kwh=1.6&h=61d"));
    close(poor.cash_needed, 1200.0 - 61.0 * 8.0, 1e-12);
}

#[test]
fn interest_is_deducted_from_income() {
    // 12.00 of interest on the last day of the month: a quarter of 128 instead of 140.
    let day = days(&world("capex=2000&loan=1200&lrate=12&itax=25&h=30d"));
    close(day[28].income_tax, 35.0, 1e-12);
    close(day[29].income_tax, 32.0, 1e-12);
}

#[test]
fn inflation_counts_in_the_money_of_the_start() {
    // 140 at the end of each of 365 days, at 10 % a year: v = 1.1^(-1/365.25), 140 v (1 - v^365) / (1 - v).
    let v = 1.1f64.powf(-1.0 / 365.25);
    let plan = answer(&world("capex=2000&cpi=10&h=365d"));
    let real = plan.real.unwrap();
    close(real.cumulative_final, 140.0 * v * geometric(v, 365) - 2000.0, 1e-11);
    assert!(real.break_even.day > plan.break_even.day);
    close(plan.months.last().unwrap().real, real.cumulative_final, 1e-12);
    assert_eq!(plan.cumulative, answer(&world("capex=2000&h=365d")).cumulative);
    // Held coins are money of the last day; so is what a purchase is worth.
    let held = answer(&world("capex=2000&kwh=0&sell=hold&cpi=10&h=365d")).real.unwrap();
    close(held.cumulative_final, 73_000.0 * v.powi(365) - 2000.0, 1e-11);
    let bought = answer(&buy("capex=1000&monthly=100&cpi=10&h=365d")).real.unwrap();
    let paid: f64 = (1..=11).map(|month| 100.0 * v.powi((f64::from(month) * 30.4375) as i32 + 1)).sum();
    close(bought.cumulative_final, 2100.0 * v.powi(365) - 1000.0 - paid, 1e-10);
    // Broken even from the start as in plain money, and lost to inflation at once.
    assert_eq!((bought.break_even.day, bought.break_even.lost_again), (Some(0.0), Some(0.0)));
    assert_eq!(answer(&world("capex=2000&h=365d")).real, None);
}

/// Taxes and a loan, each there half of the time.
fn money() -> impl Strategy<Value = (Taxes, Loan)> {
    let taxes = (0.0..0.5f64, 0.0..0.5f64, 0.0..6.0f64, -0.05..0.3f64);
    let loan = (0.0..5000.0f64, 0.0..0.3f64, 0..80u32);
    (taxes, loan, any::<u8>()).prop_map(|((income, gains, years, inflation), (amount, rate, months), on)| {
        let given = |bit: u8, value: f64| if on & (1 << bit) == 0 { 0.0 } else { value };
        let taxes = Taxes {
            income: Share::new(given(0, income)).unwrap(),
            gains: Share::new(given(1, gains)).unwrap(),
            write_off_years: Span::new(given(2, years)).unwrap(),
            inflation: Growth::new(given(3, inflation)).unwrap(),
        };
        let loan = Loan {
            amount: Money::new(given(4, amount)).unwrap(),
            rate: Share::new(rate).unwrap(),
            months: Span::new(f64::from(months)).unwrap(),
        };
        (taxes, loan)
    })
}

fn taxed(case: &Case, (taxes, loan): (Taxes, Loan)) -> Case {
    let mut case = case.clone();
    (case.taxes, case.loan) = (taxes, loan);
    case
}

/// All money that went through the account: what its rounding is relative to.
fn turnover(case: &Case, report: &PlanReport) -> f64 {
    let mut sum = report.capex + case.loan.amount.get();
    walk(case, |_, day| sum += day.revenue.abs() + day.electricity.abs() + day.opex + day.resale);
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_zero_changes_nothing(case in plan(Reach::Usual), rate in 0.0..0.3f64, months in 0..600u32) {
        let neutral = Loan { rate: Share::new(rate).unwrap(), months: Span::new(f64::from(months)).unwrap(), ..Loan::none() };
        let changed = taxed(&case, (Taxes::none(), neutral));
        prop_assert_eq!(plan_report(&changed), plan_report(&case));
        prop_assert_eq!(limits(&changed), limits(&case));
    }

    #[test]
    fn parts_and_months_add_up(case in plan(Reach::Usual), money in money()) {
        let case = taxed(&case, money);
        let report = plan_report(&case);
        let totals = &report.totals;
        let scale = turnover(&case, &report);
        let sum = totals.revenue + totals.resale - totals.electricity - totals.opex - totals.profit_share
            - totals.interest - totals.income_tax - totals.gains_tax - report.capex;
        prop_assert!((sum - report.cumulative_final).abs() <= 1e-10 * scale);
        let months = |part: fn(&breakeven::projection::Month) -> f64| report.months.iter().map(part).sum::<f64>();
        for (found, expected) in [
            (months(|m| m.interest), totals.interest),
            (months(|m| m.income_tax), totals.income_tax),
            (months(|m| m.gains_tax), totals.gains_tax),
            (months(|m| m.repaid), case.loan.amount.get()),
            (months(|m| m.flow), report.cumulative_final + report.capex),
        ] {
            prop_assert!((found - expected).abs() <= 1e-10 * scale, "{found} is not {expected}");
        }
        prop_assert!(months(|m| m.written_off) <= report.capex * (1.0 + 1e-9));
        let last = report.months.last().unwrap();
        prop_assert_eq!(last.cumulative, report.cumulative_final);
        prop_assert_eq!(last.real, report.real.map_or(report.cumulative_final, |real| real.cumulative_final));
        prop_assert!(report.cash_needed >= report.own_capital);
    }

    #[test]
    fn taxes_and_interest_never_help(case in plan(Reach::Usual), money in money()) {
        let (before, after) = (plan_report(&case), plan_report(&taxed(&case, money)));
        let or_never = |day: Option<f64>| day.unwrap_or(f64::INFINITY);
        prop_assert!(or_never(before.break_even.day) <= or_never(after.break_even.day) * (1.0 + 1e-9));
        prop_assert!(before.cumulative_final >= after.cumulative_final - 1e-10 * turnover(&case, &before));
    }

    #[test]
    fn the_limit_of_a_taxed_plan_is_tight(case in plan(Reach::Short), money in money()) {
        let mut case = taxed(&case, money);
        let mining = case.plan.mining_mut().unwrap();
        mining.losses = Losses::RunOn;
        prop_assume!(mining.capex() > 0.0 && mining.units.get() > 0.0);
        if let Limit::At(price) = limits(&case).unit_price {
            let broke_even = |factor: f64| {
                let mut case = case.clone();
                case.plan.mining_mut().unwrap().unit_price = Money::new(price * factor).unwrap();
                plan_report(&case).break_even.day.is_some()
            };
            prop_assert!(broke_even(1.0 - 1e-9) && !broke_even(1.0 + 1e-9));
        }
    }

    #[test]
    fn everything_is_a_finite_number(case in plan(Reach::Anything), ends in prop::collection::vec(any::<bool>(), 7)) {
        let end = |index: usize, low: f64, high: f64| if ends[index] { high } else { low };
        let taxes = Taxes {
            income: Share::new(end(0, 0.0, 1.0)).unwrap(),
            gains: Share::new(end(1, 0.0, 1.0)).unwrap(),
            write_off_years: Span::new(end(2, 1e-9, 50.0)).unwrap(),
            inflation: Growth::new(end(3, -0.99, 10.0)).unwrap(),
        };
        let loan = Loan {
            amount: Money::new(end(4, 0.0, 1e15)).unwrap(),
            rate: Share::new(end(5, 1e-12, 1.0)).unwrap(),
            months: Span::new(end(6, 1.0, 600.0)).unwrap(),
        };
        let report = plan_report(&taxed(&case, (taxes, loan)));
        let real = report.real.unwrap();
        let figures = [
            report.cumulative_final, report.npv, report.own_capital, report.cash_needed, real.cumulative_final,
            report.totals.interest, report.totals.income_tax, report.totals.gains_tax, report.buying.profit,
        ];
        prop_assert!(figures.iter().all(|value| value.is_finite()), "{figures:?}");
        let perhaps = [report.irr, report.roi, report.cost_per_coin, report.break_even.day, real.break_even.day];
        prop_assert!(perhaps.iter().flatten().all(|value| value.is_finite()), "{perhaps:?}");
        prop_assert!(report.months.iter().all(|month| month.real.is_finite() && month.flow.is_finite()));
    }
}
