//! Which wish a segment answers.

use alis::document::PlacementDocument;
use alis::problem::{Place, Problem, UnitIx};

use super::facts::{candidate_index, unit_index};

/// The wish that a segment answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Its number in the candidate's list, from 1.
    Number(usize),
    /// None of them.
    Outside,
    /// The candidate has no wishes: any unit will do.
    NoneStated,
}

/// The wish that a placement's segment answers.
pub(super) fn wish_number(problem: &Problem, placement: &PlacementDocument, segment: usize) -> Wish {
    let Some(candidate) = candidate_index(problem, &placement.candidate).map(|index| &problem.candidates[index]) else {
        return Wish::NoneStated;
    };
    if candidate.places.is_empty() {
        return Wish::NoneStated;
    }
    let units: Vec<Option<UnitIx>> = placement.segments.iter().map(|part| unit_index(problem, &part.unit)).collect();
    let matches = |place: &Place| match (place, is_split(placement), units.as_slice()) {
        (Place::Split([a, b]), true, &[Some(first), Some(second)]) => {
            [first, second] == [*a, *b] || [second, first] == [*a, *b]
        }
        (_, true, _) => false,
        _ => units.get(segment).copied().flatten().is_some_and(|unit| serves(problem, place, unit)),
    };
    match candidate.places.iter().position(matches) {
        Some(index) => Wish::Number(index + 1),
        None => Wish::Outside,
    }
}

/// Whether a unit answers a wish that is not for 3+3 months.
pub(super) fn serves(problem: &Problem, place: &Place, unit: UnitIx) -> bool {
    match place {
        Place::Unit(wished) => *wished == unit,
        Place::Hospital(hospital) => problem.units[unit].hospital == Some(*hospital),
        Place::Field(field) => problem.units[unit].field.as_ref() == Some(field),
        Place::Split(_) => false,
    }
}

/// Whether a placement is 3+3: two quarters of one period in two units.
fn is_split(placement: &PlacementDocument) -> bool {
    match placement.segments.as_slice() {
        [first, second] => {
            first.from == first.to
                && second.from == second.to
                && first.from.period() == second.from.period()
                && first.unit != second.unit
        }
        _ => false,
    }
}
