use crate::scenario::Case;
use crate::units::{Quantity, SECONDS_PER_DAY};

use super::path::first_difficulty;
use super::walk::Terms;

/// The economics of the first day, with the machines running whatever the day brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// The miner's part of the first block's subsidy, in coins, exact to the atomic unit.
    pub subsidy: String,
    /// Coins mined, after pool fee and stale shares.
    pub coins: f64,
    /// Their worth at today's price.
    pub revenue: f64,
    /// What pool fee and stale shares took.
    pub pool_cost: f64,
    /// Energy, in kWh.
    pub kwh: f64,
    /// Cost of the energy.
    pub electricity: f64,
    /// Upkeep of rented hashrate.
    pub maintenance: f64,
    /// Other running costs.
    pub opex: f64,
    /// Revenue less electricity, upkeep and other running costs.
    pub profit: f64,
    /// Worth of what one hash per second earns, before pool fee: the hash price.
    pub hash_price: f64,
    /// Price of electricity at which the day's revenue pays just for the energy.
    pub shutdown_energy_price: Option<f64>,
    /// Electricity, upkeep and other running costs per coin.
    pub cost_per_coin: Option<f64>,
    /// The whole network's hashrate, per second.
    pub network_hashrate: f64,
    /// Days one of the miner's own blocks takes on average.
    pub days_per_block: Option<f64>,
}

impl Today {
    /// The first day of `case` under `terms`, when one hash per second earns `per_hash` coins.
    pub fn new(case: &Case, terms: &Terms, per_hash: f64, price: f64) -> Self {
        let coins = terms.paid_hashrate * per_hash;
        let revenue = coins * price;
        let difficulty = first_difficulty(case);
        let (working, kept) = case.plan.mining().map_or((0.0, 1.0), |plan| {
            let uptime = plan.uptime.get() * plan.hours.running() / 24.0;
            let kept = (1.0 - plan.pool_fee.get()) * (1.0 - plan.stale.get());
            (plan.units.get() * plan.hashrate.get() * uptime, kept)
        });
        let blocks = working * SECONDS_PER_DAY / case.hashes_per_block(difficulty);
        let maintenance = terms.maintenance + terms.maintenance_coins * price;
        let running = terms.electricity + maintenance + terms.opex;
        Self {
            subsidy: case.first_subsidy(),
            coins,
            revenue,
            pool_cost: working * per_hash * price * (1.0 - kept),
            kwh: terms.kwh,
            electricity: terms.electricity,
            maintenance,
            opex: terms.opex,
            profit: revenue - running,
            hash_price: per_hash * price,
            shutdown_energy_price: (terms.kwh > 0.0).then(|| revenue / terms.kwh),
            cost_per_coin: (coins > 0.0).then(|| running / coins),
            network_hashrate: difficulty * case.hashes_per_difficulty() / case.block_time(),
            days_per_block: (blocks > 0.0).then(|| 1.0 / blocks),
        }
    }
}
