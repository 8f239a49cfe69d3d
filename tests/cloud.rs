//! Contracts for rented hashrate, worked by hand.
//!
//! All live in [`CONTRACT`]: 2^32 × 1000 hashes a second find 86400 × 1000 / 8.64e10 = 0.001 blocks a day at a
//! difficulty of 8.64e10, which is 0.003125 coins or, at 64 000, 200.00 a day. What the provider charges for each
//! TH/s is written so that it comes to a round sum a day: 25.00 for 4.294967296 TH/s.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use breakeven::projection::{Limit, limits};
use support::{answer, case, close, days, with};

const CONTRACT: &str = "plan=cloud&price=64000&diff=8.64e10&height=977000&fees=0&hash=4.294967296T";
const TERAHASHES: f64 = 4.294_967_296;

fn contract(more: &str) -> String {
    with(CONTRACT, more)
}

/// Upkeep of so much a day in the currency.
fn upkeep(a_day: f64) -> String {
    format!("maint={}", a_day / TERAHASHES)
}

/// Sum of `n` terms of a geometric series that begins with 1.
fn geometric(ratio: f64, n: i32) -> f64 {
    (1.0 - ratio.powi(n)) / (1.0 - ratio)
}

#[test]
fn upkeep_is_paid_every_day_of_the_term_and_no_longer() {
    // 200 - 25 = 175 a day: 3500 are back after 20 days; 30 days bring 5250, of which 1750 are gain.
    let plan = answer(&contract(&format!("capex=3500&{}&term=30d&h=60d", upkeep(25.0))));
    close(plan.break_even.day.unwrap(), 20.0, 1e-12);
    close(plan.totals.maintenance, 750.0, 1e-12);
    close(plan.cumulative_final, 1750.0, 1e-12);
    assert_eq!((plan.break_even.lost_again, plan.terminated), (None, None));
    // Without end it goes on: 60 × 175 - 3500.
    close(answer(&contract(&format!("capex=3500&{}&h=60d", upkeep(25.0)))).cumulative_final, 7000.0, 1e-12);
}

#[test]
fn upkeep_in_coins_follows_the_price_and_an_order_is_a_thousandfold() {
    // 25 / 64000 = 0.000390625 coins a day, 1 / 8 of what is mined, at any price: seven eighths remain.
    let coins = 0.000_390_625 / TERAHASHES;
    for key in [format!("maintcoin={coins}"), format!("order={}", coins * 1000.0)] {
        let plan = answer(&contract(&format!("capex=3500&{key}&term=30d&h=60d")));
        close(plan.break_even.day.unwrap(), 20.0, 1e-12);
        // Twice the price within a month: 200 q^d - 25 q^d with q = 2^(1/30.4375).
        let rising = answer(&contract(&format!("{key}&pg=100&h=30d")));
        close(rising.totals.maintenance, rising.totals.revenue / 8.0, 1e-12);
        close(rising.cumulative_final, 175.0 * geometric(2f64.powf(1.0 / 30.4375), 30), 1e-12);
    }
    // Both kinds of upkeep add up: 200 - 25 - 50.
    let both = format!("maintcoin={coins}&{}&h=1d", upkeep(50.0));
    close(days(&contract(&both))[0].flow, 125.0, 1e-12);
}

#[test]
fn electricity_may_be_billed_apart() {
    // 5 kW × 24 h × 0.5 = 60 beside 25 of upkeep: 115 a day. A tenth of the time off saves a tenth of the energy.
    let billed = format!("watts=5000&kwh=0.5&{}", upkeep(25.0));
    let day = days(&contract(&format!("{billed}&h=1d")))[0];
    close(day.flow, 115.0, 1e-12);
    close(day.kwh, 120.0, 1e-12);
    close(days(&contract(&format!("{billed}&up=90&h=1d")))[0].flow, 180.0 - 54.0 - 25.0, 1e-12);
    // 100 days: 20 000 - 2500 - 1400 = 16 100 for 12 000 kWh. Without energy there is no such limit.
    let energy = |more: &str| limits(&case(&contract(&format!("capex=1400&h=100d&{more}")))).energy_price;
    close(energy(&billed).value().unwrap(), 16_100.0 / 12_000.0, 1e-9);
    assert_eq!(energy(&upkeep(25.0)), Limit::Unused);
}

#[test]
fn losing_days_end_the_contract() {
    // The difficulty doubles each month: 200 q^d falls below 150 after 30.4375 × log2(4/3) = 12.63 days. Days 13,
    // 14 and 15 lose money and are borne; the contract is over after 16 days.
    let q = 0.5f64.powf(1.0 / 30.4375);
    let plan = answer(&contract(&format!("{}&dg=100&off=end:3&h=90d", upkeep(150.0))));
    assert_eq!(plan.terminated, Some(16.0));
    close(plan.cumulative_final, 200.0 * geometric(q, 16) - 16.0 * 150.0, 1e-12);
    assert_eq!(plan.totals.losing_days, 3);
}

#[test]
fn the_provider_takes_a_part_of_the_profit_at_once_or_after_payback() {
    // A fifth of 175 is 35: 140 a day.
    let at_once = answer(&contract(&format!("capex=1750&cut=20&{}&h=20d", upkeep(25.0))));
    close(at_once.break_even.day.unwrap(), 12.5, 1e-12);
    // All of it until 1750 are back after 10 days; then ten days at 140.
    let later = answer(&contract(&format!("capex=1750&cut=20&cutfrom=payback&{}&h=20d", upkeep(25.0))));
    close(later.break_even.day.unwrap(), 10.0, 1e-12);
    close(later.cumulative_final, 1400.0, 1e-12);
    // 1837.50 are back half-way through a day, whose second half alone is shared: a fifth of 87.50.
    let day = days(&contract(&format!("capex=1837.5&cut=20&cutfrom=payback&{}&h=12d", upkeep(25.0))));
    close(day[10].profit_share, 17.5, 1e-9);
    close(day[11].profit_share, 35.0, 1e-12);
    assert_eq!(day[9].profit_share, 0.0);
}

#[test]
fn profit_buys_more_of_the_same_contract() {
    // 1750 buys what earns 175 a day, so reinvesting all grows it by a tenth a day, from the next day on.
    let all = answer(&contract(&format!("capex=1750&reinv=100&{}&term=10d&h=20d", upkeep(25.0))));
    close(all.totals.revenue, 200.0 * geometric(1.1, 10), 1e-12);
    close(all.totals.maintenance, 25.0 * geometric(1.1, 10), 1e-12);
    close(all.totals.reinvested, 175.0 * geometric(1.1, 10), 1e-12);
    // Nothing is ever taken out: at the end of the term all of it is gone.
    close(all.cumulative_final, -1750.0, 1e-12);
    // Half: a twentieth a day, and as much into the account: 87.5 × (1.05^10 - 1) / 0.05 = 1100.56.
    let half = answer(&contract(&format!("capex=1750&reinv=50&{}&term=10d&h=20d", upkeep(25.0))));
    close(half.cumulative_final, 87.5 * geometric(1.05, 10) - 1750.0, 1e-12);
    close(87.5 * geometric(1.05, 10), 1100.56, 1e-5);
    // Coins that are held buy nothing, nor does a contract without a price tell one.
    assert_eq!(answer(&contract("capex=1750&reinv=100&sell=hold&h=9d")).totals.reinvested, 0.0);
    assert_eq!(answer(&contract("reinv=100&h=9d")).totals.reinvested, 0.0);
}

#[test]
fn coins_below_the_payout_threshold_are_lost_at_the_end() {
    // 0.003125 a day reach 0.01 on every fourth day: 0.0125 twice in ten days, and two days' 0.00625 are lost.
    let plan = answer(&contract(&format!("payout=0.01&{}&term=10d&h=20d", upkeep(25.0))));
    close(plan.totals.coins, 0.025, 1e-12);
    close(plan.totals.forfeited, 0.006_25, 1e-12);
    close(plan.cumulative_final, 1600.0 - 250.0, 1e-12);
    let day = days(&contract("payout=0.01&h=8d"));
    for (day, expected) in day.iter().zip([0.0, 0.0, 0.0, 0.0125, 0.0, 0.0, 0.0, 0.0125]) {
        close(day.coins, expected, 1e-12);
    }
    // A day without a payout is no losing day.
    assert_eq!(answer(&contract(&format!("payout=0.01&off=end:2&{}&h=20d", upkeep(25.0)))).terminated, None);
    // Nor does the payout of four days count as the profit of one: a fifth of each day's 175.
    let shared = answer(&contract(&format!("payout=0.01&cut=20&{}&h=8d", upkeep(25.0))));
    close(shared.totals.profit_share, 8.0 * 35.0, 1e-12);
}

#[test]
fn an_order_on_a_hashrate_market() {
    // The worked example of a hashrate market's help page: 0.0016 for the order and 3 % for the market are
    // 0.001648; the pool pays 0.001685 less 0.000017 and 0.000005, which leaves 0.000015.
    let n = 0.001_685 / 0.003_125;
    let order = 0.001_648 / (n * TERAHASHES / 1000.0);
    let pool = 100.0 * 0.000_022 / 0.001_685;
    let day = days(&contract(&format!("n={n}&order={order}&pool={pool}&h=1d")))[0];
    close(day.coins - day.maintenance / day.price, 0.000_015, 1e-9);
}
