//! The value of each criterion for each candidate (model: section Priority).

use std::fmt;

use super::PriorityList;
use super::packed::{Key, Layout};
use crate::calendar::Date;
use crate::document::{CriterionName, SupervisionGroup, WarningCode, WarningDocument};
use crate::problem::{Candidate, Place, Problem, warning};
use crate::rules::{Contract, Criterion, EmploymentClass};

/// Later than any date, count or number that a document can hold, in so many bits.
const fn last(bits: u32) -> u64 {
    (1 << bits) - 1
}

/// How many bits a count (at most 1,000,000) and a date take, with room for [`last`].
const COUNT: u32 = 20;
const DATE: u32 = 24;
const MONTHS: u32 = 32;
const CLASS: u32 = 32;

/// Where each criterion stands in the keys of this problem.
pub(super) fn layout(problem: &Problem) -> Layout {
    Layout::new(problem.rules.criteria().iter().map(bits))
}

/// How many bits the value of a criterion takes.
fn bits(criterion: &Criterion) -> u32 {
    match criterion {
        Criterion::Interrupted | Criterion::NearestHospital | Criterion::SpecialistShortage => 1,
        Criterion::Employment(_) => CLASS,
        Criterion::ServiceMonths { .. } => MONTHS,
        Criterion::RemainingTime | Criterion::RegisteredOn => DATE,
        Criterion::SupervisionGroup => 2,
        Criterion::Progress => 2 * COUNT,
        Criterion::MunicipalRank => COUNT,
    }
}

pub(super) fn key(problem: &Problem, candidate: &Candidate) -> Key {
    let mut key = Key::default();
    for criterion in problem.rules.criteria() {
        key.push(value(problem, candidate, criterion), bits(criterion));
    }
    key
}

/// What a criterion sees of a candidate; smaller comes first.
fn value(problem: &Problem, candidate: &Candidate, criterion: &Criterion) -> u64 {
    match criterion {
        Criterion::Interrupted => u64::from(!candidate.interrupted),
        Criterion::NearestHospital => u64::from(!wants_nearest(problem, candidate)),
        Criterion::Employment(classes) => {
            u64::try_from(class_of(candidate, classes)).unwrap_or(u64::MAX).min(last(CLASS))
        }
        Criterion::ServiceMonths { width } => {
            last(MONTHS) - u64::from(candidate.service_at_decision(problem.decision_date) / width)
        }
        Criterion::RemainingTime => candidate.expected_completion.map_or(last(DATE), day_number),
        Criterion::SupervisionGroup => match candidate.supervision_group {
            SupervisionGroup::Completed => 0,
            SupervisionGroup::Started => 1,
            SupervisionGroup::None => 2,
        },
        Criterion::Progress => {
            let most = |count: u32| last(COUNT) - u64::from(count).min(last(COUNT));
            most(candidate.learning_goals_done) << COUNT | most(candidate.courses_done)
        }
        Criterion::SpecialistShortage => u64::from(!problem.municipalities[candidate.municipality].specialist_shortage),
        Criterion::MunicipalRank => {
            candidate.municipal_rank.map_or(last(COUNT), |rank| u64::from(rank).min(last(COUNT)))
        }
        Criterion::RegisteredOn => day_number(candidate.registered_on),
    }
}

/// A number that orders days as the calendar does, before [`last`]; no document has a day before the year 0.
fn day_number(date: Date) -> u64 {
    u64::try_from(date.order_number()).unwrap_or(0).min(last(DATE) - 1)
}

/// Whether the first wish is for the nearest hospital (Helse Nord report 2021, 4.3).
fn wants_nearest(problem: &Problem, candidate: &Candidate) -> bool {
    let Some(nearest) = candidate.nearest else { return false };
    let in_nearest = |unit: usize| problem.units[unit].hospital == Some(nearest);
    let own_trust = problem.hospitals[nearest].trust == candidate.trust;
    match candidate.places.first() {
        Some(Place::Hospital(hospital)) => *hospital == nearest,
        Some(Place::Unit(unit) | Place::Split([unit, _])) => in_nearest(*unit),
        Some(Place::Field(field)) => own_trust && problem.hospitals[nearest].fields.binary_search(field).is_ok(),
        None => own_trust,
    }
}

/// The first class that the employment belongs to; the number of classes where it is in none.
pub(crate) fn class_of(candidate: &Candidate, classes: &[Vec<EmploymentClass>]) -> usize {
    let belongs =
        |class: &EmploymentClass| class.employment == candidate.employment && contract_holds(candidate, class.contract);
    classes.iter().position(|class| class.iter().any(belongs)).unwrap_or(classes.len())
}

/// Whether a locum's contract is long enough, by the calendar.
fn contract_holds(candidate: &Candidate, contract: Contract) -> bool {
    let lasts = |months: u32, holds: fn(&Date, &Date) -> bool| {
        candidate.locum.is_some_and(|(from, to)| holds(&to.tomorrow(), &from.add_months(months)))
    };
    match contract {
        Contract::Any => true,
        Contract::Min(months) => lasts(months, PartialOrd::ge),
        Contract::Over(months) => lasts(months, PartialOrd::gt),
    }
}

/// What a criterion read of a candidate, as text for people.
pub fn text(problem: &Problem, candidate: &Candidate, criterion: &Criterion) -> String {
    let mut text = word(problem, candidate, criterion).unwrap_or_default().to_owned();
    if text.is_empty() {
        // A `String` takes whatever is written.
        let _ = write_value(problem, candidate, criterion, &mut text);
    }
    text
}

/// Writes the same where it is no word.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_value(
    problem: &Problem,
    candidate: &Candidate,
    criterion: &Criterion,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    match criterion {
        Criterion::ServiceMonths { .. } => write_number(out, candidate.service_at_decision(problem.decision_date)),
        Criterion::RemainingTime => candidate.expected_completion.map_or(Ok(()), |date| date.write(out)),
        Criterion::Progress => {
            write_number(out, candidate.learning_goals_done)?;
            out.write_str("/")?;
            write_number(out, candidate.courses_done)
        }
        Criterion::MunicipalRank => candidate.municipal_rank.map_or(Ok(()), |rank| write_number(out, rank)),
        Criterion::RegisteredOn => candidate.registered_on.write(out),
        // They have words.
        Criterion::Interrupted
        | Criterion::NearestHospital
        | Criterion::Employment(_)
        | Criterion::SupervisionGroup
        | Criterion::SpecialistShortage => Ok(()),
    }
}

/// What a criterion read of a candidate, where that is a word.
pub(crate) fn word(problem: &Problem, candidate: &Candidate, criterion: &Criterion) -> Option<&'static str> {
    let word = |holds: bool| if holds { "true" } else { "false" };
    Some(match criterion {
        Criterion::Interrupted => word(candidate.interrupted),
        Criterion::NearestHospital => word(wants_nearest(problem, candidate)),
        Criterion::Employment(_) => candidate.employment.word(),
        Criterion::SupervisionGroup => candidate.supervision_group.word(),
        Criterion::SpecialistShortage => word(problem.municipalities[candidate.municipality].specialist_shortage),
        _ => return None,
    })
}

/// Writes the digits of a number: there are many, and the ways of [`fmt`] are long.
///
/// # Errors
/// Those of `out`.
pub(crate) fn write_number(out: &mut impl fmt::Write, number: u32) -> fmt::Result {
    out.write_str(itoa::Buffer::new().format(number))
}

/// A warning for each ranked candidate that lacks a field which a criterion reads, in the order of the candidates.
pub(super) fn absent_fields(list: &PriorityList, problem: &Problem, add: &mut impl FnMut(WarningDocument)) {
    for (index, candidate) in problem.candidates.iter().enumerate() {
        for &criterion in &list.criteria {
            let absent = match criterion {
                CriterionName::NearestHospital => candidate.nearest_hospital.is_none(),
                CriterionName::RemainingTime => candidate.expected_completion.is_none(),
                CriterionName::MunicipalRank => candidate.municipal_rank.is_none(),
                _ => false,
            };
            if absent && list.rank_of(index).is_some() {
                let rule = Some(criterion.word().to_owned());
                add(WarningDocument { rule, ..warning(WarningCode::CriterionFieldAbsent, Some(&candidate.id)) });
            }
        }
    }
}
