use crate::units::Within;

/// Relative width at which a root counts as found.
const TOLERANCE: f64 = 1e-14;
/// Steps after which the best bracket is taken as it stands; bisection alone needs fewer than this.
const STEPS: usize = 200;

/// A zero of the continuous `f` between `a` and `b`, whose values there must differ in sign.
///
/// Chandrupatla's method (Advances in Engineering Software 28, 1997, 145–149): inverse quadratic
/// interpolation where three points allow it, bisection elsewhere; never slower than bisection by much
/// and superlinear on smooth functions. `None` when the ends do not enclose a sign change.
pub fn root(mut f: impl FnMut(f64) -> f64, a: f64, b: f64) -> Option<f64> {
    let (mut x1, mut x2) = (a, b);
    let (mut f1, mut f2) = (f(x1), f(x2));
    if f1 == 0.0 {
        return Some(x1);
    }
    if f2 == 0.0 {
        return Some(x2);
    }
    if !f1.is_finite() || !f2.is_finite() || f1.signum() == f2.signum() {
        return None;
    }
    let mut t = 0.5;
    for _ in 0..STEPS {
        let x = x1 + t * (x2 - x1);
        let y = f(x);
        let (x3, f3);
        if y.signum() == f1.signum() {
            (x3, f3) = (x1, f1);
        } else {
            (x3, f3) = (x2, f2);
            (x2, f2) = (x1, f1);
        }
        (x1, f1) = (x, y);
        let best = if f1.abs() < f2.abs() { x1 } else { x2 };
        let tolerance = TOLERANCE * best.abs() / (x2 - x1).abs();
        if f1 == 0.0 || !tolerance.is_finite() || tolerance > 0.5 {
            return Some(best);
        }
        t = step(x1, x2, x3, f1, f2, f3).within(tolerance, 1.0 - tolerance);
    }
    Some(if f1.abs() < f2.abs() { x1 } else { x2 })
}

fn step(x1: f64, x2: f64, x3: f64, f1: f64, f2: f64, f3: f64) -> f64 {
    let xi = (x1 - x2) / (x3 - x2);
    let phi = (f1 - f2) / (f3 - f2);
    if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
        f1 / (f2 - f1) * (f3 / (f2 - f3)) + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * (f2 / (f3 - f2))
    } else {
        0.5
    }
}

/// The zero of a `f` that falls (or rises) from `start` outwards, found by widening in steps of `factor`.
///
/// `start` must be positive and on the side where `inside(f(start))` holds; the search ends at `limit`.
pub fn outward(mut f: impl FnMut(f64) -> f64, start: f64, factor: f64, limit: f64) -> Option<f64> {
    let inside = f(start).signum();
    let mut near = start;
    loop {
        let far = if factor > 1.0 { (near * factor).min(limit) } else { (near * factor).max(limit) };
        let value = f(far);
        if value == 0.0 || value.signum() != inside {
            return root(f, near, far);
        }
        if far == limit {
            return None;
        }
        near = far;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_zeros_of_smooth_and_kinked_functions() {
        let mut calls = 0;
        let cube = root(
            |x| {
                calls += 1;
                x * x * x - 2.0
            },
            0.0,
            2.0,
        );
        assert!((cube.unwrap() - 2f64.powf(1.0 / 3.0)).abs() < 1e-14);
        assert!(calls < 20, "{calls} evaluations");
        let kink = root(|x| if x < 0.3 { 5.0 * (x - 0.3) } else { 1e-3 * (x - 0.3) }, -10.0, 10.0);
        assert!((kink.unwrap() - 0.3).abs() < 1e-13);
    }

    #[test]
    fn a_jump_is_found_at_its_edge() {
        let edge = root(|x| if x < 0.7 { -1.0 } else { 1.0 }, 0.0, 1.0).unwrap();
        assert!((edge - 0.7).abs() < 1e-13);
    }

    #[test]
    fn no_sign_change_is_no_root() {
        assert_eq!(root(|x| x * x + 1.0, -1.0, 1.0), None);
        assert_eq!(root(|_| f64::NAN, -1.0, 1.0), None);
    }

    #[test]
    fn searches_outwards_until_the_limit() {
        let far = outward(|x| 12_345.0 - x, 1.0, 4.0, 1e15).unwrap();
        assert!((far - 12_345.0).abs() < 1e-9);
        let near = outward(|x| x - 1e-6, 1.0, 0.25, 1e-15).unwrap();
        assert!((near - 1e-6).abs() < 1e-18);
        assert_eq!(outward(|x| 1.0 + x, 1.0, 4.0, 1e9), None);
    }
}
