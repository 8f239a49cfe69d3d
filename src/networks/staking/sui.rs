//! Sui: MystenLabs/sui crates/sui-framework/packages/sui-system (stake_subsidy, voting_power, rewards).

/// All voting power together.
const POWER: u64 = 10_000;
/// Most that one validator may have of it, unless there are too few of them.
const MOST_POWER: u64 = 1000;
/// Epochs of a day between two steps of the subsidy, and what each takes, in basis points.
pub const SUBSIDY_PERIOD: f64 = 90.0;
/// Part of the subsidy that each step takes, in basis points.
pub const SUBSIDY_STEP: f64 = 1000.0;

/// Voting power of each validator, in ten-thousandths: by stake, at most a tenth each (or an equal part where
/// there are fewer than ten), with what is cut off spread over the others from the largest down.
pub fn voting_power(stakes: &[f64]) -> Vec<u64> {
    let total: f64 = stakes.iter().sum();
    let count = stakes.len() as u64;
    if count == 0 || total <= 0.0 {
        return vec![0; stakes.len()];
    }
    let most = MOST_POWER.max(POWER.div_ceil(count)).min(POWER);
    let mut powers: Vec<u64> =
        stakes.iter().map(|stake| ((stake / total * POWER as f64) as u64).min(most)).collect();
    let mut order: Vec<usize> = (0..stakes.len()).collect();
    order.sort_by(|a, b| stakes[*b].total_cmp(&stakes[*a]));
    let mut left = POWER - powers.iter().sum::<u64>();
    for (done, index) in order.into_iter().enumerate() {
        let planned = left.div_ceil(count - done as u64);
        let given = planned.min(most - powers[index]).min(left);
        powers[index] += given;
        left -= given;
    }
    powers
}

/// Rewards of validators with these voting powers after some are slashed by `(index, rate)`: what they lose
/// goes to the others by power. The stake itself is never slashed.
pub fn rewards_after_slashing(pool: f64, powers: &[u64], slashed: &[(usize, f64)]) -> Vec<f64> {
    let all: u64 = powers.iter().sum();
    let is_slashed = |index: usize| slashed.iter().find(|(at, _)| *at == index).map(|(_, rate)| *rate);
    let mut lost = 0.0;
    let mut honest = 0;
    let mut rewards: Vec<f64> = Vec::with_capacity(powers.len());
    for (index, power) in powers.iter().enumerate() {
        let reward = if all > 0 { pool * *power as f64 / all as f64 } else { 0.0 };
        let taken = is_slashed(index).map_or(0.0, |rate| reward * rate);
        if is_slashed(index).is_none() {
            honest += power;
        }
        lost += taken;
        rewards.push(reward - taken);
    }
    for (index, power) in powers.iter().enumerate() {
        if is_slashed(index).is_none() && honest > 0 {
            rewards[index] += lost * *power as f64 / honest as f64;
        }
    }
    rewards
}

/// What a delegator of a pool has after the pool earned `reward` and its validator kept a commission.
pub fn delegator_after(stake: f64, pool: f64, reward: f64, commission: f64) -> f64 {
    stake + reward * (1.0 - commission) * stake / pool
}

/// The subsidy of the next period.
pub fn next_subsidy(current: f64, decrease: f64) -> f64 {
    current * (1.0 - decrease / 10_000.0)
}

/// Yearly rate from a pool's exchange rate in two epochs that follow each other.
pub fn rate_from_exchange(next: f64, previous: f64, epochs_per_year: f64, compounded: bool) -> f64 {
    let per_epoch = next / previous - 1.0;
    if compounded {
        libm::expm1(epochs_per_year * libm::log1p(per_epoch))
    } else {
        per_epoch * epochs_per_year
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_validator_has_more_than_a_tenth() {
        let powers =
            voting_power(&[1000.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0]);
        assert_eq!(powers.iter().sum::<u64>(), 10_000);
        assert!(powers.iter().all(|power| *power <= 1000));
        assert_eq!(powers[0], 1000);
        assert!(voting_power(&[]).is_empty());
        assert_eq!(voting_power(&[0.0, 0.0]), [0, 0]);
    }

    #[test]
    fn slashed_rewards_are_not_lost_but_shared() {
        let rewards = rewards_after_slashing(100.0, &[5000, 2500, 2500], &[(0, 0.5)]);
        assert_eq!(rewards, [25.0, 37.5, 37.5]);
        assert_eq!(rewards_after_slashing(100.0, &[], &[(3, 0.1)]), Vec::<f64>::new());
    }
}
