//! Order statistics without sorting.

/// For three parts in rising order, the smallest value that at least so much of `values` does not exceed; their order
/// is lost.
///
/// Infinity stands for "never", which is later than any date. `values` must not be empty or hold NaN.
pub fn quantiles(values: &mut [f64], [low, middle, high]: [f64; 3]) -> [f64; 3] {
    let rank = |p: f64| (libm::ceil(p * values.len() as f64) as usize).saturating_sub(1);
    let [low, at, high] = [low, middle, high].map(rank);
    // The middle one parts the values, and the others are looked for on their sides of it.
    let found = smallest(values, at);
    let (before, after) = values.split_at_mut(at.min(values.len()));
    let least = if low < at { smallest(before, low) } else { found };
    let most = if high > at { smallest(after, high - at) } else { found };
    [least, found, most]
}

/// The value that `rank` others precede: Hoare's FIND (Communications of the ACM 4, 1961).
fn smallest(values: &mut [f64], rank: usize) -> f64 {
    let (mut low, mut high) = (0, values.len().saturating_sub(1));
    let rank = rank.min(high);
    while low < high {
        let pivot = middle(values[low], values[low + (high - low) / 2], values[high]);
        let (mut i, mut j) = (low, high);
        loop {
            while values[i] < pivot {
                i += 1;
            }
            while values[j] > pivot {
                j -= 1;
            }
            if i >= j {
                break;
            }
            values.swap(i, j);
            i += 1;
            j -= 1;
        }
        // What lies left of `i` is at most the pivot, what lies right of `j` at least.
        if i == j {
            // Where both stopped lies the pivot itself.
            if rank == i {
                return values[rank];
            }
            i += usize::from(rank > i);
        }
        if rank < i {
            high = i - 1;
        } else {
            low = i;
        }
    }
    values.get(rank).copied().unwrap_or(f64::INFINITY)
}

fn middle(a: f64, b: f64, c: f64) -> f64 {
    a.min(b).max(a.max(b).min(c))
}

#[cfg(test)]
mod tests {
    use super::super::generator::Stream;
    use super::*;

    fn quantile(values: &mut [f64], p: f64) -> f64 {
        quantiles(values, [p, p, p])[1]
    }

    #[test]
    fn every_rank_is_that_of_the_sorted_values() {
        let mut stream = Stream::new(7, 7);
        for size in 1..60 {
            // Few different values, so that ties and infinities are common.
            let values: Vec<f64> =
                (0..size)
                    .map(|_| {
                        if stream.bits().is_multiple_of(5) {
                            f64::INFINITY
                        } else {
                            (stream.bits() % 9) as f64
                        }
                    })
                    .collect();
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            for (rank, expected) in sorted.iter().enumerate() {
                assert_eq!(smallest(&mut values.clone(), rank), *expected, "{rank} of {values:?}");
            }
        }
    }

    #[test]
    fn three_quantiles_at_once_are_those_found_alone() {
        let mut stream = Stream::new(8, 8);
        for size in 1..80 {
            let values: Vec<f64> = (0..size).map(|_| (stream.bits() % 40) as f64).collect();
            for parts in [[0.1, 0.5, 0.9], [0.5, 0.5, 0.5], [0.0, 0.02, 1.0]] {
                let alone = parts.map(|p| quantile(&mut values.clone(), p));
                assert_eq!(quantiles(&mut values.clone(), parts), alone, "{parts:?} of {values:?}");
            }
        }
    }

    #[test]
    fn a_quantile_is_a_value_that_occurred() {
        let mut values = [5.0, 1.0, 4.0, 2.0, 3.0];
        // Two of five are 40 %: the 40 % quantile is the second, the 41 % quantile the third.
        assert_eq!(quantile(&mut values, 0.4), 2.0);
        assert_eq!(quantile(&mut values, 0.41), 3.0);
        assert_eq!(quantile(&mut values, 0.0), 1.0);
        assert_eq!(quantile(&mut values, 1.0), 5.0);
    }

    #[test]
    fn never_is_later_than_any_date() {
        let mut days = [f64::INFINITY, 30.0, f64::INFINITY, 20.0, 10.0];
        assert_eq!(quantile(&mut days, 0.5), 30.0);
        assert_eq!(quantile(&mut days, 0.61), f64::INFINITY);
    }
}
