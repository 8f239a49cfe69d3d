use crate::outlook::{Drift, Law};
use crate::plan::{Kind as PlanKind, Plan as Spending, Scheme};
use crate::scenario::Spare;
use crate::units::{
    BlockTime, Coins, Correlation, Difficulty, EnergyPrice, Factor, Growth, Hashrate, Money, Power, Price,
    Quantity, Range, Share, Span, Units, Volatility,
};

use super::slots::{self, case, contract, figure, known, merged, mine, of_plan, stake};
use super::{Group, Input, Kind, Scope, Unit, Write, text, upgrades};

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
    Input { key, label, help, group, folded: false, scope, plans: ANY, write: Write::Changed, kind }
}

impl Input {
    const fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    const fn only(mut self, plans: u8) -> Self {
        self.plans = plans;
        self
    }

    const fn write(mut self, write: Write) -> Self {
        self.write = write;
        self
    }
}

const MINE: u8 = PlanKind::Mine.bit();
const CLOUD: u8 = PlanKind::Cloud.bit();
const STAKE: u8 = PlanKind::Stake.bit();
const BUY: u8 = PlanKind::Buy.bit();
/// Own machines or rented hashrate.
const HASH: u8 = MINE | CLOUD;
const ANY: u8 = HASH | STAKE | BUY;

const SCHEMES: [Scheme; 5] = [Scheme::Fpps, Scheme::PpsPlus, Scheme::Pplns, Scheme::Pps, Scheme::Solo];

use Group::{Compare, Finance, Future, Machine, Network, Running, Terms};
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
    input("itax", "Income tax", Finance, Common, case!(Percent, Share, taxes.income),
        "On mined or staked coins at their worth when received, less running costs, interest and write-off; losses are set against later income.").folded(),
    input("gtax", "Tax on gains", Finance, Common, case!(Percent, Share, taxes.gains),
        "On the last day: what coins held or bought have gained since, and machines sold above book value, losses set off.").folded(),
    input("depyears", "Written off over", Finance, Common,
        Kind::Number { unit: Unit::Year, range: Range { min: 0.0, max: 50.0 }, get: |case| Some(case.taxes.write_off_years.get()),
            set: |case, value| if let Ok(years) = Span::new(value) { case.taxes.write_off_years = years }, clear: None },
        "Years over which the price paid at the start is deducted from taxable income in equal parts; 0 for never.").folded(),
    input("cpi", "Inflation of the currency", Finance, Common, case!(PercentPerYear, Growth, taxes.inflation),
        "Rise of all prices a year, for the account in today's money.").folded(),
    input("budget", "Budget", Compare, Common, known!(Money, Money, purse.budget),
        "The money that every plan has; nothing for what the dearest plan takes at the start."),
    input("spare", "What a plan does not need", Compare, Common,
        Kind::Choice { options: &[("cash", "stays cash"), ("coin", "buys the coin")],
            get: |case| Some(usize::from(case.purse.spare == Spare::Coin)),
            set: |case, index| case.purse.spare = if index == 1 { Spare::Coin } else { Spare::Cash } },
        "What becomes of the part of the budget that a plan never needs."),
    input("xrho", "Coins stray together", Compare, Common, known!(None, Share, purse.together),
        "Correlation of the surprises of different coins: 1 moves their prices alike, 0 each on its own; nothing for as in the past, 0.77."),

    input("plan", "Plan", Machine, Plan,
        Kind::Choice { options: &[("mine", "Mine"), ("cloud", "Rent hashrate"), ("stake", "Stake"), ("buy", "Just buy")],
            get: |case| PlanKind::ALL.iter().position(|kind| *kind == case.plan.kind()),
            set: |case, index| if let Some(kind) = PlanKind::ALL.get(index).filter(|kind| **kind != case.plan.kind()) { case.plan = Spending::neutral(*kind) } },
        "What is done with the money."),
    input("coin", "Coin", Network, Shared,
        Kind::Text { accepts: "a ticker such as btc, ltc-doge for both at once, or custom", get: text::coin, set: text::set_coin },
        "The coin that is mined.").write(Write::Always),
    input("price", "Coin price", Network, Shared, figure!(MoneyPerCoin, Price, price),
        "What one coin costs today.").write(Write::Always),
    input("diff", "Difficulty", Network, Shared, figure!(Difficulty, Difficulty, difficulty),
        "How hard a block is to find, as the network reports it.").only(HASH).write(Write::Always),
    input("height", "First block", Network, Shared,
        Kind::Text { accepts: "a whole number from 0 to 1000000000000", get: text::height, set: text::set_height },
        "Height of the first block worked on: the newest block plus one.").only(HASH).write(Write::Always),
    input("feemode", "Fees counted", Network, Shared,
        Kind::Choice { options: &[("block", "coins per block"), ("subsidy", "% of the subsidy"), ("total", "% of the whole reward")],
            get: text::fee_mode, set: text::set_fee_mode },
        "Whether transaction fees are an amount per block or a percentage.").only(HASH).folded(),
    input("fees", "Transaction fees", Network, Shared,
        Kind::Number { unit: Unit::Fees, range: Range { min: 0.0, max: 1e6 }, get: text::fees, set: text::set_fees, clear: Some(slots::clear_fees) },
        "What users of the network pay in an average block, on top of the subsidy; the miner gets the part that the protocol leaves.").only(HASH).write(Write::Always),
    input("bt", "Block time", Network, Shared, figure!(Second, BlockTime, block_time),
        "Average seconds between blocks.").only(HASH).folded(),
    input("share", "Miner's part of the subsidy", Network, Shared,
        Kind::Text { accepts: "a percentage from 0 to 100, or nothing for the protocol's own rule", get: text::miner_share, set: text::set_miner_share },
        "Only where it differs from the protocol's own rule.").only(HASH).folded(),

    input("reward", "Reward of a block", Network, Shared, known!(Coins, Coins, market.own.reward),
        "Coins that the miner of a block gets, where no rule tells: of a coin of your own, or where holders vote.").only(HASH).folded(),
    input("halve", "Blocks between halvings", Network, Shared,
        Kind::Number { unit: Unit::None, range: Range { min: 0.0, max: 1e12 }, get: |case| Some(case.market.own.halving as f64), set: |case, value| case.market.own.halving = value as u64, clear: None },
        "Of a reward given here, at heights divisible by so many; 0 for none.").only(HASH).folded(),
    input("decline", "Reward falls by", Network, Shared, case!(PercentPerMonth, Share, market.own.decline),
        "Part of the reward lost each month, day by day.").only(HASH).folded(),
    input("k", "Hashes per unit of difficulty", Network, Shared, known!(None, Difficulty, market.own.hashes),
        "Expected hashes for a block at difficulty 1, of a coin of your own.").only(HASH).folded(),
    input("price2", "Price of the merged coin", Network, Shared, merged!(MoneyPerCoin, Price, price),
        "What one coin of the chain mined with the same hashes costs today.").only(HASH).write(Write::Always),
    input("diff2", "Difficulty of the merged chain", Network, Shared, merged!(None, Difficulty, difficulty),
        "How hard a block of the chain mined with the same hashes is to find.").only(HASH).write(Write::Always),
    input("height2", "First block of the merged chain", Network, Shared,
        Kind::Text { accepts: "a whole number from 0 to 1000000000000, or nothing", get: text::height2, set: text::set_height2 },
        "Height of the first block of the chain mined with the same hashes.").only(HASH).write(Write::Always).folded(),
    input("fees2", "Fees of the merged chain", Network, Shared,
        Kind::Number { unit: Unit::Coins, range: Range { min: 0.0, max: 1e6 }, get: slots::fees2, set: slots::set_fees2, clear: Some(slots::clear_fees2) },
        "Coins of fees in an average block of the chain mined with the same hashes.").only(HASH).write(Write::Always).folded(),

    input("staked", "Staked on the network", Network, Shared,
        Kind::Number { unit: Unit::Coins, range: Coins::RANGE, get: |case| case.market.stake.staked.map(Quantity::get),
            set: slots::set_staked, clear: Some(|case| case.market.stake.staked = None) },
        "Coins staked by everyone together.").only(STAKE).write(Write::Known),
    input("supply", "Supply", Network, Shared,
        Kind::Number { unit: Unit::Coins, range: Coins::RANGE, get: |case| case.market.stake.supply.map(Quantity::get),
            set: slots::set_supply, clear: Some(|case| case.market.stake.supply = None) },
        "Coins in existence.").only(STAKE).write(Write::Known).folded(),
    input("bonded", "Bonded ratio", Network, Shared, known!(Percent, Share, market.stake.bonded),
        "Staked part of the supply.").only(STAKE).write(Write::Known),
    input("infl", "Inflation", Network, Shared, known!(PercentPerYear, Growth, market.stake.inflation),
        "Growth of the supply by issuance.").only(STAKE).write(Write::Known),
    input("taper", "Inflation falls by", Network, Shared, known!(PercentPerYear, Share, market.stake.taper),
        "Part of the inflation lost each year.").only(STAKE).write(Write::Known).folded(),
    input("floor", "Inflation stops at", Network, Shared, known!(PercentPerYear, Growth, market.stake.floor),
        "Inflation below which the taper does not go.").only(STAKE).write(Write::Known).folded(),
    input("tax", "Community tax", Network, Shared, known!(Percent, Share, market.stake.tax),
        "Part of the issuance that the network's treasury takes.").only(STAKE).write(Write::Known).folded(),
    input("el", "Tips and block building", Network, Shared, known!(PercentPerYear, Growth, market.stake.execution),
        "Reward from users' tips and the ordering of transactions (MEV), on top of issuance.").only(STAKE).write(Write::Known),

    input("pg", "Price growth", Future, Shared, case!(PercentPerMonth, Growth, outlook.price_growth),
        "Change of the coin's price a month, compounding."),
    input("dg", "Difficulty growth", Future, Shared, case!(PercentPerMonth, Growth, outlook.difficulty_growth),
        "Change of the difficulty a month, compounding: how fast others add machines.").only(HASH),
    input("pg2", "Price growth of the merged coin", Future, Shared, known!(PercentPerMonth, Growth, outlook.merged_price_growth),
        "Change of its price a month; as the other coin's unless given.").only(HASH).folded(),
    input("dg2", "Difficulty growth of the merged chain", Future, Shared, known!(PercentPerMonth, Growth, outlook.merged_difficulty_growth),
        "Change of its difficulty a month; as the other chain's unless given.").only(HASH).folded(),
    input("hdrop", "Halving difficulty drop", Future, Shared, case!(Percent, Share, outlook.halving_drop),
        "Part of the difficulty that leaves when a halving makes old machines unprofitable.").only(HASH).folded(),
    input("retarget", "Difficulty moves", Future, Shared,
        Kind::Choice { options: &[("0", "smoothly, day by day"), ("1", "in the protocol's steps")],
            get: |case| Some(usize::from(case.outlook.retarget)), set: |case, index| case.outlook.retarget = index == 1 },
        "Bitcoin adjusts its difficulty every 2016 blocks; smooth growth is the average of the steps.").only(HASH).folded(),
    input("sg", "Stake growth", Future, Shared, case!(PercentPerMonth, Growth, outlook.stake_growth),
        "Change of the network's stake a month: more stake shares the same reward.").only(STAKE),
    input("upg", "Proposed upgrades", Future, Shared,
        Kind::Text { accepts: "a proposed upgrade with its first block or its day, nu7:4200000 or nu7@2027-06-01, where it takes one with a factor behind, rx2@2027-06-01:0.9; several divided by _", get: upgrades::text, set: upgrades::set },
        "Upgrades that are proposed but not decided, to be counted with: name:block or name@day, and what it makes of your hashrate or fees.").only(HASH).folded(),
    input("ppath", "Price by month", Future, Shared,
        Kind::Text { accepts: "prices for months 0, 1, 2, … divided by _, at most 1200", get: text::price_path, set: text::set_price_path },
        "Your own course of the price; it replaces price and price growth.").folded(),
    input("dpath", "Difficulty by month", Future, Shared,
        Kind::Text { accepts: "difficulties for months 0, 1, 2, … divided by _, at most 1200", get: text::difficulty_path, set: text::set_difficulty_path },
        "Your own course of the difficulty; it replaces difficulty and its growth.").only(HASH).folded(),
    input("pv", "Price volatility", Future, Shared, known!(PercentPerYear, Volatility, outlook.price_volatility),
        "How widely the price may stray from its course; without any volatility there are no odds."),
    input("dv", "Difficulty volatility", Future, Shared, known!(PercentPerYear, Volatility, outlook.difficulty_volatility),
        "How widely the difficulty may stray from its course.").only(HASH).folded(),
    input("rho", "Price and difficulty together", Future, Shared, case!(None, Correlation, outlook.correlation),
        "Correlation of their surprises: 1 moves them together, -1 apart, 0 each on its own.").only(HASH).folded(),
    input("drift", "Futures centre on", Future, Shared,
        Kind::Choice { options: &[("mean", "their mean"), ("median", "their median")],
            get: |case| Some(usize::from(case.outlook.drift == Drift::Median)),
            set: |case, index| case.outlook.drift = if index == 1 { Drift::Median } else { Drift::Mean } },
        "Whether the mean or the median of all futures follows the course given above.").folded(),
    input("law", "Difficulty answers to income", Future, Shared,
        Kind::Choice { options: &[("simple", "no"), ("response", "yes")],
            get: |case| Some(usize::from(case.outlook.law == Law::Response)),
            set: |case, index| case.outlook.law = if index == 1 { Law::Response } else { Law::Simple } },
        "With yes, high prices attract machines, and halvings and low prices drive them out.").only(HASH).folded(),

    input("device", "Machine", Machine, Plan,
        Kind::Text { accepts: "the name of a machine in the list that mines the coin", get: text::device, set: text::set_device },
        "Pick a machine, or type its figures below.").only(MINE),
    input("n", "How many", Machine, Plan, mine!(None, Units, units), "Number of machines.").only(HASH),
    input("hash", "Hashrate", Machine, Plan, mine!(Hashrate, Hashrate, hashrate),
        "Of one machine, when new.").only(HASH).write(Write::WithDevice),
    input("watts", "Power", Machine, Plan, mine!(Watt, Power, power),
        "Of one machine, at the wall; of a contract, where it bills electricity apart.").only(HASH).write(Write::WithDevice),
    input("capex", "Price of one", Machine, Plan, Kind::Number { unit: Unit::Money, range: Money::RANGE, get: slots::capex, set: slots::set_capex, clear: None },
        "What one machine costs you, delivered.").write(Write::WithDevice),
    input("monthly", "Bought each month", Machine, Plan, of_plan!(purchase, purchase_mut, Money, Money, monthly),
        "Spent on the coin at the start of each further month.").only(BUY),
    input("bfee", "Purchase fee", Machine, Plan, of_plan!(purchase, purchase_mut, Percent, Share, fee),
        "Part of each amount that the seller keeps.").only(BUY),
    input("amount", "Stake", Machine, Plan, stake!(Coins, Coins, amount),
        "Coins staked at the start.").only(STAKE),
    input("via", "Staked through", Machine, Plan,
        Kind::Text { accepts: "solo, pool, exchange or delegate, or nothing", get: text::via, set: text::set_via },
        "Your own validator, a pool or liquid token, an exchange, or votes for somebody else's validator.").only(STAKE),
    input("term", "Contract runs", Machine, Plan,
        Kind::Text { accepts: "days, or 24m or 2y, from 1 day to 50 years, or nothing for no end", get: text::term, set: text::set_term },
        "When the contract ends and pays nothing more.").only(CLOUD),
    input("setup", "Other costs at the start", Machine, Plan, mine!(Money, Money, setup),
        "Shipping, customs, wiring, racks: paid once, for all machines together.").only(HASH).folded(),
    input("resale", "Resale value", Machine, Plan, mine!(Money, Money, resale),
        "What all machines together fetch on the last day.").only(MINE).folded(),
    input("dep", "Machine loses value", Machine, Plan,
        Kind::Text { accepts: "a percentage a month from 0 to 100, or nothing", get: text::depreciation, set: text::set_depreciation },
        "Percent of its value that a machine loses each month; what is left is sold on the last day.").only(MINE).folded(),
    input("decay", "Hashrate lost with age", Machine, Plan, mine!(PercentPerYear, Share, decay),
        "Part of the hashrate lost each year to failing boards and dust.").only(HASH).folded(),

    input("kwh", "Electricity price", Running, Plan, mine!(MoneyPerKwh, EnergyPrice, energy_price),
        "All of it: energy, network, taxes.").only(HASH),
    input("kwhg", "Electricity price growth", Running, Plan, mine!(PercentPerYear, Growth, energy_growth),
        "Change of the electricity price a year.").only(HASH).folded(),
    input("tou", "Peak and off-peak hours", Running, Plan,
        Kind::Text { accepts: "hours and prices such as 22-6:0.08_17-20:off", get: text::hours, set: text::set_hours },
        "Hours with another price, or in which the machines rest: 22-6:0.08_17-20:off.").only(MINE).folded(),
    input("pue", "Cooling overhead (PUE)", Running, Plan, mine!(None, Factor, overhead),
        "Power of the whole site for each watt of the machines: 1.1 means fans and pumps add a tenth.").only(MINE).folded(),
    input("up", "Uptime", Running, Plan, Kind::Number { unit: Unit::Percent, range: shown_range(Unit::Percent, Share::RANGE), get: slots::uptime, set: slots::set_uptime, clear: None },
        "Part of the time the machines really run.").only(HASH | STAKE).folded(),
    input("pool", "Pool fee", Running, Plan, mine!(Percent, Share, pool_fee),
        "Part of the income that the pool keeps.").only(HASH),
    input("scheme", "Pool pays by", Running, Plan,
        Kind::Choice { options: &[("fpps", "FPPS: subsidy and fees"), ("pps+", "PPS+: subsidy, fees as found"),
                ("pplns", "PPLNS: share of found blocks"), ("pps", "PPS: subsidy only, pool keeps the fees"), ("solo", "Solo: own blocks")],
            get: |case| case.plan.mining().and_then(|plan| SCHEMES.iter().position(|scheme| *scheme == plan.scheme)),
            set: |case, index| if let (Some(plan), Some(scheme)) = (case.plan.mining_mut(), SCHEMES.get(index)) { plan.scheme = *scheme } },
        "Over a long time all pay alike, except that PPS leaves the transaction fees with the pool.").only(HASH).folded(),
    input("stale", "Stale shares", Running, Plan, mine!(Percent, Share, stale),
        "Part of the work that reaches the pool too late.").only(HASH).folded(),
    input("opex", "Other running costs", Running, Plan, Kind::Number { unit: Unit::MoneyPerMonth, range: Money::RANGE, get: slots::opex, set: slots::set_opex, clear: None },
        "Rent, repairs, insurance, internet: a month, for all machines together.").only(HASH | STAKE),
    input("maint", "Maintenance", Running, Plan, contract!(MoneyPerTerahash, Money, maintenance),
        "What the provider charges for each TH/s and day, with the electricity where that is not billed apart.").only(CLOUD),
    input("maintcoin", "Maintenance in coins", Running, Plan, contract!(CoinsPerTerahash, Coins, maintenance_coins),
        "What the provider charges in coins for each TH/s and day.").only(CLOUD).folded(),
    input("order", "Price of an order", Running, Plan, contract!(CoinsPerPetahash, Coins, order),
        "On a hashrate market: coins for each PH/s and day, the market's fee included. It is 1000 times a maintenance in coins.").only(CLOUD).folded(),
    input("reinv", "Profit reinvested", Running, Plan, contract!(Percent, Share, reinvest),
        "Part of each day's profit that buys more hashrate at the contract's own price per TH/s, which works from the next day to the end of the term.").only(CLOUD).folded(),
    input("payout", "Payout threshold", Running, Plan, mine!(Coins, Coins, payout),
        "Coins are paid out once this many have come together; what is below it at the end is lost.").only(HASH).folded(),
    input("apr", "Reward rate, if you know better", Running, Plan,
        Kind::Number { unit: Unit::PercentPerYear, range: shown_range(Unit::PercentPerYear, Growth::RANGE),
            get: |case| case.plan.staking()?.apr.map(|apr| apr.get()),
            set: |case, value| if let Some(plan) = case.plan.staking_mut() { plan.apr = Growth::new(value).ok() },
            clear: Some(|case| if let Some(plan) = case.plan.staking_mut() { plan.apr = None }) },
        "Gross reward a year, held flat; it replaces what the protocol's own law would pay.").only(STAKE).folded(),
    input("fee", "Commission", Running, Plan, stake!(Percent, Share, commission),
        "Part of the reward that validator, pool or exchange keep.").only(STAKE),
    input("comp", "Rewards join the stake every", Running, Plan, stake!(Day, Span, compounding),
        "Days between claims that join the stake; 0 where rewards never do.").only(STAKE),
    input("claim", "Cost of a claim", Running, Plan, stake!(Coins, Coins, claim_cost),
        "Coins that one claim costs.").only(STAKE).folded(),
    input("delay", "Days before rewards begin", Running, Plan, stake!(Day, Span, activation_delay),
        "Queue and warm-up at the start, which earn nothing.").only(STAKE),
    input("unbond", "Days to get out", Running, Plan, stake!(Day, Span, unbonding),
        "Unbonding at the end, which earns nothing.").only(STAKE),
    input("slash", "Expected slashing", Running, Plan, stake!(PercentPerYear, Share, slashing),
        "Part of the stake lost to penalties each year, on average.").only(STAKE).folded(),
    input("risk", "The stake's own price counts", Running, Plan,
        Kind::Choice { options: &[("0", "no: the stake comes back as coins"), ("1", "yes: the whole position must be worth what went in")],
            get: |case| case.plan.staking().map(|plan| usize::from(plan.at_risk)),
            set: |case, index| if let Some(plan) = case.plan.staking_mut() { plan.at_risk = index == 1 } },
        "Whether break-even counts the price change of the staked coins.").only(STAKE).folded(),
    input("cut", "Host's share of the profit", Running, Plan, mine!(Percent, Share, profit_share),
        "Part of each day's profit that a host keeps.").only(HASH).folded(),
    input("cutfrom", "The host's share begins", Running, Plan,
        Kind::Choice { options: &[("start", "at once"), ("payback", "when the price is back")],
            get: |case| case.plan.mining().map(|plan| usize::from(plan.shared_after_payback)),
            set: |case, index| if let Some(plan) = case.plan.mining_mut() { plan.shared_after_payback = index == 1 } },
        "Some contracts leave all of the profit to the buyer until it has paid the price.").only(HASH).folded(),
    input("sell", "Coins are sold", Running, Plan,
        Kind::Text { accepts: "daily, hold, cover, or the percentage that is held", get: text::sale, set: text::set_sale },
        "On the day, never (valued at the end), just enough to cover costs, or a percentage held.").only(HASH),
    input("off", "On losing days", Running, Plan,
        Kind::Text { accepts: "never, curtail, or end:10 to stop for good after 10 losing days", get: text::losses, set: text::set_losses },
        "Run on, or switch off while the coins are worth less than the electricity.").only(HASH).folded(),
    input("loan", "Borrowed", Finance, Plan, case!(Money, Money, loan.amount),
        "Money borrowed at the start for this plan. The account counts what is still owed, so only the interest moves break-even.").folded(),
    input("lrate", "Interest on the loan", Finance, Plan, case!(PercentPerYear, Share, loan.rate),
        "Nominal rate a year; a twelfth of it is due each month.").folded(),
    input("lterm", "Loan repaid over", Finance, Plan,
        Kind::Number { unit: Unit::Month, range: Range { min: 0.0, max: 600.0 }, get: |case| Some(case.loan.months.get()),
            set: |case, value| if let Ok(months) = Span::new(value.round()) { case.loan.months = months }, clear: None },
        "Equal monthly instalments; 0 for interest only, and all of it back at the end. What is left when the projection ends is repaid then.").folded(),
    input("name", "Name", Compare, Plan,
        Kind::Text { accepts: "up to 60 characters", get: |case| case.name.clone(), set: text::set_name },
        "What you call the plan."),
    input("w", "Part of the blend", Compare, Plan, known!(Percent, Share, weight),
        "Percent of the budget that a blend of the plans puts into this one; nothing where there is no blend."),
];
