//! The straight way from a problem to its plan.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::document::{PlanDocument, PlanStatus};
use crate::explain::{self, Explanation};
use crate::fault::Faults;
use crate::options::{self, PlacementOption};
use crate::plan::{self, Allotment, Plan};
use crate::priority::{self, PriorityList, Ranked};
use crate::problem::Problem;
use crate::solve::exact::Exact;
use crate::solve::{Control, Outcome, SolveError, Solver};

/// How a plan is made.
#[derive(Clone, Copy, Default)]
pub struct PlanOptions<'a> {
    /// How many threads may work; 0 and 1 both mean one. The plan is the same for any number.
    pub threads: usize,
    /// After so long the plan is given as far as it is proved; `None`: to the end.
    pub time_limit: Option<Duration>,
    /// Told as candidates' values are proved: how many are, of how many; and while reasons are found, that all are.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
    /// Whether the plan says why, with proofs that anyone can check (docs/verification.md). They are found when the plan is
    /// there, which mostly takes between half as long and twice as long as the plan. The time limit is the plan's alone: what
    /// proofs may cost is counted in steps, so that they are the same on every machine.
    pub reasons: bool,
    /// Set one of them from another thread, and there is soon an error and no plan.
    pub cancel: &'a [&'a AtomicBool],
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

/// Makes the plan that a problem's rules demand, with the production solver.
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
pub fn plan(problem: &Problem, options: &PlanOptions<'_>) -> Result<PlanDocument, PlanError> {
    plan_with(problem, &Exact::new(), options)
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
    let all = AtomicUsize::new(0);
    let tell = |done: usize, of: usize| {
        all.store(of, Ordering::Relaxed);
        options.progress.iter().for_each(|progress| progress(done, of));
    };
    let progress: Option<&(dyn Fn(usize, usize) + Sync)> = if options.progress.is_some() { Some(&tell) } else { None };
    let control = Control { deadline, cancel: options.cancel, threads: options.threads, progress };
    #[cfg(feature = "selftest")]
    crate::solve::selftest::panic_if_asked(problem);
    let priority = priority::rank(problem)?;
    let outcome = solver.solve(problem, &priority, &control)?;
    let plan = decode(problem, &priority, outcome);
    let mut document = plan::report(problem, &priority, &plan, options.threads);
    if options.reasons {
        // Who can only cancel when told of progress is told while reasons are found, too.
        let all = all.load(Ordering::Relaxed);
        let is_wanted = || {
            options.progress.iter().for_each(|progress| progress(all, all));
            !control.is_cancelled()
        };
        let Explanation { reasons, proofs } =
            explain::explain(problem, &priority, &plan, &is_wanted).ok_or(SolveError::Cancelled)?;
        document.reasons = reasons;
        document.proofs = proofs;
    }
    Ok(document)
}

/// Reads a solver's witness into a plan, with the reason of each who has no place.
fn decode(problem: &Problem, priority: &PriorityList, outcome: Outcome) -> Plan {
    let (witness, proved) = match outcome {
        Outcome::Optimal(witness) => (witness, None),
        Outcome::Interrupted { witness, proved } => (witness, Some(proved)),
    };
    let mut reasons = options::Reasons::new(problem);
    let allotment = |(ranked, placed): (&Ranked, Option<PlacementOption>)| {
        let candidate = &problem.candidates[ranked.candidate];
        match placed {
            Some(option) => Allotment::Placed(option),
            None if candidate.commitment.is_some() => Allotment::Committed,
            None => Allotment::Unplaced(reasons.of(candidate)),
        }
    };
    Plan {
        allotments: priority.order().iter().zip(witness).map(allotment).collect(),
        status: if proved.is_none() { PlanStatus::Optimal } else { PlanStatus::Feasible },
        proved_to_rank: proved.map(|rank| u32::try_from(rank).unwrap_or(u32::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn reasons_that_are_no_longer_wanted_are_left() {
        let bytes = std::fs::read("../../docs/examples/ahus-mix.json").unwrap();
        let problem = crate::read(&bytes, &crate::ReadOptions::default()).unwrap();
        let priority = priority::rank(&problem).unwrap();
        let outcome = Exact::new().solve(&problem, &priority, &Control::default()).unwrap();
        let plan = decode(&problem, &priority, outcome);
        let asked = Cell::new(0);
        let up_to = |most: usize| {
            asked.set(0);
            let is_wanted = || {
                asked.set(asked.get() + 1);
                asked.get() <= most
            };
            explain::explain(&problem, &priority, &plan, &is_wanted).is_some()
        };
        assert!(!up_to(0) && !up_to(3));
        assert!(up_to(usize::MAX));
        assert_eq!(asked.get(), priority.order().len());
    }
}
