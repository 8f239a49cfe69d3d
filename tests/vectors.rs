//! Bitcoin as others have it: subsidies, difficulty, expected coins and hash prices from the protocol's own
//! source, from chain data and from other calculators, each with where it was read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use breakeven::networks;
use breakeven::outlook::Curve;
use breakeven::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Growth, Quantity};
use support::{answer, case, close, days, with};

/// A day of the era of 3.125 without fees; tests say what differs.
const NETWORK: &str = "price=1&diff=1&height=970000&fees=0&hash=1T&h=1d";

fn network(more: &str) -> String {
    with(NETWORK, more)
}

/// bitcoin/bitcoin src/kernel/chainparams.cpp (interval 210 000) and src/test/validation_tests.cpp: subsidy in
/// satoshi on both sides of each change, and as the decimal string of the report.
const SUBSIDIES: [(u64, u64, &str); 18] = [
    (0, 5_000_000_000, "50"),
    (1, 5_000_000_000, "50"),
    (209_999, 5_000_000_000, "50"),
    (210_000, 2_500_000_000, "25"),
    (419_999, 2_500_000_000, "25"),
    (420_000, 1_250_000_000, "12.5"),
    (629_999, 1_250_000_000, "12.5"),
    (630_000, 625_000_000, "6.25"),
    (839_999, 625_000_000, "6.25"),
    (840_000, 312_500_000, "3.125"),
    (1_049_999, 312_500_000, "3.125"),
    (1_050_000, 156_250_000, "1.5625"),
    // The first odd satoshi to be cut: 9 765 625 shifted once more is 4 882 812.
    (2_100_000, 4_882_812, "0.04882812"),
    (6_719_999, 2, "0.00000002"),
    (6_720_000, 1, "0.00000001"),
    (6_929_999, 1, "0.00000001"),
    (6_930_000, 0, "0"),
    (13_440_000, 0, "0"),
];

#[test]
fn subsidies_are_those_of_the_protocol() {
    let emission = networks::find("btc").unwrap().emission;
    for (height, satoshi, coins) in SUBSIDIES {
        assert_eq!(emission.subsidy(height), satoshi, "at {height}");
        let plan = answer(&network(&format!("height={height}")));
        assert_eq!(plan.today.as_ref().unwrap().subsidy, coins, "at {height}");
    }
    // Each change is announced from anywhere in the era before it.
    for height in [210_000, 420_000, 630_000, 840_000, 1_050_000, 6_720_000, 6_930_000] {
        assert_eq!(emission.next_change(height - 1), Some(height));
        assert_eq!(emission.next_change(height - 210_000), Some(height));
    }
    assert_eq!(emission.next_change(6_930_000), None);
}

#[test]
fn a_days_coins_are_the_mean_over_its_blocks() {
    // The same heights, a block before each change: 1 of 144 blocks at the old subsidy, 143 at the new one.
    for height in [209_999, 419_999, 629_999, 839_999, 1_049_999, 6_719_999, 6_929_999] {
        let emission = networks::find("btc").unwrap().emission;
        let mean = (emission.subsidy(height) + 143 * emission.subsidy(height + 1)) as f64 / 144.0 / 1e8;
        // A machine that finds one block a day: 2^32 × 1000 hashes a second at a difficulty of 8.64e7.
        let day = days(&network(&format!("height={height}&hash=4.294967296T&diff=8.64e7")))[0];
        close(day.coins, mean, 1e-12);
    }
}

#[test]
fn blocks_of_real_days_pay_what_was_issued() {
    // coinmetrics/data csv/btc.csv: 2025-12-21 had 138 blocks and issued 431.25, 2025-12-29 154 and 481.25. A
    // miner with the network's whole hashrate finds them all.
    for (blocks, issued) in [(138.0, 431.25), (154.0, 481.25)] {
        let block_time = 86_400.0 / blocks;
        let difficulty = 148_195_306_640_204.72;
        let everything = answer(&network(&format!("diff={difficulty}&bt={block_time}&height=929000")));
        let hashrate = everything.today.as_ref().unwrap().network_hashrate;
        let plan =
            answer(&network(&format!("diff={difficulty}&bt={block_time}&height=929000&hash={hashrate}")));
        close(plan.today.as_ref().unwrap().coins, issued, 1e-12);
    }
}

#[test]
fn difficulty_stands_for_a_hashrate() {
    let at = |more: &str| answer(&network(more)).today.as_ref().unwrap().network_hashrate;
    // spesmilo/electrum checkpoints.json for the difficulty, coinmetrics csv/btc.csv of 2025-12-21 (138 blocks) for
    // the hashrate.
    let measured = at("diff=148195306640204.72&bt=626.0869565217391");
    close(measured, 1.016_622_350_292_292e21, 1e-8);
    // Chainalysis, "Bitcoin mining calculations": 11.38 EH/s.
    close(at("diff=1590896927258"), 11.388e18, 1e-4);
    close(at("diff=1"), 4_294_967_296.0 / 600.0, 1e-14);
}

#[test]
fn expected_coins_agree_with_other_calculators() {
    // minerproxy.org PoolNode documentation, height 890 513: 1 TH/s, 3.15206768 a block, 0.00000056 a day.
    let plan = answer(&network("diff=113757508810854&height=890513&fees=0.02706768"));
    close(plan.today.as_ref().unwrap().coins, 5.574_030_520_199_511e-7, 1e-12);
    assert_eq!(format!("{:.8}", plan.today.as_ref().unwrap().coins), "0.00000056");
    // WhatToMine, 2026-09-25, as kept by famfamfam/simple-mining-proxy: mean difficulty and reward of 24 hours give 4.769778e-7 BTC or $0.040137 for 1 TH.
    let whattomine = "diff=132757073449487.86&price=84148.75119887166&fees=0.022762756136364&hash=1T";
    let plan = answer(&network(whattomine));
    close(plan.today.as_ref().unwrap().coins, 4.769_778e-7, 2e-7);
    close(plan.today.as_ref().unwrap().revenue, 0.040_137, 2e-5);
    // Their Antminer S21 of 200 TH: 9.539557e-5 BTC, $8.0274 a day against $8.40 for electricity at 0.10.
    let plan = answer(&network(&with(whattomine, "hash=200T&watts=3500&kwh=0.1")));
    close(plan.today.as_ref().unwrap().coins, 9.539_557e-5, 2e-7);
    close(plan.today.as_ref().unwrap().revenue, 8.0274, 1e-5);
    close(plan.today.as_ref().unwrap().electricity, 8.40, 1e-12);
    assert!(plan.cumulative_final < 0.0);
    // x402.hexl.dev cryptocalc: 100 TH of a network of 500 EH/s at 3.125, fee 1 %, $60 000, 3250 W at 0.05: 8.91e-5 BTC, $5.346 less $3.90
    // is $1.446 a day; it pays for electricity up to $0.068538.
    let share =
        format!("diff={}&price=60000&hash=100T&watts=3250&kwh=0.05&pool=1", 5e20 * 600.0 / 4_294_967_296.0);
    let plan = answer(&network(&share));
    close(plan.today.as_ref().unwrap().coins, 8.91e-5, 1e-12);
    close(plan.today.as_ref().unwrap().profit, 1.446, 1e-12);
    close(plan.today.as_ref().unwrap().kwh, 78.0, 1e-12);
    close(plan.today.as_ref().unwrap().shutdown_energy_price.unwrap(), 0.068_538, 1e-5);
    // bitcoinhodler.club on excess solar power: 234 TH of 820 EH/s for 2.85 of 24 hours: 1.525e-5 BTC or $1.296 at 85 000.
    let solar = format!("diff={}&price=85000&hash=234T&up=11.875", 820e18 * 600.0 / 4_294_967_296.0);
    let plan = answer(&network(&solar));
    close(plan.today.as_ref().unwrap().coins, 1.525e-5, 1e-4);
    close(plan.today.as_ref().unwrap().revenue, 1.296, 3e-4);
}

#[test]
fn a_site_of_machines_agrees_with_another_calculator() {
    // nrsandoval1231-oss/bitcoin-mining-calculator, run with its defaults: 823 machines of 270 TH on 3 MW, 940 EH/s, 450 BTC a day, pool fee
    // 1.5 %, $63 000, $0.07: 0.10478147 BTC or $6601.2327 a day, $5040 for electricity, $1561.2327 left;
    // break-even at $48 100.11 a coin and $0.09168379 a kWh; $5650 each are back after 2978.4 days.
    let site = format!(
        "diff={}&price=63000&hash=270T&watts={}&kwh=0.07&pool=1.5&n=823&capex=5650&h=10y&height=840000",
        940e18 * 600.0 / 4_294_967_296.0,
        3e6 / 823.0
    );
    let plan = answer(&network(&site));
    close(plan.today.as_ref().unwrap().coins, 0.104_781_47, 1e-7);
    close(plan.today.as_ref().unwrap().revenue, 6601.2327, 1e-8);
    close(plan.today.as_ref().unwrap().electricity, 5040.0, 1e-12);
    close(plan.today.as_ref().unwrap().profit, 1561.2327, 1e-7);
    close(plan.today.as_ref().unwrap().cost_per_coin.unwrap(), 48_100.11, 1e-7);
    close(plan.today.as_ref().unwrap().shutdown_energy_price.unwrap(), 0.091_683_79, 1e-7);
    close(plan.static_payback.unwrap(), 97.9195 * 365.0 / 12.0, 1e-6);
}

#[test]
fn hash_prices_agree_with_the_quoted_index() {
    // Luxor's index as quoted on three days, in dollars per PH/s and day; difficulty from spesmilo/electrum
    // checkpoints.json. The index counts 1 to 3 % of fees, these do not.
    for (difficulty, coins, price, subsidy_only, quoted) in [
        (83_675_949_976_096.0, 0.000_751_282_462_935_926_7, None, None, 44.842),
        (155_973_032_196_071.94, 0.000_403_045_788_758_654_3, Some(104_000.0), Some(41.92), 43.1),
        (152_271_405_447_597.38, 0.000_412_843_590_704_092_44, Some(91_000.0), Some(37.57), 38.2),
    ] {
        let per_petahash =
            answer(&network(&format!("diff={difficulty}"))).today.as_ref().unwrap().hash_price * 1e15;
        close(per_petahash, coins, 1e-12);
        if let (Some(price), Some(subsidy_only)) = (price, subsidy_only) {
            let plan = answer(&network(&format!("diff={difficulty}&price={price}")));
            close(plan.today.as_ref().unwrap().hash_price * 1e15, subsidy_only, 2e-4);
            close(plan.today.as_ref().unwrap().hash_price * 1e15, quoted, 0.04);
        }
    }
}

#[test]
fn a_block_of_ones_own_takes_years() {
    // The Poisson rule: difficulty × 2^32 / hashrate seconds. 1 PH/s at 124 932 866 006 548: 536 582 573.69 s.
    let plan = answer(&network("diff=124932866006548.16&hash=1P"));
    close(plan.today.as_ref().unwrap().days_per_block.unwrap() * 86_400.0, 536_582_573.693_674_45, 1e-12);
    // At the difficulty of WhatToMine's day, one block in 5 499 492 days for 1.2 TH/s, 157 128 for 42, 32 997 for 200.
    for (hash, once_in) in [("1.2T", 5_499_492.0), ("42T", 157_128.0), ("200T", 32_997.0)] {
        let plan = answer(&network(&format!("diff=132757073449487.86&hash={hash}")));
        close(plan.today.as_ref().unwrap().days_per_block.unwrap(), once_in, 2e-5);
    }
    // A question of the course COMP90088 (2021): 81 TH/s against 2^76.3 hashes a block, $420 000 each: one in
    // 13 292 days, $947.94 in 30 days; 3.4 kW at 0.10 are $244.80.
    let exam = format!("diff={}&price=134400&hash=81T&watts=3400&kwh=0.1", 2f64.powf(76.3 - 32.0));
    let plan = answer(&network(&exam));
    close(plan.today.as_ref().unwrap().days_per_block.unwrap(), 13_292.0, 5e-5);
    close(plan.today.as_ref().unwrap().revenue * 30.0, 947.94, 1e-5);
    close(plan.today.as_ref().unwrap().electricity * 30.0, 244.80, 1e-12);
}

/// spesmilo/electrum electrum/chains/mainnet/checkpoints.json: first height of an epoch and its difficulty.
const EPOCHS: [(u64, f64); 12] = [
    (213_696, 2_979_636.616_938_073_7),
    (217_728, 2_968_775.332_075_074_3),
    (423_360, 201_893_210_853.058_96),
    (628_992, 16_104_807_485_529.383),
    (633_024, 13_732_352_106_018.336),
    (838_656, 86_388_558_925_171.02),
    (850_752, 79_495_195_323_031.48),
    (921_312, 155_973_032_196_071.94),
    (931_392, 146_472_570_619_930.78),
    (935_424, 125_864_590_119_494.27),
    (937_440, 144_398_401_518_100.94),
    (953_568, 124_932_866_006_548.16),
];

#[test]
fn difficulty_steps_where_real_epochs_began() {
    for (height, difficulty) in EPOCHS {
        // From 36 blocks before: a quarter of the day at today's difficulty, the rest a step on.
        let before = height - 36;
        let query = network(&format!("diff={difficulty}&height={before}&dg=100&retarget=1&fees=1&h=2d"));
        let found = days(&query);
        let flat = days(&with(&query, "dg=0"));
        let step = 0.5f64.powf(0.25 / DAYS_PER_MONTH);
        close(found[0].coins, flat[0].coins * (0.25 + 0.75 * step), 1e-12);
        close(found[1].coins, flat[1].coins * step, 1e-12);
    }
}

#[test]
fn monthly_growth_compounds_to_what_years_brought() {
    // spesmilo/electrum checkpoints.json: difficulty of 1 January and of the next, and the monthly rate between.
    for (year, from, to, monthly) in [
        (2014, 1.180_92e9, 4.0641e10, 0.34296),
        (2015, 4.0641e10, 1.0388e11, 0.08134),
        (2017, 3.176_88e11, 1.931_14e12, 0.1623),
        (2018, 1.931_14e12, 5.6186e12, 0.09308),
        (2019, 5.6186e12, 1.379_88e13, 0.07775),
        (2022, 2.427_23e13, 3.536_41e13, 0.03186),
        (2023, 3.536_41e13, 7.200_61e13, 0.06105),
        (2024, 7.200_61e13, 1.097_82e14, 0.03577),
    ] {
        let grown = Curve::compound(from, Growth::new(monthly).unwrap()).at(DAYS_PER_YEAR);
        assert!((grown / to - 1.0).abs() < 2e-4, "{year}: {grown}");
    }
    // 2026-01-01 to 06-14, 164 days at -3.1 % a month.
    let fallen = Curve::compound(148_258_433_855_481.3, Growth::of(-0.031)).at(164.0);
    close(fallen, 124_932_866_006_548.16, 3e-3);
}

#[test]
fn old_payback_puzzles_come_out_as_published() {
    // $4200, $12 a day, $40 a month for upkeep: 393.04 days (totalnumbers.com gives 393).
    let upkeep = "price=3840&diff=8.64e10&height=840000&fees=0&hash=4.294967296T&opex=40&capex=4200&h=2y";
    close(days(upkeep)[0].revenue, 12.0, 1e-12);
    close(answer(upkeep).break_even.day.unwrap(), 393.04, 2e-5);
    // bitcointalk.org topic 1546844: $107.80 in the first 14 days, each further 2016 blocks 4 % less: 30 periods bring 1903.05, at 3 %
    // 39 bring 107.8 (1 - 0.97^39) / 0.03 = 2497.88; without end 107.8 / 0.04 = 2695.
    let periods = |drop: f64, count: u32| {
        let growth = (drop.powf(-DAYS_PER_MONTH / 14.0) - 1.0) * 100.0;
        let price = 107.8 / 14.0 / 0.003_125;
        answer(&format!(
            "price={price}&diff=8.64e10&height=840672&fees=0&hash=4.294967296T&retarget=1&dg={growth}&h={}d",
            14 * count
        ))
        .totals
        .revenue
    };
    close(periods(0.96, 30), 1903.05, 1e-5);
    close(periods(0.97, 39), 2497.88, 1e-5);
    // bitcointalksearch.org btt-130982: at 2.5 % a day all days together are worth 41 first ones.
    let growth = (1.025f64.powf(DAYS_PER_MONTH) - 1.0) * 100.0;
    let forever =
        answer(&format!("price=320&diff=8.64e10&height=840000&fees=0&hash=4.294967296T&dg={growth}&h=1400d"));
    close(forever.totals.revenue, 41.0, 1e-12);
}

#[test]
fn the_first_block_counts_for_the_network_of_the_day() {
    // What the report says of the first day is what the first day is.
    let query =
        network("diff=1.42e14&price=84000&fees=0.02&height=977000&hash=234T&watts=3510&kwh=0.06&pool=2");
    let (today, day) = (answer(&query).today.unwrap(), days(&query)[0]);
    assert_eq!((today.coins, today.kwh, today.electricity), (day.coins, day.kwh, day.electricity));
    close(today.revenue, day.revenue, 1e-14);
    close(case(&query).blocks_per_day(), 144.0, 1e-14);
}
