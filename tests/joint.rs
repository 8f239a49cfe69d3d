//! Several plans in the same futures: held to closed forms, to the odds of each alone, and to each other.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

use breakeven::link;
use breakeven::projection::compare;
use breakeven::projection::odds::joint::{Joint, Prospect};
use breakeven::projection::odds::odds;
use breakeven::scenario::Scenario;
use breakeven::units::UnixTime;

const MARKET: &str = "compare?v=1&coin=btc&at=2026-11-23&price=64000&diff=8.64e10&height=977000&fees=0";
/// 140 a day from 1400.
const MACHINE: &str = "hash=4.294967296T&watts=5000&kwh=0.5&capex=30000";
const COINS: &str = "plan=buy&capex=5000";

fn scenario(common: &str, plans: &[&str]) -> Scenario {
    let mut text = format!("{MARKET}&{common}");
    for (index, plan) in plans.iter().enumerate() {
        for pair in plan.split('&') {
            let number = if index == 0 { String::new() } else { format!("{}.", index + 1) };
            text.push_str(&format!("&{number}{pair}"));
        }
    }
    let link = link::read(&text, UnixTime(0)).unwrap();
    assert_eq!(link.notes, Vec::new(), "{text}");
    link.scenario
}

fn followed(common: &str, plans: &[&str], paths: usize) -> Joint {
    let scenario = scenario(common, plans);
    let mut joint = Joint::new(&scenario, &compare(&scenario)).unwrap();
    joint.run(paths);
    assert_eq!(joint.paths(), paths);
    joint
}

fn prospects(common: &str, plans: &[&str], paths: usize) -> Vec<Prospect> {
    followed(common, plans, paths).prospects()
}

fn normal(z: f64) -> f64 {
    0.5 * libm::erfc(-z / 2f64.sqrt())
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let (ma, mb) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let sum = |x: &[f64], mx: f64, y: &[f64], my: f64| {
        x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>()
    };
    sum(a, ma, b, mb) / (sum(a, ma, a, ma) * sum(b, mb, b, mb)).sqrt()
}

#[test]
fn coins_end_as_a_lognormal_price_does() {
    // After a year the logarithm of the price has mean -σ²/2 and deviation σ: it is lower with Φ(σ/2) = 0.6179.
    let found = prospects("h=365d&pv=60", &[COINS], 8000);
    let expected = normal(0.3);
    let error = (expected * (1.0 - expected) / 8000.0).sqrt();
    assert!((found[0].loss - expected).abs() < 4.0 * error, "{} for {expected}", found[0].loss);
    // The mean stays, and the deviation is 5000 √(e^σ² - 1) = 3291.
    let deviation = 5000.0 * ((0.36f64).exp() - 1.0).sqrt();
    assert!(found[0].end.mean.abs() < 4.0 * deviation / 8000f64.sqrt());
    assert!((found[0].end.deviation / deviation - 1.0).abs() < 0.1, "{}", found[0].end.deviation);
    // The middle future is at e^(-σ²/2).
    let middle = 5000.0 * ((-0.18f64).exp() - 1.0);
    assert!((found[0].end.levels[2] - middle).abs() < 150.0, "{} for {middle}", found[0].end.levels[2]);
    // Without a fee nothing is lost at the start.
    assert_eq!((found[0].break_even, found[0].middle_day), (1.0, Some(0.0)));
}

#[test]
fn a_machine_among_others_has_the_odds_it_has_alone() {
    let common = "h=3y&pv=60&dv=20";
    let alone = odds(&scenario(common, &[MACHINE]).cases[0], 4000).unwrap();
    let found = &prospects(common, &[MACHINE, COINS], 4000)[0];
    let within = |a: f64, b: f64| (a - b).abs() < 4.0 * (2.0 * 0.25 / 4000f64).sqrt();
    assert!(within(found.loss, alone.loss), "{} for {}", found.loss, alone.loss);
    assert!(within(found.break_even, alone.break_even.value));
    assert!((found.end.mean - alone.final_mean.value).abs() < 6.0 * alone.final_mean.error);
}

#[test]
fn without_surprises_a_future_is_the_projection() {
    let plans = [
        "hash=4.294967296T&watts=5000&kwh=0.5&capex=1400",
        "plan=buy&capex=900&bfee=10",
        "plan=stake&amount=0.1&apr=36.5&opex=30.4375",
    ];
    for common in [
        "h=90d&pv=0&pg=5",
        "h=90d&pv=0&pg=5&gtax=20&itax=25",
        "h=90d&pv=0&pg=5&spare=coin&budget=8000&gtax=10",
    ] {
        let scenario = scenario(common, &plans);
        let compared = compare(&scenario);
        let mut joint = Joint::new(&scenario, &compared).unwrap();
        joint.run(2);
        for (found, plan) in joint.prospects().iter().zip(&compared.plans) {
            // Futures are kept in half the digits.
            let gain = plan.outcome.gain;
            assert!(
                (found.end.mean - gain).abs() < 1e-3 * gain.abs().max(1.0),
                "{common}: {} for {gain}",
                found.end.mean
            );
            assert_eq!(found.loss, f64::from(u8::from(gain < 0.0)));
        }
    }
}

#[test]
fn plans_of_one_coin_see_the_same_prices() {
    let double = "plan=buy&capex=10000";
    let joint = followed("h=2y&pv=70", &[COINS, double, "plan=stake&amount=1&apr=0"], 400);
    let ends = joint.ends();
    for ((one, two), stake) in ends[0].iter().zip(&ends[1]).zip(&ends[2]) {
        assert!((two - 2.0 * one).abs() <= 1e-3 * one.abs().max(1.0));
        assert!((stake - 12.8 * one).abs() <= 1e-2 * one.abs().max(1.0));
    }
    // Of equals the first counts as the best.
    let same = prospects("h=2y&pv=70", &[COINS, COINS], 400);
    assert_eq!((same[0].best, same[1].best), (1.0, 0.0));
}

#[test]
fn coins_stray_together_as_far_as_is_said() {
    let logs = |together: &str| {
        let other = "plan=buy&capex=5000&coin=ltc&price=100&diff=1e8&height=3000000&fees=0";
        let joint = followed(&format!("h=365d&pv=40{together}"), &[COINS, other], 6000);
        let log = |end: &f64| (1.0 + end / 5000.0).ln();
        let ends = joint.ends();
        correlation(
            &ends[0].iter().map(log).collect::<Vec<_>>(),
            &ends[1].iter().map(log).collect::<Vec<_>>(),
        )
    };
    // The standard error of a correlation is (1 - r²)/√n: 0.0129 at most.
    assert!(logs("&xrho=0").abs() < 0.052);
    assert!((logs("&xrho=0.5") - 0.5).abs() < 0.04);
    assert!((logs("") - 0.77).abs() < 0.03);
    assert!(logs("&xrho=1") > 1.0 - 1e-6);
}

#[test]
fn every_future_has_one_best_plan() {
    let found = prospects(
        "h=2y&pv=60&dv=20",
        &[MACHINE, COINS, "plan=cloud&hash=40T&capex=5000&maint=0.05&term=1y&off=end:10"],
        1000,
    );
    assert!((found.iter().map(|plan| plan.best).sum::<f64>() - 1.0).abs() < 1e-12);
    for plan in &found {
        assert!(plan.end.levels.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!((0.0..=1.0).contains(&plan.loss) && (0.0..=1.0).contains(&plan.break_even));
    }
}

#[test]
fn slices_of_any_size_give_the_same() {
    let scenario =
        scenario("h=2y&pv=60&dv=20&spare=coin&budget=40000", &[MACHINE, "plan=buy&capex=3000&bfee=1"]);
    let compared = compare(&scenario);
    let mut slices = Joint::new(&scenario, &compared).unwrap();
    for paths in [1, 7, 50, 140] {
        slices.run(paths);
    }
    let mut whole = Joint::new(&scenario, &compared).unwrap();
    whole.run(200);
    assert_eq!((slices.paths(), slices.prospects()), (200, whole.prospects()));
    assert_eq!(Joint::new(&scenario, &compared).unwrap().prospects(), Vec::new());
    assert_eq!(Joint::new(&scenario, &compared).unwrap().mixed(&[1.0, 0.0]), None);
    let still = self::scenario("h=2y", &[COINS]);
    assert!(Joint::new(&still, &compare(&still)).is_none());
}

#[test]
fn a_blend_is_the_sum_of_its_plans() {
    let joint = followed("h=2y&pv=60&dv=20", &[MACHINE, COINS], 600);
    let (alone, all) = (joint.mixed(&[1.0, 0.0]).unwrap(), joint.prospects());
    assert_eq!((alone.loss, alone.end), (all[0].loss, all[0].end));
    let both = joint.mixed(&[0.5, 3.0]).unwrap();
    let mean = 0.5 * all[0].end.mean + 3.0 * all[1].end.mean;
    assert!((both.end.mean - mean).abs() < 1e-3 * mean.abs().max(100.0));
    // A part of each spreads no wider than both apart.
    assert!(both.end.deviation <= 0.5 * all[0].end.deviation + 3.0 * all[1].end.deviation);
}
