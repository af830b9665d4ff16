//! Why somebody without a place has none.

use super::sets::{UnitSet, WORD, Wide};
use super::table::{TrustTable, numbers_in_trust};
use super::{Description, enumerate};
use crate::document::UnplacedReason;
use crate::problem::{Candidate, Problem};

/// Answers for one after another, with what they share kept.
pub(crate) struct Reasons<'p> {
    problem: &'p Problem,
    numbers: Vec<u32>,
    narrow: Vec<Option<TrustTable<'p, u64>>>,
    wide: Vec<Option<TrustTable<'p, Wide>>>,
}

impl<'p> Reasons<'p> {
    pub(crate) fn new(problem: &'p Problem) -> Self {
        let (narrow, wide) = problem.trusts.iter().map(|_| (None, None)).unzip();
        Self { problem, numbers: numbers_in_trust(problem), narrow, wide }
    }

    /// The first filter that leaves a candidate no option; where there are options, they are taken.
    pub(crate) fn of(&mut self, candidate: &Candidate) -> UnplacedReason {
        let (problem, trust) = (self.problem, candidate.trust);
        let any = if problem.trusts[trust].units.len() <= WORD {
            has_option(problem, &mut self.narrow[trust], candidate, &self.numbers)
        } else {
            has_option(problem, &mut self.wide[trust], candidate, &self.numbers)
        };
        if any {
            return UnplacedReason::Full;
        }
        enumerate(problem, candidate).err().unwrap_or(UnplacedReason::Full)
    }
}

fn has_option<'p, S: UnitSet>(
    problem: &'p Problem,
    table: &mut Option<TrustTable<'p, S>>,
    candidate: &Candidate,
    numbers: &[u32],
) -> bool {
    let table = table.get_or_insert_with(|| TrustTable::new(problem, candidate.trust, numbers));
    Description::new(problem, candidate, table, numbers).is_any()
}
