use super::edges::Edges;
use super::path::{Path, price_curve};
use crate::messages::chart;
use crate::networks::{Emission, Step, Upgrade};
use crate::scenario::Case;
use crate::units::UnixTime;

/// Most changes that are told one by one: those of an emission that falls each month, over 50 years.
const MOST: usize = 1000;
/// Most marks that fit a chart.
const MARKS: usize = 12;
/// Smallest change that is worth a mark.
const LEAST: f64 = 0.05;

/// A change of what a block pays within the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SubsidyChange {
    /// What kind of change it is.
    pub kind: Change,
    /// First height of it, as the emission counts it; `None` where the date decides.
    pub height: Option<u64>,
    /// Days from the start.
    pub day: f64,
    /// When that is expected.
    pub at: UnixTime,
    /// The miner's subsidy of a block before, in coins.
    pub before: f64,
    /// The same after.
    pub after: f64,
    /// What is left of a machine's daily subsidy, difficulty of the network's growth aside.
    pub effect: f64,
}

/// Kinds of change, as people name them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// The subsidy halves.
    Halving,
    /// The next of an emission's eras.
    Era,
    /// One of many small steps.
    Step,
    /// The miner gets another part of it.
    Share,
    /// A proposed upgrade that is counted with.
    Upgrade(&'static Upgrade),
    /// Several steps taken together.
    Steps,
    /// Nothing is paid any more.
    End,
}

impl Change {
    /// A few words for a mark.
    pub fn label(self) -> &'static str {
        match self {
            Self::Halving => chart::halving(),
            Self::Era => chart::next_era(),
            Self::Step => chart::emission_step(),
            Self::Share => chart::miner_share(),
            Self::Upgrade(upgrade) => upgrade.label,
            Self::Steps => chart::emission_falls(),
            Self::End => chart::end_of_emission(),
        }
    }
}

/// The changes within the horizon, in order.
pub fn subsidy_changes(case: &Case) -> Vec<SubsidyChange> {
    let mut edges = Edges::new(case);
    let mut changes = Vec::new();
    let mut at = case.first_step();
    let part = part_of_income(case);
    while let Some(edge) = edges.after(at) {
        if edge.day >= case.days() as f64 || changes.len() >= MOST {
            break;
        }
        let (before, after) = (case.subsidy(at), case.subsidy(edge.height));
        let remaining = if before > 0.0 { after / before } else { 1.0 };
        let kind = kind(case, at, edge.height);
        edges.pass(&edge);
        at = edge.height;
        if before == after && !matches!(kind, Change::Upgrade(_)) {
            // The law moves, but not for the miner.
            continue;
        }
        changes.push(SubsidyChange {
            kind,
            height: (case.coin.step != Step::Second).then_some(edge.height),
            day: edge.day,
            at: case.start.after(edge.day),
            before,
            after,
            effect: 1.0 - part * (1.0 - remaining / edge.time * edge.hashrate),
        });
    }
    changes
}

/// What of a machine's first income comes from this chain: all of it, or less where the same hashes mine
/// another one.
fn part_of_income(case: &Case) -> f64 {
    let path = Path::over(case, 1);
    let prices = case.merged().map(|child| price_curve(&child).at(0.0)).zip(path.price.first());
    match (path.merged.first(), path.coins_per_hash.first(), prices) {
        (Some(other), Some(all), Some((its_price, price))) if *all > 0.0 => {
            1.0 - other * its_price / price / all
        }
        _ => 1.0,
    }
}

fn kind(case: &Case, before: u64, after: u64) -> Change {
    let upgrade = case.activations().find(|activation| case.height_of(activation) == after);
    if let Some(activation) = upgrade {
        return Change::Upgrade(activation.upgrade);
    }
    if case.market.own.reward.is_some() {
        return if case.subsidy(after) > 0.0 { Change::Halving } else { Change::End };
    }
    let law = case.emission();
    let (old, new) = (law.subsidy(before), law.subsidy(after));
    if law.miner_subsidy(after) == 0 {
        Change::End
    } else if old == new {
        Change::Share
    } else if new == old / 2 {
        Change::Halving
    } else if law == Emission::Classic {
        Change::Era
    } else {
        Change::Step
    }
}

/// What of `changes` a chart marks: those of 5 % or more, and small ones together once they have come to as
/// much. Where that is too many the measure grows, so that marks stay apart.
pub fn marks(changes: &[SubsidyChange]) -> Vec<SubsidyChange> {
    let mut least = LEAST;
    loop {
        let found = gathered(changes, least);
        if found.len() <= MARKS || least > 0.99 {
            return found;
        }
        // As much again on what is left.
        least = 1.0 - (1.0 - least) * (1.0 - least);
    }
}

fn gathered(changes: &[SubsidyChange], least: f64) -> Vec<SubsidyChange> {
    let mut found = Vec::new();
    let mut pending: Option<SubsidyChange> = None;
    for change in changes {
        let whole = match pending {
            Some(earlier) => SubsidyChange {
                kind: Change::Steps,
                before: earlier.before,
                effect: earlier.effect * change.effect,
                ..*change
            },
            None => *change,
        };
        let named = matches!(change.kind, Change::Upgrade(_) | Change::End);
        // A hair less is the rounding of atomic units.
        if named || (whole.effect - 1.0).abs() >= least - 1e-6 {
            found.push(if named { *change } else { whole });
            pending = None;
        } else {
            pending = Some(whole);
        }
    }
    found
}
