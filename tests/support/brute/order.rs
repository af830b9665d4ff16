//! Who is eligible, and who comes first (model, sections Eligibility and Priority).

use alis::calendar::Date;
use alis::document::{
    CandidateDocument, CriterionDocument, CriterionName, EligibilityRule, Employment, EmploymentClassDocument,
    IneligibleDocument, PlaceDocument, Registration, Scheme, SupervisionGroup,
};
use sha2::{Digest, Sha256};

use super::{Facts, service};

/// The eligible and the committed, best first.
pub(super) fn ranked<'a>(facts: &Facts<'a>) -> Vec<&'a CandidateDocument> {
    let mut order: Vec<_> = facts.problem.candidates.iter().collect();
    order.retain(|candidate| refusal(facts, candidate).is_none());
    order.sort_by_cached_key(|candidate| key(facts, candidate));
    order
}

/// The ineligible, by id.
pub(super) fn ineligible(facts: &Facts<'_>) -> Vec<IneligibleDocument> {
    let mut refused: Vec<_> = facts
        .problem
        .candidates
        .iter()
        .filter_map(|candidate| refusal(facts, candidate))
        .collect();
    refused.sort_by(|a, b| a.candidate.cmp(&b.candidate));
    refused
}

/// The first rule that a candidate without a commitment fails.
fn refusal(facts: &Facts<'_>, candidate: &CandidateDocument) -> Option<IneligibleDocument> {
    let rules = &facts.rules.eligibility;
    let municipality = facts.municipality(candidate);
    if facts.commitment(candidate).is_some() {
        return None;
    }
    let (rule, field, value) = if rules
        .schemes
        .as_ref()
        .is_some_and(|rule| !rule.value.contains(&candidate.scheme))
    {
        (EligibilityRule::Schemes, "scheme", scheme(candidate.scheme))
    } else if rules.municipality_registered.as_ref().is_some_and(|rule| rule.value)
        && municipality.registration == Some(Registration::None)
    {
        (EligibilityRule::MunicipalityRegistered, "registration", "none")
    } else if rules.catchment.as_ref().is_some_and(|rule| rule.value) && municipality.trust != candidate.trust {
        (
            EligibilityRule::Catchment,
            "municipality.trust",
            municipality.trust.as_str(),
        )
    } else if rules
        .employment
        .as_ref()
        .is_some_and(|rule| !rule.value.contains(&candidate.employment))
    {
        (
            EligibilityRule::Employment,
            "employment",
            employment(candidate.employment),
        )
    } else {
        return None;
    };
    Some(IneligibleDocument {
        candidate: candidate.id.clone(),
        trust: candidate.trust.clone(),
        rule,
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::New => "new",
        Scheme::Converted => "converted",
        Scheme::Old => "old",
    }
}

fn employment(employment: Employment) -> &'static str {
    match employment {
        Employment::Permanent => "permanent",
        Employment::OwnList => "own_list",
        Employment::Locum => "locum",
        Employment::Other => "other",
    }
}

/// Every criterion's value, smaller is better, then the lottery's.
fn key(facts: &Facts<'_>, candidate: &CandidateDocument) -> (Vec<[i64; 2]>, Vec<u8>) {
    let listed = facts.rules.priority.iter();
    let values = listed.map(|criterion| value(facts, candidate, criterion)).collect();
    let seed = facts.problem.lottery_seed.as_deref().unwrap_or_default();
    let drawn = Sha256::digest(format!("{seed}\n{}", candidate.id)).to_vec();
    (values, drawn)
}

fn value(facts: &Facts<'_>, candidate: &CandidateDocument, criterion: &CriterionDocument) -> [i64; 2] {
    let single = match criterion.criterion {
        CriterionName::Interrupted => i64::from(!candidate.interrupted),
        CriterionName::NearestHospital => i64::from(!wishes_nearest(facts, candidate)),
        CriterionName::Employment => class(candidate, criterion.classes.as_deref().unwrap_or_default()),
        CriterionName::ServiceMonths => {
            let months = service::at_decision(candidate, facts.problem.decision_date);
            -i64::from(months / criterion.width.map_or(1, |width| width.0))
        }
        CriterionName::RemainingTime => candidate.expected_completion.map_or(i64::MAX, day),
        CriterionName::SupervisionGroup => match candidate.supervision_group {
            SupervisionGroup::Completed => 0,
            SupervisionGroup::Started => 1,
            SupervisionGroup::None => 2,
        },
        CriterionName::Progress => {
            let (goals, courses) = (candidate.learning_goals_done.0, candidate.courses_done.0);
            return [-i64::from(goals), -i64::from(courses)];
        }
        CriterionName::SpecialistShortage => i64::from(!facts.municipality(candidate).specialist_shortage),
        CriterionName::MunicipalRank => candidate.municipal_rank.map_or(i64::MAX, |rank| i64::from(rank.0)),
        CriterionName::RegisteredOn => day(candidate.registered_on),
    };
    [single, 0]
}

/// A number that grows with the date.
fn day(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// The first class that holds the candidate, else the number of classes.
fn class(candidate: &CandidateDocument, classes: &[Vec<EmploymentClassDocument>]) -> i64 {
    let first = classes
        .iter()
        .position(|class| class.iter().any(|entry| belongs(candidate, entry)));
    i64::try_from(first.unwrap_or(classes.len())).expect("few classes")
}

fn belongs(candidate: &CandidateDocument, entry: &EmploymentClassDocument) -> bool {
    let lasts = |holds: fn(Date, Date) -> bool, months: u32| {
        let contract = candidate.locum_from.zip(candidate.locum_to);
        contract.is_some_and(|(from, to)| holds(to.tomorrow(), from.add_months(months)))
    };
    entry.employment == candidate.employment
        && entry
            .min_months
            .is_none_or(|months| lasts(|end, due| end >= due, months.0))
        && entry
            .over_months
            .is_none_or(|months| lasts(|end, due| end > due, months.0))
}

/// Whether the candidate is in the first class of `nearest_hospital`.
fn wishes_nearest(facts: &Facts<'_>, candidate: &CandidateDocument) -> bool {
    let Some(nearest) = facts.nearest_hospital(candidate) else {
        return false;
    };
    let within = |unit| facts.unit(unit).1 == Some(nearest);
    let own = facts.hospital(&candidate.trust, nearest);
    match candidate.places.first() {
        Some(PlaceDocument::Hospital(hospital)) => hospital == nearest,
        Some(PlaceDocument::Unit(unit) | PlaceDocument::Split([unit, _])) => within(unit),
        Some(PlaceDocument::Field(field)) => own.is_some_and(|hospital| {
            let mut units = hospital.units.iter();
            units.any(|unit| unit.field.as_ref() == Some(field))
        }),
        None => own.is_some(),
    }
}
