//! Solving: from a problem and its priority list to the one plan that its levels demand.
//!
//! A [`Solver`] gives an [`Outcome`]; the currency between all stages is the witness plan, one option or none for each
//! who is ranked. [`mod@exact`] is the production solver. The [`mod@reference`] solver is literal: it writes the integer
//! program, goes through its levels one by one and asks a back end (an integer programming solver) whether each better
//! value can be attained; it is there to compare with.

pub mod backend;
pub mod exact;
mod parallel;
mod question;
pub mod reference;
#[cfg(feature = "selftest")]
pub(crate) mod selftest;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::options::PlacementOption;
use crate::priority::PriorityList;
use crate::problem::Problem;

/// For each entry of the priority list the option that is taken, or none; none for a commitment.
pub type Witness = Vec<Option<PlacementOption>>;

/// What a solver is allowed.
#[derive(Clone, Copy, Default)]
pub struct Control<'a> {
    /// When to stop and give what there is.
    pub deadline: Option<Instant>,
    /// One of them set from another thread: stop and give nothing.
    pub cancel: &'a [&'a AtomicBool],
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

    /// Whether somebody wants no plan any more.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.iter().any(|cancel| cancel.load(Ordering::Relaxed))
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
        /// The rights (tier 1) of ranks 1 to this one are proved.
        proved: usize,
    },
}

/// Why a solver gave nothing; it never answers wrongly instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SolveError {
    /// A back end failed.
    #[error("the back end {backend} failed: {message}")]
    Backend {
        /// Which back end.
        backend: &'static str,
        /// What it said.
        message: String,
    },
    /// It was cancelled.
    #[error("planning was cancelled")]
    Cancelled,
}

/// Finds the plan that a problem's levels demand.
pub trait Solver: Sync {
    /// Solves to the end, or to the deadline.
    ///
    /// # Errors
    /// Where it is cancelled, or a back end breaks down or gives an answer that does not hold.
    fn solve(&self, problem: &Problem, priority: &PriorityList, control: &Control<'_>) -> Result<Outcome, SolveError>;
}
