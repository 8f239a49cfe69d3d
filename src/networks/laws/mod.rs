//! The laws that are one network's own. Each gives the subsidy at a height, the miner's part of it where
//! that differs, and the next height at which either changes.

pub mod alephium;
pub mod classic;
pub mod dash;
pub mod decred;
pub mod ergo;
pub mod kaspa;
pub mod monero;
pub mod zcash;
