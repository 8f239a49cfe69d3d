use super::laws::{alephium, classic, dash, decred, ergo, kaspa, monero, zcash};

/// How a network's subsidy depends on the height, in atomic units and in the protocol's own integer
/// arithmetic: the order of its divisions decides the last digit.
///
/// The height is what the law counts by: Kaspa's is the DAA score, Nervos's the epoch, Alephium's the
/// second since 1970 (see [`super::Step`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Emission {
    /// `initial >> (height / interval)`, never below `floor`: Bitcoin's rule and its descendants'.
    Halving {
        /// Subsidy of the first era.
        initial: u64,
        /// Blocks in an era.
        interval: u64,
        /// What it never falls below: the tail emission.
        floor: u64,
    },
    /// A subsidy from each height on.
    Steps {
        /// First heights, ascending from 0, each with the subsidy from there.
        steps: &'static [(u64, u64)],
        /// First height at which holders vote about it, so that no rule tells.
        voted_from: u64,
    },
    /// Monero's curve with its tail.
    Monero,
    /// Zcash with its slow start, faster blocks and funding streams.
    Zcash {
        /// First block of 25 seconds (NU7); `u64::MAX` where it never comes.
        faster_from: u64,
    },
    /// Ethereum Classic's eras.
    Classic,
    /// Kaspa's monthly table.
    Kaspa,
    /// Ergo's emission and re-emission.
    Ergo,
    /// Dash under the rules of its version 20.
    Dash,
    /// Decred, every vote cast.
    Decred,
    /// Alephium's schedule by time.
    Alephium,
}

impl Emission {
    /// The whole subsidy of the block at `height`, whoever it goes to.
    pub fn subsidy(self, height: u64) -> u64 {
        match self {
            // A shift by 64 or more leaves nothing, which is what the protocol says of era 64.
            Self::Halving { initial, interval, floor } => {
                let era = u32::try_from(height / interval).ok();
                era.and_then(|era| initial.checked_shr(era)).unwrap_or(0).max(floor)
            }
            Self::Steps { steps, .. } => {
                steps.iter().rev().find(|(from, _)| *from <= height).map_or(0, |(_, subsidy)| *subsidy)
            }
            Self::Monero => monero::subsidy(height),
            Self::Zcash { faster_from } => zcash::subsidy(height, faster_from),
            Self::Classic => classic::subsidy(height),
            Self::Kaspa => kaspa::subsidy(height),
            Self::Ergo => ergo::subsidy(height),
            Self::Dash => dash::subsidy(height),
            Self::Decred => decred::subsidy(height),
            Self::Alephium => alephium::scheduled(height),
        }
    }

    /// The miner's part of it.
    pub fn miner_subsidy(self, height: u64) -> u64 {
        match self {
            Self::Zcash { faster_from } => zcash::miner_subsidy(height, faster_from),
            Self::Ergo => ergo::miner_subsidy(height),
            Self::Dash => dash::miner_subsidy(height),
            Self::Decred => decred::miner_subsidy(height),
            Self::Alephium => alephium::miner_subsidy(height),
            _ => self.subsidy(height),
        }
    }

    /// The first height above `height` at which either may differ, if there is one.
    pub fn next_change(self, height: u64) -> Option<u64> {
        match self {
            Self::Halving { interval, floor, .. } if self.subsidy(height) > floor => {
                (height / interval).checked_add(1)?.checked_mul(interval)
            }
            Self::Halving { .. } => None,
            Self::Steps { steps, voted_from } => {
                let from =
                    steps.iter().map(|(from, _)| *from).chain([voted_from]).find(|from| *from > height);
                from.filter(|from| *from < u64::MAX)
            }
            Self::Monero => monero::next_change(height),
            Self::Zcash { faster_from } => zcash::next_change(height, faster_from),
            Self::Classic => classic::next_change(height),
            Self::Kaspa => kaspa::next_change(height),
            Self::Ergo => ergo::next_change(height),
            Self::Dash => dash::next_change(height),
            Self::Decred => decred::next_change(height),
            Self::Alephium => alephium::next_change(height),
        }
    }

    /// The height from which the subsidy stays as it is for good, or is voted; `None` where it ends or keeps
    /// falling for longer than anyone mines.
    pub fn settled_from(self) -> Option<u64> {
        let mut height = 0;
        for _ in 0..100 {
            match self.next_change(height) {
                Some(next) => height = next,
                None => return (self.subsidy(height) > 0).then_some(height),
            }
        }
        None
    }

    /// The same law with more, smaller blocks from `height` on, where the protocol has rules for them.
    pub fn faster_from(self, height: u64) -> Self {
        match self {
            Self::Zcash { .. } => Self::Zcash { faster_from: height },
            other => other,
        }
    }

    /// Whether the subsidy at `height` is whatever holders last voted, which no rule tells.
    pub fn is_voted(self, height: u64) -> bool {
        matches!(self, Self::Steps { voted_from, .. } if height >= voted_from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BITCOIN: Emission = Emission::Halving { initial: 5_000_000_000, interval: 210_000, floor: 0 };

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

    #[test]
    fn no_law_fails_at_any_height_and_each_change_lies_ahead() {
        let powers = (0..64).flat_map(|bit| [(1u64 << bit) - 1, 1 << bit, (1 << bit) + 1]);
        for coin in crate::networks::all() {
            for height in powers.clone().chain([u64::MAX - 1, u64::MAX]) {
                let (whole, miner) = (coin.emission.subsidy(height), coin.emission.miner_subsidy(height));
                assert!(miner <= whole, "{} at {height}: {miner} of {whole}", coin.symbol);
                let next = coin.emission.next_change(height);
                assert!(next.is_none_or(|next| next > height), "{} at {height}: {next:?}", coin.symbol);
            }
        }
    }

    #[test]
    fn nothing_changes_before_the_next_change() {
        for coin in crate::networks::all().iter().filter(|coin| coin.emission != Emission::Monero) {
            let mut height = 0;
            for _ in 0..300 {
                let Some(next) = coin.emission.next_change(height) else { break };
                for between in [height, height + (next - height) / 2, next - 1] {
                    let pair = |at| (coin.emission.subsidy(at), coin.emission.miner_subsidy(at));
                    assert_eq!(pair(between), pair(height), "{} at {between}", coin.symbol);
                }
                // The slow start of Zcash has one change a block.
                height = if next < 20_000 { next + 997 } else { next };
            }
        }
    }
}
