//! `examples/snapshot.rs` against a stand-in for the data hosts, on this machine, with all that can go wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test fail it")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use breakeven::market::sources::{blockchain_info, coingecko, currency_api, llama, mempool};
use breakeven::market::{Endpoint, Figure, Kind, Quote, shared};
use breakeven::units::UnixTime;

/// 2026-10-27 11:20 UTC, when the fixtures were true.
const NOW: UnixTime = UnixTime(1_793_100_000);
const PRICE: Figure = Figure::new(Kind::Price, "BTC");
const DIFFICULTY: Figure = Figure::new(Kind::Difficulty, "BTC");
const HEIGHT: Figure = Figure::new(Kind::Height, "BTC");
const EURO: Figure = Figure::new(Kind::Fx, "EUR");

/// The requests that the stand-in answers, each with its fixture; every other is not found.
const ANSWERS: [(&Endpoint, &str); 7] = [
    (&coingecko::PRICES, "coingecko/simple-price/good.json"),
    (&llama::PRICES, "llama/prices-current/good.json"),
    (&mempool::HASHRATE, "mempool/hashrate/good.json"),
    (&mempool::ADJUSTMENT, "mempool/difficulty-adjustment/good.json"),
    (&mempool::REWARDS, "mempool/reward-stats/good.json"),
    (&blockchain_info::BEST_BLOCK, "blockchain_info/block-best/good.json"),
    (&currency_api::JSDELIVR, "currency_api/usd/good.json"),
];

/// All hosts of the answers above that know a price.
const PRICES: [&str; 3] = ["api.coingecko.com", "coins.llama.fi", "cdn.jsdelivr.net"];

/// How one host misbehaves.
#[derive(Clone, Copy)]
enum Fault {
    /// This status.
    Status(u16),
    /// This body in place of the good one.
    Body(&'static str),
    /// The fixture up to its middle.
    Half,
    /// No answer at all.
    Breaks,
}

/// Serves the fixtures under `/host/path` until the test ends; `faults` by the beginning of what is asked.
fn stand_in(faults: &[(&'static str, Fault)]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let faults: Arc<[_]> = faults.into();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let faults = Arc::clone(&faults);
            // Who hangs up early is curl, which then says so itself.
            std::thread::spawn(move || drop(answer(&stream.unwrap(), &faults)));
        }
    });
    address
}

fn answer(mut stream: &TcpStream, faults: &[(&'static str, Fault)]) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let asked = request.split(' ').nth(1).unwrap_or_default().trim_start_matches('/');
    let file = ANSWERS.iter().find(|(endpoint, _)| endpoint.url(NOW) == format!("https://{asked}"));
    let body = file.map(|(_, file)| fs::read_to_string(fixtures().join(file)).unwrap());
    let fault = faults.iter().find(|(start, _)| asked.starts_with(start)).map(|(_, fault)| *fault);
    let (status, body) = match (fault, body) {
        (Some(Fault::Breaks), _) => return Ok(()),
        (Some(Fault::Status(status)), _) => (status, String::new()),
        (Some(Fault::Body(body)), _) => (200, body.to_owned()),
        (Some(Fault::Half), Some(body)) => (200, body[..body.len() / 2].to_owned()),
        (_, None) => (404, "not found".to_owned()),
        (None, Some(body)) => (200, body),
    };
    write!(stream, "HTTP/1.1 {status} x\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// A file of its own for each test.
fn file(name: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("market-{name}.json"));
    if file.exists() {
        fs::remove_file(&file).unwrap();
    }
    file
}

fn run(file: &Path, through: &str) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "snapshot", "--"])
        .args(["--now", &NOW.0.to_string(), "--through", through])
        .arg(file)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

/// The quotes of the file that a run wrote.
fn written(file: &Path, output: &Output) -> Vec<(Figure, Quote)> {
    assert!(output.status.success(), "{output:?}");
    shared::read(&fs::read_to_string(file).unwrap(), NOW)
}

fn quote(quotes: &[(Figure, Quote)], figure: Figure) -> Quote {
    let found = quotes.iter().find(|(of, _)| *of == figure);
    found.unwrap_or_else(|| panic!("no {}", figure.key())).1
}

/// What an earlier run left: a price and a height of 40 minutes ago.
const BEFORE: &str = r#"{"breakeven":1,"quotes":{
"height:BTC":"973409 1793097600 1793097600 mempool",
"price:BTC":"76500.5 1793097600 1793097600 coingecko"
}}
"#;

#[test]
fn the_sources_figures_are_written_with_their_names_and_ages() {
    let file = file("good");
    let quotes = written(&file, &run(&file, &stand_in(&[])));
    let price = quote(&quotes, PRICE);
    assert_eq!((price.value, price.source.id, price.as_of.0), (76_975.5, "coingecko", 1_793_099_940));
    assert_eq!(price.fetched_at, NOW);
    assert_eq!(quote(&quotes, DIFFICULTY).value, 140_577_680_051_919.6);
    assert_eq!(quote(&quotes, HEIGHT).value, 973_413.0);
    assert_eq!(quote(&quotes, EURO).source.id, "currency-api");
    // It is a file that the page reads in whole.
    let lines = fs::read_to_string(&file).unwrap().lines().count();
    assert_eq!(lines, quotes.len() + 2);
}

#[test]
fn a_source_that_fails_is_passed_over() {
    for (name, fault) in [
        ("status", Fault::Status(429)),
        ("html", Fault::Body("<!doctype html><p>Too many requests</p>")),
        ("half", Fault::Half),
        ("broken", Fault::Breaks),
        ("empty", Fault::Body("")),
        ("absurd", Fault::Body(r#"{"bitcoin":{"usd":76975500.0,"last_updated_at":1793099940}}"#)),
        ("negative", Fault::Body(r#"{"bitcoin":{"usd":-1,"last_updated_at":1793099940}}"#)),
    ] {
        let file = file(name);
        let quotes = written(&file, &run(&file, &stand_in(&[("api.coingecko.com", fault)])));
        let price = quote(&quotes, PRICE);
        assert_eq!((price.value, price.source.id), (76_980.25, "llama"), "{name}");
        assert_eq!(quote(&quotes, HEIGHT).value, 973_413.0, "{name}");
    }
}

#[test]
fn a_figure_that_no_source_gives_stays_as_it_was() {
    let file = file("kept");
    fs::write(&file, BEFORE).unwrap();
    let quotes = written(&file, &run(&file, &stand_in(&PRICES.map(|host| (host, Fault::Status(500))))));
    let price = quote(&quotes, PRICE);
    assert_eq!((price.value, price.as_of.0, price.fetched_at.0), (76_500.5, 1_793_097_600, 1_793_097_600));
    assert_eq!(quote(&quotes, HEIGHT).value, 973_413.0);
}

#[test]
fn a_figure_too_old_to_serve_is_dropped() {
    let file = file("old");
    // Two days: a price serves for one.
    fs::write(&file, BEFORE.replace("1793097600", "1792927200")).unwrap();
    let quotes = written(&file, &run(&file, &stand_in(&PRICES.map(|host| (host, Fault::Breaks)))));
    assert!(quotes.iter().all(|(figure, _)| *figure != PRICE));
}

#[test]
fn where_nothing_answers_the_old_file_stays() {
    for (name, before) in [("none", None), ("before", Some(BEFORE))] {
        let file = file(name);
        if let Some(text) = before {
            fs::write(&file, text).unwrap();
        }
        let output = run(&file, &stand_in(&[("", Fault::Status(503))]));
        assert!(!output.status.success(), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("stays as it is"), "{output:?}");
        assert_eq!(fs::read_to_string(&file).ok().as_deref(), before);
    }
}

#[test]
fn a_damaged_file_is_replaced_by_a_good_one() {
    let file = file("damaged");
    fs::write(&file, "<!doctype html>").unwrap();
    let quotes = written(&file, &run(&file, &stand_in(&[])));
    assert_eq!(quote(&quotes, PRICE).value, 76_975.5);
}
