//! The ladder of sources in a world where every host answers, or fails in every way there is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "the helpers of a test fail it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use breakeven::market::board::FAR_APART;
use breakeven::market::cache;
use breakeven::market::ladder::MANUAL_PAUSE;
use breakeven::market::quote::Held;
use breakeven::market::sources::{
    blockchain_info, coinbase, coingecko, currency_api, frankfurter, llama, mempool,
};
use breakeven::market::{
    Board, Endpoint, Fault, Figure, Kind, Ladder, Origin, Outcome, Quote, State, all_requests,
};
use breakeven::networks;
use breakeven::units::UnixTime;

/// 2026-10-27 11:20 UTC, the moment the fixtures are about.
const START: i64 = 1_793_100_000;
const JITTER: f64 = 0.5;

const PRICE: Figure = Figure::new(Kind::Price, "BTC");
const CHANGE: Figure = Figure::new(Kind::Change24h, "BTC");
const DIFFICULTY: Figure = Figure::new(Kind::Difficulty, "BTC");
const HEIGHT: Figure = Figure::new(Kind::Height, "BTC");
const FEES: Figure = Figure::new(Kind::FeesPerBlock, "BTC");
const HASHRATE: Figure = Figure::new(Kind::NetworkHashrate, "BTC");
const EURO: Figure = Figure::new(Kind::Fx, "EUR");

#[derive(Clone)]
enum Answer {
    Body(String),
    Failure(Fault, Option<i64>),
}

/// A ladder, a clock, and what each endpoint would answer.
struct World {
    ladder: Ladder,
    now: i64,
    answers: BTreeMap<&'static str, Answer>,
    asked: Vec<&'static str>,
    written: BTreeMap<String, String>,
    most_at_once: usize,
}

fn fixture(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path)).unwrap()
}

/// What each endpoint answers when all is well.
const GOOD: &[(&str, &str)] = &[
    ("coingecko simple/price", "coingecko/simple-price/good.json"),
    ("llama prices/current", "llama/prices-current/good.json"),
    ("llama percentage", "llama/percentage/good.json"),
    ("coinbase exchange-rates", "coinbase/exchange-rates/good.json"),
    ("mempool prices", "mempool/prices/good.json"),
    ("currency-api jsdelivr", "currency_api/usd/good.json"),
    ("currency-api pages.dev", "currency_api/usd/good.json"),
    ("mempool mining/hashrate", "mempool/hashrate/good.json"),
    ("blockchain.info haskoin block/best", "blockchain_info/block-best/good.json"),
    ("blockchain.info q/getdifficulty", "blockchain_info/getdifficulty/good.txt"),
    ("mempool difficulty-adjustment", "mempool/difficulty-adjustment/good.json"),
    ("mempool blocks/tip/height", "mempool/tip-height/good.txt"),
    ("blockstream blocks/tip/height", "blockstream/tip-height/good.txt"),
    ("blockchain.info q/getblockcount", "blockchain_info/getblockcount/good.txt"),
    ("mempool mining/reward-stats", "mempool/reward-stats/good.json"),
    ("blockchain.info charts/transaction-fees", "blockchain_info/transaction-fees/good.json"),
    ("blockchain.info charts/hash-rate", "blockchain_info/hash-rate/good.json"),
    ("frankfurter v2/rates", "frankfurter/rates/good.json"),
    ("litecoinspace mining/hashrate", "litecoinspace/hashrate/good.json"),
    ("litecoinspace difficulty-adjustment", "litecoinspace/difficulty-adjustment/good.json"),
    ("litecoinspace mining/reward-stats", "litecoinspace/reward-stats/good.json"),
    ("melroy mining/hashrate", "melroy/hashrate/good.json"),
    ("blockchain.info haskoin bch/block/best", "blockchain_info/bch-block-best/good.json"),
    ("moneroocean network/stats", "moneroocean/network-stats/good.json"),
    ("xmrchain networkinfo", "xmrchain/networkinfo/good.json"),
    ("2miners zec", "2miners/zec/good.json"),
    ("2miners etc", "2miners/etc/good.json"),
    ("2miners rvn", "2miners/rvn/good.json"),
    ("2miners xmr", "2miners/xmr/good.json"),
    ("2miners erg", "2miners/erg/good.json"),
    ("2miners ckb", "2miners/ckb/good.json"),
    ("2miners cfx", "2miners/cfx/good.json"),
    ("2miners kas", "2miners/kas/good.json"),
    ("herominers rvn", "herominers/rvn/good.json"),
    ("herominers erg", "herominers/erg/good.json"),
    ("herominers cfx", "herominers/cfx/good.json"),
    ("herominers zano", "herominers/zano/good.json"),
    ("kaspa info/blockdag", "kaspa/blockdag/good.json"),
    ("kaspa info/hashrate", "kaspa/hashrate/good.json"),
    ("ergo blocks", "ergo/blocks/good.json"),
    ("ergo info", "ergo/info/good.json"),
    ("alephium charts/hashrates", "alephium/hashrates/good.json"),
    ("dcrdata block/best", "dcrdata/block-best/good.json"),
    ("blockchair stats", "blockchair/stats/good.json"),
    ("dash insight status", "dash/status/good.json"),
    ("blockcypher ltc", "blockcypher/ltc/good.json"),
    ("blockcypher doge", "blockcypher/doge/good.json"),
    ("blockcypher dash", "blockcypher/dash/good.json"),
    ("validatorqueue jsdelivr", "validatorqueue/historical-data/good.json"),
    ("validatorqueue github", "validatorqueue/historical-data/good.json"),
    ("lido apr/sma", "lido/apr-sma/good.json"),
    ("cosmos.directory cosmoshub", "cosmos/directory/good.json"),
    ("publicnode cosmos mint/inflation", "cosmos/inflation/good.json"),
    ("publicnode cosmos staking/pool", "cosmos/pool/good.json"),
    ("publicnode cosmos distribution/params", "cosmos/tax/good.json"),
    ("publicnode cosmos bank/supply", "cosmos/supply/good.json"),
    ("koios totals", "koios/totals/good.json"),
    ("koios epoch_info", "koios/epoch-info/good.json"),
    ("tzkt statistics/current", "tezos/statistics/good.json"),
    ("tez.capital current_yearly_rate", "tezos/yearly-rate/good.json"),
    ("coingecko coins/markets", "coingecko/coins-markets/good.json"),
];

/// CoinGecko's answer for every coin: what is built in, or one dollar; Bitcoin's as in the fixture.
fn prices_of_all() -> String {
    let mut coins: serde_json::Map<String, serde_json::Value> = serde_json::Map::new();
    for coin in MINED.iter().chain(STAKED) {
        let built_in = Held::built_in(Figure::new(Kind::Price, coin)).map_or(1.0, |held| held.value);
        let id = breakeven::market::coins::id(coin).unwrap();
        let quote =
            serde_json::json!({ "usd": built_in, "usd_24h_change": 0.5, "last_updated_at": 1_793_099_940 });
        coins.insert(id.to_owned(), quote);
    }
    let bitcoin: serde_json::Value =
        serde_json::from_str(&fixture("coingecko/simple-price/good.json")).unwrap();
    coins.insert("bitcoin".to_owned(), bitcoin["bitcoin"].clone());
    serde_json::Value::from(coins).to_string()
}

const FOUR_WEEKS: i64 = 28 * 86_400;

/// Moves every day and every moment near [`START`] on by four weeks.
fn postpone(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.iter_mut().for_each(postpone),
        Value::Object(fields) => fields.values_mut().for_each(postpone),
        Value::String(text) => {
            if let Some(day) = breakeven::units::Date::parse(text) {
                *text = UnixTime(day.midnight().0 + FOUR_WEEKS).date().to_string();
            }
        }
        Value::Number(number) => {
            let week = START - 7 * 86_400..START + 7 * 86_400;
            let moment = number.as_i64().unwrap_or(0);
            if week.contains(&moment) {
                *number = (moment + FOUR_WEEKS).into();
            } else if week.contains(&(moment / 1000)) {
                *number = (moment + FOUR_WEEKS * 1000).into();
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn supplies_of_all() -> String {
    let row = |coin: &&'static str| {
        let id = breakeven::market::coins::id(coin).unwrap();
        // One that is too far from the built-in figure would not be believed.
        let built_in = Held::built_in(Figure::new(Kind::Supply, coin));
        let supply = built_in.map_or(2e9, |held| held.value);
        serde_json::json!({ "id": id, "total_supply": supply, "circulating_supply": 0.75 * supply })
    };
    serde_json::Value::from(STAKED.iter().map(row).collect::<Vec<_>>()).to_string()
}

/// The coins that are mined.
const MINED: &[&str] = &[
    "BTC", "BCH", "LTC", "DOGE", "XMR", "ZEC", "ETC", "RVN", "KAS", "ERG", "DASH", "DCR", "CKB", "ALPH",
    "CFX", "ZANO",
];
/// The coins that are staked.
const STAKED: &[&str] =
    &["ETH", "SOL", "ADA", "ATOM", "DOT", "XTZ", "AVAX", "NEAR", "TRX", "BNB", "ALGO", "SUI", "APT"];

impl World {
    /// A first visit on which everything works.
    fn new() -> Self {
        let mut answers: BTreeMap<_, _> =
            GOOD.iter().map(|(id, path)| (*id, Answer::Body(fixture(path)))).collect();
        assert_eq!(answers.len(), all_requests().len());
        // The fixtures name a coin or two; here every coin has its price and its supply.
        answers.insert(coingecko::PRICES.id, Answer::Body(prices_of_all()));
        answers.insert(coingecko::SUPPLIES.id, Answer::Body(supplies_of_all()));
        let mut world = Self {
            ladder: Ladder::default(),
            now: START,
            answers,
            asked: Vec::new(),
            written: BTreeMap::new(),
            most_at_once: 0,
        };
        world.want("EUR");
        world
    }

    /// The same four weeks later, when what is built in of every coin has been true.
    fn late() -> Self {
        let mut world = Self::new();
        world.now += FOUR_WEEKS;
        for answer in world.answers.values_mut() {
            if let Answer::Body(body) = answer
                && body.starts_with(['{', '['])
            {
                let mut value = serde_json::from_str(body).unwrap();
                postpone(&mut value);
                *body = value.to_string();
            }
        }
        world
    }

    fn want(&mut self, currency: &'static str) {
        self.want_coin("BTC", currency);
    }

    fn want_coin(&mut self, coin: &'static str, currency: &'static str) {
        assert!(self.ladder.want(Figure::wanted(coin, currency)).is_empty());
    }

    fn body(mut self, endpoint: &Endpoint, body: &str) -> Self {
        self.answers.insert(endpoint.id, Answer::Body(body.to_owned()));
        self
    }

    fn fails(mut self, host: &str, fault: Fault) -> Self {
        for endpoint in all_requests().iter().filter(|endpoint| endpoint.host == host) {
            self.answers.insert(endpoint.id, Answer::Failure(fault.clone(), None));
        }
        self
    }

    fn all_fail(mut self, fault: &Fault) -> Self {
        for endpoint in all_requests() {
            self.answers.insert(endpoint.id, Answer::Failure(fault.clone(), None));
        }
        self
    }

    fn now(&self) -> UnixTime {
        UnixTime(self.now)
    }

    /// Runs a round to its end; returns what was asked.
    fn round(&mut self, by_hand: bool) -> Vec<&'static str> {
        self.asked.clear();
        self.ladder.begin(by_hand);
        let mut open: Vec<&'static Endpoint> = self.ladder.next(self.now());
        while !open.is_empty() {
            let hosts =
                open.iter().map(|endpoint| open.iter().filter(|other| other.host == endpoint.host).count());
            self.most_at_once = self.most_at_once.max(hosts.max().unwrap_or(0));
            // The newest first, so that answers come in another order than the questions.
            let endpoint = open.pop().unwrap();
            self.asked.push(endpoint.id);
            let outcome = match self.answers[endpoint.id].clone() {
                Answer::Body(body) => {
                    self.ladder.answered(endpoint, endpoint.parse(&body, self.now()), self.now(), JITTER)
                }
                Answer::Failure(fault, after) => {
                    self.ladder.failed(endpoint, fault, after, self.now(), JITTER)
                }
            };
            self.write(outcome);
            open.extend(self.ladder.next(self.now()));
        }
        assert!(!self.ladder.busy());
        self.asked.clone()
    }

    fn write(&mut self, outcome: Outcome) {
        for (figure, quote) in outcome.quotes {
            self.written.insert(figure.key(), cache::write_quote(&quote));
        }
        if let Some(cooldown) = outcome.cooldown {
            self.written.insert(cooldown.of.to_owned(), cache::write_cooldown(&cooldown));
        }
        for of in outcome.recovered {
            self.written.remove(of);
        }
    }

    /// The page is closed and opened again.
    fn reload(&mut self) {
        self.ladder = Ladder::default();
        for (key, line) in &self.written {
            if let Some(figure) = Figure::from_key(key) {
                if let Some(quote) = cache::read_quote(figure, line, UnixTime(self.now)) {
                    self.ladder.restore(figure, quote);
                }
            } else {
                let mut names =
                    all_requests().iter().copied().flat_map(|endpoint| [endpoint.host, endpoint.id]);
                let of = names.find(|name| name == key).unwrap();
                self.ladder.restore_cooldown(cache::read_cooldown(of, line).unwrap(), UnixTime(self.now));
            }
        }
        self.want("EUR");
    }

    fn board(&self) -> Board {
        Board::of(&self.ladder, self.now())
    }

    fn held(&self, figure: Figure) -> Held {
        self.board().get(figure).unwrap()
    }

    fn source(&self, figure: Figure) -> &'static str {
        self.held(figure).source
    }
}

#[test]
fn a_first_visit_asks_five_times_and_a_reload_not_at_all() {
    let mut world = World::new();
    let asked = world.round(false);
    assert_eq!(asked.len(), 5, "{asked:?}");
    for figure in Figure::wanted("BTC", "EUR") {
        let entry = world.board().entry(figure);
        assert_eq!((entry.state, entry.loading), (State::Live, false), "{figure:?}");
        assert!(entry.reasons.is_empty());
        assert_eq!(entry.held.unwrap().origin, Origin::Live);
    }
    assert_eq!(world.round(false), [""; 0]);

    world.now += 60;
    world.reload();
    assert_eq!(world.round(false), [""; 0]);
    let entry = world.board().entry(PRICE);
    assert_eq!((entry.state, entry.held.unwrap().value), (State::Cached, 76_975.5));
}

#[test]
fn each_coin_costs_six_requests_at_most_and_a_reload_none() {
    for coin in MINED.iter().chain(STAKED).copied() {
        let mut world = World::late();
        world.want_coin(coin, "EUR");
        let asked = world.round(false);
        assert!((2..=6).contains(&asked.len()), "{coin}: {asked:?}");
        world.now += 60;
        world.reload();
        world.want_coin(coin, "EUR");
        // Without its constants Alephium's difficulty cannot be worked out, and is asked for again.
        if coin != "ALPH" || networks::find(coin).is_some() {
            assert_eq!(world.round(false), [""; 0], "{coin}");
        }
    }
    // A staked coin's price comes with the mined ones': after one of them only its own network is asked.
    let mut world = World::late();
    world.round(false);
    world.want_coin("ETH", "EUR");
    assert_eq!(world.round(false), ["validatorqueue jsdelivr"]);
    // Both coins of a merged mine together.
    let mut world = World::late();
    let mut figures = Figure::wanted("LTC", "EUR");
    figures.extend(Figure::wanted("DOGE", "EUR"));
    world.ladder.want(figures);
    let asked = world.round(false);
    assert!(asked.len() <= 6, "{asked:?}");
}

#[test]
fn every_network_with_an_open_source_is_live() {
    let mut missing = Vec::new();
    for coin in MINED.iter().copied() {
        let mut world = World::late();
        world.want_coin(coin, "EUR");
        world.round(false);
        let mut kinds = vec![Kind::Price, Kind::Change24h];
        // Alephium's difficulty is worked out with the catalog's constants.
        kinds.extend((coin != "ALPH" || networks::find(coin).is_some()).then_some(Kind::Difficulty));
        // Rewards of these two count days and epochs, which nobody needs to be asked for.
        kinds.extend((!matches!(coin, "ALPH" | "CKB")).then_some(Kind::Height));
        kinds.extend((!matches!(coin, "ZANO" | "DCR")).then_some(Kind::NetworkHashrate));
        kinds.extend(matches!(coin, "ETC" | "CKB").then_some(Kind::BlockTime));
        if matches!(coin, "BTC" | "LTC") {
            kinds.extend([Kind::FeesPerBlock, Kind::RetargetAt, Kind::RetargetChange]);
        }
        for kind in kinds {
            let entry = world.board().entry(Figure::new(kind, coin));
            if entry.state != State::Live {
                missing.push(format!("{coin} {kind:?}: {:?} {:?}", entry.state, entry.reasons));
            }
        }
    }
    for (coin, kinds) in [
        ("ETH", &[Kind::Staked, Kind::Supply, Kind::StakingApr, Kind::EntryDays, Kind::ExitDays][..]),
        ("ADA", &[Kind::Staked, Kind::Supply, Kind::Circulating]),
        (
            "ATOM",
            &[
                Kind::Staked,
                Kind::Supply,
                Kind::StakedShare,
                Kind::Inflation,
                Kind::CommunityTax,
                Kind::StakingApr,
            ],
        ),
        ("XTZ", &[Kind::Staked, Kind::Delegated, Kind::Supply, Kind::Inflation]),
        ("SOL", &[Kind::Supply, Kind::Circulating]),
    ] {
        let mut world = World::late();
        world.want_coin(coin, "EUR");
        world.round(false);
        for kind in kinds.iter().chain(&[Kind::Price, Kind::Change24h]) {
            let entry = world.board().entry(Figure::new(*kind, coin));
            if entry.state != State::Live {
                missing.push(format!("{coin} {kind:?}: {:?} {:?}", entry.state, entry.reasons));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_source_that_asks_for_rest_gets_it() {
    let mut world = World::late();
    world.want_coin("RVN", "USD");
    assert_eq!(world.round(false).len(), 2);
    // Fifteen minutes for the pool, two for the price.
    world.now += 899;
    assert_eq!(world.round(true), ["coingecko simple/price"]);
    assert_eq!(world.ladder.wake_in(world.now()), MANUAL_PAUSE);
    world.now += 1;
    assert_eq!(world.round(false), ["2miners rvn"]);
}

#[test]
fn each_network_has_its_fallbacks() {
    for (coin, kind, host, first, then) in [
        ("BCH", Kind::Difficulty, "api.blockchain.info", "Blockchain.com", "Melroy's explorer"),
        ("BCH", Kind::Height, "api.blockchain.info", "Blockchain.com", "Blockchair"),
        ("LTC", Kind::Difficulty, "litecoinspace.org", "Litecoin Space", "Blockchair"),
        ("DOGE", Kind::Height, "api.blockchair.com", "Blockchair", "BlockCypher"),
        ("DASH", Kind::Difficulty, "api.blockchair.com", "Blockchair", "Dash Insight"),
        ("XMR", Kind::Difficulty, "api.moneroocean.stream", "MoneroOcean", "2Miners"),
        ("ZEC", Kind::Difficulty, "zec.2miners.com", "2Miners", "Blockchair"),
        ("RVN", Kind::Difficulty, "rvn.2miners.com", "2Miners", "HeroMiners"),
        ("ERG", Kind::Difficulty, "api.ergoplatform.com", "Ergo explorer", "2Miners"),
        ("KAS", Kind::NetworkHashrate, "api.kaspa.org", "kaspa.org", "2Miners"),
        ("CFX", Kind::Difficulty, "cfx.2miners.com", "2Miners", "HeroMiners"),
        ("ETH", Kind::StakingApr, "cdn.jsdelivr.net", "validatorqueue.com", "validatorqueue.com"),
        ("ATOM", Kind::Inflation, "chains.cosmos.directory", "cosmos.directory", "PublicNode"),
        ("ATOM", Kind::Staked, "chains.cosmos.directory", "cosmos.directory", "PublicNode"),
    ] {
        let source = |world: &mut World| {
            world.want_coin(coin, "USD");
            world.round(false);
            world.source(Figure::new(kind, coin))
        };
        assert_eq!(source(&mut World::late()), first, "{coin} {kind:?}");
        let mut world = World::late().fails(host, Fault::Unreachable);
        assert_eq!(source(&mut world), then, "{coin} {kind:?}");
    }
    let mut world = World::late()
        .fails("cdn.jsdelivr.net", Fault::Unreachable)
        .fails("raw.githubusercontent.com", Fault::Unreachable);
    world.want_coin("ETH", "USD");
    world.round(false);
    assert_eq!(world.source(Figure::new(Kind::StakingApr, "ETH")), "Lido");
}

#[test]
fn a_price_and_a_difficulty_of_different_times_are_told_apart() {
    let mut world = World::new();
    world.round(false);
    // Price of 11:19, difficulty of 11:20.
    assert_eq!(world.board().apart("BTC"), Some(60));
    // What is built in is of different days, and says so.
    let built_in = |figure| Held::built_in(figure).unwrap().as_of.0;
    let gap = built_in(DIFFICULTY) - built_in(PRICE);
    assert_eq!(Board::default().apart("BTC"), Some(gap));
    assert!(gap > FAR_APART);
    // A live price beside the built-in difficulty.
    let mut world =
        World::new().fails("mempool.space", Fault::Slow).fails("api.blockchain.info", Fault::Slow);
    world = world.fails("blockchain.info", Fault::Slow);
    world.round(false);
    assert_eq!(world.board().apart("BTC"), Some(1_793_099_940 - built_in(DIFFICULTY)));
    assert_eq!(Board::default().apart("XYZ"), None);
}

#[test]
fn no_host_is_asked_more_than_twice_at_once() {
    let mut world = World::new();
    world.round(false);
    assert_eq!(world.most_at_once, 2);
    let mut ladder = Ladder::default();
    ladder.want(Figure::wanted("BTC", "EUR"));
    ladder.begin(false);
    let first = ladder.next(UnixTime(START));
    assert_eq!(first.iter().filter(|endpoint| endpoint.host == "mempool.space").count(), 2);
    // Asking again sends nothing twice: whoever is under way is waited for.
    assert!(ladder.next(UnixTime(START)).is_empty());
}

#[test]
fn each_figure_is_renewed_when_its_time_is_over() {
    let mut world = World::new();
    world.round(false);
    for (after, expected) in [
        (119, vec![]),
        (120, vec!["coingecko simple/price"]),
        (300, vec!["coingecko simple/price", "mempool difficulty-adjustment"]),
    ] {
        world.now = START + after;
        let mut asked = world.round(false);
        asked.sort_unstable();
        assert_eq!(asked, expected, "after {after} s");
    }
    // Ten minutes: everything but the daily exchange rate.
    world.now = START + 600;
    assert_eq!(world.round(false).len(), 4);
    world.now = START + 86_400;
    assert!(world.round(false).contains(&"currency-api jsdelivr"));
}

#[test]
fn a_refresh_by_hand_renews_all_but_the_youngest() {
    let mut world = World::new();
    world.round(false);
    world.now += MANUAL_PAUSE - 1;
    assert_eq!(world.round(true), [""; 0]);
    world.now += 1;
    assert_eq!(world.round(true).len(), 5);
    assert_eq!(world.round(true), [""; 0]);
}

#[test]
fn fallbacks_come_in_their_order() {
    let down = || Fault::Unreachable;
    let mut world = World::new();
    let price = |world: &mut World| {
        world.ladder = Ladder::default();
        world.want("EUR");
        world.round(false);
        world.source(PRICE)
    };
    assert_eq!(price(&mut world), "CoinGecko");
    world = world.fails("api.coingecko.com", down());
    assert_eq!(price(&mut world), "DefiLlama");
    world = world.fails("coins.llama.fi", down());
    assert_eq!(price(&mut world), "Coinbase");
    world = world.fails("api.coinbase.com", down());
    assert_eq!(price(&mut world), "mempool.space");
    world = world.fails("mempool.space", down());
    assert_eq!(price(&mut world), "currency-api");
    assert_eq!(world.source(HEIGHT), "Blockstream");
    assert_eq!(world.source(DIFFICULTY), "Blockchain.com");
    assert_eq!(world.source(HASHRATE), "Blockchain.com");
    assert_eq!(world.source(FEES), "Blockchain.com");
    world = world.fails("cdn.jsdelivr.net", down()).fails("blockstream.info", down());
    assert_eq!(price(&mut world), "currency-api");
    assert_eq!(world.source(EURO), "Frankfurter");
    assert_eq!(world.source(HEIGHT), "Blockchain.com");
    world = world.fails("latest.currency-api.pages.dev", down()).fails("api.blockchain.info", down());
    world.ladder = Ladder::default();
    world.want("EUR");
    world.round(false);
    assert_eq!(world.held(PRICE).origin, Origin::Snapshot);
    assert_eq!(world.source(DIFFICULTY), "Blockchain.com");
    assert!(world.asked.contains(&"blockchain.info q/getdifficulty"));
    assert!(world.asked.contains(&"blockchain.info q/getblockcount"));
}

#[test]
fn every_fault_is_skipped_explained_and_costs_nobody_else() {
    let page = fixture("any/captive-portal.html");
    let faults: [(Answer, &str); 8] = [
        (Answer::Failure(Fault::Unreachable, None), "no answer: offline, blocked, or asked too often"),
        (Answer::Failure(Fault::Slow, None), "no answer within 8 s"),
        (Answer::Failure(Fault::Status(429), Some(120)), "refused with status 429"),
        (Answer::Failure(Fault::Status(500), None), "refused with status 500"),
        (Answer::Body(page), "CoinGecko: a web page came instead of data"),
        (Answer::Body(String::new()), "CoinGecko: the answer is empty"),
        (
            Answer::Body(fixture("coingecko/simple-price/negative.json")),
            "CoinGecko: usd is -76975.5, not a number above zero",
        ),
        (
            Answer::Body(fixture("coingecko/simple-price/absurd.json")),
            "price 76.9 is too far from 76976.36825494573, known before",
        ),
    ];
    for (answer, reason) in faults {
        let mut world = World::new();
        world.answers.insert(coingecko::PRICES.id, answer);
        world.round(false);
        let entry = world.board().entry(PRICE);
        assert_eq!((entry.state, world.source(PRICE)), (State::Live, "DefiLlama"), "{reason}");
        assert_eq!(entry.reasons.len(), 1);
        assert_eq!(
            (entry.reasons[0].source, entry.reasons[0].fault.to_string().as_str()),
            ("CoinGecko", reason)
        );
        for figure in [DIFFICULTY, HEIGHT, FEES, HASHRATE, EURO] {
            let entry = world.board().entry(figure);
            assert!(entry.state == State::Live && entry.reasons.is_empty(), "{reason}: {figure:?}");
        }
    }
}

#[test]
fn half_an_answer_is_half_used() {
    let mut world = World::new().body(&coingecko::PRICES, &fixture("coingecko/simple-price/half.json"));
    world.round(false);
    assert_eq!((world.source(PRICE), world.source(CHANGE)), ("CoinGecko", "DefiLlama"));
    assert!(world.board().entry(PRICE).reasons.is_empty());
    assert_eq!(
        world.board().entry(CHANGE).reasons[0].fault.to_string(),
        "CoinGecko: usd_24h_change is missing"
    );
    // The half that was missing is not asked for in vain again and again, the other is renewed.
    world.now += 120;
    let mut asked = world.round(false);
    asked.sort_unstable();
    assert_eq!(asked, ["coingecko simple/price", "llama percentage"]);
    world.now += 30;
    assert_eq!(world.round(false), [""; 0]);
}

#[test]
fn offline_keeps_the_last_values_and_then_the_built_in_ones() {
    let mut world = World::new().all_fail(&Fault::Unreachable);
    world.round(false);
    for figure in [PRICE, DIFFICULTY, HEIGHT, FEES, EURO] {
        let entry = world.board().entry(figure);
        assert_eq!(entry.state, State::Snapshot);
        assert!(entry.held.unwrap().value > 0.0 && !entry.reasons.is_empty());
    }
    assert_eq!(world.board().entry(CHANGE).state, State::Missing);

    let mut world = World::new();
    world.round(false);
    world = world.all_fail(&Fault::Unreachable);
    world.now += 3600;
    world.reload();
    world.round(false);
    let entry = world.board().entry(PRICE);
    assert_eq!((entry.state, entry.held.unwrap().value), (State::Cached, 76_975.5));
    // A day later the price is stale, and says so; the difficulty still serves.
    world.now += 86_400;
    world.reload();
    world.round(false);
    assert_eq!(world.board().entry(PRICE).state, State::Stale);
    assert_eq!(world.board().entry(DIFFICULTY).state, State::Cached);
}

#[test]
fn a_kept_value_yields_to_a_newer_built_in_one() {
    let built_in = Held::built_in(PRICE).unwrap();
    let before = UnixTime(built_in.as_of.0 - 86_400);
    let quote = Quote { value: 70_000.0, source: &coingecko::SOURCE, as_of: before, fetched_at: before };
    let mut ladder = Ladder::default();
    ladder.restore(PRICE, quote);
    assert_eq!(ladder.held(PRICE).unwrap().origin, Origin::Snapshot);
    let after = UnixTime(built_in.as_of.0 + 86_400);
    ladder.restore(PRICE, Quote { as_of: after, fetched_at: after, ..quote });
    assert_eq!(ladder.held(PRICE).unwrap().origin, Origin::Cached);
    // What another tab fetched earlier does not take its place.
    ladder.restore(PRICE, quote);
    assert_eq!(ladder.held(PRICE).unwrap().as_of, after);
}

#[test]
fn a_failing_host_is_left_alone_for_longer_and_longer() {
    let mut world = World::new().fails("mempool.space", Fault::Status(500));
    let asks = |world: &mut World| world.round(true).iter().filter(|id| id.starts_with("mempool")).count();
    // Two requests were under way when the first failed; together they are one failure.
    assert_eq!(asks(&mut world), 2);
    let mut pause = 60;
    for _ in 0..3 {
        world.now += pause - 1;
        assert_eq!(asks(&mut world), 0);
        world.now += 1;
        assert_ne!(asks(&mut world), 0, "after {pause} s");
        pause *= 2;
    }
    // A reload does not make it forget.
    world.reload();
    world.now += 400;
    assert_eq!(asks(&mut world), 0);
    // One good answer does.
    world.now += 400;
    for (id, answer) in World::new().answers {
        world.answers.insert(id, answer);
    }
    assert_ne!(asks(&mut world), 0);
    assert!(world.written.keys().all(|key| key != "mempool.space"));
    assert_eq!(world.source(DIFFICULTY), "mempool.space");
}

#[test]
fn a_readable_retry_after_is_honoured() {
    let mut world = World::new();
    world.answers.insert(coingecko::PRICES.id, Answer::Failure(Fault::Status(429), Some(900)));
    world.round(false);
    world.now += 899;
    assert!(!world.round(true).contains(&coingecko::PRICES.id));
    // The fallback's price is too young to be renewed for another 30 s.
    world.now += MANUAL_PAUSE;
    assert!(world.round(true).contains(&coingecko::PRICES.id));
}

#[test]
fn an_unreadable_answer_pauses_its_address_not_its_host() {
    let mut world = World::new().body(&mempool::REWARDS, "<html>");
    world.round(false);
    assert_eq!((world.source(FEES), world.source(DIFFICULTY)), ("Blockchain.com", "mempool.space"));
    world.now += 59;
    let asked = world.round(true);
    assert!(asked.contains(&mempool::HASHRATE.id) && !asked.contains(&mempool::REWARDS.id));
    world.now += 31;
    assert!(world.round(true).contains(&mempool::REWARDS.id));
}

#[test]
fn a_new_connection_is_used_at_once() {
    let mut world = World::new().all_fail(&Fault::Unreachable);
    world.round(false);
    world.now += 5;
    for (id, answer) in World::new().answers {
        world.answers.insert(id, answer);
    }
    assert_eq!(world.round(false), [""; 0]);
    world.ladder.reconnected();
    world.round(false);
    assert_eq!(world.source(PRICE), "CoinGecko");
    assert!(world.board().entry(PRICE).reasons.is_empty());
}

#[test]
fn an_absurd_price_is_believed_when_another_feed_confirms_it() {
    // Ten times the built-in price. DefiLlama repeats CoinGecko and confirms nothing; Coinbase does.
    let mut world = World::new()
        .body(&coingecko::PRICES, &fixture("coingecko/simple-price/good.json").replace("76975.5", "770000"))
        .body(&llama::PRICES, &fixture("llama/prices-current/good.json").replace("76980.25", "771000"))
        .body(
            &coinbase::RATES,
            &fixture("coinbase/exchange-rates/good.json").replace("0.0000129910", "0.0000012991"),
        );
    world.round(false);
    assert_eq!(world.source(PRICE), "Coinbase");
    assert!((world.held(PRICE).value / 769_763.682_550 - 1.0).abs() < 1e-12);
    // From here on that is the price to compare with.
    world.now += 120;
    world.round(false);
    assert_eq!((world.source(PRICE), world.held(PRICE).value), ("CoinGecko", 770_000.0));

    // Not even the agreement of all of them is enough for a thousand times the price.
    let mut world = World::new()
        .body(&coingecko::PRICES, &fixture("coingecko/simple-price/good.json").replace("76975.5", "76975500"))
        .body(
            &coinbase::RATES,
            &fixture("coinbase/exchange-rates/good.json").replace("0.0000129910", "0.000000012991"),
        )
        .body(&mempool::PRICES, &fixture("mempool/prices/good.json").replace("76990", "76990000"))
        .fails("coins.llama.fi", Fault::Unreachable)
        .fails("cdn.jsdelivr.net", Fault::Unreachable)
        .fails("latest.currency-api.pages.dev", Fault::Unreachable);
    world.round(false);
    assert_eq!(world.board().entry(PRICE).state, State::Snapshot);
    assert_eq!(world.board().entry(PRICE).reasons.len(), 6);

    // If Coinbase says what was known, the others are wrong.
    let mut world = World::new()
        .body(&coingecko::PRICES, &fixture("coingecko/simple-price/absurd.json"))
        .body(&llama::PRICES, &fixture("llama/prices-current/good.json").replace("76980.25", "76.8"));
    world.round(false);
    assert_eq!(world.source(PRICE), "Coinbase");
    assert!((world.held(PRICE).value / 76_976.368_255 - 1.0).abs() < 1e-12);
    assert_eq!(world.board().entry(PRICE).reasons.len(), 2);
}

#[test]
fn one_request_serves_all_its_figures() {
    let mut world = World::new()
        .fails("api.coingecko.com", Fault::Unreachable)
        .fails("coins.llama.fi", Fault::Unreachable)
        .fails("cdn.jsdelivr.net", Fault::Unreachable)
        .fails("api.frankfurter.dev", Fault::Unreachable);
    world.round(false);
    assert_eq!((world.source(PRICE), world.source(EURO)), ("Coinbase", "Coinbase"));
    assert_eq!(world.asked.iter().filter(|id| **id == coinbase::RATES.id).count(), 1);
}

#[test]
fn another_currency_needs_no_request_after_the_first() {
    let mut world = World::new();
    world.round(false);
    world.want("JPY");
    assert_eq!(world.round(false), [""; 0]);
    let entry = world.board().entry(Figure::new(Kind::Fx, "JPY"));
    assert_eq!((entry.state, entry.held.unwrap().value), (State::Live, 153.5));
    // One that the first source lacks comes from the next, and the euro stays.
    world.want("ZAR");
    let fallback =
        fixture("frankfurter/rates/good.json").replace("\"CHF\"", "\"ZAR\"").replace("0.8165", "16.2");
    world = world.body(&frankfurter::RATES, &fallback);
    assert_eq!(world.round(false), [currency_api::JSDELIVR.id, frankfurter::RATES.id]);
    assert_eq!(
        (world.source(Figure::new(Kind::Fx, "ZAR")), world.source(EURO)),
        ("Frankfurter", "currency-api")
    );
}

#[test]
fn superseded_requests_are_given_up_and_their_answers_ignored() {
    let mut ladder = Ladder::default();
    let now = UnixTime(START);
    ladder.want(Figure::wanted("BTC", "EUR"));
    ladder.begin(false);
    let open = ladder.next(now);
    assert!(open.contains(&&currency_api::JSDELIVR));
    assert!(ladder.awaits(EURO, now));
    let superseded = ladder.want(vec![DIFFICULTY, HASHRATE]);
    assert!(superseded.contains(&&coingecko::PRICES) && superseded.contains(&&currency_api::JSDELIVR));
    assert!(!superseded.contains(&&mempool::HASHRATE));
    let outcome = ladder.answered(
        &coingecko::PRICES,
        coingecko::PRICES.parse(&fixture("coingecko/simple-price/good.json"), now),
        now,
        JITTER,
    );
    assert_eq!(outcome, Outcome::default());
    assert_eq!(ladder.held(PRICE).unwrap().origin, Origin::Snapshot);
    let outcome = ladder.failed(&currency_api::JSDELIVR, Fault::Unreachable, None, now, JITTER);
    assert_eq!(outcome, Outcome::default());
    assert_eq!(ladder.stop(), [&mempool::HASHRATE]);
    assert!(!ladder.busy());
}

#[test]
fn a_rate_no_longer_wanted_is_given_up_although_its_answer_holds_prices_too() {
    let mut ladder = Ladder::default();
    let now = UnixTime(START);
    ladder.want(Figure::wanted("BTC", "EUR"));
    ladder.begin(false);
    assert!(ladder.next(now).contains(&&currency_api::JSDELIVR));
    // Another currency waits for the same answer; the dollar needs none.
    assert!(ladder.want(Figure::wanted("BTC", "JPY")).is_empty());
    assert_eq!(ladder.want(Figure::wanted("BTC", "USD")), [&currency_api::JSDELIVR]);
    assert!(ladder.awaits(PRICE, now) && !ladder.awaits(EURO, now));
}

#[test]
fn the_next_look_is_when_something_is_due() {
    let mut world = World::new();
    world.round(false);
    assert_eq!(world.ladder.wake_in(world.now()), 120);
    world.now += 100;
    assert_eq!(world.ladder.wake_in(world.now()), MANUAL_PAUSE);
    let mut offline = World::new().all_fail(&Fault::Unreachable);
    offline.round(false);
    assert_eq!(offline.ladder.wake_in(offline.now()), 60);
}

#[test]
fn the_market_is_made_of_the_best_values_and_grows_with_time() {
    let bitcoin = networks::find("BTC").unwrap();
    let mut world = World::new();
    // The built-in tip is of midnight; at 11:20 the chain is 68 blocks of 600 s further.
    assert_eq!(Board::default().tip(bitcoin, world.now()), Some(973_413 + 68));
    let built_in = Board::default().market(bitcoin, "USD", world.now()).unwrap();
    assert_eq!(built_in.height, 973_413 + 69);
    world.round(false);
    world.now += 1199;
    let market = world.board().market(bitcoin, "EUR", world.now()).unwrap();
    assert_eq!(market.height, 973_413 + 2);
    assert!((breakeven::units::Quantity::get(market.price) / (76_975.5 * 0.86) - 1.0).abs() < 1e-12);
    assert_eq!(market.fees, breakeven::scenario::Fees::PerBlock(0.022));
    // Down to the newest block's height the fallback needs another address.
    assert_eq!(blockchain_info::BEST_BLOCK.host, "api.blockchain.info");
}
