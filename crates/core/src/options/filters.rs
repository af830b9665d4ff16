//! The filters that an option must pass, one after another; the first that leaves none is the reason that an unplaced
//! candidate is told (model: The plan document; docs/readings.md 13).

use std::ops::Range;

use smallvec::smallvec;

use super::{Shape, Stay, Units, values};
use crate::calendar::Quarter;
use crate::document::UnplacedReason;
use crate::problem::{Candidate, Declined, Place, Problem, UnitIx};

/// The starts and units open to a candidate, pools aside.
pub(super) fn stays(
    problem: &Problem,
    candidate: &Candidate,
    declined: &[Declined],
) -> Result<Vec<Stay>, UnplacedReason> {
    stays_from(problem, candidate, declined, in_time(problem, candidate))
}

/// The units open to a candidate from these starts, pools aside.
pub(super) fn stays_from(
    problem: &Problem,
    candidate: &Candidate,
    declined: &[Declined],
    starts: Vec<(Shape, Quarter)>,
) -> Result<Vec<Stay>, UnplacedReason> {
    let starts = some(starts, UnplacedReason::BeyondHorizon)?;
    let starts = keep(starts, |&(shape, start)| outside_leave(candidate, shape, start), UnplacedReason::Leave)?;
    let starts = keep(starts, |&(_, start)| service_suffices(problem, candidate, start), UnplacedReason::Service)?;
    let sequences = sequences(problem, candidate, &starts);
    let sequences = keep(sequences, |(_, units)| covers_goals(problem, candidate, units), UnplacedReason::Goals)?;
    let wished = wished(problem, candidate, sequences);
    let wished = some(wished, UnplacedReason::Places)?;
    let stays = starts.iter().flat_map(|&(shape, start)| {
        let own = wished.iter().filter(move |(of, _, _)| *of == shape);
        own.map(move |(_, units, wish)| Stay { shape, start, units: units.clone(), wish: *wish })
    });
    let allowed = |stay: &Stay| !declined.iter().any(|offer| stay.is_declined(offer));
    keep(stays.collect(), allowed, UnplacedReason::Declined)
}

fn some<T>(items: Vec<T>, reason: UnplacedReason) -> Result<Vec<T>, UnplacedReason> {
    if items.is_empty() { Err(reason) } else { Ok(items) }
}

fn keep<T>(mut items: Vec<T>, pass: impl Fn(&T) -> bool, reason: UnplacedReason) -> Result<Vec<T>, UnplacedReason> {
    items.retain(|item| pass(item));
    some(items, reason)
}

/// Starts inside the horizon, not before the decision date or `earliest`, in a period not after `latest`.
pub(super) fn in_time(problem: &Problem, candidate: &Candidate) -> Vec<(Shape, Quarter)> {
    in_time_among(problem, candidate, problem.horizon())
}

/// The same, of these starts.
pub(super) fn in_time_among(problem: &Problem, candidate: &Candidate, starts: Range<i32>) -> Vec<(Shape, Quarter)> {
    let horizon = problem.horizon();
    let from = horizon.start.max(candidate.earliest.first_quarter().number());
    let open = |&quarter: &Quarter| {
        quarter.first_day() >= problem.decision_date && candidate.latest.is_none_or(|latest| quarter.period() <= latest)
    };
    let starts = from.max(starts.start)..horizon.end.min(starts.end);
    let mut starts = starts.map(Quarter::from_number).filter(open).peekable();
    if starts.peek().is_none() {
        return Vec::new();
    }
    let shapes = Shape::of(problem, candidate);
    let fits = |shape: Shape, start| shape.may_start(start) && shape.last_quarter(start).number() < horizon.end;
    starts
        .flat_map(|start| shapes.iter().filter(move |shape| fits(**shape, start)).map(move |&shape| (shape, start)))
        .collect()
}

/// A placement touches no quarter that a leave overlaps.
fn outside_leave(candidate: &Candidate, shape: Shape, start: Quarter) -> bool {
    let (first, last) = (start.first_day(), shape.last_quarter(start).last_day());
    let overlaps = |&(from, to): &(crate::calendar::Date, crate::calendar::Date)| from <= last && first <= to;
    !candidate.leave.iter().any(overlaps)
}

/// Service suffices on the day that the placement starts (Helse Nord report 2021, 4.3).
fn service_suffices(problem: &Problem, candidate: &Candidate, start: Quarter) -> bool {
    let least = problem.rules.eligibility().min_service_months.as_ref();
    least.is_none_or(|rule| candidate.counted_service(start.first_day()) >= rule.value.0)
}

/// The sequences of units, one for each stretch, that the shapes allow in the candidate's trust.
fn sequences(problem: &Problem, candidate: &Candidate, starts: &[(Shape, Quarter)]) -> Vec<(Shape, Units)> {
    let mut shapes: Vec<Shape> = Vec::new();
    for &(shape, _) in starts {
        if !shapes.contains(&shape) {
            shapes.push(shape);
        }
    }
    let units = &problem.trusts[candidate.trust].units;
    let of_shape = |shape: Shape| -> Vec<Units> {
        match shape {
            Shape::Quarter | Shape::Period | Shape::Offset => units.iter().map(|&unit| smallvec![unit]).collect(),
            Shape::Split => splits(candidate).flat_map(|[a, b]| [smallvec![a, b], smallvec![b, a]]).collect(),
            Shape::Nine | Shape::Twelve => {
                let differ = problem.rules.two_units();
                let pairs = units.iter().flat_map(|&a| units.iter().map(move |&b| (a, b)));
                pairs.filter(|(a, b)| !differ || a != b).map(|(a, b)| smallvec![a, b]).collect()
            }
        }
    };
    shapes.into_iter().flat_map(|shape| of_shape(shape).into_iter().map(move |units| (shape, units))).collect()
}

fn splits(candidate: &Candidate) -> impl Iterator<Item = [UnitIx; 2]> {
    candidate.places.iter().filter_map(|place| match place {
        Place::Split(units) => Some(*units),
        _ => None,
    })
}

/// The units together cover the learning goals that are needed.
fn covers_goals(problem: &Problem, candidate: &Candidate, units: &[UnitIx]) -> bool {
    let covered = |goal: &String| units.iter().any(|&unit| problem.units[unit].learning_goals.contains(goal));
    candidate.goals_needed.iter().all(covered)
}

/// The sequences that the wishes allow, with their wish value.
fn wished(problem: &Problem, candidate: &Candidate, sequences: Vec<(Shape, Units)>) -> Vec<(Shape, Units, u32)> {
    let with_wish = |(shape, units): (Shape, Units)| {
        let wish = if shape == Shape::Split {
            values::split_wish(candidate, [units[0], units[1]])
        } else {
            values::wish_of(problem, candidate, units.iter().copied())
        };
        wish.map(|wish| (shape, units, wish))
    };
    sequences.into_iter().filter_map(with_wish).collect()
}
