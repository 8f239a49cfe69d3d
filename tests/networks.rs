//! Every network as its protocol has it: subsidies on both sides of each change, exact to the atomic unit, difficulty
//! and hashrate, what real days issued, and days that a change splits.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use breakeven::link;
use breakeven::networks::{self, Step};
use breakeven::projection::{
    Cause, Change, Day, PlanReport, explain, limits, marks, plan_report, subsidy_changes, walk,
};
use breakeven::scenario::Case;
use breakeven::units::UnixTime;
use support::{close, with};

/// A machine of one hash a second for a day, where nothing changes but what a test says.
const NETWORK: &str = "at=2026-11-23&price=1&diff=1&fees=0&height=0&hash=1&h=1d";

fn case(coin: &str, more: &str) -> Case {
    let link = format!("calc?v=1&coin={coin}&{}", with(NETWORK, more));
    let read = link::read(&link, UnixTime(0)).unwrap();
    // A key may be of no use to the coin: that is what some tests are about.
    let misread = |note: &&link::Note| note.problem != link::Problem::Unused;
    assert_eq!(read.notes.iter().find(misread), None, "{link}");
    read.scenario.cases.into_iter().next().unwrap()
}

fn answer(coin: &str, more: &str) -> PlanReport {
    plan_report(&case(coin, more))
}

fn days(coin: &str, more: &str) -> Vec<Day> {
    let mut days = Vec::new();
    walk(&case(coin, more), |_, day| days.push(*day));
    days
}

fn hashrate(coin: &str, more: &str) -> f64 {
    answer(coin, more).today.unwrap().network_hashrate
}

/// An amount in atomic units as people write it.
fn decimal(atoms: u64, decimals: u8) -> String {
    let digits = format!("{atoms:0>width$}", width = usize::from(decimals) + 1);
    let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
    format!("{whole}.{part}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The key that says where the emission stands.
fn at_height(step: Step, height: u64) -> String {
    match step {
        Step::Second => {
            let at = UnixTime(height as i64);
            let second = at.second_of_day();
            format!("at={}T{:02}:{:02}:{:02}Z", at.date(), second / 3600, second / 60 % 60, second % 60)
        }
        Step::Block | Step::Epoch(_) => format!("height={height}"),
    }
}

#[test]
fn subsidies_are_those_of_the_protocols() {
    let mut seen = Vec::new();
    for line in include_str!("vectors/subsidies.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let coin = networks::find(fields.next().unwrap()).unwrap();
        let [height, whole, miner] = [(); 3].map(|()| fields.next().unwrap().parse::<u64>().unwrap());
        assert_eq!(coin.emission.subsidy(height), whole, "{line}");
        assert_eq!(coin.emission.miner_subsidy(height), miner, "{line}");
        let query = at_height(coin.step, height);
        let today = answer(coin.symbol, &query).today.unwrap();
        assert_eq!(today.subsidy, decimal(miner, coin.decimals), "{line}");
        // The whole of it goes to the miner where the person says so.
        let today = answer(coin.symbol, &format!("{query}&share=100")).today.unwrap();
        assert_eq!(today.subsidy, decimal(whole, coin.decimals), "{line}");
        seen.push(coin.symbol);
    }
    for coin in networks::all() {
        assert!(seen.contains(&coin.symbol), "no vector of {}", coin.symbol);
    }
}

#[test]
fn changes_are_announced_where_they_happen() {
    for (coin, height, next) in [
        ("ltc", 3_104_218, Some(3_360_000)),
        ("doge", 500_000, Some(600_000)),
        ("doge", 600_000, None),
        ("xmr", 3_700_000, None),
        ("zec", 3_428_144, Some(4_406_400)),
        ("zec", 4_406_400, Some(6_086_400)),
        ("etc", 25_000_001, Some(30_000_001)),
        ("rvn", 4_200_000, Some(6_300_000)),
        ("kas", 531_207_000, Some(557_505_000)),
        ("kas", 110_164_999, Some(110_165_000)),
        ("erg", 1_944_840, Some(1_951_200)),
        ("erg", 2_080_800, Some(6_647_136)),
        ("dash", 2_522_881, Some(2_733_121)),
        ("dcr", 1_130_496, Some(1_136_640)),
        ("ckb", 15_360, Some(17_520)),
        // 2103-10-20, in seconds: 82 years of 365 days after the launch.
        ("alph", 1_795_392_000, Some(1_636_379_973 + 82 * 31_536_000)),
        ("cfx", 3_615_000, Some(56_800_000)),
        ("zano", 3_000_000, None),
    ] {
        let emission = networks::find(coin).unwrap().emission;
        assert_eq!(emission.next_change(height), next, "{coin} at {height}");
    }
}

#[test]
fn a_change_splits_the_day_by_block() {
    // One hash a second at difficulty 1 finds 86 400 / k blocks a day. With a block left before the change, 1 of a day's blocks
    // pays the old subsidy and the rest the new one.
    for (coin, last, before, after, blocks) in [
        ("ltc", 3_359_999, 6.25, 3.125, 576.0),
        ("zec", 4_406_399, 1.25, 0.78125, 1152.0),
        ("zec", 2_726_399, 2.5, 1.25, 1152.0),
        ("etc", 30_000_000, 1.6384, 1.31072, 6400.0),
        ("rvn", 6_299_999, 1250.0, 625.0, 1440.0),
        ("kas", 610_100_999, 1.944_543_65, 1.835_404_80, 864_000.0),
        ("dash", 2_733_120, 0.410_945_11, 0.381_591_89, 576.0),
        ("dcr", 1_130_495, 0.050_499_26, 0.049_999_27, 288.0),
    ] {
        let k = networks::find(coin).unwrap().hashes_per_difficulty;
        let found = days(coin, &format!("height={last}"))[0].coins;
        close(found, (before + (blocks - 1.0) * after) / blocks * 86_400.0 / k, 1e-12);
    }
    // Epochs: the last of 958 904.10958904 CKB takes a sixth of the day; an epoch of 10 s has 1440 blocks.
    let day = days("ckb", "height=17519")[0];
    close(day.coins, (958_904.109_589_04 + 5.0 * 479_452.054_794_52) / 6.0 / 1440.0 * 86_400.0, 1e-12);
    // Dates: ALPH lost a cent each 4 505 136 s until 2025-11-07 13:59:33, half an hour after this start. 0.46875 − 0.27 = 0.19875 then,
    // the 28th cent gone 28 × 4 505 136 = 126 143 808 s after the launch, which is 192 s before; 0.15625 since. Of each 25 600 / 27 910
    // are the block's own.
    let day = days("alph", "at=2025-11-07T13:29:33Z")[0];
    let mean = (1608.0 * 0.198_75 + 192.0 * 0.188_75 + 84_600.0 * 0.156_25) / 86_400.0 * 25_600.0 / 27_910.0;
    close(day.coins, mean * 86_400.0 / 16.0, 1e-12);
}

#[test]
fn difficulty_stands_for_a_hashrate() {
    // coinmetrics/data csv/*.csv of single days, with the seconds a block took; WhatToMine for ERG and CKB; the rest is the
    // nodes' own rule.
    for (coin, difficulty, seconds, expected, tolerance) in [
        ("ltc", 4_894_191.711_483_953, 146.689_303_904_923_6, 143_298_746_272_612.84, 1e-9),
        ("doge", 1_913_115.567_632_786_2, 62.654_097_171_863_67, 131_144_955_674_841.8, 1e-9),
        ("dash", 176_387_995.203_412_12, 156.238_698_010_849_9, 4.842_013_027_917_576e15, 2e-3),
        ("xmr", 153_827_031_226.847_8, 120.0, 1_281_891_926.890_398_5, 1e-12),
        ("xmr", 138_806_579_394.090_06, 120.0, 1_156_721_494.950_750_6, 1e-12),
        ("etc", 130_991_569_963_887.56, 13.055_303_717_135_086, 10_034_280_900_325.812, 2e-4),
        ("etc", 129_264_395_506_662.95, 13.082_980_012_113_87, 9_885_030_036_486.873, 1e-3),
        ("etc", 2.270_502_374_195_57e15, 13.2861, 170_893_066_753_642.0, 1e-9),
        ("etc", 3.256_207_200_852_59e15, 15.2385, 213_682_921_603_346.0, 1e-9),
        ("kas", 3_870_677_677_777.2, 1.0, 7_741_355_355_554.4, 1e-9),
        ("kas", 25e12, 0.1, 500e12, 1e-9),
        ("erg", 3.3e15, 120.0, 27.5e12, 1e-9),
        ("erg", 2.15e16, 120.0, 179.2e12, 1e-3),
        ("alph", 281_474_976_710_656.0, 64.0, 1_125_899_906_842_624.0, 1e-9),
        ("alph", 35_184_372_088_832.0, 8.0, 1_125_899_906_842_624.0, 1e-9),
        ("ckb", 1.89e18, 10.27, 1.84e17, 2e-3),
        ("zano", 1e12, 120.0, 8_333_333_333.333_333, 1e-9),
        ("zec", 150e6, 75.0, 16.384e9, 1e-12),
        ("bch", 7.361_956_323_805_583e11, 600.0, 5.269_893_607_554_228e18, 1e-9),
        ("rvn", 1.0, 60.0, 71_582_788.266_666_67, 1e-12),
        ("dcr", 1.0, 300.0, 14_316_557.653_333_334, 1e-12),
        ("cfx", 1e12, 0.5, 2e12, 1e-12),
    ] {
        let reward = if coin == "cfx" { "height=1" } else { "height=0" };
        close(hashrate(coin, &format!("{reward}&diff={difficulty}&bt={seconds}")), expected, tolerance);
    }
}

#[test]
fn the_whole_network_earns_what_is_issued() {
    // coinmetrics/data csv/*.csv: blocks of a day and what they issued; a miner with the whole hashrate finds them all.
    for (coin, at, blocks, issued) in [
        ("ltc", "height=3028797", 607.0, 3793.75),
        ("doge", "height=6000000", 1354.0, 13_540_000.0),
        // 720 blocks of 3 ERG; 172 800 blocks of 0.143317807237549265 ALPH; six epochs; 720 mined blocks of ZANO.
        ("erg", "height=1944840", 720.0, 2160.0),
        ("alph", "height=0", 10_800.0, 24_765.317_090_648_513),
        ("ckb", "height=15360", 8640.0, 5_753_424.657_534_24),
        ("zano", "height=0", 720.0, 720.0),
        ("kas", "height=583803000", 864_000.0, 1_680_085.713_6),
    ] {
        let network = format!("{at}&diff=1e6&bt={}", 86_400.0 / blocks);
        let all = hashrate(coin, &network);
        close(days(coin, &format!("{network}&hash={all}"))[0].coins, issued, 1e-12);
    }
    // Uncles: 6393 blocks of 2.048 and 305 uncles, each worth a 32nd to its finder and to whoever includes it, are 13 131.904 ETC; the loss
    // beside finding 6698 blocks is what the catalog says.
    let etc = networks::find("etc").unwrap();
    let paid: f64 = 6393.0 * 2.048 + 305.0 * 2.0 * 2.048 / 32.0;
    close(paid, 13_131.904, 1e-12);
    close(etc.stale.unwrap(), 1.0 - paid / (6698.0 * 2.048), 1e-3);
}

#[test]
fn expected_coins_agree_with_other_calculators() {
    // Ethash calculators: 84 MH/s at 2.91 a block gave 0.00649, 17 MH/s at 5 gave 0.1072 and 0.1158.
    for (hash, difficulty, reward, coins) in [
        ("84M", 3.256_207_200_852_59e15, 2.91, 0.006_485_955_806_027_989),
        ("17M", 68_498_882_700_885.5, 5.0, 0.107_213_427_583_470_1),
        ("17M", 63_441_880_821_047.9, 5.0, 0.115_759_493_649_241_01),
    ] {
        let query = format!("hash={hash}&diff={difficulty}&share=0&fees={reward}");
        close(days("etc", &query)[0].coins, coins, 1e-12);
    }
}

#[test]
fn protocols_keep_part_of_the_fees() {
    // A coin of fees in each block and no subsidy: what the miner gets is the protocol's part.
    for (coin, part) in [("btc", 1.0), ("dash", 0.25), ("alph", 0.0), ("zano", 0.0), ("ckb", 1.0)] {
        let per_block = days(coin, "share=0&fees=1")[0].coins;
        let all = days(coin, "share=0&feemode=subsidy&fees=0")[0].coins;
        assert_eq!(all, 0.0);
        let network = networks::find(coin).unwrap();
        close(per_block, part * 86_400.0 / network.hashes_per_block(1.0), 1e-12);
    }
}

#[test]
fn a_voted_reward_is_nowhere_in_the_rules() {
    let emission = networks::find("cfx").unwrap().emission;
    assert!(!emission.is_voted(56_799_999));
    assert!(emission.is_voted(56_800_000));
    assert_eq!(emission.settled_from(), Some(56_800_000));
}

#[test]
fn what_nobody_knows_is_asked_for() {
    let notes = |query: &str| {
        let link = link::read(&format!("calc?v=1&{query}"), UnixTime(0)).unwrap();
        let missing = link.scenario.cases[0].missing();
        (missing, link.notes.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let (missing, said) = notes("coin=erg&at=2026-11-23&hash=1G");
    assert_eq!(missing, ["price", "diff"]);
    for key in [
        "price: not known of ERG and needed",
        "diff: not known of ERG and needed",
        "fees: not known of ERG, taken as 0",
    ] {
        assert!(said.iter().any(|note| note.starts_with(key)), "{key} not in {said:?}");
    }
    let (missing, _) = notes("coin=erg&at=2026-11-23&hash=1G&price=1&diff=1e15");
    assert_eq!(missing, Vec::<&str>::new());
    // A path of one's own replaces both.
    let (missing, _) = notes("coin=erg&at=2026-11-23&hash=1G&ppath=1_2&dpath=1e15_1e15");
    assert_eq!(missing, Vec::<&str>::new());
    // What does not depend on the height needs none; nor has one who buys any use for a difficulty.
    assert_eq!(notes("coin=doge&hash=1G").0, Vec::<&str>::new());
    assert_eq!(notes("coin=rvn&plan=buy").0, Vec::<&str>::new());
    assert_eq!(notes("coin=rvn").0, ["diff"]);
}

#[test]
fn a_proposed_upgrade_counts_only_where_it_is_turned_on() {
    let zcash = "height=3599424&diff=8192&hash=8192&fees=0.003&h=30y";
    let plain = days("zec", zcash);
    let upgraded = days("zec", &format!("{zcash}&upg=nu7:3600000"));
    // 576 blocks of 75 s are half a day. Then a third of the subsidy meets a third of the difficulty; the streams' rounding leaves the
    // miner 0.41666668 of 1.25, and of the fees 40 %.
    close(plain[0].coins, 86_400.0 / 8192.0 * 1.253, 1e-12);
    let faster = 3.0 * (0.416_666_68 + 0.003 / 3.0 * 0.4);
    close(upgraded[0].coins, 86_400.0 / 8192.0 * (1.253 + faster) / 2.0, 1e-12);
    close(upgraded[1].coins, 86_400.0 / 8192.0 * faster, 1e-12);
    // The halving keeps its day: 806 976 blocks of 75 s, 700.5 days.
    let change = |more: &str| {
        let changes = subsidy_changes(&case("zec", &format!("{zcash}{more}")));
        changes.into_iter().find(|change| change.kind == Change::Halving).unwrap()
    };
    let (now, then) = (change(""), change("&upg=nu7:3600000"));
    assert_eq!((now.height, then.height), (Some(4_406_400), Some(6_019_200)));
    close(now.day, 700.5, 1e-12);
    close(then.day, 700.5, 1e-12);
    // A day is as good as a block: the first block since then. 2026-11-23 12:00 is not a date, so the next midnight it is.
    let dated = case("zec", &format!("{zcash}&upg=nu7@2026-11-24"));
    assert_eq!(dated.height_of(&dated.outlook.upgrades[0]), 3_599_424 + 1152);
    // Where it has come, blocks take 25 s and the subsidy is the lower one.
    let after = answer("zec", "height=6019199&upg=nu7:3600000").today.unwrap();
    assert_eq!(after.subsidy, "0.41666668");
    close(after.network_hashrate, 8192.0 / 25.0, 1e-12);
    assert_eq!(answer("zec", "height=6019200&upg=nu7:3600000").today.unwrap().subsidy, "0.26041666");
    assert_eq!(answer("zec", "height=6019200").today.unwrap().subsidy, "0.78125");
}

#[test]
fn an_upgrade_may_change_a_machine_or_the_fees() {
    // RandomX v2 two days on: the processor then keeps 0.9 of what the others keep.
    let monero = days("xmr", "height=3800000&h=4d&upg=rx2@2026-11-25:0.9");
    close(monero[1].coins, 86_400.0 * 0.6, 1e-12);
    close(monero[2].coins, 86_400.0 * 0.6 * 0.9, 1e-12);
    // Olympia from the 6401st block: miners keep the tips, here a tenth of the fees.
    let classic = days("etc", "height=26000000&h=2d&fees=0.5&upg=olympia:26006400:0.1");
    close(classic[0].coins, 86_400.0 * (1.6384 + 0.5), 1e-12);
    close(classic[1].coins, 86_400.0 * (1.6384 + 0.05), 1e-12);
    // Another coin's upgrade changes nothing.
    assert_eq!(days("ltc", "height=3000000&upg=rx2:3000001:0"), days("ltc", "height=3000000"));
}

#[test]
fn steps_are_only_of_coins_that_have_them() {
    // Bitcoin Cash adjusts at every block: its difficulty grows smoothly whatever is asked for, and a link hears of it.
    let query = "height=950000&dg=3&h=730d";
    assert_eq!(days("bch", &with(query, "retarget=1")), days("bch", query));
    assert_ne!(days("btc", &with(query, "retarget=1")), days("btc", query));
    let notes = |link: &str| link::read(link, UnixTime(0)).unwrap().notes;
    let told = notes(&format!("calc?v=1&coin=bch&{}&retarget=1", with(NETWORK, query)));
    assert_eq!(told.iter().map(|note| note.key.as_str()).collect::<Vec<_>>(), ["retarget"]);
    // Litecoin's steps leave the Dogecoin that is mined with it alone: 1440 blocks of 10 000 a day, which a month of
    // growth by 100 % halves.
    let merged = "height=3100000&price2=1&diff2=1&height2=6000000&fees2=0&dg=100&h=61d";
    let dogecoin = |more: &str| {
        let report = answer("ltc-doge", &with(merged, more));
        report.merged_coins.unwrap()
    };
    close(dogecoin("retarget=1"), dogecoin(""), 1e-12);
}

#[test]
fn a_coin_of_ones_own_pays_its_fees() {
    // 1440 blocks a day at difficulty 60 of a hash each second: 1440 of them found, each with 1 + 1.
    let own = |more: &str| answer("custom", &with("diff=60&bt=60&reward=1&k=1", more)).totals.coins;
    close(own(""), 1440.0, 1e-12);
    close(own("fees=1"), 2880.0, 1e-12);
    close(own("feemode=subsidy&fees=100"), 2880.0, 1e-12);
}

#[test]
fn a_chart_marks_what_matters() {
    let marked = |coin: &str, more: &str| marks(&subsidy_changes(&case(coin, more)));
    // Each halving; both sides to the last digit.
    let found = marked("btc", "height=970000&h=8y");
    assert_eq!(found.iter().map(|mark| mark.height).collect::<Vec<_>>(), [Some(1_050_000), Some(1_260_000)]);
    assert_eq!((found[0].kind, found[0].before, found[0].after), (Change::Halving, 3.125, 1.5625));
    // Sixty months of Kaspa: all in the list, a dozen marks at most, together the whole fall.
    let kaspa = case("kas", "height=583803000&h=60m");
    let all = subsidy_changes(&kaspa);
    assert_eq!(all.len(), 59);
    let found = marks(&all);
    assert!((4..=12).contains(&found.len()), "{found:?}");
    assert!(found.iter().all(|mark| mark.kind == Change::Steps && mark.effect < 0.8), "{found:?}");
    // Decred's steps of 1 %: six of them make 5 %.
    let decred = case("dcr", "height=1130496&h=2y");
    assert_eq!(subsidy_changes(&decred).len(), 34);
    let found = marks(&subsidy_changes(&decred));
    assert_eq!(found.len(), 5);
    close(found[0].before, 0.049_999_27, 1e-12);
    // What the miner's share makes of it, and the names of the rest.
    let kinds = |coin: &str, more: &str| marked(coin, more).iter().map(|mark| mark.kind).collect::<Vec<_>>();
    assert_eq!(kinds("zec", "height=3428144&h=3y"), [Change::Halving]);
    assert_eq!(kinds("etc", "height=25000001&h=3y"), [Change::Era]);
    assert_eq!(kinds("dash", "height=2522881&h=13m"), [Change::Step]);
    assert_eq!(kinds("doge", "height=6000000&h=20y"), []);
    // Ergo's emission falls to nothing while the miner gets 3 of it, or of what was locked, until that ends.
    assert_eq!(kinds("erg", "height=1944840&h=20y"), [Change::End]);
    assert_eq!(subsidy_changes(&case("erg", "height=1944840&h=20y")).len(), 1);
    let upgrade = case("zec", "height=3428144&h=1y&upg=nu7:3500000");
    let found = marks(&subsidy_changes(&upgrade));
    assert!(matches!(found[..], [mark] if mark.kind.label() == "NU7" && (mark.effect - 1.0).abs() < 1e-6));
}

/// LTC and DOGE on 2025-12-29: 575 and 1354 blocks, by 2700.87 and 2645.52 TH/s, at 78.2545 and 0.122751 dollars.
fn scrypt(more: &str) -> String {
    let difficulty = |rate: f64, blocks: f64| rate * 86_400.0 / blocks / 4_294_967_296.0;
    let (litecoin, dogecoin) = (difficulty(2700.87e12, 575.0), difficulty(2645.52e12, 1354.0));
    format!(
        "height=3028797&price=78.2545&diff={litecoin}&price2=0.122751&diff2={dogecoin}&height2=6000000&fees2=0&hash=1G{more}"
    )
}

#[test]
fn one_hash_counts_on_both_chains() {
    // coinmetrics/data csv/ltc.csv and doge.csv of that day: 0.00133059 LTC and 5.11809 DOGE for a GH/s.
    let plan = answer("ltc-doge", &scrypt(""));
    close(plan.merged_coins.unwrap(), 5.118_09, 2e-6);
    let converted = 5.118_09 * 0.122_751 / 78.2545;
    close(plan.totals.coins, 0.001_330_59 + converted, 1e-5);
    close(plan.totals.revenue, 0.001_330_59 * 78.2545 + 5.118_09 * 0.122_751, 1e-5);
    // 85.8 % of the income is DOGE; the block is Litecoin's.
    let today = plan.today.unwrap();
    assert_eq!(today.subsidy, "6.25");
    close(today.network_hashrate, 2700.87e12 * 576.0 / 575.0, 1e-9);
    // The chains apart add up to the two together, whatever the fees, the pool or growth.
    let more = "&fees=0.01&pool=2&pg=3&dg=2&h=400d";
    let both = answer("ltc-doge", &scrypt(more).replace("fees2=0", "fees2=5"));
    let alone = |coin: &str, price: &str, query: &str| {
        answer(coin, &format!("price={price}&hash=1G&pool=2&pg=3&dg=2&h=400d&{query}"))
    };
    let query = scrypt("");
    let read = |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)).unwrap().to_owned();
    let litecoin = alone("ltc", "78.2545", &format!("height=3028797&fees=0.01&diff={}", read("diff=")));
    let dogecoin = alone("doge", "0.122751", &format!("height=6000000&fees=5&diff={}", read("diff2=")));
    close(both.totals.revenue, litecoin.totals.revenue + dogecoin.totals.revenue, 1e-12);
    close(both.merged_coins.unwrap(), dogecoin.totals.coins, 1e-12);
    assert_eq!(litecoin.merged_coins, None);
}

#[test]
fn the_merged_chain_may_grow_otherwise() {
    // Growth of its own: DOGE's price doubles and its difficulty quadruples in a month, LTC stays.
    let days = days("ltc-doge", &scrypt("&pg2=100&dg2=300&h=32d"));
    let (first, month) = (days[0].revenue, 30.4375f64);
    let litecoin = 0.001_330_59 * 78.2545;
    let dogecoin = first - litecoin;
    close(days[31].revenue, litecoin + dogecoin * 0.5f64.powf(31.0 / month), 1e-5);
    // The halving takes half of the smaller part: about 7 % of the income.
    let query = scrypt("&h=2y").replace("height=3028797", "height=3100000");
    let changes = subsidy_changes(&case("ltc-doge", &query));
    assert!(matches!(changes[..], [change] if (0.92..0.94).contains(&change.effect)), "{changes:?}");
}

#[test]
fn merged_chains_have_a_name_in_links() {
    let read = |query: &str| link::read(&format!("calc?{query}"), UnixTime(0)).unwrap();
    for name in ["ltc-doge", "LTC-DOGE", "ltc+doge", "ltc%2Bdoge", "ltc doge"] {
        let case = read(&format!("coin={name}&cur=eur")).scenario.cases.remove(0);
        assert_eq!((case.coin.key, case.coin.symbol), ("LTC-DOGE", "LTC"), "{name}");
        let child = case.market.merged.as_ref().unwrap();
        // The built-in prices of both, in the currency of the link.
        close(breakeven::units::Quantity::get(child.price), 0.070_271 * case.fx, 1e-12);
    }
    let link = read(
        "coin=ltc-doge&at=2026-11-23&price=50&diff=9e7&height=3200000&fees=0&price2=0.1&diff2=4e7&hash=1G",
    );
    let written = link::write(link.view, &link.scenario);
    assert!(written.contains("coin=ltc-doge&") && written.contains("&diff2=40000000"), "{written}");
    assert_eq!(read(&written).scenario, link.scenario);
    // Elsewhere they say nothing.
    let said = read("coin=btc&price2=1").notes.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(said.contains(&"price2: not used by this plan, ignored".to_owned()), "{said:?}");
    // What is pinned of the merged chain is named where it is not given.
    assert!(
        link.notes
            .iter()
            .any(|note| note.to_string().starts_with("fees2: not given, the built-in 6.748 of 2026-05-09"))
    );
}

#[test]
fn a_coin_of_ones_own_has_rules_of_ones_own() {
    // 1e9 hashes a second against 1e6 × 1000: a block a second. 10 coins, halved at each height divisible by 43 200: half-way through the
    // first day, for blocks of one second, and again at its end.
    let own = "coin=custom&bt=1&k=1000&diff=1e6&price=2&hash=1G&reward=10&halve=43200&h=2d";
    let found = days("custom", &own.replace("coin=custom&", ""));
    close(found[0].coins, 43_200.0 * (10.0 + 5.0), 1e-12);
    close(found[1].coins, 43_200.0 * (2.5 + 1.25), 1e-12);
    let plan = answer("custom", &own.replace("coin=custom&", ""));
    assert_eq!(plan.today.as_ref().unwrap().subsidy, "10");
    close(plan.today.unwrap().network_hashrate, 1e9, 1e-12);
    // A decline of 10 % a month, counted by the day.
    let found = days("custom", "bt=1&k=1000&diff=1e6&hash=1G&reward=10&decline=10&h=62d");
    close(found[0].coins, 864_000.0, 1e-12);
    close(found[61].coins, 864_000.0 * 0.9f64.powf(61.0 / 30.4375), 1e-12);
    // Everything it needs is asked for, and nothing else.
    let missing =
        |query: &str| link::read(&format!("calc?{query}"), UnixTime(0)).unwrap().scenario.cases[0].missing();
    assert_eq!(missing("coin=custom&hash=1G"), ["price", "diff", "bt", "reward", "k"]);
    assert_eq!(missing("coin=custom&hash=1G&price=1&diff=1&bt=600&reward=1&k=1"), Vec::<&str>::new());
    assert_eq!(missing("coin=custom&hash=1G&price=1&diff=1&bt=600&reward=1&k=1&halve=10"), ["height"]);
    // Where holders vote, the reward is what they say.
    assert_eq!(missing("coin=cfx&height=100000000&diff=1e12"), ["reward"]);
    let conflux = answer("cfx", "height=100000000&reward=1.25");
    assert_eq!(conflux.today.unwrap().subsidy, "1.25");
}

#[test]
fn a_falling_reward_is_named_as_what_stops_a_coin_of_ones_own() {
    // 1e9 hashes a second against 1e6 × 1000: a block a second at 10 coins of 1. A gigawatt for a day at 0.01 are
    // 240 000, which 864 000 coins, falling 5 % a month, no longer pay after 25 months: ln 3.6 / −ln 0.95 = 24.97.
    let own = "bt=1&k=1000&diff=1e6&price=1&hash=1G&reward=10&decline=5&watts=1e9&kwh=0.01&capex=1e12&h=5y";
    let case = case("custom", own);
    let report = plan_report(&case);
    let never = explain(&case, &report, &limits(&case)).unwrap();
    assert_eq!(never.cause, Cause::Decline);
    let months = 3.6f64.ln() / -0.95f64.ln();
    assert!((never.peak.day - months * 30.4375).abs() < 1.5, "{}", never.peak.day);
}

#[test]
fn every_network_gives_numbers_from_any_height() {
    for coin in networks::all() {
        for height in [0u64, 1, 19_999, 653_599, 2_641_000, 110_164_000, 1_000_000_000_000] {
            // Where holders vote, some reward; elsewhere the rules'.
            let voted = if coin.symbol == "CFX" { "&reward=1" } else { "" };
            let merged = if coin.merged.is_some() { "&price2=0.1&diff2=1e6&height2=5&fees2=1" } else { "" };
            let more = format!(
                "height={height}{voted}{merged}&h=10y&hdrop=10&pg=1&dg=2&retarget=1&hash=1M&fees=0.1"
            );
            let plan = answer(coin.key, &more);
            let figures = [plan.totals.coins, plan.totals.revenue, plan.cumulative_final, plan.npv];
            assert!(
                figures.iter().all(|figure| figure.is_finite() && *figure >= 0.0),
                "{} at {height}",
                coin.key
            );
            assert!(plan.cumulative.is_sorted(), "{} at {height}", coin.key);
        }
    }
}
