//! dashpay/dash src/validation.cpp and src/masternode/payments.cpp (commit 08630bb6): the rules of version
//! 20, in force since November 2023. Earlier blocks were split otherwise; nobody mines them any more.

const INITIAL: u64 = 500_000_000;
const INTERVAL: u64 = 210_240;

/// A fourteenth less for each interval that the block before has completed.
pub fn subsidy(height: u64) -> u64 {
    let mut subsidy = INITIAL;
    for _ in 0..height.saturating_sub(1) / INTERVAL {
        // Below 14 duffs a fourteenth rounds to nothing.
        if subsidy < 14 {
            break;
        }
        subsidy -= subsidy / 14;
    }
    subsidy
}

/// The treasury takes a fifth, the masternode three quarters of the rest.
pub fn miner_subsidy(height: u64) -> u64 {
    let subsidy = subsidy(height);
    let coinbase = subsidy - subsidy / 5;
    coinbase - coinbase * 3 / 4
}

pub fn next_change(height: u64) -> Option<u64> {
    if subsidy(height) < 14 {
        return None;
    }
    (height.saturating_sub(1) / INTERVAL + 1).checked_mul(INTERVAL)?.checked_add(1)
}
