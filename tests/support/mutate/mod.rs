//! Wrong plans that are hard to see: one thing is changed, and all that follows from it is stated anew.

mod parts;
mod places;
mod statements;
mod tamper;

use alis::document::PlanDocument;

use crate::engine::Case;
use parts::Parts;

pub use tamper::tampered;

/// What was done to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mutation {
    /// Two candidates of one trust have each other's segments.
    Swapped,
    /// A placed candidate has no place.
    Dropped,
    /// A placed candidate has a later option.
    Delayed,
    /// A placed candidate has another option that starts no later.
    Moved,
    /// Someone is placed where a limit is full.
    Overfilled,
    /// Two neighbours have each other's rank, and were served in that order.
    Overtaken,
    /// Two neighbours have each other's rank, their places unchanged.
    WrongRank,
    /// A post is counted as taken in another pool or quarter.
    WrongCounts,
}

/// A plan with one thing wrong.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// What was done.
    pub mutation: Mutation,
    /// To whom or what.
    pub told: String,
    /// The plan.
    pub plan: PlanDocument,
}

/// Every plan that one mutation makes of the optimal plan of a case. None of them is that plan.
///
/// # Panics
/// Where `plan` is not the engine's optimal plan.
pub fn mutants(case: &Case, plan: &PlanDocument) -> Vec<Mutant> {
    let parts = Parts::new(case, plan);
    let mut mutants = Vec::new();
    let mut add = |mutation, told: String, changed: PlanDocument| {
        if changed != *plan {
            mutants.push(Mutant { mutation, told, plan: changed });
        }
    };
    places::swapped(&parts, &mut add);
    places::dropped(&parts, &mut add);
    places::replaced(&parts, &mut add);
    places::overtaken(&parts, &mut add);
    statements::wrong_rank(&parts, &mut add);
    statements::wrong_counts(&parts, &mut add);
    mutants
}

/// Takes up what a mutation made.
type Add<'a> = dyn FnMut(Mutation, String, PlanDocument) + 'a;
