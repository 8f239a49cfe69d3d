//! Present value and internal rate of return of a daily cash flow.

use crate::units::DAYS_PER_MONEY_YEAR;

use super::solve;

/// Daily log rates searched for an internal rate: from a loss of all but 1e-12 a year to where the
/// yearly rate would no longer be a finite number.
const LOWEST: f64 = -27.6 / DAYS_PER_MONEY_YEAR;
const HIGHEST: f64 = 1.9;
/// Grid of the search between, relative to the distance from zero.
const GRID: f64 = 1.2;
const INNERMOST: f64 = 1e-6;
/// Logarithm beyond which a discount leaves nothing, even summed over many days: e^-60 is 1e-26.
const FORGOTTEN: f64 = 60.0;
/// Beyond this daily rate, up or down, a block of days is too long for the expansion.
const STEEP: f64 = 0.02;
/// Days summarised by one block while searching.
const BLOCK: usize = 30;

/// −capex + Σ flow(d) × (1 + rate)^(−(d+1)/365), `rate` a year.
pub fn npv(capex: f64, flows: &[f64], rate: f64) -> f64 {
    discounted(flows, libm::exp(-libm::log1p(rate) / DAYS_PER_MONEY_YEAR)) - capex
}

/// Σ flow(d) × factor^(d+1), by Horner's rule in four interleaved sums: one alone would wait for each
/// multiplication in turn.
fn discounted(flows: &[f64], factor: f64) -> f64 {
    let step = factor * factor * (factor * factor);
    let (quads, rest) = flows.as_chunks::<4>();
    let tail = rest.iter().rev().fold(0.0, |sum, flow| sum * factor + flow);
    let mut sums = [tail, 0.0, 0.0, 0.0];
    for quad in quads.iter().rev() {
        for (sum, flow) in sums.iter_mut().zip(quad) {
            *sum = *sum * step + flow;
        }
    }
    ((sums[3] * factor + sums[2]) * factor + sums[1]) * factor * factor + sums[0] * factor
}

/// The yearly rate at which the net present value passes from plus to minus as the rate rises; the
/// largest, if there are several. `None` when there is no such rate.
pub fn irr(capex: f64, flows: &[f64]) -> Option<f64> {
    let account = Account::new(capex, flows);
    let (low, high) = account.bracket()?;
    let x = solve::root(|x| account.value(x), low, high)?;
    Some(libm::expm1(x * DAYS_PER_MONEY_YEAR)).filter(|rate| rate.is_finite())
}

struct Account<'a> {
    capex: f64,
    flows: &'a [f64],
    /// Logarithm of the discount beyond which not even the largest flow is felt beside the capital.
    reach: f64,
}

impl<'a> Account<'a> {
    fn new(capex: f64, flows: &'a [f64]) -> Self {
        let largest = flows.iter().fold(0.0, |most: f64, flow| most.max(flow.abs()));
        Self { capex, flows, reach: FORGOTTEN + libm::log(largest / capex).max(0.0) }
    }

    /// Net present value at the daily log rate `x`, times a positive number that keeps it finite: for
    /// negative rates everything is moved to the last day instead of the first.
    fn value(&self, x: f64) -> f64 {
        let Self { capex, flows, reach } = *self;
        if x >= 0.0 {
            let horizon = if x * flows.len() as f64 > reach { (reach / x) as usize + 1 } else { flows.len() };
            discounted(flows.get(..horizon).unwrap_or(flows), libm::exp(-x)) - capex
        } else {
            let factor = libm::exp(x);
            flows.iter().fold(-capex, |sum, flow| sum * factor + flow)
        }
    }

    /// Two neighbouring rates with plus at the lower and minus at the upper one, the highest such pair.
    fn bracket(&self) -> Option<(f64, f64)> {
        let Self { capex, flows, .. } = *self;
        let total: f64 = flows.iter().sum::<f64>() - capex;
        let changes = sign_changes(capex, flows);
        if changes == 0 {
            return None;
        }
        // By Descartes' rule one change of sign means one root, and an odd number of the two possible ones
        // lies above zero when the undiscounted sum is positive but the first payment negative.
        if capex > 0.0 && total > 0.0 && changes <= 2 {
            return Some((0.0, HIGHEST));
        }
        let blocks = Blocks::new(capex, flows);
        let (mut higher, mut high) = (HIGHEST, HIGHEST);
        let mut sign_high = self.value(high);
        if capex > 0.0 && sign_high > 0.0 {
            // The largest rate lies above what a number holds; a smaller one would not be it.
            return None;
        }
        let grid = outward(HIGHEST).rev().chain([0.0]).chain(outward(-LOWEST).map(|x| -x));
        for low in grid {
            let mut sign_low = if low.abs() > STEEP { self.value(low) } else { blocks.value(low) };
            if sign_low > 0.0 && sign_high <= 0.0 {
                // Beside a root the blocks can be on its wrong side, so the exact value decides.
                sign_low = self.value(low);
                if sign_low > 0.0 {
                    return Some(if self.value(high) <= 0.0 { (low, high) } else { (high, higher) });
                }
            }
            higher = high;
            (high, sign_high) = (low, sign_low);
        }
        None
    }
}

/// Points from [`INNERMOST`] outwards to `end`, each [`GRID`] times the one before.
fn outward(end: f64) -> impl DoubleEndedIterator<Item = f64> {
    let steps = (libm::log(end / INNERMOST) / libm::log(GRID)) as i32 + 1;
    (0..=steps).map(move |i| (INNERMOST * libm::pow(GRID, f64::from(i))).min(end))
}

fn sign_changes(capex: f64, flows: &[f64]) -> usize {
    let mut changes = 0;
    let mut last = -capex;
    for &flow in flows {
        if flow != 0.0 {
            changes += usize::from(last != 0.0 && (last > 0.0) != (flow > 0.0));
            last = flow;
        }
    }
    changes
}

/// The cash flow in blocks of days with their first three moments, to scan many rates quickly.
struct Blocks {
    capex: f64,
    days: f64,
    moments: Vec<[f64; 3]>,
}

/// Mean day of a block, counted from 1 at its start.
const CENTRE: f64 = (BLOCK as f64 + 1.0) / 2.0;

impl Blocks {
    fn new(capex: f64, flows: &[f64]) -> Self {
        let summed = |block: &[f64]| {
            block.iter().enumerate().fold([0.0; 3], |[m0, m1, m2], (d, flow)| {
                let offset = (d + 1) as f64 - CENTRE;
                [m0 + flow, m1 + flow * offset, m2 + flow * offset * offset / 2.0]
            })
        };
        Self { capex, days: flows.len() as f64, moments: flows.chunks(BLOCK).map(summed).collect() }
    }

    /// What [`Account::value`] gives, to second order within a block.
    fn value(&self, x: f64) -> f64 {
        let worth = |[m0, m1, m2]: &[f64; 3]| m0 - x * m1 + x * x * m2;
        let step = libm::exp(-x.abs() * BLOCK as f64);
        if x >= 0.0 {
            let sum = self.moments.iter().rev().fold(0.0, |sum, block| sum * step + worth(block));
            return sum * libm::exp(-x * CENTRE) - self.capex;
        }
        let sum = self.moments.iter().fold(0.0, |sum, block| sum * step + worth(block));
        let last = self.moments.len().saturating_sub(1) as f64 * BLOCK as f64 + CENTRE;
        sum * libm::exp(-x * (last - self.days)) - self.capex * libm::exp(x * self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sparse(days: usize, payments: &[(usize, f64)]) -> Vec<f64> {
        let mut flows = vec![0.0; days];
        for &(day, amount) in payments {
            flows[day - 1] = amount;
        }
        flows
    }

    #[test]
    fn one_year_at_ten_percent() {
        // 1 100 after 365 days for 1 000: 1000 × 1.1 = 1100.
        let flows = sparse(365, &[(365, 1100.0)]);
        assert!((irr(1000.0, &flows).unwrap() - 0.1).abs() < 1e-12);
        assert!(npv(1000.0, &flows, 0.1).abs() < 1e-9);
        assert!((npv(1000.0, &flows, 0.0) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_loss_has_a_negative_rate() {
        // 250 after one year for 1 000 is −75 % a year.
        let flows = sparse(365, &[(365, 250.0)]);
        assert!((irr(1000.0, &flows).unwrap() + 0.75).abs() < 1e-12);
    }

    #[test]
    fn takes_the_largest_of_several_rates() {
        // −1000 + 2300 v − 1320 v²: roots v = 1/1.1 and 1/1.2. The value falls through zero at 20 %.
        let flows = sparse(730, &[(365, 2300.0), (730, -1320.0)]);
        assert!((irr(1000.0, &flows).unwrap() - 0.2).abs() < 1e-10);
    }

    #[test]
    fn none_when_the_value_never_falls_through_zero() {
        assert_eq!(irr(1000.0, &sparse(365, &[(10, -5.0)])), None);
        assert_eq!(irr(0.0, &sparse(365, &[(10, 5.0)])), None);
        assert_eq!(irr(0.0, &[]), None);
        // −1000 + 1000 v − 300 v² is negative for every v.
        assert_eq!(irr(1000.0, &sparse(730, &[(365, 1000.0), (730, -300.0)])), None);
    }

    #[test]
    fn very_high_rates_are_found() {
        // 1 000 comes back as 2 000 after one day: doubling 365 times a year.
        let rate = irr(1000.0, &sparse(10, &[(1, 2000.0)])).unwrap();
        assert!((rate / (2f64.powi(365) - 1.0) - 1.0).abs() < 1e-9);
    }
}
