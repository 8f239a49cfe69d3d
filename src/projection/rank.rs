//! Many machines and coins under the same terms, each projected to its break-even.

use crate::catalog::{Device, Run};
use crate::networks::Coin;
use crate::plan::Plan;
use crate::scenario::Case;
use crate::units::{Hashrate, Money, Power, Quantity};

use super::breakeven::{BreakEven, Tracker};
use super::finance::Finance;
use super::path::Path;
use super::today::Today;
use super::walk::Terms;

/// Points of a row's [`Row::curve`]: the start, and the ends of 24 parts of the horizon.
pub const CURVE_POINTS: usize = 25;

/// One machine that mines one coin. Money is in the currency of the terms, for one machine.
#[derive(Clone, Debug)]
pub struct Row {
    /// The machine.
    pub device: &'static Device,
    /// What it does with the coin's algorithm.
    pub run: &'static Run,
    /// The coin.
    pub coin: &'static Coin,
    /// Position of the coin's case among those given.
    pub ground: usize,
    /// Price of the machine; `None` where nobody lists it, and nothing can be said of its break-even.
    pub price: Option<f64>,
    /// Worth of the first day's coins.
    pub revenue: f64,
    /// Cost of the first day's energy.
    pub electricity: f64,
    /// What the first day leaves when the machine runs, be it a loss.
    pub profit: f64,
    /// Price of a kWh at which the first day's coins pay just for the energy.
    pub shutdown_energy_price: Option<f64>,
    /// When the price of the machine is back; empty without a price.
    pub break_even: BreakEven,
    /// The account at the end of the horizon, opened with what was paid for the machine, or with nothing
    /// where its price is not known.
    pub end: f64,
    /// That account at the start and at the end of each of 24 parts of the horizon.
    pub curve: [f64; CURVE_POINTS],
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.device, other.device)
            && std::ptr::eq(self.coin, other.coin)
            && (self.price, self.revenue, self.electricity) == (other.price, other.revenue, other.electricity)
            && (self.break_even, self.end, self.curve) == (other.break_even, other.end, other.curve)
            && self.ground == other.ground
    }
}

impl Row {
    /// What is left at the end of the horizon beyond the price of the machine, where that is known.
    pub fn lifetime_profit(&self) -> Option<f64> {
        self.price.map(|_| self.end)
    }

    /// Whether the price of the machine comes back within the horizon; `None` without a price.
    pub fn pays(&self) -> Option<bool> {
        self.price.map(|_| self.break_even.day.is_some())
    }

    /// Whether it does better than `other`, a row of the same machine with another coin.
    fn beats(&self, other: &Self) -> bool {
        // Where both are switched off all the time the one that loses less comes first.
        self.end > other.end || (self.end == other.end && self.profit > other.profit)
    }
}

/// What one machine gives under the terms of `ground`: the case that a calculation of it starts from.
///
/// `None` where it does not run the coin's algorithm, or the terms are not those of a mining plan. An
/// unknown price stands as zero.
pub fn machine_case(ground: &Case, device: &Device) -> Option<Case> {
    let run = device.run_for(ground.coin.algorithm)?;
    let mut case = ground.clone();
    let price = price_of(&case, device);
    let Plan::Mine(plan) = &mut case.plan else { return None };
    plan.device.clone_from(&device.id);
    plan.hashrate = Hashrate::new(run.hashrate).ok()?;
    plan.power = Power::new(run.watts).ok()?;
    plan.unit_price = price.unwrap_or(Money::of(0.0));
    Some(case)
}

/// Coins to rank machines with. The course of price and difficulty is worked out once for each, so that
/// machines may be ranked a few at a time.
#[derive(Clone, Debug)]
pub struct Ranking {
    grounds: Vec<Case>,
    paths: Vec<Path>,
}

impl Ranking {
    /// A ground is a case with a coin, its market, an outlook, and a mining plan whose machine means
    /// nothing.
    pub fn new(grounds: Vec<Case>) -> Self {
        let paths = grounds.iter().map(Path::new).collect();
        Self { grounds, paths }
    }

    /// Projects each machine with each coin it can mine, in the order of `devices` and then of the grounds.
    /// With `best_only` each machine has a single row: the coin that leaves most at the end.
    pub fn rows(&self, devices: &[&'static Device], best_only: bool) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for &device in devices {
            let first = rows.len();
            for (index, (ground, path)) in self.grounds.iter().zip(&self.paths).enumerate() {
                let Some(row) = row(ground, index, path, device) else { continue };
                match rows.get_mut(first) {
                    Some(best) if best_only => {
                        if row.beats(best) {
                            *best = row;
                        }
                    }
                    _ => rows.push(row),
                }
            }
        }
        rows
    }
}

/// Ranks all of `devices` with the coins of `grounds` at once; see [`Ranking`].
pub fn rank(grounds: &[Case], devices: &[&'static Device], best_only: bool) -> Vec<Row> {
    Ranking::new(grounds.to_vec()).rows(devices, best_only)
}

fn price_of(case: &Case, device: &Device) -> Option<Money> {
    Money::new(device.price_usd?.value * case.fx).ok()
}

fn row(ground: &Case, index: usize, path: &Path, device: &'static Device) -> Option<Row> {
    let run = device.run_for(ground.coin.algorithm)?;
    let case = machine_case(ground, device)?;
    let price = price_of(&case, device).map(Quantity::get);
    let days = case.days();
    let terms = Terms::new(case.plan.mining()?, days);
    let mut account = Tracker::new(terms.capex);
    let mut finance = Finance::new(&case, terms.capex);
    let mut curve = [account.level(); CURVE_POINTS];
    let mut next = 1;
    terms.walk(path.whole(), |d, day| {
        account.add(finance.flow(d, day, path.end_price));
        // A horizon of less than 24 days has several parts that end with the same day.
        while next < CURVE_POINTS && (d + 1) * (CURVE_POINTS - 1) >= next * days {
            curve[next] = account.level();
            next += 1;
        }
    });
    let today = Today::new(&case, &terms, *path.coins_per_hash.first()?, *path.price.first()?);
    Some(Row {
        device,
        run,
        coin: ground.coin,
        ground: index,
        price,
        revenue: today.revenue,
        electricity: today.electricity,
        profit: today.profit,
        shutdown_energy_price: today.shutdown_energy_price,
        break_even: price.map_or(BreakEven::default(), |_| account.found()),
        end: account.level(),
        curve,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{DEVICES, find};
    use crate::link;
    use crate::projection::plan_report;
    use crate::units::UnixTime;

    fn ground(more: &str) -> Case {
        let link = format!(
            "calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02&{more}"
        );
        link::read(&link, UnixTime(0)).unwrap().scenario.cases.remove(0)
    }

    #[test]
    fn a_row_is_the_report_of_its_machine() {
        let ground = ground("kwh=0.07&pool=2&up=98&dg=1&off=curtail&h=5y&opex=3");
        let all: Vec<&'static Device> = DEVICES.iter().collect();
        let rows = rank(std::slice::from_ref(&ground), &all, false);
        assert!(rows.len() > 50);
        for row in rows {
            let report = plan_report(&machine_case(&ground, row.device).unwrap());
            let today = report.today.unwrap();
            assert_eq!(row.end, report.cumulative_final, "{}", row.device.id);
            assert_eq!((row.profit, row.revenue), (today.profit, today.revenue));
            assert_eq!(row.shutdown_energy_price, today.shutdown_energy_price);
            assert_eq!(row.curve[0], -report.capex);
            assert_eq!(row.curve[CURVE_POINTS - 1], report.cumulative_final);
            match row.price {
                Some(price) => assert_eq!((price, row.break_even), (report.capex, report.break_even)),
                None => assert_eq!((row.break_even.day, row.lifetime_profit()), (None, None)),
            }
        }
    }

    #[test]
    fn a_machine_without_a_price_has_no_break_even() {
        let unlisted = |device: &&Device| device.price_usd.is_none() && device.run_for("SHA-256").is_some();
        let rows = rank(&[ground("kwh=0")], &[DEVICES.iter().find(unlisted).unwrap()], false);
        assert_eq!((rows[0].pays(), rows[0].break_even.day), (None, None));
        assert!(rows[0].curve[0] == 0.0 && rows[0].end > 0.0);
    }

    #[test]
    fn prices_are_in_the_currency_of_the_terms() {
        let device = find("antminer-s21-pro").unwrap();
        let dollars = device.price_usd.unwrap().value;
        let rows = rank(&[ground("cur=eur&fx=0.9")], &[device], false);
        assert_eq!(rows[0].price, Some(dollars * 0.9));
    }

    #[test]
    fn the_best_coin_leaves_most_and_of_equals_loses_least_today() {
        let device = find("antminer-s21-pro").unwrap();
        let rich = ground("kwh=0.05&off=curtail&price=90000");
        let poor = ground("kwh=0.05&off=curtail&price=80000");
        let best = |cases: &[Case]| rank(cases, &[device], true).into_iter().map(|row| row.ground).next();
        assert_eq!(best(&[poor.clone(), rich.clone()]), Some(1));
        assert_eq!(best(&[rich.clone(), poor]), Some(0));
        // At a dollar a kWh both stay switched off, and the account never moves.
        let (dear, dearer) =
            (ground("kwh=1&off=curtail&price=80000"), ground("kwh=1&off=curtail&price=70000"));
        assert_eq!(best(&[dearer, dear]), Some(1));
        assert_eq!(
            rank(&[rich], &[device], true),
            rank(&[ground("kwh=0.05&off=curtail&price=90000")], &[device], false)
        );
    }

    #[test]
    fn a_horizon_of_a_day_fills_the_curve() {
        let row = rank(&[ground("kwh=0.05&h=1d")], &[find("antminer-s21-pro").unwrap()], false).remove(0);
        assert!(row.curve[1..].iter().all(|level| *level == row.end));
    }

    #[test]
    fn only_mining_plans_are_ranked() {
        let mut other = ground("kwh=0.05");
        other.plan = Plan::neutral(crate::plan::Kind::Buy);
        assert_eq!(rank(&[other], &[find("antminer-s21-pro").unwrap()], false), []);
    }
}
