//! What a place is worth to a candidate by the wishes that the problem states, whatever has been changed.

use crate::calendar::Quarter;
use crate::document::{
    CommitmentStatus, EffectKind, HeldDocument, Objective, PlacementDocument, PlannedSegmentDocument, Prefers,
};
use crate::options::{Values, commitment_values};
use crate::problem::{Candidate, Commitment, Problem, Segment};

/// A place: what it is worth, and where and when it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    values: Values,
    stays: Vec<(String, Quarter, Quarter)>,
}

impl Place {
    /// What a document states of it.
    pub(super) fn of(held: &HeldDocument) -> Self {
        let stay = |segment: &PlannedSegmentDocument| (segment.unit.to_string(), segment.from, segment.to);
        Self { values: values(held), stays: held.segments.iter().map(stay).collect() }
    }
}

/// What a place is worth, as the document states it.
pub(super) fn values(held: &HeldDocument) -> Values {
    let HeldDocument { waiting, wish, away, relevance, .. } = *held;
    Values { waiting, wish, away, relevance }
}

/// The candidate with this id.
pub(super) fn candidate<'a>(problem: &'a Problem, id: &str) -> Option<&'a Candidate> {
    let at = problem.candidates.binary_search_by(|candidate| candidate.id.as_str().cmp(id)).ok()?;
    problem.candidates.get(at)
}

/// A placement with its values by the stated wishes. They are the plan's own but where the change is to the wishes.
pub(super) fn held(problem: &Problem, placement: &PlacementDocument) -> HeldDocument {
    let stated = Values {
        waiting: placement.waiting,
        wish: placement.wish,
        away: placement.away,
        relevance: placement.relevance,
    };
    let values = by_stated_wishes(problem, placement).unwrap_or(stated);
    HeldDocument {
        status: placement.status,
        start: placement.start,
        start_date: placement.start_date,
        waiting: values.waiting,
        wish: values.wish,
        away: values.away,
        relevance: values.relevance,
        segments: placement.segments.clone(),
    }
}

/// A placement valued as one that stands (docs/readings.md 15 and 16), which is what the plan states of every other too.
fn by_stated_wishes(problem: &Problem, placement: &PlacementDocument) -> Option<Values> {
    let segment = |planned: &PlannedSegmentDocument| {
        let unit = problem.units.binary_search_by(|unit| unit.id.cmp(&planned.unit)).ok()?;
        let pool = problem.pools.binary_search_by(|pool| pool.id.cmp(&planned.post)).ok()?;
        Some(Segment { unit, pool, from: planned.from, to: planned.to })
    };
    let who = candidate(problem, &placement.candidate)?;
    let segments: Option<Vec<Segment>> = placement.segments.iter().map(segment).collect();
    Some(commitment_values(problem, who, &Commitment { status: CommitmentStatus::Offered, segments: segments? }))
}

/// Whether the place counts before the time for a candidate (model: section Objective).
pub(super) fn puts_place_first(problem: &Problem, who: &Candidate) -> bool {
    problem.rules.objective() == Objective::TimeAndPlace && who.prefers == Prefers::Place
}

/// Values in the order in which they count for the candidate.
pub(super) fn in_own_order(problem: &Problem, id: &str, values: &Values) -> [u32; 4] {
    let Values { waiting, wish, away, relevance } = *values;
    let place_first = candidate(problem, id).is_some_and(|who| puts_place_first(problem, who));
    if place_first { [wish, waiting, away, relevance] } else { [waiting, wish, away, relevance] }
}

/// What it does to a candidate to have one place instead of the other.
pub(super) fn effect(problem: &Problem, id: &str, before: Option<&Place>, after: Option<&Place>) -> EffectKind {
    let (before, after) = match (before, after) {
        (None, None) => return EffectKind::Unchanged,
        (None, Some(_)) => return EffectKind::Placed,
        (Some(_), None) => return EffectKind::Unplaced,
        (Some(before), Some(after)) if before.stays == after.stays => return EffectKind::Unchanged,
        (Some(before), Some(after)) => (&before.values, &after.values),
    };
    let order = |values: &Values| in_own_order(problem, id, values);
    let better = order(after) < order(before);
    let first = order(before).iter().zip(order(after)).position(|(before, after)| *before != after);
    let Some(first) = first else { return EffectKind::OtherPlace };
    let place_first = candidate(problem, id).is_some_and(|who| puts_place_first(problem, who));
    match (first == usize::from(place_first), better) {
        (true, true) => EffectKind::Earlier,
        (true, false) => EffectKind::Later,
        (false, true) => EffectKind::BetterPlace,
        (false, false) => EffectKind::WorsePlace,
    }
}
