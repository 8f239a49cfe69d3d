//! Why other calculators give other numbers.

use super::rules::Rule;

/// What makes answers differ, the most important first.
pub const REASONS: [&str; 8] = [
    "A snapshot instead of a projection. Most divide the price by today's profit. Difficulty has grown in most years and subsidies halve, so the true day is later, or never.",
    "Growth by the year or by the month. 5 % a month are 80 % a year. Here growth is by the month.",
    "Difficulty of now, of a day, of three days, of a week. A mean over the past lags behind a retarget.",
    "The network's hashrate in place of the difficulty. It is itself an estimate from the last blocks, and off by several percent by luck alone.",
    "Transaction fees in or out, and whether the pool passes them on.",
    "Fees, stale shares, uptime and cooling that are left out, or that only one side of the account feels.",
    "Mined coins at today's price or at the price of the day on which they come; kept or sold.",
    "For stakes: APR or APY, before or after commission, with or without the coins that dilute it; and today's rate held flat.",
];

/// What some do.
pub const OTHERS: [Rule; 9] = [
    Rule {
        name: "WhatToMine",
        words: "Revenue, cost and profit of now, with means of the block reward and the difficulty over a day, three or seven to choose from. No growth, no halving.",
        formula: "",
    },
    Rule { name: "CoinWarz", words: "Profit of an hour to a year at constant difficulty.", formula: "" },
    Rule {
        name: "NiceHash",
        words: "Its calculator shows means of the past 30 days, its program the value of the moment; the two differ from each other for that reason alone. It pays what buyers of hashrate bid, not what the network pays.",
        formula: "",
    },
    Rule {
        name: "ASIC Miner Value",
        words: "Profit of the day at an electricity price of 0.12 USD unless changed. A ranking by it is one by size, not by payback.",
        formula: "",
    },
    Rule {
        name: "Braiins",
        words: "A projection as here, with growth by the year in its present version and by the month in older guides. It names the break-even of the price paid in dollars and in bitcoin; here these are the break-even and the break-even in coins.",
        formula: "",
    },
    Rule {
        name: "Cloud providers",
        words: "Bitdeer and others show a static break-even: the first day's income for all days.",
        formula: "",
    },
    Rule {
        name: "beaconcha.in",
        words: "Rewards of a validator over a year at most, so a later break-even does not appear. Its source of August 2026 takes a fee from the income and counts it as a cost as well.",
        formula: "",
    },
    Rule {
        name: "Staking Rewards",
        words: "A rate of each network, compounded, and a real rate beside it. It names the growth of the supply as inflation in the same formula as here; slashing is not in it.",
        formula: "(1 + rate) ÷ (1 + inflation) − 1",
    },
    Rule {
        name: "Your pool or wallet",
        words: "What really came, with luck in it. Over a week a small miner's share of a large pool is within a few percent of the projection for that week; alone it is not.",
        formula: "",
    },
];
