//! A brute-force oracle: the model, read literally from the documents.
//!
//! It knows nothing of the engine but its document and calendar types. Every candidate's options are listed, and all
//! plans are searched for the one whose levels, in the model's order, are smallest. It expects valid documents and
//! says nothing about warnings.

mod facts;
#[cfg(test)]
mod literal;
mod options;
mod order;
mod search;
mod service;
#[cfg(test)]
mod tests;

use alis::calendar::Quarter;
use alis::document::{
    CandidateDocument, CommitmentStatus, Id, IneligibleDocument, ProblemDocument, RulesDocument, SegmentDocument,
    UnplacedReason,
};
use facts::Facts;

/// The four values of an option, smaller is better (model, section Options).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Values {
    /// Quarters from the first quarter of `earliest` to the start.
    pub waiting: u32,
    /// The index in `places`, or the sum of two.
    pub wish: u32,
    /// 1 where some unit is not of the nearest hospital.
    pub away: u32,
    /// The sum over segments of 0, 1 or 2.
    pub relevance: u32,
}

/// An option, or a commitment: where and when, and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Unit, pool and quarters, in order.
    pub segments: Vec<SegmentDocument>,
    /// Its values.
    pub values: Values,
}

impl Placement {
    /// The first quarter.
    pub fn start(&self) -> Quarter {
        self.segments[0].from
    }
}

/// A ranked candidate and what the optimum gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// The place in the whole document's order, from 1.
    pub rank: u32,
    /// The place in the trust's queue, from 1; none for the committed.
    pub queue_place: Option<u32>,
    /// The status of the commitment, for the committed.
    pub commitment: Option<CommitmentStatus>,
    /// The option taken, or the commitment repeated.
    pub placement: Option<Placement>,
    /// Why there is none.
    pub unplaced: Option<UnplacedReason>,
}

/// The one plan that the model prescribes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Optimum {
    /// The eligible and the committed, by rank.
    pub ranked: Vec<Ranked>,
    /// The ineligible, by id.
    pub ineligible: Vec<IneligibleDocument>,
}

/// The optimum of a valid problem, by exhaustive search.
///
/// The time it takes is bounded by [`size`]; look at that first.
pub fn optimum(problem: &ProblemDocument, rules: &RulesDocument) -> Optimum {
    let facts = Facts { problem, rules };
    let order = order::ranked(&facts);
    let plan = search::best(&facts, &order);
    let ranked = order
        .iter()
        .zip(plan)
        .zip(1..)
        .map(|((candidate, placement), rank)| {
            let committed = facts.commitment(candidate);
            Ranked {
                candidate: candidate.id.clone(),
                trust: candidate.trust.clone(),
                rank,
                queue_place: committed.is_none().then(|| queue_place(&facts, &order, candidate)),
                commitment: committed.map(|commitment| commitment.status),
                unplaced: placement.is_none().then(|| reason(&facts, candidate)),
                placement,
            }
        })
        .collect();
    Optimum { ranked, ineligible: order::ineligible(&facts) }
}

/// The options of a candidate in canonical order, whether or not the candidate is eligible or committed.
///
/// # Panics
/// Where the document holds no such candidate.
pub fn options(problem: &ProblemDocument, rules: &RulesDocument, candidate: &str) -> Vec<Placement> {
    let facts = Facts { problem, rules };
    options::options(&facts, facts.candidate(candidate)).unwrap_or_default()
}

/// What `unplaced.reason` says of a candidate who has no place: the first filter that leaves no option, else `full`.
///
/// # Panics
/// Where the document holds no such candidate.
pub fn unplaced_reason(problem: &ProblemDocument, rules: &RulesDocument, candidate: &str) -> UnplacedReason {
    let facts = Facts { problem, rules };
    reason(&facts, facts.candidate(candidate))
}

/// How many plans there are when no limit is looked at: the product of (options + 1) over the candidates to be placed.
pub fn size(problem: &ProblemDocument, rules: &RulesDocument) -> u128 {
    let facts = Facts { problem, rules };
    order::ranked(&facts)
        .into_iter()
        .filter(|candidate| facts.commitment(candidate).is_none())
        .map(|candidate| options::options(&facts, candidate).map_or(0, |options| options.len()) as u128 + 1)
        .fold(1, u128::saturating_mul)
}

fn reason(facts: &Facts<'_>, candidate: &CandidateDocument) -> UnplacedReason {
    options::options(facts, candidate).err().unwrap_or(UnplacedReason::Full)
}

/// 1 + those of the trust's queue who stand before.
fn queue_place(facts: &Facts<'_>, order: &[&CandidateDocument], candidate: &CandidateDocument) -> u32 {
    let ahead = order
        .iter()
        .take_while(|other| other.id != candidate.id)
        .filter(|other| other.trust == candidate.trust && facts.commitment(other).is_none());
    1 + u32::try_from(ahead.count()).expect("fewer candidates than u32 holds")
}
