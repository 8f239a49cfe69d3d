//! Random plans for the property tests.

#![allow(clippy::unwrap_used, reason = "the helpers of a test fail it")]
#![allow(dead_code, reason = "not every test needs all of them")]

use breakeven::catalog::{self, CURRENCIES};
use breakeven::link::{self, View};
use breakeven::networks;
use breakeven::plan::{Band, Hours, Loan, Losses, Mining, Plan, Rate, Sale, Scheme, Taxes};
use breakeven::scenario::{Case, Fees, Horizon, HorizonUnit, Purse, Scenario, Spare};
use breakeven::units::{
    BlockTime, Difficulty, EnergyPrice, Factor, Growth, Hashrate, Money, Power, Price, Quantity, Share, Span,
    Units, UnixTime,
};
use proptest::prelude::*;

/// How wild the plans are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reach {
    /// Figures that exist, over a day to eight years.
    Usual,
    /// The same over at most 400 days, for what takes many projections.
    Short,
    /// All that the inputs accept.
    Anything,
}

/// A random plan with everything it depends on.
pub fn plan(reach: Reach) -> impl Strategy<Value = Case> {
    prop::collection::vec(0.0..1.0f64, 96).prop_map(move |rolls| case(&mut Dice { rolls, next: 0, reach }))
}

/// A key of the table, or nearly one, with anything behind it.
pub fn hostile_pair() -> impl Strategy<Value = String> {
    let keys: Vec<&str> = breakeven::inputs::INPUTS.iter().map(|input| input.key).collect();
    let numbers = prop::sample::select(vec![
        "NaN",
        "inf",
        "-inf",
        "1e999",
        "-1e999",
        "1e-999",
        "-0",
        "0",
        "1e15",
        "1e30",
        "5e-324",
        "",
        "%",
        "%%%",
        "%00",
        "+",
        "18446744073709551616",
        "-1",
        "0x10",
        "١٢",
        "1_2_3",
        "_",
        "50y",
        "0-24:off",
        "1e308_1e-308",
    ]);
    let value = prop_oneof![numbers.prop_map(str::to_owned), "\\PC{0,20}", "[0-9eE.+_:y-]{0,12}"];
    (prop::sample::select(keys), 0..9u8, value).prop_map(|(key, plan, value)| match plan {
        0..=3 => format!("{key}={value}"),
        plan => format!("{plan}.{key}={value}"),
    })
}

/// The bands with all prices `factor` times as high.
pub fn hours_times(hours: &Hours, factor: f64) -> Hours {
    let band = |band: &Band| Band {
        rate: match band.rate {
            Rate::At(price) => Rate::At(new(price.get() * factor)),
            Rate::Rest => Rate::Rest,
        },
        ..*band
    };
    Hours::new(hours.bands().iter().map(band).collect()).unwrap()
}

/// The link of a single plan.
pub fn link_of(case: &Case) -> String {
    link::write(View::Calc, &Scenario { cases: vec![case.clone()] })
}

/// The cases with what one link holds only once taken from the first.
pub fn in_one_link(mut cases: Vec<Case>) -> Vec<Case> {
    let first = cases[0].clone();
    for case in &mut cases {
        (case.start, case.horizon, case.discount) = (first.start, first.horizon, first.discount);
        (case.fx, case.currency) = (first.fx, first.currency.clone());
        (case.taxes, case.purse) = (first.taxes, first.purse);
    }
    cases
}

struct Dice {
    rolls: Vec<f64>,
    next: usize,
    reach: Reach,
}

fn new<Q: Quantity>(value: f64) -> Q {
    Q::new(value.clamp(Q::RANGE.min, Q::RANGE.max)).unwrap()
}

impl Dice {
    fn roll(&mut self) -> f64 {
        self.next += 1;
        self.rolls[(self.next - 1) % self.rolls.len()]
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.roll() > 1.0 - probability
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[(self.roll() * from.len() as f64) as usize]
    }

    /// Between the two; now and then rounded, as people write.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        let value = low + self.roll() * (high - low);
        if self.chance(0.5) { ((value * 100.0).round() / 100.0).clamp(low, high) } else { value }
    }

    /// Between the two, or anywhere in the range of the quantity, its ends included.
    fn quantity<Q: Quantity>(&mut self, low: f64, high: f64) -> Q {
        let value = self.between(low, high);
        if self.reach != Reach::Anything {
            return new(value);
        }
        let range = Q::RANGE;
        let lowest = range.min.max(1e-15);
        let scale = (range.max / lowest).ln();
        let wide = lowest * (self.roll() * scale).exp();
        let ends = [range.min, range.max, 0.0, wide, -wide];
        new(if self.chance(0.5) { self.pick(&ends) } else { value })
    }

    /// The same for what people give in percent: a hundredth of a number that can be written.
    fn percent<Q: Quantity>(&mut self, low: f64, high: f64) -> Q {
        let percent = if self.reach == Reach::Anything && self.chance(0.3) {
            self.between(100.0 * Q::RANGE.min, 100.0 * Q::RANGE.max)
        } else {
            self.between(low, high)
        };
        new(percent / 100.0)
    }

    fn path(&mut self, start: f64) -> Vec<f64> {
        let mut value = start;
        let months = self.pick(&[0, 0, 0, 1, 2, 14]);
        let mut step = |dice: &mut Self| {
            let now = value;
            value *= dice.between(0.85, 1.2);
            now
        };
        (0..months).map(|_| step(self)).collect()
    }
}

fn case(dice: &mut Dice) -> Case {
    let coin = &networks::all()[0];
    let start = UnixTime(1_763_856_000 + (dice.roll() * 6e8) as i64);
    let mut case = link::neutral(coin, start);
    let horizon = match dice.reach {
        Reach::Usual => {
            let longest = dice.pick(&[400.0, 2000.0, 4000.0]);
            (dice.between(1.0, longest).ceil(), HorizonUnit::Days)
        }
        Reach::Short => (dice.between(1.0, 400.0).ceil(), HorizonUnit::Days),
        Reach::Anything => dice.pick(&[
            (1.0, HorizonUnit::Days),
            (60.0, HorizonUnit::Months),
            (4.25, HorizonUnit::Years),
            (50.0, HorizonUnit::Years),
        ]),
    };
    case.horizon = Horizon::new(horizon.0, horizon.1).unwrap();
    if dice.chance(0.3) {
        let currency = &CURRENCIES[(dice.roll() * CURRENCIES.len() as f64) as usize];
        (case.currency, case.fx) = (currency.code.to_uppercase(), dice.between(0.01, 200.0).max(0.01));
    }
    case.discount = dice.percent(-10.0, 30.0);
    market(dice, &mut case);
    outlook(dice, &mut case);
    let mut mining = Mining::neutral();
    machine(dice, case.coin.algorithm, &mut mining);
    running(dice, &mut mining);
    if dice.reach == Reach::Anything {
        mining.payout = dice.quantity(0.0, 0.01);
        mining.shared_after_payback = dice.chance(0.3);
        finance(dice, &mut case);
    }
    case.plan = Plan::Mine(mining);
    case
}

fn finance(dice: &mut Dice, case: &mut Case) {
    if dice.chance(0.5) {
        case.taxes = Taxes {
            income: dice.percent(0.0, 45.0),
            gains: dice.percent(0.0, 45.0),
            write_off_years: Span::of(dice.pick(&[0.0, 0.5, 3.0, 50.0])),
            inflation: dice.percent(-1.0, 20.0),
        };
        let months = Span::of(dice.pick(&[0.0, 1.0, 36.0, 600.0]));
        case.loan = Loan { amount: dice.quantity(0.0, 5000.0), rate: dice.percent(0.0, 20.0), months };
    }
    case.purse = Purse {
        budget: dice.chance(0.5).then(|| dice.quantity(0.0, 5000.0)),
        spare: dice.pick(&[Spare::Cash, Spare::Coin]),
        together: dice.chance(0.5).then(|| dice.percent::<Share>(0.0, 100.0)),
    };
    case.name = dice.pick(&["", "At home", "1 & 2 = \"3\" – ⚡"]).to_owned();
    case.weight = dice.chance(0.5).then(|| dice.percent::<Share>(0.0, 100.0));
}

fn market(dice: &mut Dice, case: &mut Case) {
    case.market.price = dice.quantity::<Price>(2e4, 2e5);
    case.market.difficulty = dice.quantity::<Difficulty>(3e13, 4e14);
    // Halvings and steps of the difficulty near, on, and far from the start.
    let near = dice.roll();
    case.market.height = match dice.pick(&[0, 1, 2, 3]) {
        0 => 1_050_000 - (near * 300_000.0) as u64,
        1 => 1_050_000 - (near * 5000.0) as u64,
        2 => dice.pick(&[0, 2015, 2016, 839_999, 840_000, 6_929_990, 7_000_000]),
        _ if dice.reach == Reach::Anything => (near * 1e12) as u64,
        _ => (near * 1e6) as u64,
    };
    let percent = dice.between(0.0, 30.0) / 100.0;
    let coins = dice.between(0.0, 0.2);
    case.market.fees = dice.pick(&[Fees::PerBlock(coins), Fees::OfSubsidy(percent), Fees::OfReward(percent)]);
    if dice.chance(0.3) {
        case.market.block_time = new::<BlockTime>(dice.between(500.0, 700.0));
    }
    if dice.reach == Reach::Anything && dice.chance(0.3) {
        case.market.block_time = BlockTime::of(6.0);
        case.market.fees = dice.pick(&[Fees::PerBlock(1e6), Fees::OfSubsidy(1e4), Fees::OfReward(0.99)]);
    }
    if dice.chance(0.2) {
        case.market.miner_share = Some(dice.percent(20.0, 100.0));
    }
}

fn outlook(dice: &mut Dice, case: &mut Case) {
    let outlook = &mut case.outlook;
    outlook.price_growth = dice.percent::<Growth>(-3.0, 4.0);
    outlook.difficulty_growth = dice.percent::<Growth>(-2.0, 7.0);
    if dice.chance(0.3) {
        outlook.halving_drop = dice.percent(0.0, 60.0);
    }
    outlook.retarget = dice.chance(0.4);
    outlook.price_path = dice.path(case.market.price.get());
    outlook.difficulty_path = dice.path(case.market.difficulty.get());
    let prices = Price::RANGE;
    let difficulties = Difficulty::RANGE;
    outlook.price_path.retain(|value| prices.contains(*value));
    outlook.difficulty_path.retain(|value| difficulties.contains(*value));
}

fn machine(dice: &mut Dice, algorithm: &str, plan: &mut Mining) {
    let terahash = dice.between(50.0, 900.0);
    let units = dice.pick(&[1.0, 1.0, 3.0, 0.5, 250.0]);
    plan.units = dice.quantity::<Units>(units, units);
    plan.hashrate = dice.quantity::<Hashrate>(terahash * 1e12, terahash * 1e12);
    plan.power = dice.quantity::<Power>(terahash * 12.0, terahash * 36.0);
    // Cheap used machines among them, which pay back soon and may lose it again.
    let dearest = dice.pick(&[1.0, 20.0]);
    plan.unit_price = dice.quantity::<Money>(terahash * 0.2, terahash * dearest);
    if dice.chance(0.3) {
        let able: Vec<_> = catalog::search(Some(algorithm), "").collect();
        plan.device.clone_from(&able[(dice.roll() * able.len() as f64) as usize].id);
    }
    if dice.chance(0.4) {
        plan.setup = dice.quantity::<Money>(0.0, 3000.0);
    }
    if dice.chance(0.3) {
        plan.resale = dice.quantity::<Money>(0.0, 2000.0);
    }
    if dice.chance(0.3) {
        plan.depreciation = Some(dice.percent(0.5, 8.0));
    }
    if dice.chance(0.3) {
        plan.decay = dice.percent(0.0, 20.0);
    }
}

fn running(dice: &mut Dice, plan: &mut Mining) {
    plan.energy_price = dice.quantity::<EnergyPrice>(0.0, 0.16);
    if dice.chance(0.3) {
        plan.energy_growth = dice.percent::<Growth>(-5.0, 15.0);
    }
    if dice.chance(0.3) {
        plan.overhead = dice.quantity::<Factor>(1.0, 1.5);
    }
    if dice.chance(0.4) {
        plan.uptime = dice.percent(60.0, 100.0);
    }
    if dice.chance(0.5) {
        plan.pool_fee = dice.percent(0.0, 4.0);
    }
    plan.scheme = dice.pick(&[Scheme::Fpps, Scheme::PpsPlus, Scheme::Pplns, Scheme::Pps, Scheme::Solo]);
    if dice.chance(0.3) {
        plan.stale = dice.percent(0.0, 3.0);
    }
    if dice.chance(0.4) {
        plan.opex = dice.quantity::<Money>(0.0, 60.0);
    }
    if dice.chance(0.2) {
        plan.profit_share = dice.percent(0.0, 50.0);
    }
    let held = dice.percent(0.0, 100.0);
    plan.sale = dice.pick(&[Sale::Daily, Sale::Daily, Sale::Hold, Sale::CoverCosts, Sale::Keep(held)]);
    plan.losses = dice.pick(&[Losses::RunOn, Losses::RunOn, Losses::RunOn, Losses::Curtail, Losses::End(5)]);
    if dice.chance(0.3) {
        let price = dice.quantity::<EnergyPrice>(0.0, 0.3);
        let bands = [
            Band { from: 22, to: 6, rate: Rate::At(price) },
            Band { from: 17, to: 20, rate: Rate::Rest },
            Band { from: 6, to: 7, rate: Rate::At(EnergyPrice::of(0.5)) },
        ];
        plan.hours = Hours::new(bands[..dice.pick(&[1, 2, 3])].to_vec()).unwrap();
    }
}
