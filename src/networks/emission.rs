/// How a network's subsidy depends on the height, in atomic units.
#[derive(Clone, Copy, Debug)]
pub enum Emission {
    /// `initial >> (height / interval)`: Bitcoin's rule and its descendants'.
    Halving {
        /// Subsidy of the first era.
        initial: u64,
        /// Blocks in an era.
        interval: u64,
    },
}

impl Emission {
    /// The miner's part of the subsidy of the block at `height`.
    pub fn subsidy(self, height: u64) -> u64 {
        match self {
            // A shift by 64 or more leaves nothing, which is what the protocol says of era 64.
            Self::Halving { initial, interval } => {
                u32::try_from(height / interval).ok().and_then(|era| initial.checked_shr(era)).unwrap_or(0)
            }
        }
    }

    /// The first height above `height` whose subsidy may differ, if there is one.
    pub fn next_change(self, height: u64) -> Option<u64> {
        match self {
            Self::Halving { interval, .. } if self.subsidy(height) > 0 => {
                (height / interval).checked_add(1)?.checked_mul(interval)
            }
            Self::Halving { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BITCOIN: Emission = Emission::Halving { initial: 5_000_000_000, interval: 210_000 };

    #[test]
    fn all_the_bitcoin_there_will_be() {
        // 33 eras of 210 000 blocks: the known total of 2 099 999 997 690 000 satoshi.
        let mut height = 0;
        let mut total = 0u64;
        while let Some(next) = BITCOIN.next_change(height) {
            total += BITCOIN.subsidy(height) * (next - height);
            height = next;
        }
        assert_eq!(total, 2_099_999_997_690_000);
        assert_eq!(height, 6_930_000);
    }

    #[test]
    fn never_shifts_too_far() {
        for height in [6_930_000, 210_000 * 64, u64::MAX] {
            assert_eq!(BITCOIN.subsidy(height), 0);
            assert_eq!(BITCOIN.next_change(height), None);
        }
    }
}
