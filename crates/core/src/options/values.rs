//! What an option is worth to its candidate: integers, smaller is better (model: section Options).

use crate::calendar::Quarter;
use crate::document::{Objective, Prefers, Relevance};
use crate::problem::{Candidate, Commitment, Place, Problem, Segment, UnitIx};

/// The values of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Values {
    /// Quarters from the first quarter of `earliest` to the start.
    pub waiting: u32,
    /// The index in `places` of the first entry that matches; for 9 and 12 months the sum over the two segments.
    pub wish: u32,
    /// 1 where some unit is not of the nearest hospital.
    pub away: u32,
    /// The sum over segments of 0 (`most`), 1 (`some`) or 2 (`rare`).
    pub relevance: u32,
}

impl Values {
    /// The values in the order in which they weigh for one candidate; smaller is better. Under `time_then_place` nobody
    /// is asked what comes first.
    pub fn weighed(&self, objective: Objective, prefers: Prefers) -> [u32; 4] {
        let Self { waiting, wish, away, relevance } = *self;
        match (objective, prefers) {
            (Objective::TimeAndPlace, Prefers::Place) => [wish, waiting, away, relevance],
            _ => [waiting, wish, away, relevance],
        }
    }

    pub(super) fn of(
        problem: &Problem,
        candidate: &Candidate,
        start: Quarter,
        wish: u32,
        segments: &[Segment],
    ) -> Self {
        Self {
            waiting: waiting(candidate, start),
            wish,
            away: u32::from(is_away(problem, candidate, segments)),
            relevance: segments.iter().map(|segment| relevance(problem, segment.unit)).sum(),
        }
    }
}

fn waiting(candidate: &Candidate, start: Quarter) -> u32 {
    u32::try_from(start.number() - candidate.earliest.first_quarter().number()).unwrap_or(0)
}

/// Some unit is not of the nearest hospital; a nearest hospital that the document does not hold has none of the units.
fn is_away(problem: &Problem, candidate: &Candidate, segments: &[Segment]) -> bool {
    let elsewhere =
        |segment: &Segment| candidate.nearest.is_none() || problem.units[segment.unit].hospital != candidate.nearest;
    candidate.nearest_hospital.is_some() && segments.iter().any(elsewhere)
}

fn relevance(problem: &Problem, unit: UnitIx) -> u32 {
    match problem.units[unit].relevance {
        Relevance::Most => 0,
        Relevance::Some => 1,
        Relevance::Rare => 2,
    }
}

/// The wish value of units served one after another, splits aside; `None` where the wishes do not allow one of them.
pub(super) fn wish_of(
    problem: &Problem,
    candidate: &Candidate,
    units: impl IntoIterator<Item = UnitIx>,
) -> Option<u32> {
    let each = units.into_iter().map(|unit| {
        let outside = candidate.open_to_others || candidate.places.is_empty();
        first_match(problem, candidate, unit).or_else(|| outside.then(|| place_count(candidate)))
    });
    each.sum()
}

/// The wish value of 3+3 months in two units, in either order: the index of that split alone.
pub(super) fn split_wish(candidate: &Candidate, units: [UnitIx; 2]) -> Option<u32> {
    let same = |place: &Place| matches!(place, Place::Split([a, b]) if units == [*a, *b] || units == [*b, *a]);
    candidate.places.iter().position(same).and_then(|index| u32::try_from(index).ok())
}

/// The index of the first unit, hospital or field that matches a unit.
fn first_match(problem: &Problem, candidate: &Candidate, unit: UnitIx) -> Option<u32> {
    let own = &problem.units[unit];
    let matches = |place: &Place| match place {
        Place::Unit(wished) => *wished == unit,
        Place::Hospital(hospital) => own.hospital == Some(*hospital),
        Place::Field(field) => own.field.as_ref() == Some(field),
        Place::Split(_) => false,
    };
    candidate.places.iter().position(matches).and_then(|index| u32::try_from(index).ok())
}

fn place_count(candidate: &Candidate) -> u32 {
    u32::try_from(candidate.places.len()).unwrap_or(u32::MAX)
}

/// The values of a placement that stands, whatever its shape (docs/readings.md 15 and 16).
pub fn commitment_values(problem: &Problem, candidate: &Candidate, commitment: &Commitment) -> Values {
    let segments = &commitment.segments;
    let anything = place_count(candidate);
    let one_by_one = || segments.iter().map(|s| first_match(problem, candidate, s.unit).unwrap_or(anything)).sum();
    let wish = match segments.as_slice() {
        [a, b] if is_split(a, b) => split_wish(candidate, [a.unit, b.unit]).unwrap_or(anything),
        _ => one_by_one(),
    };
    let start = segments.first().map_or(candidate.earliest.first_quarter(), |first| first.from);
    Values::of(problem, candidate, start, wish, segments)
}

/// Two quarters of one period, in two units.
fn is_split(a: &Segment, b: &Segment) -> bool {
    a.from == a.to && b.from == b.to && a.from.is_turnover() && b.from == a.from.next() && a.unit != b.unit
}
