//! Outlooks that have a name, so that a person can see what a plan does in each.

use crate::messages::{Saying, scenarios};
use crate::scenario::Case;
use crate::units::{Growth, Share};

/// An outlook with a name.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Name in code and tests; never changes.
    pub key: &'static str,
    /// Name for people.
    pub label: Saying,
    /// Where the course of its price comes from.
    pub price_basis: Saying,
    /// Where that of its difficulty comes from.
    pub difficulty_basis: Saying,
    /// Change of the price a month.
    pub price_growth: Growth,
    /// Change of the difficulty a month.
    pub difficulty_growth: Growth,
    /// Part of the difficulty that leaves with a halving.
    pub halving_drop: Share,
}

/// Bitcoin's past in four outlooks; none is a forecast. Difficulties are those of every 2016-block epoch
/// (github.com/spesmilo/electrum checkpoints.json, commit 92357801), yearly prices those of public exchanges.
pub const NAMED: [Named; 4] = [
    Named {
        key: "bear",
        label: scenarios::bear,
        price_basis: scenarios::bear_price,
        difficulty_basis: scenarios::bear_difficulty,
        price_growth: Growth::of(-0.028),
        difficulty_growth: Growth::of(0.024),
        halving_drop: Share::of(0.1),
    },
    Named {
        key: "base",
        label: scenarios::base,
        price_basis: scenarios::base_price,
        difficulty_basis: scenarios::base_difficulty,
        price_growth: Growth::of(0.0),
        difficulty_growth: Growth::of(0.018),
        halving_drop: Share::of(0.1),
    },
    Named {
        key: "bull",
        label: scenarios::bull,
        price_basis: scenarios::bull_price,
        difficulty_basis: scenarios::bull_difficulty,
        price_growth: Growth::of(0.048),
        difficulty_growth: Growth::of(0.041),
        halving_drop: Share::of(0.1),
    },
    Named {
        key: "slump",
        label: scenarios::slump,
        price_basis: scenarios::slump_price,
        difficulty_basis: scenarios::slump_difficulty,
        price_growth: Growth::of(-0.028),
        difficulty_growth: Growth::of(0.0),
        halving_drop: Share::of(0.15),
    },
];

impl Named {
    /// Gives `case` this outlook; a course of its own makes way.
    pub fn apply(&self, case: &mut Case) {
        let outlook = &mut case.outlook;
        outlook.price_growth = self.price_growth;
        outlook.difficulty_growth = self.difficulty_growth;
        outlook.halving_drop = self.halving_drop;
        outlook.price_path.clear();
        outlook.difficulty_path.clear();
    }

    /// The named outlook that `case` has, if it is one.
    pub fn of(case: &Case) -> Option<&'static Self> {
        NAMED.iter().find(|named| {
            let mut changed = case.clone();
            named.apply(&mut changed);
            changed.outlook == case.outlook
        })
    }
}
