//! `examples/report.rs` as a script sees it: a line in, a line of JSON out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]

mod support;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::answer;

const QUERY: &str =
    "price=84000&diff=1.42e14&height=977000&fees=0.02&hash=234T&watts=3510&capex=2770&kwh=0.04&h=3y";

/// What the report promises of every mining plan, with what may be null.
const FIGURES: [&str; 21] = [
    "days",
    "capex",
    "coins_total",
    "revenue_total",
    "electricity_total",
    "opex_total",
    "maintenance_total",
    "cumulative_final",
    "cumulative_max",
    "cumulative_max_day",
    "npv",
    "kwh_per_day",
    "off_days",
    "network_hashrate",
    "coins_per_day_start",
    "profit_share_total",
    "resale_total",
    "hash_price_start",
    "buying_coins",
    "buying_end_value",
    "buying_profit",
];
const PERHAPS: [&str; 8] = [
    "break_even_day",
    "lost_again_day",
    "coin_break_even_day",
    "irr",
    "roi",
    "static_payback_days",
    "terminated_day",
    "cost_per_coin",
];

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "report", "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who refuses its arguments may be gone before it has read anything.
    let written = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    assert!(written.is_ok() || !output.status.success(), "{output:?}");
    output
}

fn lines(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let output = run(arguments, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_line_of_json_for_each_link() {
    let link = format!("v=1&coin=btc&at=2026-11-23&{QUERY}");
    let mut input =
        format!("https://any.host/#calc?{link}\n\nnothing here\n{link}&bogus=1&2.hash=1T\n").into_bytes();
    input.extend(b"kwh=\xff\xfe\n");
    let found = lines(&[], &input);
    assert_eq!(found.len(), 4);

    let plan = &found[0]["plans"][0];
    assert_eq!(found[0]["notes"].as_array().unwrap().len(), 0);
    assert!(FIGURES.iter().all(|name| plan[name].as_f64().is_some_and(f64::is_finite)), "{plan}");
    let object = plan.as_object().unwrap();
    assert!(PERHAPS.iter().all(|name| object.contains_key(*name)), "{plan}");
    let limits =
        ["electricity_price", "coin_price", "hardware_price", "difficulty_growth", "latest_start_day"];
    assert!(limits.iter().all(|name| plan["limits"].as_object().unwrap().contains_key(*name)), "{plan}");
    // The numbers of the library, to the last digit.
    let report = answer(QUERY);
    assert_eq!(plan["break_even_day"].as_f64(), report.break_even.day);
    assert_eq!(plan["cumulative_final"].as_f64(), Some(report.cumulative_final));
    assert_eq!(plan["irr"].as_f64(), report.irr);
    assert_eq!((plan["subsidy_start"].as_str(), plan["days"].as_u64()), (Some("3.125"), Some(1096)));
    assert!(plan["lost_again_day"].is_null() && plan["daily"].is_null());

    assert!(found[1]["error"].as_str().unwrap().starts_with("no scenario in \"nothing here\""));
    assert_eq!(found[2]["plans"].as_array().unwrap().len(), 2);
    assert_eq!(found[2]["notes"][0], "bogus: unknown key, ignored");
    assert!(found[3]["notes"][0].as_str().unwrap().starts_with("price: not given"), "{}", found[3]);
}

#[test]
fn daily_arrays_add_up_to_the_totals() {
    let found = lines(&["--daily"], format!("v=1&coin=btc&at=2026-11-23&{QUERY}").as_bytes());
    let plan = &found[0]["plans"][0];
    let column = |name: &str| -> Vec<f64> {
        plan["daily"][name].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
    };
    for (name, total) in
        [("coins", "coins_total"), ("revenue", "revenue_total"), ("electricity", "electricity_total")]
    {
        let values = column(name);
        assert_eq!(values.len(), 1096);
        let total = plan[total].as_f64().unwrap();
        assert!((values.iter().sum::<f64>() / total - 1.0).abs() < 1e-12, "{name}");
    }
    assert_eq!(column("cumulative").last().copied(), plan["cumulative_final"].as_f64());
}

#[test]
fn an_unknown_argument_is_refused() {
    let output = run(&["--fast"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("unknown argument \"--fast\""));
}

/// What the report promises of every stake, and leaves null for other plans.
const STAKING: [&str; 10] = [
    "coins_end",
    "rewards_total",
    "reward_value_total",
    "claim_cost_total",
    "apr_first",
    "apr_last",
    "apy_effective",
    "end_value",
    "profit_end",
    "break_even_at_risk_day",
];

#[test]
fn a_stake_tells_what_only_a_stake_has() {
    let stake = "#calc?v=1&at=2026-11-23&plan=stake&coin=custom&price=2&amount=3650&apr=4&capex=10&h=365d";
    let mine = format!("#calc?v=1&at=2026-11-23&coin=btc&{QUERY}");
    let out = run(&["--daily"], format!("{stake}\n{mine}\n").as_bytes());
    let lines: Vec<Value> = out
        .stdout
        .split(|b| *b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    let (stake, mine) = (&lines[0]["plans"][0], &lines[1]["plans"][0]);
    for key in STAKING {
        assert!(stake[key].is_f64(), "{key}: {}", stake[key]);
        assert!(mine.as_object().unwrap().contains_key(key) && mine[key].is_null(), "{key}: {}", mine[key]);
    }
    // 3650 coins at 4 % are 0.4 a day at 2 each: 12.5 days pay for 10.
    assert!((stake["break_even_day"].as_f64().unwrap() - 12.5).abs() < 1e-9);
    assert!((stake["coins_end"].as_f64().unwrap() - 3796.0).abs() < 1e-9);
    assert_eq!(stake["daily"]["position"].as_array().map(Vec::len), Some(365));
    assert!(stake["subsidy_start"].is_null() && stake["kwh_per_day"].is_null());
}

#[test]
fn several_plans_are_compared_and_contracts_judged() {
    let contract = "plan=cloud&hash=234T&capex=2770&maint=0.05&payout=0.0001";
    let input = format!(
        "v=1&coin=btc&at=2026-11-23&{QUERY}&itax=2&cpi=2&w=30&2.{}&2.w=30\n{QUERY}\n",
        contract.replace('&', "&2.")
    );
    let found = lines(&[], input.as_bytes());
    let compared = &found[0]["compare"];
    assert_eq!(found[0]["notes"], serde_json::json!([]));
    assert_eq!(compared["budget"], 2770.0);
    assert_eq!(compared["plans"].as_array().unwrap().len(), 2);
    assert_eq!(compared["first_back"], 1);
    let plan = &found[0]["plans"][0];
    assert_eq!(compared["plans"][0]["outcome"]["gain"], plan["cumulative_final"]);
    assert_eq!(
        compared["plans"][0]["gains"].as_array().unwrap().len(),
        compared["days"].as_array().unwrap().len()
    );
    assert!(plan["income_tax_total"].as_f64().unwrap() > 0.0 && plan["real_final"].is_number());
    assert_eq!(compared["blend"]["weights"], serde_json::json!([0.5, 0.5]));
    let kinds = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds(&compared["caveats"]), ["no_term", "weights", "over_budget"]);
    let judged = &found[0]["plans"][1]["contract"];
    assert_eq!(
        kinds(&judged["warnings"]),
        ["costs_exceed_income", "never_back_even_flat", "dearer_than_market", "coins_forfeited", "no_term"]
    );
    assert!(judged["price_growth_needed"].as_f64().unwrap() > 0.0);
    assert!(found[0]["plans"][0]["contract"].is_null());
    // One plan is compared with nothing.
    assert!(found[1]["compare"].is_null());
}

#[test]
fn odds_are_those_of_as_many_futures_as_asked_for() {
    let link = format!("v=1&coin=btc&at=2026-11-23&{QUERY}");
    let found = lines(&["--paths", "400"], format!("{link}&pv=60&dv=20\n{link}\n").as_bytes());
    let plan = &found[0]["plans"][0];
    assert_eq!(plan["paths"], 400);
    let chance = plan["break_even_probability"].as_f64().unwrap();
    assert!(chance > 0.0 && chance < 1.0, "{plan}");
    let level = |name: &str| plan[name].as_f64().unwrap();
    assert!(level("final_p10") < level("final_p50") && level("final_p50") < level("final_p90"), "{plan}");
    assert!(
        level("final_mean").is_finite() && level("ends_positive_probability") <= chance + 1e-12,
        "{plan}"
    );
    assert!(level("break_even_day_p10") > 0.0, "{plan}");
    // Without volatility there are none.
    for name in ["paths", "break_even_probability", "final_mean", "break_even_day_p50"] {
        assert!(found[1]["plans"][0][name].is_null(), "{name}");
    }
    let refused = run(&["--paths", "0"], b"");
    assert_eq!(refused.status.code(), Some(2));
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(message.contains("--paths takes a whole number from 1 to 10000000"), "{message}");
}
