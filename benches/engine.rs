//! The engine's speed, natively: what a keystroke in the form costs.

#![allow(clippy::unwrap_used, reason = "a bench that cannot read its own link has nothing to measure")]

use std::hint::black_box;

use breakeven::link;
use breakeven::market::Board;
use breakeven::projection::odds::odds;
use breakeven::projection::{irr, limits, plan_report, walk};
use breakeven::rank;
use breakeven::scenario::Case;
use breakeven::units::UnixTime;
use criterion::{Criterion, criterion_group, criterion_main};

/// A plan that uses most of what there is: steps of the difficulty, hours, ageing, switching off.
const BUSY: &str = "calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02&dg=2&pg=1\
                    &retarget=1&hash=234T&watts=3510&capex=2770&kwh=0.06&kwhg=3&decay=4&pool=2&up=98&opex=12\
                    &tou=22-6:0.04_17-20:off&dep=3&sell=25&off=curtail&disc=5";
/// Ten years with nothing special, whose last years lose money: the internal rate has two candidates.
const PLAIN: &str = "calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02&dg=1\
                     &hash=234T&watts=3510&capex=1500&kwh=0.05&h=10y";
/// A machine whose electricity is a good part of its income, in uncertain times.
const RISKY: &str = "calc?v=1&coin=btc&at=2026-11-23&price=84000&diff=1.42e14&height=977000&fees=0.02&dg=1&pg=1\
                     &hash=234T&watts=3510&capex=2770&kwh=0.05&pool=2&h=5y&pv=65&dv=20&rho=0.2";
/// Coins, the price of which is as uncertain.
const BOUGHT: &str = "calc?v=1&plan=buy&coin=btc&at=2026-11-23&price=84000&bfee=1&h=5y&pv=65";

fn case(fragment: &str) -> Case {
    link::read(fragment, UnixTime(0)).unwrap().scenario.cases.remove(0)
}

fn engine(c: &mut Criterion) {
    for horizon in ["5y", "10y"] {
        let case = case(&format!("{BUSY}&h={horizon}"));
        c.bench_function(&format!("report {horizon}"), |b| b.iter(|| plan_report(black_box(&case))));
        c.bench_function(&format!("limits {horizon}"), |b| b.iter(|| limits(black_box(&case))));
    }
    for (name, rules) in [
        ("plain", ""),
        ("curtail", "&off=curtail"),
        ("end", "&off=end:10"),
        ("hold", "&sell=hold"),
        ("cover", "&sell=cover"),
        ("response", "&law=response"),
    ] {
        let case = case(&format!("{RISKY}{rules}"));
        c.bench_function(&format!("odds 10k x 5y {name}"), |b| b.iter(|| odds(black_box(&case), 10_000)));
    }
    for (name, plan) in [("coins bought", "&capex=5000"), ("coins bought monthly", "&monthly=100")] {
        let case = case(&format!("{BOUGHT}{plan}"));
        c.bench_function(&format!("odds 10k x 5y {name}"), |b| b.iter(|| odds(black_box(&case), 10_000)));
    }
    let case = case(PLAIN);
    let mut flows = Vec::new();
    walk(&case, |_, day| flows.push(day.flow));
    c.bench_function("internal rate 10y", |b| b.iter(|| irr(black_box(1500.0), black_box(&flows))));
    c.bench_function("link read", |b| b.iter(|| link::read(black_box(BUSY), UnixTime(0))));
    let read = link::read(BUSY, UnixTime(0)).unwrap();
    let state = rank::State::new(UnixTime(1_795_392_000)).unwrap();
    let grounds = rank::grounds(&state, &Board::default(), state.terms.start);
    c.bench_function("rank every machine 5y", |b| b.iter(|| state.rows(black_box(&grounds))));
    c.bench_function("link write", |b| b.iter(|| link::write(read.view, black_box(&read.scenario))));
}

criterion_group!(benches, engine);
criterion_main!(benches);
