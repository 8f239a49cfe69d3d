//! The sources of live figures, one file each: its addresses and what its answers hold.
//!
//! A further source is a file with its endpoints, and its place in the lists below; one that only code can read also
//! has a name in [`format`].

pub mod alephium;
pub mod blockchain_info;
pub mod blockchair;
pub mod blockcypher;
pub mod blockstream;
pub mod coinbase;
pub mod coingecko;
pub mod cosmos;
pub mod currency_api;
pub mod dash;
pub mod decred;
pub mod ergo;
pub mod format;
pub mod frankfurter;
pub mod herominers;
pub mod kaspa;
pub mod koios;
pub mod layout;
pub mod lido;
pub mod llama;
pub mod mempool;
pub mod monero;
mod read;
pub mod tezos;
pub mod two_miners;
pub mod validator_queue;

pub(super) use read::Reader;
pub use read::{SourceError, Term};

use super::figure::{Figure, Kind};
use super::quote::Source;
use crate::units::UnixTime;
use format::Format;
use layout::{Field, Layout, Shape, When};

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
    /// What of it is asked.
    pub path: Path,
    /// What it answers.
    pub answer: Answer,
}

/// Path and query of an address.
#[derive(Clone, Copy, Debug)]
pub enum Path {
    /// Always the same.
    Fixed(&'static str),
    /// Put together, possibly for the moment given.
    Built(fn(UnixTime) -> String),
}

/// What an endpoint answers.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// Figures of one coin, each at its place.
    Layout(Layout),
    /// Figures of many coins or currencies.
    Many {
        /// Whether an answer may hold this figure.
        gives: fn(Figure) -> bool,
        /// How it is laid out.
        format: Format,
    },
}

impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Endpoint {
    /// An address whose answer is JSON and says nothing of its age.
    const fn new(
        id: &'static str,
        source: &'static Source,
        (host, path): (&'static str, &'static str),
        of: &'static str,
        fields: &'static [Field],
    ) -> Self {
        Self::shaped(id, source, (host, path), Layout { of, shape: Shape::Json, when: When::Now, fields })
    }

    /// An address whose answer is laid out in some other way.
    const fn shaped(
        id: &'static str,
        source: &'static Source,
        (host, path): (&'static str, &'static str),
        layout: Layout,
    ) -> Self {
        Self { id, source, host, path: Path::Fixed(path), answer: Answer::Layout(layout) }
    }

    /// The whole address, to be asked at `now`.
    pub fn url(&self, now: UnixTime) -> String {
        let path = match self.path {
            Path::Fixed(path) => path.to_owned(),
            Path::Built(build) => build(now),
        };
        ["https://", self.host, &path].concat()
    }

    /// Whether an answer may hold this figure.
    pub fn gives(&self, figure: Figure) -> bool {
        match &self.answer {
            Answer::Layout(layout) => {
                layout.of == figure.of && layout.fields.iter().any(|field| field.kind == figure.kind)
            }
            Answer::Many { gives, .. } => gives(figure),
        }
    }

    /// Reads the body of an answer that arrived at `now`.
    ///
    /// # Errors
    /// [`SourceError`] where the answer as a whole is unusable; the figures it lacks are in the reply.
    pub fn parse(&self, body: &str, now: UnixTime) -> Result<Reply, SourceError> {
        match &self.answer {
            Answer::Layout(layout) => layout.read(self.source, body, now),
            Answer::Many { format, .. } => format.read(body, now),
        }
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

/// Every endpoint; of those that give the same figure the best first, save exchange rates.
static ALL: &[&Endpoint] = &[
    &coingecko::PRICES,
    &llama::PRICES,
    &llama::CHANGES,
    &coinbase::RATES,
    &mempool::PRICES,
    &mempool::HASHRATE,
    &mempool::ADJUSTMENT,
    &mempool::REWARDS,
    &mempool::TIP,
    &blockstream::TIP,
    &blockchain_info::BEST_BLOCK,
    &blockchain_info::DIFFICULTY,
    &blockchain_info::BLOCK_COUNT,
    &blockchain_info::FEES,
    &blockchain_info::HASHRATE,
    &mempool::LITECOIN_HASHRATE,
    &mempool::LITECOIN_ADJUSTMENT,
    &mempool::LITECOIN_REWARDS,
    &blockchain_info::BITCOIN_CASH,
    &mempool::BITCOIN_CASH,
    &monero::OCEAN,
    &two_miners::XMR,
    &monero::EXPLORER,
    &two_miners::ZEC,
    &two_miners::ETC,
    &two_miners::RVN,
    &herominers::RVN,
    &kaspa::DAG,
    &kaspa::HASHRATE,
    &two_miners::KAS,
    &ergo::BLOCKS,
    &ergo::INFO,
    &two_miners::ERG,
    &herominers::ERG,
    &two_miners::CKB,
    &two_miners::CFX,
    &herominers::CFX,
    &herominers::ZANO,
    &alephium::HASHRATES,
    &decred::BEST,
    &blockchair::STATS,
    &dash::INFO,
    &blockcypher::LTC,
    &blockcypher::DOGE,
    &blockcypher::DASH,
    &validator_queue::JSDELIVR,
    &validator_queue::GITHUB,
    &lido::APR,
    &cosmos::DIRECTORY,
    &cosmos::INFLATION,
    &cosmos::POOL,
    &cosmos::TAX,
    &cosmos::SUPPLY,
    &koios::TOTALS,
    &koios::EPOCH,
    &tezos::STATISTICS,
    &tezos::RATE,
    &coingecko::SUPPLIES,
    &currency_api::JSDELIVR,
    &frankfurter::RATES,
    &currency_api::PAGES,
];

/// The same for exchange rates.
static FX: &[&Endpoint] =
    &[&currency_api::JSDELIVR, &frankfurter::RATES, &coinbase::RATES, &currency_api::PAGES];

/// Where a figure is asked for, the best source first.
pub fn chain(figure: Figure) -> impl Iterator<Item = &'static Endpoint> {
    let list = if figure.kind == Kind::Fx { FX } else { ALL };
    list.iter().copied().filter(move |endpoint| endpoint.gives(figure))
}

/// Every endpoint of every chain, once.
pub fn all_requests() -> &'static [&'static Endpoint] {
    ALL
}

/// Every source, once: the attributions that the page shows.
pub fn all_sources() -> Vec<&'static Source> {
    let mut all: Vec<&Source> = Vec::new();
    for endpoint in ALL {
        if !all.contains(&endpoint.source) {
            all.push(endpoint.source);
        }
    }
    all
}

/// The source with this id.
pub fn find_source(id: &str) -> Option<&'static Source> {
    ALL.iter().map(|endpoint| endpoint.source).find(|source| source.id == id)
}
