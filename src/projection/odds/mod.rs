//! The odds of a plan: many futures of price and difficulty, each followed to its own break-even.
//!
//! Every future is a function of the scenario and its own number, so a link shows everyone the same odds,
//! and futures can be worked out in slices of any size.

mod cells;
mod factors;
mod futures;
mod generator;
mod law;
mod quantiles;
mod result;
mod rules;

pub use result::{BAND_PATHS, BAND_POINTS, BARS, BandPoint, Estimate, LEVELS, Odds};

use crate::inputs;
use crate::outlook::Law;
use crate::scenario::Case;

use super::path::Path;
use generator::Stream;
use law::{Noise, Point, Response};
use result::Tally;
use rules::Rules;

/// Futures enough for a share to be known to half a percent.
pub const PATHS: usize = 10_000;

/// The odds of `case` from so many futures, rounded up to an even number; `None` where the outlook names
/// no volatility.
pub fn odds(case: &Case, paths: usize) -> Option<Odds> {
    let mut simulation = Simulation::new(case)?;
    simulation.run(paths);
    simulation.result()
}

/// Futures worked out slice by slice.
#[derive(Clone, Debug)]
pub struct Simulation {
    plan: futures::Plan,
    response: Option<Response>,
    seed: u64,
    pairs: u64,
    courses: [Vec<Point>; 2],
    tally: Tally,
    /// Whether the account at a cell's end is a point of the band.
    marked: Vec<bool>,
    times: Vec<f64>,
    band: Vec<f32>,
}

impl Simulation {
    /// No futures yet; `None` where the outlook names no volatility.
    pub fn new(case: &Case) -> Option<Self> {
        let noise = Noise::of(case)?;
        let path = Path::new(case);
        let mining = case.plan.mining()?;
        let rules = Rules::of(mining);
        let mut factors = factors::Factors::mining(mining, &path);
        factors.drift(&noise);
        // An answer that takes a month or two to come needs to be looked at every month.
        let most = if case.outlook.law == Law::Response { 1.0 } else { 3.0 };
        let cells = cells::cut(&mut factors, &noise, &rules, most);
        let response = Response::of(case, &path, &noise, &cells);
        let mut marked = vec![false; cells.len()];
        let mut times = vec![0.0];
        let count = cells.len().min(BAND_POINTS);
        for i in 1..=count {
            // Evenly spread over the days, as far as cells end there.
            let wanted = factors.days.len() * i / count;
            let index = cells.partition_point(|cell| cell.from + cell.days < wanted);
            if let Some((cell, mark)) =
                cells.get(index).zip(marked.get_mut(index)).filter(|(_, mark)| !**mark)
            {
                *mark = true;
                times.push((cell.from + cell.days) as f64);
            }
        }
        Some(Self {
            plan: futures::Plan::new(factors, rules, cells, noise),
            response,
            seed: seed(case),
            pairs: 0,
            courses: [Vec::new(), Vec::new()],
            tally: Tally::default(),
            marked,
            times,
            band: Vec::new(),
        })
    }

    /// Works out `paths` more futures, rounded up to an even number.
    pub fn run(&mut self, paths: usize) {
        for _ in 0..paths.div_ceil(2) {
            let mut stream = Stream::new(self.seed, self.pairs);
            let Self { plan, marked, band, .. } = self;
            law::draw(&plan.noise, self.response.as_ref(), &plan.cells, &mut stream, &mut self.courses);
            let banded = self.pairs < (BAND_PATHS / 2) as u64;
            let endings = [0, 1].map(|i| {
                if banded {
                    band.push(-plan.factors.capex as f32);
                }
                plan.follow(&self.courses[i], &mut stream, |index, account| {
                    if banded && marked[index] {
                        band.push(account as f32);
                    }
                })
            });
            self.tally.add(endings);
            self.pairs += 1;
        }
    }

    /// Futures worked out so far.
    pub fn paths(&self) -> usize {
        self.tally.paths()
    }

    /// The odds from these futures; `None` before the first.
    pub fn result(&self) -> Option<Odds> {
        self.tally.odds(self.plan.factors.days.len() as f64, &self.times, &self.band)
    }
}

/// A seed from what the plans of a scenario have in common: its coin and its start, as a link writes them.
///
/// Everything else leaves the futures as they are, so that an answer moves smoothly with the input under
/// the finger, and two plans are compared in the same futures.
fn seed(case: &Case) -> u64 {
    let text = |key| inputs::find(key).map(|input| input.link_text(case)).unwrap_or_default();
    generator::hash(&format!("{}&{}", text("coin"), text("at")))
}
