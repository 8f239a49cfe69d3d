//! Whole numbers as large as the decimals of doubles need.

/// A natural number of any size, the lowest 32 bits first, without zeros at its high end.
#[derive(Default)]
pub struct Natural(Vec<u32>);

impl From<u64> for Natural {
    fn from(value: u64) -> Self {
        let mut natural = Self::default();
        natural.scale(0, (value >> 32) as u32);
        natural.double(32);
        natural.scale(1, value as u32);
        natural
    }
}

impl Natural {
    /// Becomes `self` × `factor` + `more`.
    pub fn scale(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Becomes `self` × 2^`times`.
    pub fn double(&mut self, times: i64) {
        for _ in 0..times / 31 {
            self.scale(1 << 31, 0);
        }
        self.scale(1 << (times % 31), 0);
    }

    /// Binary digits from the highest that is set; 0 for 0.
    pub fn bits(&self) -> i64 {
        let high = self.0.last().map_or(0, |limb| 32 - i64::from(limb.leading_zeros()));
        self.0.len().saturating_sub(1) as i64 * 32 + high
    }

    /// Whether it is less than `other`.
    pub fn less(&self, other: &Self) -> bool {
        let own = (self.0.len(), self.0.iter().rev());
        own.0 < other.0.len() || (own.0 == other.0.len() && own.1.lt(other.0.iter().rev()))
    }

    /// The first `bits` binary digits of `self` ÷ `other`, from that of 1 down, and whether more follow.
    /// `self` is less than twice `other`.
    pub fn divide(mut self, other: &Self, bits: i64) -> (u64, bool) {
        let mut quotient = 0u64;
        for _ in 0..bits {
            quotient <<= 1;
            if !self.less(other) {
                self.subtract(other);
                quotient |= 1;
            }
            self.double(1);
        }
        (quotient, !self.0.is_empty())
    }

    /// Becomes `self` − `other`, which is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = 0i64;
        for (index, limb) in self.0.iter_mut().enumerate() {
            borrow += i64::from(*limb) - i64::from(other.0.get(index).copied().unwrap_or(0));
            *limb = borrow as u32;
            borrow >>= 32;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}
