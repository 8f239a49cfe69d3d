//! The odds of a plan: many futures of price and difficulty, each followed to its own break-even.
//!
//! Every future is a function of the scenario and its own number, so a link shows everyone the same odds,
//! and futures can be worked out in slices of any size.

mod cells;
mod coins;
mod daily;
mod factors;
mod futures;
mod generator;
pub mod joint;
mod law;
mod measured;
mod quantiles;
mod result;
mod rules;

pub use measured::{USUAL, Usual, basis, usual, volatility};
pub use result::{BAND_PATHS, BAND_POINTS, BARS, BandPoint, Estimate, LEVELS, Odds};

use crate::inputs;
use crate::outlook::Law;
use crate::plan::{Losses, Plan};
use crate::scenario::Case;
use crate::units::Quantity;

use super::finance::Finance;
use super::path::Path;
use cells::Span;
use factors::Factors;
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
    way: Way,
    noise: Noise,
    spans: Vec<Span>,
    response: Option<Response>,
    days: usize,
    seed: u64,
    pairs: u64,
    courses: [Vec<Point>; 2],
    tally: Tally,
    /// Whether the account at a span's end is a point of the band.
    marked: Vec<bool>,
    times: Vec<f64>,
    band: Vec<f32>,
}

/// How futures are followed.
#[derive(Clone, Debug)]
enum Way {
    /// In cells, by what their days have in common.
    Cells(futures::Plan),
    /// By the price of coins that are owned.
    Coins(coins::Plan),
    /// Day by day, through the projection itself.
    Daily(Box<daily::Plan>),
}

impl Way {
    fn of(case: &Case, noise: Noise, spans: &[Span]) -> Self {
        let untaxed = Finance::new(case, 0.0).idle();
        let cells = |mut factors: Factors, rules: Rules| {
            factors.drift(&noise);
            let cells = cells::fill(spans, &mut factors, &noise, &rules);
            Self::Cells(futures::Plan::new(factors, rules, cells, noise))
        };
        match &case.plan {
            Plan::Mine(mining) if untaxed && !mining.reaches_beyond_a_day() => {
                cells(Factors::mining(mining, &Path::new(case)), Rules::of(mining))
            }
            Plan::Stake(stake)
                if untaxed && !stake.at_risk && stake.claim_cost.get() <= 0.0 && stake.discount() <= 0.0 =>
            {
                cells(Factors::staking(case, stake), Rules::PLAIN)
            }
            Plan::Mine(_) | Plan::Stake(_) | Plan::Buy(_) => match coins::Plan::new(case, noise, spans) {
                Some(coins) => Self::Coins(coins),
                None => Self::Daily(Box::new(daily::Plan::new(case, noise))),
            },
        }
    }

    /// The account at the start.
    fn opening(&self) -> f64 {
        match self {
            Self::Cells(plan) => -plan.factors.capex,
            Self::Coins(plan) => -plan.spent,
            Self::Daily(plan) => -plan.spent(),
        }
    }
}

impl Simulation {
    /// No futures yet; `None` where the outlook names no volatility.
    pub fn new(case: &Case) -> Option<Self> {
        let noise = Noise::of(case)?;
        let days = case.days();
        // An answer that takes a month or two to come needs to be looked at every month, and where losing days are
        // looked for one by one, the shorter the cell, the fewer of them are near.
        let ends = case.plan.mining().is_some_and(|mining| matches!(mining.losses, Losses::End(_)));
        let most = if ends || case.outlook.law == Law::Response { 1.0 } else { 3.0 };
        let spans = cells::cut(days, &noise, most);
        let mut marked = vec![false; spans.len()];
        let mut times = vec![0.0];
        let count = spans.len().min(BAND_POINTS);
        for i in 1..=count {
            // Evenly spread over the days, as far as spans end there.
            let wanted = days * i / count;
            let index = spans.partition_point(|span| span.from + span.days < wanted);
            if let Some((span, mark)) =
                spans.get(index).zip(marked.get_mut(index)).filter(|(_, mark)| !**mark)
            {
                *mark = true;
                times.push((span.from + span.days) as f64);
            }
        }
        Some(Self {
            way: Way::of(case, noise, &spans),
            response: Response::of(case, &noise, &spans),
            noise,
            spans,
            days,
            seed: seed(case),
            pairs: 0,
            courses: [Vec::new(), Vec::new()],
            tally: Tally::new(case.plan.purchase().is_none()),
            marked,
            times,
            band: Vec::new(),
        })
    }

    /// Works out `paths` more futures, rounded up to an even number.
    pub fn run(&mut self, paths: usize) {
        let opening = self.way.opening() as f32;
        for _ in 0..paths.div_ceil(2) {
            let mut stream = Stream::new(self.seed, self.pairs);
            law::draw(&self.noise, self.response.as_ref(), &self.spans, &mut stream, &mut self.courses);
            let banded = self.pairs < (BAND_PATHS / 2) as u64;
            let Self { way, marked, band, courses, spans, .. } = self;
            let endings = [0, 1].map(|i| {
                if banded {
                    band.push(opening);
                }
                let mut level = |index: usize, account: f64| {
                    if banded && marked[index] {
                        band.push(account as f32);
                    }
                };
                match way {
                    Way::Cells(plan) => plan.follow(&courses[i], &mut stream, &mut level),
                    Way::Coins(plan) => plan.follow(&courses[i], &mut stream, &mut level),
                    Way::Daily(plan) => plan.follow(spans, &courses[i], &mut stream, &mut level),
                }
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
        self.tally.odds(self.days as f64, &self.times, &self.band)
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
