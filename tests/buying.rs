//! Buying the coin, worked by hand: the yardstick of every other plan.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use breakeven::projection::BreakEven;
use support::{answer, close, days, with};

const BUY: &str = "plan=buy&price=64000&capex=6400";

fn buy(more: &str) -> String {
    with(BUY, more)
}

#[test]
fn a_fee_is_lost_at_once_and_comes_back_with_the_price() {
    // 1 % of 6400 is 64: 6336 buy 0.099 coins. While the price stands still that is all.
    let still = answer(&buy("bfee=1&h=61d"));
    close(still.totals.coins, 0.099, 1e-12);
    close(still.cumulative_final, -64.0, 1e-9);
    assert_eq!((still.break_even.day, still.peak.day), (None, 0.0));
    close(still.peak.value, -64.0, 1e-9);
    // Rising by half a percent a day, 6336 × 1.005^2 = 6399.52 after two days and 6431.52 after three.
    let growth = 100.0 * (1.005f64.powf(30.4375) - 1.0);
    let rising = answer(&buy(&format!("bfee=1&pg={growth}&h=61d")));
    let after = |days: i32| 6336.0 * 1.005f64.powi(days);
    close(rising.break_even.day.unwrap(), 2.0 + (6400.0 - after(2)) / (after(3) - after(2)), 1e-9);
    close(rising.cumulative_final, after(61) - 6400.0, 1e-9);
    // Without a fee nothing is ever lost while the price does not fall.
    assert_eq!(answer(&buy("h=61d")).break_even, BreakEven { day: Some(0.0), lost_again: None });
    // And nothing is lost again to rounding, whatever the price: 1000 / 1.58 coins are no round number.
    for price in 1..300 {
        let odd = format!("plan=buy&price={}&capex=1000&monthly=70&h=90d", f64::from(price) * 0.079);
        let report = answer(&odd);
        assert_eq!(report.break_even, BreakEven { day: Some(0.0), lost_again: None }, "{odd}");
        assert_eq!((report.peak.day, report.cumulative_final), (0.0, 0.0), "{odd}");
    }
}

#[test]
fn bought_by_the_month() {
    // 6400 at the start and 640 in each of the eleven further months that begin within 365 days.
    let plan = answer(&buy("monthly=640&h=365d"));
    close(plan.totals.opex, 7040.0, 1e-12);
    close(plan.totals.coins, 0.1 + 11.0 * 0.01, 1e-12);
    assert!(plan.cumulative_final.abs() < 1e-9);
    assert_eq!((plan.capex, plan.cash_needed), (6400.0, 13_440.0));
    // Bought at the price of the day: twice as dear every month, so half as many coins.
    let dearer = days(&buy("monthly=640&bfee=10&ppath=64000_128000_256000&h=62d"));
    close(dearer[0].coins, 0.09, 1e-12);
    close(dearer[30].coins, 0.009 / 2f64.powf(30.0 / 30.4375), 1e-12);
    close(dearer[60].coins, 0.009 / 2f64.powf(60.0 / 30.4375), 1e-12);
    assert_eq!(dearer.iter().filter(|day| day.coins > 0.0).count(), 3);
    // Nothing at the start is broken even until the first purchase pays its fee.
    let saved = answer("plan=buy&price=64000&monthly=640&bfee=10&h=100d");
    assert_eq!((saved.capex, saved.cash_needed, saved.roi), (0.0, 1920.0, None));
    close(saved.break_even.lost_again.unwrap(), 30.0, 1e-12);
    close(saved.cumulative_final, -192.0, 1e-9);
}

#[test]
fn rate_and_present_value_of_a_purchase() {
    // Twice the price after 365 days is 100 % a year; discounted at 25 % it is worth 6400 × 2 / 1.25 - 6400.
    let growth = 100.0 * (2f64.powf(30.4375 / 365.0) - 1.0);
    let plan = answer(&buy(&format!("pg={growth}&disc=25&h=365d")));
    close(plan.irr.unwrap(), 1.0, 1e-9);
    close(plan.npv, 3840.0, 1e-9);
    close(plan.roi.unwrap(), 1.0, 1e-9);
    assert_eq!(plan.static_payback, None);
}

#[test]
fn it_is_the_yardstick_in_money_and_in_coins() {
    // What a machine that pays for itself all along would have bought: the same coins, the same end.
    let market = "price=64000&ppath=64000_128000&h=61d";
    let machine = answer(&format!("{market}&diff=8.64e10&height=977000&fees=0&hash=4.294967296T&capex=6400"));
    let coins = answer(&format!("plan=buy&{market}&capex=6400"));
    close(machine.buying.coins, coins.totals.coins, 1e-12);
    close(machine.buying.profit, coins.cumulative_final, 1e-9);
    // It has no break-even in coins: it is what that is measured by. The machine gets there in 0.1 / 0.003125 days.
    assert_eq!(coins.coin_break_even, BreakEven::default());
    close(machine.coin_break_even.day.unwrap(), 32.0, 1e-12);
}
