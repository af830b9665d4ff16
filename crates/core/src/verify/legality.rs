//! Whether a stated placement is an option of its candidate (model, Options): each rule on its own, from the
//! segments as they stand, not from the enumeration.

use std::fmt;

use super::{
    ViolationRule,
    facts::{Candidate, Facts, quarters},
    service,
    values::{self, Segment},
    violation::{name_of, or_nothing},
};
use crate::document::{DeclinedDocument, Id};

/// A rule that a placement breaks.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) rule: ViolationRule,
    pub(super) found: String,
    pub(super) expected: String,
}

fn fault(rule: ViolationRule, found: impl fmt::Display, expected: impl fmt::Display) -> Fault {
    Fault { rule, found: found.to_string(), expected: expected.to_string() }
}

/// Every rule that a placement breaks; none where it is an option.
pub(super) fn faults(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let shape = shape(candidate, segments);
    if shape.is_none() {
        let lengths: Vec<String> = segments.iter().map(|s| format!("{} {}-{}", s.unit, s.from, s.to)).collect();
        let expected = format!("a shape of {} months", candidate.months);
        faults.push(fault(ViolationRule::Shape, format!("[{}]", lengths.join(", ")), expected));
    }
    faults.extend(split(facts, candidate, shape, segments));
    faults.extend(two_units(facts, shape, segments));
    faults.extend(time(facts, candidate, segments));
    faults.extend(leave(candidate, segments));
    faults.extend(served(facts, candidate, segments));
    faults.extend(units(facts, candidate, segments));
    faults.extend(goals(facts, candidate, segments));
    faults.extend(places(facts, candidate, segments));
    faults.extend(declined(candidate, segments));
    faults.extend(segments.iter().flat_map(|segment| pool(facts, candidate, shape, segment)));
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
    let lengths: Vec<i32> = segments.iter().map(Segment::length).collect();
    let turnover = segments.first()?.from.is_turnover();
    let consecutive = segments.windows(2).all(|pair| matches!(pair, [a, b] if b.from == a.to.next()));
    match (candidate.months, lengths.as_slice(), turnover) {
        _ if !consecutive => None,
        (3, [1], _) | (6, [2], true) => Some(Shape::Whole),
        (6, [2], false) => Some(Shape::Offset),
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
    let rule = facts.rules.shapes.split.as_ref().map(name_of);
    match (wished.is_some(), candidate.may_split) {
        (true, true) => None,
        (false, _) => Some(fault(ViolationRule::Split, "3+3 months", "a split among the wishes")),
        (true, false) => {
            let expected = format!("consent, and what the rule set asks for: {}", or_nothing(rule));
            Some(fault(ViolationRule::Split, "3+3 months", expected))
        }
    }
}

/// `two_units`: 9 and 12 months in two different units.
fn two_units(facts: &Facts<'_>, shape: Option<Shape>, segments: &[Segment<'_>]) -> Option<Fault> {
    let demanded = facts.rules.shapes.two_units.unwrap_or(false) && shape == Some(Shape::Pair);
    match segments {
        [one, other] if demanded && one.unit == other.unit => {
            Some(fault(ViolationRule::TwoUnits, one.unit, "two different units"))
        }
        _ => None,
    }
}

/// Decision date, `earliest`, `latest` and the horizon.
fn time(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Vec<Fault> {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
        return Vec::new();
    };
    let (start, end) = (first.from, last.to);
    let mut faults = Vec::new();
    let decided = facts.problem.decision_date;
    if start.first_day() < decided {
        faults.push(fault(ViolationRule::DecisionDate, start.first_day(), format!("{decided} or later")));
    }
    if start < candidate.earliest() {
        faults.push(fault(ViolationRule::Earliest, start, format!("{} or later", candidate.earliest())));
    }
    if let Some(latest) = candidate.document.latest
        && start.period() > latest
    {
        faults.push(fault(ViolationRule::Latest, start, format!("{latest} or earlier")));
    }
    if start < facts.first || end > facts.last {
        let expected = format!("within {} to {}", facts.first, facts.last);
        faults.push(fault(ViolationRule::Horizon, format!("{start} to {end}"), expected));
    }
    faults
}

/// No quarter that a leave overlaps.
fn leave(candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    let mut all = segments.iter().flat_map(|segment| quarters(segment.from, segment.to));
    let touched = all.find(|quarter| candidate.on_leave(*quarter))?;
    Some(fault(ViolationRule::Leave, touched, "no quarter that a leave overlaps"))
}

/// `min_service_months`, on the day that the placement starts.
fn served(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    let needed = facts.rules.eligibility.min_service_months.as_ref()?.value.0;
    let months = service::at(facts, candidate, segments.first()?.from.first_day());
    (months < needed).then(|| {
        let found = format!("{months} months of service at the start");
        fault(ViolationRule::Service, found, format!("{needed} or more"))
    })
}

/// Units of the candidate's trust.
fn units(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Vec<Fault> {
    let of_trust = |id: &str| facts.units.get(id).is_some_and(|unit| unit.trust == candidate.trust());
    let others = segments.iter().filter(|segment| !of_trust(segment.unit));
    let expected = format!("a unit of {}", candidate.trust());
    others.map(|segment| fault(ViolationRule::Unit, segment.unit, &expected)).collect()
}

/// The units together cover the goals needed.
fn goals(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    let covered = |goal: &String| {
        let mut units = segments.iter().filter_map(|segment| facts.units.get(segment.unit));
        units.any(|unit| unit.document.learning_goals.contains(goal))
    };
    let missing = candidate.goals.iter().find(|goal| !covered(goal))?;
    Some(fault(ViolationRule::Goals, format!("{missing} not covered"), "units that cover the goals needed"))
}

/// A segment outside the wishes only where the candidate is open to others. A split has its own check.
fn places(facts: &Facts<'_>, candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    if values::as_split(segments).is_some() || values::wish(facts, candidate, segments).is_some() {
        return None;
    }
    let units: Vec<&str> = segments.iter().map(|segment| segment.unit).collect();
    Some(fault(ViolationRule::Places, units.join(", "), "units among the wishes"))
}

/// Not an offer that was turned down.
fn declined(candidate: &Candidate<'_>, segments: &[Segment<'_>]) -> Option<Fault> {
    let start = segments.first()?.from;
    let same_units = |units: &Vec<Id>| units.iter().map(Id::as_str).eq(segments.iter().map(|segment| segment.unit));
    let refused = |entry: &DeclinedDocument| entry.start == start && entry.units.as_ref().is_none_or(same_units);
    candidate.declined.iter().find(|entry| refused(entry))?;
    Some(fault(ViolationRule::Declined, start, "an offer that was not turned down"))
}

/// A pool of the trust, for the unit, with posts in every quarter; a vacancy for 6 months from a second quarter.
fn pool(facts: &Facts<'_>, candidate: &Candidate<'_>, shape: Option<Shape>, segment: &Segment<'_>) -> Vec<Fault> {
    let known = facts.pools.get(segment.pool).filter(|pool| pool.document.trust.as_str() == candidate.trust());
    let Some(pool) = known else {
        return vec![fault(ViolationRule::Pool, segment.pool, format!("a pool of {}", candidate.trust()))];
    };
    let mut faults = Vec::new();
    if !pool.serves(segment.unit) {
        let found = format!("{} in {}", segment.pool, segment.unit);
        faults.push(fault(ViolationRule::PoolUnit, found, "a pool that may be used in the unit"));
    }
    if let Some(empty) = quarters(segment.from, segment.to).find(|quarter| pool.count(*quarter) == 0) {
        let found = format!("{} in {empty}", segment.pool);
        faults.push(fault(ViolationRule::PoolCount, found, "a pool with posts in every quarter"));
    }
    if shape == Some(Shape::Offset) && !pool.is_vacancy() {
        faults.push(fault(ViolationRule::PoolKind, segment.pool, "a vacancy"));
    }
    faults
}
