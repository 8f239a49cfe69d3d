//! Asks the sources of market data once for all visitors and writes `market.json`, which the page reads first.
//!
//! ```sh
//! cargo run --release --example snapshot -- dist/market.json
//! ```
//!
//! The same chains of sources, gates and fallbacks as in a visitor's browser. A figure that no source gives keeps
//! the value of the old file as long as such a figure serves at all; where nothing answers, the old file stays as
//! it is and the program fails. The sources are asked with `curl`.
//!
//! For tests, `--now SECONDS` sets the clock and `--through URL` leads every request to `URL/host/path`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{SystemTime, UNIX_EPOCH};

use breakeven::catalog::CURRENCIES;
use breakeven::market::quote::age;
use breakeven::market::{Endpoint, Fault, Figure, Kind, Ladder, Quote, TIMEOUT_SECONDS, shared};
use breakeven::networks;
use breakeven::units::UnixTime;

/// Bytes of the largest answer taken: the largest source sends a third of a megabyte.
const LARGEST: u32 = 4_000_000;
/// curl's own number for running out of time.
const TIMED_OUT: i32 = 28;

type Failure = Box<dyn std::error::Error>;

struct Options {
    file: PathBuf,
    now: UnixTime,
    through: Option<String>,
}

fn main() -> ExitCode {
    match options(std::env::args().skip(1)).and_then(|options| run(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, Failure> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let mut now = UnixTime(i64::try_from(since)?);
    let (mut file, mut through) = (None, None);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--now" => now = UnixTime(value()?.parse()?),
            "--through" => through = Some(value()?),
            option if option.starts_with("--") => return Err(format!("there is no option {option}").into()),
            _ => file = Some(PathBuf::from(&argument)),
        }
    }
    Ok(Options { file: file.ok_or("name the file to write, such as dist/market.json")?, now, through })
}

fn run(options: &Options) -> Result<(), Failure> {
    let now = options.now;
    let mut quotes = match fs::read_to_string(&options.file) {
        Ok(text) => shared::read(&text, now),
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(format!("{}: {error}", options.file.display()).into()),
    };
    quotes.retain(|(figure, quote)| age(quote.as_of, now) <= figure.kind.usable_for());
    let mut ladder = Ladder::default();
    for (figure, quote) in &quotes {
        ladder.restore(*figure, *quote);
    }
    let renewed = ask(&mut ladder, options)?;
    let kept = quotes.len();
    for (figure, _) in &renewed {
        quotes.retain(|(old, _)| old != figure);
    }
    println!("{} figures renewed, {} kept, of {kept} in the file before", renewed.len(), quotes.len());
    if renewed.is_empty() {
        return Err(format!("no source gave a figure; {} stays as it is", options.file.display()).into());
    }
    quotes.extend(renewed);
    quotes.sort_by_key(|(figure, _)| figure.key());
    replace(&options.file, &shared::write(&quotes))?;
    Ok(())
}

/// Asks until every figure is renewed or has no source left; one request at a time, which no source minds.
fn ask(ladder: &mut Ladder, options: &Options) -> Result<Vec<(Figure, Quote)>, Failure> {
    let now = options.now;
    let mut renewed: Vec<(Figure, Quote)> = Vec::new();
    ladder.want(figures());
    // As by hand: what is younger than a browser would ask again for is renewed, too.
    ladder.begin(true);
    loop {
        let requests = ladder.next(now);
        if requests.is_empty() {
            return Ok(renewed);
        }
        for endpoint in requests {
            // Jitter spreads pauses over visitors; there is one of this program.
            let outcome = match get(endpoint, options)? {
                Ok(body) => ladder.answered(endpoint, endpoint.parse(&body, now), now, 0.0),
                Err(fault) => {
                    println!("{}: {fault}", endpoint.id);
                    ladder.failed(endpoint, fault, None, now, 0.0)
                }
            };
            for (figure, quote) in outcome.quotes {
                renewed.retain(|(given, _)| *given != figure);
                renewed.push((figure, quote));
            }
        }
    }
}

/// All that any visitor may want.
fn figures() -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    for coin in networks::all() {
        for figure in Figure::wanted(coin.symbol, "USD") {
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
    }
    let others = CURRENCIES.iter().filter(|currency| currency.code != "USD");
    figures.extend(others.map(|currency| Figure::new(Kind::Fx, currency.code)));
    figures
}

/// The body of a good answer, or why there is none.
///
/// # Errors
/// If curl itself is missing.
fn get(endpoint: &Endpoint, options: &Options) -> Result<Result<String, Fault>, Failure> {
    let url = endpoint.url(options.now);
    let (url, scheme) = match &options.through {
        Some(through) => (url.replacen("https://", through, 1), "=http"),
        None => (url, "=https"),
    };
    let output = Command::new("curl")
        .args(["--silent", "--location", "--max-redirs", "3", "--proto", scheme, "--compressed"])
        .args(["--max-time", &TIMEOUT_SECONDS.to_string(), "--max-filesize", &LARGEST.to_string()])
        .args(["--user-agent", concat!("breakeven-snapshot/", env!("CARGO_PKG_VERSION"))])
        .args(["--write-out", "\n%{http_code}", "--", &url])
        .output()
        .map_err(|error| format!("curl could not be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (body, status) = text.rsplit_once('\n').unwrap_or_default();
    Ok(match (output.status.code(), status.parse()) {
        (Some(0), Ok(200..=299)) => Ok(body.to_owned()),
        (Some(0), Ok(status)) => Err(Fault::Status(status)),
        (Some(TIMED_OUT), _) => Err(Fault::Slow),
        _ => Err(Fault::Unreachable),
    })
}

/// Puts the whole new file into place at once: a visitor never reads half of one.
fn replace(file: &Path, text: &str) -> Result<(), Failure> {
    let beside = file.with_extension("json.new");
    fs::write(&beside, text)?;
    fs::rename(&beside, file)?;
    Ok(())
}
