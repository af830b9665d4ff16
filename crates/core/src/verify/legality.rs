//! Whether a stated placement is an option of its candidate (model, Options): each rule on its own, from the
//! segments as they stand, not from the enumeration.

use super::{
    ViolationRule,
    candidates::Candidate,
    facts::{Facts, quarters},
    service,
    values::{self, Segment, Values},
    words::{Demand, Statement},
};
use crate::document::{DeclinedDocument, Id};

/// A rule that a placement breaks.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) rule: ViolationRule,
    pub(super) found: Statement,
    pub(super) expected: Statement,
}

fn fault(rule: ViolationRule, found: Statement, expected: impl Into<Statement>) -> Fault {
    Fault { rule, found, expected: expected.into() }
}

/// Every rule that a placement breaks; none where it is an option. `worth` is what it is worth, where the wishes allow it.
pub(super) fn faults(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    segments: &[Segment<'_>],
    worth: Option<Values>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    // Nearly all break none: nothing is moved where there is nothing.
    macro_rules! add {
        ($found:expr) => {
            if let Some(fault) = $found {
                faults.push(fault);
            }
        };
    }
    let shape = shape(candidate, segments);
    if shape.is_none() {
        let expected = Demand::Shape { months: candidate.months };
        faults.push(fault(ViolationRule::Shape, Statement::segments(segments), expected));
    }
    add!(split(facts, candidate, shape, segments));
    add!(two_units(facts, shape, segments));
    time(facts, candidate, segments, &mut faults);
    add!(leave(candidate, segments));
    add!(served(facts, candidate, segments));
    units(facts, candidate, segments, &mut faults);
    add!(goals(facts, candidate, segments));
    if worth.is_none() {
        add!(places(facts, candidate, segments));
    }
    add!(declined(candidate, segments));
    for segment in segments {
        pool(facts, candidate, (shape, segment), &mut faults);
    }
    faults
}

/// The rows of the model's table of shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One segment from a turnover, or 3 months anywhere.
    Whole,
    /// 6 months from a second quarter.
    Offset,
    /// 3+3.
    Split,
    /// 9 or 12 months in two segments.
    Pair,
}

/// The shape of the segments, if the months needed have it.
fn shape(candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Shape> {
    let turnover = segments.first()?.from.is_turnover();
    let consecutive = segments.windows(2).all(|pair| matches!(pair, [a, b] if b.from == a.to.next()));
    let lengths = match segments {
        [only] => [only.length(), 0],
        [one, other] if other.length() > 0 => [one.length(), other.length()],
        _ => return None,
    };
    match (candidate.months, lengths, turnover) {
        _ if !consecutive => None,
        (3, [1, 0], _) | (6, [2, 0], true) => Some(Shape::Whole),
        (6, [2, 0], false) => Some(Shape::Offset),
        (6, [1, 1], true) => Some(Shape::Split),
        (9, [2, 1], true) | (12, [2, 2], true) => Some(Shape::Pair),
        _ => None,
    }
}

/// 3+3: the split is among the wishes, and the trust's consent and the rule set allow it.
fn split(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    shape: Option<Shape>,
    segments: &[Segment<'_>],
) -> Option<Fault> {
    if shape != Some(Shape::Split) {
        return None;
    }
    let wished = values::as_split(segments).and_then(|(one, other)| values::split_wish(candidate, one, other));
    let demand = match (wished.is_some(), candidate.may_split) {
        (true, true) => return None,
        (false, _) => Demand::WishedSplit,
        (true, false) => Demand::SplitTerms(facts.rules.shapes.split),
    };
    Some(fault(ViolationRule::Split, Statement::value("3+3"), demand))
}

/// `two_units`: 9 and 12 months in two different units.
fn two_units(facts: &Facts<'_>, shape: Option<Shape>, segments: &[Segment<'_>]) -> Option<Fault> {
    let demanded = facts.rules.shapes.two_units.unwrap_or(false) && shape == Some(Shape::Pair);
    match segments {
        [one, other] if demanded && one.unit == other.unit => {
            Some(fault(ViolationRule::TwoUnits, Statement::value(one.unit), Demand::TwoUnits))
        }
        _ => None,
    }
}

/// Decision date, `earliest`, `latest` and the horizon.
fn time(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>], faults: &mut Vec<Fault>) {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
        return;
    };
    let (start, end) = (first.from, last.to);
    let decided = facts.problem.decision_date;
    if start.first_day() < decided {
        let expected = Statement::NotBefore(decided.to_string());
        faults.push(fault(ViolationRule::DecisionDate, Statement::value(start.first_day()), expected));
    }
    if start < candidate.earliest() {
        let expected = Statement::NotBefore(candidate.earliest().to_string());
        faults.push(fault(ViolationRule::Earliest, Statement::value(start), expected));
    }
    if let Some(latest) = candidate.document.latest
        && start.period() > latest
    {
        faults.push(fault(ViolationRule::Latest, Statement::value(start), Statement::NotAfter(latest.to_string())));
    }
    if start < facts.first || end > facts.last {
        let expected = Statement::Span { from: facts.first, to: facts.last };
        faults.push(fault(ViolationRule::Horizon, Statement::Span { from: start, to: end }, expected));
    }
}

/// No quarter that a leave overlaps.
fn leave(candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    if !candidate.is_ever_on_leave() {
        return None;
    }
    let mut all = segments.iter().flat_map(|segment| quarters(segment.from, segment.to));
    let touched = all.find(|quarter| candidate.on_leave(*quarter))?;
    Some(fault(ViolationRule::Leave, Statement::value(touched), Demand::NoLeave))
}

/// `min_service_months`, on the day that the placement starts.
fn served(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    let needed = facts.rules.eligibility.min_service_months.as_ref()?.value.0;
    let months = service::at(facts, candidate, segments.first()?.from.first_day());
    (months < needed).then(|| fault(ViolationRule::Service, Statement::value(months), Statement::AtLeast(needed)))
}

/// Units of the candidate's trust.
fn units(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>], faults: &mut Vec<Fault>) {
    let of_trust =
        |segment: &Segment<'_>| segment.known_unit(facts).is_some_and(|unit| unit.trust == candidate.trust());
    for segment in segments.iter().filter(|segment| !of_trust(segment)) {
        let demand = Demand::UnitOf(candidate.trust().to_owned());
        faults.push(fault(ViolationRule::Unit, Statement::value(segment.unit), demand));
    }
}

/// The units together cover the goals needed.
fn goals(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    let units = || segments.iter().filter_map(|segment| segment.known_unit(facts));
    if units().any(|unit| candidate.needs.is_within(&unit.covers, &unit.covers)) {
        return None;
    }
    let covered = |goal: &str| units().any(|unit| unit.document.learning_goals.iter().any(|own| own == goal));
    let goals = candidate.goals();
    let missing = goals.iter().find(|goal| !covered(goal))?;
    Some(fault(ViolationRule::Goals, Statement::value(missing), Statement::values(&goals)))
}

/// A segment outside the wishes only where the candidate is open to others. A split has its own check.
fn places(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    if values::as_split(segments).is_some() || values::wish(facts, candidate, segments).is_some() {
        return None;
    }
    let units = segments.iter().map(|segment| segment.unit.to_owned()).collect();
    Some(fault(ViolationRule::Places, Statement::Values(units), Demand::Wishes))
}

/// Not an offer that was turned down.
fn declined(candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    let start = segments.first()?.from;
    let same_units = |units: &Vec<Id>| units.iter().map(Id::as_str).eq(segments.iter().map(|segment| segment.unit));
    let refused = |entry: &DeclinedDocument| entry.start == start && entry.units.as_ref().is_none_or(same_units);
    candidate.declined.iter().find(|entry| refused(entry))?;
    Some(fault(ViolationRule::Declined, Statement::value(start), Demand::NotDeclined))
}

/// A pool of the trust, for the unit, with posts in every quarter; a vacancy for 6 months from a second quarter.
fn pool(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    (shape, segment): (Option<Shape>, &Segment<'_>),
    faults: &mut Vec<Fault>,
) {
    let known = segment
        .pool_number
        .map(|pool| &facts.pools[pool])
        .filter(|pool| pool.document.trust.as_str() == candidate.trust());
    let Some(pool) = known else {
        let demand = Demand::PoolOf(candidate.trust().to_owned());
        faults.push(fault(ViolationRule::Pool, Statement::value(segment.pool), demand));
        return;
    };
    if !pool.serves(segment.unit) {
        let (pool, unit) = (segment.pool.to_owned(), segment.unit.to_owned());
        let demand = Demand::PoolFor(unit.clone());
        faults.push(fault(ViolationRule::PoolUnit, Statement::PoolInUnit { pool, unit }, demand));
    }
    if let Some(empty) = quarters(segment.from, segment.to).find(|quarter| pool.count(*quarter) == 0) {
        let found = Statement::posts(segment.pool, empty);
        faults.push(fault(ViolationRule::PoolCount, found, Demand::PostsThroughout));
    }
    if shape == Some(Shape::Offset) && !pool.is_vacancy() {
        faults.push(fault(ViolationRule::PoolKind, Statement::value(segment.pool), Demand::Vacancy));
    }
}
