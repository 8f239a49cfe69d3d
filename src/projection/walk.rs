use crate::plan::{Contract, Losses, Mining, Sale};
use crate::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity};

use super::path::Stretch;

/// Hashes per second in the unit that contracts are priced in.
const TERAHASH: f64 = 1e12;

/// One day of a mining plan. Amounts are in the scenario's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Day {
    /// Coins mined, after pool fee and stale shares.
    pub coins: f64,
    /// Price of a coin.
    pub price: f64,
    /// Worth of the coins under the plan's way of selling.
    pub revenue: f64,
    /// Part of the revenue that came in as money on the day.
    pub sold: f64,
    /// Energy drawn, in kWh.
    pub kwh: f64,
    /// Cost of that energy.
    pub electricity: f64,
    /// What the provider of rented hashrate charges for upkeep.
    pub maintenance: f64,
    /// Other running costs.
    pub opex: f64,
    /// What the host takes of the day's profit.
    pub profit_share: f64,
    /// Worth of the machines, on the last day only.
    pub resale: f64,
    /// What the day adds to the account.
    pub flow: f64,
    /// Whether the machines were switched off because the day would have lost money.
    pub off: bool,
    /// Whether the plan ends for good with this day.
    pub ends: bool,
}

impl Day {
    /// Everything paid on the day.
    pub fn costs(&self) -> f64 {
        self.electricity + self.maintenance + self.opex + self.profit_share
    }
}

/// The daily figures of a plan that do not change, worked out once.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Everything paid at the start.
    pub capex: f64,
    /// Hashes per second × uptime × what pool and stale shares leave.
    pub paid_hashrate: f64,
    /// Energy of a running day, in kWh.
    pub kwh: f64,
    /// Cost of that energy on the first day.
    pub electricity: f64,
    /// Other running costs of a day.
    pub opex: f64,
    /// Upkeep of a day that is charged in money.
    pub maintenance: f64,
    /// Upkeep of a day that is charged in coins.
    pub maintenance_coins: f64,
    /// Days after which a contract is over.
    term: usize,
    electricity_factor: f64,
    hashrate_factor: f64,
    sells: f64,
    profit_share: f64,
    resale: f64,
    sale: Sale,
    losses: Losses,
}

impl Terms {
    /// The terms of `plan` over `days` days.
    pub fn new(plan: &Mining, days: usize) -> Self {
        let units = plan.units.get();
        let uptime = plan.uptime.get() * plan.hours.running() / 24.0;
        let kwh = units * plan.power.get() / 1000.0 * 24.0 * uptime * plan.overhead.get();
        let price = plan.hours.mean_price(plan.energy_price.get());
        let months = days as f64 / DAYS_PER_MONTH;
        let terahashes = units * plan.hashrate.get() / TERAHASH;
        let contract = plan.contract.unwrap_or(Contract::neutral());
        Self {
            capex: plan.capex(),
            paid_hashrate: units
                * plan.hashrate.get()
                * uptime
                * (1.0 - plan.pool_fee.get())
                * (1.0 - plan.stale.get()),
            kwh,
            electricity: kwh * price,
            opex: plan.opex.get() / DAYS_PER_MONTH,
            maintenance: terahashes * contract.maintenance.get(),
            maintenance_coins: terahashes * contract.maintenance_coins.get(),
            term: contract.term.map_or(usize::MAX, |term| term.days().0 as usize),
            electricity_factor: libm::exp(libm::log1p(plan.energy_growth.get()) / DAYS_PER_YEAR),
            hashrate_factor: libm::pow(1.0 - plan.decay.get(), 1.0 / DAYS_PER_YEAR),
            sells: match plan.sale {
                Sale::Daily | Sale::CoverCosts => 1.0,
                Sale::Hold => 0.0,
                Sale::Keep(share) => 1.0 - share.get(),
            },
            profit_share: plan.profit_share.get(),
            resale: plan.resale.get() + plan.machine_value(months).unwrap_or(0.0),
            sale: plan.sale,
            losses: plan.losses,
        }
    }

    /// Walks the days of `path` in order and hands each to `visit`.
    pub fn walk(&self, path: Stretch, mut visit: impl FnMut(usize, &Day)) {
        let last = path.price.len().saturating_sub(1);
        let mut electricity = self.electricity;
        let mut hashrate = self.paid_hashrate;
        let mut losing_days = 0u32;
        let mut ended = false;
        for (d, (&price, &per_hash)) in path.price.iter().zip(path.coins_per_hash).enumerate() {
            let mut day = Day { price, ..Day::default() };
            if !ended && d < self.term {
                self.run(&mut day, hashrate * per_hash, electricity, path.end_price);
                losing_days = if day.flow < 0.0 { losing_days + 1 } else { 0 };
                ended = matches!(self.losses, Losses::End(limit) if losing_days >= limit);
                day.ends = ended;
            }
            if d == last {
                day.resale = self.resale;
                day.flow += self.resale;
            }
            visit(d, &day);
            electricity *= self.electricity_factor;
            hashrate *= self.hashrate_factor;
        }
    }

    fn run(&self, day: &mut Day, coins: f64, electricity: f64, end_price: f64) {
        day.opex = self.opex;
        // Whether to run is judged at the day's price even when coins are held: below it, the same
        // coins would have been cheaper on the market.
        let maintenance = self.maintenance + self.maintenance_coins * day.price;
        day.off = self.losses == Losses::Curtail && coins * day.price < electricity + maintenance;
        if !day.off {
            day.coins = coins;
            day.kwh = self.kwh;
            day.electricity = electricity;
            day.maintenance = maintenance;
        }
        let sold = match self.sale {
            // Costs below zero, where the plant is paid to consume, call for no coins.
            Sale::CoverCosts => {
                day.coins.min(((day.electricity + day.maintenance + day.opex) / day.price).max(0.0))
            }
            _ => day.coins * self.sells,
        };
        day.sold = sold * day.price;
        day.revenue = day.sold + (day.coins - sold) * end_price;
        let profit = day.revenue - day.electricity - day.maintenance - day.opex;
        day.profit_share = if profit > 0.0 { profit * self.profit_share } else { 0.0 };
        day.flow = profit - day.profit_share;
    }
}
