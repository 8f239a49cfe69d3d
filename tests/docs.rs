//! The page of link keys is made from the table of inputs; this fails when it is stale.
//! `BREAKEVEN_WRITE_DOCS=1 cargo test --test docs` writes it anew.
#![cfg(not(target_arch = "wasm32"))]

use breakeven::inputs::{Dialect, INPUTS, Kind, Scope, Unit, Write};
use breakeven::link;
use breakeven::plan::{Kind as PlanKind, Plan};
use breakeven::rank::{KEYS, State};
use breakeven::scenario::Case;
use breakeven::units::Date;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/links.md");

const HEAD: &str = "\
# The share link

`https://any.host/path/#calc?v=1&coin=btc&…`

The state is in the fragment, so it works on every static host and never reaches a server. It is flat, readable and
form-urlencoded: people and other sites can write links by hand.

- Views: `calc`, `compare` (all plans of the link side by side), `rank`, `method`; `rank` has keys of its own, below. An unknown key is ignored with a note; a value that is not understood keeps its default and says so.
- A link pins what its sender saw: price, difficulty, height and fees are always in it, with the start date.
- Numbers are plain decimals with a point; an exponent is allowed. Hashrates take SI prefixes: `234T` is 234e12 hashes a second.
- `hash`, `watts` and `capex` are for one machine, times `n`; `setup`, `opex` and `resale` are for all together.
- Several plans: the first has bare keys, the others are prefixed `2.`, `3.`, … up to `6.`. A further plan takes market and
  outlook from the first where it does not name them.
- `height` is the DAA score for `coin=kas` and the epoch for `coin=ckb`, whose subsidy is the epoch's. For `coin=alph` the date `at` counts.
- `fees` are what users pay in a block; the miner gets the protocol's part of them: a quarter for `dash`, nothing for `alph` and `zano`.
- `coin=ltc-doge` mines both with the same hashes: coins are LTC, with DOGE converted at the day's prices, `price2`, `diff2`, `height2`
  and `fees2` are Dogecoin's, and `pg2` and `dg2` its growth where that differs.
- `coin=custom` is a coin of your own: `price`, `diff`, `bt`, `reward` and `k` must be given, `halve` and `decline` may be. `reward` also
  says what the miner of a block gets where holders vote about it (`coin=cfx`).
- `upg` turns on upgrades that are proposed and not decided: `nu7` (Zcash: 25 s blocks, a third of the subsidy, 40 % of the fees left),
  `rx2` (Monero's next mining function; the factor behind is what your hashrate keeps against the network's) and `olympia`
  (Ethereum Classic; the factor is the part of the fees that miners keep, none unless given). Where one comes, difficulty follows the time
  between blocks, fees in a block are spread over more of them, and halvings keep their dates.
- `via` names the way of staking and brings no figures: commission, delays and compounding are those written, and none where they
  are not. Only the form fills in what is usual. `tdisc` counts with `via=pool`, or where no way is named; an own validator of
  Ethereum (`via=solo`) whose rewards join its stake (`comp`) earns on 2048 ETH at most, or on as many times that as can hold `amount`.
- A figure that is neither given nor known is asked for in a note, and a plan that needs it is not judged.
- Keys are added, never renamed, and what a key means when it is absent never changes.

| key | what | plans | takes | absent means |
| --- | --- | --- | --- | --- |
";

const RANK: &str = "
## The Rank view

`#rank?v=1&coin=btc&kwh=0.08&q=antminer` carries the list as it is set: what is compared, under which terms, filters and order. The
market is not in it: the list follows the day's.

| key | what | takes | absent means |
| --- | --- | --- | --- |
";

#[test]
fn the_page_of_link_keys_is_fresh() {
    let today = Date::new(2026, 11, 23).unwrap().midnight();
    let coin = breakeven::networks::all().first().unwrap();
    let neutral = link::neutral(coin, today);
    let mut page = HEAD.to_owned();
    for input in INPUTS {
        let unit = match &input.kind {
            Kind::Number { unit: Unit::Percent, .. } => " %",
            Kind::Number { unit: Unit::PercentPerMonth, .. } => " % a month",
            Kind::Number { unit: Unit::PercentPerYear, .. } => " % a year",
            Kind::Number { unit: Unit::Hashrate, .. } => " hashes a second",
            Kind::Number { unit: Unit::Watt, .. } => " W",
            Kind::Number { unit: Unit::Second, .. } => " s",
            Kind::Number { unit: Unit::Money, .. } => " in `cur`",
            Kind::Number { unit: Unit::MoneyPerMonth, .. } => " in `cur` a month",
            Kind::Number { unit: Unit::MoneyPerKwh, .. } => " in `cur` per kWh",
            Kind::Number { unit: Unit::MoneyPerCoin, .. } => " in `cur` for a coin",
            Kind::Number { unit: Unit::MoneyPerTerahash, .. } => " in `cur` for a TH/s and day",
            Kind::Number { unit: Unit::Coins, .. } => " coins",
            Kind::Number { unit: Unit::CoinsPerTerahash, .. } => " coins for a TH/s and day",
            Kind::Number { unit: Unit::CoinsPerPetahash, .. } => " coins for a PH/s and day",
            Kind::Number { unit: Unit::Day, .. } => " days",
            Kind::Number { unit: Unit::Month, .. } => " months",
            Kind::Number { unit: Unit::Year, .. } => " years",
            Kind::Number { unit: Unit::Fees, .. } => " coins a block, or % by `feemode`",
            _ => "",
        };
        let absent = match input.key {
            "at" => "today".to_owned(),
            "price" | "diff" | "height" | "fees" => "the built-in figure, with a note".to_owned(),
            "price2" | "diff2" | "height2" | "fees2" => {
                "the built-in figure of a merged coin, with a note".to_owned()
            }
            _ if input.write == Write::Known => {
                "the built-in figure, with a note, where it is known".to_owned()
            }
            "bt" => "the coin's target".to_owned(),
            "fx" => "the currency's built-in rate, with a note".to_owned(),
            _ => match input.link_text(&neutral) {
                text if text.is_empty() => "none".to_owned(),
                text => format!("`{text}`"),
            },
        };
        let means = |kind: &PlanKind| input.plans & kind.bit() != 0;
        let plans: Vec<&str> = PlanKind::ALL
            .iter()
            .zip(["mine", "cloud", "stake", "buy"])
            .filter(|(kind, _)| means(kind))
            .map(|(_, name)| name)
            .collect();
        let first = PlanKind::ALL.into_iter().find(means).unwrap();
        let neutral = Case { plan: Plan::neutral(first), ..neutral.clone() };
        let plans = if plans.len() == 4 { "all".to_owned() } else { plans.join(", ") };
        let common = if input.scope == Scope::Common { " One for all plans." } else { "" };
        page.push_str(&format!(
            "| `{}` | {}: {}{common} | {plans} | {}{unit} | {absent} |\n",
            input.key,
            input.label(),
            breakeven::inputs::explain(input.key, PlanKind::Mine).replace('|', "\\|"),
            input.accepts(&neutral, Dialect::Link),
        ));
    }
    page.push_str(RANK);
    let state = State::new(today).unwrap();
    for key in KEYS {
        let absent = match key.link_text(&state) {
            _ if key.key == "dir" => "the best first".to_owned(),
            text if text.is_empty() => "nothing".to_owned(),
            text => format!("`{text}`"),
        };
        let what = [key.label(), key.help()].join(": ");
        let (what, accepts) = (what.trim_end_matches([':', ' ']), key.accepts(&state));
        page.push_str(&format!("| `{}` | {what} | {accepts} | {absent} |\n", key.key));
    }
    if std::env::var_os("BREAKEVEN_WRITE_DOCS").is_some() {
        std::fs::write(PATH, &page).unwrap();
    }
    let written = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(written == page, "docs/links.md is stale: run BREAKEVEN_WRITE_DOCS=1 cargo test --test docs");
}

/// What a folder of the source holds, as the page on architecture calls it.
fn modules(folder: &str) -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    // A folder that cannot be read gives no names, and then what the page names is not found.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().trim_end_matches(".rs").to_owned()).collect();
    names.retain(|name| !["app", "lib", "main", "mod"].contains(&name.as_str()));
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_page_on_architecture_names_every_module() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/architecture.md")).unwrap();
    let (library, rest) = page.split_once("## The page").unwrap();
    for (text, folder) in [(library, "src"), (rest, "src/app")] {
        let missing: Vec<String> =
            modules(folder).into_iter().filter(|name| !text.contains(&format!("`{name}`"))).collect();
        assert_eq!(missing, Vec::<String>::new(), "docs/architecture.md does not name them");
    }
    // And nothing that is gone: the first column of the two tables.
    let named = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
    let known = [modules("src"), modules("src/app")].concat();
    for (names, _) in named.take_while(|(names, _)| !names.starts_with("build")) {
        for name in names.split([',', '`', ' ']).filter(|name| !name.is_empty()) {
            assert!(known.iter().any(|known| known == name), "there is no module {name}");
        }
    }
}

#[test]
fn links_of_the_documents_are_read_without_a_remark() {
    let now = Date::new(2026, 11, 23).unwrap().midnight();
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/embedding.md")).unwrap();
    let mut read = 0;
    for link in page.split(['`', '"']).filter(|text| text.contains("?v=1&")) {
        let link = link.replace("&amp;", "&").replace("#embed", "#calc");
        let notes: Vec<String> = if link.contains("#rank") {
            breakeven::rank::read(&link, now).unwrap().notes.iter().map(|note| format!("{note:?}")).collect()
        } else {
            let built_in = |note: &&link::Note| matches!(note.problem, link::Problem::BuiltIn { .. });
            let read = link::read(&link, now).unwrap();
            read.notes.iter().filter(|note| !built_in(note)).map(|note| format!("{note:?}")).collect()
        };
        assert_eq!(notes, Vec::<String>::new(), "{link}");
        read += 1;
    }
    assert!(read > 8, "{read}");
}
