//! Which wish a segment answers.

use alis::document::PlacementDocument;
use alis::options::commitment_values;
use alis::problem::{Candidate, Commitment, Problem, Segment};

use super::facts::{candidate_index, pool_index, unit_index};

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

/// The wish that a placement's segment answers. Of 9 and 12 months the plan states the sum alone; so each segment is
/// valued by itself, as a placement that stands.
pub(super) fn wish_number(problem: &Problem, placement: &PlacementDocument, segment: usize) -> Wish {
    let Some(candidate) = candidate_index(problem, &placement.candidate).map(|index| &problem.candidates[index]) else {
        return Wish::NoneStated;
    };
    if candidate.places.is_empty() {
        return Wish::NoneStated;
    }
    let alone = if is_split(placement) { None } else { wish_alone(problem, candidate, placement, segment) };
    let index = usize::try_from(alone.unwrap_or(placement.wish)).unwrap_or(usize::MAX);
    if index < candidate.places.len() { Wish::Number(index + 1) } else { Wish::Outside }
}

/// The index of the wish that one segment answers.
fn wish_alone(problem: &Problem, who: &Candidate, placement: &PlacementDocument, segment: usize) -> Option<u32> {
    let part = placement.segments.get(segment)?;
    let (unit, pool) = (unit_index(problem, &part.unit)?, pool_index(problem, &part.post)?);
    let segments = vec![Segment { unit, pool, from: part.from, to: part.to }];
    let status = alis::document::CommitmentStatus::Accepted;
    Some(commitment_values(problem, who, &Commitment { status, segments }).wish)
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
