//! The sources of live figures, one file each: its addresses and how to read its answers.
//!
//! A further source is a file with its endpoints, and its place in the chains below.

pub mod blockchain_info;
pub mod blockstream;
pub mod coinbase;
pub mod coingecko;
pub mod currency_api;
pub mod frankfurter;
pub mod llama;
pub mod mempool;
mod read;

pub use read::SourceError;

use super::figure::{Figure, Kind};
use super::quote::Source;
use crate::units::UnixTime;

/// One address of a source.
///
/// Read by a simple GET without any header of our own, so that no preflight is needed.
#[derive(Debug)]
pub struct Endpoint {
    /// Unique name: source and what is asked.
    pub id: &'static str,
    /// Whose it is.
    pub source: &'static Source,
    /// Host that is asked, without scheme.
    pub host: &'static str,
    /// Builds the whole address.
    pub url: fn() -> String,
    /// Whether an answer may hold this figure.
    pub gives: fn(Figure) -> bool,
    /// Reads the body of an answer that arrived at the moment given.
    pub parse: fn(&str, UnixTime) -> Result<Reply, SourceError>,
}

impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What was read from one answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reply {
    /// The figures found; dependent ones after those they depend on.
    pub readings: Vec<Reading>,
    /// The figures that the answer should hold but does not, and why.
    pub refused: Vec<(Figure, SourceError)>,
}

/// A figure read from an answer, not yet passed through the gates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Which figure.
    pub figure: Figure,
    /// Its value, in the unit of its kind.
    pub value: f64,
    /// When it was true.
    pub as_of: UnixTime,
}

impl Reply {
    /// Takes what was read of a figure, or why it could not be.
    fn take(&mut self, figure: Figure, as_of: UnixTime, value: Result<f64, SourceError>) {
        match value {
            Ok(value) => self.readings.push(Reading { figure, value, as_of }),
            Err(error) => self.refused.push((figure, error)),
        }
    }
}

static PRICE: &[&Endpoint] = &[
    &coingecko::PRICES,
    &llama::PRICES,
    &coinbase::RATES,
    &mempool::PRICES,
    &currency_api::JSDELIVR,
    &currency_api::PAGES,
];
static CHANGE: &[&Endpoint] = &[&coingecko::PRICES, &llama::CHANGES];
static DIFFICULTY: &[&Endpoint] =
    &[&mempool::HASHRATE, &blockchain_info::BEST_BLOCK, &blockchain_info::DIFFICULTY];
static HEIGHT: &[&Endpoint] = &[
    &mempool::ADJUSTMENT,
    &mempool::TIP,
    &blockstream::TIP,
    &blockchain_info::BEST_BLOCK,
    &blockchain_info::BLOCK_COUNT,
];
static FEES: &[&Endpoint] = &[&mempool::REWARDS, &blockchain_info::FEES];
static RETARGET: &[&Endpoint] = &[&mempool::ADJUSTMENT];
static HASHRATE: &[&Endpoint] = &[&mempool::HASHRATE, &blockchain_info::HASHRATE];
static FX: &[&Endpoint] =
    &[&currency_api::JSDELIVR, &frankfurter::RATES, &coinbase::RATES, &currency_api::PAGES];

/// Where a figure is asked for, the best source first.
pub fn chain(figure: Figure) -> impl Iterator<Item = &'static Endpoint> {
    list(figure.kind).iter().copied().filter(move |endpoint| (endpoint.gives)(figure))
}

fn list(kind: Kind) -> &'static [&'static Endpoint] {
    match kind {
        Kind::Price => PRICE,
        Kind::Change24h => CHANGE,
        Kind::Difficulty => DIFFICULTY,
        Kind::Height => HEIGHT,
        Kind::FeesPerBlock => FEES,
        Kind::RetargetAt | Kind::RetargetChange => RETARGET,
        Kind::NetworkHashrate => HASHRATE,
        Kind::Fx => FX,
    }
}

/// Every endpoint of every chain, once.
pub fn all_requests() -> Vec<&'static Endpoint> {
    let mut all: Vec<&Endpoint> = Vec::new();
    for endpoint in Kind::ALL.into_iter().flat_map(list) {
        if !all.contains(endpoint) {
            all.push(endpoint);
        }
    }
    all
}

/// Every source, once: the attributions that the page shows.
pub fn all_sources() -> Vec<&'static Source> {
    let mut all: Vec<&Source> = Vec::new();
    for endpoint in all_requests() {
        if !all.contains(&endpoint.source) {
            all.push(endpoint.source);
        }
    }
    all
}

/// The source with this id.
pub fn find_source(id: &str) -> Option<&'static Source> {
    Kind::ALL.into_iter().flat_map(list).map(|endpoint| endpoint.source).find(|source| source.id == id)
}
