//! An independent witness: whether a plan is the right answer to a problem, from the two documents alone.
//!
//! The verifier shares the document types, the calendar and the choice of language with the engine, and nothing else: it counts
//! service, ranks, enumerates options and adds up posts in its own way. It never solves. What can be seen
//! without solving is every hard rule, every stated rank, value, status, date and count, and the promises of
//! the model: no post stands empty, no one ranked behind cost anyone anything.
//!
//! # Examples
//!
//! ```
//! use alis::{document::{PlanDocument, ProblemDocument, RulesDocument}, verify::{ViolationRule, verify}};
//!
//! let problem: ProblemDocument = serde_json::from_str(r#"{"format": "alis.problem/1", "rules": "mine",
//!   "decision_date": "2023-01-01", "first_period": "2023-P1", "last_period": "2023-P1",
//!   "trusts": [], "posts": [], "municipalities": [], "candidates": []}"#)?;
//! let rules: RulesDocument = serde_json::from_str(r#"{"format": "alis.rules/1", "id": "mine", "priority": []}"#)?;
//! let plan: PlanDocument = serde_json::from_str(r#"{"format": "alis.plan/1",
//!   "engine": {"name": "alis", "version": "0.1.0"}, "problem_sha256": "aa", "rules": "mine",
//!   "rules_sha256": "2d6a", "status": "optimal",
//!   "placements": [], "unplaced": [], "ineligible": [], "posts": [], "warnings": []}"#)?;
//!
//! let violations = verify(&problem, "aa", &rules, &plan);
//! assert_eq!(violations.len(), 1);
//! assert_eq!(violations[0].rule, ViolationRule::RulesSha256);
//! # Ok::<(), serde_json::Error>(())
//! ```

mod batches;
mod blocks;
mod candidates;
mod eligibility;
mod exchange;
mod facts;
mod found;
mod legality;
mod limits;
mod options;
mod placed;
mod pool;
mod posts;
mod promises;
mod proofs;
mod ranking;
mod roster;
mod sentence;
mod sentence_placed;
mod sentence_reasons;
mod service;
mod set;
mod sights;
mod statement;
mod table;
mod usage;
mod values;
mod violation;
mod warnings;
mod warnings_placed;
mod words;

#[cfg(test)]
mod batches_tests;
#[cfg(test)]
mod optimal_tests;
#[cfg(test)]
mod options_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod warnings_tests;
#[cfg(test)]
mod words_tests;

pub use violation::{Violation, ViolationRule};
pub use words::{Demand, StatedSegment, Statement};

use crate::document::{PlanDocument, ProblemDocument, RulesDocument};
use facts::Facts;
use ranking::Ranking;
use usage::Usage;
use violation::Report;

/// Everything in the plan that differs from what the problem and the rule set demand, in the order of the
/// checks; nothing where every rule holds and every statement is right.
///
/// `problem` must be a valid problem, `problem_sha256` the digest of the bytes that it was read from, and `rules` the
/// rule set that the plan was made by. Whatever the plan says, this does not panic.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
///
/// let document = alis::problem::read_document(&bytes, 1 << 20)?;
/// let violations = alis::verify::verify(&document, &problem.sha256, problem.rules.document(), &plan);
/// assert!(violations.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn verify(
    problem: &ProblemDocument,
    problem_sha256: &str,
    rules: &RulesDocument,
    plan: &PlanDocument,
) -> Vec<Violation> {
    check(problem, problem_sha256, rules, plan).violations
}

/// What is found of a plan: what is wrong with it, and how much of it the plan does not prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Everything that differs from what the problem and the rule set demand, in the order of the checks.
    pub violations: Vec<Violation>,
    /// How many candidates' values are not proved by the plan alone: some better option of theirs is marked `resolved`, or
    /// there is one and the plan gives no reason.
    pub unproved: usize,
}

impl Verification {
    /// Whether every rule holds, and what the plan holds proves every value.
    pub fn is_proved(&self) -> bool {
        self.violations.is_empty() && self.unproved == 0
    }
}

/// The same as [`verify`], and how many values the plan's reasons and proofs leave unproved (docs/verification.md).
///
/// # Examples
///
/// ```
/// use alis::{document::{PlanDocument, ProblemDocument, RulesDocument}, verify::check};
///
/// let problem: ProblemDocument = serde_json::from_str(r#"{"format": "alis.problem/1", "rules": "mine",
///   "decision_date": "2023-01-01", "first_period": "2023-P1", "last_period": "2023-P1",
///   "trusts": [], "posts": [], "municipalities": [], "candidates": []}"#)?;
/// let rules: RulesDocument = serde_json::from_str(r#"{"format": "alis.rules/1", "id": "mine", "priority": []}"#)?;
/// let plan: PlanDocument = serde_json::from_str(r#"{"format": "alis.plan/1",
///   "engine": {"name": "alis", "version": "0.1.0"}, "problem_sha256": "aa", "rules": "mine",
///   "rules_sha256": "2d6a", "status": "optimal",
///   "placements": [], "unplaced": [], "ineligible": [], "posts": [], "warnings": []}"#)?;
///
/// let found = check(&problem, "aa", &rules, &plan);
/// assert_eq!((found.violations.len(), found.unproved, found.is_proved()), (1, 0, false));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn check(
    problem: &ProblemDocument,
    problem_sha256: &str,
    rules: &RulesDocument,
    plan: &PlanDocument,
) -> Verification {
    let facts = Facts::new(problem, rules);
    let ranking = Ranking::new(&facts);
    let placed = placed::read(&facts, &ranking, plan);
    let usage = Usage::of_plan(&facts, &placed);
    let unplaced = promises::unplaced(&facts, plan);
    let mut report = Report::default();
    statement::heading(&facts, problem_sha256, plan, ranking.len(), &mut report);
    roster::check(&facts, &ranking, (plan, &placed), &mut report);
    eligibility::check(&facts, plan, &mut report);
    statement::placements(&facts, &ranking, (plan, &placed), &mut report);
    statement::unplaced(&facts, &ranking, plan, &mut report);
    limits::check(&facts, &usage, &mut report);
    limits::posts(&facts, &usage, plan, &mut report);
    warnings::check(&facts, &ranking, (plan, &placed), &mut report);
    let stated = promises::stated(&facts, placed);
    let mut why = Report::default();
    let shown = proofs::check(&facts, &ranking, (&stated, &unplaced), plan, &mut why);
    promises::check(&facts, &ranking, (&stated, &unplaced, &shown), usage, plan, &mut report);
    exchange::check(&facts, &ranking, (&stated, &shown.proved), plan, &mut report);
    report.append(why);
    Verification { violations: report.into_violations(), unproved: shown.unproved }
}
