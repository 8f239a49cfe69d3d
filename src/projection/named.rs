//! Outlooks that have a name, so that a person can see what a plan does in each.

use crate::scenario::Case;
use crate::units::{Growth, Share};

/// An outlook with a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// Name in code and tests; never changes.
    pub key: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// Where the course of its price comes from.
    pub price_basis: &'static str,
    /// Where that of its difficulty comes from.
    pub difficulty_basis: &'static str,
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
        label: "Bear market",
        price_basis: "The price as over 2018 and 2019 together: −74 % and +95 % are half in two years, −2.8 % a month.",
        difficulty_basis: "The difficulty goes on as in its slower years, 2020, 2021 and 2025: 2.4 % a month.",
        price_growth: Growth::of(-0.028),
        difficulty_growth: Growth::of(0.024),
        halving_drop: Share::of(0.1),
    },
    Named {
        key: "base",
        label: "Price as it is",
        price_basis: "The price stays where it is.",
        difficulty_basis: "Hash price then falls by 19 % a year, as it did from 2019 to 2026, when the difficulty grows by \
                           1.8 % a month.",
        price_growth: Growth::of(0.0),
        difficulty_growth: Growth::of(0.018),
        halving_drop: Share::of(0.1),
    },
    Named {
        key: "bull",
        label: "Bull market",
        price_basis: "The price as from 2023 to 2025: +155 %, +125 % and −6 %, 4.8 % a month.",
        difficulty_basis: "The difficulty as in the same years: 104 %, 53 % and 35 %, 4.1 % a month.",
        price_growth: Growth::of(0.048),
        difficulty_growth: Growth::of(0.041),
        halving_drop: Share::of(0.1),
    },
    Named {
        key: "slump",
        label: "Slump after a halving",
        price_basis: "The price falls as in the bear market.",
        difficulty_basis: "A halving drives out 15 % of the difficulty, as in 2020 (−14.7 %), which does not come back.",
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
