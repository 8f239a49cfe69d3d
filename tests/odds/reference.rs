//! A second simulation, written apart from the first: every day drawn, every rule applied to every day,
//! another generator, another way to normal numbers.

use breakeven::projection::Path;
use breakeven::scenario::Case;
use breakeven::units::Quantity;

/// Another generator: xorshift64* (Vigna, 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// Two independent standard normal numbers (Box and Muller, 1958).
    pub fn normals(&mut self) -> (f64, f64) {
        let radius = (-2.0 * self.uniform().ln()).sqrt();
        let angle = std::f64::consts::TAU * self.uniform();
        (radius * angle.cos(), radius * angle.sin())
    }
}

/// How one future ended.
#[derive(Clone, Copy)]
pub struct End {
    pub day: f64,
    pub account: f64,
    pub buying: f64,
}

/// Rules in the words of the link.
#[derive(Clone, Copy)]
pub struct Rules {
    /// `daily`, `hold`, `cover`, or the part held.
    pub sell: &'static str,
    /// `never`, `curtail`, or `end`.
    pub off: &'static str,
    /// Losing days in a row that end the plan.
    pub limit: u32,
    /// The host's share of the profit.
    pub cut: f64,
    /// Upkeep of a day in coins and in money, for all the hashrate.
    pub upkeep: (f64, f64),
    /// Days of the contract.
    pub term: usize,
}

impl Rules {
    pub const PLAIN: Self =
        Self { sell: "daily", off: "never", limit: 0, cut: 0.0, upkeep: (0.0, 0.0), term: usize::MAX };
}

/// Draws `count` futures of a case with the simple law, whose means follow the projection.
pub fn futures(case: &Case, rules: Rules, count: usize, seed: u64) -> Vec<End> {
    let path = Path::new(case);
    let plan = case.plan.mining().unwrap();
    let days = path.price.len();
    let hashrate = plan.units.get()
        * plan.hashrate.get()
        * plan.uptime.get()
        * (1.0 - plan.pool_fee.get())
        * (1.0 - plan.stale.get());
    let kwh = plan.units.get() * plan.power.get() * 24.0 / 1000.0 * plan.uptime.get() * plan.overhead.get();
    let opex = plan.opex.get() * 12.0 / 365.25;
    let outlook = &case.outlook;
    let sigma = outlook.price_volatility.map_or(0.0, |v| v.get()) / 365f64.sqrt();
    let tau = outlook.difficulty_volatility.map_or(0.0, |v| v.get()) / 365f64.sqrt();
    let rho = outlook.correlation.get();
    let mut dice = Dice::new(seed);
    let mut prices = vec![0.0; days + 1];
    let mut yields = vec![0.0; days];
    let mut ends = Vec::with_capacity(count);
    for _ in 0..count {
        let (mut p, mut d) = (0.0, 0.0);
        for t in 0..=days {
            let projected = path.price.get(t).copied().unwrap_or(path.end_price);
            prices[t] = projected * f64::exp(p);
            if t < days {
                let aged = (1.0 - plan.decay.get()).powf(t as f64 / 365.25);
                yields[t] = hashrate * aged * path.coins_per_hash[t] * f64::exp(-d);
            }
            let (a, b) = dice.normals();
            p += sigma * a - sigma * sigma / 2.0;
            d += tau * (rho * a + (1.0 - rho * rho).sqrt() * b) - tau * tau / 2.0;
        }
        let end_price = prices[days];
        let mut account = -plan.capex();
        let mut day = if account >= 0.0 { 0.0 } else { f64::INFINITY };
        let (mut paid, mut bought) = (plan.capex(), plan.capex() / prices[0]);
        let (mut losing, mut over) = (0, false);
        for t in 0..days {
            let before = account;
            if !over && t < rules.term {
                let price = prices[t];
                let tariff =
                    plan.energy_price.get() * (1.0 + plan.energy_growth.get()).powf(t as f64 / 365.25);
                let mut running = kwh * tariff + rules.upkeep.0 * price + rules.upkeep.1;
                let mut coins = yields[t];
                if rules.off == "curtail" && coins * price < running {
                    (coins, running) = (0.0, 0.0);
                }
                let costs = running + opex;
                let sold = match rules.sell {
                    "daily" => coins,
                    "hold" => 0.0,
                    "cover" => coins.min((costs / price).max(0.0)),
                    held => coins * (1.0 - held.parse::<f64>().unwrap() / 100.0),
                };
                let profit = sold * price + (coins - sold) * end_price - costs;
                let cut = if profit > 0.0 { profit * rules.cut } else { 0.0 };
                let short = costs + cut - sold * price;
                if short > 0.0 {
                    paid += short;
                    bought += short / price;
                }
                account += profit - cut;
                losing = if profit - cut < 0.0 { losing + 1 } else { 0 };
                over = rules.off == "end" && losing >= rules.limit;
            }
            if t + 1 == days {
                account += plan.resale.get();
            }
            if day.is_infinite() && account >= 0.0 {
                day = t as f64 + before / (before - account);
            }
        }
        ends.push(End { day, account, buying: bought * end_price - paid });
    }
    ends
}
