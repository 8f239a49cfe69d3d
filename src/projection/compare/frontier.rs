//! Blends beside each other: how widely what they end with is spread, against its mean.

use crate::units::Within;

/// What something ends with over all futures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
    /// One future in twenty, one in ten, the middle one and nine in ten end lower.
    pub levels: [f64; 4],
}

/// Parts of futures below the levels of a [`Spread`].
const LEVELS: [f64; 4] = [0.05, 0.1, 0.5, 0.9];
/// The largest amount reckoned with, so that squares of absurd inputs stay numbers.
const LARGEST: f64 = 1e100;

impl Spread {
    /// That of `ends`, one for each future.
    pub fn of(mut ends: Vec<f64>) -> Self {
        let count = ends.len();
        if count == 0 {
            return Self::default();
        }
        for end in &mut ends {
            *end = if end.is_nan() { 0.0 } else { end.within(-LARGEST, LARGEST) };
        }
        let mean = ends.iter().sum::<f64>() / count as f64;
        let variance = ends.iter().map(|end| (end - mean) * (end - mean)).sum::<f64>() / count as f64;
        let mut level = |part: f64| {
            let index = ((part * count as f64) as usize).min(count - 1);
            *ends.select_nth_unstable_by(index, f64::total_cmp).1
        };
        Self { mean, deviation: libm::sqrt(variance), levels: LEVELS.map(&mut level) }
    }
}

/// A blend on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mix {
    /// The part of each plan, adding up to 1.
    pub weights: Vec<f64>,
    /// Standard deviation of what it ends with.
    pub deviation: f64,
    /// Mean of it.
    pub mean: f64,
}

/// Means and covariances of what plans end with, from which those of every blend follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    means: Vec<f64>,
    covariances: Vec<Vec<f64>>,
    /// Blends of which none with less spread has a higher mean, the least spread first.
    pub efficient: Vec<Mix>,
}

impl Frontier {
    /// From what each plan gains in each future, for the whole budget; a plan that cannot be taken for it is `None`.
    pub fn new(ends: &[Option<Vec<f64>>]) -> Self {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
        let means: Vec<f64> = ends.iter().map(|ends| ends.as_deref().map_or(0.0, mean)).collect();
        let covariance = |(a, ma): (&Option<Vec<f64>>, f64), (b, mb): (&Option<Vec<f64>>, f64)| match (a, b) {
            (Some(a), Some(b)) => {
                let products = a.iter().zip(b).map(|(x, y)| (x - ma) * (y - mb));
                products.sum::<f64>() / a.len().max(1) as f64
            }
            _ => 0.0,
        };
        let each = || ends.iter().zip(means.iter().copied());
        let covariances = each().map(|a| each().map(|b| covariance(a, b)).collect()).collect();
        let mut found = Self { means, covariances, efficient: Vec::new() };
        // Of many plans there are thousands of blends at a tenth already.
        let steps = match ends.len() {
            0..=4 => 20,
            5 => 14,
            _ => 10,
        };
        let mut all = Vec::new();
        found.every(steps, &mut vec![0; ends.len()], 0, steps, ends, &mut all);
        all.sort_unstable_by(|a, b| a.deviation.total_cmp(&b.deviation).then(b.mean.total_cmp(&a.mean)));
        let mut highest = f64::NEG_INFINITY;
        all.retain(|mix| {
            let better = mix.mean > highest;
            highest = highest.max(mix.mean);
            better
        });
        found.efficient = envelope(all);
        found
    }

    /// The blend with these parts, which add up to 1.
    pub fn mix(&self, weights: Vec<f64>) -> Mix {
        let mean = weights.iter().zip(&self.means).map(|(weight, mean)| weight * mean).sum();
        let row = |(weight, row): (&f64, &Vec<f64>)| {
            weight * row.iter().zip(&weights).map(|(covariance, other)| covariance * other).sum::<f64>()
        };
        let variance: f64 = weights.iter().zip(&self.covariances).map(row).sum();
        Mix { deviation: libm::sqrt(variance.max(0.0)), mean, weights }
    }

    /// Every way to share `left` of `steps` parts among the plans from `plan` on.
    fn every(
        &self,
        steps: usize,
        parts: &mut Vec<usize>,
        plan: usize,
        left: usize,
        ends: &[Option<Vec<f64>>],
        found: &mut Vec<Mix>,
    ) {
        let usable = ends.get(plan).is_some_and(Option::is_some);
        if plan + 1 >= parts.len() {
            if (usable || left == 0) && !parts.is_empty() {
                parts[plan] = left;
                found.push(self.mix(parts.iter().map(|part| *part as f64 / steps as f64).collect()));
            }
            return;
        }
        for part in 0..=if usable { left } else { 0 } {
            parts[plan] = part;
            self.every(steps, parts, plan + 1, left - part, ends, found);
        }
    }
}

/// Those of rising blends that no line between two others passes above: what finer steps would come to.
fn envelope(rising: Vec<Mix>) -> Vec<Mix> {
    let mut kept: Vec<Mix> = Vec::new();
    for mix in rising {
        while let [.., before, last] = kept.as_slice() {
            let (run, rise) = (mix.deviation - before.deviation, mix.mean - before.mean);
            if (last.mean - before.mean) * run > (last.deviation - before.deviation) * rise {
                break;
            }
            kept.pop();
        }
        kept.push(mix);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_plans_that_move_apart_are_safest_together() {
        // Means 1 and 3, deviations 2 and 2, correlation -1: half of each has mean 2 and never moves.
        let found = Frontier::new(&[Some(vec![-1.0, 3.0]), Some(vec![5.0, 1.0])]);
        let half = found.mix(vec![0.5, 0.5]);
        assert_eq!((half.mean, half.deviation), (2.0, 0.0));
        let least = &found.efficient[0];
        assert_eq!(least.weights, [0.5, 0.5]);
        let last = found.efficient.last().unwrap();
        assert_eq!((&last.weights[..], last.mean, last.deviation), (&[0.0, 1.0][..], 3.0, 2.0));
        assert!(
            found
                .efficient
                .windows(2)
                .all(|pair| pair[0].deviation <= pair[1].deviation && pair[0].mean < pair[1].mean)
        );
    }

    #[test]
    fn what_cannot_be_scaled_is_in_no_blend() {
        let found = Frontier::new(&[Some(vec![1.0, 2.0]), None, Some(vec![0.0, 1.0])]);
        assert!(found.efficient.iter().all(|mix| mix.weights[1] == 0.0));
        assert_eq!(Frontier::new(&[]).efficient, Vec::new());
        assert_eq!(Frontier::new(&[None]).efficient, Vec::new());
    }

    #[test]
    fn a_spread_has_its_levels() {
        let spread = Spread::of((0..100).map(f64::from).collect());
        assert_eq!(spread.levels, [5.0, 10.0, 50.0, 90.0]);
        // Mean 49.5; the variance of 0..n-1 is (n² - 1)/12.
        assert_eq!(spread.mean, 49.5);
        assert!((spread.deviation - libm::sqrt(9999.0 / 12.0)).abs() < 1e-12);
        assert_eq!(Spread::of(Vec::new()), Spread::default());
        assert_eq!(Spread::of(vec![f64::NAN, f64::INFINITY]).levels[3], LARGEST);
    }
}
