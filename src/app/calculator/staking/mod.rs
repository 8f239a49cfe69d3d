//! What only a stake shows. All of it is one chunk: nobody who mines loads it.

mod costs;
mod economics;
mod facts;
mod formulas;
mod laws;
mod limits;
mod luck;
mod pool;
mod returns;
mod sheet;
mod via;
mod words;

use breakeven::networks::staking::Keys;
use breakeven::plan::{Staking, Via};
use breakeven::projection::PlanReport;
use breakeven::projection::staking::StakingReport;
use breakeven::scenario::Case;
use leptos::prelude::*;

use crate::app::calculator::field::expect_calc;
use crate::app::market_fields;
use crate::app::parts::chunk::{Chunk, wasm_split};

/// The way to stake, as a field of the form.
#[wasm_split(staking, fallible)]
pub fn via() -> Chunk {
    Ok(|()| via::via())
}

/// What a node or a hardware wallet costs, put together.
#[wasm_split(staking, fallible)]
pub fn costs() -> Chunk {
    Ok(|()| costs::costs())
}

/// What the headline must say beside both break-evens: what is left after dilution, and the risk.
#[wasm_split(staking, fallible)]
pub fn qualification() -> Chunk {
    Ok(|()| words::qualification())
}

/// The tables below the answer.
#[wasm_split(staking, fallible)]
pub fn details() -> Chunk {
    Ok(|()| {
        let found = limits::searched(expect_calc());
        view! {
            {economics::economics()}
            {limits::limits(found)}
            {returns::returns(found)}
            {luck::luck()}
            {formulas::formulas()}
            {facts::facts()}
        }
        .into_any()
    })
}

/// Whether what is held is a token that can be sold at once, while the stake behind it stays: a pool that nobody has to
/// wait for, of coins that are bound.
fn is_token(case: &Case) -> bool {
    let pooled = case.plan.staking().is_some_and(|plan| plan.via == Some(Via::Pool));
    pooled
        && market_fields::network(case).is_none_or(|(stake, way)| {
            matches!(stake.keys, Keys::Validator | Keys::Delegated) && way.is_none_or(|way| way.unbond == 0.0)
        })
}

/// Whether the coins stay free to spend: only whoever holds them for others could keep them.
fn is_free(case: &Case) -> bool {
    let held = case.plan.staking().is_none_or(|plan| plan.via == Some(Via::Exchange));
    !held
        && market_fields::network(case)
            .is_some_and(|(stake, _)| matches!(stake.keys, Keys::Liquid | Keys::Participation))
}

/// One stake with its answer.
#[derive(Clone, Copy)]
struct Subject<'a> {
    case: &'a Case,
    plan: &'a Staking,
    report: &'a PlanReport,
    stake: &'a StakingReport,
}

/// Reads the stake, followed; `None` while another kind of plan is on its way.
fn read<T>(read: impl FnOnce(Subject<'_>) -> T) -> Option<T> {
    let calc = expect_calc();
    calc.report.with(|report| {
        calc.case(|case| {
            let (plan, stake) = case.plan.staking().zip(report.staking.as_ref())?;
            Some(read(Subject { case, plan, report, stake }))
        })
    })
}
