use super::edges::{Edge, Edges};
use crate::outlook::Curve;
use crate::plan::Scheme;
use crate::scenario::Case;
use crate::units::{DAYS_PER_MONTH, Quantity, Within};

/// What any number of halvings leaves of the difficulty at least, so that shares of it stay numbers.
const LEAST_KEPT: f64 = 1e-9;

/// A chain while it is mined: what holds at the block being worked on, and when it next changes. Both
/// change inside a day: the subsidy at the block of a halving, the difficulty (in retarget mode) at every
/// height divisible by the interval.
pub struct Chain<'a> {
    case: &'a Case,
    curve: &'a Curve,
    edges: Edges<'a>,
    edge: Option<Edge>,
    subsidy: f64,
    /// Subsidy and fees, or one where blocks are counted, as often as an upgrade leaves the machine its hashrate.
    reward: f64,
    /// Whether each block counts alike, whatever it pays.
    alike: bool,
    hashrate: f64,
    /// Height since which the reward is what it is.
    since: u64,
    /// What a decline by the month has left of the subsidy.
    faded: f64,
    difficulty: f64,
    /// What halvings and faster blocks have left of the difficulty.
    kept: f64,
    next_retarget: f64,
    /// Day on which the next edge or step of the difficulty falls.
    next_day: f64,
}

impl<'a> Chain<'a> {
    /// The chain of `case` at the start, whose difficulty follows `curve`.
    pub fn new(case: &'a Case, curve: &'a Curve) -> Self {
        let interval = case.coin.retarget_interval;
        let height = case.first_step();
        let edges = Edges::new(case);
        let mut chain = Self {
            case,
            curve,
            edge: edges.after(height),
            edges,
            subsidy: 0.0,
            reward: 0.0,
            alike: false,
            hashrate: 1.0,
            since: height,
            faded: 1.0,
            difficulty: curve.at(0.0),
            kept: 1.0,
            next_retarget: f64::INFINITY,
            next_day: f64::INFINITY,
        };
        if case.moves_in_steps() {
            chain.next_retarget = ((height / interval + 1) * interval) as f64;
        }
        chain.set_reward(height);
        chain.aim();
        chain
    }

    /// The same chain for counting blocks instead of coins.
    pub fn of_blocks(case: &'a Case, curve: &'a Curve) -> Self {
        let mut chain = Self::new(case, curve);
        chain.alike = true;
        chain.set_reward(chain.since);
        chain
    }

    /// Mean of reward / difficulty over the day that starts at `day`. Days must come in order.
    ///
    /// The difficulty is `daily`, or that of the curve where none is worked out already; neither counts where it moves
    /// in steps.
    pub fn mean_yield(&mut self, day: f64, daily: Option<f64>) -> f64 {
        self.yield_over(day, 1.0, daily)
    }

    /// Sum of reward / difficulty over that day or the first `part` of it.
    pub fn yield_over(&mut self, day: f64, part: f64, daily: Option<f64>) -> f64 {
        if !self.case.moves_in_steps() {
            self.difficulty = daily.unwrap_or_else(|| self.curve.at(day));
        }
        let decline = self.case.market.own.decline.get();
        if decline > 0.0 {
            self.faded = libm::pow(1.0 - decline, day / DAYS_PER_MONTH);
            self.set_reward(self.since);
        }
        let end = day + part;
        let mut at = day;
        let mut sum = 0.0;
        loop {
            while self.next_day <= at {
                self.cross();
            }
            let until = if self.next_day < end { self.next_day } else { end };
            sum += (until - at) * self.reward / (self.difficulty * self.kept);
            if self.next_day >= end {
                return sum;
            }
            at = until;
        }
    }

    fn aim(&mut self) {
        let change = self.edge.map_or(f64::INFINITY, |edge| edge.day);
        let retarget = self.edges.day_of(self.next_retarget);
        self.next_day = if change < retarget { change } else { retarget };
    }

    fn cross(&mut self) {
        let day = self.next_day;
        if let Some(edge) = self.edge.filter(|edge| edge.day == day) {
            self.edges.pass(&edge);
            self.hashrate *= edge.hashrate;
            // The same hashrate finds faster blocks at a difficulty that much lower.
            self.kept *= edge.time;
            let before = self.subsidy;
            self.set_reward(edge.height);
            self.drop_difficulty(self.subsidy / before / edge.time);
            self.edge = self.edges.after(edge.height);
        }
        if self.edges.day_of(self.next_retarget) <= day {
            self.difficulty = self.curve.at(day);
            self.next_retarget += self.case.coin.retarget_interval as f64;
        }
        self.aim();
    }

    /// The part that leaves at a halving, where the subsidy of a day changes to so much of itself: a
    /// smaller fall drives out less, a rise nobody.
    fn drop_difficulty(&mut self, remaining: f64) {
        let stays = 1.0 - self.case.outlook.halving_drop.get();
        if stays < 1.0 {
            let halvings = if remaining > 0.5 { -libm::log2(remaining) } else { 1.0 };
            // Somebody always stays.
            self.kept = (self.kept * libm::pow(stays, halvings.within(0.0, 1.0))).max(LEAST_KEPT);
        }
    }

    fn set_reward(&mut self, height: u64) {
        self.since = height;
        self.subsidy = self.case.subsidy(height);
        let paid = self.subsidy * self.faded;
        let scheme = self.case.plan.mining().map_or(Scheme::Fpps, |mining| mining.scheme);
        let fees = if scheme.pays_fees() { self.case.fees(paid, height) } else { 0.0 };
        let worth = if self.alike { 1.0 } else { paid + fees };
        self.reward = worth * self.hashrate;
    }
}
