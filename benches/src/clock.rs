//! Times side by side: each round runs every task once, so that what disturbs the machine disturbs all alike.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long to repeat.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// At least so many rounds.
    pub fewest: usize,
    /// At most so many rounds.
    pub most: usize,
    /// No round is begun after so long.
    pub budget: Duration,
}

impl Effort {
    /// Five rounds or more, as `budget` allows.
    pub fn of(budget: Duration) -> Self {
        Self { fewest: 5, most: 1001, budget }
    }
}

/// Something to time: it says itself how long it took, so that nothing else is counted.
pub type Task<'a> = Box<dyn FnMut() -> Duration + 'a>;

/// How long `work` takes to give its result; dropping the result is not counted.
pub fn time<R>(work: impl FnOnce() -> R) -> Duration {
    let start = Instant::now();
    let result = black_box(work());
    let taken = start.elapsed();
    drop(result);
    taken
}

/// The median of each task in milliseconds, and the number of rounds. Every round begins with another task.
pub fn medians(effort: Effort, tasks: &mut [Task<'_>]) -> (Vec<f64>, usize) {
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); tasks.len()];
    let start = Instant::now();
    let mut rounds = 0;
    while rounds < effort.fewest || (rounds < effort.most && start.elapsed() < effort.budget) {
        for step in 0..tasks.len() {
            let task = (rounds + step) % tasks.len();
            times[task].push(tasks[task]().as_secs_f64() * 1e3);
        }
        rounds += 1;
    }
    (times.into_iter().map(median).collect(), rounds)
}

/// The middle value, or half way between the two middle ones.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { f64::midpoint(values[middle - 1], values[middle]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert!((median(vec![9.0, 1.0, 2.0]) - 2.0).abs() < 1e-12);
        assert!((median(vec![4.0, 1.0, 2.0, 9.0]) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn every_task_is_run_once_a_round() {
        let counts = std::cell::RefCell::new([0; 2]);
        let task = |which: usize| {
            let counts = &counts;
            Box::new(move || {
                counts.borrow_mut()[which] += 1;
                Duration::from_millis(3)
            }) as Task<'_>
        };
        let effort = Effort { fewest: 4, most: 9, budget: Duration::ZERO };
        let (medians, rounds) = medians(effort, &mut [task(0), task(1)]);
        assert_eq!((rounds, *counts.borrow()), (4, [4, 4]));
        assert!((medians[0] - 3.0).abs() < 1e-9);
    }
}
