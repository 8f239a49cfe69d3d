use crate::networks::staking::Way;
use crate::units::{Coins, Growth, Money, Quantity, Share, Span};

/// A stake and everything that running it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staking {
    /// Coins staked at the start.
    pub amount: Coins,
    /// How it is staked; only a name: the figures below count.
    pub via: Option<Via>,
    /// Gross reward a year where it replaces the protocol's own course.
    pub apr: Option<Growth>,
    /// Part of the reward that validator, pool or exchange keep.
    pub commission: Share,
    /// Days between claims that join the stake; 0 where rewards never do.
    pub compounding: Span,
    /// Coins that one claim costs.
    pub claim_cost: Coins,
    /// Days at the start that earn nothing.
    pub activation_delay: Span,
    /// Days at the end that earn nothing.
    pub unbonding: Span,
    /// Part of its worth by which a liquid token is sold below the stake it stands for; see [`Self::discount`].
    pub token_discount: Share,
    /// Part of the stake expected to be lost to slashing each year.
    pub slashing: Share,
    /// Part of the time that the validator does its duties.
    pub uptime: Share,
    /// Everything paid at the start: hardware, wallet, transactions. Not the stake, which comes back.
    pub capex: Money,
    /// Running costs a month.
    pub opex: Money,
    /// Whether the headline counts the stake's own change of worth.
    pub at_risk: bool,
}

/// Ways to stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// Own validator.
    Solo,
    /// Part of a pool or a liquid staking token.
    Pool,
    /// An exchange holds the coins.
    Exchange,
    /// Votes for somebody else's validator.
    Delegate,
}

impl Via {
    /// Every way, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Solo, Self::Pool, Self::Exchange, Self::Delegate];
}

impl Staking {
    /// Part of the worth that a sale at the end loses. Only who stakes through a pool holds a token; where no way is
    /// named, what is given counts.
    pub fn discount(&self) -> f64 {
        match self.via {
            Some(Via::Pool) | None => self.token_discount.get(),
            Some(Via::Solo | Via::Exchange | Via::Delegate) => 0.0,
        }
    }

    /// What the whole position is short of at the start, when a coin costs `price`: what is paid, and what selling a
    /// token would lose.
    pub fn short_at_start(&self, price: f64) -> f64 {
        self.capex.get() + self.amount.get() * price * self.discount()
    }

    /// Takes what is customary for a way to stake; what has no custom stays as it is.
    pub fn follow(&mut self, way: &Way) {
        if let Some(fee) = way.fee.and_then(|percent| Share::new(percent / 100.0).ok()) {
            self.commission = fee;
        }
        for (field, days) in [
            (&mut self.activation_delay, way.delay),
            (&mut self.unbonding, way.unbond),
            (&mut self.compounding, way.compounds),
        ] {
            if let Ok(days) = Span::new(days) {
                *field = days;
            }
        }
    }

    /// Nothing is staked and nothing is lost.
    pub fn neutral() -> Self {
        Self {
            amount: Coins::of(0.0),
            via: None,
            apr: None,
            commission: Share::of(0.0),
            compounding: Span::of(0.0),
            claim_cost: Coins::of(0.0),
            activation_delay: Span::of(0.0),
            unbonding: Span::of(0.0),
            token_discount: Share::of(0.0),
            slashing: Share::of(0.0),
            uptime: Share::of(1.0),
            capex: Money::of(0.0),
            opex: Money::of(0.0),
            at_risk: false,
        }
    }
}
