//! Breakeven: when does a miner, a stake or a cloud contract pay for itself?
//!
//! This library is everything that runs without a browser. Data flows one way:
//!
//! ```text
//! Draft (raw text of the form) ─┐
//! share link ───────────────────┼─► Scenario { plan, market, outlook } ─► report(&Scenario) ─► Report
//! live data / snapshot ─────────┘           typed, valid                   pure, total
//! ```
//!
//! | module | what it knows |
//! | --- | --- |
//! | [`units`] | quantities with their ranges: hashrate, power, prices, difficulty, days |
//! | [`networks`] | what each network pays: emission schedules and difficulty constants |
//! | [`plan`] | what a person intends: a machine, its costs, its tariff, how it sells |
//! | [`market`] | what the world says: quotes with source and age, and how they are fetched and cached |
//! | [`outlook`] | what is assumed of the future |
//! | [`scenario`] | the three together, valid by construction |
//! | [`inputs`] | the one table of inputs that the form, the link and the defaults all read |
//! | [`projection`] | plan × market × outlook, day by day, to break-even and its limits |
//! | [`rank`] | every machine with every coin under the same terms: filters, order, link |
//! | [`link`] | the share link, both ways |
//! | [`chart`] | scales, ticks and paths of the charts, as pure functions |
//! | [`messages`] | what the page says, in English and in whatever language was fetched |
//! | [`wording`] | dates, spans of time and magnitudes in words |
//! | [`catalog`] | the dated data compiled into the program |
//! | [`golden`] | known answers, for the tests and for whoever opens the page |

pub mod catalog;
pub mod chart;
pub mod golden;
pub mod inputs;
pub mod link;
pub mod market;
pub mod messages;
pub mod networks;
pub mod outlook;
pub mod plan;
pub mod projection;
pub mod rank;
pub mod scenario;
pub mod units;
pub mod wording;
