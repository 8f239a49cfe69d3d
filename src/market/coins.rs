//! The coins that live figures are known of, mined or staked.

/// Ticker and CoinGecko's identifier, which DefiLlama shares, of each coin: what one request for all
/// prices asks for.
pub(super) const IDS: &[(&str, &str)] = &[
    ("BTC", "bitcoin"),
    ("BCH", "bitcoin-cash"),
    ("LTC", "litecoin"),
    ("DOGE", "dogecoin"),
    ("XMR", "monero"),
    ("ZEC", "zcash"),
    ("ETC", "ethereum-classic"),
    ("RVN", "ravencoin"),
    ("KAS", "kaspa"),
    ("ERG", "ergo"),
    ("DASH", "dash"),
    ("DCR", "decred"),
    ("CKB", "nervos-network"),
    ("ALPH", "alephium"),
    ("CFX", "conflux-token"),
    ("ZANO", "zano"),
    ("ETH", "ethereum"),
    ("SOL", "solana"),
    ("ADA", "cardano"),
    ("ATOM", "cosmos"),
    ("DOT", "polkadot"),
    ("XTZ", "tezos"),
    ("AVAX", "avalanche-2"),
    ("NEAR", "near"),
    ("TRX", "tron"),
    ("BNB", "binancecoin"),
    ("ALGO", "algorand"),
    ("SUI", "sui"),
    ("APT", "aptos"),
];

/// The first of the coins in [`IDS`] that are staked and not mined, after all those that are mined.
const FIRST_STAKED: &str = "ETH";

/// The ticker as [`IDS`] spells it, in any case.
pub fn symbol(text: &str) -> Option<&'static str> {
    IDS.iter().map(|(symbol, _)| *symbol).find(|symbol| symbol.eq_ignore_ascii_case(text))
}

/// CoinGecko's identifier of the coin with this ticker.
pub fn id(symbol: &str) -> Option<&'static str> {
    IDS.iter().find(|(known, _)| *known == symbol).map(|(_, id)| *id)
}

/// Tickers and identifiers of the coins that are staked.
pub(super) fn staked() -> &'static [(&'static str, &'static str)] {
    let first = IDS.iter().position(|(symbol, _)| *symbol == FIRST_STAKED);
    first.map_or(&[], |first| IDS.get(first..).unwrap_or(&[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coin_of_the_catalog_has_its_identifier() {
        for coin in crate::networks::all() {
            assert!(id(coin.symbol).is_some(), "{} has no identifier in src/market/coins.rs", coin.symbol);
            assert!(staked().iter().all(|(symbol, _)| *symbol != coin.symbol), "{} is mined", coin.symbol);
        }
    }

    #[test]
    fn no_ticker_and_no_identifier_is_there_twice() {
        for (index, (symbol, id)) in IDS.iter().enumerate() {
            assert!(IDS[..index].iter().all(|(other, of)| other != symbol && of != id), "{symbol}");
            assert_eq!(super::symbol(&symbol.to_lowercase()), Some(*symbol));
        }
        assert_eq!(super::symbol("XYZ"), None);
        assert_eq!(staked().len(), 13);
    }
}
