//! The plan's placements, read once: whose each is, where it goes, and which rules it breaks.

use super::{
    facts::Facts,
    legality::{self, Fault},
    ranking::Ranking,
    values::{self, Segment, Segments, Values},
};
use crate::document::PlanDocument;

/// A placement as stated.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// The number of the candidate; none whom the problem does not hold.
    pub(super) candidate: Option<usize>,
    pub(super) segments: Segments<'a>,
    /// The rules that it breaks; of the committed, who keep what stands, none are asked.
    pub(super) faults: Vec<Fault>,
    /// What it is worth, where the wishes allow it; of the committed, nothing is asked.
    pub(super) values: Option<Values>,
}

/// Every placement of a plan, in its order.
pub(super) fn read<'a>(facts: &Facts<'a>, ranking: &Ranking, plan: &'a PlanDocument) -> Vec<Placed<'a>> {
    let placed = plan.placements.iter().map(|placement| {
        let candidate = ranking.number_of(facts, &placement.candidate, placement.rank);
        let trust = candidate.and_then(|number| facts.candidates[number].trust);
        let segments: Segments<'a> =
            placement.segments.iter().map(|segment| Segment::planned(facts, trust, segment)).collect();
        let bound = candidate.map(|number| &facts.candidates[number]).filter(|own| own.commitment.is_none());
        let values = bound.and_then(|candidate| values::of(facts, candidate, &segments));
        let faults = bound.map_or_else(Vec::new, |candidate| legality::faults(facts, candidate, &segments, values));
        Placed { candidate, segments, faults, values }
    });
    placed.collect()
}
