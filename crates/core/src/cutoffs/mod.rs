//! How far down the queue the posts of a plan reached: the last one in, how many asked, and who could be asked about the
//! posts left empty. From a plan and its problem; nothing is planned here.
//!
//! A **cell** is a pool or a unit in a half-year that begins on the decision date or later. Of those in the queue (ranked,
//! and without a placement that stands)
//!
//! - **asked** has who has an option with a quarter in the cell, whatever the others get;
//! - **competed** has who has such an option that is worth no less to them than what the plan gives them;
//! - **got in** has whom the plan places there.
//!
//! The **last one in** is, of those who serve a whole half-year in the cell in one stretch, the one furthest down. Someone
//! new who wishes for nothing but a half-year where one of those served, and ranks just ahead, gets it: whoever stands further
//! ahead keeps their own, and the place of the last one in is free. Where the cell itself has room and it is the pools of the
//! unit (or the units of the pool) that are full, it is theirs that is freed. The new one's municipality must bear the absence.
//! That rank is enough; less may be, where someone ahead has another place of the same worth.

mod asking;
mod cells;
mod taken;

use self::taken::Taken;
use crate::document::{CutoffsDocument, CutoffsFormat, PlanDocument};
use crate::priority::PriorityList;
use crate::problem::Problem;

/// Why a plan cannot be read beside a problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CutoffsError {
    /// It was made from another problem, or from another version of its file.
    #[error("the plan was made from another problem")]
    AnotherProblem,
    /// It was made by other rules.
    #[error("the plan was made by other rules")]
    AnotherRules,
    /// It names something that the problem does not have.
    #[error("the plan names {0}, which the problem does not have")]
    Unknown(String),
}

/// Tells how far down the queue each pool and unit reached in each half-year, and whom to ask about posts left empty. That the
/// plan is right is not checked; [`crate::verify`] does.
///
/// # Errors
/// Where the plan is not of this problem and its rules, or names what the problem does not have.
///
/// # Examples
///
/// ```
/// use alis::document::Need;
///
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let cutoffs = alis::cutoffs::cutoffs(&problem, &alis::rank(&problem)?, &plan)?;
/// let first = &cutoffs.units[0];
/// assert_eq!((first.unit.as_str(), first.period.to_string().as_str()), ("akuttpsyk", "2022-P2"));
/// assert_eq!((first.cutoff.asked, first.cutoff.got_in, first.cutoff.needs), (2, 1, Need::Rank));
/// assert_eq!(first.cutoff.last_in.as_ref().unwrap().candidate.as_str(), "K3");
/// assert!(cutoffs.empty.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn cutoffs(problem: &Problem, list: &PriorityList, plan: &PlanDocument) -> Result<CutoffsDocument, CutoffsError> {
    if plan.problem_sha256 != problem.sha256 {
        return Err(CutoffsError::AnotherProblem);
    }
    if plan.rules_sha256 != problem.rules.sha256() {
        return Err(CutoffsError::AnotherRules);
    }
    let taken = Taken::read(problem, plan)?;
    let (pools, units) = cells::cutoffs(problem, list, &taken);
    Ok(CutoffsDocument {
        format: CutoffsFormat::V1,
        problem_sha256: problem.sha256.clone(),
        rules: problem.rules.document().id.clone(),
        rules_sha256: problem.rules.sha256().to_owned(),
        pools,
        units,
        empty: asking::empty(problem, list, &taken),
    })
}
