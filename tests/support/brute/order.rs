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
    let mut refused: Vec<_> =
        facts.problem.candidates.iter().filter_map(|candidate| refusal(facts, candidate)).collect();
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
    let (rule, field, value) = if rules.schemes.as_ref().is_some_and(|rule| !rule.value.contains(&candidate.scheme)) {
        (EligibilityRule::Schemes, "scheme", scheme(candidate.scheme))
    } else if rules.municipality_registered.as_ref().is_some_and(|rule| rule.value)
        && municipality.registration == Some(Registration::None)
    {
        (EligibilityRule::MunicipalityRegistered, "registration", "none")
    } else if rules.catchment.as_ref().is_some_and(|rule| rule.value) && municipality.trust != candidate.trust {
        (EligibilityRule::Catchment, "municipality.trust", municipality.trust.as_str())
    } else if rules.employment.as_ref().is_some_and(|rule| !rule.value.contains(&candidate.employment)) {
        (EligibilityRule::Employment, "employment", employment(candidate.employment))
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
    let first = classes.iter().position(|class| class.iter().any(|entry| belongs(candidate, entry)));
    i64::try_from(first.unwrap_or(classes.len())).expect("few classes")
}

fn belongs(candidate: &CandidateDocument, entry: &EmploymentClassDocument) -> bool {
    let lasts = |holds: fn(Date, Date) -> bool, months: u32| {
        let contract = candidate.locum_from.zip(candidate.locum_to);
        contract.is_some_and(|(from, to)| holds(to.tomorrow(), from.add_months(months)))
    };
    entry.employment == candidate.employment
        && entry.min_months.is_none_or(|months| lasts(|end, due| end >= due, months.0))
        && entry.over_months.is_none_or(|months| lasts(|end, due| end > due, months.0))
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use alis::document::{ProblemDocument, RulesDocument};
    use serde_json::{Value, json};

    use super::*;

    /// The ids in rank order by one criterion, then the lottery; the changes make candidates `0`, `1`, ...
    fn order(criterion: &Value, changes: &[Value]) -> Vec<String> {
        let candidates = changes.iter().enumerate().map(|(index, changes)| {
            let mut candidate = json!({
                "id": index.to_string(), "municipality": "m", "trust": "t", "registered_on": "2021-01-01",
                "scheme": "new", "service_months": 24, "employment": "permanent", "earliest": "2022-P1"
            });
            for (key, value) in changes.as_object().unwrap() {
                candidate[key] = value.clone();
            }
            candidate
        });
        let problem: ProblemDocument = serde_json::from_value(json!({
            "format": "alis.problem/1", "rules": "r", "decision_date": "2022-01-01", "first_period": "2022-P1",
            "last_period": "2022-P2", "lottery_seed": "seed", "posts": [], "candidates": candidates.collect::<Vec<_>>(),
            "trusts": [{"id": "t", "name": "T", "hospitals": [
                {"id": "h", "name": "H", "units": [{"id": "a", "name": "A", "field": "F"}]},
                {"id": "h2", "name": "H2", "units": [{"id": "b", "name": "B", "field": "G"}]}]}],
            "municipalities": [{"id": "m", "name": "M", "trust": "t", "nearest_hospital": "h"}]
        }))
        .unwrap();
        let rules: RulesDocument =
            serde_json::from_value(json!({"format": "alis.rules/1", "id": "r", "priority": [criterion]})).unwrap();
        let (problem, rules) = (&problem, &rules);
        ranked(&Facts { problem, rules }).iter().map(|c| c.id.to_string()).collect()
    }

    #[test]
    fn the_lottery_is_sha_256_of_seed_newline_id() {
        let drawn = order(&json!({"criterion": "interrupted"}), &[json!({}), json!({}), json!({})]);
        // `printf 'seed\n0' | sha256sum` begins with c12a, of 1 with 4d95, of 2 with 493b.
        assert_eq!(drawn, ["2", "1", "0"]);
    }

    #[test]
    fn a_locum_contract_is_compared_by_calendar() {
        let locum = |to: &str| json!({"employment": "locum", "locum_from": "2021-01-31", "locum_to": to});
        let changes = [locum("2022-01-29"), locum("2022-01-31"), locum("2022-01-30"), json!({})];
        let classes = json!([[{"employment": "locum", "over_months": 12}], [{"employment": "locum", "min_months": 12}],
            [{"employment": "locum"}]]);
        let criterion = json!({"criterion": "employment", "classes": classes});
        assert_eq!(order(&criterion, &changes), ["1", "2", "0", "3"]);
    }

    #[test]
    fn the_nearest_hospital_is_read_from_the_first_wish() {
        let places = |first: Value| json!({"places": [first, {"hospital": "h"}]});
        let first = [
            json!({}),
            places(json!({"unit": "a"})),
            places(json!({"split": ["a", "b"]})),
            places(json!({"field": "F"})),
            json!({"places": [{"hospital": "h"}]}),
        ];
        let second = [
            places(json!({"unit": "b"})),
            places(json!({"split": ["b", "a"]})),
            places(json!({"field": "G"})),
            places(json!({"hospital": "h2"})),
            json!({"nearest_hospital": "elsewhere"}),
        ];
        for (ahead, behind) in first.iter().flat_map(|a| second.iter().map(move |b| (a, b))) {
            let criterion = json!({"criterion": "nearest_hospital"});
            assert_eq!(order(&criterion, &[ahead.clone(), behind.clone()]), ["0", "1"], "{ahead} {behind}");
            assert_eq!(order(&criterion, &[behind.clone(), ahead.clone()]), ["1", "0"], "{ahead} {behind}");
        }
    }

    #[test]
    fn each_criterion_has_its_direction() {
        for (criterion, best, worse) in [
            ("interrupted", json!({"interrupted": true}), json!({})),
            ("service_months", json!({"service_months": 25}), json!({})),
            ("remaining_time", json!({"expected_completion": "2030-01-01"}), json!({})),
            ("supervision_group", json!({"supervision_group": "completed"}), json!({"supervision_group": "started"})),
            ("supervision_group", json!({"supervision_group": "started"}), json!({})),
            ("progress", json!({"learning_goals_done": 2}), json!({"learning_goals_done": 1, "courses_done": 5})),
            ("progress", json!({"courses_done": 1}), json!({})),
            ("municipal_rank", json!({"municipal_rank": 1}), json!({"municipal_rank": 2})),
            ("municipal_rank", json!({"municipal_rank": 9}), json!({})),
            ("registered_on", json!({"registered_on": "2020-12-31"}), json!({})),
        ] {
            let listed = json!({"criterion": criterion});
            assert_eq!(order(&listed, &[best.clone(), worse.clone()]), ["0", "1"], "{criterion}");
            assert_eq!(order(&listed, &[worse.clone(), best.clone()]), ["1", "0"], "{criterion}");
        }
    }

    #[test]
    fn service_is_compared_in_groups() {
        let changes = [json!({"service_months": 24}), json!({"service_months": 29}), json!({"service_months": 30})];
        let criterion = json!({"criterion": "service_months", "width": 6});
        let within = order(&json!({"criterion": "interrupted"}), &changes[..2]);
        assert_eq!(order(&criterion, &changes), [&["2".to_owned()], &within[..]].concat());
    }
}
