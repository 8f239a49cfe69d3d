//! Past prices and difficulties, asked for when somebody wants to look back.

use breakeven::market::Kind;
use breakeven::market::history::{self, Series};
use breakeven::units::UnixTime;
use web_sys::AbortController;

use crate::app::fmt;
use crate::app::live::fetch;

/// A figure's past.
#[derive(Clone, Debug)]
pub struct Known {
    /// Who gave it.
    pub series: &'static Series,
    /// Moments with values, the oldest first.
    pub values: Vec<(UnixTime, f64)>,
}

/// The past of a coin, or why there is none.
#[derive(Clone, Debug)]
pub struct Past {
    /// Which coin.
    pub coin: &'static str,
    /// Prices in US dollars.
    pub prices: Result<Known, String>,
    /// Difficulties; an empty reason where nobody was asked.
    pub difficulties: Result<Known, String>,
}

/// Hosts that are asked for the past of a coin, the first of each chain.
pub fn first_asked(coin: &'static str, mines: bool) -> Vec<&'static str> {
    let kinds = [Some(Kind::Price), mines.then_some(Kind::Difficulty)];
    kinds.into_iter().flatten().filter_map(|kind| first_of(kind, coin)).collect()
}

/// Whether anybody keeps a figure of `coin` for browsers to read.
pub fn kept(kind: Kind, coin: &'static str) -> bool {
    first_of(kind, coin).is_some()
}

/// Who is asked first for the past of a figure.
pub fn first_of(kind: Kind, coin: &'static str) -> Option<&'static str> {
    Some(history::chain(kind, coin).next()?.source.name)
}

/// Asks for everything that a look back at `coin` needs.
pub async fn ask(coin: &'static str, mines: bool) -> Past {
    let prices = one(Kind::Price, coin).await;
    // Without prices the difficulties are of no use, and their host is spared.
    let difficulties = match mines && prices.is_ok() {
        true => one(Kind::Difficulty, coin).await,
        false => Err(String::new()),
    };
    Past { coin, prices, difficulties }
}

/// The first answer of a chain, or what each of its sources said instead.
pub async fn one(kind: Kind, coin: &'static str) -> Result<Known, String> {
    let mut faults = String::new();
    for series in history::chain(kind, coin) {
        match read(series, coin).await {
            Ok(values) => return Ok(Known { series, values }),
            Err(fault) => {
                if !faults.is_empty() {
                    faults.push_str("; ");
                }
                faults.push_str(&fault);
            }
        }
    }
    Err(faults)
}

async fn read(series: &'static Series, coin: &'static str) -> Result<Vec<(UnixTime, f64)>, String> {
    let said = |fault: breakeven::market::Fault| [series.source.name, ": ", &fault.to_string()].concat();
    let now = fmt::now();
    let url = series.url(coin, now).unwrap_or_default();
    let abort = AbortController::new().map_err(|_| said(breakeven::market::Fault::Unreachable))?;
    let answer = fetch::get(&url, abort).await.map_err(said)?;
    let body = answer.good().map_err(|(fault, _)| said(fault))?;
    series.parse_history(&body, fmt::now()).map_err(|error| error.to_string())
}
