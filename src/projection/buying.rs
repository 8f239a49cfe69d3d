use super::walk::Day;

/// The same money put into the coin on the same days.
///
/// What the plan takes out of the pocket buys coins at the price of the day: the capital at the start,
/// and later every shortfall of the money that came in that day against costs and repayments. What is borrowed is
/// not taken out of the pocket. Its gain is taxed like the plan's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Buying {
    /// Money spent.
    pub invested: f64,
    /// Coins bought with it.
    pub coins: f64,
    /// Their worth at the end of the horizon.
    pub end_value: f64,
    /// Tax on the gain.
    pub tax: f64,
    /// Worth less money spent and tax.
    pub profit: f64,
}

impl Buying {
    /// The capital buys at the first price.
    pub fn new(capital: f64, price: f64) -> Self {
        let invested = capital.max(0.0);
        Self { invested, coins: invested / price, ..Self::default() }
    }

    /// A day's shortfall buys at the day's price.
    pub fn add(&mut self, day: &Day) {
        let shortfall = day.costs() + day.repaid - day.sold;
        if shortfall > 0.0 {
            self.invested += shortfall;
            self.coins += shortfall / day.price;
        }
    }

    /// All coins are worth `price`, and `taxed` is the part of a gain that goes in tax.
    pub fn finish(&mut self, price: f64, taxed: f64) {
        self.end_value = self.coins * price;
        let gain = self.end_value - self.invested;
        self.tax = gain.max(0.0) * taxed;
        self.profit = gain - self.tax;
    }
}
