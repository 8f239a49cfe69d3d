//! Worked by hand: small worlds whose answers a reader can work out again with pencil and paper.
//!
//! Most live in [`WORLD`]. One hash in 2^32 × difficulty finds a block, and 4.294967296e12 is 2^32 × 1000,
//! so this machine finds 86400 × 1000 / 8.64e10 = 0.001 blocks a day. At a subsidy of 3.125 and a price of
//! 64 000 that is 0.003125 coins or 200.00 a day. Its 5 kW use 120 kWh, at 0.50 each 60.00 a day, so that
//! 140.00 a day remain. There are 144 blocks a day and the next halving, at 1 050 000, is 507 days away.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use breakeven::projection::{Limit, limits};
use breakeven::units::DAYS_PER_MONTH;
use support::{answer, case, close, days, with};

const WORLD: &str = "price=64000&diff=8.64e10&height=977000&fees=0&hash=4.294967296T&watts=5000&kwh=0.5";
/// The same without electricity: 200.00 a day.
const FREE: &str = "price=64000&diff=8.64e10&height=977000&fees=0&hash=4.294967296T";

fn world(more: &str) -> String {
    with(WORLD, more)
}

fn free(more: &str) -> String {
    with(FREE, more)
}

/// Sum of `n` terms of a geometric series that begins with 1.
fn geometric(ratio: f64, n: i32) -> f64 {
    (1.0 - ratio.powi(n)) / (1.0 - ratio)
}

#[test]
fn in_a_constant_world_break_even_is_a_division() {
    // 1400 / 140 = 10; 1470 / 140 = 10.5; two machines and 80 for the rack: 2 × 1400 + 80 over 280 a day.
    assert_eq!(answer(&world("capex=1400&h=20d")).break_even.day, Some(10.0));
    close(answer(&world("capex=1470&h=20d")).break_even.day.unwrap(), 10.5, 1e-12);
    let two = answer(&world("capex=1400&n=2&setup=80&h=20d"));
    close(two.break_even.day.unwrap(), 2880.0 / 280.0, 1e-12);
    // 20 days: 4000 earned, 1200 paid for 2400 kWh and 1400 for the machine, which leaves 1400: as much again.
    let plan = answer(&world("capex=1400&h=20d"));
    close(plan.totals.coins, 0.0625, 1e-12);
    close(plan.totals.revenue, 4000.0, 1e-12);
    close(plan.totals.electricity, 1200.0, 1e-12);
    close(plan.totals.kwh, 2400.0, 1e-12);
    close(plan.cumulative_final, 1400.0, 1e-12);
    close(plan.roi.unwrap(), 1.0, 1e-12);
    close(plan.static_payback.unwrap(), 10.0, 1e-12);
    assert_eq!((plan.peak.day, plan.break_even.lost_again), (20.0, None));
}

#[test]
fn a_month_is_a_twelfth_of_365_and_a_quarter_days() {
    // 30.4375 a month is 1 a day. 12 months are 365.25 days, held to 365; one month is 30; 18 are 548 (547.875).
    let plan = answer(&world("capex=1390&opex=30.4375&h=12m"));
    assert_eq!(plan.days, 365);
    close(plan.totals.opex, 365.0, 1e-12);
    close(plan.break_even.day.unwrap(), 10.0, 1e-12);
    for (horizon, days) in [("1m", 30), ("18m", 548), ("5y", 1826), ("400d", 400)] {
        assert_eq!(answer(&world(&format!("h={horizon}"))).days, days, "{horizon}");
    }
}

#[test]
fn a_halving_splits_its_day_by_the_block() {
    // 108 of the day's 144 blocks come before 1 050 000: 0.75 × 200 + 0.25 × 100 = 175, then 100 a day.
    let near = "price=64000&diff=8.64e10&height=1049892&fees=0&hash=4.294967296T&h=3d";
    let revenue: Vec<f64> = days(near).iter().map(|day| day.revenue).collect();
    close(revenue[0], 175.0, 1e-12);
    close(revenue[1], 100.0, 1e-12);
    // 225 are back half-way through the second day: 175 + 0.5 × 100.
    close(answer(&format!("{near}&capex=225")).break_even.day.unwrap(), 1.5, 1e-12);
    // A halving that takes half the difficulty with it changes nothing: half the coins for half the work.
    let dropped: f64 = days(&format!("{near}&hdrop=50")).iter().map(|day| day.revenue).sum();
    close(dropped, 600.0, 1e-12);
    assert_eq!(answer(near).today.as_ref().unwrap().subsidy, "3.125");
}

#[test]
fn static_payback_is_not_break_even_when_difficulty_grows() {
    // The difficulty doubles each month, so day d brings 200 q^d with q = 2^(-1/30.4375) = 0.9774845.
    // Static: 6000 / 200 = 30 days. Truly 200 (1 - q^n) / (1 - q): 5972.51 after 49 days, and day 49 brings
    // 65.53, so 6000 are reached 27.49 / 65.53 = 0.4195 into it.
    let plan = answer(&free("capex=6000&dg=100&h=6m"));
    close(plan.static_payback.unwrap(), 30.0, 1e-12);
    let q = 0.5f64.powf(1.0 / 30.4375);
    let before = 200.0 * geometric(q, 49);
    let expected = 49.0 + (6000.0 - before) / (200.0 * q.powi(49));
    close(plan.break_even.day.unwrap(), expected, 1e-12);
    close(expected, 49.4195, 1e-6);
    // All the days there are bring 200 / (1 - q) = 8882.79: dearer than that, it never pays.
    assert_eq!(answer(&free("capex=8883&dg=100&h=50y")).break_even.day, None);
    assert!(answer(&free("capex=8882&dg=100&h=50y")).break_even.day.is_some());
}

#[test]
fn never_has_a_peak() {
    // Halved at block 1 050 000, 2880 blocks or 20 days away: 200 - 150 = +50 a day, then 100 - 150 = -50.
    // The curve climbs to -1200 + 20 × 50 = -200 and sinks.
    let plan = answer(&free("height=1047120&watts=5000&kwh=1.25&capex=1200&h=40d").replacen(
        "height=977000&",
        "",
        1,
    ));
    assert_eq!(plan.break_even.day, None);
    assert_eq!(plan.peak.day, 20.0);
    close(plan.peak.value, -200.0, 1e-12);
    close(plan.cumulative_final, -1200.0, 1e-12);
}

/// The halving of `never_has_a_peak` with other money at stake.
fn halved(more: &str) -> String {
    format!("price=64000&diff=8.64e10&height=1047120&fees=0&hash=4.294967296T&watts=5000&kwh=1.25&{more}")
}

#[test]
fn what_was_won_can_be_lost_again() {
    // 750 / 50 = day 15. 250 above zero on day 20, then 50 a day less: zero again on day 25.
    let plan = answer(&halved("capex=750&h=40d"));
    close(plan.break_even.day.unwrap(), 15.0, 1e-12);
    close(plan.break_even.lost_again.unwrap(), 25.0, 1e-12);
    close(plan.peak.value, 250.0, 1e-12);
    // With a horizon of 25 days it just is not: the curve ends on zero.
    assert_eq!(answer(&halved("capex=750&h=25d")).break_even.lost_again, None);
}

#[test]
fn switching_off_saves_the_loss_but_not_the_rent() {
    // From day 20 the coins bring 100 and the electricity would cost 150: off, and only 1 a day of rent is paid.
    // 20 × (50 - 1) - 20 × 1 = 960.
    let plan = answer(&halved("capex=750&opex=30.4375&off=curtail&h=40d"));
    assert_eq!(plan.off_days, 20);
    close(plan.cumulative_final, 960.0 - 750.0, 1e-12);
    close(plan.totals.electricity, 3000.0, 1e-12);
    close(plan.totals.opex, 40.0, 1e-12);
    // Off only where the coins do not pay the electricity, not where they merely fail to pay the rent as well.
    let dear_rent = answer(&halved("capex=750&opex=3043.75&off=curtail&h=40d"));
    assert_eq!(dear_rent.off_days, 20);
    // Held coins are judged at the day's price too: 300 for electricity buys more coins than it mines until the
    // price has risen by half, after 30.4375 × log2(1.5) = 17.8 days, though in the end they are worth 400.
    let held = answer(&free("watts=5000&kwh=2.5&off=curtail&sell=hold&ppath=64000_128000&h=31d"));
    assert_eq!(held.off_days, 18);
    // Ending for good after 5 losing days instead: 20 × 49 - 5 × 51 = 725, and nothing afterwards.
    let ended = answer(&halved("capex=750&opex=30.4375&off=end:5&h=40d"));
    assert_eq!((ended.terminated, ended.off_days), (Some(25.0), 0));
    close(ended.cumulative_final, 725.0 - 750.0, 1e-12);
}

#[test]
fn holding_bets_on_the_last_price() {
    // The price doubles each month, for 61 days: 64000 × 2^(61/30.4375) = 256 729.8 at the end.
    let end = 64_000.0 * 2f64.powf(61.0 / 30.4375);
    let growing = |sell: &str| answer(&world(&format!("pg=100&h=61d&sell={sell}")));
    // Sold daily: 200 × (1 + q + … + q^60) with q = 2^(1/30.4375).
    let q = 2f64.powf(1.0 / 30.4375);
    let daily = 200.0 * geometric(q, 61);
    close(growing("daily").totals.revenue, daily, 1e-12);
    // Held: 61 × 0.003125 = 0.190625 coins at the last price.
    let held = 0.190_625 * end;
    close(growing("hold").totals.revenue, held, 1e-12);
    // A quarter held: three quarters of the one and a quarter of the other.
    close(growing("25").totals.revenue, 0.75 * daily + 0.25 * held, 1e-12);
    // Covering costs sells 60 / price coins a day, 60 × 61 = 3660 in all, and holds the rest.
    let sold_coins = 60.0 / 64_000.0 * geometric(1.0 / q, 61);
    close(growing("cover").totals.revenue, 3660.0 + (0.190_625 - sold_coins) * end, 1e-12);
    // Where costs exceed the day's coins all are sold and none held: 200 of 240.
    close(answer(&world("pg=100&h=1d&sell=cover&kwh=2")).totals.revenue, 200.0, 1e-12);
}

#[test]
fn costs_below_zero_need_no_coins_sold() {
    // Paid 60 a day to consume, so covering costs sells nothing: 0.003125 coins at twice the price two months on.
    let plan = answer(&free("watts=5000&kwh=-0.5&ppath=64000_128000_128000&h=61d&sell=cover"));
    close(plan.totals.revenue, 61.0 * 400.0, 1e-12);
    close(plan.totals.electricity, -3660.0, 1e-12);
}

#[test]
fn the_pool_takes_its_part_and_pps_the_fees() {
    // 0.125 coins of fees a block: 0.001 × 3.25 × 64000 = 208 a day, with PPS 200.
    let paid = |more: &str| days(&free(&format!("{more}&h=1d")))[0].revenue;
    close(paid("fees=0.125"), 208.0, 1e-12);
    for scheme in ["fpps", "pps%2B", "pplns", "solo"] {
        close(paid(&format!("fees=0.125&scheme={scheme}")), 208.0, 1e-12);
    }
    close(paid("fees=0.125&scheme=pps"), 200.0, 1e-12);
    // 2 % to the pool and 1 % stale: 208 × 0.98 × 0.99 = 201.8016.
    close(paid("fees=0.125&pool=2&stale=1"), 201.8016, 1e-12);
    // 20 % of the subsidy: 240. 20 % of the whole reward: 200 / 0.8 = 250.
    close(paid("feemode=subsidy&fees=20"), 240.0, 1e-12);
    close(paid("feemode=total&fees=20"), 250.0, 1e-12);
    // A chain that gives the miner 80 % of the subsidy, fees on top: 160 + 8.
    close(paid("fees=0.125&share=80"), 168.0, 1e-12);
}

#[test]
fn a_rising_tariff_compounds_by_the_year() {
    // 1461 days are four years. 60 × (1.1^4 - 1) / (1.1^(1/365.25) - 1) = 60 × 0.4641 / 0.000260978 = 106 699.
    let plan = answer(&world("kwhg=10&h=4y"));
    assert_eq!(plan.days, 1461);
    let expected = 60.0 * 0.4641 / (1.1f64.powf(1.0 / 365.25) - 1.0);
    close(plan.totals.electricity, expected, 1e-11);
    close(expected, 106_699.0, 1e-5);
}

#[test]
fn off_peak_hours_change_price_and_coins_alike() {
    // 8 hours at 0.10, 3 at rest, 13 at 0.50: 5 kW × (0.80 + 6.50) = 36.50 for 105 kWh; 21/24 of 200 = 175.
    let day = days(&world("tou=22-6:0.1_17-20:off&h=1d"))[0];
    close(day.kwh, 105.0, 1e-12);
    close(day.electricity, 36.5, 1e-12);
    close(day.revenue, 175.0, 1e-12);
    // Cooling adds a quarter to the power, an uptime of 80 % takes a fifth of both: 120 × 1.25 × 0.8 = 120 kWh.
    let day = days(&world("pue=1.25&up=80&h=1d"))[0];
    close(day.kwh, 120.0, 1e-12);
    close(day.electricity, 60.0, 1e-12);
    close(day.revenue, 160.0, 1e-12);
}

#[test]
fn machines_age_by_the_year() {
    // A tenth a year: after 731 days, two years of 365.25 and half a day, 0.9^(730.5/365.25) = 0.81 half-way.
    let day = days(&free("decay=10&height=0&h=732d"));
    close(day[0].coins, 0.05, 1e-12);
    close(day[1].coins / day[0].coins, 0.9f64.powf(1.0 / 365.25), 1e-12);
    close((day[730].coins * day[731].coins).sqrt() / day[0].coins, 0.81, 1e-12);
}

#[test]
fn resale_comes_on_the_last_day() {
    // -1000 + 3 × 140 = -580 after day 3; the fourth brings 140 + 500: zero at 3 + 580 / 640 = 3.90625.
    let plan = answer(&world("capex=1000&resale=500&h=4d"));
    close(plan.break_even.day.unwrap(), 3.90625, 1e-12);
    close(plan.cumulative_final, 60.0, 1e-12);
    // Two machines of 1000 that lose a tenth a month: 2000 × 0.9^48 = 12.7254 after four years, beside a resale.
    let plan = answer(&world("capex=1000&n=2&dep=10&resale=5&h=4y"));
    close(plan.totals.resale, 2000.0 * 0.9f64.powi(48) + 5.0, 1e-12);
    close(2000.0 * 0.9f64.powi(48), 12.725_371, 1e-6);
    // Nothing lost: the price comes back in full.
    close(answer(&world("capex=1000&dep=0&h=4d")).cumulative_final, 560.0, 1e-12);
}

#[test]
fn a_host_shares_profits_not_losses() {
    // A quarter of 50 for 20 days, nothing of -50: 20 × 37.5 - 20 × 50 = -250.
    let plan = answer(&halved("cut=25&h=40d"));
    close(plan.totals.profit_share, 250.0, 1e-12);
    close(plan.cumulative_final, -250.0, 1e-12);
    // Resale is not shared.
    close(answer(&halved("cut=25&resale=100&h=40d")).totals.profit_share, 250.0, 1e-12);
}

#[test]
fn present_value_and_rate_of_known_patterns() {
    // 1100 after 365 days for 1000 is 10 %; at 10 % it is worth nothing more, at 0 % 100, at 21 % 1100 / 1.21 - 1000.
    let lump = |disc: f64| {
        answer(&format!("price=1&diff=1&height=0&fees=0&capex=1000&resale=1100&h=365d&disc={disc}"))
    };
    close(lump(0.0).irr.unwrap(), 0.1, 1e-10);
    close(lump(0.0).npv, 100.0, 1e-12);
    assert!(lump(10.0).npv.abs() < 1e-9);
    close(lump(21.0).npv, 1100.0 / 1.21 - 1000.0, 1e-10);
    // 140 at the end of each of 200 days, discounted at 50 % a year: v = 1.5^(-1/365), 140 v (1 - v^200) / (1 - v).
    // A machine that costs just this has an internal rate of 50 %.
    let v = 1.5f64.powf(-1.0 / 365.0);
    let worth = 140.0 * v * geometric(v, 200);
    close(answer(&world("capex=20000&disc=50&h=200d")).npv, worth - 20_000.0, 1e-10);
    close(answer(&world(&format!("capex={worth}&h=200d"))).irr.unwrap(), 0.5, 1e-9);
    // Money that is lost to the last quarter within a year: -75 %.
    let lost = answer("price=1&diff=1&height=0&fees=0&capex=1000&resale=250&h=365d");
    close(lost.irr.unwrap(), -0.75, 1e-10);
    // Nothing comes back: there is no rate.
    assert_eq!(answer(&world("capex=1000&h=9d&up=0")).irr, None);
}

#[test]
fn difficulty_steps_at_every_2016th_block() {
    // 72 blocks before 977 760 = 485 × 2016: half of day 0 at 8.64e10, the rest at 2^(0.5/30.4375) times that,
    // since the step comes half a day after the start. The next one is 14 days later, half-way through day 14.
    let stepped = "price=64000&diff=8.64e10&height=977688&fees=0&hash=4.294967296T&dg=100&retarget=1&h=16d";
    let revenue: Vec<f64> = days(stepped).iter().map(|day| day.revenue).collect();
    let first = 200.0 * 0.5f64.powf(0.5 / 30.4375);
    let second = 200.0 * 0.5f64.powf(14.5 / 30.4375);
    close(revenue[0], (200.0 + first) / 2.0, 1e-12);
    close(revenue[1], first, 1e-12);
    close(revenue[13], first, 1e-12);
    close(revenue[14], (first + second) / 2.0, 1e-12);
    close(revenue[15], second, 1e-12);
    // Starting on the very block, nothing is left to step today.
    let on = days(&stepped.replacen("977688", "977760", 1));
    close(on[0].revenue, 200.0, 1e-12);
    close(on[13].revenue, 200.0, 1e-12);
    close(on[14].revenue, 200.0 * 0.5f64.powf(14.0 / 30.4375), 1e-12);
}

#[test]
fn a_monthly_path_is_straight_in_logarithms_and_then_flat() {
    // 64000, 128000, 32000 at months 0, 1, 2. Day 15 is 15/30.4375 of the way to double; day 45 is
    // 45 - 30.4375 = 14.5625 days into a fall to a quarter; from day 61 (month 2.004) all is flat.
    let day = days(&free("ppath=64000_128000_32000&h=90d"));
    close(day[0].price, 64_000.0, 1e-12);
    close(day[15].price, 64_000.0 * 2f64.powf(15.0 / 30.4375), 1e-12);
    close(day[45].price, 128_000.0 * 0.25f64.powf(14.5625 / 30.4375), 1e-12);
    assert_eq!((day[61].price, day[89].price), (day[62].price, day[62].price));
    close(day[61].price, 32_000.0, 1e-12);
    // The same for the difficulty, which replaces growth and starting value.
    let day = days(&free("dpath=8.64e10_17.28e10&dg=50&h=40d"));
    close(day[15].revenue, 200.0 * 0.5f64.powf(15.0 / 30.4375), 1e-12);
    close(day[39].revenue, 100.0, 1e-12);
}

#[test]
fn coins_are_back_when_as_many_are_mined_as_the_money_would_have_bought() {
    // 6400 buys 0.1 coins; 0.1 / 0.003125 = 32 days, whatever the price does. The money is back earlier when it rises.
    for growth in [-20, 0, 50] {
        let plan = answer(&free(&format!("capex=6400&pg={growth}&h=60d")));
        close(plan.coin_break_even.day.unwrap(), 32.0, 1e-12);
        assert_eq!(plan.break_even.day.unwrap() < 31.9, growth > 0);
    }
    // Costs count at the day's price: 60 / 64000 coins a day leave 0.0021875, and 0.1 / 0.0021875 = 45.714.
    let plan = answer(&world("capex=6400&h=60d"));
    close(plan.coin_break_even.day.unwrap(), 0.1 / 0.002_187_5, 1e-12);
    // Buying instead: 0.1 coins and no shortfall to invest, so at twice the price 12 800, that is 6400 more.
    let plan = answer(&world("capex=6400&ppath=64000_128000&h=31d"));
    close(plan.buying.end_value, 12_800.0, 1e-12);
    close(plan.buying.profit, 6400.0, 1e-12);
    // Where 50 a day are missing for 20 days, 1000 more go into coins, here at a constant price.
    let plan = answer(&halved("capex=6400&h=40d"));
    close(plan.buying.invested, 7400.0, 1e-12);
    close(plan.buying.coins, 7400.0 / 64_000.0, 1e-12);
}

#[test]
fn limits_of_a_constant_world_are_divisions() {
    // 100 days: 20 000 from coins, 6000 for 12 000 kWh, 1400 for the machine.
    let found = limits(&case(&world("capex=1400&h=100d")));
    let at = |limit: Limit| limit.value().unwrap();
    // (20 000 - 1400) / 12 000 kWh = 1.55.
    close(at(found.energy_price), 1.55, 1e-9);
    // (1400 + 6000) / 0.3125 coins = 23 680.
    close(at(found.coin_price), 23_680.0, 1e-9);
    // 20 000 - 6000 = 14 000 for one; with 400 for the rack and two machines (28 000 - 400) / 2 = 13 800.
    close(at(found.unit_price), 14_000.0, 1e-9);
    let two = limits(&case(&world("capex=1400&n=2&setup=400&h=100d")));
    close(at(two.unit_price), 13_800.0, 1e-9);
    // With peak hours the limit is that of the other hours: 8 at 0.10 of 24. 5 kW × (0.8 + 16 x) × 100 = 18 600.
    let hours = limits(&case(&world("capex=1400&tou=22-6:0.1&h=100d")));
    close(at(hours.energy_price), (18_600.0 / 500.0 - 0.8) / 16.0, 1e-9);
    // A constant world is as good on any later day.
    assert_eq!(
        limits(&case(&free("height=7000000&fees=3.125&capex=1400&h=100d").replacen(
            "height=977000&fees=0&",
            "",
            1
        )))
        .latest_start,
        Limit::Always
    );
    // Nothing to pay back with: no price of anything helps.
    let idle = limits(&case(&world("capex=1400&up=0&h=100d")));
    assert_eq!((idle.coin_price, idle.unit_price), (Limit::Never, Limit::Never));
}

#[test]
fn the_fastest_growth_is_the_one_the_price_was_made_for() {
    // At 5 % a month day d brings 200 × 1.05^(-d/30.4375); a machine that costs just the sum of 400 days pays
    // back at 5 % and not faster.
    let cost = 200.0 * geometric(1.05f64.powf(-1.0 / 30.4375), 400);
    for now in ["0", "5", "12"] {
        let found = limits(&case(&free(&format!("capex={cost}&dg={now}&h=400d"))));
        close(found.difficulty_growth.value().unwrap(), 0.05, 1e-9);
    }
    // A path that is given leaves no growth to limit.
    let path = limits(&case(&free("capex=100&dpath=8.64e10&h=400d")));
    assert_eq!(path.difficulty_growth, Limit::Unused);
}

#[test]
fn the_latest_start_leaves_enough_days_before_the_halving() {
    // The halving is 28 800 blocks or 200 days away: 140 a day before, 40 after. Of 100 days `a` before it bring
    // 140 a + 40 (100 - a) = 4000 + 100 a; for 10 000 at least 60 are needed: start by day 140.
    let near = "price=64000&diff=8.64e10&height=1021200&fees=0&hash=4.294967296T&watts=5000&kwh=0.5&h=100d";
    assert_eq!(limits(&case(&format!("{near}&capex=10000"))).latest_start, Limit::At(140.0));
    assert_eq!(limits(&case(&format!("{near}&capex=9950"))).latest_start, Limit::At(140.0));
    assert_eq!(limits(&case(&format!("{near}&capex=9900"))).latest_start, Limit::At(141.0));
    // At 4000 the 100 days after the halving are enough, until the next one, 210 000 / 144 = 1458.3 days later:
    // 200 + 1458.3 - 100 = 1558.3. Too dear for the best days, it is never.
    assert_eq!(limits(&case(&format!("{near}&capex=4000"))).latest_start, Limit::At(1558.0));
    assert_eq!(limits(&case(&format!("{near}&capex=14001"))).latest_start, Limit::Never);
}

#[test]
fn break_even_of_a_decaying_income_against_a_constant_cost() {
    // Income R e^(-kt) and cost C a month: R (1 - e^(-kt)) / k - C t, highest at ln(R/C) / k. With R = 840,
    // C = 244.8 and k = ln 1.055 that is 5479.40 at month 23.03; 5000 are back after 15.08 months, 10 000 never.
    // Here a whole day is paid at the rate of its start, which adds (R - R e^(-kt)) / 2 / 30.4375: 9.78 at the
    // peak; at 15.08 months, where the income is 374.7, 7.64, worth 7.64 / (374.7 - 244.8) = 0.059 months.
    let price = 840.0 / DAYS_PER_MONTH / 0.003_125;
    let plan = |capex: f64| {
        answer(&format!(
            "price={price}&diff=8.64e10&height=840000&fees=0&hash=4.294967296T&opex=244.8&dg=5.5&h=36m&capex={capex}"
        ))
    };
    let never = plan(10_000.0);
    close(never.peak.value + 10_000.0, 5479.40 + 9.78, 2e-5);
    close(never.peak.day / DAYS_PER_MONTH, 23.03, 1e-3);
    assert_eq!(never.break_even.day, None);
    close(plan(5000.0).break_even.day.unwrap() / DAYS_PER_MONTH, 15.08 - 0.059, 3e-4);
}
