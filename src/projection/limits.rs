//! How far each assumption may move, alone, before the plan no longer pays for itself.

use crate::plan::{Mining, Plan};
use crate::scenario::Case;
use crate::units::{EnergyPrice, Growth, Money, Price, Quantity};

use super::breakeven::Tracker;
use super::finance::Finance;
use super::path::{Path, Stretch};
use super::solve;
use super::walk::Terms;

/// How far one assumption may move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// Break-even is reached up to (or down to) this value.
    At(f64),
    /// Break-even is reached whatever the value.
    Always,
    /// No value brings break-even.
    Never,
    /// The scenario does not use this assumption.
    Unused,
}

impl Limit {
    /// The value at which break-even is just reached.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::At(value) => Some(value),
            Self::Always | Self::Never | Self::Unused => None,
        }
    }
}

/// The five limits, each with all else as projected. All are exact to 1e-9 of their value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Highest price of electricity per kWh outside special hours.
    pub energy_price: Limit,
    /// Lowest price of a coin at the start; the whole course moves with it.
    pub coin_price: Limit,
    /// Highest price of one machine.
    pub unit_price: Limit,
    /// Fastest growth of the difficulty, as a fraction a month.
    pub difficulty_growth: Limit,
    /// Last whole day after the start on which buying still breaks even within the same number of days.
    pub latest_start: Limit,
}

impl Limits {
    /// Those of a plan that mines nothing.
    const UNUSED: Self = Self {
        energy_price: Limit::Unused,
        coin_price: Limit::Unused,
        unit_price: Limit::Unused,
        difficulty_growth: Limit::Unused,
        latest_start: Limit::Unused,
    };
}

/// Furthest start that is tried, in days.
const LATEST: u32 = 3650;
/// Starts are tried this many days apart before the day itself is sought.
const STRIDE: u32 = 30;

/// Solves the limits of a mining plan on its projected path.
pub fn limits(case: &Case) -> Limits {
    let mut search = Search::new(case.clone());
    while search.step() {}
    search.found
}

/// The limits one at a time, for a page that must stay responsive meanwhile.
#[derive(Debug)]
pub struct Search {
    case: Case,
    path: Path,
    next: u8,
    /// Those found so far; the others are [`Limit::Unused`].
    pub found: Limits,
}

impl Search {
    /// A search that has found nothing yet.
    pub fn new(case: Case) -> Self {
        Self { path: Path::new(&case), case, next: 0, found: Limits::UNUSED }
    }

    /// Finds the next limit; false when all are found.
    pub fn step(&mut self) -> bool {
        let Self { case, path, found, .. } = self;
        let Plan::Mine(plan) = &case.plan else { return false };
        match self.next {
            0 => found.energy_price = energy_price(case, plan, path),
            1 => found.coin_price = coin_price(case, plan, path),
            2 => found.unit_price = unit_price(case, plan, path),
            3 => found.difficulty_growth = difficulty_growth(case, plan),
            4 => found.latest_start = latest_start(case, plan),
            _ => return false,
        }
        self.next += 1;
        true
    }
}

/// The highest level the account reaches: break-even exists when it is not negative.
pub fn best(case: &Case, plan: &Mining, path: Stretch) -> f64 {
    let terms = Terms::new(plan, path.price.len());
    let mut account = Tracker::new(terms.capex);
    let mut finance = Finance::new(case, terms.capex);
    terms.walk(path, |d, day| account.add(finance.flow(d, day, path.end_price)));
    account.peak().value
}

fn energy_price(case: &Case, plan: &Mining, path: &Path) -> Limit {
    if plan.contract.is_some() && plan.power.get() <= 0.0 {
        return Limit::Unused;
    }
    let mut changed = plan.clone();
    let mut level = |price: f64| {
        changed.energy_price = EnergyPrice::new(price).unwrap_or(plan.energy_price);
        best(case, &changed, path.whole())
    };
    let start = plan.energy_price.get().max(1e-6 * case.market.price.get()).max(1e-9);
    if level(0.0) < 0.0 {
        return Limit::Never;
    }
    downward(level, start, EnergyPrice::RANGE.max)
}

fn coin_price(case: &Case, plan: &Mining, path: &Path) -> Limit {
    let start = path.price.first().copied().unwrap_or(path.end_price);
    let mut scaled = path.clone();
    let mut level = |price: f64| {
        let factor = price / start;
        scaled.price.iter_mut().zip(&path.price).for_each(|(new, old)| *new = old * factor);
        scaled.end_price = path.end_price * factor;
        best(case, plan, scaled.whole())
    };
    let found = if level(start) >= 0.0 {
        solve::outward(&mut level, start, 0.25, Price::RANGE.min)
    } else {
        solve::outward(&mut level, start, 4.0, Price::RANGE.max)
    };
    found.map_or_else(|| if level(start) >= 0.0 { Limit::Always } else { Limit::Never }, Limit::At)
}

fn unit_price(case: &Case, plan: &Mining, path: &Path) -> Limit {
    if plan.units.get() <= 0.0 {
        return if best(case, plan, path.whole()) >= 0.0 { Limit::Always } else { Limit::Never };
    }
    let mut changed = plan.clone();
    let mut level = |price: f64| {
        changed.unit_price = Money::new(price).unwrap_or(plan.unit_price);
        best(case, &changed, path.whole())
    };
    // A machine that earns nothing back is not worth its price at any price, be it zero.
    if level(0.0) <= 0.0 {
        return Limit::Never;
    }
    downward(level, plan.unit_price.get().max(1.0), Money::RANGE.max)
}

/// The zero of a `level` that is not negative at 0 and falls as its argument rises.
fn downward(mut level: impl FnMut(f64) -> f64, start: f64, most: f64) -> Limit {
    let found = if level(start) >= 0.0 {
        solve::outward(&mut level, start, 4.0, most)
    } else {
        solve::root(&mut level, 0.0, start)
    };
    found.map_or(Limit::Always, Limit::At)
}

fn difficulty_growth(case: &Case, plan: &Mining) -> Limit {
    if !case.outlook.difficulty_path.is_empty() {
        return Limit::Unused;
    }
    let mut changed = case.clone();
    let mut level = |growth: f64| {
        changed.outlook.difficulty_growth = Growth::new(growth).unwrap_or(case.outlook.difficulty_growth);
        best(case, plan, Path::new(&changed).whole())
    };
    by_growth(&mut level, case.outlook.difficulty_growth.get(), false)
}

/// The growth at which `level` is just zero; it rises with the growth where that `helps`, and falls otherwise.
pub fn by_growth(level: &mut dyn FnMut(f64) -> f64, now: f64, helps: bool) -> Limit {
    let (low, high) = (Growth::RANGE.min, Growth::RANGE.max);
    // Widened from today's rate: the extremes of the range overflow nothing but converge slowly.
    let mut near = now;
    let inside = level(now) >= 0.0;
    let up = inside != helps;
    let mut width = 0.01;
    while if up { near < high } else { near > low } {
        let far = if up { (near + width).min(high) } else { (near - width).max(low) };
        if (level(far) >= 0.0) != inside {
            return solve::root(level, near.min(far), near.max(far)).map_or(Limit::Never, Limit::At);
        }
        (near, width) = (far, width * 3.0);
    }
    if inside { Limit::Always } else { Limit::Never }
}

fn latest_start(case: &Case, plan: &Mining) -> Limit {
    // The world goes on as projected whenever the machine starts, so all starts are stretches of one path.
    let days = case.days();
    let path = Path::over(case, days + LATEST as usize);
    let works = |day: u32| best(case, plan, path.stretch(day as usize, days)) >= 0.0;
    let tried: Vec<bool> = (0..=LATEST / STRIDE).map(|i| works(i * STRIDE)).collect();
    let Some(last) = tried.iter().rposition(|ok| *ok) else { return Limit::Never };
    if last + 1 == tried.len() {
        return Limit::Always;
    }
    let (mut low, mut high) = (last as u32 * STRIDE, (last as u32 + 1) * STRIDE);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if works(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    Limit::At(f64::from(low))
}
