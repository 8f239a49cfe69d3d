//! Inputs with a grammar of their own.

use crate::networks;
use crate::outlook::Outlook;
use crate::plan::{Hours, Losses, Sale, Via};
use crate::scenario::{Case, Fees, Horizon, HorizonUnit};
use crate::units::{Date, Price, Quantity, Range, Share, UnixTime};

use super::number::{self, Dialect, plain, shown};

/// Longest monthly path: a century.
const LONGEST_PATH: usize = 1200;

pub fn coin(case: &Case) -> String {
    case.coin.key.to_ascii_lowercase()
}

/// Takes the coin and, since nothing of another coin's market applies to it, its own market.
pub fn set_coin(case: &mut Case, text: &str, _: Dialect) -> Option<()> {
    let coin = networks::find(text.trim())?;
    if !std::ptr::eq(coin, case.coin) {
        case.coin = coin;
        case.market = crate::market::snapshot::market(coin, case.fx);
    }
    Some(())
}

pub fn start(case: &Case) -> String {
    let second = case.start.second_of_day();
    let date = case.start.date();
    match (second, second % 60) {
        (0, _) => date.to_string(),
        (_, 0) => format!("{date}T{:02}:{:02}Z", second / 3600, second / 60 % 60),
        (_, rest) => format!("{date}T{:02}:{:02}:{rest:02}Z", second / 3600, second / 60 % 60),
    }
}

pub fn set_start(case: &mut Case, text: &str, _: Dialect) -> Option<()> {
    let text = text.trim().trim_end_matches(['Z', 'z']);
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00"));
    let mut parts = time.split(':').map(|part| {
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i64>().ok().filter(|_| digits)
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let valid = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    let midnight = Date::parse(date)?.midnight();
    case.start = UnixTime(valid.then_some(midnight.0 + hour * 3600 + minute * 60 + second)?);
    Some(())
}

pub fn horizon(case: &Case) -> String {
    length_text(case.horizon)
}

/// `60m`, `5y` or `1825d`; a bare number in the form is months.
pub fn set_horizon(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let bare = (dialect != Dialect::Link).then_some(HorizonUnit::Months);
    case.horizon = length(text, dialect, bare)?;
    Some(())
}

pub fn term(case: &Case) -> String {
    let term = case.plan.mining().and_then(|plan| plan.contract?.term);
    term.map(length_text).unwrap_or_default()
}

/// As a horizon, but a bare number is days, as contracts count them; nothing for a contract without end.
pub fn set_term(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let contract = case.plan.mining_mut()?.contract.as_mut()?;
    contract.term = match text.trim() {
        "" => None,
        text => Some(length(text, dialect, Some(HorizonUnit::Days))?),
    };
    Some(())
}

fn length_text(length: Horizon) -> String {
    let suffix = match length.unit {
        HorizonUnit::Days => 'd',
        HorizonUnit::Months => 'm',
        HorizonUnit::Years => 'y',
    };
    format!("{}{suffix}", plain(length.count))
}

fn length(text: &str, dialect: Dialect, bare: Option<HorizonUnit>) -> Option<Horizon> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match text.strip_prefix(digits).unwrap_or_default().to_ascii_lowercase().as_str() {
        "d" | "day" | "days" => HorizonUnit::Days,
        "m" | "mo" | "month" | "months" => HorizonUnit::Months,
        "y" | "yr" | "year" | "years" => HorizonUnit::Years,
        "" => bare?,
        _ => return None,
    };
    let count = number::parse(digits, dialect, false).ok()?.value;
    Horizon::new(count, unit)
}

const VIA: [&str; 4] = ["solo", "pool", "exchange", "delegate"];

pub fn via(case: &Case) -> String {
    let via = case.plan.staking().and_then(|plan| plan.via);
    let index = via.and_then(|via| Via::ALL.iter().position(|other| *other == via));
    index.map(|index| VIA[index].to_owned()).unwrap_or_default()
}

/// Takes a way to stake. In the form it brings what is customary on that network; a link has its own figures.
pub fn set_via(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let text = text.trim();
    let via = match VIA.iter().position(|word| word.eq_ignore_ascii_case(text)) {
        Some(index) => Some(Via::ALL[index]),
        None if text.is_empty() => None,
        None => return None,
    };
    let network = networks::staking::of(case.coin);
    let plan = case.plan.staking_mut()?;
    plan.via = via;
    if dialect != Dialect::Link
        && let Some(way) = via.and_then(|via| network?.way(via))
    {
        plan.follow(way);
    }
    Some(())
}

pub fn currency(case: &Case) -> String {
    case.currency.to_ascii_lowercase()
}

/// Takes a currency code. The exchange rate becomes the built-in one, and the coin's market with it;
/// a link that names either says so in keys that are read later.
pub fn set_currency(case: &mut Case, text: &str, _: Dialect) -> Option<()> {
    let code = text.trim().to_ascii_uppercase();
    let rate = crate::market::snapshot::usd_rate(&code)?;
    if code != case.currency {
        case.market.exchange(rate / case.fx)?;
        case.fx = rate;
        case.currency = code;
    }
    Some(())
}

pub fn fx(case: &Case) -> String {
    plain(case.fx)
}

/// Takes a rate; a price still at the old rate moves with it.
pub fn set_fx(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let rate = number::parse(text, dialect, false).ok()?.value;
    if !(Range { min: 1e-9, max: 1e9 }).contains(rate) {
        return None;
    }
    case.market.exchange(rate / case.fx)?;
    case.fx = rate;
    Some(())
}

pub fn height(case: &Case) -> String {
    if case.market.unknown.height { String::new() } else { case.market.height.to_string() }
}

/// A block height is whole; people may group its digits.
pub fn set_height(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    if text.trim().is_empty() && case.market.unknown.height {
        return Some(());
    }
    case.market.height = whole(text, dialect)?;
    case.market.unknown.height = false;
    Some(())
}

pub fn height2(case: &Case) -> String {
    let known = case.market.merged.as_ref().filter(|market| !market.unknown.height);
    known.map(|market| market.height.to_string()).unwrap_or_default()
}

pub fn set_height2(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let Some(market) = &mut case.market.merged else { return Some(()) };
    market.unknown.height = text.trim().is_empty();
    if !market.unknown.height {
        market.height = whole(text, dialect)?;
    }
    Some(())
}

fn whole(text: &str, dialect: Dialect) -> Option<u64> {
    let value = match dialect {
        Dialect::Link => {
            let value = number::parse(text, dialect, false).ok()?.value;
            (0.0..=1e12).contains(&value).then_some(value as u64).filter(|height| *height as f64 == value)?
        }
        Dialect::Form { .. } => {
            let digits: String =
                text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | '\'' | '’')).collect();
            digits.parse().ok()?
        }
    };
    Some(value).filter(|height: &u64| *height <= 1_000_000_000_000)
}

pub fn device(case: &Case) -> String {
    case.plan.mining().map(|plan| plan.device.clone()).unwrap_or_default()
}

/// Takes a device of the catalog, in a link with its hashrate and power for the coin and (where known)
/// its price; there it must run the coin's algorithm. A form has fields of its own for these, which count
/// whatever the device: to it the device is a name and no more.
pub fn set_device(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let id = text.trim();
    let (fx, algorithm) = (case.fx, case.coin.algorithm);
    let plan = case.plan.mining_mut()?;
    if id.is_empty() {
        plan.device.clear();
        return Some(());
    }
    if dialect != Dialect::Link {
        plan.device = id.to_owned();
        return Some(());
    }
    let device = crate::catalog::known(id)?;
    let run = device.run_for(algorithm)?;
    plan.device.clone_from(&device.id);
    plan.hashrate = Quantity::new(run.hashrate).ok()?;
    plan.power = Quantity::new(run.watts).ok()?;
    if let Some(price) = &device.price_usd {
        plan.unit_price = Quantity::new(price.value * fx).ok()?;
    }
    Some(())
}

/// Longest name of a plan, in characters.
const LONGEST_NAME: usize = 60;

/// Takes a name without what no line of text can hold.
pub fn set_name(case: &mut Case, text: &str, _: Dialect) -> Option<()> {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let name = text.trim();
    if name.chars().nth(LONGEST_NAME).is_some() {
        return None;
    }
    case.name = name.to_owned();
    Some(())
}

pub fn hours(case: &Case) -> String {
    case.plan.mining().map(|plan| plan.hours.to_string()).unwrap_or_default()
}

pub fn set_hours(case: &mut Case, text: &str, _: Dialect) -> Option<()> {
    case.plan.mining_mut()?.hours = text.trim().parse::<Hours>().ok()?;
    Some(())
}

pub fn sale(case: &Case) -> String {
    match case.plan.mining().map(|plan| plan.sale) {
        Some(Sale::Hold) => "hold".into(),
        Some(Sale::CoverCosts) => "cover".into(),
        Some(Sale::Keep(share)) => plain(shown(share.get(), 100.0)),
        Some(Sale::Daily) | None => "daily".into(),
    }
}

pub fn set_sale(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    case.plan.mining_mut()?.sale = match text.trim().to_ascii_lowercase().as_str() {
        "daily" => Sale::Daily,
        "hold" => Sale::Hold,
        "cover" => Sale::CoverCosts,
        percent => Sale::Keep(Share::new(number::parse(percent, dialect, false).ok()?.value / 100.0).ok()?),
    };
    Some(())
}

pub fn losses(case: &Case) -> String {
    match case.plan.mining().map(|plan| plan.losses) {
        Some(Losses::Curtail) => "curtail".into(),
        Some(Losses::End(days)) => format!("end:{days}"),
        Some(Losses::RunOn) | None => "never".into(),
    }
}

pub fn set_losses(case: &mut Case, text: &str, _: Dialect) -> Option<()> {
    case.plan.mining_mut()?.losses = match text.trim().to_ascii_lowercase().as_str() {
        "never" => Losses::RunOn,
        "curtail" => Losses::Curtail,
        other => {
            let days = other.strip_prefix("end:")?.parse().ok()?;
            Losses::End(Some(days).filter(|days| (1..=3650).contains(days))?)
        }
    };
    Some(())
}

pub fn depreciation(case: &Case) -> String {
    let value = case.plan.mining().and_then(|plan| plan.depreciation);
    value.map(|share| plain(shown(share.get(), 100.0))).unwrap_or_default()
}

pub fn set_depreciation(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    case.plan.mining_mut()?.depreciation = optional_percent(text, dialect)?;
    Some(())
}

pub fn miner_share(case: &Case) -> String {
    case.market.miner_share.map(|share| plain(shown(share.get(), 100.0))).unwrap_or_default()
}

pub fn set_miner_share(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    case.market.miner_share = optional_percent(text, dialect)?;
    Some(())
}

fn optional_percent(text: &str, dialect: Dialect) -> Option<Option<Share>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    let percent = number::parse(text, dialect, false).ok()?.value;
    Share::new(percent / 100.0).ok().map(Some)
}

pub fn price_path(case: &Case) -> String {
    path_text(&case.outlook.price_path)
}

pub fn set_price_path(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    case.outlook.price_path = path(text, dialect, Price::RANGE)?;
    Some(())
}

pub fn difficulty_path(case: &Case) -> String {
    path_text(&case.outlook.difficulty_path)
}

pub fn set_difficulty_path(case: &mut Case, text: &str, dialect: Dialect) -> Option<()> {
    let Outlook { difficulty_path, .. } = &mut case.outlook;
    *difficulty_path = path(text, dialect, crate::units::Difficulty::RANGE)?;
    Some(())
}

fn path_text(values: &[f64]) -> String {
    values.iter().map(|value| plain(*value)).collect::<Vec<_>>().join("_")
}

/// Values divided by `_`, or in the form by white space or `;` as well.
fn path(text: &str, dialect: Dialect, range: Range) -> Option<Vec<f64>> {
    let parts =
        text.split(|c: char| c == '_' || (dialect != Dialect::Link && (c == ';' || c.is_whitespace())));
    let values: Option<Vec<f64>> = parts
        .filter(|part| !part.trim().is_empty())
        .map(|part| number::parse(part, dialect, true).ok().map(|p| p.value).filter(|v| range.contains(*v)))
        .collect();
    values.filter(|values| values.len() <= LONGEST_PATH)
}

/// Which way fees are counted, as an index into the table's words.
pub fn fee_mode(case: &Case) -> Option<usize> {
    Some(match case.market.fees {
        Fees::PerBlock(_) => 0,
        Fees::OfSubsidy(_) => 1,
        Fees::OfReward(_) => 2,
    })
}

/// Takes the way fees are counted and, where it is new, no fees: coins are no percentage.
pub fn set_fee_mode(case: &mut Case, index: usize) {
    if fee_mode(case) != Some(index) {
        case.market.unknown.fees = false;
        case.market.fees = match index {
            0 => Fees::PerBlock(0.0),
            1 => Fees::OfSubsidy(0.0),
            _ => Fees::OfReward(0.0),
        };
    }
}

pub fn fees(case: &Case) -> Option<f64> {
    if case.market.unknown.fees {
        return None;
    }
    match case.market.fees {
        Fees::PerBlock(value) | Fees::OfSubsidy(value) | Fees::OfReward(value) => Some(value),
    }
}

pub fn set_fees(case: &mut Case, value: f64) {
    case.market.unknown.fees = false;
    case.market.fees = match case.market.fees {
        Fees::PerBlock(_) => Fees::PerBlock(value),
        Fees::OfSubsidy(_) => Fees::OfSubsidy(value),
        Fees::OfReward(_) => Fees::OfReward(value),
    };
}
