//! What must hold of every plan, tried on random ones.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test fail it")]

mod arbitrary;
mod support;

use arbitrary::{Reach, link_of, plan};
use breakeven::link;
use breakeven::outlook::Outlook;
use breakeven::plan::{Losses, Mining, Sale, Scheme};
use breakeven::projection::{Lever, Limit, PlanReport, explain, limits, npv, plan_report, report, walk};
use breakeven::scenario::{Case, Fees, Horizon, HorizonUnit, Scenario};
use breakeven::units::{Difficulty, EnergyPrice, Growth, Money, Price, Quantity, Share, Units, UnixTime};
use proptest::prelude::*;

/// So many random plans, or as many as the environment's PROPTEST_CASES asks for.
fn tries(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}

fn mining(case: &Case) -> &Mining {
    case.plan.mining().unwrap()
}

/// `case` with another mining plan.
fn with_plan(case: &Case, change: impl FnOnce(&mut Mining)) -> Case {
    let mut changed = case.clone();
    change(changed.plan.mining_mut().unwrap());
    changed
}

fn times<Q: Quantity>(quantity: Q, factor: f64) -> Q {
    Q::new(quantity.get() * factor).unwrap()
}

/// All money that went through the account: what its rounding is relative to.
fn turnover(case: &Case, report: &PlanReport) -> f64 {
    let mut sum = report.capex;
    walk(case, |_, day| sum += day.revenue.abs() + day.electricity.abs() + day.opex + day.resale);
    sum
}

/// A day that may not come, as a number that compares.
fn or_never(day: Option<f64>) -> f64 {
    day.unwrap_or(f64::INFINITY)
}

/// Price of a coin at the start: a path's own where there is one.
fn start_price(case: &Case) -> f64 {
    case.outlook.price_path.first().copied().unwrap_or(case.market.price.get())
}

fn broke_even(case: &Case) -> bool {
    plan_report(case).break_even.day.is_some()
}

/// `case` so that worse days cannot make a better plan. They can where coins are held for a falling price:
/// switching off, which is judged at the day's price, or ending then saves a loss that only shows at the end.
fn monotonous(case: &Case) -> Case {
    let plan = mining(case);
    let orderly =
        plan.losses == Losses::RunOn || (plan.losses == Losses::Curtail && plan.sale == Sale::Daily);
    if orderly { case.clone() } else { with_plan(case, |plan| plan.losses = Losses::RunOn) }
}

proptest! {
    #![proptest_config(tries(96))]

    #[test]
    fn the_parts_add_up(case in plan(Reach::Usual)) {
        let report = plan_report(&case);
        let totals = &report.totals;
        let sum = totals.revenue + totals.resale - totals.electricity - totals.opex - totals.profit_share - report.capex;
        let scale = turnover(&case, &report);
        prop_assert!((sum - report.cumulative_final).abs() <= 1e-10 * scale);
        prop_assert_eq!(report.cumulative.last().copied(), Some(report.cumulative_final));
        prop_assert_eq!(report.cumulative.len(), report.days);
        let highest = report.cumulative.iter().copied().fold(-report.capex, f64::max);
        prop_assert_eq!(report.peak.value, highest);
    }

    #[test]
    fn months_add_up_to_the_whole(case in plan(Reach::Usual)) {
        let report = plan_report(&case);
        let scale = turnover(&case, &report);
        let sum = |part: fn(&breakeven::projection::Month) -> f64| report.months.iter().map(part).sum::<f64>();
        let totals = &report.totals;
        for (found, expected) in [
            (sum(|m| m.revenue), totals.revenue),
            (sum(|m| m.electricity), totals.electricity),
            (sum(|m| m.opex), totals.opex),
            (sum(|m| m.profit_share), totals.profit_share),
            (sum(|m| m.resale), totals.resale),
            (sum(|m| m.flow), report.cumulative_final + report.capex),
        ] {
            prop_assert!((found - expected).abs() <= 1e-10 * scale, "{found} is not {expected}");
        }
        prop_assert!((sum(|m| m.coins) - totals.coins).abs() <= 1e-10 * totals.coins);
        prop_assert!((sum(|m| m.kwh) - totals.kwh).abs() <= 1e-10 * totals.kwh);
        prop_assert_eq!(report.months.iter().map(|m| m.days as usize).sum::<usize>(), report.days);
        prop_assert_eq!(report.months.iter().map(|m| m.off_days).sum::<u32>(), report.off_days);
        prop_assert!(report.months.iter().all(|m| m.days <= 31));
        prop_assert_eq!(report.months.last().unwrap().cumulative, report.cumulative_final);
        prop_assert_eq!(report.months.last().unwrap().ends, case.start.after(report.days as f64));
        prop_assert!(report.months.iter().zip(1..).all(|(month, number)| month.number == number));
    }

    #[test]
    fn break_even_is_the_first_crossing(case in plan(Reach::Usual)) {
        let report = plan_report(&case);
        let mut before = -report.capex;
        let mut first = (report.capex <= 0.0).then_some(0.0);
        let mut lost = None;
        for (d, &after) in report.cumulative.iter().enumerate() {
            let crossing = d as f64 + before / (before - after);
            if first.is_none() && after >= 0.0 {
                first = Some(crossing);
            } else if first.is_some() && lost.is_none() && after < 0.0 {
                lost = Some(crossing);
            }
            before = after;
        }
        prop_assert_eq!(report.break_even.day, first);
        prop_assert_eq!(report.break_even.lost_again, lost);
        let coin_first = report.cumulative_coins.iter().position(|level| *level >= 0.0);
        if report.capex > 0.0 {
            let day = report.coin_break_even.day;
            prop_assert_eq!(day.map(|day| (day.ceil() as usize).saturating_sub(1)), coin_first);
        }
    }

    #[test]
    fn dearer_power_never_brings_break_even_forward(case in plan(Reach::Usual), more in 0.0..0.2f64) {
        let case = monotonous(&case);
        let dearer = with_plan(&case, |plan| {
            plan.energy_price = EnergyPrice::new(plan.energy_price.get() + more).unwrap();
        });
        let (cheap, dear) = (plan_report(&case), plan_report(&dearer));
        prop_assert!(or_never(cheap.break_even.day) <= or_never(dear.break_even.day) * (1.0 + 1e-9));
        prop_assert!(cheap.cumulative_final >= dear.cumulative_final - 1e-10 * turnover(&dearer, &dear));
    }

    #[test]
    fn more_of_anything_good_never_delays_break_even(case in plan(Reach::Usual), more in 1.0..1.5f64) {
        let case = monotonous(&case);
        let now = or_never(plan_report(&case).break_even.day) * (1.0 + 1e-9);
        let hashrate = with_plan(&case, |plan| plan.hashrate = times(plan.hashrate, more));
        let no_fee = with_plan(&case, |plan| plan.pool_fee = Share::of(0.0));
        let cheaper = with_plan(&case, |plan| plan.unit_price = times(plan.unit_price, 1.0 / more));
        let fees_paid = with_plan(&case, |plan| plan.scheme = Scheme::Fpps);
        let mut easier = case.clone();
        easier.market.difficulty = times(case.market.difficulty, 1.0 / more);
        for better in [hashrate, no_fee, easier, fees_paid] {
            prop_assert!(or_never(plan_report(&better).break_even.day) <= now);
        }
        // What is left of the price is also worth less, but never by more than the price fell.
        prop_assert!(or_never(plan_report(&cheaper).break_even.day) <= now);
    }

    #[test]
    fn switching_off_at_a_loss_never_costs_money(case in plan(Reach::Usual)) {
        let run_on = with_plan(&case, |plan| (plan.losses, plan.sale) = (Losses::RunOn, Sale::Daily));
        let curtailed = with_plan(&run_on, |plan| plan.losses = Losses::Curtail);
        let (on, off) = (plan_report(&run_on), plan_report(&curtailed));
        prop_assert!(off.cumulative_final >= on.cumulative_final - 1e-10 * turnover(&run_on, &on));
        prop_assert_eq!(on.off_days, 0);
        let mut cheap_days = 0;
        walk(&run_on, |_, day| cheap_days += u32::from(day.revenue < day.electricity));
        prop_assert_eq!(off.off_days, cheap_days);
    }

    /// Powers of two scale binary numbers exactly, so the answers agree to the last bit.
    #[test]
    fn four_machines_are_four_times_one(case in plan(Reach::Usual)) {
        let four = with_plan(&case, |plan| {
            plan.units = times(plan.units, 4.0);
            plan.setup = times(plan.setup, 4.0);
            plan.resale = times(plan.resale, 4.0);
            plan.opex = times(plan.opex, 4.0);
        });
        let (one, four) = (plan_report(&case), plan_report(&four));
        prop_assert_eq!(four.totals.coins, 4.0 * one.totals.coins);
        prop_assert_eq!(four.totals.kwh, 4.0 * one.totals.kwh);
        scaled(&one, &four, 4.0)?;
    }

    #[test]
    fn the_currency_does_not_matter(mut case in plan(Reach::Usual)) {
        // A path is kept as logarithms, which do not scale exactly.
        case.outlook.price_path.clear();
        let mut other = with_plan(&case, |plan| {
            plan.unit_price = times(plan.unit_price, 128.0);
            plan.setup = times(plan.setup, 128.0);
            plan.resale = times(plan.resale, 128.0);
            plan.opex = times(plan.opex, 128.0);
            plan.energy_price = times(plan.energy_price, 128.0);
            plan.hours = arbitrary::hours_times(&plan.hours, 128.0);
        });
        other.market.price = times(case.market.price, 128.0);
        let (here, there) = (plan_report(&case), plan_report(&other));
        prop_assert_eq!(there.totals.coins, here.totals.coins);
        scaled(&here, &there, 128.0)?;
    }

    #[test]
    fn without_fees_schemes_and_ways_of_counting_them_agree(mut case in plan(Reach::Usual)) {
        case.market.fees = Fees::PerBlock(0.0);
        let reference = plan_report(&with_plan(&case, |plan| plan.scheme = Scheme::Fpps));
        for scheme in [Scheme::Pps, Scheme::PpsPlus, Scheme::Pplns, Scheme::Solo] {
            prop_assert_eq!(&plan_report(&with_plan(&case, |plan| plan.scheme = scheme)), &reference);
        }
        for fees in [Fees::OfSubsidy(0.0), Fees::OfReward(0.0)] {
            case.market.fees = fees;
            prop_assert_eq!(&plan_report(&with_plan(&case, |plan| plan.scheme = Scheme::Fpps)), &reference);
        }
    }

    #[test]
    fn a_share_held_lies_between_selling_and_holding(case in plan(Reach::Usual), held in 0.0..=1.0f64) {
        let selling = |sale| with_plan(&case, |plan| (plan.sale, plan.losses) = (sale, Losses::RunOn));
        let revenue = |sale| plan_report(&selling(sale)).totals.revenue;
        let (daily, hold) = (revenue(Sale::Daily), revenue(Sale::Hold));
        let mixed = revenue(Sale::Keep(Share::new(held).unwrap()));
        prop_assert!((mixed - (daily * (1.0 - held) + hold * held)).abs() <= 1e-10 * (daily + hold));
        // Covering costs sells no more than everything and no less than nothing.
        let cover = selling(Sale::CoverCosts);
        let mut sound = true;
        walk(&cover, |_, day| sound &= day.sold >= 0.0 && day.sold <= day.coins * day.price * (1.0 + 1e-12));
        prop_assert!(sound);
    }

    #[test]
    fn the_internal_rate_is_where_the_value_vanishes(case in plan(Reach::Usual)) {
        let report = plan_report(&case);
        let mut flows = Vec::new();
        walk(&case, |_, day| flows.push(day.flow));
        prop_assert!((npv(report.capex, &flows, 0.0) - report.cumulative_final).abs() <= 1e-9 * turnover(&case, &report));
        prop_assert_eq!(npv(report.capex, &flows, case.discount.get()), report.npv);
        // A little up and down the value is on its two sides. Beyond these rates a day is all that counts.
        if let Some(rate) = report.irr.filter(|rate| (-0.9..1e3).contains(rate)) {
            let around = |sign: f64| npv(report.capex, &flows, rate + sign * 1e-7 * (1.0 + rate));
            prop_assert!(around(-1.0) > 0.0 && around(1.0) < 0.0, "{} {}", around(-1.0), around(1.0));
        } else if report.irr.is_none() && report.capex > 0.0 && npv(report.capex, &flows, 1e300) < 0.0 {
            // Without a rate there is none at which the plan is worth more than it cost.
            let worth = [-0.5, 0.0, 0.1, 1.0, 10.0, 1e3].map(|rate| npv(report.capex, &flows, rate));
            prop_assert!(worth.iter().all(|value| *value <= 1e-9 * report.capex), "{worth:?}");
        }
    }

    #[test]
    fn what_follows_the_horizon_changes_nothing_before(case in plan(Reach::Usual)) {
        let sold = with_plan(&case, |plan| {
            (plan.sale, plan.depreciation, plan.resale) = (Sale::Daily, None, Money::of(0.0));
        });
        let mut longer = sold.clone();
        longer.horizon = Horizon::new(case.days() as f64 + 400.0, HorizonUnit::Days).unwrap();
        let (short, long) = (plan_report(&sold), plan_report(&longer));
        prop_assert_eq!(&long.cumulative[..short.days], &short.cumulative[..]);
        prop_assert!(or_never(long.break_even.day) <= or_never(short.break_even.day));
    }

    #[test]
    fn everything_is_a_finite_number(case in plan(Reach::Anything)) {
        finite(&case)?;
    }

    #[test]
    fn a_scenario_survives_its_link(cases in prop::collection::vec(plan(Reach::Anything), 1..=6)) {
        let scenario = Scenario { cases: arbitrary::in_one_link(cases) };
        let written = link::write(link::View::Calc, &scenario);
        let read = link::read(&written, UnixTime(0)).unwrap();
        prop_assert_eq!(&read.notes, &Vec::new());
        prop_assert_eq!(&read.scenario, &scenario);
        prop_assert_eq!(link::write(read.view, &read.scenario), written);
    }

    #[test]
    fn no_text_panics_or_upsets_a_report(text in "\\PC{0,300}") {
        answered(&text)?;
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        answered(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn a_damaged_link_is_still_read(case in plan(Reach::Anything), at in any::<prop::sample::Index>(), wrong in "\\PC{0,6}") {
        let mut link = link_of(&case);
        let cut = at.index(link.len());
        if link.is_char_boundary(cut) {
            link.insert_str(cut, &wrong);
            answered(&link)?;
            link.truncate(cut);
            answered(&link)?;
        }
    }

    #[test]
    fn keys_with_anything_behind_them_are_read(pairs in prop::collection::vec(arbitrary::hostile_pair(), 0..12)) {
        answered(&format!("calc?v=1&{}", pairs.join("&")))?;
    }
}

proptest! {
    #![proptest_config(tries(48))]

    #[test]
    fn limits_are_tight(case in plan(Reach::Short)) {
        let case = monotonous(&case);
        prop_assume!(mining(&case).capex() > 0.0);
        let found = limits(&case);
        let energy = |price: f64| with_plan(&case, |plan| plan.energy_price = EnergyPrice::new(price).unwrap());
        tight(found.energy_price, -1.0, energy, broke_even(&energy(0.0)), broke_even(&energy(1e6)))?;
        let coin = |price: f64| {
            let mut changed = case.clone();
            let start = start_price(&case);
            changed.outlook.price_path.iter_mut().for_each(|value| *value *= price / start);
            changed.market.price = Price::new(price).unwrap();
            changed
        };
        tight(found.coin_price, 1.0, coin, broke_even(&coin(1e15)), broke_even(&coin(1e-15)))?;
        if mining(&case).units.get() > 0.0 {
            let unit = |price: f64| with_plan(&case, |plan| plan.unit_price = Money::new(price).unwrap());
            // A price so low that it is no hurdle stands for none at all, which is always broken even.
            tight(found.unit_price, -1.0, unit, broke_even(&unit(1e-6)), broke_even(&unit(1e15)))?;
        }
        let growth = |rate: f64| {
            let mut changed = case.clone();
            changed.outlook.difficulty_growth = Growth::new(rate).unwrap();
            changed
        };
        if case.outlook.difficulty_path.is_empty() {
            tight(found.difficulty_growth, -1.0, growth, broke_even(&growth(-0.99)), broke_even(&growth(10.0)))?;
        } else {
            prop_assert_eq!(found.difficulty_growth, Limit::Unused);
        }
    }

    #[test]
    fn every_rescue_rescues(case in plan(Reach::Short)) {
        let case = monotonous(&case);
        let found = limits(&case);
        if let Some(never) = explain(&case, &plan_report(&case), &found) {
            prop_assert!(never.rescues.is_sorted_by(|a, b| a.effort <= b.effort));
            for rescue in &never.rescues {
                // Where the change is to a limit, a hair inside it.
                let to = |sign: f64| rescue.to.map_or(0.0, |to| to + sign * (1e-9 * to.abs() + 1e-13));
                let mut rescued = case.clone();
                let plan = rescued.plan.mining_mut().unwrap();
                match rescue.lever {
                    Lever::SwitchOff => plan.losses = Losses::Curtail,
                    Lever::EnergyPrice => plan.energy_price = EnergyPrice::new(to(-1.0)).unwrap(),
                    Lever::UnitPrice => plan.unit_price = Money::new(to(-1.0)).unwrap(),
                    Lever::CoinPrice => {
                        let factor = to(1.0) / start_price(&case);
                        rescued.market.price = times(rescued.market.price, factor);
                        rescued.outlook.price_path.iter_mut().for_each(|price| *price *= factor);
                    }
                    Lever::DifficultyGrowth => rescued.outlook.difficulty_growth = Growth::new(to(-1.0)).unwrap(),
                    Lever::Horizon => rescued.horizon = Horizon::new(to(0.0), HorizonUnit::Days).unwrap(),
                }
                prop_assert!(broke_even(&rescued), "{rescue:?}");
            }
        }
    }

    #[test]
    fn the_latest_start_is_the_last_good_day(mut case in plan(Reach::Short)) {
        prop_assume!(mining(&case).capex() > 0.0);
        // A later start of a world without paths and steps is the same plan in a later market.
        case.outlook.price_path.clear();
        case.outlook.difficulty_path.clear();
        case.outlook.retarget = false;
        case.outlook.halving_drop = Share::of(0.0);
        let later = |day: f64| {
            let mut changed = case.clone();
            let Outlook { price_growth, difficulty_growth, .. } = case.outlook;
            let grown = |rate: Growth| (1.0 + rate.get()).powf(day / 30.4375);
            changed.market.price = times(case.market.price, grown(price_growth));
            changed.market.difficulty = times(case.market.difficulty, grown(difficulty_growth));
            changed.market.height += (case.blocks_per_day() * day).round() as u64;
            broke_even(&changed)
        };
        match limits(&case).latest_start {
            // Within a day either way: heights here are whole and the curve may touch zero.
            Limit::At(day) => {
                prop_assert!(later(day) || later(day - 1.0));
                prop_assert!(!later(day + 1.0) || !later(day + 2.0));
            }
            Limit::Always => prop_assert!(later(3630.0) || later(3631.0)),
            Limit::Never => prop_assert!(!later(1.0) || !later(2.0)),
            Limit::Unused => prop_assert!(false, "a start is always used"),
        }
    }
}

/// The limit is where break-even ends: `side` of it, inside, a plan breaks even and beyond it does not.
/// `inside` and `outside` say whether plans at the two ends of the range do.
fn tight(
    limit: Limit,
    side: f64,
    at: impl Fn(f64) -> Case,
    inside: bool,
    outside: bool,
) -> Result<(), TestCaseError> {
    match limit {
        Limit::At(value) => {
            let near = |sign: f64| broke_even(&at(value + sign * (1e-9 * value.abs() + 1e-13)));
            prop_assert!(near(side), "not broken even just inside {value}");
            prop_assert!(!near(-side), "broken even just outside {value}");
        }
        Limit::Always => prop_assert!(outside, "not always"),
        Limit::Never => prop_assert!(!inside, "not never"),
        Limit::Unused => prop_assert!(false, "used"),
    }
    Ok(())
}

/// `large` is `small` with all money `factor` times as much.
fn scaled(small: &PlanReport, large: &PlanReport, factor: f64) -> Result<(), TestCaseError> {
    prop_assert_eq!(large.capex, factor * small.capex);
    prop_assert_eq!(large.totals.revenue, factor * small.totals.revenue);
    prop_assert_eq!(large.totals.electricity, factor * small.totals.electricity);
    prop_assert_eq!(large.cumulative_final, factor * small.cumulative_final);
    prop_assert_eq!(large.peak.day, small.peak.day);
    prop_assert_eq!(large.break_even, small.break_even);
    prop_assert_eq!(large.coin_break_even, small.coin_break_even);
    prop_assert_eq!(large.npv, factor * small.npv);
    prop_assert_eq!(
        (large.irr, large.roi, large.static_payback),
        (small.irr, small.roi, small.static_payback)
    );
    prop_assert_eq!((large.off_days, large.terminated), (small.off_days, small.terminated));
    prop_assert_eq!(large.buying.profit, factor * small.buying.profit);
    Ok(())
}

fn finite(case: &Case) -> Result<(), TestCaseError> {
    let report = plan_report(case);
    let (totals, today, buying) = (&report.totals, report.today.as_ref().unwrap(), &report.buying);
    let figures = [
        report.capex,
        totals.coins,
        totals.revenue,
        totals.kwh,
        totals.electricity,
        totals.opex,
        totals.profit_share,
        totals.resale,
        report.cumulative_final,
        report.peak.value,
        report.peak.day,
        report.npv,
        today.coins,
        today.revenue,
        today.pool_cost,
        today.electricity,
        today.profit,
        today.hash_price,
        today.network_hashrate,
        buying.coins,
        buying.end_value,
        buying.profit,
        report.end_price,
    ];
    let perhaps = [
        report.break_even.day,
        report.break_even.lost_again,
        report.coin_break_even.day,
        report.irr,
        report.roi,
        report.static_payback,
        report.terminated,
        report.cost_per_coin,
        today.shutdown_energy_price,
        today.cost_per_coin,
        today.days_per_block,
    ];
    prop_assert!(figures.iter().all(|value| value.is_finite()), "{figures:?}");
    prop_assert!(perhaps.iter().flatten().all(|value| value.is_finite()), "{perhaps:?}");
    prop_assert!(report.cumulative.iter().chain(&report.cumulative_coins).all(|level| level.is_finite()));
    prop_assert!(report.months.iter().all(|month| month.flow.is_finite() && month.coins.is_finite()));
    let days = report.days as f64;
    let within = |day: Option<f64>| day.is_none_or(|day| (0.0..=days).contains(&day));
    prop_assert!(within(report.break_even.day) && within(report.break_even.lost_again));
    Ok(())
}

/// Whatever the text, there is a scenario whose numbers are numbers, and its link means the same.
fn answered(text: &str) -> Result<(), TestCaseError> {
    let read = link::read(text, UnixTime(1_795_392_000)).unwrap();
    prop_assert!(read.notes.len() <= 100 && !read.scenario.cases.is_empty());
    for case in &read.scenario.cases {
        finite(case)?;
    }
    let written = link::write(read.view, &read.scenario);
    let again = link::read(&written, UnixTime(0)).unwrap();
    // What nobody has given is still to be given.
    let misread = |note: &&link::Note| !matches!(note.problem, link::Problem::Missing { .. });
    prop_assert_eq!(again.notes.iter().find(misread), None);
    // What no plan of the link uses is not carried on, so the answers are compared.
    prop_assert_eq!(report(&again.scenario), report(&read.scenario));
    prop_assert_eq!(link::write(again.view, &again.scenario), written);
    Ok(())
}

#[test]
fn random_plans_are_worth_trying() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = [0; 8];
    for _ in 0..600 {
        let case = plan(Reach::Usual).new_tree(&mut runner).unwrap().current();
        let report = plan_report(&case);
        let day = report.break_even.day;
        let kinds = [
            day.is_some_and(|day| day > 1.0),
            day.is_none(),
            report.break_even.lost_again.is_some(),
            report.off_days > 0,
            report.terminated.is_some(),
            report.irr.is_some(),
            case.subsidy(case.market.height) > 3.0 * case.subsidy(case.market.height + 52_560 * 8),
            case.market.difficulty != Difficulty::of(1.0) && !case.outlook.difficulty_path.is_empty(),
        ];
        seen.iter_mut().zip(kinds).for_each(|(count, kind)| *count += u32::from(kind));
        assert!(mining(&case).units > Units::of(0.0));
    }
    assert!(seen.iter().all(|count| *count >= 5), "too few of a kind: {seen:?}");
}
