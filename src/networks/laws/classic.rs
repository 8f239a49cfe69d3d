//! ECIP-1017, and etclabscore/core-geth params/mutations (commit 4185df45): era n pays 5 ETC × 4^n / 5^n,
//! rounded down once at the end.

const INITIAL: u128 = 5_000_000_000_000_000_000;
const ERA: u64 = 5_000_000;
/// Binary places kept below the atomic unit: enough that no era's rounding differs from the protocol's.
const PLACES: u32 = 62;
/// Eras after which nothing is left.
const LAST_ERA: u64 = 200;

/// Block 5 000 000 is the last of the first era.
fn era(height: u64) -> u64 {
    height.saturating_sub(1) / ERA
}

pub fn subsidy(height: u64) -> u64 {
    let reward = (0..era(height).min(LAST_ERA)).fold(INITIAL << PLACES, |reward, _| reward * 4 / 5);
    (reward >> PLACES) as u64
}

pub fn next_change(height: u64) -> Option<u64> {
    (subsidy(height) > 0).then(|| (era(height) + 1) * ERA + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_until_nothing_is_left() {
        // 5 × 10^18 = 5^19 × 2^18, so up to era 19 the division has no remainder: 2^(18 + 2n) × 5^(19 − n).
        for n in 0..=19u32 {
            let exact = (1u64 << (18 + 2 * n)) * 5u64.pow(19 - n);
            assert_eq!(subsidy(u64::from(n) * ERA + 1), exact, "era {n}");
            assert_eq!(subsidy(u64::from(n + 1) * ERA), exact, "era {n}");
        }
        // By arbitrary precision: 5 × 10^18 × 4^n / 5^n.
        for (n, exact) in EXACT {
            assert_eq!(subsidy(n * ERA + 1), exact, "era {n}");
        }
        assert_eq!(next_change(193 * ERA), Some(193 * ERA + 1));
        assert_eq!((subsidy(193 * ERA + 1), next_change(193 * ERA + 1)), (0, None));
    }

    const EXACT: [(u64, u64); 9] = [
        (20, 57_646_075_230_342_348),
        (25, 18_889_465_931_478_580),
        (37, 1_298_074_214_633_706),
        (50, 71_362_384_635_297),
        (64, 3_138_550_867_693),
        (100, 1_018_517_988),
        (150, 14_536),
        (180, 17),
        (192, 1),
    ];
}
