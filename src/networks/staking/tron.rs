//! TRON: tronprotocol/documentation-en docs/mechanism-algorithm/sr.md (2026-07-21).

/// Blocks of three seconds in a day.
pub const BLOCKS_PER_DAY: f64 = 28_800.0;
/// TRX each block pays to all voters of the first 127.
pub const VOTE_REWARD: f64 = 128.0;
/// TRX each block pays its producer, who shares it with its own voters.
pub const BLOCK_REWARD: f64 = 8.0;
/// Producers that take turns.
pub const PRODUCERS: f64 = 27.0;

/// Vote rewards of a day, in TRX.
pub fn daily_vote_rewards(per_block: f64, blocks_per_day: f64) -> f64 {
    per_block * blocks_per_day
}

/// Yearly rate from vote rewards among `votes`, after the representative's `brokerage`.
pub fn vote_apr(votes: f64, brokerage: f64) -> f64 {
    daily_vote_rewards(VOTE_REWARD, BLOCKS_PER_DAY) * 365.0 * (1.0 - brokerage) / votes
}

/// Yearly rate that block rewards add for voters of one of `producers` that has `own_votes`.
pub fn block_apr(own_votes: f64, producers: f64, brokerage: f64) -> f64 {
    daily_vote_rewards(BLOCK_REWARD, BLOCKS_PER_DAY) * 365.0 / producers * (1.0 - brokerage) / own_votes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_yearly_issue_is_the_sum_of_both_rewards() {
        let issued = vote_apr(1.0, 0.0) + PRODUCERS * block_apr(1.0, PRODUCERS, 0.0);
        assert!((issued - 1.429_632e9).abs() < 1.0);
    }
}
