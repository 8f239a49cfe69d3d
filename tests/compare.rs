//! Plans side by side, worked by hand, and what must hold of every comparison.
//!
//! The world is that of `scenarios.rs`: 0.003125 coins or 200.00 a day; 5 kW at 0.50 cost 60.00 of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod arbitrary;
mod support;

use arbitrary::{Reach, plan};
use breakeven::inputs::{INPUTS, Input, Kind};
use breakeven::link::{self, View};
use breakeven::plan::Kind as PlanKind;
use breakeven::projection::compare::{Blend, Caveat};
use breakeven::projection::{Comparison, compare, plan_report};
use breakeven::scenario::{Scenario, Spare};
use breakeven::units::{Money, Quantity, Share, UnixTime};
use proptest::prelude::*;
use support::close;

const MARKET: &str = "compare?v=1&coin=btc&at=2026-11-23&price=64000&diff=8.64e10&height=977000&fees=0";
/// 140 a day from 1400.
const MACHINE: &str = "hash=4.294967296T&watts=5000&kwh=0.5&capex=1400";
/// 175 a day from 3500, for 30 days: 25.00 of upkeep for 4.294967296 TH/s.
const CONTRACT: &str = "plan=cloud&hash=4.294967296T&maint=5.82076609134674072265625&capex=3500&term=30d";
const COINS: &str = "plan=buy&capex=1000&bfee=10";

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

fn compared(common: &str, plans: &[&str]) -> Comparison {
    compare(&scenario(common, plans))
}

/// The gain at the end of day `day`, where that is sampled.
fn gain(of: &Comparison, plan: usize, day: usize) -> f64 {
    of.plans[plan].gains[of.at.iter().position(|at| *at == day).unwrap()]
}

#[test]
fn the_same_money_for_every_plan() {
    let found = compared("h=40d", &[MACHINE, COINS, CONTRACT]);
    // The dearest plan takes 3500. The machine leaves 2100 of it, the purchase 2500.
    assert_eq!(found.budget, 3500.0);
    let spare: Vec<f64> = found.plans.iter().map(|plan| plan.spare).collect();
    assert_eq!(spare, [2100.0, 2500.0, 0.0]);
    // 40 × 140 - 1400 = 4200; a tenth of 1000 for the seller; 30 × 175 - 3500 = 1750.
    close(found.plans[0].outcome.gain, 4200.0, 1e-12);
    close(found.plans[1].outcome.gain, -100.0, 1e-9);
    close(found.plans[2].outcome.gain, 1750.0, 1e-12);
    close(found.plans[2].end_value, 5250.0, 1e-12);
    // Back after 10 and 20 days; the fee never comes back while the price stands still.
    let back: Vec<Option<f64>> = found.plans.iter().map(|plan| plan.outcome.break_even.day).collect();
    assert_eq!(back[1], None);
    close(back[0].unwrap(), 10.0, 1e-12);
    close(back[2].unwrap(), 20.0, 1e-12);
    assert_eq!((found.first_back, found.ends_highest), (Some(0), Some(0)));
    // The machine is deepest at the start, the purchase by its fee all along.
    assert_eq!((found.plans[0].outcome.worst.value, found.plans[0].outcome.worst.day), (-1400.0, 0.0));
    close(found.plans[1].outcome.worst.value, -100.0, 1e-9);
    close(gain(&found, 0, 5), -700.0, 1e-12);
    assert_eq!((found.at.first(), found.at.last(), found.at.len()), (Some(&0), Some(&40), 41));
    // Sold on the day there are no coins in the end; a purchase has them: 900 / 64000.
    assert_eq!(found.plans[0].held, 0.0);
    close(found.plans[1].held, 900.0 / 64_000.0, 1e-12);
    assert_eq!(found.caveats, Vec::new());
    assert_eq!(found.blend, None);
}

#[test]
fn spare_money_may_buy_the_coin() {
    // The price doubles: the machine's spare 2100 become 4200.
    let rising = "ppath=64000_128000&h=61d";
    let cash = compared(rising, &[MACHINE, CONTRACT]);
    let coin = compared(&format!("{rising}&spare=coin"), &[MACHINE, CONTRACT]);
    close(coin.plans[0].outcome.gain - cash.plans[0].outcome.gain, 2100.0, 1e-9);
    close(coin.plans[0].spare_coins, 2100.0 / 64_000.0, 1e-12);
    close(coin.plans[0].held, 2100.0 / 64_000.0, 1e-12);
    assert_eq!(coin.plans[1], cash.plans[1]);
    // A gain of 2100 is taxed at a fifth.
    let taxed = compared(&format!("{rising}&spare=coin&gtax=20"), &[MACHINE, CONTRACT]);
    close(taxed.plans[0].outcome.gain - cash.plans[0].outcome.gain, 1680.0, 1e-9);
    // A purchase buys the rest at its own fee: 1000 and 2500, all at nine tenths, double in worth.
    let bought = compared(&format!("{rising}&spare=coin"), &[COINS, CONTRACT]);
    close(bought.plans[0].outcome.gain, 3500.0 * 1.8 - 3500.0, 1e-9);
    // What a plan still needs on its way stays cash: 20 days of 10 below the costs.
    let needy = "hash=4.294967296T&watts=5000&kwh=1.75&capex=1400";
    let kept = compared("h=20d&spare=coin", &[needy, CONTRACT]);
    close(kept.plans[0].cash_needed, 1600.0, 1e-12);
    close(kept.plans[0].spare_coins, 1900.0 / 64_000.0, 1e-12);
}

#[test]
fn a_plan_over_the_budget_is_named() {
    let found = compared("h=40d&budget=1200", &[MACHINE, COINS, CONTRACT]);
    assert_eq!(found.budget, 1200.0);
    assert_eq!(
        found.caveats,
        [Caveat::OverBudget { plan: 0, missing: 200.0 }, Caveat::OverBudget { plan: 2, missing: 2300.0 }]
    );
    // Money that is only needed on the way counts too: 500 at the start and 100 after each month.
    let saved = compared("h=100d&budget=700", &["plan=buy&capex=500&monthly=100"]);
    assert_eq!(saved.caveats, [Caveat::OverBudget { plan: 0, missing: 100.0 }]);
    // Where no plan takes anything at the start, the money on the way is what there is.
    assert_eq!(compared("h=100d", &["plan=buy&monthly=100"]).budget, 300.0);
}

#[test]
fn a_contract_without_end_is_named() {
    let endless = CONTRACT.replace("&term=30d", "");
    assert_eq!(compared("h=40d", &[COINS, &endless]).caveats, [Caveat::NoTerm { plan: 1 }]);
}

#[test]
fn a_stake_stands_with_the_price_of_its_coins() {
    // 0.1 coins, put in at 6400, with nothing earned: worth 12 800 when the price has doubled.
    let stake = "plan=stake&amount=0.1&apr=0&capex=100";
    let found = compared("ppath=64000_128000&h=61d", &[stake, COINS]);
    assert_eq!(found.budget, found.plans[0].capital);
    close(found.budget, 6500.0, 1e-12);
    close(found.plans[0].outcome.gain, 6300.0, 1e-9);
    close(found.plans[0].held, 0.1, 1e-12);
    assert_eq!(found.plans[0].gains[0], -100.0);
    // The device is paid for on the first day, which brings 6400 × (q - 1) = 147.42 with q = 2^(1/30.4375).
    let first = 6400.0 * (2f64.powf(1.0 / 30.4375) - 1.0);
    close(found.plans[0].outcome.break_even.day.unwrap(), 100.0 / first, 1e-9);
    let taxed = compared("ppath=64000_128000&h=61d&gtax=20", &[stake, COINS]);
    close(taxed.plans[0].outcome.gain, 6300.0 - 1280.0, 1e-9);
}

#[test]
fn a_stake_counts_its_rewards_less_what_finance_costs() {
    // 0.1 coins at 36.5 % earn 0.0001 or 6.40 a day, of which a quarter goes in tax: 4.80. Rent of 1 a day is paid
    // from the pocket and deducted: 6.40 - 1 - 1.35. The rent is what the plan needs on its way.
    let stake = "plan=stake&amount=0.1&apr=36.5";
    let found = compared("h=40d&itax=25", &[stake, &format!("{stake}&opex=30.4375"), COINS]);
    close(found.plans[0].outcome.gain, 40.0 * 4.8, 1e-9);
    close(gain(&found, 0, 10), 48.0, 1e-9);
    close(found.plans[0].held, 0.104, 1e-12);
    close(found.plans[0].cash_needed, 6400.0 + 40.0 * 1.6, 1e-12);
    close(found.plans[1].outcome.gain, 40.0 * 4.05, 1e-9);
    // Twice the price: rewards gain from the day they came, the stake from the start; a fifth of both.
    let rising = |more: &str| {
        compared(&format!("ppath=64000_128000&h=31d{more}"), &[stake, COINS]).plans[0].outcome.gain
    };
    let q = 2f64.powf(1.0 / 30.4375);
    let received = 6.4 * (q.powi(31) - 1.0) / (q - 1.0);
    close(rising("") - rising("&gtax=20"), 0.2 * (0.1031 * 128_000.0 - 6400.0 - received), 1e-9);
}

#[test]
fn a_loan_is_no_money_of_ones_own() {
    let borrowed = format!("{MACHINE}&loan=1000");
    let found = compared("h=40d", &[&borrowed, COINS]);
    assert_eq!((found.budget, found.plans[0].capital, found.plans[0].spare), (1000.0, 400.0, 600.0));
    // What is owed counts: the machine pays itself back on the same day as without.
    close(found.plans[0].outcome.break_even.day.unwrap(), 10.0, 1e-12);
}

#[test]
fn currencies_are_converted() {
    // The same machine in a currency of which a dollar buys half as much.
    let mut both = scenario("h=40d", &[MACHINE, MACHINE]);
    let other = &mut both.cases[1];
    (other.currency, other.fx) = ("EUR".to_owned(), 0.5);
    other.market.price = breakeven::units::Price::of(32_000.0);
    let machine = other.plan.mining_mut().unwrap();
    machine.unit_price = Money::of(700.0);
    machine.energy_price = breakeven::units::EnergyPrice::of(0.25);
    let found = compare(&both);
    assert_eq!(found.caveats, [Caveat::Currency { plan: 1, rate: 2.0 }]);
    assert_eq!(found.plans[0].gains, found.plans[1].gains);
    assert_eq!(found.plans[1].capital, 1400.0);
    assert_eq!(found.plans[1].report.capex, 700.0);
}

fn blend(common: &str, plans: &[&str]) -> (Blend, Vec<Caveat>) {
    let found = compared(common, plans);
    (found.blend.unwrap(), found.caveats)
}

#[test]
fn a_blend_takes_each_plan_for_its_part_of_the_budget() {
    // A quarter of 4000 is 1000 / 1400 of a machine, three quarters are three purchases: a gain of
    // -1000 + 100 t - 300, which is zero after 13 days.
    let machine = format!("{MACHINE}&w=25");
    let coins = format!("{COINS}&w=75");
    let (mixed, caveats) = blend("h=40d&budget=4000", &[&machine, &coins]);
    assert_eq!((mixed.weights, caveats), (vec![0.25, 0.75], Vec::new()));
    close(mixed.scales[0], 1000.0 / 1400.0, 1e-12);
    close(mixed.scales[1], 3.0, 1e-12);
    close(mixed.outcome.break_even.day.unwrap(), 13.0, 1e-9);
    close(mixed.outcome.worst.value, -1300.0, 1e-12);
    close(mixed.outcome.gain, 2700.0, 1e-9);
    close(mixed.cash_needed, 4000.0, 1e-12);
    assert_eq!(mixed.held.len(), 1);
    assert_eq!(mixed.held[0].0, "BTC");
    close(mixed.held[0].1, 2700.0 / 64_000.0, 1e-12);
    close(mixed.gains[5], -800.0, 1e-9);
}

#[test]
fn weights_that_miss_the_whole_are_taken_in_proportion() {
    let plans = [format!("{MACHINE}&w=20"), format!("{COINS}&w=30"), CONTRACT.to_owned()];
    let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
    let (mixed, caveats) = blend("h=40d", &plans);
    assert_eq!((mixed.given, caveats), (0.5, vec![Caveat::Weights { sum: 0.5 }]));
    assert_eq!((mixed.weights, mixed.scales[2]), (vec![0.4, 0.6, 0.0], 0.0));
    // Weights that are all nothing make no blend.
    let nothing = compared("h=40d", &[&format!("{MACHINE}&w=0"), COINS]);
    assert_eq!((nothing.blend, nothing.caveats), (None, vec![Caveat::Weights { sum: 0.0 }]));
    // What costs nothing cannot be taken for a part of the budget; what costs on its way can.
    let (free, caveats) = blend("h=40d&budget=100", &["hash=4.294967296T&w=50", &format!("{COINS}&w=50")]);
    assert_eq!((free.scales[0], caveats[0]), (0.0, Caveat::NothingToScale { plan: 0 }));
    let (saved, _) = blend("h=100d&budget=600", &["plan=buy&monthly=100&w=100"]);
    assert_eq!(saved.scales, [2.0]);
}

#[test]
fn six_plans_fit_in_a_link() {
    // Each with a market of its own, as if all were of other coins, and every term that people use.
    let other = |price: &str, diff: &str| format!("price={price}&diff={diff}&height=1234567&fees=0.0123");
    let plans = [
        "device=antminer-s21-pro&hash=234T&watts=3510&capex=2770.5&n=2&setup=150&kwh=0.0575&kwhg=2.5&pool=1.5&up=97.5&pue=1.05&opex=12.5&resale=400&off=curtail&sell=25&w=20".to_owned(),
        format!("{}&hash=110T&watts=3250&capex=252&kwh=0.0575&pool=2&up=95&tou=22-6:0.04_17-20:off&off=curtail&w=15", other("312.55", "98765432109.123")),
        format!("{}&plan=cloud&hash=500T&capex=4625&maint=0.0259&term=360d&off=end:10&cut=10&cutfrom=payback&reinv=50&payout=0.005&w=15", other("84123.45", "142345678901234.5")),
        format!("plan=stake&{}&amount=1.85&apr=2.95&fee=10&comp=7&claim=0.0002&delay=12&unbond=5&w=20", "price=2710.45"),
        "plan=buy&price=84123.45&capex=5000&bfee=1.49&w=20".to_owned(),
        "plan=buy&price=512.25&capex=500&monthly=125&bfee=0.6&loan=1500&lrate=6.9&lterm=36&w=10".to_owned(),
    ];
    let plans: Vec<&str> = plans.iter().map(String::as_str).collect();
    let all = scenario(
        "h=60m&cur=eur&fx=0.8612&disc=4&itax=30&gtax=25&depyears=3&cpi=2.2&budget=5000&spare=coin&pg=1.2&dg=2.4",
        &plans,
    );
    assert_eq!(all.cases.len(), 6);
    let written = link::write(View::Compare, &all);
    assert!(written.len() < 2000, "{} characters: {written}", written.len());
    assert_eq!(link::read(&written, UnixTime(0)).unwrap().scenario, all);
}

#[test]
fn names_travel_in_links() {
    let both = scenario("h=40d&xrho=0.5", &[&format!("{MACHINE}&name=In the garage"), COINS]);
    assert_eq!((both.cases[0].name.as_str(), both.cases[1].name.as_str()), ("In the garage", ""));
    let written = link::write(View::Compare, &both);
    assert!(written.contains("&name=In%20the%20garage&") && written.contains("&xrho=0.5&"), "{written}");
    assert_eq!(link::read(&written, UnixTime(0)).unwrap().scenario, both);
    // A line of text has no room for more, and none for what is no text.
    let long = link::read(&format!("{MARKET}&name={}", "x".repeat(61)), UnixTime(0)).unwrap();
    assert_eq!((long.scenario.cases[0].name.as_str(), long.notes.len()), ("", 1));
    let odd = link::read(&format!("{MARKET}&name=%0A%00 a%07b "), UnixTime(0)).unwrap();
    assert_eq!(odd.scenario.cases[0].name, "ab");
}

/// A text that `input` takes, by the roll of a die.
fn value(input: &Input, roll: f64) -> Option<String> {
    let pick = |texts: &[&str]| Some(texts[(roll * texts.len() as f64) as usize].to_owned());
    match &input.kind {
        Kind::Number { range, .. } => {
            let ends = [range.min, range.max, 0.0, 1.0, 7.25, 50.0, 1000.0];
            let number = ends[(roll * ends.len() as f64) as usize].clamp(range.min, range.max);
            Some(number.to_string())
        }
        Kind::Choice { options, .. } => {
            let words: Vec<&str> = options.iter().map(|(key, _)| *key).collect();
            pick(&words).map(|word| word.replace('+', "%2B"))
        }
        Kind::Text { .. } => match input.key {
            "term" => pick(&["1d", "30", "24m", "2y", ""]),
            "off" => pick(&["never", "curtail", "end:3"]),
            "sell" => pick(&["daily", "hold", "cover", "30"]),
            "h" => pick(&["1d", "40d", "18m", "5y"]),
            "via" => pick(&["solo", "pool", ""]),
            _ => None,
        },
    }
}

/// Plans of every kind, each saying anything that its kind can say.
fn any_plans() -> impl Strategy<Value = Scenario> {
    let plan = prop::collection::vec(0.0..1.0f64, INPUTS.len() + 1);
    prop::collection::vec((0..4usize, plan), 1..=6).prop_map(|plans| {
        let mut text = MARKET.to_owned();
        for (index, (kind, rolls)) in plans.iter().enumerate() {
            let kind = PlanKind::ALL[*kind];
            let word = ["mine", "cloud", "stake", "buy"][kind as usize];
            let number = if index == 0 { String::new() } else { format!("{}.", index + 1) };
            text.push_str(&format!("&{number}plan={word}"));
            let skipped = ["plan", "coin", "price", "diff", "height", "fees", "feemode", "bt"];
            for (input, roll) in INPUTS.iter().zip(rolls) {
                let common = input.scope == breakeven::inputs::Scope::Common && index > 0;
                let applies = input.plans & kind.bit() != 0;
                if !applies || common || skipped.contains(&input.key) || *roll < 0.6 {
                    continue;
                }
                if let Some(value) = value(input, (roll - 0.6) / 0.4) {
                    text.push_str(&format!("&{number}{}={value}", input.key));
                }
            }
        }
        let link = link::read(&text, UnixTime(0)).unwrap();
        let misread = |note: &&link::Note| {
            !matches!(note.problem, link::Problem::Unused | link::Problem::Missing { .. })
        };
        assert_eq!(link.notes.iter().find(misread), None, "{text}");
        link.scenario
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn alone_a_plan_is_what_its_report_says(case in plan(Reach::Usual)) {
        let report = plan_report(&case);
        let found = compare(&Scenario { cases: vec![case.clone()] });
        let only = &found.plans[0];
        prop_assert_eq!(&only.report, &report);
        prop_assert_eq!(only.outcome.break_even, report.break_even);
        prop_assert_eq!(only.outcome.gain, report.cumulative_final);
        prop_assert_eq!((only.capital, only.cash_needed), (report.capex, report.cash_needed));
        prop_assert_eq!((found.budget, only.spare), (report.capex, 0.0));
        prop_assert_eq!(only.gains.len(), found.at.len());
    }

    #[test]
    fn a_blend_of_one_is_the_plan(mut case in plan(Reach::Usual), part in 0.01..1.0f64) {
        prop_assume!(case.plan.capex() > 0.0);
        case.weight = Some(Share::new(part).unwrap());
        let found = compare(&Scenario { cases: vec![case] });
        let mixed = found.blend.as_ref().unwrap();
        let only = &found.plans[0];
        prop_assert_eq!((&mixed.weights[..], &mixed.scales[..]), (&[1.0][..], &[1.0][..]));
        prop_assert_eq!(&mixed.gains, &only.gains);
        prop_assert_eq!(mixed.outcome, only.outcome);
    }

    #[test]
    fn a_blend_lies_between_its_plans(cases in prop::collection::vec(plan(Reach::Short), 2..=4), parts in prop::collection::vec(0.05..1.0f64, 4)) {
        let mut cases = arbitrary::in_one_link(cases);
        for (case, part) in cases.iter_mut().zip(&parts) {
            case.weight = Some(Share::new(*part).unwrap());
        }
        prop_assume!(cases.iter().all(|case| case.plan.capex() > 0.0));
        let budget = 5000.0;
        cases[0].purse.budget = Some(Money::of(budget));
        let found = compare(&Scenario { cases });
        let mixed = found.blend.unwrap();
        // Each plan's gain on the whole budget; the blend's is their weighted mean.
        let whole = |plan: &breakeven::projection::compare::Standing| plan.report.cumulative_final * budget / plan.capital;
        let ends: Vec<f64> = found.plans.iter().map(whole).collect();
        let mean: f64 = ends.iter().zip(&mixed.weights).map(|(end, weight)| end * weight).sum();
        let scale = ends.iter().fold(budget, |most, end| most.max(end.abs()));
        prop_assert!((mixed.outcome.gain - mean).abs() <= 1e-9 * scale);
        let (low, high) = ends.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), e| (l.min(*e), h.max(*e)));
        prop_assert!(mixed.outcome.gain >= low - 1e-9 * scale && mixed.outcome.gain <= high + 1e-9 * scale);
        prop_assert!((mixed.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn rankings_name_the_best(scenario in any_plans()) {
        let found = compare(&scenario);
        let gains: Vec<f64> = found.plans.iter().map(|plan| plan.outcome.gain).collect();
        let most = gains.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        prop_assert_eq!(gains[found.ends_highest.unwrap()], most);
        let backs: Vec<f64> = found.plans.iter().filter_map(|plan| plan.outcome.break_even.day).collect();
        let first = backs.iter().copied().reduce(f64::min);
        prop_assert_eq!(found.first_back.and_then(|plan| found.plans[plan].outcome.break_even.day), first);
    }

    #[test]
    fn every_kind_of_plan_survives_its_link_and_compares_in_numbers(scenario in any_plans(), coin in any::<bool>()) {
        let written = link::write(View::Compare, &scenario);
        let read = link::read(&written, UnixTime(0)).unwrap();
        let misread = |note: &&link::Note| !matches!(note.problem, link::Problem::Missing { .. });
        prop_assert_eq!(read.notes.iter().find(misread), None);
        // A market that no plan uses is not written, so the answers are compared, not the scenarios.
        prop_assert!(compare(&read.scenario) == compare(&scenario), "{written}");
        prop_assert_eq!(link::write(View::Compare, &read.scenario), written);
        let mut scenario = scenario;
        scenario.cases.iter_mut().for_each(|case| case.purse.spare = if coin { Spare::Coin } else { Spare::Cash });
        let found = compare(&scenario);
        prop_assert!(found.budget.is_finite());
        for plan in &found.plans {
            let figures = [plan.capital, plan.cash_needed, plan.spare, plan.spare_coins, plan.end_value, plan.held];
            prop_assert!(figures.iter().chain(&plan.gains).all(|value| value.is_finite()), "{figures:?}");
            prop_assert!(plan.outcome.worst.value <= plan.outcome.gain && plan.outcome.worst.value.is_finite());
        }
        if let Some(mixed) = &found.blend {
            prop_assert!(mixed.gains.iter().chain(&mixed.scales).all(|value| value.is_finite()));
            prop_assert!(mixed.cash_needed.is_finite());
        }
    }
}
