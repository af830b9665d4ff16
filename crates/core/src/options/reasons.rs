//! Why somebody without a place has none.

use super::sets::Wide;
use super::table::{TrustTable, numbers_in_trust};
use super::{Description, enumerate};
use crate::document::UnplacedReason;
use crate::problem::{Candidate, Problem};

/// Answers for one after another, with what they share kept.
pub(crate) struct Reasons<'p> {
    problem: &'p Problem,
    numbers: Vec<u32>,
    tables: Vec<Option<TrustTable<'p, Wide>>>,
}

impl<'p> Reasons<'p> {
    pub(crate) fn new(problem: &'p Problem) -> Self {
        Self { problem, numbers: numbers_in_trust(problem), tables: problem.trusts.iter().map(|_| None).collect() }
    }

    /// The first filter that leaves a candidate no option; where there are options, they are taken.
    pub(crate) fn of(&mut self, candidate: &Candidate) -> UnplacedReason {
        let (problem, numbers) = (self.problem, &self.numbers);
        let table = self.tables[candidate.trust].get_or_insert_with(|| TrustTable::new(problem, candidate.trust, numbers));
        if Description::new(problem, candidate, table, numbers).is_any() {
            return UnplacedReason::Full;
        }
        enumerate(problem, candidate).err().unwrap_or(UnplacedReason::Full)
    }
}
