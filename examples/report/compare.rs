//! What several plans together have, and what a contract is worth, as JSON.

use breakeven::projection::cloud::{Verdict, Warning};
use breakeven::projection::compare::{Blend, Caveat, Outcome, Standing, compare};
use breakeven::projection::odds::joint::{Joint, Prospect};
use breakeven::scenario::{Case, Scenario};
use serde_json::{Value, json};

use super::{limit, number, optional};

/// The comparison of all plans of a scenario; plans are named by their number from 1, as in a link.
pub fn comparison(scenario: &Scenario, paths: usize) -> Value {
    let found = compare(scenario);
    let joint = Joint::new(scenario, &found).map(|mut joint| {
        joint.run(paths);
        joint
    });
    let prospects = joint.as_ref().map(|joint| joint.prospects().iter().map(prospect).collect::<Vec<_>>());
    let scales = found.blend.as_ref().map(|blend| &blend.scales[..]);
    let mixed = joint.as_ref().zip(scales).and_then(|(joint, scales)| joint.mixed(scales));
    json!({
        "budget": number(found.budget),
        "days": found.at,
        "plans": scenario.cases.iter().zip(&found.plans).map(|(case, plan)| standing(case, plan)).collect::<Vec<_>>(),
        "first_back": found.first_back.map(|plan| plan + 1),
        "ends_highest": found.ends_highest.map(|plan| plan + 1),
        "blend": found.blend.as_ref().map(blend),
        "odds": prospects,
        "blend_odds": mixed.as_ref().map(prospect),
        "caveats": found.caveats.iter().map(|it| caveat(*it)).collect::<Vec<_>>(),
    })
}

/// Over many futures that all plans share.
fn prospect(prospect: &Prospect) -> Value {
    let [worst_twentieth, p10, p50, p90] = prospect.end.levels;
    json!({
        "best_probability": number(prospect.best),
        "loss_probability": number(prospect.loss),
        "break_even_probability": number(prospect.break_even),
        "break_even_day_p50": optional(prospect.middle_day),
        "gain_mean": number(prospect.end.mean),
        "gain_deviation": number(prospect.end.deviation),
        "gain_p05": number(worst_twentieth),
        "gain_p10": number(p10),
        "gain_p50": number(p50),
        "gain_p90": number(p90),
    })
}

fn standing(case: &Case, plan: &Standing) -> Value {
    json!({
        "coin": case.coin.symbol,
        "capital": number(plan.capital),
        "cash_needed": number(plan.cash_needed),
        "spare": number(plan.spare),
        "spare_coins": number(plan.spare_coins),
        "outcome": outcome(&plan.outcome),
        "outcome_in_coins": outcome(&plan.coins),
        "end_value": number(plan.end_value),
        "coins_held": number(plan.held),
        "gains": numbers(&plan.gains),
    })
}

fn outcome(outcome: &Outcome) -> Value {
    json!({
        "break_even_day": optional(outcome.break_even.day),
        "lost_again_day": optional(outcome.break_even.lost_again),
        "worst": number(outcome.worst.value),
        "worst_day": number(outcome.worst.day),
        "gain": number(outcome.gain),
    })
}

fn blend(blend: &Blend) -> Value {
    let held = blend.held.iter().map(|(coin, coins)| json!({ "coin": coin, "coins": number(*coins) }));
    json!({
        "weights_given": number(blend.given),
        "weights": numbers(&blend.weights),
        "scales": numbers(&blend.scales),
        "outcome": outcome(&blend.outcome),
        "cash_needed": number(blend.cash_needed),
        "coins_held": held.collect::<Vec<_>>(),
        "gains": numbers(&blend.gains),
    })
}

fn caveat(caveat: Caveat) -> Value {
    match caveat {
        Caveat::OverBudget { plan, missing } => {
            json!({ "kind": "over_budget", "plan": plan + 1, "missing": number(missing) })
        }
        Caveat::Currency { plan, rate } => {
            json!({ "kind": "currency", "plan": plan + 1, "rate": number(rate) })
        }
        Caveat::NoTerm { plan } => json!({ "kind": "no_term", "plan": plan + 1 }),
        Caveat::Weights { sum } => json!({ "kind": "weights", "sum": number(sum) }),
        Caveat::NothingToScale { plan } => json!({ "kind": "nothing_to_scale", "plan": plan + 1 }),
    }
}

/// What a contract is worth by its own terms.
pub fn contract(verdict: &Verdict) -> Value {
    json!({
        "cost_per_coin": optional(verdict.cost_per_coin),
        "market_price": number(verdict.market_price),
        "price_growth_needed": limit(verdict.growth_needed),
        "warnings": verdict.warnings.iter().map(|it| warning(*it)).collect::<Vec<_>>(),
    })
}

fn warning(warning: Warning) -> Value {
    match warning {
        Warning::CostsExceedIncome { income, costs } => {
            json!({ "kind": "costs_exceed_income", "income": number(income), "costs": number(costs) })
        }
        Warning::NeverBackEvenFlat { capital, back, days } => {
            json!({ "kind": "never_back_even_flat", "capital": number(capital), "back": number(back), "days": days })
        }
        Warning::LosesFrom { day, income, costs } => {
            json!({ "kind": "loses_from", "day": day, "income": number(income), "costs": number(costs) })
        }
        Warning::EndedEarly { day } => json!({ "kind": "ended_early", "day": number(day) }),
        Warning::DearerThanMarket { cost_per_coin, price } => {
            json!({ "kind": "dearer_than_market", "cost_per_coin": number(cost_per_coin), "price": number(price) })
        }
        Warning::CoinsForfeited { coins, worth } => {
            json!({ "kind": "coins_forfeited", "coins": number(coins), "worth": number(worth) })
        }
        Warning::NoTerm { days } => json!({ "kind": "no_term", "days": days }),
        Warning::CutShort { term, days } => json!({ "kind": "cut_short", "term": term, "days": days }),
    }
}

fn numbers(values: &[f64]) -> Value {
    Value::Array(values.iter().map(|value| number(*value)).collect())
}
