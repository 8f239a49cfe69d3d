use super::Endpoint;
use super::layout::{Field, Take};
use crate::market::figure::Kind;
use crate::market::quote::Source;

/// 2Miners, a mining pool that publishes what its nodes say: <https://2miners.com>.
pub static SOURCE: Source = Source {
    id: "2miners",
    name: "2Miners",
    home: "https://2miners.com",
    attribution: "Network data from 2Miners",
    licence: "public figures of a mining pool, no terms published",
    feed: "2miners",
    rest: 900,
};

/// Ethereum Classic; its blocks come at no fixed pace, so their time is measured.
pub static ETC: Endpoint = stats("2miners etc", "etc.2miners.com", "ETC", PACED);
/// Ravencoin.
pub static RVN: Endpoint = stats("2miners rvn", "rvn.2miners.com", "RVN", NODE);
/// Zcash.
pub static ZEC: Endpoint = stats("2miners zec", "zec.2miners.com", "ZEC", NODE);
/// Monero, of which other sources give more and this the measured hashrate.
pub static XMR: Endpoint = stats("2miners xmr", "xmr.2miners.com", "XMR", NODE);
/// Ergo.
pub static ERG: Endpoint = stats("2miners erg", "erg.2miners.com", "ERG", NODE);
/// Nervos; its blocks come at no fixed pace, so their time is measured. Its rewards count epochs, which
/// the pool does not tell.
pub static CKB: Endpoint = stats("2miners ckb", "ckb.2miners.com", "CKB", EPOCHS);
/// Conflux.
pub static CFX: Endpoint = stats("2miners cfx", "cfx.2miners.com", "CFX", NODE);
/// Kaspa, whose pools count blocks and difficulty otherwise than its node does; hashes are hashes.
pub static KAS: Endpoint = stats("2miners kas", "kas.2miners.com", "KAS", HASHES);

/// `{"nodes": [{"difficulty": "11091.68", "height": "4566758", "networkhashps": "771818804685.0",
/// "avgBlockTime": "57.57"}]}`
const fn stats(id: &'static str, host: &'static str, of: &'static str, fields: &'static [Field]) -> Endpoint {
    Endpoint::new(id, &SOURCE, (host, "/api/stats"), of, fields)
}

const DIFFICULTY: Field = Field::plain(Kind::Difficulty, "nodes.0.difficulty");
const HEIGHT: Field = Field::plain(Kind::Height, "nodes.0.height");
const HASHRATE: Field = Field::plain(Kind::NetworkHashrate, "nodes.0.networkhashps");
const BLOCK_TIME: Field = Field::plain(Kind::BlockTime, "nodes.0.avgBlockTime");

const NODE: &[Field] = &[DIFFICULTY, HEIGHT, HASHRATE];
const PACED: &[Field] = &[DIFFICULTY, HEIGHT, HASHRATE, BLOCK_TIME];
const EPOCHS: &[Field] = &[DIFFICULTY, HASHRATE, BLOCK_TIME];
const HASHES: &[Field] = &[
    Field { kind: Kind::Difficulty, path: "nodes.0.networkhashps", take: Take::FromHashrate(1.0) },
    HASHRATE,
];
