use super::read::{Reader, seconds};
use super::{Endpoint, Reply, SourceError};
use crate::market::figure::{Figure, Kind};
use crate::market::quote::Source;
use crate::units::UnixTime;

/// mempool.space: <https://mempool.space/docs/api/rest>.
pub static SOURCE: Source = Source {
    id: "mempool",
    name: "mempool.space",
    home: "https://mempool.space",
    attribution: "Bitcoin network data from mempool.space",
    licence: "free API; the software is AGPL-3.0",
    feed: "mempool",
};

const HOST: &str = "mempool.space";
const BTC: &str = "BTC";

/// The network's hashrate and difficulty now.
pub static HASHRATE: Endpoint = Endpoint {
    id: "mempool mining/hashrate",
    source: &SOURCE,
    host: HOST,
    url: || "https://mempool.space/api/v1/mining/hashrate/3d".to_owned(),
    gives: |figure| figure.of == BTC && matches!(figure.kind, Kind::Difficulty | Kind::NetworkHashrate),
    parse: |body, now| {
        let reader = Reader(&SOURCE);
        let answer = reader.json(body)?;
        let mut reply = Reply::default();
        // The difficulty first: the hashrate is checked against it.
        let difficulty = reader.positive(&answer, "currentDifficulty");
        reply.take(Figure::new(Kind::Difficulty, BTC), now, difficulty);
        let hashrate = reader.positive(&answer, "currentHashrate");
        reply.take(Figure::new(Kind::NetworkHashrate, BTC), now, hashrate);
        Ok(reply)
    },
};

/// When and by how much the difficulty is expected to change, and by the way the tip's height.
pub static ADJUSTMENT: Endpoint = Endpoint {
    id: "mempool difficulty-adjustment",
    source: &SOURCE,
    host: HOST,
    url: || "https://mempool.space/api/v1/difficulty-adjustment".to_owned(),
    gives: |figure| {
        figure.of == BTC && matches!(figure.kind, Kind::Height | Kind::RetargetAt | Kind::RetargetChange)
    },
    parse: adjustment,
};

/// Rewards and fees of the last 144 blocks.
pub static REWARDS: Endpoint = Endpoint {
    id: "mempool mining/reward-stats",
    source: &SOURCE,
    host: HOST,
    url: || "https://mempool.space/api/v1/mining/reward-stats/144".to_owned(),
    gives: |figure| figure.of == BTC && figure.kind == Kind::FeesPerBlock,
    parse: rewards,
};

/// Height of the newest block, as plain text.
pub static TIP: Endpoint = Endpoint {
    id: "mempool blocks/tip/height",
    source: &SOURCE,
    host: HOST,
    url: || "https://mempool.space/api/blocks/tip/height".to_owned(),
    gives: |figure| figure.of == BTC && figure.kind == Kind::Height,
    parse: |body, now| {
        let mut reply = Reply::default();
        reply.take(Figure::new(Kind::Height, BTC), now, Ok(Reader(&SOURCE).bare(body, "height")?));
        Ok(reply)
    },
};

/// Bitcoin's price.
pub static PRICES: Endpoint = Endpoint {
    id: "mempool prices",
    source: &SOURCE,
    host: HOST,
    url: || "https://mempool.space/api/v1/prices".to_owned(),
    gives: |figure| figure.of == BTC && figure.kind == Kind::Price,
    parse: |body, now| {
        let reader = Reader(&SOURCE);
        let answer = reader.json(body)?;
        let as_of = reader.moment(&answer, "time", now)?;
        let mut reply = Reply::default();
        reply.take(Figure::new(Kind::Price, BTC), as_of, Ok(reader.positive(&answer, "USD")?));
        Ok(reply)
    },
};

/// The service counts `remainingBlocks` from the tip to `nextRetargetHeight`, so their difference is
/// the tip. `estimatedRetargetDate` is in milliseconds, in seconds in older versions.
fn adjustment(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let mut reply = Reply::default();
    let tip = reader
        .positive(&answer, "nextRetargetHeight")
        .and_then(|next| Ok(next - reader.number(&answer, "remainingBlocks")?));
    reply.take(Figure::new(Kind::Height, BTC), now, tip);
    let at = reader.positive(&answer, "estimatedRetargetDate").map(seconds);
    reply.take(Figure::new(Kind::RetargetAt, BTC), now, at);
    let change = reader.number(&answer, "difficultyChange");
    reply.take(Figure::new(Kind::RetargetChange, BTC), now, change);
    Ok(reply)
}

/// `totalFee` in satoshi over the blocks from `startBlock` to `endBlock`, both included.
fn rewards(body: &str, now: UnixTime) -> Result<Reply, SourceError> {
    let reader = Reader(&SOURCE);
    let answer = reader.json(body)?;
    let first = reader.positive(&answer, "startBlock")?;
    let last = reader.positive(&answer, "endBlock")?;
    let fees = reader.positive(&answer, "totalFee")?;
    if last < first {
        return Err(reader.invalid("endBlock", last.to_string(), "at or above startBlock"));
    }
    let mut reply = Reply::default();
    reply.take(Figure::new(Kind::FeesPerBlock, BTC), now, Ok(fees / (last - first + 1.0) / 1e8));
    Ok(reply)
}
