//! Several plans in the same futures: how often each ends highest, and what a blend of them does.
//!
//! Plans of one coin see the same prices, those of different coins prices that stray together: the surprise of a coin
//! is √c of one that all share and √(1 − c) of its own, so that any two have the correlation c.

use crate::outlook::{Curve, Law};
use crate::plan::{Losses, Plan, Staking};
use crate::projection::compare::{Comparison, Spread};
use crate::projection::path::price_curve;
use crate::scenario::{Case, Scenario};
use crate::units::Quantity;

use super::cells::{self, Span};
use super::factors::factor;
use super::generator::{Stream, hash};
use super::law::{self, Noise, Point, Response};
use super::{Way, coins, daily, seed};

/// Correlation of different coins' prices, where the person names none.
pub const TOGETHER: f64 = 0.77;
/// What [`TOGETHER`] was measured from.
pub fn together_basis() -> String {
    crate::messages::odds::together_basis(super::measured::PRICES)
}
/// Futures enough for a share to be known to about one percent.
pub const JOINT_PATHS: usize = 3000;

/// Tells the numbers inside spans from those at their ends.
const INSIDE: u64 = 0x5DEE_CE66_D1CE_4E5B;

/// Plans in the same futures, worked out slice by slice.
pub struct Joint {
    members: Vec<Member>,
    coins: Vec<Draws>,
    common: Draws,
    spans: Vec<Span>,
    together: f64,
    paths: usize,
}

/// Where the surprises of a coin, or of all of them, come from.
struct Draws {
    seed: u64,
    symbol: &'static str,
    /// Two standard normal numbers for each span.
    drawn: Vec<(f64, f64)>,
}

/// A plan with what became of it.
struct Member {
    coin: usize,
    way: Way,
    noise: Noise,
    response: Option<Response>,
    courses: [Vec<Point>; 2],
    /// What one unit of its currency is in that of the comparison.
    rate: f64,
    opening: f64,
    spare: Option<SpareCoins>,
    /// For each future, the gain at the start and at the end of each span.
    gains: Vec<f32>,
    /// The same with what the budget's unused part gains in coins; empty where it stays cash.
    whole: Vec<f32>,
    /// For each future, days until the money is back; infinite where it never is.
    days: Vec<f32>,
}

/// Coins that money bought which a plan does not need.
struct SpareCoins {
    coins: f64,
    money: f64,
    curve: Curve,
    taxed: f64,
}

/// What becomes of a plan, or of a blend, over all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// Share of futures in which it ends highest; of equals the first. Nothing for a blend.
    pub best: f64,
    /// Share in which it ends with less than was put in.
    pub loss: f64,
    /// Share in which the money is back at some time.
    pub break_even: f64,
    /// Days until then in the middle future; `None` where that is never.
    pub middle_day: Option<f64>,
    /// What it ends with, over all futures.
    pub end: Spread,
}

impl Joint {
    /// The plans of `scenario`, whose comparison is `found`; `None` where the outlook of none names a volatility.
    pub fn new(scenario: &Scenario, found: &Comparison) -> Option<Self> {
        let cases = &scenario.cases;
        let noises: Vec<Option<Noise>> = cases.iter().map(Noise::of).collect();
        let widest = noises.iter().flatten().fold(None::<Noise>, |widest, noise| {
            Some(
                widest.filter(|other| other.largest_variance() >= noise.largest_variance()).unwrap_or(*noise),
            )
        })?;
        let watched = |case: &Case| {
            let ends = case.plan.mining().is_some_and(|plan| matches!(plan.losses, Losses::End(_)));
            ends || case.outlook.law == Law::Response
        };
        let days = cases.first()?.days();
        let spans = cells::cut(days, &widest, if cases.iter().any(watched) { 1.0 } else { 3.0 });
        let mut coins: Vec<Draws> = Vec::new();
        let mut members = Vec::with_capacity(cases.len());
        for ((case, noise), standing) in cases.iter().zip(&noises).zip(&found.plans) {
            let noise = noise.unwrap_or(Noise::STILL);
            let known = coins.iter().position(|coin| coin.symbol == case.coin.symbol);
            let coin = known.unwrap_or_else(|| {
                coins.push(Draws { seed: seed(case), symbol: case.coin.symbol, drawn: Vec::new() });
                coins.len() - 1
            });
            let way = match &case.plan {
                // Beside others a stake counts at its price of the day.
                Plan::Stake(stake) => {
                    let mut sold = case.clone();
                    sold.plan = Plan::Stake(Staking { at_risk: true, ..*stake });
                    match coins::Plan::new(&sold, noise, &spans) {
                        Some(coins) => Way::Coins(coins),
                        None => Way::Daily(Box::new(daily::Plan::new(case, noise).selling())),
                    }
                }
                Plan::Mine(_) | Plan::Buy(_) => Way::of(case, noise, &spans),
            };
            let spare = (standing.spare_coins > 0.0).then(|| SpareCoins {
                coins: standing.spare_coins,
                money: standing.spare,
                curve: price_curve(case),
                taxed: case.taxes.gains.get(),
            });
            members.push(Member {
                coin,
                opening: way.opening() * standing.rate,
                response: Response::of(case, &noise, &spans),
                way,
                noise,
                courses: [Vec::new(), Vec::new()],
                rate: standing.rate,
                spare,
                gains: Vec::new(),
                whole: Vec::new(),
                days: Vec::new(),
            });
        }
        let first = cases.first()?;
        let start = crate::inputs::find("at").map(|input| input.link_text(first)).unwrap_or_default();
        Some(Self {
            members,
            coins,
            common: Draws { seed: hash(&["together&", &start].concat()), symbol: "", drawn: Vec::new() },
            spans,
            together: first.purse.together.map_or(TOGETHER, Quantity::get),
            paths: 0,
        })
    }

    /// Works out `paths` more futures, rounded up to an even number.
    pub fn run(&mut self, paths: usize) {
        for _ in 0..paths.div_ceil(2) {
            let pair = (self.paths / 2) as u64;
            self.common.draw(pair, self.spans.len());
            let (shared, own) = (libm::sqrt(self.together), libm::sqrt(1.0 - self.together));
            for coin in &mut self.coins {
                coin.draw(pair, self.spans.len());
                for ((price, _), (common, _)) in coin.drawn.iter_mut().zip(&self.common.drawn) {
                    *price = shared * common + own * *price;
                }
            }
            for member in &mut self.members {
                if let Some(coin) = self.coins.get(member.coin) {
                    member.follow(coin, pair, &self.spans);
                }
            }
            self.paths += 2;
        }
    }

    /// Futures worked out so far.
    pub fn paths(&self) -> usize {
        self.paths
    }

    /// What becomes of each plan; nothing before the first future.
    pub fn prospects(&self) -> Vec<Prospect> {
        if self.paths == 0 {
            return Vec::new();
        }
        let points = self.spans.len() + 1;
        let ends: Vec<Vec<f64>> =
            self.members.iter().map(|member| last_of_each(member.whole(), points)).collect();
        let mut best = vec![0usize; ends.len()];
        for future in 0..self.paths {
            let mut leader: Option<(usize, f64)> = None;
            for (plan, ends) in ends.iter().enumerate() {
                if let Some(&end) = ends.get(future).filter(|end| leader.is_none_or(|(_, most)| **end > most))
                {
                    leader = Some((plan, end));
                }
            }
            if let Some(count) = leader.and_then(|(plan, _)| best.get_mut(plan)) {
                *count += 1;
            }
        }
        let prospect = |((member, ends), best): ((&Member, Vec<f64>), usize)| {
            // Beside coins the plan's own date means nothing, and the money is looked for where spans end.
            let days =
                if member.whole.is_empty() { member.days.clone() } else { self.crossings(&member.whole) };
            self.prospect(ends, days, best as f64 / self.paths as f64)
        };
        self.members.iter().zip(ends).zip(best).map(prospect).collect()
    }

    /// What becomes of the plans at once, each `scales` times. Break-even is looked for where spans end.
    pub fn mixed(&self, scales: &[f64]) -> Option<Prospect> {
        let first = self.members.first().filter(|_| self.paths > 0)?;
        let mut sum = vec![0.0_f32; first.gains.len()];
        for (member, scale) in self.members.iter().zip(scales) {
            for (total, gain) in sum.iter_mut().zip(&member.gains) {
                *total += *scale as f32 * gain;
            }
        }
        Some(self.prospect(last_of_each(&sum, self.spans.len() + 1), self.crossings(&sum), 0.0))
    }

    /// For each plan what it gains by the end in each future, on its own.
    pub fn ends(&self) -> Vec<Vec<f64>> {
        self.members.iter().map(|member| last_of_each(&member.gains, self.spans.len() + 1)).collect()
    }

    fn prospect(&self, ends: Vec<f64>, mut days: Vec<f32>, best: f64) -> Prospect {
        let share = |count: usize| count as f64 / self.paths as f64;
        let middle = days.len() / 2;
        let back = days.iter().filter(|day| day.is_finite()).count();
        let (_, middle, _) = days.select_nth_unstable_by(middle, f32::total_cmp);
        Prospect {
            best,
            loss: share(ends.iter().filter(|end| **end < 0.0).count()),
            break_even: share(back),
            middle_day: middle.is_finite().then_some(f64::from(*middle)),
            end: Spread::of(ends),
        }
    }

    /// Days until gains first are not below zero in each future, straight between the ends of spans.
    fn crossings(&self, gains: &[f32]) -> Vec<f32> {
        let points = self.spans.len() + 1;
        gains.chunks(points).map(|future| self.crossing(future)).collect()
    }

    fn crossing(&self, future: &[f32]) -> f32 {
        let mut before = future.first().copied().unwrap_or(0.0);
        if before >= 0.0 {
            return 0.0;
        }
        for (span, &after) in self.spans.iter().zip(future.iter().skip(1)) {
            if after >= 0.0 {
                return span.from as f32 + span.days as f32 * before / (before - after);
            }
            before = after;
        }
        f32::INFINITY
    }
}

impl Draws {
    fn draw(&mut self, pair: u64, spans: usize) {
        let mut stream = Stream::new(self.seed, pair);
        self.drawn.clear();
        self.drawn.extend((0..spans).map(|_| stream.normals()));
    }
}

impl Member {
    /// Follows two futures that mirror each other.
    fn follow(&mut self, coin: &Draws, pair: u64, spans: &[Span]) {
        let Self { way, noise, courses, rate, spare, gains, whole, .. } = self;
        let course = &mut courses[0];
        course.clear();
        course.push(Point::default());
        let mut at = Point::default();
        for (span, drawn) in spans.iter().zip(&coin.drawn) {
            let step = noise.spread(*drawn, span.days as f64);
            at = Point { price: at.price + step.price, difficulty: at.difficulty + step.difficulty };
            course.push(at);
        }
        law::reflect(self.response.as_ref(), courses);
        for (i, course) in courses.iter().enumerate() {
            // Plans of one coin see the same days between the ends of spans.
            let mut stream = Stream::new(coin.seed ^ INSIDE, 2 * pair + i as u64);
            let start = gains.len();
            gains.push(self.opening as f32);
            let mut level = |_: usize, account: f64| gains.push((account * *rate) as f32);
            let ending = match way {
                Way::Cells(plan) => plan.follow(course, &mut stream, &mut level),
                Way::Coins(plan) => plan.follow(course, &mut stream, &mut level),
                Way::Daily(plan) => plan.follow(spans, course, &mut stream, &mut level),
            };
            self.days.push(ending.break_even as f32);
            if let Some(spare) = spare {
                let (drift, _) = noise.drifts();
                whole.extend(gains.iter().skip(start).zip(course).enumerate().map(
                    |(index, (gain, point))| {
                        let day = index
                            .checked_sub(1)
                            .and_then(|span| spans.get(span))
                            .map_or(0, |span| span.from + span.days);
                        let last = index == spans.len();
                        gain + spare.gain(day as f64, point.price + drift * day as f64, last, *rate) as f32
                    },
                ));
            }
        }
    }

    fn whole(&self) -> &[f32] {
        if self.whole.is_empty() { &self.gains } else { &self.whole }
    }
}

impl SpareCoins {
    /// What the coins have gained after `day` days, where the price strays by `log` from its course.
    fn gain(&self, day: f64, log: f64, last: bool, rate: f64) -> f64 {
        let gain = self.coins * self.curve.at(day) * factor(log) * rate - self.money;
        gain - if last { gain.max(0.0) * self.taxed } else { 0.0 }
    }
}

fn last_of_each(gains: &[f32], points: usize) -> Vec<f64> {
    gains.chunks(points).map(|future| future.last().map_or(0.0, |gain| f64::from(*gain))).collect()
}
