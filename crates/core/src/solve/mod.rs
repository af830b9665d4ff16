//! Solving: from a program to the one plan that its levels demand.
//!
//! A [`Solver`] takes a [`Program`] and gives an [`Outcome`]; the currency between all stages is the witness plan, one
//! column or none for each block. The [`mod@reference`] solver is literal: it goes through the levels one by one and asks a
//! back end (an integer programming solver) whether each better value can be attained.

pub mod backend;
mod components;
mod driver;
mod question;
pub mod reference;

use std::time::Instant;

use crate::program::{ColumnIx, Program};

/// For each block the column that is taken, or none.
pub type Witness = Vec<Option<ColumnIx>>;

/// What a solver is allowed.
#[derive(Clone, Copy, Default)]
pub struct Control<'a> {
    /// When to stop and give what there is.
    pub deadline: Option<Instant>,
    /// How many threads may work; 0 and 1 both mean one.
    pub threads: usize,
    /// Told after each candidate whose rights are proved: how many are, of how many.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
}

impl std::fmt::Debug for Control<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Control")
            .field("deadline", &self.deadline)
            .field("threads", &self.threads)
            .finish_non_exhaustive()
    }
}

impl Control<'_> {
    /// Whether the time is up.
    pub fn is_over(&self) -> bool {
        self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}

/// How solving ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Every level is proved, both tiers: this is the one plan.
    Optimal(Witness),
    /// Time ran out. The plan keeps every limit; not every level is proved.
    Interrupted {
        /// A plan.
        witness: Witness,
        /// The rights (tier 1) of this many blocks, from the first, are proved.
        proved: usize,
    },
}

/// A solver failed; it never answers wrongly instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the back end {backend} failed: {message}")]
pub struct SolveError {
    /// Which back end.
    pub backend: &'static str,
    /// What it said.
    pub message: String,
}

/// Finds the plan that a program's levels demand.
pub trait Solver: Sync {
    /// Solves to the end, or to the deadline.
    ///
    /// # Errors
    /// Where a back end breaks down or gives an answer that does not hold.
    fn solve(&self, program: &Program, control: &Control<'_>) -> Result<Outcome, SolveError>;
}
