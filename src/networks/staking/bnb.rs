//! BNB Chain: bnb-chain/bsc-genesis-contract BSCValidatorSet.sol, StakeHub.sol and StakeCredit.sol (2025-09-25).
//! Nothing is issued: validators live on fees, so the rate of a stake is an observation, not a law.

use super::wide::mul_div;

/// Part of block fees that is left for validators after the system's reward and the burn.
pub fn validators_part(system_reward: f64, burn: f64) -> f64 {
    1.0 - system_reward - burn
}

/// A validator's credit contract: shares in a growing pool, both in wei.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Shares in existence.
    pub shares: u128,
    /// BNB they stand for.
    pub pooled: u128,
}

impl Credit {
    /// A pool just opened, in which a share is a wei.
    pub fn new(pooled: u128) -> Self {
        Self { shares: pooled, pooled }
    }

    /// Adds `amount` at the present rate and returns the shares it buys.
    pub fn delegate(&mut self, amount: u128) -> u128 {
        let bought = mul_div(amount, self.shares, self.pooled);
        self.shares += bought;
        self.pooled += amount;
        bought
    }

    /// Adds a reward: the commission, in millionths, buys the operator shares after the rest has raised the rate.
    pub fn reward(&mut self, amount: u128, commission: u128) -> u128 {
        let kept = mul_div(amount, commission, 1_000_000);
        self.pooled += amount - kept;
        self.delegate(kept)
    }

    /// What `shares` are worth, in wei.
    pub fn worth(&self, shares: u128) -> u128 {
        mul_div(shares, self.pooled, self.shares)
    }
}

/// What changing the validator costs: amount × rate / base.
pub fn redelegate_fee(amount: f64, rate: f64, base: f64) -> f64 {
    amount * rate / base
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reward_raises_what_every_share_is_worth() {
        let mut credit = Credit::new(1000);
        let mine = credit.delegate(500);
        credit.reward(150, 0);
        assert_eq!((mine, credit.worth(mine)), (500, 550));
        // A tenth as commission: 15 buy shares at the rate the other 135 have made.
        let mut credit = Credit::new(1000);
        assert_eq!(credit.reward(150, 100_000), 15 * 1000 / 1135);
    }
}
