//! Why each candidate got what they got: reasons, and the proofs that they point to (docs/verification.md says what
//! each means and how it is checked; docs/reasons.md how they are found).
//!
//! Candidates are gone through in rank order; each finds those ahead where the plan puts them. For every start from which
//! they have something better, what closes it is looked up or found: a full municipality, a closed set, a count, or a tree
//! of cases. What is closed stays closed for all behind, so that each limit is closed once.

mod answers;
mod better;
mod board;
mod cases;
mod closed;
mod count;
mod flow;
mod layer;
mod own;
mod report;
mod shut;
mod sweep;
mod walk;

use crate::document::{ProofDocument, ReasonDocument};
use crate::options::{UnitSet, WORD, Wide};
use crate::plan::Plan;
use crate::priority::PriorityList;
use crate::problem::Problem;

/// The reasons of a plan, and their proofs, as the plan document holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Those ranked and not committed by rank, then the ineligible by id.
    pub reasons: Vec<ReasonDocument>,
    /// In the order in which they were found.
    pub proofs: Vec<ProofDocument>,
}

/// Explains a plan that the solver proved; `None` where it is no longer wanted.
pub(crate) fn explain(
    problem: &Problem,
    priority: &PriorityList,
    plan: &Plan,
    is_wanted: &dyn Fn() -> bool,
) -> Option<Explanation> {
    let size = |trust: &crate::problem::Trust| trust.units.len().max(trust.pools.len());
    if problem.trusts.iter().all(|trust| size(trust) <= WORD) {
        explain_with::<u64>(problem, priority, plan, is_wanted)
    } else {
        explain_with::<Wide>(problem, priority, plan, is_wanted)
    }
}

fn explain_with<S: UnitSet>(
    problem: &Problem,
    priority: &PriorityList,
    plan: &Plan,
    is_wanted: &dyn Fn() -> bool,
) -> Option<Explanation> {
    let mut walk = walk::Walk::<S>::new(problem, priority, plan);
    walk.go(is_wanted)?;
    Some(walk.explanation())
}
