//! Two rule sets on the same problem: how they differ, who moves, who gains and who loses.
//!
//! Compared is what two plans give those in the queue; a placement that stands stands under any rules. Somebody **gains**
//! who has a place where there was none, or one that is better by what the candidate puts first: an earlier start, then a
//! better place (`prefers` place: the other way round), whichever objective the rule sets have. Waiting is told in sums and
//! counts, in quarters, also of those alone who have a place under both, so that a mean is a fraction and is compared with
//! one of the same people.

mod groups;
mod outcomes;
mod rules;

pub use rules::differences;

use crate::document::{
    CriterionName, NearestMovedDocument, NearestMovesDocument, PlanDocument, PlanStatus, PolicyDocument, PolicyFormat,
};
use crate::fault::Faults;
use crate::priority::rank;
use crate::problem::Problem;

/// Why two plans cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The two problems are of other bytes.
    #[error("the two problems are not the same")]
    AnotherProblem,
    /// A plan is of another problem than the one beside it, or by other rules.
    #[error("a plan is not of the problem beside it")]
    AnotherPlan,
    /// A problem cannot be ranked.
    #[error(transparent)]
    Faults(#[from] Faults),
}

/// Compares two rule sets by the plans that they demand. Both problems are read from the same bytes, each with its own
/// rules ([`crate::ReadOptions::rules`]), and each plan is of the problem beside it.
///
/// # Errors
/// Where the problems or the plans do not belong together.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let planned = |name: &str| -> Result<_, Box<dyn std::error::Error>> {
///     let options = alis::ReadOptions { rules: alis::rules::built_in(name), ..Default::default() };
///     let problem = alis::read(&bytes, &options)?;
///     let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
///     Ok((problem, plan))
/// };
/// let (a, b) = (planned("helse-nord-2021")?, planned("helse-nord-2021-width-6")?);
/// let policy = alis::policy::compare((&a.0, &a.1), (&b.0, &b.1))?;
/// assert_eq!(policy.differences.len(), 1);
/// assert_eq!(policy.differences[0].name.as_deref(), Some("service_months"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(a: (&Problem, &PlanDocument), b: (&Problem, &PlanDocument)) -> Result<PolicyDocument, PolicyError> {
    if a.0.sha256 != b.0.sha256 {
        return Err(PolicyError::AnotherProblem);
    }
    for (problem, plan) in [a, b] {
        if plan.problem_sha256 != problem.sha256 || plan.rules_sha256 != problem.rules.sha256() {
            return Err(PolicyError::AnotherPlan);
        }
    }
    let sets = [&a.0.rules, &b.0.rules];
    let outcomes = outcomes::of(a.0, [a.1, b.1]);
    let (total, groups) = groups::of(a.0, &outcomes);
    Ok(PolicyDocument {
        format: PolicyFormat::V1,
        problem_sha256: a.0.sha256.clone(),
        rules: sets.map(|set| set.document().id.clone()),
        rules_sha256: sets.map(|set| set.sha256().to_owned()),
        proved: [a.1, b.1].iter().all(|plan| plan.status == PlanStatus::Optimal),
        differences: differences(sets[0].document(), sets[1].document()),
        total,
        groups,
        moved: outcomes::moved(a.0, outcomes),
        nearest_hospital: nearest_moves([a.0, b.0])?,
    })
}

/// Whom reading `nearest_hospital` moves, under the first rule set that reads it.
fn nearest_moves(problems: [&Problem; 2]) -> Result<Option<NearestMovesDocument>, Faults> {
    let reads = |problem: &&Problem| {
        problem.rules.criteria().iter().any(|criterion| criterion.name() == CriterionName::NearestHospital)
    };
    let Some(problem) = problems.into_iter().find(reads) else { return Ok(None) };
    let list = rank(problem)?;
    let Some(without) = list.without_nearest_hospital(problem) else { return Ok(None) };
    let moved = problem.candidates.iter().enumerate().filter_map(|(index, candidate)| {
        let (queue_place, without) = (list.entry(index)?.queue_place?, without[index]?);
        (queue_place != without).then(|| NearestMovedDocument {
            candidate: candidate.id.clone(),
            trust: problem.trusts[candidate.trust].id.clone(),
            queue_place,
            without,
        })
    });
    Ok(Some(NearestMovesDocument { rules: problem.rules.document().id.clone(), moved: moved.collect() }))
}
