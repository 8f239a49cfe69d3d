//! The odds against what is known of them: the projection where nothing is uncertain, closed forms where
//! there are some, and the promises that they are the same for everyone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod arbitrary;
mod support;

use arbitrary::{Reach, plan};
use breakeven::plan::Plan;
use breakeven::projection::odds::{Estimate, Odds, Simulation, odds};
use breakeven::projection::{Path, plan_report};
use breakeven::scenario::Case;
use breakeven::units::{Quantity, Volatility};
use proptest::prelude::*;
use support::case;

const MACHINE: &str =
    "price=84000&diff=1.42e14&height=1030000&fees=0.02&hash=234T&watts=3510&capex=2000&kwh=0.05&h=3y";
/// Standard errors by which an estimate may miss.
const TOLERANCE: f64 = 4.0;

fn certain(case: &Case) -> Case {
    let mut certain = case.clone();
    certain.outlook.price_volatility = Some(Volatility::of(0.0));
    certain.outlook.difficulty_volatility = Some(Volatility::of(0.0));
    certain
}

/// Without uncertainty every future is the projection.
fn equals_the_projection(case: &Case) {
    let case = certain(case);
    let found = odds(&case, 2).unwrap();
    let report = plan_report(&case);
    let at_risk = report.staking.as_ref().filter(|_| case.plan.staking().is_some_and(|stake| stake.at_risk));
    let (expected, day) = match at_risk {
        Some(stake) => (stake.profit_end, stake.at_risk.day),
        None => (report.cumulative_final, report.break_even.day),
    };
    let totals = &report.totals;
    let held = case.plan.staking().map_or(0.0, |stake| stake.amount.get() * case.market.price.get());
    let scale = report.capex
        + totals.revenue.abs()
        + totals.electricity.abs()
        + totals.opex
        + totals.maintenance
        + held
        + expected.abs();
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-11 * scale.max(1e-9);
    assert!(close(found.final_mean.value, expected), "{} is not {expected}", found.final_mean.value);
    assert_eq!(found.final_mean.error, 0.0);
    for level in found.final_levels {
        assert!(close(level, expected), "{level} is not {expected}");
    }
    // Where the account touches zero to rounding, it may be reached or not.
    let touches = report.peak.value.abs() < 1e-9 * scale;
    match (found.break_even_days[1], day) {
        (Some(a), Some(b)) => assert!((a - b).abs() < 1e-6 || touches, "day {a} is not {b}"),
        (a, b) => assert!(a == b || touches, "{a:?} is not {b:?}"),
    }
    if let Some(beats) = found.beats_buying {
        let margin = report.cumulative_final - report.buying.profit;
        let clear = margin.abs() > 1e-9 * (scale + report.buying.end_value) && at_risk.is_none();
        assert!(!clear || (beats.value > 0.5) == (margin > 0.0), "{margin} gives {beats:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn certain_futures_are_the_projection(case in plan(Reach::Usual)) {
        equals_the_projection(&case);
    }

    #[test]
    fn any_uncertain_plan_has_finite_odds(case in plan(Reach::Anything), price in 0.0..5.0, difficulty in 0.0..5.0) {
        let mut case = case;
        case.outlook.price_volatility = Volatility::new(price).ok();
        case.outlook.difficulty_volatility = Volatility::new(difficulty).ok();
        let found = odds(&case, 4).unwrap();
        let Odds { break_even, ends_positive, final_mean, final_levels, never, loss, mean_loss, .. } = &found;
        let numbers = [break_even.value, break_even.error, ends_positive.value, final_mean.value, final_mean.error,
            *never, *loss, *mean_loss, final_levels[0], final_levels[1], final_levels[2]];
        prop_assert!(numbers.iter().all(|number| number.is_finite()), "{numbers:?}");
        prop_assert!(found.band.iter().all(|point| point.levels.iter().all(|level| !level.is_nan())));
        prop_assert!((found.dates.iter().sum::<f64>() + never - 1.0).abs() < 1e-12);
        prop_assert!((break_even.value + never - 1.0).abs() < 1e-12);
        prop_assert!((ends_positive.value + loss - 1.0).abs() < 1e-12);
    }
}

#[test]
fn certain_futures_are_the_projection_under_every_rule() {
    for more in [
        "kwhg=5",
        "sell=hold",
        "sell=cover&opex=20",
        "sell=30&cut=20",
        "sell=cover&cut=48&kwh=0",
        "off=curtail&kwh=0.09",
        "off=end:5&kwh=0.09",
        "payout=0.005&sell=cover",
        "itax=30&gtax=20&sell=50",
        "loan=1000&lrate=9&lterm=24",
        "kwh=-0.01&sell=cover",
        "plan=cloud&maint=0.01&maintcoin=0.0000001&term=500d",
        "plan=cloud&maint=0.01&watts=0&reinv=50",
        "plan=buy&capex=1000&monthly=50&bfee=1&pg=2",
        "plan=buy&capex=1000&bfee=1&gtax=25&pg=2",
        "plan=buy&capex=1000&monthly=70&bfee=4&gtax=25&pg=2&loan=500&lrate=9&lterm=24",
        "plan=buy&capex=0&monthly=70&bfee=4&gtax=25&pg=-2",
    ] {
        let mut query = support::with(MACHINE, more);
        if more.contains("plan=") {
            let gone = ["hash", "diff", "height", "fees"];
            let bought = more.contains("plan=buy");
            let kept = |pair: &&str| {
                let key = pair.split('=').next().unwrap();
                key != "kwh" && key != "watts" && !(bought && gone.contains(&key))
            };
            query = query.split('&').filter(kept).collect::<Vec<_>>().join("&");
        }
        equals_the_projection(&case(&query));
    }
    for more in ["", "&claim=0.01", "&risk=1", "&itax=20", "&opex=20"] {
        let query = format!("coin=eth&plan=stake&price=2400&amount=32&apr=3&comp=30&capex=500&h=4y{more}");
        let link =
            breakeven::link::read(&format!("calc?v=1&at=2026-11-23&{query}"), breakeven::units::UnixTime(0));
        equals_the_projection(&link.unwrap().scenario.cases[0]);
    }
}

fn uncertain(more: &str) -> Case {
    case(&support::with(&support::with(MACHINE, "pv=60&dv=30&rho=0.3"), more))
}

/// Means of P/D: what a day's coins are worth is price over difficulty, whose mean over all futures is the
/// projected one times exp((σd² − ρ·σp·σd)·t) where the means of both follow the projection, and times
/// exp((σp² + σd² − 2ρ·σp·σd)·t/2) where the medians do.
#[test]
fn the_mean_is_the_closed_form() {
    for (more, rate) in [
        ("drift=mean&retarget=1&dg=2", 0.3f64.powi(2) - 0.3 * 0.6 * 0.3),
        ("drift=median&kwh=0.02", (0.6f64.powi(2) + 0.3f64.powi(2) - 2.0 * 0.3 * 0.6 * 0.3) / 2.0),
        ("drift=mean&rho=-1&dv=5&h=200d", 0.05f64.powi(2) + 0.6 * 0.05),
    ] {
        let case = uncertain(more);
        let Plan::Mine(plan) = &case.plan else { unreachable!() };
        let path = Path::new(&case);
        let energy = plan.power.get() * 24.0 / 1000.0 * plan.energy_price.get();
        let days = path.price.iter().zip(&path.coins_per_hash).enumerate();
        let expected: f64 = days
            .map(|(d, (price, coins))| {
                plan.hashrate.get() * coins * price * f64::exp(rate * d as f64 / 365.0) - energy
            })
            .sum::<f64>()
            - plan.capex();
        let found = odds(&case, 20_000).unwrap().final_mean;
        let z = (found.value - expected) / found.error;
        assert!(z.abs() < TOLERANCE, "{more}: {found:?} for {expected}: z = {z}");
        // The sample is large enough for a wrong drift to show.
        assert!(found.error < 0.05 * (expected + plan.capex()).abs().max(500.0), "{more}: {found:?}");
    }
}

/// ln X is normal, so a purchase without fee ends above what it cost with probability Φ(d), with
/// d = (ln(1+g)·months − σ²T/2) / (σ√T) where the mean follows the projection.
#[test]
fn a_purchase_ends_as_a_lognormal_price_does() {
    let query = "plan=buy&price=84000&capex=1000&bfee=2&pg=1&pv=80&h=730d";
    let case = case(query);
    let found = odds(&case, 4000).unwrap();
    let growth = 730.0 / 30.4375 * f64::ln(1.01);
    let (years, sigma) = (2.0, 0.8);
    // Standard normal distribution function at d by the error function.
    let d = (growth - 0.5 * sigma * sigma * years + f64::ln(0.98)) / (sigma * f64::sqrt(years));
    let expected = 0.5 * libm::erfc(-d / f64::sqrt(2.0));
    let z = (found.ends_positive.value - expected) / (expected * (1.0 - expected) / 4000.0).sqrt();
    assert!(z.abs() < TOLERANCE, "{:?} for {expected}: z = {z}", found.ends_positive);
    let mean = 980.0 * f64::exp(growth) - 1000.0;
    let z = (found.final_mean.value - mean) / found.final_mean.error;
    assert!(z.abs() < TOLERANCE, "{:?} for {mean}: z = {z}", found.final_mean);
    assert_eq!(found.beats_buying, None);
}

/// Normal numbers of the test's own: sums of twelve uniform ones less six, enough of one for hundreds of steps.
fn normals(mut seed: u64) -> impl FnMut() -> f64 {
    move || {
        (0..12).fold(-6.0, |sum, _| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            sum + (seed >> 11) as f64 / 9_007_199_254_740_992.0
        })
    }
}

/// A purchase with a fee is ahead as soon as the price has risen by the fee on the end of any day, which a
/// random walk of the test's own finds as often.
#[test]
fn a_purchase_breaks_even_on_the_end_of_any_day() {
    let case = case("plan=buy&price=84000&capex=1000&bfee=20&pv=80&h=200d");
    let count = 4000;
    let found = odds(&case, count).unwrap().break_even;
    let mut normal = normals(1);
    let step = 0.8 / f64::sqrt(365.0);
    let reached = (0..count).filter(|_| {
        let mut level = 0.0;
        (0..200).fold(false, |reached, _| {
            level += step * normal() - step * step / 2.0;
            reached || level >= -f64::ln(0.8)
        })
    });
    let expected = reached.count() as f64 / count as f64;
    let z = (found.value - expected) / (2.0 * expected * (1.0 - expected) / count as f64).sqrt();
    assert!(z.abs() < TOLERANCE, "{found:?} for {expected}: z = {z}");
}

#[test]
fn coins_owned_are_followed_as_day_by_day() {
    const COUNT: usize = 4000;
    // Costs too small to matter make the plan one that is followed through the projection itself.
    for (quick, daily) in [
        ("plan=stake&coin=eth&price=2400&amount=32&apr=4&capex=5000&risk=1&pv=70&h=2y", "&opex=0.000001"),
        ("plan=stake&coin=eth&price=2400&amount=32&apr=40&capex=20000&risk=1&pv=30&h=400d", "&opex=0.000001"),
    ] {
        let ask = |query: &str| {
            let link = format!("calc?v=1&at=2026-11-01&{query}");
            odds(
                &breakeven::link::read(&link, breakeven::units::UnixTime(0)).unwrap().scenario.cases[0],
                COUNT,
            )
            .unwrap()
        };
        let (one, other) = (ask(quick), ask(&format!("{quick}{daily}")));
        let near = |a: Estimate, b: Estimate| {
            let error = (a.error * a.error + b.error * b.error).sqrt();
            assert!((a.value - b.value).abs() <= TOLERANCE * error, "{quick}: {a:?} and {b:?}");
        };
        near(one.break_even, other.break_even);
        near(one.ends_positive, other.ends_positive);
        near(one.final_mean, other.final_mean);
        // Shares p of the futures that break even within each part of the horizon err by √(p/n) each.
        for (a, b) in one.dates.iter().zip(&other.dates) {
            let error = (2.0 * a.max(0.001) / COUNT as f64).sqrt();
            assert!((a - b).abs() < TOLERANCE * error, "{quick}: {a} and {b}");
        }
        assert_eq!(one.band.len(), other.band.len());
    }
}

/// A tax too small to matter makes a machine one that is followed through the projection itself, in days that are drawn
/// apart from those of cells.
#[test]
fn a_taxed_machine_has_the_odds_it_has_untaxed() {
    for rules in ["", "off=curtail&kwh=0.07", "sell=30", "sell=cover", "off=end:7"] {
        let (one, other) = (uncertain(rules), uncertain(&format!("{rules}&itax=0.000001")));
        let (one, other) = (odds(&one, 4000).unwrap(), odds(&other, 4000).unwrap());
        let near = |a: Estimate, b: Estimate| {
            let error = a.error.hypot(b.error);
            assert!((a.value - b.value).abs() <= TOLERANCE * error, "{rules}: {a:?} and {b:?}");
        };
        near(one.break_even, other.break_even);
        near(one.ends_positive, other.ends_positive);
        near(one.final_mean, other.final_mean);
        near(one.beats_buying.unwrap(), other.beats_buying.unwrap());
        // Both see the same prices where spans end, so the middle end values lie closer than by chance.
        let scale = one.final_levels[2] - one.final_levels[0];
        assert!((one.final_levels[1] - other.final_levels[1]).abs() < 0.05 * scale, "{rules}");
    }
}

/// A purchase each month with a loan that costs interest and a tax on the gain, against a walk of the test's own, day by
/// day.
#[test]
fn monthly_purchases_are_as_day_by_day() {
    let case = case(
        "plan=buy&price=84000&capex=1000&monthly=200&bfee=3&pg=1&pv=80&gtax=25&loan=600&lrate=12&lterm=0&h=400d",
    );
    let count = 4000;
    let found = odds(&case, count).unwrap();
    let mut normal = normals(7);
    let step = 0.8 / f64::sqrt(365.0);
    let (mut back, mut ends) = (0.0, Vec::new());
    for _ in 0..count {
        let (mut level, mut coins, mut cost, mut reached) = (0.0, 970.0 / 84_000.0, 1000.0, false);
        let mut account = 0.0;
        for d in 0..400 {
            let price = |day: f64, level: f64| 84_000.0 * f64::exp(f64::ln(1.01) * day / 30.4375 + level);
            // Months begin on day 30, 60, 91, 121 and so on, and end a day where 30.4375 times their number rounds to.
            if (1..14).any(|month| (f64::from(month) * 30.4375) as usize == d) {
                coins += 200.0 * 0.97 / price(d as f64, level);
                cost += 200.0;
            }
            if (1..14).any(|month| (f64::from(month) * 30.4375).round() as usize == d + 1) {
                cost += 600.0 * 0.01;
            }
            if d == 399 {
                // The rest of the fourteenth month.
                cost += 600.0 * 0.01 * (400.0 / 30.4375 - 13.0);
            }
            level += step * normal() - step * step / 2.0;
            account = coins * price((d + 1) as f64, level) - cost;
            reached |= account >= 0.0;
        }
        back += f64::from(u8::from(reached)) / f64::from(count as u32);
        // The gain is taxed with what the loan costs not taken off.
        let gain = account + 600.0 * 0.01 * 400.0 / 30.4375;
        ends.push(account - 0.25 * gain.max(0.0));
    }
    let n = ends.len() as f64;
    let mean = ends.iter().sum::<f64>() / n;
    let error = (ends.iter().map(|end| (end - mean).powi(2)).sum::<f64>() / (n - 1.0) / n).sqrt();
    let z = (found.final_mean.value - mean) / error.hypot(found.final_mean.error);
    assert!(z.abs() < TOLERANCE, "{:?} for {mean}: z = {z}", found.final_mean);
    let z = (found.break_even.value - back) / (2.0 * back * (1.0 - back) / n).sqrt();
    assert!(z.abs() < TOLERANCE, "{:?} for {back}: z = {z}", found.break_even);
    assert!(back > 0.5 && back < 0.99, "{back}");
}

#[test]
fn errors_are_as_large_as_they_say() {
    // Forty starts have forty seeds; a fixed path of the price makes their plans the same.
    let samples: Vec<Odds> = (0..40)
        .map(|day| {
            let mut case = uncertain("off=curtail");
            case.start = case.start.after(f64::from(day));
            odds(&case, 400).unwrap()
        })
        .collect();
    let picks: [fn(&Odds) -> Estimate; 3] =
        [|odds| odds.break_even, |odds| odds.ends_positive, |odds| odds.final_mean];
    for pick in picks {
        let n = samples.len() as f64;
        let mean = samples.iter().map(|odds| pick(odds).value).sum::<f64>() / n;
        let scatter = samples.iter().map(|odds| (pick(odds).value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let claimed = samples.iter().map(|odds| pick(odds).error.powi(2)).sum::<f64>() / n;
        // χ² with 39 degrees of freedom over 39 lies between 0.4 and 2.0 but for one case in ten thousand.
        let ratio = scatter / claimed;
        assert!((0.4..2.0).contains(&ratio), "{ratio}");
    }
}

#[test]
fn slices_add_up_to_the_whole() {
    let case = uncertain("off=end:7&sell=20");
    let whole = odds(&case, 600).unwrap();
    let mut simulation = Simulation::new(&case).unwrap();
    for slice in [2, 100, 98, 400] {
        simulation.run(slice);
    }
    assert_eq!(simulation.paths(), 600);
    assert_eq!(simulation.result().unwrap(), whole);
    assert_eq!(Simulation::new(&case).unwrap().result(), None);
}

#[test]
fn a_link_shows_everyone_the_same_odds() {
    let case = uncertain("off=curtail");
    let link = arbitrary::link_of(&case);
    let read = breakeven::link::read(&link, breakeven::units::UnixTime(0)).unwrap();
    assert_eq!(odds(&read.scenario.cases[0], 100), odds(&case, 100));
    let mut other = case.clone();
    other.start = other.start.after(1.0);
    assert_ne!(odds(&other, 100), odds(&case, 100));
}

#[test]
fn without_volatility_there_are_no_odds() {
    assert!(odds(&case(MACHINE), 100).is_none());
    // A difficulty is nothing to who holds coins.
    let mut bought = case("plan=buy&price=84000&capex=1000");
    bought.outlook.difficulty_volatility = Some(Volatility::of(0.3));
    assert!(odds(&bought, 100).is_none());
}

#[test]
fn never_is_later_than_any_date() {
    // A machine so dear that few futures pay for it.
    let found = odds(&uncertain("capex=9000"), 2000).unwrap();
    assert!(found.break_even.value > 0.0 && found.break_even.value < 0.5, "{:?}", found.break_even);
    assert_eq!(found.break_even_days[1], None);
    assert_eq!(found.break_even_days[2], None);
    // One so cheap that nearly all do, in this order.
    let found = odds(&uncertain("capex=300"), 2000).unwrap();
    let [early, middle, late] = found.break_even_days.map(Option::unwrap);
    assert!(0.0 < early && early < middle && middle < late, "{:?}", found.break_even_days);
}

#[test]
fn more_uncertainty_spreads_the_endings() {
    let spread = |pv: u32| {
        let found = odds(&uncertain(&format!("pv={pv}")), 1000).unwrap();
        found.final_levels[2] - found.final_levels[0]
    };
    assert!(spread(20) < spread(50) && spread(50) < spread(90));
}

/// Where difficulty answers, a high price attracts machines and a low one drives them out, so that what a
/// machine earns varies less; a halving alone lifts what is left of it.
#[test]
fn an_answering_difficulty_dampens() {
    let simple = odds(&uncertain("dv=0&h=2y"), 2000).unwrap();
    let response = odds(&uncertain("dv=0&h=2y&law=response"), 2000).unwrap();
    let width = |odds: &Odds| odds.final_levels[2] - odds.final_levels[0];
    assert!(width(&response) < 0.9 * width(&simple), "{} and {}", width(&response), width(&simple));

    let mut calm = certain(&uncertain("dg=0&h=2y"));
    let without = odds(&calm, 2).unwrap().final_mean.value;
    calm.outlook.law = breakeven::outlook::Law::Response;
    let with = odds(&calm, 2).unwrap().final_mean.value;
    // The halving comes after 20 000 blocks, 139 days; 592 days at half the subsidy and some ten percent less
    // difficulty, two months of which it takes to leave: between 8 % and 12 % more for them.
    let path = Path::new(&calm);
    let late: f64 = path.price.iter().zip(&path.coins_per_hash).skip(139).map(|(p, c)| p * c * 234e12).sum();
    assert!((0.08..0.12).contains(&((with - without) / late)), "{}", (with - without) / late);
}
