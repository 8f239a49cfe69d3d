//! Looking back: what a plan begun on a day of the past has really brought, beside what would have been said
//! on that day.

use crate::messages::past;
use crate::outlook::Curve;
use crate::plan::{Mining, Plan};
use crate::scenario::{Case, Horizon, HorizonUnit};
use crate::units::{Date, Difficulty, Growth, Price, Quantity, SECONDS_PER_DAY, Share, UnixTime, Within};

use super::chain::Chain;
use super::path::Path;
use super::plan_report;
use super::purchase;
use super::report::{PlanReport, mining_report};
use super::sensitivity::outcome;
use super::walk::Terms;

/// Values of one figure and when they were reached, the oldest first.
pub type History<'a> = &'a [(UnixTime, f64)];

/// A plan seen from a day of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct Backtest {
    /// The first day.
    pub start: UnixTime,
    /// Days looked at: the horizon, or as many as have passed.
    pub days: usize,
    /// What would have been said on that day of these days, with the growth that is assumed today.
    pub said: PlanReport,
    /// Days to break-even that would have been said for the whole horizon; `None` for never.
    pub promised: Option<f64>,
    /// What prices and difficulties have brought since.
    pub happened: PlanReport,
    /// Price at the start and at the end, in the case's currency.
    pub prices: [f64; 2],
    /// Difficulty on the first and on the last day, of a plan that mines.
    pub difficulties: Option<[f64; 2]>,
}

/// Why a look back is not possible.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BacktestError {
    /// Part of the past is not known.
    #[error("no {figure} is known from {from} to {until}")]
    Missing {
        /// `price` or `difficulty`.
        figure: &'static str,
        /// First day without it.
        from: Date,
        /// Last one.
        until: Date,
    },
    /// No day has passed since the start.
    #[error("{0} is no day of the past")]
    NotPast(Date),
    /// Stakes are not looked back at.
    #[error("{}", past::stake())]
    Stake,
    /// Two chains are mined at once, and the past of only one is given.
    #[error("{}", past::merged_chains())]
    Merged,
}

/// Days after which a price is no longer that of the day.
const PRICE_LASTS: f64 = 3.0;
/// The same for a difficulty, of which some series name the changes only: Bitcoin's longest wait for one since 2012
/// was twenty days.
const DIFFICULTY_LASTS: f64 = 31.0;

/// Looks back at `case` begun on `start`.
///
/// `prices` are in US dollars and become the case's currency at its own rate. Fees, costs and the machine are those
/// of the case. The height of the chain on that day is `height`, or else counted back from the case's own at the
/// protocol's pace, which may be weeks off over years.
///
/// # Errors
/// [`BacktestError`] that names the days of which a figure is not known.
pub fn backtest(
    case: &Case,
    start: UnixTime,
    height: Option<u64>,
    prices: History,
    difficulties: History,
) -> Result<Backtest, BacktestError> {
    let mines = case.plan.mining().is_some();
    if case.plan.staking().is_some() {
        return Err(BacktestError::Stake);
    }
    if case.merged().is_some() {
        return Err(BacktestError::Merged);
    }
    let known = |history: History| history.last().map_or(0.0, |(last, _)| days_between(start, *last));
    let limit = if mines { known(difficulties) + DIFFICULTY_LASTS } else { f64::INFINITY };
    let days = known(prices).min(limit).min(case.days() as f64);
    if days < 1.0 {
        let last = prices.last().map_or(start, |(last, _)| *last);
        return Err(if last < start {
            BacktestError::NotPast(start.date())
        } else {
            missing("price", start, start)
        });
    }
    let days = days as usize;
    // One price more than days: held coins are worth that at the end.
    let mut price = daily(prices, start, days + 1, PRICE_LASTS, "price")?;
    for value in &mut price {
        *value *= case.fx;
    }
    let end_price = price.pop().unwrap_or_default();
    let ends = [price.first().copied().unwrap_or(end_price), end_price];
    let mut past = case.clone();
    past.start = start;
    past.market.price = Price::new(ends[0]).unwrap_or(case.market.price);
    past.outlook.price_path.clear();
    past.outlook.difficulty_path.clear();
    let mut difficulty = Vec::new();
    if mines {
        difficulty = daily(difficulties, start, days, DIFFICULTY_LASTS, "difficulty")?;
        past.market.height = height.unwrap_or_else(|| {
            let back = days_between(start, case.start) * case.steps_per_day();
            (case.market.height as f64 - back).max(0.0) as u64
        });
        let first = difficulty.first().copied().unwrap_or_default();
        past.market.difficulty = Difficulty::new(first).unwrap_or(case.market.difficulty);
    }
    let promised = outcome(&past).break_even;
    past.horizon = Horizon { count: days as f64, unit: HorizonUnit::Days };
    let said = plan_report(&past);
    let happened = match &case.plan {
        Plan::Mine(mining) => mined(past, mining, price, end_price, &difficulty),
        Plan::Buy(purchase) => purchase::report_along(&past, purchase, &price, end_price),
        Plan::Stake(_) => return Err(BacktestError::Stake),
    };
    let difficulties = difficulty.first().zip(difficulty.last()).map(|(first, last)| [*first, *last]);
    Ok(Backtest { start, days, said, promised, happened, prices: ends, difficulties })
}

/// What machines have brought at these prices and difficulties of each day.
fn mined(mut past: Case, plan: &Mining, price: Vec<f64>, end_price: f64, difficulty: &[f64]) -> PlanReport {
    // The difficulties hold whatever happened to them: steps, and what left with halvings.
    past.outlook.retarget = false;
    past.outlook.halving_drop = Share::of(0.0);
    let curve = Curve::compound(difficulty.first().copied().unwrap_or_default(), Growth::of(0.0));
    let mut chain = Chain::new(&past, &curve);
    let scale = SECONDS_PER_DAY / past.coin.hashes_per_block(1.0);
    let coins =
        difficulty.iter().enumerate().map(|(d, value)| scale * chain.mean_yield(d as f64, Some(*value)));
    let path = Path { coins_per_hash: coins.collect(), merged: Vec::new(), end_price, price };
    mining_report(&past, &Terms::new(plan, path.price.len()), &path)
}

fn days_between(from: UnixTime, to: UnixTime) -> f64 {
    (to.0.saturating_sub(from.0)) as f64 / SECONDS_PER_DAY
}

/// The height of `case`'s chain on `start`, from `changes` of its difficulty, one at each whole retarget interval; the
/// height in the case is that of its own start. `None` where the chain has no such intervals, or the changes do not
/// reach from before `start` on.
///
/// Blocks between two changes are counted evenly, so the height is right to some hours.
pub fn height_then(case: &Case, changes: History, start: UnixTime) -> Option<u64> {
    let interval = case.coin.retarget_interval as f64;
    if interval <= 0.0 {
        return None;
    }
    let changes = changes.get(..changes.partition_point(|(at, _)| *at <= case.start))?;
    let (newest, tip) = (changes.last()?.0, case.market.height as f64);
    // A height and a change that came in hours apart must not shift the count by a whole interval.
    let rough = tip - days_between(newest, case.start) * case.steps_per_day();
    let last = libm::round(rough / interval) * interval;
    let after = changes.partition_point(|(at, _)| *at <= start);
    let before = changes.get(after.checked_sub(1)?)?.0;
    let from = last - interval * (changes.len() - after) as f64;
    let (until, blocks) = changes.get(after).map_or((case.start, tip - last), |(next, _)| (*next, interval));
    let part = (days_between(before, start) / days_between(before, until).max(1e-9)).within(0.0, 1.0);
    Some((from + blocks.max(0.0) * part).max(0.0) as u64)
}

/// The value that held at the start of each day: the newest one not older than `lasts` days.
fn daily(
    history: History,
    start: UnixTime,
    days: usize,
    lasts: f64,
    figure: &'static str,
) -> Result<Vec<f64>, BacktestError> {
    let mut values = Vec::with_capacity(days);
    let mut gap: Option<UnixTime> = None;
    let mut next = 0;
    for d in 0..days {
        let now = start.after(d as f64);
        while history.get(next).is_some_and(|(at, _)| *at <= now) {
            next += 1;
        }
        let newest = next.checked_sub(1).and_then(|index| history.get(index));
        match newest.filter(|(at, value)| days_between(*at, now) <= lasts && *value > 0.0) {
            Some((_, value)) => {
                if let Some(from) = gap {
                    return Err(missing(figure, from, start.after(d as f64 - 1.0)));
                }
                values.push(*value);
            }
            None => gap = gap.or(Some(now)),
        }
    }
    match gap {
        Some(from) => Err(missing(figure, from, start.after(days as f64 - 1.0))),
        None => Ok(values),
    }
}

fn missing(figure: &'static str, from: UnixTime, until: UnixTime) -> BacktestError {
    BacktestError::Missing { figure, from: from.date(), until: until.date() }
}
