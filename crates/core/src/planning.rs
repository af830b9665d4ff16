//! The straight way from a problem to its plan.

use std::time::{Duration, Instant};

use crate::document::{PlanDocument, PlanStatus, UnplacedReason};
use crate::fault::Faults;
use crate::options::{self, PlacementOption};
use crate::plan::{self, Allotment, Plan};
use crate::priority::{self, PriorityList};
use crate::problem::Problem;
use crate::program;
use crate::solve::{Control, Outcome, SolveError, Solver};

/// How a plan is made.
#[derive(Clone, Copy, Default)]
pub struct PlanOptions<'a> {
    /// How many threads may work; 0 and 1 both mean one. The plan is the same for any number.
    pub threads: usize,
    /// After so long the plan is given as far as it is proved; `None`: to the end.
    pub time_limit: Option<Duration>,
    /// Told as candidates' values are proved: how many are, of how many.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
}

impl std::fmt::Debug for PlanOptions<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PlanOptions")
            .field("threads", &self.threads)
            .field("time_limit", &self.time_limit)
            .finish_non_exhaustive()
    }
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The problem cannot be ranked.
    #[error(transparent)]
    Problem(#[from] Faults),
    /// The solver failed.
    #[error(transparent)]
    Solver(#[from] SolveError),
}

/// Makes the plan that a problem's rules demand, with the default solver.
///
/// # Errors
/// Where the problem cannot be ranked, or the solver fails.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let plan = alis::plan(&problem, &alis::PlanOptions { threads: 4, ..Default::default() })?;
/// assert_eq!((plan.placements.len(), plan.unplaced.len()), (8, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "microlp")]
pub fn plan(problem: &Problem, options: &PlanOptions<'_>) -> Result<PlanDocument, PlanError> {
    use crate::solve::{backend::Microlp, reference::Reference};
    plan_with(problem, &Reference::new(Microlp), options)
}

/// Makes the plan that a problem's rules demand, with this solver. Any solver gives the same plan.
///
/// # Errors
/// Where the problem cannot be ranked, or the solver fails.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// use alis::solve::{backend::Microlp, reference::Reference};
///
/// let plan = alis::plan_with(&problem, &Reference::new(Microlp), &alis::PlanOptions::default())?;
/// assert_eq!(plan, alis::plan(&problem, &alis::PlanOptions::default())?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan_with(problem: &Problem, solver: &dyn Solver, options: &PlanOptions<'_>) -> Result<PlanDocument, PlanError> {
    let deadline = options.time_limit.and_then(|limit| Instant::now().checked_add(limit));
    let control = Control { deadline, threads: options.threads, progress: options.progress };
    let priority = priority::rank(problem)?;
    let open = open_options(problem, &priority);
    let (columns, reasons): (Vec<_>, Vec<_>) = open.into_iter().unzip();
    let (program, entries) = program::formulate(problem, &priority, &columns);
    let outcome = solver.solve(&program, &control)?;
    let plan = decode(&priority, columns, &reasons, &entries, outcome);
    Ok(plan::report(problem, &priority, &plan))
}

/// For each entry of the priority list its options, and the reason where there are none.
fn open_options(problem: &Problem, priority: &PriorityList) -> Vec<(Vec<PlacementOption>, Option<UnplacedReason>)> {
    let of = |ranked: &priority::Ranked| {
        let candidate = &problem.candidates[ranked.candidate];
        if candidate.commitment.is_some() {
            return (Vec::new(), None);
        }
        match options::enumerate(problem, candidate) {
            Ok(options) => (options, None),
            Err(reason) => (Vec::new(), Some(reason)),
        }
    };
    priority.order().iter().map(of).collect()
}

/// Reads a solver's witness back into placements.
fn decode(
    priority: &PriorityList,
    mut columns: Vec<Vec<PlacementOption>>,
    reasons: &[Option<UnplacedReason>],
    entries: &[usize],
    outcome: Outcome,
) -> Plan {
    let (witness, proved) = match outcome {
        Outcome::Optimal(witness) => (witness, None),
        Outcome::Interrupted { witness, proved } => (witness, Some(proved)),
    };
    let mut allotments = vec![Allotment::Committed; priority.order().len()];
    for (&entry, column) in entries.iter().zip(witness) {
        allotments[entry] = match column {
            Some(column) => Allotment::Placed(columns[entry].swap_remove(column)),
            None => Allotment::Unplaced(reasons[entry].unwrap_or(UnplacedReason::Full)),
        };
    }
    // Ranks before the first block that is not proved; commitments need no proof.
    let proved_to_rank = proved.map(|blocks| entries.get(blocks).copied().unwrap_or(priority.order().len()));
    Plan {
        allotments,
        status: if proved.is_none() { PlanStatus::Optimal } else { PlanStatus::Feasible },
        proved_to_rank: proved_to_rank.map(|rank| u32::try_from(rank).unwrap_or(u32::MAX)),
    }
}
