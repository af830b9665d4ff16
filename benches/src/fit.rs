//! The exponent of a curve: the slope of the line through (log n, log time), by least squares.

/// The slope of log `y` over log `x`; `None` of fewer than three points, of which no line can be trusted.
pub fn exponent(points: &[(f64, f64)]) -> Option<f64> {
    if points.len() < 3 {
        return None;
    }
    slope(points)
}

/// The slope through points, of which two are enough.
pub fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / logs.iter().map(|_| 1.0).sum::<f64>();
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let across: f64 = logs.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let along: f64 = logs.iter().map(|point| (point.0 - x).powi(2)).sum();
    (along > 0.0).then(|| across / along)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_exponent_two() {
        let points = [(10.0, 300.0), (100.0, 30_000.0), (1000.0, 3_000_000.0)];
        assert!((exponent(&points).expect("three points") - 2.0).abs() < 1e-12);
    }

    #[test]
    fn two_points_are_too_few_to_trust() {
        assert_eq!(exponent(&[(10.0, 1.0), (20.0, 2.0)]), None);
        assert_eq!(slope(&[(10.0, 1.0), (10.0, 2.0)]), None);
    }
}
