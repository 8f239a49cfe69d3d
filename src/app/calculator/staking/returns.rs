//! The stake over the whole time, in the measures stakers compare by.

use breakeven::projection::staking::StakeLimits;
use breakeven::units::Quantity;
use leptos::prelude::*;

use super::sheet::{Line, line, sheet, table};
use super::{Subject, read};
use crate::app::{fmt, market_fields};

/// The table of returns.
pub fn returns(limits: RwSignal<Option<StakeLimits>>) -> AnyView {
    const ID: &str = "returns-title";
    let lines = move || {
        let claim = limits.get().and_then(|limits| limits.claim_every);
        read(|of| lines(of, claim)).unwrap_or_default()
    };
    sheet(
        ID,
        "Over the whole time",
        "The rate follows the network's own rule day by day.",
        table(ID, &[], lines),
    )
}

fn span(days: f64, none: &str) -> String {
    if days > 0.0 { fmt::span(days) } else { none.to_owned() }
}

fn lines(of: Subject<'_>, claim: Option<u32>) -> Vec<Line> {
    let Subject { case, plan, report, stake } = of;
    let cur = &case.currency;
    let coins = |value: f64| format!("{} {}", fmt::coins(value), case.coin.symbol);
    let money = |value: f64| fmt::money(value, cur);
    let percent = |value: f64| fmt::signed_percent(value, 3);
    let unknown = || "not known".to_owned();
    let amount = plan.amount.get();
    let held = amount * (report.end_price - case.market.price.get());
    let mut lines = vec![
        line("Rewards", "After commission.", coins(stake.rewards)),
        line("Their worth", "Each at the price of its day.", money(stake.reward_value)),
    ];
    if stake.claims > 0 && stake.claim_cost > 0.0 {
        let cost =
            format!("{} in {} claims", coins(-stake.claim_cost), fmt::number(f64::from(stake.claims), 5));
        lines.push(line("Cost of claims", "", cost));
    }
    if stake.slashed > 0.0 {
        lines.push(line("Expected slashing", "What penalties take on average.", coins(-stake.slashed)));
    }
    lines.extend([
        line("Running costs", "", money(-report.totals.opex)),
        line(
            "Paid at the start",
            "Hardware, wallet, transactions; the stake itself comes back.",
            money(-report.capex),
        ),
        line("Rewards less costs", "What the account holds at the end.", money(report.cumulative_final)),
        line("Coins at the end", "The stake and every reward, claimed or not.", coins(stake.coins_end)),
        line("Worth then", "At the price the last day assumes.", money(stake.end_value)),
        line(
            "Profit of the whole position",
            "That less what the stake was worth at the start, and all costs.",
            money(stake.profit_end),
        ),
        line("Just holding the coins", "What the same coins gain or lose unstaked.", money(held)),
        line(
            "Buying more with the costs",
            "What the money for hardware and running it would have gained as coins.",
            money(report.buying.profit),
        ),
        line(
            "Reward rate, first and last day",
            "Gross, a year: what the network pays before anyone keeps a part.",
            format!("{} → {}", fmt::percent(stake.apr_first, 3), fmt::percent(stake.apr_last, 3)),
        ),
        line("Net rate, first day", "After commission and downtime.", percent(stake.net_apr)),
        line(
            "Effective yearly growth (APY)",
            "How the coins really grow, with compounding, idle days, claims and slashing.",
            stake.apy_effective.map_or_else(unknown, percent),
        ),
        line(
            "Supply grows by",
            "New coins that dilute everyone, a year.",
            stake.supply_growth.map_or_else(unknown, percent),
        ),
        line(
            "Real yield",
            "What the net rate adds to your share of all coins: (1 + rate) ÷ (1 + supply growth) − 1.",
            stake.real_yield.map_or_else(unknown, percent),
        ),
        line(
            "Days that earn nothing",
            "Waiting at the start and unbonding at the end.",
            span(stake.idle_days, "none"),
        ),
        line("Time to get out", "", span(plan.unbonding.get(), "none counted")),
        line(
            "Price fall that eats it all",
            "How far the price may fall until the end before the position is worth less than what went in.",
            stake.price_fall.map_or_else(unknown, |fall| {
                if fall > 0.0 {
                    fmt::percent(fall, 3)
                } else {
                    format!("none: it must rise {}", fmt::percent(-fall, 3))
                }
            }),
        ),
    ]);
    let joins = market_fields::network(case).is_some_and(|(network, way)| {
        network.compounds.is_some() || way.is_some_and(|way| way.compounds > 0.0)
    });
    let best = match claim {
        _ if joins => "no claims: rewards join by themselves".to_owned(),
        None => "nothing to claim".to_owned(),
        Some(0) => "never: it costs more than it adds".to_owned(),
        Some(1) => "every day".to_owned(),
        Some(days) => format!("every {}", fmt::span(f64::from(days))),
    };
    lines.push(line(
        "Claiming pays best",
        "The interval of claims that leaves the most coins, at your cost of a claim.",
        best,
    ));
    lines
}
