//! What proof-of-stake networks pay a stake: each network's own reward law, as pure functions.

pub mod algorand;
pub mod aptos;
pub mod avalanche;
pub mod bnb;
pub mod cardano;
pub mod cosmos;
pub mod ethereum;
pub mod near;
pub mod polkadot;
pub mod solana;
pub mod sui;
pub mod tezos;
pub mod tron;
mod wide;
pub mod yields;
