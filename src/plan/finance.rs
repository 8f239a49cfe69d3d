use crate::units::{Growth, Money, Share, Span};

/// Taxes and inflation, in general terms and no country's law. They hold for every plan and change nothing
/// unless given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taxes {
    /// Tax on mined or staked coins at their worth when received, less running costs, interest and write-off.
    pub income: Share,
    /// Tax on what coins gained between receipt or purchase and the end, and on machines sold above book value.
    pub gains: Share,
    /// Years over which the price paid at the start is written off in equal parts; 0 where it never is.
    pub write_off_years: Span,
    /// Rise of all prices a year, for amounts in today's money.
    pub inflation: Growth,
}

impl Taxes {
    /// None at all.
    pub fn none() -> Self {
        Self {
            income: Share::of(0.0),
            gains: Share::of(0.0),
            write_off_years: Span::of(0.0),
            inflation: Growth::of(0.0),
        }
    }
}

/// Money borrowed for a plan at its start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loan {
    /// Money received at the start.
    pub amount: Money,
    /// Nominal interest a year; a twelfth of it each month.
    pub rate: Share,
    /// Equal monthly instalments; 0 where only interest is paid until all is due at the end.
    pub months: Span,
}

impl Loan {
    /// Nothing is borrowed.
    pub fn none() -> Self {
        Self { amount: Money::of(0.0), rate: Share::of(0.0), months: Span::of(0.0) }
    }
}
