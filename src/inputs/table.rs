use crate::messages::{Saying, errors, form};
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

const fn input(key: &'static str, label: Saying, group: Group, scope: Scope, kind: Kind) -> Input {
    Input { key, label, group, folded: false, scope, plans: ANY, write: Write::Changed, kind }
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
/// Besides the kinds of plan: only of coins whose difficulty moves in steps.
pub(super) const STEPS: u8 = 1 << 7;
const ANY: u8 = HASH | STAKE | BUY;

const SCHEMES: [Scheme; 5] = [Scheme::Fpps, Scheme::PpsPlus, Scheme::Pplns, Scheme::Pps, Scheme::Solo];

use Group::{Compare, Finance, Future, Machine, Network, Running, Terms};
use Scope::{Common, Plan, Shared};

/// All inputs. The order is the order of reading: an input may rely on those before it.
#[rustfmt::skip]
pub static INPUTS: &[Input] = &[
    input("cur", form::currency, Terms, Common,
        Kind::Text { accepts: errors::accepts_currency, get: text::currency, set: text::set_currency }),
    input("fx", form::exchange_rate, Terms, Common,
        Kind::Text { accepts: errors::accepts_exchange_rate, get: text::fx, set: text::set_fx }).write(Write::WithCurrency).folded(),
    input("at", form::start, Terms, Common,
        Kind::Text { accepts: errors::accepts_start, get: text::start, set: text::set_start }).write(Write::Always),
    input("h", form::horizon, Terms, Common,
        Kind::Text { accepts: errors::accepts_horizon, get: text::horizon, set: text::set_horizon }),
    input("disc", form::discount_rate, Terms, Common, case!(PercentPerYear, Growth, discount)).folded(),
    input("itax", form::income_tax, Finance, Common, case!(Percent, Share, taxes.income)).folded(),
    input("gtax", form::gains_tax, Finance, Common, case!(Percent, Share, taxes.gains)).folded(),
    input("depyears", form::write_off_years, Finance, Common,
        Kind::Number { unit: Unit::Year, range: Range { min: 0.0, max: 50.0 }, get: |case| Some(case.taxes.write_off_years.get()),
            set: |case, value| if let Ok(years) = Span::new(value) { case.taxes.write_off_years = years }, clear: None }).folded(),
    input("cpi", form::currency_inflation, Finance, Common, case!(PercentPerYear, Growth, taxes.inflation)).folded(),
    input("budget", form::budget, Compare, Common, known!(Money, Money, purse.budget)),
    input("spare", form::spare_money, Compare, Common,
        Kind::Choice { options: &[("cash", form::spare_money_cash), ("coin", form::spare_money_coin)],
            get: |case| Some(usize::from(case.purse.spare == Spare::Coin)),
            set: |case, index| case.purse.spare = if index == 1 { Spare::Coin } else { Spare::Cash } }),
    input("xrho", form::coins_together, Compare, Common, known!(None, Share, purse.together)),

    input("plan", form::plan, Machine, Plan,
        Kind::Choice { options: &[("mine", form::plan_mine), ("cloud", form::plan_cloud), ("stake", form::plan_stake), ("buy", form::plan_buy)],
            get: |case| PlanKind::ALL.iter().position(|kind| *kind == case.plan.kind()),
            set: |case, index| if let Some(kind) = PlanKind::ALL.get(index).filter(|kind| **kind != case.plan.kind()) { case.plan = Spending::neutral(*kind) } }),
    input("coin", form::coin, Network, Shared,
        Kind::Text { accepts: errors::accepts_coin, get: text::coin, set: text::set_coin }).write(Write::Always),
    input("price", form::coin_price, Network, Shared, figure!(MoneyPerCoin, Price, price)).write(Write::Always),
    input("diff", form::difficulty, Network, Shared, figure!(Difficulty, Difficulty, difficulty)).only(HASH).write(Write::Always),
    input("height", form::first_block, Network, Shared,
        Kind::Text { accepts: errors::accepts_first_block, get: text::height, set: text::set_height }).only(HASH).write(Write::Always),
    input("feemode", form::fees_counted, Network, Shared,
        Kind::Choice { options: &[("block", form::fees_counted_block), ("subsidy", form::fees_counted_subsidy), ("total", form::fees_counted_total)],
            get: text::fee_mode, set: text::set_fee_mode }).only(HASH).folded(),
    input("fees", form::transaction_fees, Network, Shared,
        Kind::Number { unit: Unit::Fees, range: Range { min: 0.0, max: 1e6 }, get: text::fees, set: text::set_fees, clear: Some(slots::clear_fees) }).only(HASH).write(Write::Always),
    input("bt", form::block_time, Network, Shared, figure!(Second, BlockTime, block_time)).only(HASH).folded(),
    input("share", form::miner_share, Network, Shared,
        Kind::Text { accepts: errors::accepts_miner_share, get: text::miner_share, set: text::set_miner_share }).only(HASH).folded(),

    input("reward", form::block_reward, Network, Shared, known!(Coins, Coins, market.own.reward)).only(HASH).folded(),
    input("halve", form::halving_interval, Network, Shared,
        Kind::Number { unit: Unit::None, range: Range { min: 0.0, max: 1e12 }, get: |case| Some(case.market.own.halving as f64), set: |case, value| case.market.own.halving = value as u64, clear: None }).only(HASH).folded(),
    input("decline", form::reward_decline, Network, Shared, case!(PercentPerMonth, Share, market.own.decline)).only(HASH).folded(),
    input("k", form::hashes_per_difficulty, Network, Shared, known!(None, Difficulty, market.own.hashes)).only(HASH).folded(),
    input("price2", form::merged_price, Network, Shared, merged!(MoneyPerCoin, Price, price)).only(HASH).write(Write::Always),
    input("diff2", form::merged_difficulty, Network, Shared, merged!(None, Difficulty, difficulty)).only(HASH).write(Write::Always),
    input("height2", form::merged_first_block, Network, Shared,
        Kind::Text { accepts: errors::accepts_merged_first_block, get: text::height2, set: text::set_height2 }).only(HASH).write(Write::Always).folded(),
    input("fees2", form::merged_fees, Network, Shared,
        Kind::Number { unit: Unit::Coins, range: Range { min: 0.0, max: 1e6 }, get: slots::fees2, set: slots::set_fees2, clear: Some(slots::clear_fees2) }).only(HASH).write(Write::Always).folded(),

    input("staked", form::network_stake, Network, Shared,
        Kind::Number { unit: Unit::Coins, range: Coins::RANGE, get: |case| case.market.stake.staked.map(Quantity::get),
            set: slots::set_staked, clear: Some(|case| case.market.stake.staked = None) }).only(STAKE).write(Write::Known),
    input("supply", form::supply, Network, Shared,
        Kind::Number { unit: Unit::Coins, range: Coins::RANGE, get: |case| case.market.stake.supply.map(Quantity::get),
            set: slots::set_supply, clear: Some(|case| case.market.stake.supply = None) }).only(STAKE).write(Write::Known).folded(),
    input("bonded", form::bonded_ratio, Network, Shared, known!(Percent, Share, market.stake.bonded)).only(STAKE).write(Write::Known),
    input("infl", form::inflation, Network, Shared, known!(PercentPerYear, Growth, market.stake.inflation)).only(STAKE).write(Write::Known),
    input("taper", form::inflation_taper, Network, Shared, known!(PercentPerYear, Share, market.stake.taper)).only(STAKE).write(Write::Known).folded(),
    input("floor", form::inflation_floor, Network, Shared, known!(PercentPerYear, Growth, market.stake.floor)).only(STAKE).write(Write::Known).folded(),
    input("tax", form::community_tax, Network, Shared, known!(Percent, Share, market.stake.tax)).only(STAKE).write(Write::Known).folded(),
    input("el", form::tips, Network, Shared, known!(PercentPerYear, Growth, market.stake.execution)).only(STAKE).write(Write::Known),

    input("pg", form::price_growth, Future, Shared, case!(PercentPerMonth, Growth, outlook.price_growth)),
    input("dg", form::difficulty_growth, Future, Shared, case!(PercentPerMonth, Growth, outlook.difficulty_growth)).only(HASH),
    input("pg2", form::merged_price_growth, Future, Shared, known!(PercentPerMonth, Growth, outlook.merged_price_growth)).only(HASH).folded(),
    input("dg2", form::merged_difficulty_growth, Future, Shared, known!(PercentPerMonth, Growth, outlook.merged_difficulty_growth)).only(HASH).folded(),
    input("hdrop", form::halving_drop, Future, Shared, case!(Percent, Share, outlook.halving_drop)).only(HASH).folded(),
    input("retarget", form::difficulty_moves, Future, Shared,
        Kind::Choice { options: &[("0", form::difficulty_moves_smooth), ("1", form::difficulty_moves_steps)],
            get: |case| Some(usize::from(case.outlook.retarget)), set: |case, index| case.outlook.retarget = index == 1 }).only(HASH | STEPS).folded(),
    input("sg", form::stake_growth, Future, Shared, case!(PercentPerMonth, Growth, outlook.stake_growth)).only(STAKE),
    input("upg", form::proposed_upgrades, Future, Shared,
        Kind::Text { accepts: errors::accepts_proposed_upgrades, get: upgrades::text, set: upgrades::set }).only(HASH).folded(),
    input("ppath", form::price_path, Future, Shared,
        Kind::Text { accepts: errors::accepts_price_path, get: text::price_path, set: text::set_price_path }).folded(),
    input("dpath", form::difficulty_path, Future, Shared,
        Kind::Text { accepts: errors::accepts_difficulty_path, get: text::difficulty_path, set: text::set_difficulty_path }).only(HASH).folded(),
    input("pv", form::price_volatility, Future, Shared, known!(PercentPerYear, Volatility, outlook.price_volatility)),
    input("dv", form::difficulty_volatility, Future, Shared, known!(PercentPerYear, Volatility, outlook.difficulty_volatility)).only(HASH).folded(),
    input("rho", form::correlation, Future, Shared, case!(None, Correlation, outlook.correlation)).only(HASH).folded(),
    input("drift", form::futures_centre, Future, Shared,
        Kind::Choice { options: &[("mean", form::futures_centre_mean), ("median", form::futures_centre_median)],
            get: |case| Some(usize::from(case.outlook.drift == Drift::Median)),
            set: |case, index| case.outlook.drift = if index == 1 { Drift::Median } else { Drift::Mean } }).folded(),
    input("law", form::difficulty_answers, Future, Shared,
        Kind::Choice { options: &[("simple", form::difficulty_answers_simple), ("response", form::difficulty_answers_response)],
            get: |case| Some(usize::from(case.outlook.law == Law::Response)),
            set: |case, index| case.outlook.law = if index == 1 { Law::Response } else { Law::Simple } }).only(HASH).folded(),

    input("device", form::machine, Machine, Plan,
        Kind::Text { accepts: errors::accepts_machine, get: text::device, set: text::set_device }).only(MINE),
    input("n", form::units, Machine, Plan, mine!(None, Units, units)).only(HASH),
    input("hash", form::hashrate, Machine, Plan, mine!(Hashrate, Hashrate, hashrate)).only(HASH).write(Write::WithDevice),
    input("watts", form::power, Machine, Plan, mine!(Watt, Power, power)).only(HASH).write(Write::WithDevice),
    input("capex", form::unit_price, Machine, Plan, Kind::Number { unit: Unit::Money, range: Money::RANGE, get: slots::capex, set: slots::set_capex, clear: None }).write(Write::WithDevice),
    input("monthly", form::bought_monthly, Machine, Plan, of_plan!(purchase, purchase_mut, Money, Money, monthly)).only(BUY),
    input("bfee", form::purchase_fee, Machine, Plan, of_plan!(purchase, purchase_mut, Percent, Share, fee)).only(BUY),
    input("amount", form::stake, Machine, Plan, stake!(Coins, Coins, amount)).only(STAKE),
    input("via", form::staked_through, Machine, Plan,
        Kind::Text { accepts: errors::accepts_staked_through, get: text::via, set: text::set_via }).only(STAKE),
    input("term", form::contract_term, Machine, Plan,
        Kind::Text { accepts: errors::accepts_contract_term, get: text::term, set: text::set_term }).only(CLOUD),
    input("setup", form::setup_costs, Machine, Plan, mine!(Money, Money, setup)).only(HASH).folded(),
    input("resale", form::resale_value, Machine, Plan, mine!(Money, Money, resale)).only(MINE).folded(),
    input("dep", form::value_loss, Machine, Plan,
        Kind::Text { accepts: errors::accepts_value_loss, get: text::depreciation, set: text::set_depreciation }).only(MINE).folded(),
    input("decay", form::hashrate_decay, Machine, Plan, mine!(PercentPerYear, Share, decay)).only(HASH).folded(),

    input("kwh", form::electricity_price, Running, Plan, mine!(MoneyPerKwh, EnergyPrice, energy_price)).only(HASH),
    input("kwhg", form::electricity_growth, Running, Plan, mine!(PercentPerYear, Growth, energy_growth)).only(HASH).folded(),
    input("tou", form::special_hours, Running, Plan,
        Kind::Text { accepts: errors::accepts_special_hours, get: text::hours, set: text::set_hours }).only(MINE).folded(),
    input("pue", form::cooling_overhead, Running, Plan, mine!(None, Factor, overhead)).only(MINE).folded(),
    input("up", form::uptime, Running, Plan, Kind::Number { unit: Unit::Percent, range: shown_range(Unit::Percent, Share::RANGE), get: slots::uptime, set: slots::set_uptime, clear: None }).only(HASH | STAKE).folded(),
    input("pool", form::pool_fee, Running, Plan, mine!(Percent, Share, pool_fee)).only(HASH),
    input("scheme", form::pool_scheme, Running, Plan,
        Kind::Choice { options: &[("fpps", form::pool_scheme_fpps), ("pps+", form::pool_scheme_pps_plus),
                ("pplns", form::pool_scheme_pplns), ("pps", form::pool_scheme_pps), ("solo", form::pool_scheme_solo)],
            get: |case| case.plan.mining().and_then(|plan| SCHEMES.iter().position(|scheme| *scheme == plan.scheme)),
            set: |case, index| if let (Some(plan), Some(scheme)) = (case.plan.mining_mut(), SCHEMES.get(index)) { plan.scheme = *scheme } }).only(HASH).folded(),
    input("stale", form::stale_shares, Running, Plan, mine!(Percent, Share, stale)).only(HASH).folded(),
    input("opex", form::running_costs, Running, Plan, Kind::Number { unit: Unit::MoneyPerMonth, range: Money::RANGE, get: slots::opex, set: slots::set_opex, clear: None }).only(HASH | STAKE),
    input("maint", form::maintenance, Running, Plan, contract!(MoneyPerTerahash, Money, maintenance)).only(CLOUD),
    input("maintcoin", form::maintenance_coins, Running, Plan, contract!(CoinsPerTerahash, Coins, maintenance_coins)).only(CLOUD).folded(),
    input("order", form::order_price, Running, Plan, contract!(CoinsPerPetahash, Coins, order)).only(CLOUD).folded(),
    input("reinv", form::reinvested, Running, Plan, contract!(Percent, Share, reinvest)).only(CLOUD).folded(),
    input("payout", form::payout_threshold, Running, Plan, mine!(Coins, Coins, payout)).only(HASH).folded(),
    input("apr", form::reward_rate, Running, Plan,
        Kind::Number { unit: Unit::PercentPerYear, range: shown_range(Unit::PercentPerYear, Growth::RANGE),
            get: |case| case.plan.staking()?.apr.map(|apr| apr.get()),
            set: |case, value| if let Some(plan) = case.plan.staking_mut() { plan.apr = Growth::new(value).ok() },
            clear: Some(|case| if let Some(plan) = case.plan.staking_mut() { plan.apr = None }) }).only(STAKE).folded(),
    input("fee", form::commission, Running, Plan, stake!(Percent, Share, commission)).only(STAKE),
    input("comp", form::compounding, Running, Plan, stake!(Day, Span, compounding)).only(STAKE),
    input("claim", form::claim_cost, Running, Plan, stake!(Coins, Coins, claim_cost)).only(STAKE).folded(),
    input("delay", form::activation_delay, Running, Plan, stake!(Day, Span, activation_delay)).only(STAKE),
    input("unbond", form::unbonding, Running, Plan, stake!(Day, Span, unbonding)).only(STAKE),
    input("tdisc", form::token_discount, Running, Plan, stake!(Percent, Share, token_discount)).only(STAKE),
    input("slash", form::slashing, Running, Plan, stake!(PercentPerYear, Share, slashing)).only(STAKE).folded(),
    input("risk", form::stake_at_risk, Running, Plan,
        Kind::Choice { options: &[("0", form::stake_at_risk_no), ("1", form::stake_at_risk_yes)],
            get: |case| case.plan.staking().map(|plan| usize::from(plan.at_risk)),
            set: |case, index| if let Some(plan) = case.plan.staking_mut() { plan.at_risk = index == 1 } }).only(STAKE).folded(),
    input("cut", form::host_share, Running, Plan, mine!(Percent, Share, profit_share)).only(HASH).folded(),
    input("cutfrom", form::host_share_begins, Running, Plan,
        Kind::Choice { options: &[("start", form::host_share_begins_start), ("payback", form::host_share_begins_payback)],
            get: |case| case.plan.mining().map(|plan| usize::from(plan.shared_after_payback)),
            set: |case, index| if let Some(plan) = case.plan.mining_mut() { plan.shared_after_payback = index == 1 } }).only(HASH).folded(),
    input("sell", form::coins_sold, Running, Plan,
        Kind::Text { accepts: errors::accepts_coins_sold, get: text::sale, set: text::set_sale }).only(HASH),
    input("off", form::losing_days, Running, Plan,
        Kind::Text { accepts: errors::accepts_losing_days, get: text::losses, set: text::set_losses }).only(HASH).folded(),
    input("loan", form::loan, Finance, Plan, case!(Money, Money, loan.amount)).folded(),
    input("lrate", form::loan_rate, Finance, Plan, case!(PercentPerYear, Share, loan.rate)).folded(),
    input("lterm", form::loan_term, Finance, Plan,
        Kind::Number { unit: Unit::Month, range: Range { min: 0.0, max: 600.0 }, get: |case| Some(case.loan.months.get()),
            set: |case, value| if let Ok(months) = Span::new(value.round()) { case.loan.months = months }, clear: None }).folded(),
    input("name", form::name, Compare, Plan,
        Kind::Text { accepts: errors::accepts_name, get: |case| case.name.clone(), set: text::set_name }),
    input("w", form::blend_part, Compare, Plan, known!(Percent, Share, weight)),
];
