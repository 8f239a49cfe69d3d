//! Every network's reward law against published values: specifications, the chains' own tests, proposals and
//! calculators, each with its source in `tests/published/staking.json`. A kind of value is a function of the
//! library; nothing is worked out here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test fail it")]

use std::collections::BTreeSet;

use breakeven::networks::staking::{
    algorand, aptos, avalanche, bnb, cardano, cosmos, ethereum, near, polkadot, solana, sui, tezos, tron,
    yields,
};
use breakeven::projection::staking::{SteadyStake, break_even_years};
use serde_json::Value;

const FILE: &str = include_str!("published/staking.json");

/// Inputs of one vector.
struct Input<'a>(&'a Value);

impl Input<'_> {
    fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(|value| !value.is_null())
    }

    #[track_caller]
    fn get(&self, key: &str) -> f64 {
        number(&self.0[key]).unwrap_or_else(|| panic!("no number {key} in {}", self.0))
    }

    fn or(&self, key: &str, otherwise: f64) -> f64 {
        if self.has(key) { self.get(key) } else { otherwise }
    }

    fn int(&self, key: &str) -> u64 {
        self.0[key].as_u64().unwrap_or_else(|| self.get(key) as u64)
    }

    fn numbers(&self, key: &str) -> Vec<f64> {
        self.0[key].as_array().unwrap().iter().map(|value| number(value).unwrap()).collect()
    }

    /// Ether as gwei.
    fn gwei(&self, key: &str) -> u64 {
        self.int(key) * ethereum::GWEI
    }

    /// Staked ether, named or as validators of 32.
    fn staked(&self) -> f64 {
        if self.has("validators_32eth") {
            32.0 * self.get("validators_32eth")
        } else {
            self.get("total_active_balance_eth")
        }
    }
}

/// A number, `"10/11"` or `"10%"`.
fn number(value: &Value) -> Option<f64> {
    let Some(text) = value.as_str() else { return value.as_f64() };
    match (text.split_once('/'), text.strip_suffix('%')) {
        (Some((above, below)), _) => Some(above.parse::<f64>().ok()? / below.parse::<f64>().ok()?),
        (None, Some(percent)) => Some(percent.parse::<f64>().ok()? / 100.0),
        (None, None) => text.parse().ok(),
    }
}

/// What the library says, in the order of the expected values.
fn found(network: &str, kind: &str, input: &Input) -> Vec<Option<f64>> {
    let one = |value: f64| vec![Some(value)];
    let all = |values: &[f64]| values.iter().copied().map(Some).collect();
    match (network, kind) {
        ("ethereum", _) => all(&of_ethereum(kind, input)),
        ("solana" | "jito", _) => one(of_solana(kind, input)),
        ("cardano", _) => all(&of_cardano(kind, input)),
        ("cosmos_sdk" | "cosmos_hub", _) => all(&of_cosmos(kind, input)),
        ("polkadot", _) => all(&of_polkadot(kind, input)),
        ("tezos", _) => all(&of_tezos(kind, input)),
        ("avalanche", _) => one(of_avalanche(kind, input)),
        ("near", _) => all(&of_near(kind, input)),
        ("tron", _) => one(of_tron(kind, input)),
        ("bnb", _) => all(&of_bnb(kind, input)),
        ("algorand", _) => one(of_algorand(kind, input)),
        ("sui", _) => all(&of_sui(kind, input)),
        ("aptos", "max_reward_rate_percent") => one(aptos::max_reward_rate(
            input.get("initial"),
            input.get("decay"),
            input.get("floor"),
            input.get("year"),
        )),
        ("generic", "apr_to_apy_percent") => {
            one(100.0 * yields::apr_to_apy(input.get("apr"), input.get("periods")))
        }
        ("generic", "real_yield_percent") => {
            let (nominal, growth) = (input.get("nominal_percent"), input.get("supply_growth_percent"));
            one(100.0 * yields::real_yield(nominal / 100.0, growth / 100.0))
        }
        ("generic", "break_even_years") => {
            let compounding = input.0["compounding"].as_bool().unwrap();
            let stake = SteadyStake {
                capex: input.get("capex"),
                opex: input.get("opex_per_year"),
                stake: input.get("stake"),
                price: input.get("coin_price"),
                price_growth: input.get("price_growth"),
                apr: input.get("apr"),
                commission: input.get("commission"),
                periods: compounding.then(|| input.get("periods_per_year")),
            };
            vec![break_even_years(&stake, input.get("horizon_years"))]
        }
        _ => panic!("no function for {network} {kind}"),
    }
}

fn of_ethereum(kind: &str, input: &Input) -> Vec<f64> {
    let epochs = input.or("epochs_per_year", ethereum::EPOCHS_PER_YEAR);
    vec![match kind {
        "issuance_apr_percent" => 100.0 * ethereum::issuance_rate(input.staked(), epochs),
        "issuance_per_year_eth" if input.has("rounding") => {
            ethereum::issuance_of_validators(input.staked() / 32.0, epochs)
        }
        "issuance_per_year_eth" | "max_issuance_per_year_eth" => ethereum::issuance(input.staked(), epochs),
        "base_reward_per_increment_gwei" => {
            ethereum::base_reward_per_increment(input.gwei("total_active_balance_eth")) as f64
        }
        "attestation_reward_per_epoch_gwei" => ethereum::attestation_reward(
            input.int("base_reward_per_increment_gwei"),
            input.int("effective_balance_eth"),
            input.get("participation"),
        ) as f64,
        "validator_annual_reward_distribution_eth" => {
            let luck = ethereum::luck(32.0, input.staked(), 0.0);
            // In the order of the names: median, p10, p90, sd.
            return vec![luck.p50, luck.p10, luck.p90, luck.deviation];
        }
        "mean_interval_between_sync_committees_months" => ethereum::months_between_sync_committees(
            input.get("validators"),
            input.get("committee"),
            input.get("period_epochs"),
        ),
        "slashed_missed_attestation_penalty_gwei" => ethereum::slashed_attestation_penalty(
            input.int("base_reward_per_increment_gwei"),
            input.int("effective_balance_eth"),
            input.int("epochs"),
        ) as f64,
        "correlation_penalty_eth" => {
            let penalty = ethereum::correlation_penalty(
                input.gwei("effective_balance_eth"),
                input.gwei("slashed_in_window_eth"),
                input.gwei("total_active_balance_eth"),
            );
            ethereum::ether(penalty)
        }
        "balance_churn_eth_per_epoch" => {
            ethereum::ether(ethereum::balance_churn(input.gwei("total_active_balance_eth")))
        }
        "consolidation_churn_eth_per_epoch" => {
            ethereum::ether(ethereum::consolidation_churn(input.gwei("total_active_balance_eth")))
        }
        "activation_cap_eth_per_day" => ethereum::per_day(input.get("cap_eth_per_epoch")),
        "queue_wait_days" => ethereum::wait_days(input.get("queue_eth"), input.get("churn_eth_per_day")),
        "execution_layer_apr_upper_bound_percent" => {
            100.0 * ethereum::execution_apr(input.get("el_rewards_eth"), input.get("staked_eth"))
        }
        "net_reward_fraction_at_uptime" => {
            ethereum::kept_at_uptime(input.get("uptime"), input.get("burn_fraction"))
        }
        "observed_total_apr_percent_7d" => {
            let formula = 100.0 * ethereum::issuance_rate(input.get("staked_eth"), epochs);
            assert!((formula - input.get("issuance_formula_apr_percent")).abs() < 1e-3, "{formula}");
            formula
        }
        "lido_user_apr_percent" => {
            yields::after_cut(input.get("protocol_apr_percent"), input.get("protocol_fee"))
        }
        "lido_module_fee_share_percent_of_rewards" => {
            100.0 * yields::operators_part(input.get("module_validator_share"), input.get("module_fee"))
        }
        "expected_proposals_per_year" => ethereum::proposals_per_year(
            input.get("effective_balance_eth"),
            input.staked(),
            input.get("slots_per_year"),
        ),
        _ => panic!("no function for ethereum {kind}"),
    }]
}

/// Seconds of a slot with which the yields of SIMD-0411 come out.
const SLOT_OF_SIMD_0411: f64 = 0.395;

fn of_solana(kind: &str, input: &Input) -> f64 {
    let terminal = input.or("terminal", solana::TERMINAL);
    match kind {
        "inflation_rate" => {
            solana::inflation(input.get("initial"), input.get("taper"), terminal, input.get("year"))
        }
        "years_to_terminal_rate" => {
            solana::years_to_terminal(input.get("initial"), input.get("taper"), terminal)
        }
        "inflation_rate_percent_projection" => {
            let start = input.get("start_percent") / 100.0;
            let grace = input.or("grace_months", 0.0) / 12.0;
            let rate = solana::inflation_with_change(
                start,
                solana::TAPER,
                input.get("taper"),
                grace,
                terminal,
                input.get("years"),
            );
            100.0 * rate
        }
        "total_supply_projection_sol" => solana::supply_after(
            input.get("start_supply"),
            input.get("start_inflation"),
            input.get("taper"),
            terminal,
            input.get("years"),
        ),
        "nominal_staking_yield_percent" => {
            let (inflation, bonded) = (input.get("inflation_percent"), input.get("staked_ratio"));
            100.0 * solana::apy(inflation / 100.0, bonded, SLOT_OF_SIMD_0411, input.get("commission"))
        }
        "validator_breakeven_delegated_stake_sol" => solana::validator_break_even(
            input.get("annual_cost_usd"),
            input.get("sol_usd"),
            input.get("vote_cost_sol_per_year"),
            input.get("commission"),
            input.get("inflation_percent") / 100.0,
            input.get("staked_ratio"),
        ),
        "slots_per_year" => solana::slots_per_year(input.get("slot_ms"), input.get("seconds_per_year")),
        "simd0228_curve_constant_c" => solana::rejected_curve_constant(),
        "epoch_reward_pool_sol" => {
            let inflation = input.get("inflation_percent") / 100.0;
            solana::epoch_rewards(input.get("supply"), inflation, input.get("epochs_per_year"))
        }
        "jitosol_net_apy_percent" => yields::after_cut(
            input.get("gross_staking_plus_mev_percent"),
            input.get("management_fee_of_rewards"),
        ),
        _ => panic!("no function for solana {kind}"),
    }
}

fn of_cardano(kind: &str, input: &Input) -> Vec<f64> {
    // CIP-82 reckons with these where its table names none.
    let rules = || cardano::Rules {
        rewards: input.get("R_ada"),
        circulation: input.or("circulating_ada", 35.32e9),
        pools: input.or("k", cardano::POOLS),
        influence: input.or("a0", cardano::INFLUENCE),
    };
    let pool = || cardano::Pool {
        stake: input.get("stake_ada"),
        pledge: input.get("pledge_ada"),
        cost: input.get("min_cost_ada"),
        margin: input.get("margin"),
    };
    match kind {
        "pool_reward_lovelace" => {
            let circulation = 1e15;
            let rules = cardano::Rules {
                rewards: input.get("R"),
                circulation,
                pools: input.get("k"),
                influence: input.get("a0"),
            };
            let full = cardano::Pool { stake: circulation, pledge: 0.0, cost: 0.0, margin: 0.0 };
            vec![cardano::pool_reward(&full, &rules)]
        }
        "leader_reward_lovelace" => vec![cardano::leader_reward(
            input.get("pool_reward"),
            input.get("cost"),
            input.get("margin"),
            input.get("owner_share_of_pool_stake"),
        )],
        "pool_epoch_reward_and_delegator_apy" => {
            let (pool, rules) = (pool(), rules());
            let members = cardano::members_reward(cardano::pool_reward(&pool, &rules), &pool);
            // In the order of the names: after cost and margin, annual, bonus of the pledge.
            let annual = 100.0 * cardano::delegator_apy(&pool, &rules);
            vec![members, annual, cardano::pledge_bonus(&pool, &rules)]
        }
        "delegator_apy_percent" => vec![100.0 * cardano::delegator_apy(&pool(), &rules())],
        "stake_ada_for_95pct_chance_of_a_block_per_epoch" => {
            vec![cardano::stake_for_a_block(input.get("active_stake_ada"), 0.95)]
        }
        "expected_blocks_per_epoch" => vec![cardano::expected_blocks(input.get("slots"), input.get("f"))],
        _ => panic!("no function for cardano {kind}"),
    }
}

fn of_cosmos(kind: &str, input: &Input) -> Vec<f64> {
    match kind {
        "next_inflation_change" => {
            let mint = cosmos::Mint {
                rate_change: input.get("rate_change"),
                floor: input.get("min"),
                ceiling: input.get("max"),
                goal: input.get("goal"),
            };
            let (inflation, bonded) = (input.get("inflation"), input.get("bonded_ratio"));
            vec![mint.block_change(inflation, bonded, input.get("blocks_per_year"))]
        }
        "block_provision_units" => {
            let (provisions, blocks) = (input.int("annual_provisions"), input.int("blocks_per_year"));
            vec![cosmos::block_provision(provisions.into(), blocks.into()) as f64]
        }
        "reward_split_atom" => {
            assert_eq!(input.get("delegated_share") + input.get("self_bonded_share"), 1.0);
            let split = cosmos::split(
                input.get("pool_reward"),
                input.get("self_bonded_share"),
                input.get("commission"),
            );
            vec![split.commission, split.delegators, split.validator]
        }
        "nominal_apr_percent" => {
            let pace = input.or("blocks_time_ratio", 1.0);
            let (inflation, tax) = (input.get("inflation"), input.get("community_tax"));
            vec![100.0 * cosmos::apr(inflation, tax, input.get("bonded_ratio"), pace)]
        }
        _ => panic!("no function for cosmos {kind}"),
    }
}

fn of_polkadot(kind: &str, input: &Input) -> Vec<f64> {
    let step = |number: u32| {
        let start = input.get("total_issuance_2026_03_14");
        polkadot::step_size(start, input.get("hard_cap"), input.get("step_fraction_per_2y"), number)
            / polkadot::STEP_YEARS
    };
    let curve = || (input.get("start"), input.get("target"), input.get("step_fraction"));
    match kind {
        "daily_emission_dot" => vec![step(1) / input.get("days_per_year")],
        "emission_second_step_annual_dot" => {
            assert!((step(2) / polkadot::emission_per_year(1) - 1.0).abs() < 1e-12);
            vec![step(2)]
        }
        "inflation_percent" => {
            vec![100.0 * polkadot::inflation(input.get("annual_emission"), input.get("total_issuance"))]
        }
        "daily_emission_dot_before_2026_03" => {
            assert_eq!(input.get("annual_fixed"), polkadot::FORMER_EMISSION);
            let total = polkadot::FORMER_EMISSION / input.get("days_per_year");
            // In the order of the names: stakers, total, treasury.
            vec![total * polkadot::STAKERS, total, total * (1.0 - polkadot::STAKERS)]
        }
        "stepped_curve" => {
            let (start, target, fraction) = curve();
            let steps = 1..=input.int("steps") as u32;
            steps.map(|count| polkadot::stepped(start, target, fraction, count)).collect()
        }
        "stepped_curve_step_size" => {
            let (start, target, fraction) = curve();
            let steps = 1..=input.int("steps") as u32;
            steps.map(|count| polkadot::step_size(start, target, fraction, count)).collect()
        }
        "equivocation_slash_fraction" => {
            vec![polkadot::equivocation_slash(input.get("offenders"), input.get("validators"))]
        }
        _ => panic!("no function for polkadot {kind}"),
    }
}

fn of_tezos(kind: &str, input: &Input) -> Vec<f64> {
    let schedule = || {
        let (start, last) = (input.get("start"), input.get("final"));
        let cycles = input.numbers("cycles_after_initial");
        let transition = input.int("transition") as u32;
        cycles.iter().map(|at| tezos::scheduled_bound(start, last, transition, *at as u32)).collect()
    };
    match kind {
        "static_rate" => vec![tezos::static_rate(input.get("staked_ratio"))],
        "adaptive_maximum" => vec![tezos::adaptive_maximum(input.get("staked_ratio"))],
        "dynamic_bonus_next" => vec![tezos::dynamic_rate(
            input.get("previous_bonus"),
            input.get("staked_ratio"),
            input.get("cycle_days"),
        )],
        "issuance_minimum_schedule_percent" | "issuance_maximum_schedule_percent" => schedule(),
        "adaptive_slash_percent" => {
            vec![100.0 * tezos::adaptive_slash(input.get("misbehaving_stake_percent") / 100.0)]
        }
        "total_reward_weights" => vec![tezos::total_weight(
            input.int("attesting"),
            input.int("block_fixed"),
            input.int("block_bonus"),
            input.int("dal"),
            input.int("nonce"),
            input.int("vdf"),
        ) as f64],
        _ => panic!("no function for tezos {kind}"),
    }
}

fn of_avalanche(kind: &str, input: &Input) -> f64 {
    let millionths = |key: &str, ppm: &str| {
        if input.has(ppm) { input.int(ppm) } else { (input.get(key) * 1e6).round() as u64 }
    };
    match kind {
        "reward_navax" | "reward_navax_helicon" => avalanche::reward(&avalanche::Term {
            duration: input.int("duration_hours") * 3600,
            stake: input.int("stake_navax"),
            supply: input.int("current_supply_navax"),
            cap: input.or("cap_avax", avalanche::CAP) as u64 * 1_000_000_000,
            min_rate: millionths("min_rate", "effective_min_rate_ppm"),
            max_rate: millionths("max_rate", "max_rate_ppm"),
        }) as f64,
        "staking_apr_percent" => {
            let (low, high) = (input.get("min_rate"), input.get("max_rate"));
            100.0 * avalanche::apr(input.get("days"), input.get("supply_avax"), low, high)
        }
        _ => panic!("no function for avalanche {kind}"),
    }
}

fn of_near(kind: &str, input: &Input) -> Vec<f64> {
    let millionths = |key: &str| (input.get(key) * 1e6).round() as u32;
    match kind {
        "epoch_reward_total" => {
            let reward = near::epoch_reward(
                input.int("total_supply").into(),
                millionths("max_inflation"),
                millionths("treasury_share"),
                input.int("epoch_s"),
                input.int("seconds_per_year"),
            );
            vec![reward.total as f64, reward.treasury as f64, reward.validators as f64]
        }
        "validator_epoch_reward" => {
            let factor = near::online_factor(
                input.get("online_ratio"),
                input.get("online_min"),
                input.get("online_max"),
            );
            let (pool, treasury) = (input.get("inflation_pool"), input.get("treasury_share"));
            vec![near::validator_reward(pool, treasury, 1.0 / input.get("validators_equal_stake"), factor)]
        }
        "nominal_apr_percent" => {
            let (inflation, treasury) = (input.get("max_inflation"), input.get("treasury_share"));
            vec![100.0 * near::apr(inflation, treasury, input.get("staked_ratio"))]
        }
        _ => panic!("no function for near {kind}"),
    }
}

fn of_tron(kind: &str, input: &Input) -> f64 {
    let votes = || 100.0 * tron::vote_apr(input.get("total_votes"), input.get("brokerage"));
    match kind {
        "daily_vote_reward_pool_trx" => {
            tron::daily_vote_rewards(input.get("vote_reward"), input.get("blocks_per_day"))
        }
        "voter_gross_apr_percent_vote_reward_only" => votes(),
        "voter_apr_percent_sr_zero_brokerage" => {
            let (own, producers) = (input.get("sr_votes"), input.get("srs"));
            votes() + 100.0 * tron::block_apr(own, producers, input.get("brokerage"))
        }
        _ => panic!("no function for tron {kind}"),
    }
}

fn of_bnb(kind: &str, input: &Input) -> Vec<f64> {
    let wei = |key: &str| input.int(key) as u128 * 10u128.pow(18);
    match kind {
        "fee_share_to_validators" => {
            vec![bnb::validators_part(input.get("system_reward_ratio"), input.get("burn_ratio"))]
        }
        "stake_credit_shares" => {
            let mut credit = bnb::Credit::new(wei("self_delegation_bnb") + wei("lock_bnb"));
            let shares = credit.delegate(wei("delegation_bnb"));
            credit.reward(wei("reward_bnb"), (input.get("commission") * 1e6).round() as u128);
            // In the order of the names: the delegator's worth in BNB, all shares in wei.
            vec![credit.worth(shares) as f64 / 1e18, credit.shares as f64]
        }
        "redelegate_fee_bnb" => {
            vec![bnb::redelegate_fee(input.get("amount_bnb"), input.get("fee_rate"), input.get("fee_base"))]
        }
        _ => panic!("no function for bnb {kind}"),
    }
}

fn of_algorand(kind: &str, input: &Input) -> f64 {
    match kind {
        "cumulative_bonus_algo" => algorand::cumulative_bonus(
            input.get("years"),
            input.get("round_s"),
            input.int("start_bonus") * 1_000_000,
            input.int("interval_rounds"),
        ),
        "bonus_ratio_after_years" => algorand::bonus_ratio(input.get("years"), input.get("round_s")),
        "next_bonus_microalgo" => {
            algorand::next_bonus(input.int("round"), input.int("current"), input.int("decay_interval")) as f64
        }
        "proposer_payout_algo" => {
            let (bonus, fees) = (input.get("bonus_algo"), input.get("block_fees_algo"));
            algorand::proposer_payout(bonus, fees, input.get("fee_share"))
        }
        _ => panic!("no function for algorand {kind}"),
    }
}

fn of_sui(kind: &str, input: &Input) -> Vec<f64> {
    match kind {
        "validator_stake_after_epoch_sui" => {
            let stakes = input.numbers("validators_initial_stake");
            let powers = sui::voting_power(&stakes);
            let rewards = sui::rewards_after_slashing(input.get("computation_charge"), &powers, &[]);
            stakes.iter().zip(rewards).map(|(stake, reward)| stake + reward).collect()
        }
        "stakes_after_reward_slashing_sui" => {
            let (own, delegated) = (input.numbers("self_stake"), input.numbers("delegated"));
            let powers = sui::voting_power(&own);
            let slashed = [(input.int("slashed_validator") as usize - 1, input.get("slash_rate"))];
            let rewards = sui::rewards_after_slashing(input.get("reward_pool"), &powers, &slashed);
            let pools: Vec<f64> = own.iter().zip(&delegated).map(|(own, others)| own + others).collect();
            let after = |stake: f64, i: usize| sui::delegator_after(stake, pools[i], rewards[i], 0.0);
            // In the order of the names: the stakers, then the validators.
            let stakers = (0..delegated.len()).filter(|i| delegated[*i] > 0.0);
            let mut values: Vec<f64> = stakers.map(|i| after(delegated[i], i)).collect();
            values.extend((0..own.len()).map(|i| after(own[i], i)));
            values
        }
        "delegator_stake_after_commission_sui" => vec![sui::delegator_after(
            input.get("delegator"),
            input.get("pool_total"),
            input.get("pool_reward"),
            input.get("commission"),
        )],
        "stake_subsidy_next_sui" => {
            vec![sui::next_subsidy(input.get("current_daily"), input.get("decrease_bps"))]
        }
        "apy_percent_from_exchange_rate" => {
            let compounded = input.0["compounded"].as_bool().unwrap();
            let (next, previous) = (input.get("er_next"), input.get("er_prev"));
            let rate = sui::rate_from_exchange(next, previous, input.get("epochs_per_year"), compounded);
            vec![100.0 * rate]
        }
        _ => panic!("no function for sui {kind}"),
    }
}

/// Expected values: one, a list, or named ones in the order of their names.
fn expected(value: &Value) -> Vec<Option<f64>> {
    match value {
        Value::Array(values) => values.iter().map(Value::as_f64).collect(),
        Value::Object(values) => values.values().map(Value::as_f64).collect(),
        value => vec![value.as_f64()],
    }
}

#[test]
fn every_law_gives_the_published_values() {
    let file: Value = serde_json::from_str(FILE).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    let mut wrong = Vec::new();
    for vector in vectors {
        let (network, kind) = (vector["network"].as_str().unwrap(), vector["kind"].as_str().unwrap());
        let tolerance = &vector["tolerance"];
        let width = tolerance["value"].as_f64().unwrap();
        let found = found(network, kind, &Input(&vector["input"]));
        let expected = expected(&vector["expected"]);
        assert_eq!(found.len(), expected.len(), "{vector}");
        for (found, expected) in found.into_iter().zip(expected) {
            let ok = match (found, expected) {
                (Some(found), Some(expected)) => match tolerance["type"].as_str().unwrap() {
                    "exact" => found == expected,
                    "abs" => (found - expected).abs() <= width,
                    "rel" => (found - expected).abs() <= width * expected.abs(),
                    other => panic!("no tolerance {other}"),
                },
                (found, expected) => found == expected,
            };
            if !ok {
                wrong.push(format!("{network} {kind} {}: {found:?}, not {expected:?}", vector["input"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(vectors.len(), 181);
}

#[test]
fn every_value_says_where_it_was_read() {
    let file: Value = serde_json::from_str(FILE).unwrap();
    let sources = file["sources"].as_array().unwrap();
    let named = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    assert!(sources.iter().all(named));
    let used: BTreeSet<u64> =
        file["vectors"].as_array().unwrap().iter().map(|v| v["source"].as_u64().unwrap()).collect();
    assert!(used.into_iter().eq(0..sources.len() as u64));
}
