//! Why other calculators give other numbers.

use breakeven::messages::{Saying, differ as say};

use super::rules::Rule;

/// What makes answers differ, the most important first.
pub const REASONS: [Saying; 8] = [
    say::snapshot,
    say::growth,
    say::mean_difficulty,
    say::hashrate,
    say::fees,
    say::left_out,
    say::prices,
    say::stakes,
];

/// What some do.
pub const OTHERS: [Rule; 9] = [
    Rule { name: || "WhatToMine", words: say::what_to_mine_words, formula: None },
    Rule { name: || "CoinWarz", words: say::coin_warz_words, formula: None },
    Rule { name: || "NiceHash", words: say::nice_hash_words, formula: None },
    Rule { name: || "ASIC Miner Value", words: say::miner_value_words, formula: None },
    Rule { name: || "Braiins", words: say::braiins_words, formula: None },
    Rule { name: say::clouds, words: say::clouds_words, formula: None },
    Rule { name: || "beaconcha.in", words: say::beaconchain_words, formula: None },
    Rule {
        name: || "Staking Rewards",
        words: say::staking_rewards_words,
        formula: Some(say::staking_rewards_formula),
    },
    Rule { name: say::own, words: say::own_words, formula: None },
];
