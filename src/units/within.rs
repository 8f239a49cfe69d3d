/// Bounds without a panic.
pub trait Within {
    /// The value, or the bound it lies beyond. NaN stays NaN.
    ///
    /// `f64::clamp` panics where its bounds are in the wrong order, and the message for that brings all the code
    /// that prints doubles into what the page loads at first.
    #[must_use]
    fn within(self, least: Self, most: Self) -> Self;
}

impl Within for f64 {
    fn within(self, least: Self, most: Self) -> Self {
        if self < least {
            least
        } else if self > most {
            most
        } else {
            self
        }
    }
}
