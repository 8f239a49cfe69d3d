//! Every source against answers in its documented shape, and against all that can be wrong with one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "the helpers of a test fail it")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use breakeven::market::gate::{self, Known};
use breakeven::market::quote::Held;
use breakeven::market::sources::layout::{Layout, Shape, Take, When};
use breakeven::market::sources::{
    Answer, Reading, Reply, SourceError, alephium, blockchain_info, blockchair, blockcypher, blockstream,
    coinbase, coingecko, cosmos, currency_api, dash, decred, ergo, frankfurter, herominers, kaspa, koios,
    lido, llama, mempool, monero, tezos, two_miners, validator_queue,
};
use breakeven::market::{Endpoint, Figure, Kind, all_requests, all_sources, hosts};
use breakeven::networks;
use breakeven::units::UnixTime;
use proptest::prelude::*;
use serde_json::{Value, json};

/// 2026-10-27 11:20 UTC.
const NOW: UnixTime = UnixTime(1_793_100_000);
const TODAY: i64 = 1_793_059_200;

const PRICE: Figure = Figure::new(Kind::Price, "BTC");
const CHANGE: Figure = Figure::new(Kind::Change24h, "BTC");
const DIFFICULTY: Figure = Figure::new(Kind::Difficulty, "BTC");
const HEIGHT: Figure = Figure::new(Kind::Height, "BTC");
const FEES: Figure = Figure::new(Kind::FeesPerBlock, "BTC");
const RETARGET_AT: Figure = Figure::new(Kind::RetargetAt, "BTC");
const RETARGET: Figure = Figure::new(Kind::RetargetChange, "BTC");
const HASHRATE: Figure = Figure::new(Kind::NetworkHashrate, "BTC");
const EURO: Figure = Figure::new(Kind::Fx, "EUR");

const fn of(kind: Kind, coin: &'static str) -> Figure {
    Figure::new(kind, coin)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn fixture(path: &str) -> String {
    fs::read_to_string(folder().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Reads a fixture and passes the figure through the gates, against the built-in figures.
fn read(endpoint: &Endpoint, path: &str, figure: Figure) -> Result<(f64, i64), String> {
    verdict(endpoint.parse(&fixture(path), NOW), figure)
}

fn verdict(reply: Result<Reply, SourceError>, figure: Figure) -> Result<(f64, i64), String> {
    let reply = reply.map_err(|error| error.to_string())?;
    if let Some((_, error)) = reply.refused.iter().find(|(refused, _)| *refused == figure) {
        return Err(error.to_string());
    }
    let found = reply.readings.iter().find(|reading| reading.figure == figure);
    let reading: &Reading = found.ok_or("not in the answer")?;
    // The fixtures of Bitcoin and of currencies are of the day of what is built in.
    let known = if figure.of == "BTC" || figure.kind == Kind::Fx {
        Known {
            value: Held::built_in(figure).map(|held| (held.value, held.as_of)),
            difficulty: Held::built_in(DIFFICULTY).map(|held| held.value),
        }
    } else {
        Known::default()
    };
    gate::check(reading, known, NOW).map_err(|refusal| refusal.to_string())?;
    Ok((reading.value, reading.as_of.0))
}

/// A good answer: endpoint, fixture, figure, value, when it was true.
type Good = (&'static Endpoint, &'static str, Figure, f64, i64);

const GOOD: &[Good] = &[
    (&coingecko::PRICES, "coingecko/simple-price/good.json", PRICE, 76_975.5, 1_793_099_940),
    (&coingecko::PRICES, "coingecko/simple-price/good.json", CHANGE, -1.4093297098441402, 1_793_099_940),
    (&coingecko::PRICES, "coingecko/simple-price/text-numbers.json", PRICE, 76_975.5, 1_793_099_940),
    (&coingecko::PRICES, "coingecko/simple-price/text-numbers.json", CHANGE, -1.5, 1_793_099_940),
    // The price counts although the change beside it is null.
    (&coingecko::PRICES, "coingecko/simple-price/half.json", PRICE, 76_975.5, 1_793_099_940),
    (&llama::PRICES, "llama/prices-current/good.json", PRICE, 76_980.25, 1_793_099_900),
    (&llama::CHANGES, "llama/percentage/good.json", CHANGE, -2.3009954568977147, NOW.0),
    // 1 / 0.0000129910
    (&coinbase::RATES, "coinbase/exchange-rates/good.json", PRICE, 76_976.368_255_0, NOW.0),
    (&coinbase::RATES, "coinbase/exchange-rates/good.json", EURO, 0.86, NOW.0),
    (&mempool::HASHRATE, "mempool/hashrate/good.json", DIFFICULTY, 140_577_680_051_919.6, NOW.0),
    (&mempool::HASHRATE, "mempool/hashrate/good.json", HASHRATE, 1.0120332473552123e21, NOW.0),
    (&mempool::HASHRATE, "mempool/hashrate/text-numbers.json", HASHRATE, 1.0120332473552123e21, NOW.0),
    // The service writes 0 while its node is down; the difficulty still counts.
    (&mempool::HASHRATE, "mempool/hashrate/core-down.json", DIFFICULTY, 140_577_680_051_919.6, NOW.0),
    // 973 728 - 315
    (&mempool::ADJUSTMENT, "mempool/difficulty-adjustment/good.json", HEIGHT, 973_413.0, NOW.0),
    (&mempool::ADJUSTMENT, "mempool/difficulty-adjustment/good.json", RETARGET_AT, 1_793_289_000.0, NOW.0),
    (&mempool::ADJUSTMENT, "mempool/difficulty-adjustment/good.json", RETARGET, 1.25, NOW.0),
    (&mempool::ADJUSTMENT, "mempool/difficulty-adjustment/seconds.json", RETARGET_AT, 1_793_289_000.0, NOW.0),
    (&mempool::ADJUSTMENT, "mempool/difficulty-adjustment/seconds.json", RETARGET, -4.8, NOW.0),
    // 316 800 000 satoshi over 144 blocks are 2 200 000 a block.
    (&mempool::REWARDS, "mempool/reward-stats/good.json", FEES, 0.022, NOW.0),
    (&mempool::REWARDS, "mempool/reward-stats/numbers.json", FEES, 0.022, NOW.0),
    (&mempool::TIP, "mempool/tip-height/good.txt", HEIGHT, 973_413.0, NOW.0),
    (&mempool::PRICES, "mempool/prices/good.json", PRICE, 76_990.0, 1_793_099_700),
    (&blockstream::TIP, "blockstream/tip-height/good.txt", HEIGHT, 973_413.0, NOW.0),
    (&blockchain_info::BLOCK_COUNT, "blockchain_info/getblockcount/good.txt", HEIGHT, 973_413.0, NOW.0),
    (
        &blockchain_info::DIFFICULTY,
        "blockchain_info/getdifficulty/good.txt",
        DIFFICULTY,
        1.405776800519196e14,
        NOW.0,
    ),
    (&blockchain_info::BEST_BLOCK, "blockchain_info/block-best/good.json", HEIGHT, 973_413.0, 1_793_099_500),
    // Compact target 0x17020093: 65535 × 256^6 / 0x020093.
    (
        &blockchain_info::BEST_BLOCK,
        "blockchain_info/block-best/good.json",
        DIFFICULTY,
        140_577_680_051_919.62,
        1_793_099_500,
    ),
    // 3.168 BTC a day over 144 blocks.
    (&blockchain_info::FEES, "blockchain_info/transaction-fees/good.json", FEES, 0.022, TODAY),
    // 1 005 000 000 TH/s
    (&blockchain_info::HASHRATE, "blockchain_info/hash-rate/good.json", HASHRATE, 1.005e21, TODAY),
    (&currency_api::JSDELIVR, "currency_api/usd/good.json", PRICE, 76_976.368_255_0, TODAY),
    (&currency_api::JSDELIVR, "currency_api/usd/good.json", EURO, 0.86, TODAY),
    (&currency_api::PAGES, "currency_api/usd/good.json", EURO, 0.86, TODAY),
    (&frankfurter::RATES, "frankfurter/rates/good.json", EURO, 0.86, TODAY - 86_400),
    (
        &mempool::LITECOIN_HASHRATE,
        "litecoinspace/hashrate/good.json",
        of(Kind::Difficulty, "LTC"),
        93_499_801.657_864_76,
        NOW.0,
    ),
    (
        &mempool::LITECOIN_HASHRATE,
        "litecoinspace/hashrate/good.json",
        of(Kind::NetworkHashrate, "LTC"),
        2.677_190_602_020_105e15,
        NOW.0,
    ),
    // 3 219 328 - 424
    (
        &mempool::LITECOIN_ADJUSTMENT,
        "litecoinspace/difficulty-adjustment/good.json",
        of(Kind::Height, "LTC"),
        3_218_904.0,
        NOW.0,
    ),
    (
        &mempool::LITECOIN_ADJUSTMENT,
        "litecoinspace/difficulty-adjustment/good.json",
        of(Kind::RetargetAt, "LTC"),
        1_793_159_400.0,
        NOW.0,
    ),
    (
        &mempool::LITECOIN_ADJUSTMENT,
        "litecoinspace/difficulty-adjustment/good.json",
        of(Kind::RetargetChange, "LTC"),
        -2.5,
        NOW.0,
    ),
    // 187 200 000 litoshi over 144 blocks are 1 300 000 a block.
    (
        &mempool::LITECOIN_REWARDS,
        "litecoinspace/reward-stats/good.json",
        of(Kind::FeesPerBlock, "LTC"),
        0.013,
        NOW.0,
    ),
    (
        &mempool::BITCOIN_CASH,
        "melroy/hashrate/good.json",
        of(Kind::Difficulty, "BCH"),
        736_195_632_380.558_3,
        NOW.0,
    ),
    (
        &mempool::BITCOIN_CASH,
        "melroy/hashrate/good.json",
        of(Kind::NetworkHashrate, "BCH"),
        5.269_893_607_554_228e18,
        NOW.0,
    ),
    (
        &blockchain_info::BITCOIN_CASH,
        "blockchain_info/bch-block-best/good.json",
        of(Kind::Height, "BCH"),
        978_900.0,
        1_793_099_500,
    ),
    // Compact target 0x18017e54: 65535 × 256^5 / 0x017e54.
    (
        &blockchain_info::BITCOIN_CASH,
        "blockchain_info/bch-block-best/good.json",
        of(Kind::Difficulty, "BCH"),
        736_201_873_046.509_5,
        1_793_099_500,
    ),
    (
        &monero::OCEAN,
        "moneroocean/network-stats/good.json",
        of(Kind::Difficulty, "XMR"),
        798_134_995_218.0,
        1_793_099_960,
    ),
    (
        &monero::OCEAN,
        "moneroocean/network-stats/good.json",
        of(Kind::Height, "XMR"),
        3_826_301.0,
        1_793_099_960,
    ),
    (
        &monero::EXPLORER,
        "xmrchain/networkinfo/good.json",
        of(Kind::Difficulty, "XMR"),
        798_134_995_218.0,
        NOW.0,
    ),
    (&monero::EXPLORER, "xmrchain/networkinfo/good.json", of(Kind::Height, "XMR"), 3_826_302.0, NOW.0),
    (
        &monero::EXPLORER,
        "xmrchain/networkinfo/good.json",
        of(Kind::NetworkHashrate, "XMR"),
        6_651_124_960.0,
        NOW.0,
    ),
    (&two_miners::ETC, "2miners/etc/good.json", of(Kind::Difficulty, "ETC"), 1_964_747_158_816_436.0, NOW.0),
    (&two_miners::ETC, "2miners/etc/good.json", of(Kind::Height, "ETC"), 25_790_000.0, NOW.0),
    (
        &two_miners::ETC,
        "2miners/etc/good.json",
        of(Kind::NetworkHashrate, "ETC"),
        140_334_070_841_501.0,
        NOW.0,
    ),
    (&two_miners::ETC, "2miners/etc/good.json", of(Kind::BlockTime, "ETC"), 14.0, NOW.0),
    (&two_miners::RVN, "2miners/rvn/good.json", of(Kind::Difficulty, "RVN"), 11_091.689_3, NOW.0),
    (&two_miners::RVN, "2miners/rvn/good.json", of(Kind::Height, "RVN"), 4_640_800.0, NOW.0),
    (
        &two_miners::RVN,
        "2miners/rvn/good.json",
        of(Kind::NetworkHashrate, "RVN"),
        771_818_804_685.000_7,
        NOW.0,
    ),
    (&two_miners::ZEC, "2miners/zec/good.json", of(Kind::Difficulty, "ZEC"), 176_944_503.803_499_2, NOW.0),
    (&two_miners::ZEC, "2miners/zec/good.json", of(Kind::Height, "ZEC"), 3_565_200.0, NOW.0),
    (&two_miners::ZEC, "2miners/zec/good.json", of(Kind::NetworkHashrate, "ZEC"), 19_327_044_866.2, NOW.0),
    (&two_miners::XMR, "2miners/xmr/good.json", of(Kind::Difficulty, "XMR"), 798_134_995_218.0, NOW.0),
    (&two_miners::XMR, "2miners/xmr/good.json", of(Kind::Height, "XMR"), 3_826_300.0, NOW.0),
    (&two_miners::XMR, "2miners/xmr/good.json", of(Kind::NetworkHashrate, "XMR"), 6_651_124_960.0, NOW.0),
    (&two_miners::ERG, "2miners/erg/good.json", of(Kind::Difficulty, "ERG"), 75_748_543_037_440.0, NOW.0),
    (&two_miners::ERG, "2miners/erg/good.json", of(Kind::Height, "ERG"), 1_945_500.0, NOW.0),
    (&two_miners::ERG, "2miners/erg/good.json", of(Kind::NetworkHashrate, "ERG"), 631_237_858_645.0, NOW.0),
    (&two_miners::CKB, "2miners/ckb/good.json", of(Kind::Difficulty, "CKB"), 1.89e18, NOW.0),
    (
        &two_miners::CKB,
        "2miners/ckb/good.json",
        of(Kind::NetworkHashrate, "CKB"),
        1.840_311_587_147_03e17,
        NOW.0,
    ),
    (&two_miners::CKB, "2miners/ckb/good.json", of(Kind::BlockTime, "CKB"), 10.27, NOW.0),
    (&two_miners::CFX, "2miners/cfx/good.json", of(Kind::Difficulty, "CFX"), 2.95e12, NOW.0),
    (&two_miners::CFX, "2miners/cfx/good.json", of(Kind::Height, "CFX"), 152_000_000.0, NOW.0),
    (&two_miners::CFX, "2miners/cfx/good.json", of(Kind::NetworkHashrate, "CFX"), 5.9e12, NOW.0),
    (&two_miners::KAS, "2miners/kas/good.json", of(Kind::NetworkHashrate, "KAS"), 3.190_227_7e17, NOW.0),
    (&herominers::RVN, "herominers/rvn/good.json", of(Kind::Difficulty, "RVN"), 11_102.25, NOW.0),
    (&herominers::RVN, "herominers/rvn/good.json", of(Kind::Height, "RVN"), 4_640_801.0, NOW.0),
    (&herominers::ERG, "herominers/erg/good.json", of(Kind::Difficulty, "ERG"), 75_748_543_037_440.0, NOW.0),
    (&herominers::ERG, "herominers/erg/good.json", of(Kind::Height, "ERG"), 1_945_501.0, NOW.0),
    (&herominers::CFX, "herominers/cfx/good.json", of(Kind::Difficulty, "CFX"), 2_950_000_000_001.0, NOW.0),
    (&herominers::CFX, "herominers/cfx/good.json", of(Kind::Height, "CFX"), 152_000_010.0, NOW.0),
    (&herominers::ZANO, "herominers/zano/good.json", of(Kind::Difficulty, "ZANO"), 4.2e13, NOW.0),
    (&herominers::ZANO, "herominers/zano/good.json", of(Kind::Height, "ZANO"), 3_900_000.0, NOW.0),
    (&kaspa::DAG, "kaspa/blockdag/good.json", of(Kind::Difficulty, "KAS"), 1.595_113_85e16, NOW.0),
    (&kaspa::DAG, "kaspa/blockdag/good.json", of(Kind::Height, "KAS"), 601_000_000.0, NOW.0),
    // 319 022.77 TH/s
    (&kaspa::HASHRATE, "kaspa/hashrate/good.json", of(Kind::NetworkHashrate, "KAS"), 3.190_227_7e17, NOW.0),
    (
        &ergo::BLOCKS,
        "ergo/blocks/good.json",
        of(Kind::Difficulty, "ERG"),
        75_748_543_037_440.0,
        1_793_099_940,
    ),
    (&ergo::BLOCKS, "ergo/blocks/good.json", of(Kind::Height, "ERG"), 1_945_500.0, 1_793_099_940),
    (&ergo::INFO, "ergo/info/good.json", of(Kind::NetworkHashrate, "ERG"), 631_237_858_645.0, NOW.0),
    (
        &alephium::HASHRATES,
        "alephium/hashrates/good.json",
        of(Kind::NetworkHashrate, "ALPH"),
        5_754_965_620_635_616.0,
        TODAY,
    ),
    (&decred::BEST, "dcrdata/block-best/good.json", of(Kind::Difficulty, "DCR"), 5_123_456_789.5, NOW.0),
    (&decred::BEST, "dcrdata/block-best/good.json", of(Kind::Height, "DCR"), 1_135_500.0, NOW.0),
    (&dash::INFO, "dash/status/good.json", of(Kind::Difficulty, "DASH"), 100_790_412.558_796_58, NOW.0),
    (&dash::INFO, "dash/status/good.json", of(Kind::Height, "DASH"), 2_590_300.0, NOW.0),
    (&blockcypher::LTC, "blockcypher/ltc/good.json", of(Kind::Height, "LTC"), 3_218_904.0, NOW.0),
    (&blockcypher::DOGE, "blockcypher/doge/good.json", of(Kind::Height, "DOGE"), 6_430_000.0, NOW.0),
    (&blockcypher::DASH, "blockcypher/dash/good.json", of(Kind::Height, "DASH"), 2_590_300.0, NOW.0),
    (
        &blockchair::STATS,
        "blockchair/stats/good.json",
        of(Kind::Difficulty, "DOGE"),
        42_780_647.228_940_55,
        NOW.0,
    ),
    (&blockchair::STATS, "blockchair/stats/good.json", of(Kind::Height, "DOGE"), 6_430_000.0, NOW.0),
    (
        &blockchair::STATS,
        "blockchair/stats/good.json",
        of(Kind::NetworkHashrate, "DOGE"),
        3_062_358_012_500_211.0,
        NOW.0,
    ),
    (&blockchair::STATS, "blockchair/stats/good.json", of(Kind::Difficulty, "XMR"), 798_134_995_218.0, NOW.0),
    (&validator_queue::JSDELIVR, VALIDATORS, of(Kind::Staked, "ETH"), 42_228_608.0, TODAY - 86_400),
    (&validator_queue::JSDELIVR, VALIDATORS, of(Kind::Supply, "ETH"), 121_953_481.0, TODAY - 86_400),
    (&validator_queue::JSDELIVR, VALIDATORS, of(Kind::StakedShare, "ETH"), 34.63, TODAY - 86_400),
    // The last row's, not that of the day before.
    (&validator_queue::JSDELIVR, VALIDATORS, of(Kind::StakingApr, "ETH"), 2.64, TODAY - 86_400),
    (&validator_queue::JSDELIVR, VALIDATORS, of(Kind::EntryDays, "ETH"), 39.29, TODAY - 86_400),
    (&validator_queue::JSDELIVR, VALIDATORS, of(Kind::ExitDays, "ETH"), 0.03, TODAY - 86_400),
    // 2.385 / 0.9
    (&lido::APR, "lido/apr-sma/good.json", of(Kind::StakingApr, "ETH"), 2.65, 1_793_096_400),
    (&cosmos::DIRECTORY, "cosmos/directory/good.json", of(Kind::Staked, "ATOM"), 318_000_000.0, NOW.0),
    (&cosmos::DIRECTORY, "cosmos/directory/good.json", of(Kind::Supply, "ATOM"), 498_000_000.0, NOW.0),
    (&cosmos::DIRECTORY, "cosmos/directory/good.json", of(Kind::StakedShare, "ATOM"), 63.85, NOW.0),
    (&cosmos::DIRECTORY, "cosmos/directory/good.json", of(Kind::Inflation, "ATOM"), 10.0, NOW.0),
    (&cosmos::DIRECTORY, "cosmos/directory/good.json", of(Kind::StakingApr, "ATOM"), 17.22, NOW.0),
    (&cosmos::DIRECTORY, "cosmos/directory/good.json", of(Kind::CommunityTax, "ATOM"), 2.0, NOW.0),
    (&cosmos::INFLATION, "cosmos/inflation/good.json", of(Kind::Inflation, "ATOM"), 10.0, NOW.0),
    (&cosmos::POOL, "cosmos/pool/good.json", of(Kind::Staked, "ATOM"), 318_000_000.0, NOW.0),
    (&cosmos::TAX, "cosmos/tax/good.json", of(Kind::CommunityTax, "ATOM"), 2.0, NOW.0),
    (&cosmos::SUPPLY, "cosmos/supply/good.json", of(Kind::Supply, "ATOM"), 498_000_000.0, NOW.0),
    (&koios::TOTALS, "koios/totals/good.json", of(Kind::Supply, "ADA"), 38.65e9, NOW.0),
    (&koios::TOTALS, "koios/totals/good.json", of(Kind::Circulating, "ADA"), 37.1e9, NOW.0),
    (&koios::EPOCH, "koios/epoch-info/good.json", of(Kind::Staked, "ADA"), 21.7e9, NOW.0),
    // 120 + 180 and 90 + 310 million
    (&tezos::STATISTICS, "tezos/statistics/good.json", of(Kind::Staked, "XTZ"), 300e6, NOW.0),
    (&tezos::STATISTICS, "tezos/statistics/good.json", of(Kind::Delegated, "XTZ"), 400e6, NOW.0),
    (&tezos::STATISTICS, "tezos/statistics/good.json", of(Kind::Supply, "XTZ"), 1100e6, NOW.0),
    (&tezos::STATISTICS, "tezos/statistics/good.json", of(Kind::Circulating, "XTZ"), 1080e6, NOW.0),
    (&tezos::RATE, "tezos/yearly-rate/good.json", of(Kind::Inflation, "XTZ"), 4.615, NOW.0),
    (
        &coingecko::SUPPLIES,
        "coingecko/coins-markets/good.json",
        of(Kind::Supply, "SOL"),
        629_590_000.5,
        NOW.0,
    ),
    (
        &coingecko::SUPPLIES,
        "coingecko/coins-markets/good.json",
        of(Kind::Circulating, "SOL"),
        560_000_000.25,
        NOW.0,
    ),
];

const VALIDATORS: &str = "validatorqueue/historical-data/good.json";

/// A bad answer: endpoint, folder, fixtures with the figure and part of the reason.
type Bad = (&'static Endpoint, &'static str, &'static [(&'static str, Figure, &'static str)]);

const BAD: &[Bad] = &[
    (
        &coingecko::PRICES,
        "coingecko/simple-price",
        &[
            ("missing.json", PRICE, "CoinGecko: bitcoin is missing"),
            ("missing.json", CHANGE, "CoinGecko: bitcoin is missing"),
            ("half.json", CHANGE, "CoinGecko: usd_24h_change is missing"),
            ("wrong-type.json", PRICE, "CoinGecko: usd is an object, not a number above zero"),
            ("wrong-type.json", CHANGE, "CoinGecko: usd_24h_change is a list, not a number"),
            ("null.json", PRICE, "CoinGecko: usd is missing"),
            ("negative.json", PRICE, "usd is -76975.5, not a number above zero"),
            ("negative.json", CHANGE, "usd_24h_change is \"-\", not a number"),
            ("nan.json", PRICE, "usd is \"NaN\", not a number above zero"),
            ("nan.json", CHANGE, "usd_24h_change is \"NaN\", not a number"),
            ("bare-nan.json", PRICE, "CoinGecko: the answer is not valid JSON at line 3"),
            ("absurd.json", PRICE, "price 76.9 is too far from"),
            ("old.json", PRICE, "price is 12 days old at its source"),
        ],
    ),
    (
        &llama::PRICES,
        "llama/prices-current",
        &[
            ("missing.json", PRICE, "DefiLlama: coingecko:bitcoin is missing"),
            ("wrong-type.json", PRICE, "price is true, not a number above zero"),
            ("null.json", PRICE, "DefiLlama: price is missing"),
            ("negative.json", PRICE, "price is -1, not a number above zero"),
            ("nan.json", PRICE, "price is \"nan\", not a number above zero"),
            ("odd-time.json", PRICE, "timestamp is 0.99, not a moment up to now"),
            ("absurd.json", PRICE, "price 7700000000000 is not from"),
        ],
    ),
    (
        &llama::CHANGES,
        "llama/percentage",
        &[
            ("missing.json", CHANGE, "coingecko:bitcoin is missing"),
            ("wrong-type.json", CHANGE, "coingecko:bitcoin is an object, not a number"),
            ("null.json", CHANGE, "coingecko:bitcoin is missing"),
            ("nan.json", CHANGE, "coingecko:bitcoin is \"NaN\", not a number"),
            ("absurd.json", CHANGE, "change over 24 hours -250 is not from -100"),
        ],
    ),
    (
        &coinbase::RATES,
        "coinbase/exchange-rates",
        &[
            ("missing.json", PRICE, "Coinbase: BTC is missing"),
            ("missing.json", EURO, "Coinbase: EUR is missing"),
            ("missing-rates.json", PRICE, "Coinbase: rates is missing"),
            ("other-base.json", PRICE, "Coinbase: currency is EUR, not USD"),
            ("wrong-type.json", PRICE, "BTC is false, not a number above zero"),
            ("wrong-type.json", EURO, "EUR is a list, not a number above zero"),
            ("null.json", PRICE, "BTC is missing"),
            ("negative.json", PRICE, "BTC is \"-0.0000129910\", not a number above zero"),
            ("negative.json", EURO, "EUR is \"0\", not a number above zero"),
            ("nan.json", PRICE, "BTC is \"NaN\""),
            ("nan.json", EURO, "EUR is \"Infinity\""),
            ("absurd.json", PRICE, "is too far from"),
            ("absurd.json", EURO, "exchange rate 86 is too far from 0.86217099"),
        ],
    ),
    (
        &mempool::HASHRATE,
        "mempool/hashrate",
        &[
            ("missing.json", DIFFICULTY, "mempool.space: currentDifficulty is missing"),
            ("missing.json", HASHRATE, "mempool.space: currentHashrate is missing"),
            ("core-down.json", HASHRATE, "currentHashrate is 0, not a number above zero"),
            ("wrong-type.json", DIFFICULTY, "currentDifficulty is \"many\""),
            ("wrong-type.json", HASHRATE, "currentHashrate is a list"),
            ("null.json", HASHRATE, "currentHashrate is missing"),
            ("negative.json", HASHRATE, "currentHashrate is -1"),
            ("negative.json", DIFFICULTY, "currentDifficulty is -140577680051919.6"),
            ("nan.json", DIFFICULTY, "currentDifficulty is \"NaN\""),
            ("absurd.json", HASHRATE, "does not fit the difficulty"),
        ],
    ),
    (
        &mempool::ADJUSTMENT,
        "mempool/difficulty-adjustment",
        &[
            ("missing.json", HEIGHT, "nextRetargetHeight is missing"),
            ("missing.json", RETARGET_AT, "estimatedRetargetDate is missing"),
            ("wrong-type.json", HEIGHT, "nextRetargetHeight is a list"),
            ("wrong-type.json", RETARGET_AT, "estimatedRetargetDate is \"soon\""),
            ("wrong-type.json", RETARGET, "difficultyChange is \"up\""),
            ("null.json", RETARGET, "difficultyChange is missing"),
            ("negative.json", HEIGHT, "nextRetargetHeight is -973728"),
            ("negative.json", RETARGET_AT, "estimatedRetargetDate is -1"),
            ("negative.json", RETARGET, "change at the next retarget -80 is not from -75 to 300"),
            ("nan.json", HEIGHT, "nextRetargetHeight is \"NaN\""),
            ("absurd.json", HEIGHT, "height 97372485 is too far from 973413"),
            ("absurd.json", RETARGET_AT, "next retarget 1893289000 is not from"),
            ("absurd.json", RETARGET, "change at the next retarget 1000000000 is not from"),
        ],
    ),
    (
        &mempool::REWARDS,
        "mempool/reward-stats",
        &[
            ("missing.json", FEES, "totalFee is missing"),
            ("wrong-type.json", FEES, "totalFee is a list"),
            ("null.json", FEES, "totalFee is missing"),
            ("negative.json", FEES, "totalFee is \"-316800000\""),
            ("nan.json", FEES, "totalFee is \"NaN\""),
            ("absurd.json", FEES, "fees per block 220 is not from 0 to 12.5"),
        ],
    ),
    (
        &mempool::PRICES,
        "mempool/prices",
        &[
            ("missing.json", PRICE, "USD is missing"),
            ("unknown.json", PRICE, "USD is -1, not a number above zero"),
            ("wrong-type.json", PRICE, "USD is an object"),
            ("null.json", PRICE, "USD is missing"),
            ("nan.json", PRICE, "USD is \"NaN\""),
            ("absurd.json", PRICE, "price 1 is too far from"),
        ],
    ),
    (
        &coingecko::SUPPLIES,
        "coingecko/coins-markets",
        &[
            ("missing.json", SUPPLY, "CoinGecko: solana is missing"),
            ("missing.json", CIRCULATING, "CoinGecko: solana is missing"),
            ("null.json", SUPPLY, "total_supply is missing"),
            ("negative.json", SUPPLY, "total_supply is -1, not a number above zero"),
            ("negative.json", CIRCULATING, "circulating_supply is 0, not a number above zero"),
            ("nan.json", SUPPLY, "total_supply is \"NaN\""),
            ("nan.json", CIRCULATING, "circulating_supply is \"inf\""),
            ("wrong-type.json", SUPPLY, "total_supply is a list"),
            ("wrong-type.json", CIRCULATING, "circulating_supply is an object"),
            ("absurd.json", SUPPLY, "is not from 1 to 1000000000000000"),
            ("absurd.json", CIRCULATING, "is not from 1 to 1000000000000000"),
            ("message.json", SUPPLY, "the answer is an object, not a list"),
        ],
    ),
    (
        &blockchair::STATS,
        "blockchair/stats",
        &[
            ("blocked.json", DOGE, "Blockchair: data is missing"),
            ("missing.json", DOGE, "Blockchair: dogecoin is missing"),
            ("null.json", DOGE, "difficulty is missing"),
            ("negative.json", DOGE, "difficulty is -1, not a number above zero"),
            ("nan.json", DOGE, "difficulty is \"NaN\""),
            ("nan.json", of(Kind::Height, "DOGE"), "best_block_height is \"NaN\""),
            ("wrong-type.json", DOGE, "difficulty is a list"),
            ("wrong-type.json", of(Kind::Height, "DOGE"), "best_block_height is true"),
            ("absurd.json", DOGE, "is not from 0.000000001 to"),
            ("absurd.json", of(Kind::NetworkHashrate, "DOGE"), "is not from 0.001 to"),
        ],
    ),
    (
        &validator_queue::JSDELIVR,
        "validatorqueue/historical-data",
        &[("old.json", of(Kind::StakingApr, "ETH"), "staking APR is 9 days old at its source")],
    ),
    (&mempool::TIP, "mempool/tip-height", TIP_CASES),
    (&blockstream::TIP, "blockstream/tip-height", TIP_CASES),
    (&blockchain_info::BLOCK_COUNT, "blockchain_info/getblockcount", TIP_CASES),
    (
        &blockchain_info::DIFFICULTY,
        "blockchain_info/getdifficulty",
        &[
            ("wrong-type.txt", DIFFICULTY, "difficulty is \"Maximum concurrent requests reached. Ple\""),
            ("null.txt", DIFFICULTY, "difficulty is \"null\""),
            ("negative.txt", DIFFICULTY, "difficulty is \"-1.4E14\""),
            ("nan.txt", DIFFICULTY, "difficulty is \"NaN\""),
            ("infinite.txt", DIFFICULTY, "difficulty is \"1e999\""),
            ("absurd.txt", DIFFICULTY, "difficulty 14000000000 is too far from 140577680051919.6"),
        ],
    ),
    (
        &blockchain_info::BEST_BLOCK,
        "blockchain_info/block-best",
        &[
            ("missing.json", HEIGHT, "Blockchain.com: height is missing"),
            ("missing.json", DIFFICULTY, "Blockchain.com: bits is missing"),
            ("wrong-type.json", HEIGHT, "height is \"high\""),
            ("wrong-type.json", DIFFICULTY, "bits is \"0x1702003f\""),
            ("null.json", DIFFICULTY, "bits is missing"),
            ("negative.json", HEIGHT, "height is -973413"),
            ("negative.json", DIFFICULTY, "bits is -1"),
            ("nan.json", DIFFICULTY, "bits is \"NaN\""),
            ("odd-time.json", HEIGHT, "time is 2793099500, not a moment up to now"),
            ("absurd.json", HEIGHT, "height 9734130 is too far from 973413"),
            ("absurd.json", DIFFICULTY, "is too far from 140577680051919.6"),
        ],
    ),
    (&blockchain_info::FEES, "blockchain_info/transaction-fees", CHART_CASES_FEES),
    (&blockchain_info::HASHRATE, "blockchain_info/hash-rate", CHART_CASES_HASHRATE),
    (
        &currency_api::JSDELIVR,
        "currency_api/usd",
        &[
            ("missing.json", PRICE, "currency-api: btc is missing"),
            ("missing.json", EURO, "currency-api: eur is missing"),
            ("missing-rates.json", EURO, "currency-api: usd is missing"),
            ("placeholder.json", EURO, "date is \"YYYY-MM-DD\", not a day up to today"),
            ("tomorrow.json", EURO, "date is \"2026-11-27\", not a day up to today"),
            ("wrong-type.json", PRICE, "btc is an object"),
            ("wrong-type.json", EURO, "eur is a list"),
            ("null.json", EURO, "eur is missing"),
            ("negative.json", PRICE, "btc is -0.000013"),
            ("negative.json", EURO, "eur is 0"),
            ("nan.json", EURO, "eur is \"inf\""),
            ("absurd.json", PRICE, "is too far from"),
            ("absurd.json", EURO, "exchange rate 86 is too far from"),
        ],
    ),
    (
        &frankfurter::RATES,
        "frankfurter/rates",
        &[
            ("missing.json", EURO, "Frankfurter: EUR is missing"),
            ("other-base.json", EURO, "Frankfurter: EUR is missing"),
            ("message.json", EURO, "Frankfurter: the answer is an object, not a list"),
            ("wrong-type.json", EURO, "rate is a list"),
            ("null.json", EURO, "rate is missing"),
            ("negative.json", EURO, "rate is -0.86"),
            ("nan.json", EURO, "rate is \"NaN\""),
            ("absurd.json", EURO, "exchange rate 8.6 is too far from"),
            ("old.json", EURO, "exchange rate is 56 days old at its source"),
        ],
    ),
];

const SUPPLY: Figure = of(Kind::Supply, "SOL");
const CIRCULATING: Figure = of(Kind::Circulating, "SOL");
const DOGE: Figure = of(Kind::Difficulty, "DOGE");

const TIP_CASES: &[(&str, Figure, &str)] = &[
    ("wrong-type.txt", HEIGHT, "height is \"{\"height\": 973413}\", not a number above zero"),
    ("null.txt", HEIGHT, "height is \"null\""),
    ("negative.txt", HEIGHT, "height is \"-1\""),
    ("nan.txt", HEIGHT, "height is \"NaN\""),
    ("absurd.txt", HEIGHT, "height 97341300 is too far from 973413"),
];

const CHART_CASES_FEES: &[(&str, Figure, &str)] = &[
    ("missing.json", FEES, "values is missing"),
    ("no-values.json", FEES, "values is missing"),
    ("wrong-type.json", FEES, "values is an object, not a list"),
    ("null.json", FEES, "y is missing"),
    ("negative.json", FEES, "y is -3.168"),
    ("nan.json", FEES, "y is \"NaN\""),
    ("absurd.json", FEES, "fees per block 220000 is not from 0 to 12.5"),
];

const CHART_CASES_HASHRATE: &[(&str, Figure, &str)] = &[
    ("missing.json", HASHRATE, "values is missing"),
    ("no-values.json", HASHRATE, "values is missing"),
    ("wrong-type.json", HASHRATE, "values is an object, not a list"),
    ("null.json", HASHRATE, "y is missing"),
    ("negative.json", HASHRATE, "y is -3.168"),
    ("nan.json", HASHRATE, "y is \"NaN\""),
    ("absurd.json", HASHRATE, "network hashrate 5000000000000000 does not fit the difficulty"),
];

#[test]
fn good_answers_are_read() {
    for (endpoint, path, figure, value, as_of) in GOOD {
        let (read, when) = read(endpoint, path, *figure).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!((read / value - 1.0).abs() < 1e-12, "{path}: {figure:?} is {read}, not {value}");
        assert_eq!(when, *as_of, "{path}: {figure:?}");
    }
}

#[test]
fn bad_answers_are_refused_with_the_field_and_the_value() {
    for (endpoint, folder, cases) in BAD {
        for (file, figure, reason) in *cases {
            let path = format!("{folder}/{file}");
            let refusal = read(endpoint, &path, *figure).expect_err(&path);
            assert!(refusal.contains(reason), "{path}: {refusal:?} does not say {reason:?}");
        }
    }
}

/// The figures of each endpoint that its fixtures are about.
fn promised(endpoint: &Endpoint) -> Vec<Figure> {
    match endpoint.answer {
        Answer::Layout(layout) => layout.fields.iter().map(|field| of(field.kind, layout.of)).collect(),
        Answer::Many { .. } => ["BTC", "EUR", "DOGE", "SOL"]
            .into_iter()
            .flat_map(|coin| Kind::ALL.map(|kind| of(kind, coin)))
            .filter(|figure| (figure.kind == Kind::Fx) == (figure.of == "EUR"))
            .filter(|figure| endpoint.gives(*figure))
            .filter(|figure| !matches!(figure.kind, Kind::Price | Kind::Change24h) || figure.of == "BTC")
            .collect(),
    }
}

/// Whether the two read their answers alike, as mirrors do.
fn alike(one: &Endpoint, other: &Endpoint) -> bool {
    match (one.answer, other.answer) {
        (Answer::Layout(one), Answer::Layout(other)) => std::ptr::eq(one.fields, other.fields),
        (Answer::Many { format: one, .. }, Answer::Many { format: other, .. }) => one == other,
        _ => false,
    }
}

/// Whether the figure cannot be worked out because the catalog does not have its coin.
fn needs_catalog(layout: &Layout, kind: Kind) -> bool {
    let hashes =
        layout.fields.iter().any(|field| field.kind == kind && matches!(field.take, Take::FromHashrate(_)));
    hashes && networks::find(layout.of).is_none()
}

#[test]
fn every_endpoint_has_good_and_bad_fixtures_and_every_fixture_a_test() {
    let mut used: BTreeSet<String> = GOOD.iter().map(|(_, path, ..)| (*path).to_owned()).collect();
    used.insert("validatorqueue/historical-data/no-queue.json".to_owned());
    for (_, folder, cases) in BAD {
        used.extend(cases.iter().map(|(file, ..)| format!("{folder}/{file}")));
    }
    for endpoint in all_requests() {
        let good: Vec<_> = GOOD.iter().filter(|(tested, ..)| alike(tested, endpoint)).collect();
        assert!(!good.is_empty(), "{} has no good fixture", endpoint.id);
        // Bad answers of one coin's figures are made of the good ones: see below.
        let bad = BAD.iter().any(|(tested, ..)| alike(tested, endpoint));
        assert!(bad || matches!(endpoint.answer, Answer::Layout(_)), "{} has no bad fixture", endpoint.id);
        for figure in promised(endpoint) {
            let read = good.iter().any(|(_, _, tested, ..)| *tested == figure);
            let hashes = matches!(endpoint.answer, Answer::Layout(layout)
                if layout.fields.iter().any(|field| field.kind == figure.kind && matches!(field.take, Take::FromHashrate(_))));
            assert!(read || hashes, "{} gives {figure:?} without a test", endpoint.id);
        }
    }
    for source in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        if source.ends_with("any") {
            continue;
        }
        for request in fs::read_dir(&source).unwrap().map(|entry| entry.unwrap().path()) {
            for file in fs::read_dir(&request).unwrap().map(|entry| entry.unwrap().path()) {
                let path = file.strip_prefix(folder()).unwrap().to_string_lossy().replace('\\', "/");
                assert!(used.contains(&path), "{path} is in no test");
            }
        }
    }
}

#[test]
fn what_is_no_answer_at_all_gives_nothing() {
    let files: Vec<_> =
        fs::read_dir(folder().join("any")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() >= 8);
    for file in files {
        let body = fs::read_to_string(&file).unwrap();
        for endpoint in all_requests() {
            for figure in promised(endpoint) {
                // A number alone is an answer of those that give a number alone.
                if matches!(endpoint.answer, Answer::Layout(layout) if layout.fields[0].path.is_empty())
                    && file.ends_with("number.json")
                {
                    continue;
                }
                let read = verdict(endpoint.parse(&body, NOW), figure);
                assert!(read.is_err(), "{} took {read:?} from {}", endpoint.id, file.display());
            }
        }
    }
    for (file, reason) in [
        ("any/captive-portal.html", "a web page came instead of data"),
        ("any/bare-error.html", "a web page came instead of data"),
        ("any/empty.txt", "the answer is empty"),
        ("any/blank.txt", "the answer is empty"),
    ] {
        for endpoint in all_requests() {
            let error = endpoint.parse(&fixture(file), NOW).unwrap_err().to_string();
            assert_eq!(error, format!("{}: {reason}", endpoint.source.name));
        }
    }
}

#[test]
fn an_answer_cut_short_anywhere_gives_nothing() {
    for (endpoint, path, ..) in GOOD.iter().filter(|(_, path, ..)| path.ends_with("json")) {
        let body = fixture(path);
        for end in 0..body.trim_end().len() {
            assert!(endpoint.parse(&body[..end], NOW).is_err(), "{path} cut to {end}");
        }
    }
    // A bare number cut short is another number, which the gate knows: a chain never shrinks.
    for end in 1..6 {
        let reply = mempool::TIP.parse(&fixture("mempool/tip-height/good.txt")[..end], NOW);
        assert!(verdict(reply, HEIGHT).unwrap_err().contains("is too far from"), "cut to {end}");
    }
}

#[test]
fn endpoints_are_plain_https_and_know_their_host() {
    let mut ids = BTreeSet::new();
    for endpoint in all_requests() {
        assert!(ids.insert(endpoint.id), "{} twice", endpoint.id);
        let url = endpoint.url(NOW);
        let rest = url.strip_prefix("https://").unwrap();
        assert_eq!(rest.split('/').next(), Some(endpoint.host));
        assert!(url.bytes().all(|byte| byte.is_ascii_graphic()), "{url}");
        // Ids and hosts share the names under which pauses are kept.
        assert!(!hosts().contains(&endpoint.id));
    }
    let prices = coingecko::PRICES.url(NOW);
    // Coins are added anywhere between the first and the last.
    assert!(prices.starts_with("https://api.coingecko.com/api/v3/simple/price?ids=bitcoin,"));
    assert!(prices.contains(",bitcoin-cash,") && prices.contains(",litecoin,"));
    assert!(prices.ends_with(
        ",aptos&vs_currencies=usd&include_24hr_change=true&include_last_updated_at=true&precision=full"
    ));
    let prices = llama::PRICES.url(NOW);
    assert!(
        prices.starts_with("https://coins.llama.fi/prices/current/coingecko:bitcoin,coingecko:bitcoin-cash,")
    );
    assert!(llama::CHANGES.url(NOW).ends_with(",coingecko:aptos?period=1d"));
    // Three days up to now, in milliseconds.
    assert_eq!(
        alephium::HASHRATES.url(NOW),
        "https://backend.mainnet.alephium.org/charts/hashrates\
         ?fromTs=1792840800000&toTs=1793100000000&interval-type=daily"
    );
}

#[test]
fn the_security_policy_lets_the_page_ask_these_hosts_and_no_others() {
    let policy = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/src/csp.rs")).unwrap();
    let (_, list) = policy.split_once("DATA_HOSTS: &[&str] = &[").unwrap();
    let (list, _) = list.split_once("];").unwrap();
    let mut allowed: Vec<_> = list.split('"').filter_map(|part| part.strip_prefix("https://")).collect();
    allowed.sort_unstable();
    assert_eq!(allowed, hosts());
}

/// The place of `path` in an answer, as the sources' layouts name it.
fn place<'a>(answer: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('.').filter(|step| !step.is_empty()).fold(answer, |found, step| match step {
        "0" => &mut found[0],
        "-1" => found.as_array_mut().unwrap().last_mut().unwrap(),
        name => &mut found[name],
    })
}

/// Every figure of every endpoint that gives one coin's, with its number made bad in every way there is.
#[test]
fn no_bad_number_is_taken_from_any_place() {
    let mut tried = 0;
    for endpoint in all_requests() {
        let Answer::Layout(layout) = endpoint.answer else { continue };
        let (_, path, ..) = GOOD.iter().find(|(tested, ..)| alike(tested, endpoint)).unwrap();
        for field in layout.fields {
            let kind = field.kind;
            let figure = of(kind, layout.of);
            let number = if kind.may_be_zero() { "not a number" } else { "not a number above zero" };
            let mut bad: Vec<(Value, &str)> = vec![
                (Value::Null, "missing"),
                (json!("NaN"), number),
                (json!("1e999"), number),
                (json!("many"), number),
                (json!(true), number),
                (json!([1]), number),
                (json!({ "value": 1 }), number),
                (json!(""), number),
                (json!(-1e6), if kind.may_be_zero() { "is not from" } else { number }),
            ];
            match field.take {
                Take::Compact => bad.push((json!(1e300), "not a compact target")),
                _ => bad.push((json!("1e300"), "is not from")),
            }
            if !kind.may_be_zero() {
                bad.push((json!(0), number));
            }
            for (value, reason) in bad {
                let body = if let Shape::Text = layout.shape {
                    match &value {
                        Value::String(text) if text.is_empty() => continue,
                        Value::String(text) => text.clone(),
                        Value::Null => continue,
                        other => other.to_string(),
                    }
                } else {
                    let mut answer: Value = serde_json::from_str(&fixture(path)).unwrap();
                    let rows = if let Shape::LastRow = layout.shape { "-1." } else { "" };
                    *place(&mut answer, &format!("{rows}{}", field.path)) = value.clone();
                    answer.to_string()
                };
                let reason = match reason {
                    // The rows are known to be flat.
                    _ if value.is_object() && matches!(layout.shape, Shape::LastRow) => "not valid JSON",
                    "missing" if field.path.is_empty() => number,
                    "is not from" if needs_catalog(&layout, kind) => "is missing",
                    other => other,
                };
                let refusal = verdict(endpoint.parse(&body, NOW), figure)
                    .expect_err(&format!("{}: {kind:?} as {value}", endpoint.id));
                assert!(refusal.contains(reason), "{}: {kind:?} as {value}: {refusal}", endpoint.id);
                tried += 1;
            }
        }
    }
    assert!(tried > 1000, "only {tried}");
}

/// An answer that is another kind of thing than documented at any step of the way is refused, too.
#[test]
fn no_other_shape_is_taken() {
    for endpoint in all_requests() {
        let Answer::Layout(layout) = endpoint.answer else { continue };
        if let Shape::Text = layout.shape {
            continue;
        }
        let (_, path, ..) = GOOD.iter().find(|(tested, ..)| alike(tested, endpoint)).unwrap();
        for field in layout.fields {
            let figure = of(field.kind, layout.of);
            let steps: Vec<&str> = field.path.split('.').filter(|step| !step.is_empty()).collect();
            for depth in 0..steps.len() {
                for other in [json!([]), json!({}), json!(5), json!("text"), Value::Null] {
                    let mut answer: Value = serde_json::from_str(&fixture(path)).unwrap();
                    *place(&mut answer, &steps[..depth].join(".")) = other.clone();
                    let read = verdict(endpoint.parse(&answer.to_string(), NOW), figure);
                    assert!(read.is_err(), "{}: took {read:?} from {answer}", endpoint.id);
                }
            }
        }
    }
}

#[test]
fn an_answer_that_lies_about_its_age_is_refused() {
    let mut dated = 0;
    for endpoint in all_requests() {
        let Answer::Layout(layout) = endpoint.answer else { continue };
        let (when, good) = match layout.when {
            When::Now => continue,
            When::Moment(path) => (path, json!(NOW.0)),
            When::Day(path) => (path, json!("2026-10-27")),
        };
        dated += 1;
        let (_, path, ..) = GOOD.iter().find(|(tested, ..)| alike(tested, endpoint)).unwrap();
        let rows = if let Shape::LastRow = layout.shape { "-1." } else { "" };
        let with = |moment: Value| {
            let mut answer: Value = serde_json::from_str(&fixture(path)).unwrap();
            *place(&mut answer, &format!("{rows}{when}")) = moment;
            endpoint.parse(&answer.to_string(), NOW)
        };
        assert!(with(good).is_ok(), "{}", endpoint.id);
        for odd in
            [json!(NOW.0 + 100_000), json!(5), json!("soon"), json!([1]), json!("2026-11-27"), json!(-1)]
        {
            assert!(with(odd.clone()).is_err(), "{} took {odd}", endpoint.id);
        }
    }
    assert!(dated >= 9, "only {dated}");
}

/// Where a source gives a hashrate alone, the difficulty is what that hashrate stands for.
#[test]
fn a_difficulty_is_worked_out_from_a_hashrate() {
    for (endpoint, path, coin, hashrate) in [
        (&kaspa::HASHRATE, "kaspa/hashrate/good.json", "KAS", 3.190_227_7e17),
        (&two_miners::KAS, "2miners/kas/good.json", "KAS", 3.190_227_7e17),
        (&alephium::HASHRATES, "alephium/hashrates/good.json", "ALPH", 5_754_965_620_635_616.0),
    ] {
        let read = read(endpoint, path, of(Kind::Difficulty, coin));
        match networks::find(coin) {
            Some(coin) => {
                let expected = hashrate * coin.block_time / coin.hashes_per_difficulty;
                assert!((read.unwrap().0 / expected - 1.0).abs() < 1e-12, "{}", endpoint.id);
            }
            None => assert!(read.unwrap_err().contains(&format!("{coin} is missing"))),
        }
    }
}

#[test]
fn an_empty_queue_is_a_queue_of_no_days() {
    let path = "validatorqueue/historical-data/no-queue.json";
    for kind in [Kind::EntryDays, Kind::ExitDays] {
        assert_eq!(read(&validator_queue::JSDELIVR, path, of(kind, "ETH")), Ok((0.0, TODAY - 86_400)));
    }
}

#[test]
fn every_source_is_credited() {
    for source in all_sources() {
        assert!(
            source.home.starts_with("https://")
                && !source.attribution.is_empty()
                && !source.licence.is_empty()
        );
    }
    let names: Vec<_> = all_sources().iter().map(|source| source.name).collect();
    for name in [
        "CoinGecko",
        "DefiLlama",
        "Coinbase",
        "mempool.space",
        "Blockchain.com",
        "Blockstream",
        "currency-api",
        "Frankfurter",
        "2Miners",
        "Lido",
    ] {
        assert!(names.contains(&name), "{name} is missing");
    }
}

/// Any JSON, with the field names that sources use.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let mut keys: Vec<&'static str> = vec![
        "bitcoin",
        "usd",
        "usd_24h_change",
        "last_updated_at",
        "coins",
        "coingecko:bitcoin",
        "price",
        "timestamp",
        "data",
        "dogecoin",
        "best_block_height",
        "hashrate_24h",
        "currency",
        "rates",
        "BTC",
        "EUR",
        "date",
        "btc",
        "eur",
        "base",
        "quote",
        "rate",
        "id",
        "total_supply",
    ];
    for endpoint in all_requests() {
        if let Answer::Layout(layout) = endpoint.answer {
            keys.extend(layout.fields.iter().flat_map(|field| field.path.split('.')));
        }
    }
    let key = prop::sample::select(keys);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        prop::sample::select(vec!["USD", "EUR", "2026-10-27", "NaN", "-1", "1e400", "", "1793100000"])
            .prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((key.clone(), inner), 0..8).prop_map(|fields| {
                fields
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            }),
        ]
    })
}

/// No answer may panic, and what passes the gates is of a figure promised, possible, and not from the future.
fn sound(endpoint: &Endpoint, body: &str, now: i64) -> Result<(), TestCaseError> {
    let now = UnixTime(now);
    if let Ok(reply) = endpoint.parse(body, now) {
        for reading in reply.readings {
            prop_assert!(reading.as_of <= now);
            prop_assert!(endpoint.gives(reading.figure));
            for known in [Known::default(), Known { value: Some((1.0, UnixTime(0))), difficulty: Some(1.0) }]
            {
                if gate::check(&reading, known, now).is_ok() {
                    prop_assert!(reading.figure.kind.range(now).contains(reading.value));
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_is_fatal(body in any::<String>(), now: i64) {
        for endpoint in all_requests() {
            sound(endpoint, &body, now)?;
        }
    }

    #[test]
    fn no_json_is_fatal(value in json(), now in 0i64..4_000_000_000) {
        let body = value.to_string();
        for endpoint in all_requests() {
            sound(endpoint, &body, now)?;
        }
    }

    #[test]
    fn no_damage_is_fatal(case in 0..GOOD.len(), at: prop::sample::Index, insert in "[-0-9eE.,:\"{}\\[\\]null]{0,4}", cut in 0usize..6) {
        let (endpoint, path, ..) = GOOD[case];
        let mut body = fixture(path);
        let start = at.index(body.len());
        body.replace_range(start..(start + cut).min(body.len()), &insert);
        sound(endpoint, &body, NOW.0)?;
    }
}
