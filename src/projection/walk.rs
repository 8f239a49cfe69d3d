use crate::plan::{Contract, Losses, Mining, Sale};
use crate::units::{DAYS_PER_MONTH, DAYS_PER_YEAR, Quantity};

use super::path::Stretch;

/// Hashes per second in the unit that contracts are priced in.
const TERAHASH: f64 = 1e12;
/// The same for orders on a hashrate market.
const PETAHASH: f64 = 1e15;
/// Most that reinvestment multiplies a contract by. Beyond a trillion it is no plan, and sums must stay finite.
const MOST_SCALE: f64 = 1e12;

/// One day of a plan. Amounts are in the scenario's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Day {
    /// Coins paid out, after pool fee and stale shares.
    pub coins: f64,
    /// Price of a coin.
    pub price: f64,
    /// Worth of the coins under the plan's way of selling.
    pub revenue: f64,
    /// Part of the revenue that came in as money on the day.
    pub sold: f64,
    /// Coins that stay in hand until the end.
    pub held: f64,
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
    /// Profit spent on more hashrate of the same contract.
    pub reinvested: f64,
    /// Coins that stay below the payout threshold for ever, on the last day of the plan.
    pub forfeited: f64,
    /// Worth of the machines, on the last day only; of a stake what is lost then by selling it below its worth, less
    /// than nothing.
    pub resale: f64,
    /// Interest on a loan.
    pub interest: f64,
    /// What was paid back of a loan; the account, which counts what is owed, does not move with it.
    pub repaid: f64,
    /// What the day takes off the book value of what was bought at the start.
    pub written_off: f64,
    /// Tax on the day's income.
    pub income_tax: f64,
    /// Tax on all gains, on the last day only.
    pub gains_tax: f64,
    /// What the day adds to the account.
    pub flow: f64,
    /// Whether the machines were switched off because the day would have lost money.
    pub off: bool,
    /// Whether the plan ends for good with this day.
    pub ends: bool,
}

impl Day {
    /// Everything the day costs. Paying back a loan is no cost.
    pub fn costs(&self) -> f64 {
        let running = self.electricity + self.maintenance + self.opex + self.profit_share + self.reinvested;
        running + (self.interest + self.income_tax + self.gains_tax)
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
    shared_after_payback: bool,
    payout: f64,
    /// Part of the profit that buys hashrate, and what as much as at the start costs.
    reinvest: f64,
    hashrate_price: f64,
    resale: f64,
    sale: Sale,
    losses: Losses,
}

/// What changes from day to day.
struct Running {
    hashrate: f64,
    electricity: f64,
    /// Hashrate with what was reinvested, as a multiple of the first.
    scale: f64,
    /// Coins earned and not yet paid out.
    pending: f64,
    /// The account, for a host whose part begins when the money is back.
    account: f64,
    losing_days: u32,
    ended: bool,
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
        let petahashes = units * plan.hashrate.get() / PETAHASH;
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
            maintenance_coins: terahashes * contract.maintenance_coins.get()
                + petahashes * contract.order.get(),
            term: contract.term.map_or(usize::MAX, |term| term.days().0 as usize),
            electricity_factor: libm::exp(libm::log1p(plan.energy_growth.get()) / DAYS_PER_YEAR),
            hashrate_factor: libm::pow(1.0 - plan.decay.get(), 1.0 / DAYS_PER_YEAR),
            sells: match plan.sale {
                Sale::Daily | Sale::CoverCosts => 1.0,
                Sale::Hold => 0.0,
                Sale::Keep(share) => 1.0 - share.get(),
            },
            profit_share: plan.profit_share.get(),
            shared_after_payback: plan.shared_after_payback,
            payout: plan.payout.get(),
            reinvest: contract.reinvest.get(),
            hashrate_price: units * plan.unit_price.get(),
            resale: plan.resale.get() + plan.machine_value(months).unwrap_or(0.0),
            sale: plan.sale,
            losses: plan.losses,
        }
    }

    /// Walks the days of `path` in order and hands each to `visit`.
    pub fn walk(&self, path: Stretch, mut visit: impl FnMut(usize, &Day)) {
        let last = path.price.len().saturating_sub(1);
        let mut running = Running {
            hashrate: self.paid_hashrate,
            electricity: self.electricity,
            scale: 1.0,
            pending: 0.0,
            account: -self.capex,
            losing_days: 0,
            ended: false,
        };
        for (d, (&price, &per_hash)) in path.price.iter().zip(path.coins_per_hash).enumerate() {
            let mut day = Day { price, ..Day::default() };
            if !running.ended && d < self.term {
                self.run(&mut day, &mut running, per_hash, path.end_price);
                day.ends = running.ended;
                if running.ended || d == last || d + 1 == self.term {
                    day.forfeited = running.pending;
                }
            }
            if d == last {
                day.resale = self.resale;
                day.flow += self.resale;
            }
            visit(d, &day);
            running.electricity *= self.electricity_factor;
            running.hashrate *= self.hashrate_factor;
        }
    }

    fn run(&self, day: &mut Day, running: &mut Running, per_hash: f64, end_price: f64) {
        day.opex = self.opex;
        // Whether to run, whether the day lost money and what a host takes of it are judged at the day's price even
        // when coins are held: nobody knows a later one, and below it the same coins would have been cheaper on the
        // market.
        let mut mined = running.hashrate * per_hash * running.scale;
        let electricity = running.electricity * running.scale;
        let maintenance = (self.maintenance + self.maintenance_coins * day.price) * running.scale;
        day.off = self.losses == Losses::Curtail && mined * day.price < electricity + maintenance;
        if day.off {
            mined = 0.0;
        } else {
            day.kwh = self.kwh * running.scale;
            day.electricity = electricity;
            day.maintenance = maintenance;
            running.pending += mined;
            if running.pending >= self.payout {
                day.coins = std::mem::take(&mut running.pending);
            }
        }
        let sold = match self.sale {
            // Costs below zero, where the plant is paid to consume, call for no coins.
            Sale::CoverCosts => {
                day.coins.min(((day.electricity + day.maintenance + day.opex) / day.price).max(0.0))
            }
            _ => day.coins * self.sells,
        };
        day.sold = sold * day.price;
        day.held = day.coins - sold;
        day.revenue = day.sold + day.held * end_price;
        let profit = day.revenue - day.electricity - day.maintenance - day.opex;
        // It is judged by what it earned, whenever that is paid out.
        let earned = mined * day.price - day.electricity - day.maintenance - day.opex;
        let shared = if self.shared_after_payback { earned.min(running.account + earned) } else { earned };
        day.profit_share = if shared > 0.0 { shared * self.profit_share } else { 0.0 };
        self.reinvest(day, running);
        day.flow = profit - day.profit_share - day.reinvested;
        running.account += earned - day.profit_share;
        running.losing_days = if earned < 0.0 { running.losing_days + 1 } else { 0 };
        running.ended = matches!(self.losses, Losses::End(limit) if running.losing_days >= limit);
    }

    /// Spends what the coins sold leave of the day on hashrate that works from the next day on.
    fn reinvest(&self, day: &mut Day, running: &mut Running) {
        let free = day.sold - day.electricity - day.maintenance - day.opex - day.profit_share;
        if self.reinvest > 0.0 && self.hashrate_price > 0.0 && free > 0.0 && running.scale < MOST_SCALE {
            day.reinvested = free * self.reinvest;
            running.scale = (running.scale + day.reinvested / self.hashrate_price).min(MOST_SCALE);
        }
    }
}
