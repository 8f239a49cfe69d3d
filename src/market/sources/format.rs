//! How answers about many coins or currencies are laid out: each source reads its own.

use super::{Reply, SourceError, blockchair, coinbase, coingecko, currency_api, frankfurter, llama};
use crate::units::UnixTime;

/// A layout that only code can read.
///
/// It is named, not pointed at: a program may know every source, ask which gives a figure, and fetch the code that reads
/// an answer when it asks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after what it is the answer of")]
pub enum Format {
    Blockchair,
    Coinbase,
    CoingeckoPrices,
    CoingeckoSupplies,
    CurrencyApi,
    Frankfurter,
    LlamaChanges,
    LlamaPrices,
}

impl Format {
    /// Reads the body of an answer that arrived at `now`.
    pub(super) fn read(self, body: &str, now: UnixTime) -> Result<Reply, SourceError> {
        let read = match self {
            Self::Blockchair => blockchair::stats,
            Self::Coinbase => coinbase::rates,
            Self::CoingeckoPrices => coingecko::prices,
            Self::CoingeckoSupplies => coingecko::supplies,
            Self::CurrencyApi => currency_api::rates,
            Self::Frankfurter => frankfurter::rates,
            Self::LlamaChanges => llama::changes,
            Self::LlamaPrices => llama::prices,
        };
        read(body, now)
    }
}
