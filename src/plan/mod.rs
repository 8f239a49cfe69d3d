//! What a person intends to do with the money: machines, a contract, a stake, or simply the coin.

mod contract;
mod finance;
mod kind;
mod purchase;
mod selling;
mod staking;
mod tariff;

pub use contract::Contract;
pub use finance::{Loan, Taxes};
pub use kind::Kind;
pub use purchase::Purchase;
pub use selling::{Losses, Sale, Scheme};
pub use staking::{Staking, Via};
pub use tariff::{Band, Hours, HoursError, Rate};

use crate::units::{Coins, EnergyPrice, Factor, Growth, Hashrate, Money, Power, Quantity, Share, Units};

/// One way of spending the money.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// Own machines, or rented hashrate, that mine a proof-of-work coin.
    Mine(Mining),
    /// Coins that earn a reward for securing a proof-of-stake network.
    Stake(Staking),
    /// Buying the coin and keeping it.
    Buy(Purchase),
}

impl Plan {
    /// Everything paid at the start; of a stake without the stake, which comes back.
    pub fn capex(&self) -> f64 {
        match self {
            Self::Mine(mining) => mining.capex(),
            Self::Stake(staking) => staking.capex.get(),
            Self::Buy(purchase) => purchase.capex.get(),
        }
    }

    /// The mining plan, on own machines or by contract, if it is one.
    pub fn mining(&self) -> Option<&Mining> {
        match self {
            Self::Mine(mining) => Some(mining),
            Self::Stake(_) | Self::Buy(_) => None,
        }
    }

    /// The mining plan to change, if it is one.
    pub fn mining_mut(&mut self) -> Option<&mut Mining> {
        match self {
            Self::Mine(mining) => Some(mining),
            Self::Stake(_) | Self::Buy(_) => None,
        }
    }

    /// The staking plan, if it is one.
    pub fn staking(&self) -> Option<&Staking> {
        match self {
            Self::Stake(staking) => Some(staking),
            Self::Mine(_) | Self::Buy(_) => None,
        }
    }

    /// The staking plan to change, if it is one.
    pub fn staking_mut(&mut self) -> Option<&mut Staking> {
        match self {
            Self::Stake(staking) => Some(staking),
            Self::Mine(_) | Self::Buy(_) => None,
        }
    }

    /// The purchase, if it is one.
    pub fn purchase(&self) -> Option<&Purchase> {
        match self {
            Self::Buy(purchase) => Some(purchase),
            Self::Mine(_) | Self::Stake(_) => None,
        }
    }

    /// The purchase to change, if it is one.
    pub fn purchase_mut(&mut self) -> Option<&mut Purchase> {
        match self {
            Self::Buy(purchase) => Some(purchase),
            Self::Mine(_) | Self::Stake(_) => None,
        }
    }
}

/// Machines that mine, and everything they cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Mining {
    /// Identifier of a machine in the catalog, when one was picked. Only a name: the figures below count.
    pub device: String,
    /// Number of machines.
    pub units: Units,
    /// Hashrate of one machine when new.
    pub hashrate: Hashrate,
    /// Power one machine draws from the wall.
    pub power: Power,
    /// Part of the hashrate lost each year through ageing.
    pub decay: Share,
    /// Price of one machine.
    pub unit_price: Money,
    /// Everything else paid at the start: shipping, wiring, racks, tax.
    pub setup: Money,
    /// What the machines fetch on the last day, all together.
    pub resale: Money,
    /// Part of the machines' value lost each month; what is left joins the last day like `resale`.
    pub depreciation: Option<Share>,
    /// Running costs a month other than electricity.
    pub opex: Money,
    /// Price of electricity outside the hours named in `hours`.
    pub energy_price: EnergyPrice,
    /// Change of every electricity price a year.
    pub energy_growth: Growth,
    /// Power the site draws for each unit of the machines' own (PUE): fans, pumps, transformer.
    pub overhead: Factor,
    /// Hours with another price, or in which the machines rest.
    pub hours: Hours,
    /// Part of the income that the pool keeps.
    pub pool_fee: Share,
    /// How the pool pays.
    pub scheme: Scheme,
    /// Part of the shares that arrive too late to count.
    pub stale: Share,
    /// Part of the time that the machines work and draw power.
    pub uptime: Share,
    /// Part of each day's profit that the host keeps.
    pub profit_share: Share,
    /// Whether the host's part begins only when the money paid at the start is back.
    pub shared_after_payback: bool,
    /// Coins below which pool or provider pay nothing out; what is below it at the end is lost.
    pub payout: Coins,
    /// When the coins are sold.
    pub sale: Sale,
    /// What happens on a day that loses money.
    pub losses: Losses,
    /// Terms of the contract, where the hashrate is rented instead of owned.
    pub contract: Option<Contract>,
}

impl Mining {
    /// Neutral values: what a hand-written link means where it names nothing.
    pub fn neutral() -> Self {
        Self {
            device: String::new(),
            units: Units::of(1.0),
            hashrate: Hashrate::of(0.0),
            power: Power::of(0.0),
            decay: Share::of(0.0),
            unit_price: Money::of(0.0),
            setup: Money::of(0.0),
            resale: Money::of(0.0),
            depreciation: None,
            opex: Money::of(0.0),
            energy_price: EnergyPrice::of(0.0),
            energy_growth: Growth::of(0.0),
            overhead: Factor::of(1.0),
            hours: Hours::default(),
            pool_fee: Share::of(0.0),
            scheme: Scheme::Fpps,
            stale: Share::of(0.0),
            uptime: Share::of(1.0),
            profit_share: Share::of(0.0),
            shared_after_payback: false,
            payout: Coins::of(0.0),
            sale: Sale::Daily,
            losses: Losses::RunOn,
            contract: None,
        }
    }

    /// Everything paid at the start: machines and the rest.
    pub fn capex(&self) -> f64 {
        self.units.get() * self.unit_price.get() + self.setup.get()
    }

    /// Whether a day depends on what earlier ones left behind: coins below the payout threshold, profit put
    /// into more hashrate, a host whose part begins when the money is back.
    pub fn reaches_beyond_a_day(&self) -> bool {
        let reinvests = self.contract.is_some_and(|contract| contract.reinvest.get() > 0.0);
        self.payout.get() > 0.0 || self.shared_after_payback || reinvests
    }

    /// Value of the machines `months` after the purchase, when it falls month by month.
    pub fn machine_value(&self, months: f64) -> Option<f64> {
        let kept = 1.0 - self.depreciation?.get();
        Some(self.units.get() * self.unit_price.get() * libm::pow(kept, months))
    }
}
