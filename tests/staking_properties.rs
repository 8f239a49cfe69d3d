//! What must hold of every stake, tried on random ones.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

use breakeven::link::{self, View};
use breakeven::plan::{Plan, Staking};
use breakeven::projection::staking::{StakingReport, limits, validator_year};
use breakeven::projection::{Limit, PlanReport, plan_report, walk};
use breakeven::scenario::{Case, Scenario};
use breakeven::units::{Coins, Money, Quantity, Share, Span, UnixTime};
use proptest::prelude::*;

fn tries(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}

const COINS: [&str; 15] = [
    "eth", "sol", "ada", "atom", "dot", "xtz", "avax", "near", "trx", "bnb", "algo", "sui", "apt", "custom",
    "btc",
];

/// A stake of the usual kind: keys and values of a link.
fn usual() -> impl Strategy<Value = String> {
    let network = (prop::sample::select(&COINS[..]), 0.1..2000.0f64, -3.0..4.0f64, -1.0..2.0f64, 30..1500u32);
    let costs = (0.0..3000.0f64, 0.0..40.0f64, 0.0..40.0f64, 0.0..0.02f64);
    let times = (0..31u32, 0..50u32, 0..30u32, 0.0..2.0f64, 80.0..100.0f64);
    let rates = (prop::option::of(0.1..20.0f64), 20.0..90.0f64, 0.5..12.0f64);
    (network, costs, times, rates).prop_map(|(network, costs, times, rates)| {
        let (coin, amount, pg, sg, days) = network;
        let (capex, opex, fee, claim) = costs;
        let (comp, delay, unbond, slash, up) = times;
        let (apr, bonded, infl) = rates;
        let apr = apr.map_or(String::new(), |apr| format!("&apr={apr}"));
        format!(
            "plan=stake&coin={coin}&price=3&amount={amount}&pg={pg}&sg={sg}&h={days}d&capex={capex}&opex={opex}&fee={fee}\
             &claim={claim}&comp={comp}&delay={delay}&unbond={unbond}&slash={slash}&up={up}&bonded={bonded}\
             &infl={infl}{apr}"
        )
    })
}

/// A stake with anything in any field.
fn anything() -> impl Strategy<Value = String> {
    let keys = [
        "amount", "price", "pg", "sg", "capex", "opex", "fee", "claim", "comp", "delay", "unbond", "slash",
        "up", "staked", "supply", "bonded", "infl", "taper", "floor", "tax", "el", "apr", "risk", "disc",
        "via", "tdisc",
    ];
    let values =
        ["0", "1", "-99", "100", "1000", "1e15", "1e-15", "0.01", "18263", "", "nan", "1e999", "-1", "solo"];
    let pair = (prop::sample::select(keys.to_vec()), prop::sample::select(values.to_vec()));
    let coin = prop::sample::select(&COINS[..]);
    let horizon = prop::sample::select(&["1d", "400d", "10y", "50y"][..]);
    (coin, horizon, prop::collection::vec(pair, 0..14)).prop_map(|(coin, horizon, pairs)| {
        let rest: String = pairs.iter().map(|(key, value)| format!("&{key}={value}")).collect();
        format!("plan=stake&coin={coin}&h={horizon}{rest}")
    })
}

fn case(query: &str) -> Case {
    let link = link::read(&format!("calc?v=1&at=2026-11-23&{query}"), UnixTime(0)).unwrap();
    link.scenario.cases.into_iter().next().unwrap()
}

fn told(report: &PlanReport) -> &StakingReport {
    report.staking.as_ref().unwrap()
}

fn with(case: &Case, change: impl FnOnce(&mut Staking)) -> Case {
    let mut changed = case.clone();
    if let Plan::Stake(plan) = &mut changed.plan {
        change(plan);
    }
    changed
}

/// The same with claims for nothing. A claim waits until the pot is worth its cost, so a little less reward can save
/// a whole claim: with a cost, worse terms may do better for a while.
fn free_claims(query: &str) -> Case {
    with(&case(query), |plan| plan.claim_cost = Coins::of(0.0))
}

/// A day that may not come, as a number that compares.
fn or_never(day: Option<f64>) -> f64 {
    day.unwrap_or(f64::INFINITY)
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn coins_add_up(query in usual()) {
        let case = case(&query);
        let report = plan_report(&case);
        let told = told(&report);
        let amount = case.plan.staking().unwrap().amount.get();
        let sum = amount + told.rewards - told.claim_cost - told.slashed;
        prop_assert!((told.coins_end / sum - 1.0).abs() < 1e-9, "{} {}", told.coins_end, sum);
    }

    #[test]
    fn money_adds_up(query in usual()) {
        let case = case(&query);
        let report = plan_report(&case);
        let totals = &report.totals;
        let account = totals.revenue - totals.maintenance - totals.opex - report.capex;
        let scale = totals.revenue + totals.opex + report.capex + 1.0;
        prop_assert!((report.cumulative_final - account).abs() < 1e-9 * scale);
        let months: f64 = report.months.iter().map(|month| month.flow).sum();
        prop_assert!((report.cumulative_final - months + report.capex).abs() < 1e-9 * scale);
        let mut flows = 0.0;
        walk(&case, |_, day| flows += day.flow);
        prop_assert!((flows - report.capex - report.cumulative_final).abs() < 1e-9 * scale);
        let position = told(&report).position.last().copied().unwrap();
        let held = told(&report).end_value + report.capex + totals.opex;
        prop_assert!((told(&report).profit_end - position).abs() < 1e-9 * held);
        prop_assert_eq!(report.cumulative.len(), report.days);
    }

    #[test]
    fn worse_terms_never_bring_break_even_forward(query in usual()) {
        let case = free_claims(&query);
        let day = |case: &Case| or_never(plan_report(case).break_even.day);
        let now = day(&case);
        let dearer = with(&case, |plan| plan.commission = Share::new((plan.commission.get() + 0.1).min(1.0)).unwrap());
        prop_assert!(day(&dearer) >= now - 1e-9);
        let later = with(&case, |plan| plan.activation_delay = Span::new(plan.activation_delay.get() + 7.0).unwrap());
        prop_assert!(day(&later) >= now - 1e-9);
        let more = with(&case, |plan| plan.capex = Money::new(plan.capex.get() + 100.0).unwrap());
        prop_assert!(day(&more) >= now - 1e-9);
        let running = with(&case, |plan| plan.opex = Money::new(plan.opex.get() + 5.0).unwrap());
        prop_assert!(day(&running) >= now - 1e-9);
    }

    #[test]
    fn a_limit_is_where_the_answer_turns(query in usual()) {
        let case = free_claims(&query);
        let reached = |case: &Case| plan_report(case).break_even.day.is_some();
        if let Limit::At(share) = limits(&case).unwrap().commission {
            let at = |share: f64| with(&case, |plan| plan.commission = Share::new(share.clamp(0.0, 1.0)).unwrap());
            prop_assert!(reached(&at(share - 1e-7)));
            prop_assert!(!reached(&at(share + 1e-7)));
        }
    }

    #[test]
    fn a_link_brings_everything_back(query in usual()) {
        let scenario = Scenario { cases: vec![case(&query)] };
        let read = link::read(&link::write(View::Calc, &scenario), UnixTime(0)).unwrap();
        // What nobody has given is still to be given.
        let misread = |note: &&link::Note| !matches!(note.problem, link::Problem::Missing { .. });
        prop_assert_eq!(read.notes.iter().find(misread), None);
        prop_assert_eq!(read.scenario, scenario);
    }

    #[test]
    fn odd_links_come_back_too(query in anything()) {
        let scenario = Scenario { cases: vec![case(&query)] };
        let read = link::read(&link::write(View::Calc, &scenario), UnixTime(0)).unwrap();
        prop_assert_eq!(read.scenario, scenario);
    }

    #[test]
    fn nothing_panics_and_all_is_finite(query in anything()) {
        let case = case(&query);
        let report = plan_report(&case);
        let told = told(&report);
        let numbers = [
            told.coins_end, told.rewards, told.reward_value, told.claim_cost, told.slashed, told.apr_first,
            told.apr_last, told.net_apr, told.end_value, told.profit_end, told.idle_days, report.npv,
            report.cumulative_final, report.peak.value, report.peak.day,
        ];
        prop_assert!(numbers.iter().all(|number| number.is_finite()), "{numbers:?}");
        let maybe = [
            told.apy_effective, told.real_yield, told.supply_growth, told.price_fall, told.at_risk.day,
            told.at_risk.lost_again, report.break_even.day, report.irr, report.roi,
        ];
        prop_assert!(maybe.iter().flatten().all(|number| number.is_finite()), "{maybe:?}");
        prop_assert!(told.position.iter().all(|level| level.is_finite()));
        prop_assert!(case.days() > 4000 || limits(&case).is_some());
        if let Some(year) = validator_year(&case) {
            prop_assert!(year.luck.mean.is_finite() && year.luck.p90.is_finite() && year.penalties.is_finite());
        }
    }
}
