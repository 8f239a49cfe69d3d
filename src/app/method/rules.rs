//! The conventions of the model, in the words and formulas of the Method view.

/// One convention: what is meant, and the formula.
pub struct Rule {
    pub name: &'static str,
    pub words: &'static str,
    /// Empty where words say it all.
    pub formula: &'static str,
}

/// Rules that belong together.
pub struct Chapter {
    pub title: &'static str,
    pub rules: &'static [Rule],
}

/// All of them, in the order of the view.
pub const CHAPTERS: [Chapter; 6] = [
    Chapter { title: "Every plan", rules: COMMON },
    Chapter { title: "Mining", rules: MINING },
    Chapter { title: "Rented hashrate", rules: CLOUD },
    Chapter { title: "Staking", rules: STAKING },
    Chapter { title: "The odds", rules: ODDS },
    Chapter { title: "Side by side", rules: COMPARE },
];

const COMMON: &[Rule] = &[
    Rule {
        name: "Time",
        words: "The projection goes day by day from the start. A month is 30.4375 days. A year is 365.25 days for growth and tariffs, 365 days for interest.",
        formula: "",
    },
    Rule {
        name: "Price and difficulty",
        words: "Both compound, and each day uses the value at its start, so the first day uses today's figures exactly. In steps, the difficulty moves only at heights divisible by 2016. Your own monthly values replace the growth: a straight line in logarithms between them, flat after the last.",
        formula: "value of day d = value today × (1 + growth a month) ^ (d ÷ 30.4375)",
    },
    Rule {
        name: "Selling",
        words: "Sold every day at the day's price, or held and valued at the price at the end of the horizon, or in part. To cover costs means: of each day's coins just enough for that day's costs, the rest held.",
        formula: "revenue = coins sold × price of the day + coins held × price at the end",
    },
    Rule {
        name: "Break-even",
        words: "The first moment at which the account is back at zero. Inside a day it is a straight line. If it falls below zero again, that is said too.",
        formula: "account = −paid at the start + revenue − electricity − other costs, day by day",
    },
    Rule {
        name: "Never",
        words: "Never means: not within the horizon. The highest point, the reason and the smallest single change that would help are worked out by solving the same projection, not by rule of thumb.",
        formula: "",
    },
    Rule {
        name: "Rates of return",
        words: "The internal rate is the yearly interest at which the plan is worth exactly its price; of several the largest. None is an answer too.",
        formula: "NPV = −paid + Σ flow(d) × (1 + rate) ^ (−(d + 1) ÷ 365)",
    },
    Rule {
        name: "Buying instead",
        words: "The money paid at the start buys coins at the first day's price. Later every day on which the plan needs money from your pocket, that money buys coins at that day's price. At the end all are valued at the last price.",
        formula: "",
    },
    Rule {
        name: "Loans and taxes",
        words: "Nothing unless you enter them, and no country's law. The account counts what is owed, so only interest costs. Income tax falls due on the day, on coins at that day's price less costs, interest and write-off; a loss is carried forward, never paid out. Gains tax falls due on the last day.",
        formula: "interest a month = owed × yearly rate ÷ 12",
    },
    Rule {
        name: "Today's money",
        words: "With inflation given, amounts and break-even are shown in the money of the start as well.",
        formula: "real = nominal ÷ (1 + inflation) ^ (d ÷ 365.25)",
    },
    Rule {
        name: "Limits",
        words: "Each limit moves one assumption alone, on the same projection, until the plan ends exactly at zero at its best moment.",
        formula: "",
    },
];

const MINING: &[Rule] = &[
    Rule {
        name: "Blocks",
        words: "What a machine finds depends on its hashrate and the difficulty alone, never on a separately measured network hashrate.",
        formula: "blocks a day = hashrate × 86 400 × uptime ÷ (difficulty × 2³²)",
    },
    Rule {
        name: "Subsidy",
        words: "Exact, in the coin's smallest unit, by the rule of each coin and for the miner's part alone. A halving, or any other change inside a day, splits that day by block. Bitcoin: 50 coins, halved every 210 000 blocks.",
        formula: "subsidy(height) = 5 000 000 000 >> (height ÷ 210 000)",
    },
    Rule {
        name: "Coins",
        words: "Transaction fees come on top of the subsidy, as coins per block or as a percentage. A pool that pays by PPS keeps them.",
        formula: "coins = blocks × (subsidy + fees) × (1 − pool fee) × (1 − stale shares)",
    },
    Rule {
        name: "Electricity",
        words: "Off-peak hours change the mean price; hours of rest take energy and coins alike. The price may grow each year.",
        formula: "kWh a day = watts ÷ 1000 × 24 × uptime × cooling overhead",
    },
    Rule {
        name: "Losing days",
        words: "A day loses when its coins, at the day's price, are worth less than their electricity. Switched off, it earns nothing and draws nothing; other costs go on.",
        formula: "",
    },
    Rule {
        name: "Two chains with one hash",
        words: "Merged mining earns on both chains with the same hashes; the second chain's coins count at the day's prices.",
        formula: "coins = coins of the first + coins of the second × price of the second ÷ price of the first",
    },
    Rule {
        name: "Ageing",
        words: "A machine may lose a part of its hashrate each year. Its resale value, if any, joins the last day; a loss of value by month makes it fall until then.",
        formula: "hashrate of day d = hashrate × (1 − loss a year) ^ (d ÷ 365.25)",
    },
];

const CLOUD: &[Rule] = &[
    Rule {
        name: "A contract",
        words: "The price is paid at the start. Each day's coins come as for a machine of that hashrate; maintenance is billed for each TH/s and day, in money or in coins, and electricity where the contract bills it apart. It ends with its term, or for good after the given number of losing days in a row, whose losses you bear.",
        formula: "day = coins × price − maintenance × hashrate in TH/s",
    },
    Rule {
        name: "The provider's cut",
        words: "A share of the profit goes to the provider; where the contract says so, only after your price is back.",
        formula: "",
    },
    Rule {
        name: "What advertising leaves out",
        words: "Providers commonly divide the price by the first day's profit. The same figure is shown here as the static payback, to say how wrong it is once difficulty and halvings move.",
        formula: "static payback = price ÷ profit of the first day",
    },
];

const STAKING: &[Rule] = &[
    Rule {
        name: "Rewards",
        words: "Paid on the active stake at the network's own rate of the day. They wait in a pot, which joins the stake at the network's own interval or at yours, less what a claim costs.",
        formula: "reward of a day = stake × APR of the day ÷ 365 × (1 − commission) × uptime",
    },
    Rule {
        name: "The rate follows the protocol",
        words: "Never today's rate held flat where the rules say otherwise. Ethereum pays by the root of all that is staked; Solana's inflation falls by a fixed part each year to its floor; Cosmos pays its inflation over what is bonded; Cardano pays from a shrinking reserve; Polkadot, Algorand, Sui, Avalanche, Tezos, NEAR and Aptos follow their schedules. TRON and BNB Chain pay what their parameters and fees give.",
        formula: "Ethereum: 64 × 82 181.25 ÷ √(staked gwei) a year; Solana: max(floor, inflation × (1 − taper) ^ years) ÷ staked share; Cosmos: inflation × (1 − tax) ÷ staked share",
    },
    Rule {
        name: "Waiting",
        words: "The first days, while a stake is being activated, and the last, while it is being released, earn nothing.",
        formula: "",
    },
    Rule {
        name: "Penalties",
        words: "Expected slashing takes a part of the stake each year; missed duties earn nothing and, on Ethereum, cost as much as the protocol says.",
        formula: "stake × (1 − slashing a year) ^ (1 ÷ 365) a day",
    },
    Rule {
        name: "Two break-evens",
        words: "The stake itself is no cost: it comes back. So the page names the day on which the rewards have paid for what the staking costs, and the day on which the whole position is worth what went in, for the price may have fallen.",
        formula: "coins × price − stake × first price − costs ≥ 0",
    },
    Rule {
        name: "Real yield",
        words: "What is left of a yield that new coins for everyone dilute.",
        formula: "(1 + net APR) ÷ (1 + growth of the supply) − 1",
    },
];

const ODDS: &[Rule] = &[
    Rule {
        name: "Futures",
        words: "Price and difficulty wander around their projected courses as correlated geometric Brownian motions. Ten thousand futures, in pairs that mirror each other; the same link draws the same futures for everyone.",
        formula: "each day the logarithm moves by −σ² ÷ (2 × 365) + σ ÷ √365 × a standard normal number",
    },
    Rule {
        name: "Mean or median",
        words: "The mean of all futures follows the projection; on request the middle one does, and the first term above is left out.",
        formula: "",
    },
    Rule {
        name: "When difficulty answers",
        words: "On request: a lasting change of the price by 1 % moves the difficulty by 0.3 %, three months later on average; a halving takes a tenth of the difficulty over two months; and what mining pays cannot stay long below the cost of the last machine running. Calibrated on Bitcoin's epochs to June 2026. Judgements on few events, so hold them against the simple law.",
        formula: "",
    },
    Rule {
        name: "What is said",
        words: "The chance to break even within the horizon; the early, middle and late date over all futures, where never counts as later than any date; the band of the account from the tenth to the ninetieth of a hundred; the chance to end above buying. Each share has its standard error.",
        formula: "error = √(share × (1 − share) ÷ futures) at most",
    },
    Rule {
        name: "What an answer hangs on",
        words: "Each input alone, down and up by its own plausible step, and what that does to the break-even and to the account at the end.",
        formula: "",
    },
];

const COMPARE: &[Rule] = &[
    Rule {
        name: "One budget",
        words: "Every plan gets the same money: yours, or what the dearest plan needs at its start. What a plan does not need stays cash, or buys the coin.",
        formula: "",
    },
    Rule {
        name: "Gain",
        words: "At every moment what all that is owned is worth, less what was put in. A machine counts as spent until it is sold.",
        formula: "",
    },
];
