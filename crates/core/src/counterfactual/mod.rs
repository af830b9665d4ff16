//! What single changes would have given a candidate: counterfactuals, each confirmed by planning again.
//!
//! [`counterfactuals`] looks for the smallest single changes that would have helped; [`what_if`] tries one that somebody
//! asks about. A change is made to the document ([`apply`]), and the changed problem goes through the public doors:
//! `problem::validate` and `plan`. Nothing is stated that a plan has not shown.
//!
//! # What helps
//!
//! A change helps where the candidate has a place instead of none, or one of better values (waiting, wish, away, relevance,
//! in the candidate's own order). Values are told by the wishes and the `earliest` that the problem states, whatever
//! is changed: who says another first wish has not come to want another.
//!
//! # Which are told
//!
//! Of each kind, in this order: another place or `open_to_others`; a later `latest`; an earlier `earliest`; months of service;
//! the supervision group; an absence of the municipality; a post; a place in a unit; someone's withdrawal; wishes stated
//! otherwise. Of those that have steps (`latest`, `earliest`, service, supervision group) the smallest step that helps; of the
//! others each that no other of its kind beats: helps more and is no larger, or as much and is smaller. They stand by
//! what they give the candidate, best first; then by kind, in the order above.
//!
//! Nobody is asked to move a leave. What teaches how to state wishes, and the withdrawal of someone else, is for the
//! coordinator alone ([`for_the_candidate`] leaves it out).
//!
//! # What it costs
//!
//! Every change costs one plan of the candidate's part of the problem: its trust, and those that municipalities with
//! `max_absent` tie to it. [`Bounds::resolves`] bounds their number; those left untried are counted.

mod apply;
mod component;
mod error;
mod expression;
mod expression_error;
mod holders;
mod offers;
mod trial;
mod worth;

pub use apply::apply;
pub use error::{ChangeError, WhatIfError};
pub use expression::parse;
pub use expression_error::{Expected, ExpressionError};

use std::sync::atomic::AtomicBool;

use self::error::unknown;
use self::offers::{Kind, Subject};
use self::trial::Ground;
use crate::document::{
    Audience, CandidateChange, CandidateDocument, Change, CounterfactualDocument, HeldDocument, OutcomeDocument,
    PlacementStatus, PlanDocument, PlanStatus, ProblemDocument, WhatIfDocument, WhatIfFormat, WhatIfQuestion,
};
use crate::fault::Entity;
use crate::planning::PlanError;
use crate::problem::Problem;

/// What questions are asked about: a problem as document and as read, and its plan.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The problem, as written.
    pub document: &'a ProblemDocument,
    /// The same, as read: with its hash, and the rule set in force.
    pub problem: &'a Problem,
    /// Its plan.
    pub plan: &'a PlanDocument,
    /// Set one of them from another thread, and there is soon an error and no answer.
    pub cancel: &'a [&'a AtomicBool],
}

/// How far counterfactuals are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How many changed problems are planned again at most.
    pub resolves: u32,
    /// How many months of service more are tried.
    pub months: u32,
}

impl Default for Bounds {
    /// 400 plans, and two years of service.
    fn default() -> Self {
        Self { resolves: 400, months: 24 }
    }
}

/// The smallest single changes that would have helped a candidate. For one whom a rule refuses, whose place stands, or who
/// has the best there is, there are none.
///
/// # Errors
/// Where the plan does not belong to the problem, or is not the one that the rules demand; where nobody has this id.
///
/// # Examples
///
/// ```
/// use alis::counterfactual::{Basis, Bounds, counterfactuals};
///
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let document = alis::problem::read_document(&bytes, 1 << 30)?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let basis = Basis { document: &document, problem: &problem, plan: &plan, cancel: &[] };
/// let answer = counterfactuals(basis, "K001", &Bounds::default())?;
/// assert!(answer.outcome.placement.is_none());
/// assert!(answer.counterfactuals.iter().all(|found| found.effect.gains()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn counterfactuals(basis: Basis<'_>, candidate: &str, bounds: &Bounds) -> Result<WhatIfDocument, WhatIfError> {
    let who = belongs(basis, candidate)?;
    let ground = Ground::new(basis, candidate, component::around(basis.document, &who.trust))?;
    let outcome = ground.outcome();
    let mut search = Search { ground: &ground, left: bounds.resolves, not_tried: 0 };
    let mut found: Vec<CounterfactualDocument> = Vec::new();
    if can_be_helped(&outcome) {
        let subject = Subject { basis, document: who, held: outcome.placement.as_ref() };
        for kind in offers::all(&subject, bounds.months) {
            found.extend(search.of(kind, |outcome| in_order(basis, candidate, outcome))?);
        }
    }
    // Stable: what gives the same stays in the order of the kinds.
    found.sort_by_key(|found| in_order(basis, candidate, &found.outcome));
    let (resolves, not_tried) = (bounds.resolves - search.left, search.not_tried);
    let answer = answer(basis, who, WhatIfQuestion::WhatHelps, outcome);
    Ok(WhatIfDocument { counterfactuals: found, resolves, not_tried, ..answer })
}

/// What one change would do to a candidate and to everyone else.
///
/// # Errors
/// As [`counterfactuals`]; and where the change does not fit the document, or makes a problem that is refused.
///
/// # Examples
///
/// ```
/// use alis::counterfactual::{Basis, parse, what_if};
///
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let document = alis::problem::read_document(&bytes, 1 << 30)?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let basis = Basis { document: &document, problem: &problem, plan: &plan, cancel: &[] };
/// let answer = what_if(basis, "K001", &parse("post helgeland-alis 2022-P2 +1")?)?;
/// assert!(answer.counterfactuals[0].others_lose == 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn what_if(basis: Basis<'_>, candidate: &str, change: &Change) -> Result<WhatIfDocument, WhatIfError> {
    let who = belongs(basis, candidate)?;
    let ground = Ground::new(basis, candidate, basis.document.clone())?;
    let tried = ground.try_out(change)?;
    let answer = answer(basis, who, WhatIfQuestion::Asked, ground.outcome());
    Ok(WhatIfDocument { counterfactuals: vec![tried], resolves: 1, ..answer })
}

/// The answer for the candidate's own eyes: without what is for the coordinator alone, and of others the numbers alone.
pub fn for_the_candidate(answer: &WhatIfDocument) -> WhatIfDocument {
    let mut answer = WhatIfDocument { audience: Audience::Candidate, ..answer.clone() };
    answer.counterfactuals.retain(|found| !found.coordinator_only);
    answer.counterfactuals.iter_mut().for_each(|found| found.others.clear());
    answer
}

/// Whether a change teaches how to state wishes, or is about someone else.
fn is_for_the_coordinator(change: &Change, candidate: &str) -> bool {
    match change {
        Change::Candidate { candidate: own, change } => {
            *own != candidate || matches!(change, CandidateChange::FirstPlace(_) | CandidateChange::Prefers(_))
        }
        _ => false,
    }
}

/// The candidate, where the plan belongs to the problem and is proved.
fn belongs<'a>(basis: Basis<'a>, candidate: &str) -> Result<&'a CandidateDocument, WhatIfError> {
    let Basis { document, problem, plan, .. } = basis;
    if plan.problem_sha256 != problem.sha256 {
        let (stated, problem) = (plan.problem_sha256.clone(), problem.sha256.clone());
        return Err(WhatIfError::OtherProblem { stated, problem });
    }
    if plan.rules_sha256 != problem.rules.sha256() {
        let rules = problem.rules.document().id.to_string();
        return Err(WhatIfError::OtherRules { stated: plan.rules.to_string(), rules });
    }
    if plan.status != PlanStatus::Optimal {
        return Err(WhatIfError::NotProved);
    }
    let found = document.candidates.iter().find(|own| own.id == *candidate);
    let ids = document.candidates.iter().map(|own| own.id.as_str());
    found.ok_or_else(|| unknown(Entity::Candidate, candidate, ids).into())
}

fn answer(
    basis: Basis<'_>,
    who: &CandidateDocument,
    question: WhatIfQuestion,
    outcome: OutcomeDocument,
) -> WhatIfDocument {
    WhatIfDocument {
        format: WhatIfFormat::V1,
        problem_sha256: basis.problem.sha256.clone(),
        rules: basis.problem.rules.document().id.clone(),
        rules_sha256: basis.problem.rules.sha256().to_owned(),
        candidate: who.id.clone(),
        trust: who.trust.clone(),
        audience: Audience::Coordinator,
        question,
        outcome,
        counterfactuals: Vec::new(),
        resolves: 0,
        not_tried: 0,
    }
}

/// Whether there is something better: not for who is refused, whose place stands, or who has the first wish from the first
/// day, near home and in a most relevant unit.
fn can_be_helped(outcome: &OutcomeDocument) -> bool {
    match &outcome.placement {
        None => outcome.unplaced.is_some(),
        Some(HeldDocument { status, waiting, wish, away, relevance, .. }) => {
            let ours = matches!(status, PlacementStatus::Proposed | PlacementStatus::Expected);
            ours && [waiting, wish, away, relevance].iter().any(|value| **value > 0)
        }
    }
}

/// What orders outcomes, best first: a place before none, then the values in the candidate's own order.
fn in_order(basis: Basis<'_>, candidate: &str, outcome: &OutcomeDocument) -> (bool, [u32; 4]) {
    match &outcome.placement {
        None => (true, [0; 4]),
        Some(held) => (false, worth::in_own_order(basis.problem, candidate, &worth::values(held))),
    }
}

/// Trying changes, as long as the budget lasts.
struct Search<'a> {
    ground: &'a Ground<'a>,
    left: u32,
    not_tried: u32,
}

impl Search<'_> {
    /// Those of a kind that help, and that no other of it beats.
    fn of<K: Ord>(
        &mut self,
        kind: Kind,
        order: impl Fn(&OutcomeDocument) -> K,
    ) -> Result<Vec<CounterfactualDocument>, WhatIfError> {
        let mut found: Vec<(u32, CounterfactualDocument)> = Vec::new();
        match kind {
            Kind::Steps(changes) => {
                for (at, change) in changes.iter().enumerate() {
                    if let Some(helps) = self.helps(change, changes.len() - at)? {
                        return Ok(vec![helps]);
                    }
                    if self.left == 0 {
                        break;
                    }
                }
            }
            Kind::Each(changes) => {
                for (size, change) in &changes {
                    found.extend(self.helps(change, 1)?.map(|helps| (*size, helps)));
                }
            }
        }
        let sizes: Vec<(u32, K)> = found.iter().map(|(size, helps)| (*size, order(&helps.outcome))).collect();
        let beaten = |(size, worth): &(u32, K)| {
            sizes.iter().any(|(other, better)| other <= size && better <= worth && (other < size || better < worth))
        };
        let told = found.into_iter().zip(&sizes).filter(|(_, own)| !beaten(own));
        Ok(told.map(|((_, helps), _)| helps).collect())
    }

    /// What a change does, where it helps. Where the budget is used up, so many are untried.
    fn helps(&mut self, change: &Change, untried: usize) -> Result<Option<CounterfactualDocument>, WhatIfError> {
        if self.left == 0 {
            self.not_tried = self.not_tried.saturating_add(u32::try_from(untried).unwrap_or(u32::MAX));
            return Ok(None);
        }
        self.left -= 1;
        match self.ground.try_out(change) {
            Ok(tried) => Ok(Some(tried).filter(|tried| tried.effect.gains())),
            // No problem, no counterfactual: a count at its highest, or a tie that no lottery is there to settle.
            Err(WhatIfError::Change(_) | WhatIfError::Refused(_) | WhatIfError::Plan(PlanError::Problem(_))) => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}
