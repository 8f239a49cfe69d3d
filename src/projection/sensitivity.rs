//! What an answer hangs on: each input moved a little alone, and any two of them over a grid.

use crate::inputs::{self, Input, Kind};
use crate::plan::Plan;
use crate::scenario::Case;

use super::breakeven::Tracker;
use super::finance::Finance;
use super::path::Path;
use super::plan_report;
use super::walk::Terms;

/// The two figures that are watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Days until the money is back; `None` for never.
    pub break_even: Option<f64>,
    /// The account at the end.
    pub account: f64,
}

/// Projects `case` as far as these two figures need.
pub fn outcome(case: &Case) -> Outcome {
    let Plan::Mine(mining) = &case.plan else {
        let report = plan_report(case);
        return Outcome { break_even: report.break_even.day, account: report.cumulative_final };
    };
    let path = Path::new(case);
    let terms = Terms::new(mining, path.price.len());
    let mut account = Tracker::new(terms.capex);
    let mut finance = Finance::new(case, terms.capex);
    terms.walk(path.whole(), |d, day| account.add(finance.flow(d, day, path.end_price)));
    Outcome { break_even: account.found().day, account: account.level() }
}

/// How far an input is moved to either side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// By this part of its value.
    Part(f64),
    /// By so much, in the unit it is stored in: 0.01 is one percent.
    By(f64),
}

/// Inputs that an answer may hang on, and how far each is moved: about as far as it is uncertain, or as one
/// offer differs from another.
const CHANGES: [(&str, Change); 24] = [
    ("price", Change::Part(0.2)),
    ("diff", Change::Part(0.2)),
    ("pg", Change::By(0.01)),
    ("dg", Change::By(0.01)),
    ("hdrop", Change::By(0.05)),
    ("fees", Change::Part(0.5)),
    ("staked", Change::Part(0.2)),
    ("bonded", Change::Part(0.2)),
    ("infl", Change::Part(0.2)),
    ("sg", Change::By(0.01)),
    ("el", Change::Part(0.5)),
    ("apr", Change::By(0.01)),
    ("capex", Change::Part(0.2)),
    ("bfee", Change::By(0.01)),
    ("resale", Change::Part(0.5)),
    ("decay", Change::By(0.05)),
    ("kwh", Change::Part(0.2)),
    ("kwhg", Change::By(0.03)),
    ("maint", Change::Part(0.2)),
    ("maintcoin", Change::Part(0.2)),
    ("opex", Change::Part(0.2)),
    ("pool", Change::By(0.01)),
    ("fee", Change::By(0.05)),
    ("up", Change::By(0.05)),
];

/// What moving one input does.
#[derive(Clone, Debug)]
pub struct Swing {
    /// Which input.
    pub input: &'static Input,
    /// How far it was moved.
    pub change: Change,
    /// Its values below and above, as stored; an end of its range may be nearer than the change.
    pub values: [f64; 2],
    /// What they lead to.
    pub outcomes: [Outcome; 2],
}

impl Swing {
    /// How far the account at the end moves between the two.
    pub fn effect(&self) -> f64 {
        (self.outcomes[1].account - self.outcomes[0].account).abs()
    }
}

/// The swings of all inputs, one at a time, for a page that must stay responsive meanwhile.
#[derive(Clone, Debug)]
pub struct Tornado {
    case: Case,
    next: usize,
    /// The answer as it is.
    pub own: Outcome,
    /// The swings so far, the largest effect first; inputs that do not matter are left out.
    pub swings: Vec<Swing>,
}

impl Tornado {
    /// No swings yet.
    pub fn new(case: Case) -> Self {
        Self { own: outcome(&case), case, next: 0, swings: Vec::new() }
    }

    /// Moves the next input; false when all have been.
    pub fn step(&mut self) -> bool {
        let Some((key, change)) = CHANGES.get(self.next) else { return false };
        self.next += 1;
        if let Some(swing) = swing(&self.case, key, *change).filter(|swing| {
            swing.effect() > 0.0 || swing.outcomes.iter().any(|found| found.break_even != self.own.break_even)
        }) {
            let place = self.swings.partition_point(|other| other.effect() >= swing.effect());
            self.swings.insert(place, swing);
        }
        true
    }
}

/// All swings of `case` at once.
pub fn tornado(case: &Case) -> Tornado {
    let mut tornado = Tornado::new(case.clone());
    while tornado.step() {}
    tornado
}

fn swing(case: &Case, key: &str, change: Change) -> Option<Swing> {
    let slot = Slot::of(case, key)?;
    let by = match change {
        Change::Part(part) => slot.value.abs() * part,
        Change::By(by) => by,
    };
    let values = [slot.held(slot.value - by), slot.held(slot.value + by)];
    if values[0] == values[1] {
        return None;
    }
    let outcomes = values.map(|value| outcome(&slot.with(case, value)));
    Some(Swing { input: slot.input, change, values, outcomes })
}

/// A number of the table where it lives in a case.
struct Slot {
    input: &'static Input,
    value: f64,
    least: f64,
    most: f64,
    set: fn(&mut Case, f64),
}

impl Slot {
    fn of(case: &Case, key: &str) -> Option<Self> {
        let input = inputs::find(key).filter(|input| input.applies(case))?;
        let Kind::Number { unit, range, get, set, .. } = &input.kind else { return None };
        let divisor = unit.divisor();
        let (least, most) = (range.min / divisor, range.max / divisor);
        Some(Self { input, value: get(case)?, least, most, set: *set })
    }

    fn held(&self, value: f64) -> f64 {
        value.clamp(self.least, self.most)
    }

    fn with(&self, case: &Case, value: f64) -> Case {
        let mut changed = case.clone();
        (self.set)(&mut changed, value);
        changed
    }
}

/// Pairs of inputs that people weigh against each other, by key: across, up.
pub const PAIRS: [(&str, &str); 3] = [("dg", "price"), ("kwh", "price"), ("kwh", "capex")];

/// One side of a map.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Which input.
    pub input: &'static Input,
    /// Its value in the case, as stored.
    pub own: f64,
    /// The values looked at, rising.
    pub values: Vec<f64>,
}

/// Rates are looked at so far to either side, prices from none or a half to double.
const RATES: f64 = 0.04;

/// Inputs of which `case` has an [`Axis`], in the order of importance: what a map may be drawn over.
pub fn inputs_of(case: &Case) -> Vec<&'static Input> {
    CHANGES.iter().filter_map(|(key, _)| Some(Axis::new(case, key, 3)?.input)).collect()
}

impl Axis {
    /// `count` values of the input with this key about the one in `case`; `None` where the plan has no such
    /// number, or it is nothing.
    pub fn new(case: &Case, key: &str, count: usize) -> Option<Self> {
        let slot = Slot::of(case, key)?;
        let Slot { input, value: own, .. } = slot;
        if count < 2 {
            return None;
        }
        let at = |i: usize| i as f64 / (count - 1) as f64;
        let value = |i: usize| match key {
            "dg" | "pg" | "sg" => own + RATES * (2.0 * at(i) - 1.0),
            "kwh" => 2.0 * own * at(i),
            _ => own * libm::pow(2.0, 2.0 * at(i) - 1.0),
        };
        let values: Vec<f64> = (0..count).map(|i| slot.held(value(i))).collect();
        values.is_sorted_by(|a, b| a < b).then_some(Self { input, own, values })
    }
}

/// A grid of outcomes over two inputs, worked out a few cells at a time.
#[derive(Clone, Debug)]
pub struct Map {
    case: Case,
    /// Across.
    pub x: Axis,
    /// Up.
    pub y: Axis,
    /// Row by row from the lowest, as far as worked out.
    pub cells: Vec<Outcome>,
}

impl Map {
    /// An empty map of the inputs with these keys, so many cells wide and high; `None` where [`Axis::new`] is.
    pub fn new(case: &Case, (x, y): (&str, &str), (width, height): (usize, usize)) -> Option<Self> {
        let (x, y) = (Axis::new(case, x, width)?, Axis::new(case, y, height)?);
        Some(Self { case: case.clone(), x, y, cells: Vec::with_capacity(width * height) })
    }

    /// Works out up to `count` more cells; false when the map is complete.
    pub fn run(&mut self, count: usize) -> bool {
        let width = self.x.values.len();
        for index in self.cells.len()..self.cells.len() + count {
            let Some(y) = self.y.values.get(index / width) else { return false };
            let mut changed = self.case.clone();
            for (axis, value) in [(&self.x, self.x.values[index % width]), (&self.y, *y)] {
                if let Kind::Number { set, .. } = &axis.input.kind {
                    set(&mut changed, value);
                }
            }
            self.cells.push(outcome(&changed));
        }
        self.cells.len() < width * self.y.values.len()
    }
}
