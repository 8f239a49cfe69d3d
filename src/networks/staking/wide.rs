//! Products too wide for 128 bits, as chains with big integers compute them.

/// `a` × `b` / `c`, rounded down, exact however wide the product; the largest number where the quotient
/// does not fit, and 0 where `c` is 0 (contracts refuse that before they divide).
pub fn mul_div(a: u128, b: u128, c: u128) -> u128 {
    if c == 0 {
        return 0;
    }
    if let Some(product) = a.checked_mul(b) {
        return product / c;
    }
    let (mut high, mut low) = widening(a, b);
    if high >= c {
        return u128::MAX;
    }
    // Long division by the bit; `high` holds the remainder, always below `c`.
    for _ in 0..u128::BITS {
        let carry = high >> 127;
        high = high << 1 | low >> 127;
        low <<= 1;
        if carry == 1 || high >= c {
            high = high.wrapping_sub(c);
            low |= 1;
        }
    }
    low
}

/// The 256-bit product, high half first.
fn widening(a: u128, b: u128) -> (u128, u128) {
    const HALF: u128 = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & HALF, b >> 64, b & HALF);
    let low = a0 * b0;
    let (cross, over) = (a1 * b0).overflowing_add(a0 * b1);
    let (low, carry) = low.overflowing_add(cross << 64);
    (a1 * b1 + (cross >> 64) + (u128::from(over) << 64) + u128::from(carry), low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_products_are_ordinary_division() {
        assert_eq!(mul_div(7, 9, 10), 6);
        assert_eq!(mul_div(7, 9, 0), 0);
        assert_eq!(mul_div(0, u128::MAX, 3), 0);
    }

    #[test]
    fn wide_products_are_exact() {
        // (2^127)² / 2^127 and (2^128 − 1)² / (2^128 − 1); one less in the divisor no longer fits.
        assert_eq!(mul_div(1 << 127, 1 << 127, 1 << 127), 1 << 127);
        assert_eq!(mul_div(u128::MAX, u128::MAX, u128::MAX), u128::MAX);
        assert_eq!(mul_div(u128::MAX, u128::MAX, u128::MAX - 1), u128::MAX);
        // 10^30 × (10^30 + 1) / 10^31 = 10^29 + 0.1.
        let e30 = 10u128.pow(30);
        assert_eq!(mul_div(e30, e30 + 1, 10 * e30), e30 / 10);
        // (3·10^30 + 2) × 5·10^20 / 7·10^19: 15·10^50 + 10^21 over 7·10^19.
        let quotient = mul_div(3 * e30 + 2, 500_000_000_000_000_000_000, 70_000_000_000_000_000_000);
        assert_eq!(quotient, 21_428_571_428_571_428_571_428_571_428_585);
    }
}
