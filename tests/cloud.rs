//! Contracts for rented hashrate, worked by hand.
//!
//! All live in [`CONTRACT`]: 2^32 × 1000 hashes a second find 86400 × 1000 / 8.64e10 = 0.001 blocks a day at a
//! difficulty of 8.64e10, which is 0.003125 coins or, at 64 000, 200.00 a day. What the provider charges for each
//! TH/s is written so that it comes to a round sum a day: 25.00 for 4.294967296 TH/s.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod arbitrary;
mod support;

use breakeven::plan::{Contract, Losses};
use breakeven::projection::cloud::{Verdict, Warning, verdict};
use breakeven::projection::{Limit, limits, plan_report};
use breakeven::scenario::{Case, Horizon, HorizonUnit};
use breakeven::units::{Coins, Growth, Money, Quantity};
use proptest::prelude::*;
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
fn held_coins_are_judged_at_the_price_of_their_day() {
    // The price halves each month: at its end of an eighth the coins of every day are worth less than the upkeep, but
    // on their day 200 q^d pays 150 for 12.63 days, and the contract ends after 16, as when they are sold.
    let falling = format!("{}&pg=-50&off=end:3&h=92d", upkeep(150.0));
    for more in ["", "&sell=hold", "&sell=25"] {
        assert_eq!(answer(&contract(&format!("{falling}{more}"))).terminated, Some(16.0), "{more}");
    }
    // A host of a fifth takes the same whether or not its guest believes in a price that doubles.
    let rising = format!("cut=20&{}&pg=100&h=30d", upkeep(25.0));
    let shared = |more: &str| answer(&contract(&format!("{rising}{more}"))).totals.profit_share;
    let expected = 0.2 * (200.0 * geometric(2f64.powf(1.0 / 30.4375), 30) - 30.0 * 25.0);
    for more in ["", "&sell=hold", "&sell=cover", "&sell=50"] {
        close(shared(more), expected, 1e-12);
    }
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

fn judged(more: &str) -> Verdict {
    let case = case(&contract(more));
    verdict(&case, &plan_report(&case)).unwrap()
}

#[test]
fn a_sound_contract_earns_no_warning() {
    // 100 days at 175: 17 500 for 3500. All in all 3500 + 2500 for 0.3125 coins: 19 200 each, against 64 000.
    let sound = judged(&format!("capex=3500&{}&term=100d&h=200d", upkeep(25.0)));
    assert_eq!(sound.warnings, Vec::new());
    close(sound.cost_per_coin.unwrap(), 19_200.0, 1e-12);
    assert_eq!(sound.market_price, 64_000.0);
    // Own machines are no contract.
    let own = case("price=64000&diff=8.64e10&height=977000&fees=0&hash=1T");
    assert_eq!(verdict(&own, &plan_report(&own)), None);
}

#[test]
fn upkeep_above_income_loses_from_the_first_day() {
    let bad = judged(&format!("capex=100&{}&term=30d&h=60d", upkeep(250.0)));
    assert_eq!(bad.warnings.len(), 3);
    let Warning::CostsExceedIncome { income, costs } = bad.warnings[0] else { unreachable!("{bad:?}") };
    close(income, 200.0, 1e-12);
    close(costs, 250.0, 1e-12);
    let Warning::NeverBackEvenFlat { capital, back, days } = bad.warnings[1] else { unreachable!("{bad:?}") };
    assert_eq!((capital, back, days), (100.0, 0.0, 30));
    // (100 + 30 × 250) / (30 × 0.003125) = 81 066.67 a coin.
    let Warning::DearerThanMarket { cost_per_coin, price } = bad.warnings[2] else { unreachable!("{bad:?}") };
    close(cost_per_coin, 7600.0 / 0.09375, 1e-12);
    assert_eq!(price, 64_000.0);
}

#[test]
fn a_price_that_no_calm_world_brings_back_is_named() {
    // 30 days at 175 are 5250, whatever is paid beyond that.
    let dear = judged(&format!("capex=6000&{}&term=30d&h=60d&pg=50&dg=3", upkeep(25.0)));
    let Warning::NeverBackEvenFlat { capital, back, days } = dear.warnings[0] else {
        unreachable!("{dear:?}")
    };
    assert_eq!((capital, days), (6000.0, 30));
    close(back, 5250.0, 1e-12);
    // 5250 itself comes back.
    assert_eq!(judged(&format!("capex=5250&{}&term=30d&h=60d", upkeep(25.0))).warnings, Vec::new());
}

#[test]
fn growing_difficulty_turns_days_to_losses() {
    // 200 q^d < 150 from day 13 on, and the provider ends it after three such days.
    let q = 0.5f64.powf(1.0 / 30.4375);
    let fading = judged(&format!("capex=100&{}&dg=100&off=end:3&term=60d&h=60d", upkeep(150.0)));
    let [Warning::LosesFrom { day, income, costs }, Warning::EndedEarly { day: ended }] = fading.warnings[..]
    else {
        unreachable!("{fading:?}")
    };
    assert_eq!((day, ended), (13, 16.0));
    close(income, 200.0 * q.powi(13), 1e-12);
    close(costs, 150.0, 1e-12);
}

#[test]
fn lost_coins_and_odd_terms_are_named() {
    let odd = judged(&format!("payout=0.01&{}&h=10d", upkeep(25.0)));
    let [Warning::CoinsForfeited { coins, worth }, Warning::NoTerm { days }] = odd.warnings[..] else {
        unreachable!("{odd:?}")
    };
    close(coins, 0.006_25, 1e-12);
    close(worth, 400.0, 1e-12);
    assert_eq!(days, 10);
    let short = judged(&format!("capex=100&{}&term=90d&h=60d", upkeep(25.0)));
    assert_eq!(short.warnings, [Warning::CutShort { term: 90, days: 60 }]);
}

#[test]
fn the_growth_a_contract_needs() {
    // 61 days at 5 % a month bring 200 (1 + q + … + q^60) with q = 1.05^(1/30.4375); a contract that costs just
    // that needs just that, whatever the outlook says of the price.
    let worth = 200.0 * geometric(1.05f64.powf(1.0 / 30.4375), 61);
    for outlook in ["pg=0", "pg=9", "ppath=64000_30000"] {
        let needed = judged(&format!("capex={worth}&term=61d&h=90d&{outlook}")).growth_needed;
        close(needed.value().unwrap(), 0.05, 1e-9);
    }
    // One that pays in a world that stands still may shrink, and a free one without upkeep has nothing to lose.
    assert!(judged("capex=3500&term=61d&h=90d").growth_needed.value().unwrap() < 0.0);
    assert_eq!(judged("term=61d&h=90d").growth_needed, Limit::Always);
    // Without hashrate no price helps.
    assert_eq!(judged("capex=3500&hash=0&term=61d&h=90d").growth_needed, Limit::Never);
}

/// A random plan as a contract of its hashrate.
fn as_contract(mut case: Case, upkeep: f64, coins: f64, days: u32) -> Case {
    let mining = case.plan.mining_mut().unwrap();
    mining.losses = Losses::RunOn;
    mining.contract = Some(Contract {
        maintenance: Money::new(upkeep).unwrap(),
        maintenance_coins: Coins::new(coins).unwrap(),
        term: Horizon::new(f64::from(days), HorizonUnit::Days),
        ..Contract::neutral()
    });
    case
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_upkeep_never_brings_break_even_forward(
        case in arbitrary::plan(arbitrary::Reach::Usual),
        (upkeep, coins, days) in (0.0..0.1f64, 0.0..1e-6f64, 1..2000u32),
        more in 0.0..0.1f64,
    ) {
        let or_never = |case: &Case| plan_report(case).break_even.day.unwrap_or(f64::INFINITY);
        let now = or_never(&as_contract(case.clone(), upkeep, coins, days));
        let dearer = or_never(&as_contract(case.clone(), upkeep + more, coins, days));
        let in_coins = or_never(&as_contract(case, upkeep, coins * (1.0 + more), days));
        prop_assert!(now <= dearer * (1.0 + 1e-9) && now <= in_coins * (1.0 + 1e-9));
    }

    #[test]
    fn the_parts_of_a_contract_add_up(
        case in arbitrary::plan(arbitrary::Reach::Usual),
        (upkeep, coins, days) in (0.0..0.1f64, 0.0..1e-6f64, 1..2000u32),
        reinvested in prop_oneof![Just(0.0), 0.0..1.0f64],
        payout in 0.0..0.01f64,
    ) {
        let mut case = as_contract(case, upkeep, coins, days);
        let mining = case.plan.mining_mut().unwrap();
        mining.payout = Coins::new(payout).unwrap();
        if let Some(contract) = &mut mining.contract {
            contract.reinvest = Quantity::new(reinvested).unwrap();
        }
        let report = plan_report(&case);
        let totals = &report.totals;
        let costs = totals.electricity + totals.maintenance + totals.opex + totals.profit_share + totals.reinvested;
        let sum = totals.revenue + totals.resale - costs - report.capex;
        prop_assert!((sum - report.cumulative_final).abs() <= 1e-9 * (report.capex + totals.revenue + costs));
        // What is mined is paid out or lost.
        mining_free(&mut case);
        let all = plan_report(&case).totals.coins;
        if reinvested == 0.0 {
            prop_assert!((totals.coins + totals.forfeited - all).abs() <= 1e-9 * all);
        }
        prop_assert!(totals.forfeited <= payout);
    }

    #[test]
    fn the_growth_needed_is_tight(
        case in arbitrary::plan(arbitrary::Reach::Short),
        (upkeep, days) in (0.0..0.05f64, 1..400u32),
    ) {
        let mut case = as_contract(case, upkeep, 0.0, days);
        prop_assume!(case.plan.capex() > 0.0);
        if let Limit::At(growth) = verdict(&case, &plan_report(&case)).unwrap().growth_needed {
            let start = case.outlook.price_path.first().copied().unwrap_or(case.market.price.get());
            case.market.price = Quantity::new(start).unwrap();
            case.outlook.price_path.clear();
            let mut broke_even = |growth: f64| {
                case.outlook.price_growth = Growth::new(growth).unwrap();
                plan_report(&case).break_even.day.is_some()
            };
            prop_assert!(broke_even(growth + 1e-9 * (1.0 + growth.abs())));
            prop_assert!(!broke_even(growth - 1e-9 * (1.0 + growth.abs())));
        }
    }
}

/// Without threshold and reinvestment.
fn mining_free(case: &mut Case) {
    let mining = case.plan.mining_mut().unwrap();
    mining.payout = Coins::of(0.0);
    if let Some(contract) = &mut mining.contract {
        contract.reinvest = Quantity::new(0.0).unwrap();
    }
}
