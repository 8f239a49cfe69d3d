//! Rates that mean the same on every network.

/// Yearly yield of a rate `apr` that compounds `periods` times a year: (1 + apr/n)^n − 1.
pub fn apr_to_apy(apr: f64, periods: f64) -> f64 {
    libm::expm1(periods * libm::log1p(apr / periods))
}

/// What a yield adds to one's share of the supply: (1 + yield) / (1 + supply growth) − 1.
pub fn real_yield(nominal: f64, supply_growth: f64) -> f64 {
    (1.0 + nominal) / (1.0 + supply_growth) - 1.0
}

/// What a provider that keeps `cut` of the rewards leaves of a rate. Commission is taken from rewards, once,
/// and never from the stake.
pub fn after_cut(rate: f64, cut: f64) -> f64 {
    rate * (1.0 - cut)
}

/// Part of all rewards that falls to operators who run `share` of a liquid-staking pool and keep `cut`.
pub fn operators_part(share: f64, cut: f64) -> f64 {
    share * cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekly_compounding_is_not_daily() {
        // 0.1 % a week is 5.35 % a year compounded and 5.21 % simple; a peer claims 5.42 %.
        assert!((apr_to_apy(0.001 * 365.0 / 7.0, 365.0 / 7.0) - 0.0535).abs() < 5e-5);
        assert!((0.001f64 * 365.0 / 7.0 - 0.0521).abs() < 5e-5);
    }

    #[test]
    fn real_yield_divides_by_the_growth_of_the_supply() {
        // 4.74 % at 2.5 % inflation: 1.0474 / 1.025 = 1.02185; a peer prints 1 + 0.0474/1.025 − 1 = 4.62 %.
        assert!((real_yield(0.0474, 0.025) - 0.021_854).abs() < 1e-6);
        assert_eq!(real_yield(0.03, 0.03), 0.0);
    }

    #[test]
    fn a_cut_is_taken_once() {
        assert!((after_cut(0.0264, 0.1) - 0.023_76).abs() < 1e-15);
        assert!((after_cut(after_cut(0.0264, 0.1), 0.0) - 0.023_76).abs() < 1e-15);
    }
}
