use super::{Contract, Mining, Plan, Purchase, Staking};

/// What is done with the money, as links and the form name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Own machines.
    Mine,
    /// Rented hashrate.
    Cloud,
    /// A stake.
    Stake,
    /// The coin itself.
    Buy,
}

impl Kind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Mine, Self::Cloud, Self::Stake, Self::Buy];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Cloud => "cloud",
            Self::Stake => "stake",
            Self::Buy => "buy",
        }
    }

    /// The kind's bit in a set of kinds.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Plan {
    /// Which kind of plan it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Mine(mining) if mining.contract.is_some() => Kind::Cloud,
            Self::Mine(_) => Kind::Mine,
            Self::Stake(_) => Kind::Stake,
            Self::Buy(_) => Kind::Buy,
        }
    }

    /// A plan of this kind that names nothing: what a hand-written link starts from.
    pub fn neutral(kind: Kind) -> Self {
        match kind {
            Kind::Mine => Self::Mine(Mining::neutral()),
            Kind::Cloud => Self::Mine(Mining { contract: Some(Contract::neutral()), ..Mining::neutral() }),
            Kind::Stake => Self::Stake(Staking::neutral()),
            Kind::Buy => Self::Buy(Purchase::neutral()),
        }
    }
}
