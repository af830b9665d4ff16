//! The reference solver: literal, exact up to its back end, and fast enough for a region.

mod components;
mod driver;

use std::sync::atomic::{AtomicUsize, Ordering};

use self::components::{Component, split};
use self::driver::{Driven, drive, last_right};
use super::backend::Backend;
use super::parallel::in_parallel;
use super::{Control, Outcome, SolveError, Solver, Witness};
use crate::options::{self, PlacementOption};
use crate::priority::PriorityList;
use crate::problem::Problem;
use crate::program::{self, ColumnIx, Program};

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
    fn solve(&self, problem: &Problem, priority: &PriorityList, control: &Control<'_>) -> Result<Outcome, SolveError> {
        let columns = list_options(problem, priority);
        let (program, entries) = program::formulate(problem, priority, &columns);
        let ended = self.solve_program(&program, control)?;
        if control.is_cancelled() {
            return Err(SolveError::Cancelled);
        }
        Ok(decode(columns, &entries, ended))
    }
}

/// What became of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// For each block the column that is taken, or none.
    pub choice: Vec<Option<ColumnIx>>,
    /// The rights of this many blocks, from the first, are proved.
    pub proved: usize,
    /// Whether every level is proved.
    pub optimal: bool,
}

impl<B: Backend> Reference<B> {
    /// Takes a program through its levels, to the end or to the deadline.
    ///
    /// # Errors
    /// Where the back end breaks down or gives an answer that does not hold.
    pub fn solve_program(&self, program: &Program, control: &Control<'_>) -> Result<Ended, SolveError> {
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

/// For each entry of the priority list its options.
fn list_options(problem: &Problem, priority: &PriorityList) -> Vec<Vec<PlacementOption>> {
    let of = |ranked: &crate::priority::Ranked| {
        let candidate = &problem.candidates[ranked.candidate];
        match &candidate.commitment {
            Some(_) => Vec::new(),
            None => options::enumerate(problem, candidate).unwrap_or_default(),
        }
    };
    priority.order().iter().map(of).collect()
}

/// Reads columns back into options.
fn decode(mut columns: Vec<Vec<PlacementOption>>, entries: &[usize], ended: Ended) -> Outcome {
    let mut witness: Witness = vec![None; columns.len()];
    for (&entry, column) in entries.iter().zip(ended.choice) {
        witness[entry] = column.map(|column| columns[entry].swap_remove(column));
    }
    if ended.optimal {
        return Outcome::Optimal(witness);
    }
    // Up to the first block that is not proved; commitments need no proof.
    Outcome::Interrupted { proved: entries.get(ended.proved).copied().unwrap_or(columns.len()), witness }
}

/// Puts the components' plans together.
fn merge(
    program: &Program,
    components: &[Component],
    results: Vec<Result<Driven, SolveError>>,
) -> Result<Ended, SolveError> {
    let mut choice = vec![None; program.blocks.len()];
    let mut optimal = true;
    let mut proved = program.blocks.len();
    for (component, result) in components.iter().zip(results) {
        let driven = result?;
        let last_right = last_right(&component.program);
        optimal &= driven.proved == component.program.levels.len();
        for (own, (&block, column)) in component.blocks.iter().zip(driven.witness).enumerate() {
            choice[block] = column;
            if last_right[own] >= driven.proved {
                proved = proved.min(block);
            }
        }
    }
    Ok(Ended { choice, proved, optimal })
}
