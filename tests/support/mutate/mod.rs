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
    /// A plan that was cut short at once is called optimal.
    Unfinished,
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

/// The plans that one mutation makes of the optimal plan of a case, of all that there are every so many. None of them is
/// that plan.
///
/// # Panics
/// Where `plan` is not the engine's optimal plan.
pub fn mutants(case: &Case, plan: &PlanDocument, every: usize) -> Vec<Mutant> {
    let parts = Parts::new(case, plan);
    let mut mutants = Vec::new();
    let mut met = 0;
    let mut add = |mutation, make: &Make<'_>| {
        met += 1;
        if met % every == 0 {
            let (told, plan) = make();
            mutants.push(Mutant { mutation, told, plan });
        }
    };
    places::swapped(&parts, &mut add);
    places::dropped(&parts, &mut add);
    places::replaced(&parts, &mut add);
    places::overtaken(&parts, &mut add);
    statements::wrong_rank(&parts, &mut add);
    statements::wrong_counts(&parts, &mut add);
    statements::unfinished(case, &parts, &mut add);
    mutants.retain(|mutant| mutant.plan != *plan);
    mutants
}

/// Makes a changed plan, and tells the change.
type Make<'a> = dyn Fn() -> (String, PlanDocument) + 'a;

/// Takes up what a mutation makes.
type Add<'a> = dyn FnMut(Mutation, &Make<'_>) + 'a;
