//! The reference solver: literal, exact up to its back end, and fast enough for a region.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::backend::Backend;
use super::components::{Component, split};
use super::driver::{Driven, drive, last_right};
use super::{Control, Outcome, SolveError, Solver, Witness};
use crate::program::Program;

/// Solves a program level by level with an integer programming back end.
#[derive(Debug)]
pub struct Reference<B> {
    backend: B,
}

impl<B: Backend> Reference<B> {
    /// A reference solver over this back end.
    pub fn new(backend: B) -> Self {
        Self { backend }
    }
}

impl<B: Backend> Solver for Reference<B> {
    fn solve(&self, program: &Program, control: &Control<'_>) -> Result<Outcome, SolveError> {
        let components = split(program);
        let proved = AtomicUsize::new(0);
        let tell = |_| {
            let done = proved.fetch_add(1, Ordering::Relaxed) + 1;
            if let Some(progress) = control.progress {
                progress(done, program.blocks.len());
            }
        };
        let run = |component: &Component| drive(&component.program, &self.backend, control, &tell);
        let results = in_parallel(&components, control.threads, &run);
        merge(program, &components, results)
    }
}

/// Runs each component, on several threads where allowed; the results stand in the components' order.
fn in_parallel<R: Send>(components: &[Component], threads: usize, run: &(dyn Fn(&Component) -> R + Sync)) -> Vec<R> {
    if threads <= 1 || components.len() <= 1 {
        return components.iter().map(run).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(components.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads.min(components.len()) {
            scope.spawn(|| {
                while let Some((number, component)) = take(components, &next) {
                    let result = run(component);
                    // A thread that panicked while it held the lock left a whole list behind.
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

fn take<'a>(components: &'a [Component], next: &AtomicUsize) -> Option<(usize, &'a Component)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    components.get(number).map(|component| (number, component))
}

/// Puts the components' plans together.
fn merge(
    program: &Program,
    components: &[Component],
    results: Vec<Result<Driven, SolveError>>,
) -> Result<Outcome, SolveError> {
    let mut witness: Witness = vec![None; program.blocks.len()];
    let mut optimal = true;
    let mut proved = program.blocks.len();
    for (component, result) in components.iter().zip(results) {
        let driven = result?;
        let last_right = last_right(&component.program);
        optimal &= driven.proved == component.program.levels.len();
        for (own, (&block, column)) in component.blocks.iter().zip(driven.witness).enumerate() {
            witness[block] = column;
            if last_right[own] >= driven.proved {
                proved = proved.min(block);
            }
        }
    }
    Ok(if optimal { Outcome::Optimal(witness) } else { Outcome::Interrupted { witness, proved } })
}
