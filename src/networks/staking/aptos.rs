//! Aptos: aptos-foundation/AIPs aip-30, aip-119 and aip-140. The rate is paid on the stake itself; how much of
//! the supply is staked does not matter.

/// Part by which the rate falls each year.
pub const DECAY: f64 = 0.015;
/// The lowest rate of AIP-30.
pub const FLOOR: f64 = 0.0325;

/// Highest rate in the given year, counted from 1: initial × (1 − decay)^(year − 1), not below the floor.
pub fn max_reward_rate(initial: f64, decay: f64, floor: f64, year: f64) -> f64 {
    (initial * libm::pow(1.0 - decay, year - 1.0)).max(floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_rests_at_its_floor() {
        assert_eq!(max_reward_rate(0.07, DECAY, FLOOR, 1.0), 0.07);
        assert_eq!(max_reward_rate(0.07, DECAY, FLOOR, 60.0), FLOOR);
    }
}
