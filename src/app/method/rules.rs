//! The conventions of the model, in the words and formulas of the Method view.

use breakeven::messages::{Saying, method as say};

/// One convention: what is meant, and the formula.
pub struct Rule {
    pub name: Saying,
    pub words: Saying,
    /// None where words say it all.
    pub formula: Option<Saying>,
}

/// Rules that belong together.
pub struct Chapter {
    pub title: Saying,
    pub rules: &'static [Rule],
}

/// All of them, in the order of the view.
pub const CHAPTERS: [Chapter; 6] = [
    Chapter { title: say::chapter_common, rules: COMMON },
    Chapter { title: say::chapter_mining, rules: MINING },
    Chapter { title: say::chapter_cloud, rules: CLOUD },
    Chapter { title: say::chapter_staking, rules: STAKING },
    Chapter { title: say::chapter_odds, rules: ODDS },
    Chapter { title: say::chapter_compare, rules: COMPARE },
];

const COMMON: &[Rule] = &[
    Rule { name: say::time, words: say::time_words, formula: None },
    Rule { name: say::courses, words: say::courses_words, formula: Some(say::courses_formula) },
    Rule { name: say::selling, words: say::selling_words, formula: Some(say::selling_formula) },
    Rule { name: say::break_even, words: say::break_even_words, formula: Some(say::break_even_formula) },
    Rule { name: say::never, words: say::never_words, formula: None },
    Rule { name: say::rates, words: say::rates_words, formula: Some(say::rates_formula) },
    Rule { name: say::buying, words: say::buying_words, formula: None },
    Rule { name: say::loans, words: say::loans_words, formula: Some(say::loans_formula) },
    Rule { name: say::real_money, words: say::real_money_words, formula: Some(say::real_money_formula) },
    Rule { name: say::limits, words: say::limits_words, formula: None },
];

const MINING: &[Rule] = &[
    Rule { name: say::blocks, words: say::blocks_words, formula: Some(say::blocks_formula) },
    Rule { name: say::subsidy, words: say::subsidy_words, formula: Some(say::subsidy_formula) },
    Rule { name: say::coins, words: say::coins_words, formula: Some(say::coins_formula) },
    Rule { name: say::electricity, words: say::electricity_words, formula: Some(say::electricity_formula) },
    Rule { name: say::losing, words: say::losing_words, formula: None },
    Rule { name: say::merged, words: say::merged_words, formula: Some(say::merged_formula) },
    Rule { name: say::ageing, words: say::ageing_words, formula: Some(say::ageing_formula) },
];

const CLOUD: &[Rule] = &[
    Rule { name: say::contract, words: say::contract_words, formula: Some(say::contract_formula) },
    Rule { name: say::cut, words: say::cut_words, formula: None },
    Rule { name: say::advertising, words: say::advertising_words, formula: Some(say::advertising_formula) },
];

const STAKING: &[Rule] = &[
    Rule { name: say::rewards, words: say::rewards_words, formula: Some(say::rewards_formula) },
    Rule { name: say::protocol, words: say::protocol_words, formula: Some(say::protocol_formula) },
    Rule { name: say::waiting, words: say::waiting_words, formula: None },
    Rule { name: say::penalties, words: say::penalties_words, formula: Some(say::penalties_formula) },
    Rule {
        name: say::two_break_evens,
        words: say::two_break_evens_words,
        formula: Some(say::two_break_evens_formula),
    },
    Rule { name: say::real_yield, words: say::real_yield_words, formula: Some(say::real_yield_formula) },
];

const ODDS: &[Rule] = &[
    Rule { name: say::futures, words: say::futures_words, formula: Some(say::futures_formula) },
    Rule { name: say::median, words: say::median_words, formula: None },
    Rule { name: say::answering, words: say::answering_words, formula: None },
    Rule { name: say::said, words: say::said_words, formula: Some(say::said_formula) },
    Rule { name: say::hangs, words: say::hangs_words, formula: None },
];

const COMPARE: &[Rule] = &[
    Rule { name: say::budget, words: say::budget_words, formula: None },
    Rule { name: say::gain, words: say::gain_words, formula: None },
];
