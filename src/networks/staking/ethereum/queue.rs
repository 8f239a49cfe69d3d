use super::{EPOCHS_PER_DAY, GWEI};

/// Least and most stake that may enter or leave in an epoch, in gwei.
const LEAST_CHURN: u64 = 128 * GWEI;
const MOST_ACTIVATION: u64 = 256 * GWEI;
const QUOTIENT: u64 = 65_536;

/// Stake that may move in an epoch, in gwei: max(128 ETH, total / 65 536), rounded down to whole ether.
pub fn balance_churn(total_gwei: u64) -> u64 {
    let churn = (total_gwei / QUOTIENT).max(LEAST_CHURN);
    churn - churn % GWEI
}

/// The part of it open to entries and exits, at most 256 ETH.
pub fn activation_exit_churn(total_gwei: u64) -> u64 {
    balance_churn(total_gwei).min(MOST_ACTIVATION)
}

/// The part of it left for consolidations.
pub fn consolidation_churn(total_gwei: u64) -> u64 {
    balance_churn(total_gwei) - activation_exit_churn(total_gwei)
}

/// Ether a day at so many ether an epoch.
pub fn per_day(per_epoch: f64) -> f64 {
    per_epoch * EPOCHS_PER_DAY
}

/// Days until a queue of `queued` ether has moved at `per_day` ether a day.
pub fn wait_days(queued: f64, per_day: f64) -> f64 {
    queued / per_day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_network_still_moves() {
        assert_eq!(balance_churn(1_000_000 * GWEI), 128 * GWEI);
        assert_eq!(activation_exit_churn(1_000_000 * GWEI), 128 * GWEI);
        assert_eq!(consolidation_churn(1_000_000 * GWEI), 0);
    }
}
