//! Round steps for a scale that begins at zero.

/// The grid lines of a scale up to `most`: steps of 1, 2 or 5 × 10ⁿ, five lines at most above zero.
pub(super) fn ticks(most: i64) -> Vec<i64> {
    let most = most.max(1);
    let mut power = 1_i64;
    loop {
        for round in [1, 2, 5] {
            let step = power.saturating_mul(round);
            if most / step <= 5 {
                return (1..=most / step).map(|count| count * step).collect();
            }
        }
        power = power.saturating_mul(10);
    }
}

/// The grid lines of a curve that has a target: the target's own line is the highest label even
/// where it is not round, and pushes away a round one too near to be told from it.
pub(super) fn ticks_with_target(most: i64, target: Option<i64>) -> Vec<i64> {
    let Some(target) = target.filter(|&target| target > 0) else { return ticks(most) };
    let mut lines: Vec<i64> =
        ticks(most).into_iter().filter(|line| (line - target).abs() * 12 >= most).collect();
    lines.push(target);
    lines.sort_unstable();
    lines
}

/// Pixels of a number of dwellings on a scale where `most` has that `length`.
#[expect(clippy::cast_precision_loss, reason = "dwellings stay far below 2⁵²")]
pub(super) fn length(count: i64, most: i64, length: f64) -> f64 {
    count as f64 / most.max(1) as f64 * length
}
