//! Who takes up how much: pools, units and municipalities by quarter of the horizon.

use std::collections::BTreeMap;

use super::{
    facts::{Facts, quarters},
    values::Segment,
};
use crate::{calendar::Quarter, document::PlanDocument};

/// How many by id and quarter.
pub(super) type Counts<'a> = BTreeMap<(&'a str, Quarter), u32>;

/// What a set of placements takes up.
#[derive(Debug, Default, Clone)]
pub(super) struct Usage<'a> {
    /// Posts taken of each pool.
    pub(super) pools: Counts<'a>,
    /// Candidates serving in each unit.
    pub(super) units: Counts<'a>,
    /// Candidates away from each municipality.
    pub(super) municipalities: Counts<'a>,
}

impl<'a> Usage<'a> {
    /// What the commitments take up.
    pub(super) fn of_commitments(facts: &Facts<'a>) -> Self {
        let mut usage = Self::default();
        for candidate in facts.candidates.values() {
            if let Some(commitment) = candidate.commitment {
                let segments: Vec<_> = commitment.segments.iter().map(Segment::from).collect();
                usage.add(facts, candidate.document.municipality.as_str(), &segments);
            }
        }
        usage
    }

    /// What the commitments and the plan's other placements take up, every placement stated.
    pub(super) fn of_plan(facts: &Facts<'a>, plan: &'a PlanDocument) -> Self {
        let mut usage = Self::of_commitments(facts);
        for placement in &plan.placements {
            let candidate = facts.candidates.get(placement.candidate.as_str());
            if candidate.is_some_and(|candidate| candidate.commitment.is_some()) {
                continue;
            }
            let segments: Vec<_> = placement.segments.iter().map(Segment::from).collect();
            usage.add(facts, candidate.map_or("", |candidate| candidate.document.municipality.as_str()), &segments);
        }
        usage
    }

    /// Adds a placement.
    pub(super) fn add(&mut self, facts: &Facts<'_>, municipality: &'a str, segments: &[Segment<'a>]) {
        self.change(facts, municipality, segments, |count| count.saturating_add(1));
    }

    /// Takes a placement away.
    pub(super) fn remove(&mut self, facts: &Facts<'_>, municipality: &'a str, segments: &[Segment<'a>]) {
        self.change(facts, municipality, segments, |count| count.saturating_sub(1));
    }

    fn change(&mut self, facts: &Facts<'_>, municipality: &'a str, segments: &[Segment<'a>], by: fn(u32) -> u32) {
        for segment in segments {
            for quarter in quarters(segment.from.max(facts.first), segment.to.min(facts.last)) {
                for (counts, id) in [
                    (&mut self.pools, segment.pool),
                    (&mut self.units, segment.unit),
                    (&mut self.municipalities, municipality),
                ] {
                    let count = counts.entry((id, quarter)).or_default();
                    *count = by(*count);
                }
            }
        }
    }

    /// Whether a pool has a post left in a quarter.
    pub(super) fn pool_has_room(&self, facts: &Facts<'_>, pool: &'a str, quarter: Quarter) -> bool {
        count(&self.pools, pool, quarter) < facts.capacity(pool, quarter)
    }

    /// Whether one more may serve in a unit in a quarter.
    pub(super) fn unit_has_room(&self, facts: &Facts<'_>, unit: &'a str, quarter: Quarter) -> bool {
        facts.unit_max(unit).is_none_or(|max| count(&self.units, unit, quarter) < max)
    }

    /// Whether one more may be away from a municipality in a quarter.
    pub(super) fn municipality_has_room(&self, facts: &Facts<'_>, municipality: &'a str, quarter: Quarter) -> bool {
        let max = facts.absent_max(municipality);
        max.is_none_or(|max| count(&self.municipalities, municipality, quarter) < max)
    }
}

/// A count, 0 where there is none.
pub(super) fn count<'a>(counts: &Counts<'a>, id: &'a str, quarter: Quarter) -> u32 {
    counts.get(&(id, quarter)).copied().unwrap_or(0)
}
