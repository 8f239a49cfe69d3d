use super::read::Reader;
use super::{Endpoint, Reply, SourceError};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::networks::{self, Coin};
use crate::units::UnixTime;

/// Blockchain.com: <https://www.blockchain.com/explorer/api>.
pub static SOURCE: Source = Source {
    id: "blockchain.info",
    name: "Blockchain.com",
    home: "https://www.blockchain.com/explorer/charts",
    attribution: "Bitcoin network data from Blockchain.com",
    licence: "Blockchain.com API terms",
    feed: "blockchain.info",
};

const API: &str = "api.blockchain.info";
const QUERY: &str = "blockchain.info";
const BTC: &str = "BTC";

/// The newest block: its height, and its difficulty in compact form.
pub static BEST_BLOCK: Endpoint = Endpoint {
    id: "blockchain.info haskoin block/best",
    source: &SOURCE,
    host: API,
    url: || "https://api.blockchain.info/haskoin-store/btc/block/best?notx=true".to_owned(),
    gives: |figure| figure.of == BTC && matches!(figure.kind, Kind::Difficulty | Kind::Height),
    parse: best_block,
};

/// Difficulty, as plain text in scientific notation.
pub static DIFFICULTY: Endpoint = Endpoint {
    id: "blockchain.info q/getdifficulty",
    source: &SOURCE,
    host: QUERY,
    url: || "https://blockchain.info/q/getdifficulty?cors=true".to_owned(),
    gives: |figure| figure.of == BTC && figure.kind == Kind::Difficulty,
    parse: |body, now| bare(body, now, Kind::Difficulty),
};

/// Height of the newest block, as plain text.
pub static BLOCK_COUNT: Endpoint = Endpoint {
    id: "blockchain.info q/getblockcount",
    source: &SOURCE,
    host: QUERY,
    url: || "https://blockchain.info/q/getblockcount?cors=true".to_owned(),
    gives: |figure| figure.of == BTC && figure.kind == Kind::Height,
    parse: |body, now| bare(body, now, Kind::Height),
};

/// Fees of a day, in BTC, spread over the blocks of a day.
pub static FEES: Endpoint = Endpoint {
    id: "blockchain.info charts/transaction-fees",
    source: &SOURCE,
    host: API,
    url: || chart_url("transaction-fees"),
    gives: |figure| figure.of == BTC && figure.kind == Kind::FeesPerBlock,
    parse: |body, now| {
        let coin = networks::find(BTC).ok_or_else(|| Reader(&SOURCE).missing(BTC))?;
        chart(body, now, Kind::FeesPerBlock, 1.0 / Coin::blocks_per_day(coin.block_time))
    },
};

/// The network's hashrate, in TH/s.
pub static HASHRATE: Endpoint = Endpoint {
    id: "blockchain.info charts/hash-rate",
    source: &SOURCE,
    host: API,
    url: || chart_url("hash-rate"),
    gives: |figure| figure.of == BTC && figure.kind == Kind::NetworkHashrate,
    parse: |body, now| chart(body, now, Kind::NetworkHashrate, 1e12),
};

fn chart_url(name: &str) -> String {
    ["https://api.blockchain.info/charts/", name, "?timespan=1week&sampled=false&format=json&cors=true"]
        .concat()
}

/// `{"height": 973413, "time": 1793059200, "bits": 386000000, …}`
fn best_block(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let mined = reader.moment(&answer, "time", now)?;
    let mut reply = Reply::default();
    reply.take(Figure::new(Kind::Height, BTC), mined, reader.positive(&answer, "height"));
    let difficulty = reader.positive(&answer, "bits").and_then(|bits| {
        difficulty(bits).ok_or_else(|| reader.invalid("bits", bits.to_string(), "a compact target"))
    });
    reply.take(Figure::new(Kind::Difficulty, BTC), mined, difficulty);
    Ok(reply)
}

/// Difficulty of a compact target: 0xFFFF × 256^(0x1D−3) over mantissa × 256^(exponent−3), where the
/// exponent is the highest of the four bytes and the mantissa the other three.
fn difficulty(bits: f64) -> Option<f64> {
    if bits.fract() != 0.0 || bits > f64::from(u32::MAX) {
        return None;
    }
    let bits = bits as u32;
    let (exponent, mantissa) = (bits >> 24, bits & 0x00ff_ffff);
    // The mantissa's highest bit is a sign, and no valid target is negative, zero or above 32 bytes.
    if !(1..=0x20).contains(&exponent) || !(1..0x0080_0000).contains(&mantissa) {
        return None;
    }
    Some(f64::from(0xffff) / f64::from(mantissa) * 256f64.powi(0x1d - exponent as i32))
}

/// `{"values": [{"x": 1793059200, "y": 3.2}, …]}`: the newest value counts.
fn chart(body: &str, now: UnixTime, kind: Kind, unit: f64) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let values = reader.list(reader.field(&answer, "values")?, "values")?;
    let last = values.last().ok_or_else(|| reader.missing("values"))?;
    let as_of = reader.moment(last, "x", now)?;
    let mut reply = Reply::default();
    reply.take(Figure::new(kind, BTC), as_of, Ok(reader.positive(last, "y")? * unit));
    Ok(reply)
}

fn bare(body: &str, now: UnixTime, kind: Kind) -> Result<Reply, SourceError> {
    let mut reply = Reply::default();
    reply.take(Figure::new(kind, BTC), now, Ok(Reader(&SOURCE).bare(body, kind.name())?));
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::difficulty;

    #[test]
    fn compact_targets_of_known_blocks() {
        // The first block, and block 100 800 as explained in the Bitcoin wiki.
        assert_eq!(difficulty(f64::from(0x1d00_ffff)), Some(1.0));
        let wiki = difficulty(f64::from(0x1b04_04cb)).unwrap();
        assert!((wiki / 16_307.420_938_523_983 - 1.0).abs() < 1e-15, "{wiki}");
    }

    #[test]
    fn what_is_no_compact_target_is_refused() {
        for bits in [0.0, 0.5, 5e9, f64::from(0x1d00_0000), f64::from(0x1d80_0000), f64::from(0x2200_ffff)] {
            assert_eq!(difficulty(bits), None, "{bits}");
        }
    }
}
