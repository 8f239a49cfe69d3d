use crate::plan::Scheme;
use crate::units::{
    BlockTime, Difficulty, EnergyPrice, Factor, Growth, Hashrate, Money, Power, Price, Quantity, Range,
    Share, Units,
};

use super::slots::{case, mine};
use super::{Group, Input, Kind, Scope, Unit, Write, text};

/// The input with this key.
pub fn find(key: &str) -> Option<&'static Input> {
    INPUTS.iter().find(|input| input.key == key)
}

const fn shown_range(unit: Unit, stored: Range) -> Range {
    match unit {
        Unit::Percent | Unit::PercentPerMonth | Unit::PercentPerYear => {
            Range { min: stored.min * 100.0, max: stored.max * 100.0 }
        }
        _ => stored,
    }
}

const fn input(
    key: &'static str,
    label: &'static str,
    group: Group,
    scope: Scope,
    kind: Kind,
    help: &'static str,
) -> Input {
    Input { key, label, help, group, folded: false, scope, write: Write::Changed, kind }
}

impl Input {
    const fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    const fn write(mut self, write: Write) -> Self {
        self.write = write;
        self
    }
}

const SCHEMES: [Scheme; 5] = [Scheme::Fpps, Scheme::PpsPlus, Scheme::Pplns, Scheme::Pps, Scheme::Solo];

use Group::{Future, Machine, Network, Running, Terms};
use Scope::{Common, Plan, Shared};

/// All inputs. The order is the order of reading: an input may rely on those before it.
#[rustfmt::skip]
pub static INPUTS: &[Input] = &[
    input("cur", "Currency", Terms, Common,
        Kind::Text { accepts: "a currency code such as usd or eur", get: text::currency, set: text::set_currency },
        "Every amount on the page is in this currency."),
    input("fx", "Exchange rate", Terms, Common,
        Kind::Text { accepts: "a number from 1e-9 to 1e9", get: text::fx, set: text::set_fx },
        "How many units of the currency one US dollar buys.").write(Write::WithCurrency).folded(),
    input("at", "Start", Terms, Common,
        Kind::Text { accepts: "a date such as 2026-11-23, or with a UTC time 2026-11-23T14:05Z", get: text::start, set: text::set_start },
        "The day the money is spent and the machine starts.").write(Write::Always),
    input("h", "Horizon", Terms, Common,
        Kind::Text { accepts: "60m, 5y or 1825d, from 1 day to 50 years", get: text::horizon, set: text::set_horizon },
        "How long the projection runs: 60m, 5y or 1825d."),
    input("disc", "Discount rate", Terms, Common, case!(PercentPerYear, Growth, discount),
        "What the money would earn elsewhere; used for the net present value.").folded(),

    input("coin", "Coin", Network, Shared,
        Kind::Text { accepts: "btc", get: text::coin, set: text::set_coin },
        "The coin that is mined.").write(Write::Always),
    input("price", "Coin price", Network, Shared, case!(MoneyPerCoin, Price, market.price),
        "What one coin costs today.").write(Write::Always),
    input("diff", "Difficulty", Network, Shared, case!(Difficulty, Difficulty, market.difficulty),
        "How hard a block is to find, as the network reports it.").write(Write::Always),
    input("height", "First block", Network, Shared,
        Kind::Text { accepts: "a whole number from 0 to 1000000000000", get: text::height, set: text::set_height },
        "Height of the first block worked on: the newest block plus one.").write(Write::Always),
    input("feemode", "Fees counted", Network, Shared,
        Kind::Choice { options: &[("block", "coins per block"), ("subsidy", "% of the subsidy"), ("total", "% of the whole reward")],
            get: text::fee_mode, set: text::set_fee_mode },
        "Whether transaction fees are an amount per block or a percentage.").folded(),
    input("fees", "Transaction fees", Network, Shared,
        Kind::Number { unit: Unit::Fees, range: Range { min: 0.0, max: 1e6 }, get: text::fees, set: text::set_fees },
        "What users of the network pay the miner of an average block, on top of the subsidy.").write(Write::Always),
    input("bt", "Block time", Network, Shared, case!(Second, BlockTime, market.block_time),
        "Average seconds between blocks.").folded(),
    input("share", "Miner's part of the subsidy", Network, Shared,
        Kind::Text { accepts: "a percentage from 0 to 100, or nothing for the protocol's own rule", get: text::miner_share, set: text::set_miner_share },
        "Only where it differs from the protocol's own rule.").folded(),

    input("pg", "Price growth", Future, Shared, case!(PercentPerMonth, Growth, outlook.price_growth),
        "Change of the coin's price a month, compounding."),
    input("dg", "Difficulty growth", Future, Shared, case!(PercentPerMonth, Growth, outlook.difficulty_growth),
        "Change of the difficulty a month, compounding: how fast others add machines."),
    input("hdrop", "Halving difficulty drop", Future, Shared, case!(Percent, Share, outlook.halving_drop),
        "Part of the difficulty that leaves when a halving makes old machines unprofitable.").folded(),
    input("retarget", "Difficulty moves", Future, Shared,
        Kind::Choice { options: &[("0", "smoothly, day by day"), ("1", "in the protocol's steps")],
            get: |case| Some(usize::from(case.outlook.retarget)), set: |case, index| case.outlook.retarget = index == 1 },
        "Bitcoin adjusts its difficulty every 2016 blocks; smooth growth is the average of the steps.").folded(),
    input("ppath", "Price by month", Future, Shared,
        Kind::Text { accepts: "prices for months 0, 1, 2, … divided by _, at most 1200", get: text::price_path, set: text::set_price_path },
        "Your own course of the price; it replaces price and price growth.").folded(),
    input("dpath", "Difficulty by month", Future, Shared,
        Kind::Text { accepts: "difficulties for months 0, 1, 2, … divided by _, at most 1200", get: text::difficulty_path, set: text::set_difficulty_path },
        "Your own course of the difficulty; it replaces difficulty and its growth.").folded(),

    input("plan", "Plan", Machine, Plan,
        Kind::Choice { options: &[("mine", "Mine")], get: |_| Some(0), set: |_, _| {} },
        "What is done with the money."),
    input("device", "Machine", Machine, Plan,
        Kind::Text { accepts: "the name of a machine in the list", get: text::device, set: text::set_device },
        "Pick a machine, or type its figures below."),
    input("n", "How many", Machine, Plan, mine!(None, units), "Number of machines."),
    input("hash", "Hashrate", Machine, Plan, mine!(Hashrate, hashrate),
        "Of one machine, when new.").write(Write::WithDevice),
    input("watts", "Power", Machine, Plan, mine!(Watt, power),
        "Of one machine, at the wall.").write(Write::WithDevice),
    input("capex", "Price of one", Machine, Plan, mine!(Money, unit_price),
        "What one machine costs you, delivered.").write(Write::WithDevice),
    input("setup", "Other costs at the start", Machine, Plan, mine!(Money, setup),
        "Shipping, customs, wiring, racks: paid once, for all machines together.").folded(),
    input("resale", "Resale value", Machine, Plan, mine!(Money, resale),
        "What all machines together fetch on the last day.").folded(),
    input("dep", "Machine loses value", Machine, Plan,
        Kind::Text { accepts: "a percentage a month from 0 to 100, or nothing", get: text::depreciation, set: text::set_depreciation },
        "Percent of its value that a machine loses each month; what is left is sold on the last day.").folded(),
    input("decay", "Hashrate lost with age", Machine, Plan, mine!(PercentPerYear, decay),
        "Part of the hashrate lost each year to failing boards and dust.").folded(),

    input("kwh", "Electricity price", Running, Plan, mine!(MoneyPerKwh, energy_price),
        "All of it: energy, network, taxes."),
    input("kwhg", "Electricity price growth", Running, Plan, mine!(PercentPerYear, energy_growth),
        "Change of the electricity price a year.").folded(),
    input("tou", "Peak and off-peak hours", Running, Plan,
        Kind::Text { accepts: "hours and prices such as 22-6:0.08_17-20:off", get: text::hours, set: text::set_hours },
        "Hours with another price, or in which the machines rest: 22-6:0.08_17-20:off.").folded(),
    input("pue", "Cooling overhead (PUE)", Running, Plan, mine!(None, overhead),
        "Power of the whole site for each watt of the machines: 1.1 means fans and pumps add a tenth.").folded(),
    input("up", "Uptime", Running, Plan, mine!(Percent, uptime),
        "Part of the time the machines really run.").folded(),
    input("pool", "Pool fee", Running, Plan, mine!(Percent, pool_fee),
        "Part of the income that the pool keeps."),
    input("scheme", "Pool pays by", Running, Plan,
        Kind::Choice { options: &[("fpps", "FPPS: subsidy and fees"), ("pps+", "PPS+: subsidy, fees as found"),
                ("pplns", "PPLNS: share of found blocks"), ("pps", "PPS: subsidy only, pool keeps the fees"), ("solo", "Solo: own blocks")],
            get: |case| case.plan.mining().and_then(|plan| SCHEMES.iter().position(|scheme| *scheme == plan.scheme)),
            set: |case, index| if let (Some(plan), Some(scheme)) = (case.plan.mining_mut(), SCHEMES.get(index)) { plan.scheme = *scheme } },
        "Over a long time all pay alike, except that PPS leaves the transaction fees with the pool.").folded(),
    input("stale", "Stale shares", Running, Plan, mine!(Percent, stale),
        "Part of the work that reaches the pool too late.").folded(),
    input("opex", "Other running costs", Running, Plan, mine!(MoneyPerMonth, opex),
        "Rent, repairs, insurance, internet: a month, for all machines together."),
    input("cut", "Host's share of the profit", Running, Plan, mine!(Percent, profit_share),
        "Part of each day's profit that a host keeps.").folded(),
    input("sell", "Coins are sold", Running, Plan,
        Kind::Text { accepts: "daily, hold, cover, or the percentage that is held", get: text::sale, set: text::set_sale },
        "On the day, never (valued at the end), just enough to cover costs, or a percentage held."),
    input("off", "On losing days", Running, Plan,
        Kind::Text { accepts: "never, curtail, or end:10 to stop for good after 10 losing days", get: text::losses, set: text::set_losses },
        "Run on, or switch off while the coins are worth less than the electricity.").folded(),
];
