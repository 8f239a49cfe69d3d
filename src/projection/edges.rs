use crate::networks::Factor;
use crate::scenario::Case;

/// The heights at which a network's rules change for the miner, and the days on which it gets there.
pub struct Edges<'a> {
    case: &'a Case,
    /// Upgrades still to come: first height, part of the time a block then takes, multiple of the machine's
    /// hashrate.
    upgrades: Vec<(u64, f64, f64)>,
    /// Height and day since which it has had its pace.
    height: u64,
    day: f64,
    /// Steps of the height a day.
    pace: f64,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// First height under the other rules.
    pub height: u64,
    /// When the chain gets there, in days from the start.
    pub day: f64,
    /// What an upgrade leaves of the time between blocks.
    pub time: f64,
    /// What it makes of a machine's hashrate, against the network's.
    pub hashrate: f64,
}

impl<'a> Edges<'a> {
    /// The edges of `case` from its start.
    pub fn new(case: &'a Case) -> Self {
        let coming = case.activations().filter(|activation| !case.is_in_force(activation));
        let upgrades = coming.map(|activation| {
            let time = activation.upgrade.block_time.map_or(1.0, |time| time / case.coin.block_time);
            let factor = activation.factor.filter(|_| activation.upgrade.factor == Factor::Hashrate);
            (case.height_of(activation), time, factor.unwrap_or(1.0))
        });
        Self {
            upgrades: upgrades.collect(),
            case,
            height: case.first_step(),
            day: 0.0,
            pace: case.steps_per_day(),
        }
    }

    /// When the chain gets to a height that lies before the next edge.
    pub fn day_of(&self, height: f64) -> f64 {
        self.day + (height - self.height as f64) / self.pace
    }

    /// The first edge after `height`, if there is one.
    pub fn after(&self, height: u64) -> Option<Edge> {
        let upgrade = self.upgrades.iter().map(|(from, ..)| *from).filter(|from| *from > height).min();
        let next = self.case.next_change(height).into_iter().chain(upgrade).min()?;
        let mut edge = Edge { height: next, day: self.day_of(next as f64), time: 1.0, hashrate: 1.0 };
        for (_, time, hashrate) in self.upgrades.iter().filter(|(from, ..)| *from == next) {
            edge.time *= time;
            edge.hashrate *= hashrate;
        }
        Some(edge)
    }

    /// Goes on from an edge.
    pub fn pass(&mut self, edge: &Edge) {
        if edge.time != 1.0 {
            (self.height, self.day) = (edge.height, edge.day);
            self.pace /= edge.time;
        }
    }
}
