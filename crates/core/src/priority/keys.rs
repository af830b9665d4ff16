//! The value of each criterion for each candidate (model: section Priority).

use super::{PriorityList, word};
use crate::document::{CriterionName, SupervisionGroup, WarningCode, WarningDocument};
use crate::problem::{Candidate, Place, Problem, warning};
use crate::rules::{Contract, Criterion, EmploymentClass};

/// What a criterion sees of a candidate; smaller comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyValue(i64, i64);

/// The values of all criteria, in the rule set's order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<KeyValue>);

impl Key {
    /// The values, in the rule set's order.
    pub fn values(&self) -> &[KeyValue] {
        &self.0
    }

    /// The key without one of its criteria.
    pub(super) fn without(&self, position: usize) -> Self {
        let mut values = self.0.clone();
        values.remove(position);
        Self(values)
    }
}

/// Later than any date, count or number that a document can hold.
const LAST: i64 = i64::MAX;

pub(super) fn key(problem: &Problem, candidate: &Candidate) -> Key {
    Key(problem.rules.criteria().iter().map(|criterion| value(problem, candidate, criterion)).collect())
}

fn value(problem: &Problem, candidate: &Candidate, criterion: &Criterion) -> KeyValue {
    let one = |value: i64| KeyValue(value, 0);
    match criterion {
        Criterion::Interrupted => one(i64::from(!candidate.interrupted)),
        Criterion::NearestHospital => one(i64::from(!wants_nearest(problem, candidate))),
        Criterion::Employment(classes) => one(i64::try_from(class_of(candidate, classes)).unwrap_or(LAST)),
        Criterion::ServiceMonths { width } => {
            one(-i64::from(candidate.service_at_decision(problem.decision_date) / width))
        }
        Criterion::RemainingTime => one(candidate.expected_completion.map_or(LAST, day_number)),
        Criterion::SupervisionGroup => one(match candidate.supervision_group {
            SupervisionGroup::Completed => 0,
            SupervisionGroup::Started => 1,
            SupervisionGroup::None => 2,
        }),
        Criterion::Progress => KeyValue(-i64::from(candidate.learning_goals_done), -i64::from(candidate.courses_done)),
        Criterion::SpecialistShortage => {
            one(i64::from(!problem.municipalities[candidate.municipality].specialist_shortage))
        }
        Criterion::MunicipalRank => one(candidate.municipal_rank.map_or(LAST, i64::from)),
        Criterion::RegisteredOn => one(day_number(candidate.registered_on)),
    }
}

/// A number that orders days as the calendar does.
fn day_number(date: crate::calendar::Date) -> i64 {
    i64::from(date.month_number()) * 32 + i64::from(date.day())
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
fn class_of(candidate: &Candidate, classes: &[Vec<EmploymentClass>]) -> usize {
    let belongs =
        |class: &EmploymentClass| class.employment == candidate.employment && contract_holds(candidate, class.contract);
    classes.iter().position(|class| class.iter().any(belongs)).unwrap_or(classes.len())
}

/// Whether a locum's contract is long enough, by the calendar.
fn contract_holds(candidate: &Candidate, contract: Contract) -> bool {
    let lasts = |months: u32, holds: fn(&crate::calendar::Date, &crate::calendar::Date) -> bool| {
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
    match criterion {
        Criterion::Interrupted => candidate.interrupted.to_string(),
        Criterion::NearestHospital => wants_nearest(problem, candidate).to_string(),
        Criterion::Employment(_) => word(candidate.employment),
        Criterion::ServiceMonths { .. } => candidate.service_at_decision(problem.decision_date).to_string(),
        Criterion::RemainingTime => candidate.expected_completion.map(|date| date.to_string()).unwrap_or_default(),
        Criterion::SupervisionGroup => word(candidate.supervision_group),
        Criterion::Progress => format!("{}/{}", candidate.learning_goals_done, candidate.courses_done),
        Criterion::SpecialistShortage => problem.municipalities[candidate.municipality].specialist_shortage.to_string(),
        Criterion::MunicipalRank => candidate.municipal_rank.map(|rank| rank.to_string()).unwrap_or_default(),
        Criterion::RegisteredOn => candidate.registered_on.to_string(),
    }
}

/// A warning for each ranked candidate that lacks a field which a criterion reads.
pub(super) fn absent_fields(list: &PriorityList, problem: &Problem) -> Vec<WarningDocument> {
    let mut warnings = Vec::new();
    for ranked in list.order() {
        let candidate = &problem.candidates[ranked.candidate];
        for criterion in problem.rules.criteria() {
            let absent = match criterion.name() {
                CriterionName::NearestHospital => candidate.nearest_hospital.is_none(),
                CriterionName::RemainingTime => candidate.expected_completion.is_none(),
                CriterionName::MunicipalRank => candidate.municipal_rank.is_none(),
                _ => false,
            };
            if absent {
                let rule = Some(word(criterion.name()));
                warnings
                    .push(WarningDocument { rule, ..warning(WarningCode::CriterionFieldAbsent, Some(&candidate.id)) });
            }
        }
    }
    warnings
}
