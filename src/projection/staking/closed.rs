use crate::projection::solve;

/// A stake whose rate never changes: what can be said of it without walking its days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SteadyStake {
    /// Money paid at the start, the stake left aside.
    pub capex: f64,
    /// Running costs a year.
    pub opex: f64,
    /// Coins staked.
    pub stake: f64,
    /// Price of a coin at the start.
    pub price: f64,
    /// Change of the price a year, as a fraction.
    pub price_growth: f64,
    /// Gross rate a year.
    pub apr: f64,
    /// Part of the rewards that others keep.
    pub commission: f64,
    /// Times a year that rewards join the stake; `None` for simple interest.
    pub periods: Option<f64>,
}

impl SteadyStake {
    /// What the rewards of `years` are worth then, less everything paid.
    pub fn account(&self, years: f64) -> f64 {
        let rate = self.apr * (1.0 - self.commission);
        let grown = match self.periods {
            Some(periods) => libm::expm1(periods * years * libm::log1p(rate / periods)),
            None => rate * years,
        };
        let price = self.price * libm::exp(libm::log1p(self.price_growth) * years);
        self.stake * grown * price - self.capex - self.opex * years
    }
}

/// The first moment, in years, at which the rewards are worth what was paid; `None` where that is not within
/// `horizon` years. A compounding stake whose costs exceed its rewards gets there too, after decades: an
/// answer only for those who ask that far.
pub fn break_even_years(stake: &SteadyStake, horizon: f64) -> Option<f64> {
    /// Steps of a month find every crossing that lasts so long.
    const STEP: f64 = 1.0 / 12.0;
    if stake.capex <= 0.0 {
        return Some(0.0);
    }
    let mut from = 0.0;
    while from < horizon {
        let to = (from + STEP).min(horizon);
        if stake.account(to) >= 0.0 {
            return solve::root(|years| stake.account(years), from, to);
        }
        from = to;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAKE: SteadyStake = SteadyStake {
        capex: 1000.0,
        opex: 0.0,
        stake: 10.0,
        price: 1000.0,
        price_growth: 0.0,
        apr: 0.05,
        commission: 0.0,
        periods: None,
    };

    #[test]
    fn simple_interest_is_a_division() {
        // 1000 / (10 × 1000 × 5 %) = 2 years; with opex of 100 a year, 1000 / 400 = 2.5.
        assert!((break_even_years(&STAKE, 100.0).unwrap() - 2.0).abs() < 1e-12);
        let dear = SteadyStake { opex: 100.0, ..STAKE };
        assert!((break_even_years(&dear, 100.0).unwrap() - 2.5).abs() < 1e-12);
    }

    #[test]
    fn rewards_that_only_pay_the_running_costs_never_pay_back() {
        assert_eq!(break_even_years(&SteadyStake { opex: 500.0, ..STAKE }, 100.0), None);
        assert_eq!(break_even_years(&SteadyStake { apr: 0.0, ..STAKE }, 100.0), None);
        assert_eq!(break_even_years(&SteadyStake { capex: 0.0, ..STAKE }, 100.0), Some(0.0));
        // Compounding gets there in the end, but not within ten years.
        let under_water = SteadyStake { opex: 600.0, periods: Some(365.0), ..STAKE };
        assert!(break_even_years(&under_water, 10.0).is_none());
        assert!(break_even_years(&under_water, 100.0).is_some());
    }
}
