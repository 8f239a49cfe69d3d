//! Cardano: IntersectMBO/cardano-ledger Rewards.hs, SnapShots.hs and PulsingReward.hs; CIP-9. Shares of a
//! pool's reward count against the circulation, performance against the active stake.

/// All the ada there will ever be.
pub const MOST: f64 = 45e9;
/// Part of the reserve paid out each epoch at full performance (ρ).
pub const EXPANSION: f64 = 0.003;
/// Part of an epoch's pot that goes to the treasury (τ).
pub const TREASURY: f64 = 0.2;
/// Pools the protocol aims at (k).
pub const POOLS: f64 = 500.0;
/// Weight of the pledge (a0).
pub const INFLUENCE: f64 = 0.3;
/// Days of an epoch.
pub const EPOCH: f64 = 5.0;
/// Epochs in a year of 365 days.
pub const EPOCHS_PER_YEAR: f64 = 73.0;
/// Least fixed cost of a pool, in ada an epoch, since epoch 445.
pub const LEAST_COST: f64 = 170.0;
const SLOTS: f64 = 432_000.0;
const ACTIVE_SLOTS: f64 = 0.05;

/// A stake pool, in the same unit throughout: ada or lovelace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pool {
    /// Everything staked with it, the pledge included.
    pub stake: f64,
    /// What the operator pledged and holds.
    pub pledge: f64,
    /// Fixed cost an epoch.
    pub cost: f64,
    /// Part of the rest that the operator keeps.
    pub margin: f64,
}

/// The rules that hold in an epoch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// Rewards of all pools in the epoch (R): the pot less the treasury's part.
    pub rewards: f64,
    /// Ada not in the reserve.
    pub circulation: f64,
    /// Pools aimed at (k).
    pub pools: f64,
    /// Weight of the pledge (a0).
    pub influence: f64,
}

/// The part of a pool's reward that its pledge brings: R/(1+a0) × p'·a0·(σ' − p'·(z0 − σ')/z0)/z0.
pub fn pledge_bonus(pool: &Pool, rules: &Rules) -> f64 {
    let z0 = 1.0 / rules.pools;
    let sigma = (pool.stake / rules.circulation).min(z0);
    let pledge = (pool.pledge / rules.circulation).min(z0);
    rules.rewards / (1.0 + rules.influence)
        * (pledge * rules.influence * (sigma - pledge * (z0 - sigma) / z0) / z0)
}

/// A perfect pool's reward in an epoch (maxPool'): its saturated share of R/(1+a0), and the pledge's bonus.
pub fn pool_reward(pool: &Pool, rules: &Rules) -> f64 {
    let sigma = (pool.stake / rules.circulation).min(1.0 / rules.pools);
    rules.rewards / (1.0 + rules.influence) * sigma + pledge_bonus(pool, rules)
}

/// What the operator takes of a pool reward `f`: cost + ⌊(f − cost)(margin + (1 − margin) × own share)⌋ when
/// amounts are in lovelace; everything where the cost is not reached.
pub fn leader_reward(f: f64, cost: f64, margin: f64, own_share: f64) -> f64 {
    if f <= cost {
        return f;
    }
    cost + ((f - cost) * (margin + (1.0 - margin) * own_share)).floor()
}

/// What is left of a pool reward for all its delegators together, the operator's own stake among them.
pub fn members_reward(f: f64, pool: &Pool) -> f64 {
    (f - pool.cost).max(0.0) * (1.0 - pool.margin)
}

/// A delegator's yearly yield with every epoch's reward staked on.
pub fn delegator_apy(pool: &Pool, rules: &Rules) -> f64 {
    let per_epoch = members_reward(pool_reward(pool, rules), pool) / pool.stake;
    libm::expm1(EPOCHS_PER_YEAR * libm::log1p(per_epoch))
}

/// What a pool's cost and margin take of its reward: the commission to give for a plan with that pool.
pub fn effective_commission(pool: &Pool, rules: &Rules) -> f64 {
    let reward = pool_reward(pool, rules);
    if reward > 0.0 { 1.0 - members_reward(reward, pool) / reward } else { 1.0 }
}

/// The commission that leaves a delegator what this pool leaves, where the rate is that of [`apr`]: beside cost and
/// margin it counts what saturation takes and what the pledge adds, which may be more than all of them.
pub fn commission_for(pool: &Pool, rules: &Rules) -> f64 {
    let plain = rules.rewards / (1.0 + rules.influence) * pool.stake / rules.circulation;
    (1.0 - members_reward(pool_reward(pool, rules), pool) / plain).max(0.0)
}

/// Expected blocks of an epoch: slots × the part that is active.
pub fn expected_blocks(slots: f64, active: f64) -> f64 {
    slots * active
}

/// Stake with which at least one block an epoch comes with `probability`.
pub fn stake_for_a_block(active_stake: f64, probability: f64) -> f64 {
    active_stake * libm::log1p(-probability) / (SLOTS * libm::log1p(-ACTIVE_SLOTS))
}

/// Rewards of all pools from an epoch that begins with `reserve`: (1 − τ) × ρ × reserve.
pub fn epoch_rewards(reserve: f64) -> f64 {
    (1.0 - TREASURY) * EXPANSION * reserve
}

/// Reserve after an epoch. The treasury takes its part; of the rest only what active stake earns leaves,
/// R/(1+a0) × active/circulation, and everything unearned returns. That is why it falls by 0.16 to 0.19 %
/// an epoch and not by ρ.
pub fn reserve_after(reserve: f64, active_share: f64) -> f64 {
    let paid = epoch_rewards(reserve) / (1.0 + INFLUENCE) * active_share;
    reserve - EXPANSION * TREASURY * reserve - paid
}

/// Yearly rate of a stake in a good pool before its cost and margin, pledge left aside: 73 × R / (1+a0) / circulation.
pub fn apr(reserve: f64) -> f64 {
    EPOCHS_PER_YEAR * epoch_rewards(reserve) / (1.0 + INFLUENCE) / (MOST - reserve).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_and_the_fall_of_the_reserve_are_those_observed() {
        // Epoch 623 of early 2026: reserve of about 6.5 G, 21.7 G active of 38.5 G: 2.28 % a year before fees.
        assert!((apr(6.5e9) - 0.0228).abs() < 1e-4);
        let fall = 1.0 - reserve_after(6.5e9, 21.7 / 38.5) / 6.5e9;
        assert!((0.0016..0.0019).contains(&fall), "{fall}");
    }

    #[test]
    fn small_pools_are_punished_by_the_fixed_cost() {
        let rules = Rules { rewards: 15.6e6, circulation: 38.5e9, pools: POOLS, influence: INFLUENCE };
        let pool = |stake: f64| Pool { stake, pledge: 0.0, cost: LEAST_COST, margin: 0.02 };
        // 50 M ada earn 15.6e6/1.3 × 50/38 500 = 15 584: 170 of it is 1.1 %, and 2 % of the rest.
        assert!(
            (effective_commission(&pool(50e6), &rules) - (1.0 - 0.98 * (1.0 - 170.0 / 15_584.4))).abs()
                < 1e-5
        );
        assert!(effective_commission(&pool(1e6), &rules) > 0.5);
        assert_eq!(effective_commission(&pool(1e5), &rules), 1.0);
        // Below saturation and without a pledge both are the same; at twice of it half of the stake earns nothing.
        let bare = |stake: f64| Pool { pledge: 0.0, ..pool(stake) };
        let (small, full) = (bare(50e6), rules.circulation / rules.pools);
        assert!((commission_for(&small, &rules) - effective_commission(&small, &rules)).abs() < 1e-12);
        let twice = bare(2.0 * full);
        let left = 1.0 - effective_commission(&twice, &rules);
        assert!((commission_for(&twice, &rules) - (1.0 - left / 2.0)).abs() < 1e-12);
        assert_eq!(leader_reward(100.0, 170.0, 0.0, 0.5), 100.0);
    }

    #[test]
    fn no_more_than_saturation_earns() {
        let rules = Rules { rewards: 15.6e6, circulation: 38.5e9, pools: POOLS, influence: INFLUENCE };
        let pool = |stake: f64| Pool { stake, pledge: 0.0, cost: LEAST_COST, margin: 0.0 };
        let full = 38.5e9 / 500.0;
        assert_eq!(pool_reward(&pool(full), &rules), pool_reward(&pool(2.0 * full), &rules));
    }
}
