//! Reads share links (or bare fragments), one a line, on standard input, and writes one JSON object a
//! line: the numbers the page shows, from the same function.
//!
//! ```sh
//! echo '#calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02&hash=234T&watts=3510&capex=2770&kwh=0.06' |
//!     cargo run --release --example report
//! ```
//!
//! A link with several plans has a `compare` object beside `plans`. `--daily` adds the daily arrays.

#[path = "report/compare.rs"]
mod compare;

use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use breakeven::link;
use breakeven::projection::odds;
use breakeven::projection::staking::StakingReport;
use breakeven::projection::{self, Day, Limit, PlanReport};
use breakeven::scenario::Case;
use breakeven::units::UnixTime;
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let mut wanted = Wanted { daily: false, paths: odds::PATHS };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--daily" => wanted.daily = true,
            "--paths" => match arguments.next().and_then(|count| count.parse().ok()) {
                Some(count) if (1..=MOST_PATHS).contains(&count) => wanted.paths = count,
                _ => return usage(&format!("--paths takes a whole number from 1 to {MOST_PATHS}")),
            },
            other => return usage(&format!("unknown argument {other:?}")),
        }
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64);
    match run(wanted, UnixTime(now)) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked for on the command line.
#[derive(Clone, Copy)]
struct Wanted {
    daily: bool,
    paths: usize,
}

/// Futures beyond which memory and patience end.
const MOST_PATHS: usize = 10_000_000;

fn usage(problem: &str) -> ExitCode {
    eprintln!("{problem}; usage: report [--daily] [--paths N] < links");
    ExitCode::from(2)
}

fn run(wanted: Wanted, now: UnixTime) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if !text.is_empty() {
            writeln!(out, "{}", answer(text, wanted, now))?;
            out.flush()?;
        }
    }
    out.flush()
}

fn answer(line: &str, wanted: Wanted, now: UnixTime) -> Value {
    let fragment = line.split_once('#').map_or(line, |(_, fragment)| fragment);
    if !fragment.contains('=') {
        return json!({ "error": format!("no scenario in {:?}: expected a link such as #calc?v=1&coin=btc&hash=234T", short(line)) });
    }
    let Some(link) = link::read(line, now) else {
        return json!({ "error": "the catalog is empty" });
    };
    let plans: Vec<Value> = link.scenario.cases.iter().map(|case| plan(case, wanted)).collect();
    let notes: Vec<String> = link.notes.iter().map(ToString::to_string).collect();
    // Of a single plan there is nothing else to say.
    if let [only] = plans.as_slice()
        && let Some(error) = only.get("error")
    {
        return json!({ "error": error, "notes": notes });
    }
    let complete = link.scenario.cases.iter().all(|case| incomplete(case).is_none());
    let mut fields = json!({ "plans": plans, "notes": notes });
    if link.scenario.cases.len() > 1 && complete {
        fields["compare"] = compare::comparison(&link.scenario, wanted.paths);
    }
    fields
}

/// What a plan lacks to be judged at all. A stake can be told in coins whatever their price, but not without its rate.
fn incomplete(case: &Case) -> Option<String> {
    let missing: Vec<&str> = match case.plan.staking() {
        Some(stake) => projection::staking::missing(case, stake).into_iter().collect(),
        None => case.missing(),
    };
    (!missing.is_empty())
        .then(|| format!("not known of {} and needed: {}", case.coin.symbol, missing.join(", ")))
}

fn plan(case: &Case, wanted: Wanted) -> Value {
    if let Some(error) = incomplete(case) {
        return json!({ "error": error });
    }
    let report = projection::plan_report(case);
    let limits = projection::limits(case);
    let mut fields = figures(case, &report);
    fields.extend(staking(case, &report));
    fields.extend(chances(case, wanted.paths));
    let verdict = projection::cloud::verdict(case, &report);
    fields.insert("merged_coins_total".into(), optional(report.merged_coins));
    fields.insert("contract".into(), verdict.as_ref().map_or(Value::Null, compare::contract));
    fields.insert(
        "limits".into(),
        json!({
            "electricity_price": limit(limits.energy_price),
            "coin_price": limit(limits.coin_price),
            "hardware_price": limit(limits.unit_price),
            "difficulty_growth": limit(limits.difficulty_growth),
            "latest_start_day": limit(limits.latest_start),
        }),
    );
    if wanted.daily {
        fields.insert("daily".into(), days(case, &report));
    }
    Value::Object(fields)
}

fn figures(case: &Case, report: &PlanReport) -> Map<String, Value> {
    let totals = &report.totals;
    let today = report.today.as_ref();
    let fields = json!({
        "days": report.days,
        "capex": number(report.capex),
        "coins_total": number(totals.coins),
        "revenue_total": number(totals.revenue),
        "electricity_total": number(totals.electricity),
        "opex_total": number(totals.opex),
        "maintenance_total": number(totals.maintenance),
        "profit_share_total": number(totals.profit_share),
        "resale_total": number(totals.resale),
        "reinvested_total": number(totals.reinvested),
        "interest_total": number(totals.interest),
        "income_tax_total": number(totals.income_tax),
        "gains_tax_total": number(totals.gains_tax),
        "coins_held": number(totals.held),
        "coins_forfeited": number(totals.forfeited),
        "own_capital": number(report.own_capital),
        "cash_needed": number(report.cash_needed),
        "real_final": optional(report.real.map(|real| real.cumulative_final)),
        "real_break_even_day": optional(report.real.and_then(|real| real.break_even.day)),
        "cumulative_final": number(report.cumulative_final),
        "cumulative_max": number(report.peak.value),
        "cumulative_max_day": number(report.peak.day),
        "break_even_day": optional(report.break_even.day),
        "lost_again_day": optional(report.break_even.lost_again),
        "coin_break_even_day": optional(report.coin_break_even.day),
        "npv": number(report.npv),
        "irr": optional(report.irr),
        "roi": optional(report.roi),
        "static_payback_days": optional(report.static_payback),
        "kwh_per_day": today.map_or(Value::Null, |today| number(today.kwh)),
        "off_days": report.off_days,
        "terminated_day": optional(report.terminated),
        "subsidy_start": today.map(|today| today.subsidy.as_str()),
        "network_hashrate": today.map_or(Value::Null, |today| number(today.network_hashrate)),
        "coins_per_day_start": today.map_or(Value::Null, |today| number(today.coins)),
        "hash_price_start": today.map_or(Value::Null, |today| number(today.hash_price)),
        "cost_per_coin": optional(report.cost_per_coin),
        "buying_coins": number(report.buying.coins),
        "buying_end_value": number(report.buying.end_value),
        "buying_profit": number(report.buying.profit),
        "start": case.start.date().to_string(),
    });
    match fields {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// What only a stake has; null for every other plan.
fn staking(case: &Case, report: &PlanReport) -> Map<String, Value> {
    let stake = report.staking.as_ref();
    let of = |pick: fn(&StakingReport) -> f64| stake.map_or(Value::Null, |stake| number(pick(stake)));
    let maybe = |pick: fn(&StakingReport) -> Option<f64>| optional(stake.and_then(pick));
    let limits = projection::staking::limits(case);
    let fields = json!({
        "coins_end": of(|stake| stake.coins_end),
        "rewards_total": of(|stake| stake.rewards),
        "reward_value_total": of(|stake| stake.reward_value),
        "claim_cost_total": of(|stake| stake.claim_cost),
        "claims": stake.map(|stake| stake.claims),
        "slashed_total": of(|stake| stake.slashed),
        "apr_first": of(|stake| stake.apr_first),
        "apr_last": of(|stake| stake.apr_last),
        "net_apr_first": of(|stake| stake.net_apr),
        "apy_effective": maybe(|stake| stake.apy_effective),
        "real_yield": maybe(|stake| stake.real_yield),
        "supply_growth": maybe(|stake| stake.supply_growth),
        "end_value": of(|stake| stake.end_value),
        "discount_total": of(|stake| stake.discount),
        "profit_end": of(|stake| stake.profit_end),
        "break_even_at_risk_day": maybe(|stake| stake.at_risk.day),
        "lost_again_at_risk_day": maybe(|stake| stake.at_risk.lost_again),
        "price_fall": maybe(|stake| stake.price_fall),
        "idle_days": of(|stake| stake.idle_days),
        "full_day": maybe(|stake| stake.full),
        "missing_figure": stake.and_then(|stake| stake.missing),
        "stake_limits": limits.map(|limits| json!({
            "apr": limit(limits.apr),
            "commission": limit(limits.commission),
            "coin_price": limit(limits.coin_price),
            "delay_days": limit(limits.delay),
            "discount": limit(limits.discount),
            "claim_every_days": limits.claim_every,
        })),
        "validator_year": projection::staking::validator_year(case).map(|year| json!({
            "proposals": number(year.luck.proposals),
            "no_proposal_probability": number(year.luck.none),
            "reward_mean": number(year.luck.mean),
            "reward_p10": number(year.luck.p10),
            "reward_p50": number(year.luck.p50),
            "reward_p90": number(year.luck.p90),
            "downtime_penalties": number(year.penalties),
            "slashing_penalty": number(year.slashing),
        })),
    });
    match fields {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The odds, null where the link names no volatility.
fn chances(case: &Case, paths: usize) -> Map<String, Value> {
    let found = odds::odds(case, paths);
    let of = |pick: fn(&odds::Odds) -> Option<f64>| optional(found.as_ref().and_then(pick));
    let fields = json!({
        "paths": found.as_ref().map(|odds| odds.paths),
        "break_even_probability": of(|odds| Some(odds.break_even.value)),
        "break_even_probability_error": of(|odds| Some(odds.break_even.error)),
        "ends_positive_probability": of(|odds| Some(odds.ends_positive.value)),
        "beats_buying_probability": of(|odds| odds.beats_buying.map(|beats| beats.value)),
        "loss_probability": of(|odds| Some(odds.loss)),
        "loss_mean": of(|odds| Some(odds.mean_loss)),
        "final_mean": of(|odds| Some(odds.final_mean.value)),
        "final_mean_error": of(|odds| Some(odds.final_mean.error)),
        "final_p10": of(|odds| Some(odds.final_levels[0])),
        "final_p50": of(|odds| Some(odds.final_levels[1])),
        "final_p90": of(|odds| Some(odds.final_levels[2])),
        "break_even_day_p10": of(|odds| odds.break_even_days[0]),
        "break_even_day_p50": of(|odds| odds.break_even_days[1]),
        "break_even_day_p90": of(|odds| odds.break_even_days[2]),
    });
    match fields {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn days(case: &Case, report: &PlanReport) -> Value {
    let mut days: Vec<Day> = Vec::with_capacity(report.days);
    projection::walk(case, |_, day| days.push(*day));
    let column = |pick: fn(&Day) -> f64| Value::Array(days.iter().map(|day| number(pick(day))).collect());
    json!({
        "coins": column(|day| day.coins),
        "price": column(|day| day.price),
        "revenue": column(|day| day.revenue),
        "kwh": column(|day| day.kwh),
        "electricity": column(|day| day.electricity),
        "maintenance": column(|day| day.maintenance),
        "opex": column(|day| day.opex),
        "profit_share": column(|day| day.profit_share),
        "reinvested": column(|day| day.reinvested),
        "interest": column(|day| day.interest),
        "repaid": column(|day| day.repaid),
        "written_off": column(|day| day.written_off),
        "income_tax": column(|day| day.income_tax),
        "gains_tax": column(|day| day.gains_tax),
        "flow": column(|day| day.flow),
        "cumulative": report.cumulative.iter().map(|value| number(*value)).collect::<Vec<_>>(),
        "position": report.staking.as_ref().map(|stake| stake.position.iter().map(|value| number(*value)).collect::<Vec<_>>()),
        "cumulative_coins": report.cumulative_coins.iter().map(|value| number(*value)).collect::<Vec<_>>(),
    })
}

fn limit(limit: Limit) -> Value {
    optional(limit.value())
}

fn optional(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

/// A finite number, or null: JSON has nothing else.
fn number(value: f64) -> Value {
    serde_json::Number::from_f64(value).map_or(Value::Null, Value::Number)
}

fn short(text: &str) -> String {
    text.chars().take(80).collect()
}
