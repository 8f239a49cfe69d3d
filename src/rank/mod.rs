//! The Rank view without a browser: what is compared under which terms, in which order, and how a link
//! says so.
//!
//! Every machine is projected with every coin it can mine, under one set of terms; see
//! [`crate::projection::rank`]. A coin of which a figure is missing is left out and named, never counted
//! as nothing.

mod csv;
mod filter;
mod keys;
mod link;
mod market;
mod order;
mod summary;

pub use csv::csv;
pub use filter::{Filter, Passed, machine_kind};
pub use keys::{KEYS, Key, find, words};
pub use link::{Opened, base, calculation, read, read_with, write};
pub use market::{Grounds, LeftOut, grounds, usual_growth};
pub use order::{Column, Order, sort};
pub use summary::{Summary, summary};

use crate::catalog::{DEVICES, Device};
use crate::networks::Coin;
use crate::projection::{self, Row};
use crate::scenario::Case;
use crate::units::UnixTime;

/// What every machine is judged under until somebody says otherwise: a price of electricity between those
/// of homes and of hosts, the pool fee, the uptime and the horizon of the calculator's example, and
/// switched off while it would lose money.
const TERMS: &str = "calc?v=1&coin=btc&kwh=0.1&pool=2&up=98&off=curtail&h=5y";

/// Everything the Rank view is set to.
#[derive(Clone, Debug)]
pub struct State {
    /// Start, horizon, currency and the terms of running a machine. Its coin, market and machine mean
    /// nothing, nor does its exchange rate: they come from the market of the day.
    pub terms: Case,
    /// Whether each coin's difficulty grows as it usually does, instead of as the terms say.
    pub usual_growth: bool,
    /// The only machine, when the question is what to mine with it.
    pub device: Option<&'static Device>,
    /// The only coin, when the question is what to mine it with.
    pub coin: Option<&'static Coin>,
    /// Machines of the person's own, which stand beside those of the list.
    pub own: &'static [Device],
    /// Which rows are shown.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: Option<&Coin>, b: Option<&Coin>| a.map(|coin| coin.key) == b.map(|coin| coin.key);
        self.terms == other.terms
            && self.usual_growth == other.usual_growth
            && self.device == other.device
            && std::ptr::eq(self.own, other.own)
            && same(self.coin, other.coin)
            && self.filter == other.filter
            && self.order == other.order
    }
}

impl State {
    /// What the view shows at `now` when nothing is asked of it: every machine with its best coin.
    ///
    /// `None` only when the catalog has no coin at all.
    pub fn new(now: UnixTime) -> Option<Self> {
        let terms = crate::link::read(TERMS, now)?.scenario.cases.into_iter().next()?;
        Some(Self {
            terms,
            usual_growth: true,
            device: None,
            own: &[],
            coin: None,
            filter: Filter::default(),
            order: Order::default(),
        })
    }

    /// The machines compared: the one chosen, or all.
    pub fn devices(&self) -> Vec<&'static Device> {
        match self.device {
            Some(device) => vec![device],
            None => self.own.iter().chain(DEVICES.iter()).collect(),
        }
    }

    /// Whether each machine is shown with its best coin only.
    pub fn best_only(&self) -> bool {
        self.device.is_none() && self.coin.is_none() && self.filter.algorithm.is_none()
    }

    /// The rows under these terms in today's `grounds`, before any filter.
    pub fn rows(&self, grounds: &Grounds) -> Vec<Row> {
        projection::rank(&grounds.cases, &self.devices(), self.best_only())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::Board;
    use crate::units::Date;

    #[test]
    fn opens_with_every_machine_and_its_best_coin() {
        let now = Date::new(2026, 11, 23).unwrap().midnight();
        let state = State::new(now).unwrap();
        let rows = state.rows(&grounds(&state, &Board::default(), now));
        let mining = DEVICES.iter().filter(|device| rows.iter().any(|row| row.device == *device)).count();
        assert_eq!(rows.len(), mining);
        assert!(rows.len() > 50);
        assert_eq!(state.terms.plan.kind(), crate::plan::Kind::Mine);
    }
}
