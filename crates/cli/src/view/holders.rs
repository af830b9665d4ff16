//! Who holds what in which quarter, looked up by limit.

use std::collections::HashMap;

use alis::calendar::Quarter;
use alis::document::PlanDocument;
use alis::fault::LimitKind;
use alis::problem::{Candidate, Problem, Segment};

use super::facts::{candidate_index, pool_index, unit_index};

/// Something that only so many may hold at once: a pool, a unit or a municipality, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Limit {
    pub(super) kind: LimitKind,
    pub(super) index: usize,
}

impl Limit {
    /// What a candidate would use on a segment, in the order in which limits are named.
    pub(super) fn of(candidate: &Candidate, segment: &Segment) -> [Self; 3] {
        [
            Self { kind: LimitKind::Pool, index: segment.pool },
            Self { kind: LimitKind::Unit, index: segment.unit },
            Self { kind: LimitKind::Municipality, index: candidate.municipality },
        ]
    }

    /// How many may hold it in a quarter; `None`: any number.
    pub(super) fn capacity(self, problem: &Problem, quarter: Quarter) -> Option<u32> {
        match self.kind {
            LimitKind::Pool => {
                let index = problem.quarter_index(quarter)?;
                problem.pools[self.index].counts.get(index).copied()
            }
            LimitKind::Unit => problem.units[self.index].max_at_once,
            LimitKind::Municipality => problem.municipalities[self.index].max_absent,
        }
    }
}

/// Who holds each limit in each quarter, by rank.
#[derive(Debug)]
pub(super) struct Holders<'a>(HashMap<(Limit, Quarter), Vec<&'a str>>);

impl<'a> Holders<'a> {
    /// Of every placement of a plan.
    pub(super) fn of(problem: &Problem, plan: &'a PlanDocument) -> Self {
        let mut holders: HashMap<_, Vec<&str>> = HashMap::new();
        for placement in &plan.placements {
            let Some(candidate) = candidate_index(problem, &placement.candidate) else { continue };
            for part in &placement.segments {
                let (Some(unit), Some(pool)) = (unit_index(problem, &part.unit), pool_index(problem, &part.post))
                else {
                    continue;
                };
                let segment = Segment { unit, pool, from: part.from, to: part.to };
                let limits = Limit::of(&problem.candidates[candidate], &segment);
                for (quarter, limit) in segment.quarters().flat_map(|quarter| limits.map(|limit| (quarter, limit))) {
                    holders.entry((limit, quarter)).or_default().push(&placement.candidate);
                }
            }
        }
        Self(holders)
    }

    /// Who but one candidate holds a limit in a quarter, where they fill it.
    pub(super) fn filled_by(&self, limit: Limit, quarter: Quarter, capacity: u32, but: &str) -> Option<Vec<&'a str>> {
        let all = self.0.get(&(limit, quarter)).map(Vec::as_slice).unwrap_or_default();
        let capacity = usize::try_from(capacity).unwrap_or(usize::MAX);
        if all.len() < capacity {
            return None;
        }
        let others: Vec<&str> = all.iter().copied().filter(|holder| *holder != but).collect();
        (others.len() >= capacity).then_some(others)
    }
}
