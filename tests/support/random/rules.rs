//! Rule sets: the built-in ones as the model states them, and random ones.

use alis::document::{
    Count, CriterionDocument, CriterionName, EligibilityDocument, Employment, EmploymentClassDocument, Id, Objective,
    ProblemDocument, Rule, RulesDocument, RulesFormat, RulesReference, Scheme, ShapesDocument, SplitRule,
};

use super::rng::Rng;

/// `helse-nord-2021` in the words of `docs/model.md`.
const HELSE_NORD_2021: &str = r#"{"format": "alis.rules/1", "id": "helse-nord-2021",
 "eligibility": {
   "schemes": {"value": ["new", "converted"]},
   "municipality_registered": {"value": true},
   "min_service_months": {"value": 12},
   "advised_service_months": {"value": 24},
   "advised_lead_months": {"value": 12},
   "advised_lead_from": {"value": "2023-P1"}},
 "priority": [
   {"criterion": "nearest_hospital"}, {"criterion": "service_months"}, {"criterion": "supervision_group"},
   {"criterion": "progress"},
   {"criterion": "employment", "classes": [[{"employment": "permanent"}, {"employment": "own_list"}], [{"employment": "locum", "over_months": 12}]]},
   {"criterion": "municipal_rank"}, {"criterion": "registered_on"}],
 "shapes": {"split": "by_wish_and_need", "two_units": true},
 "unit_max": 1,
 "objective": "time_and_place"}"#;

/// `ahus-2020` in the words of `docs/model.md`.
const AHUS_2020: &str = r#"{"format": "alis.rules/1", "id": "ahus-2020",
 "eligibility": {
   "schemes": {"value": ["new", "converted", "old"]},
   "catchment": {"value": true},
   "employment": {"value": ["permanent", "own_list", "locum"]},
   "advised_service_months": {"value": 24},
   "advised_notice_months": {"value": 6},
   "old_scheme_ends": {"value": "2026-12-31"}},
 "priority": [
   {"criterion": "interrupted"},
   {"criterion": "employment", "classes": [[{"employment": "permanent"}], [{"employment": "own_list"}], [{"employment": "locum", "min_months": 12}]]},
   {"criterion": "service_months", "width": 1},
   {"criterion": "progress"}, {"criterion": "supervision_group"},
   {"criterion": "specialist_shortage"}, {"criterion": "municipal_rank"}, {"criterion": "registered_on"}],
 "shapes": {"split": "by_wish", "two_units": true},
 "objective": "time_and_place"}"#;

/// The rule set `helse-nord-2021` as the model states it, without titles, sources and notes.
pub fn helse_nord_2021() -> RulesDocument {
    serde_json::from_str(HELSE_NORD_2021).expect("the constant is a rule set")
}

/// The rule set `ahus-2020` as the model states it, without titles, sources and notes.
pub fn ahus_2020() -> RulesDocument {
    serde_json::from_str(AHUS_2020).expect("the constant is a rule set")
}

/// The rule set that a problem names or writes out.
///
/// # Panics
/// Where it names a set that is not built in.
pub fn rules_of(problem: &ProblemDocument) -> RulesDocument {
    match &problem.rules {
        RulesReference::Set(rules) => (**rules).clone(),
        RulesReference::Name(name) if name == "helse-nord-2021" => helse_nord_2021(),
        RulesReference::Name(name) if name == "ahus-2020" => ahus_2020(),
        RulesReference::Name(name) => panic!("no built-in rule set {name}"),
    }
}

/// A built-in set by name, or a random one.
pub(super) fn random_rules(rng: &mut Rng) -> RulesReference {
    match rng.below(8) {
        0 => RulesReference::Name("helse-nord-2021".to_owned()),
        1 => RulesReference::Name("ahus-2020".to_owned()),
        _ => RulesReference::Set(Box::new(random_set(rng))),
    }
}

fn random_set(rng: &mut Rng) -> RulesDocument {
    RulesDocument {
        format: RulesFormat::V1,
        id: Id::new("tilfeldig-1").expect("a short id"),
        title: rng.maybe(20, |_| "Tilfeldig".to_owned()),
        source: None,
        note: None,
        eligibility: eligibility(rng),
        priority: priority(rng),
        shapes: ShapesDocument {
            split: rng.pick(&[None, Some(SplitRule::ByWish), Some(SplitRule::ByWish), Some(SplitRule::ByWishAndNeed)]),
            two_units: rng.pick(&[None, Some(false), Some(true)]),
        },
        unit_max: rng.maybe(40, |rng| Count(rng.between(1, 2))),
        objective: rng.pick(&[None, Some(Objective::TimeAndPlace), Some(Objective::TimeThenPlace)]),
    }
}

fn eligibility(rng: &mut Rng) -> EligibilityDocument {
    let schemes = [Scheme::New, Scheme::Converted, Scheme::Old];
    let employments = [Employment::Permanent, Employment::OwnList, Employment::Locum, Employment::Other];
    EligibilityDocument {
        schemes: rng.maybe(15, |rng| rule(rng.subset(&schemes, 85))),
        municipality_registered: rng.maybe(25, |rng| rule(rng.chance(70))),
        catchment: rng.maybe(20, |rng| rule(rng.chance(70))),
        employment: rng.maybe(15, |rng| rule(rng.subset(&employments, 85))),
        min_service_months: rng.maybe(30, |rng| rule(Count(rng.between(0, 14)))),
        advised_service_months: rng.maybe(20, |rng| rule(Count(rng.between(0, 24)))),
        advised_notice_months: rng.maybe(20, |rng| rule(Count(rng.between(0, 12)))),
        advised_lead_months: rng.maybe(20, |rng| rule(Count(rng.between(0, 12)))),
        advised_lead_from: rng.maybe(10, |_| rule("2023-P2".parse().expect("a period"))),
        old_scheme_ends: rng.maybe(20, |_| rule("2024-02-29".parse().expect("a date"))),
    }
}

fn rule<T>(value: T) -> Rule<T> {
    let (source, note) = (None, None);
    Rule { value, source, note }
}

/// Some criteria in some order.
fn priority(rng: &mut Rng) -> Vec<CriterionDocument> {
    let all = [
        CriterionName::Interrupted,
        CriterionName::NearestHospital,
        CriterionName::Employment,
        CriterionName::ServiceMonths,
        CriterionName::RemainingTime,
        CriterionName::SupervisionGroup,
        CriterionName::Progress,
        CriterionName::SpecialistShortage,
        CriterionName::MunicipalRank,
        CriterionName::RegisteredOn,
    ];
    let percent = rng.pick(&[0, 20, 50, 100]);
    let mut names = rng.subset(&all, percent);
    rng.shuffle(&mut names);
    let listed = names.into_iter().map(|criterion| CriterionDocument {
        criterion,
        classes: (criterion == CriterionName::Employment).then(|| classes(rng)),
        width: (criterion == CriterionName::ServiceMonths && rng.chance(50)).then(|| Count(rng.between(1, 6))),
        source: rng.maybe(20, |_| "avsnitt 3".to_owned()),
        note: None,
    });
    listed.collect()
}

/// Every employment in at most one class, a locum perhaps in two.
fn classes(rng: &mut Rng) -> Vec<Vec<EmploymentClassDocument>> {
    let entry = |employment, min_months, over_months| EmploymentClassDocument { employment, min_months, over_months };
    let mut entries = vec![
        entry(Employment::Permanent, None, None),
        entry(Employment::OwnList, None, None),
        entry(Employment::Locum, None, rng.maybe(50, |_| Count(12))),
        entry(Employment::Locum, Some(Count(rng.pick(&[6, 12]))), None),
        entry(Employment::Other, None, None),
    ];
    rng.shuffle(&mut entries);
    let mut classes: Vec<Vec<EmploymentClassDocument>> = Vec::new();
    for entry in rng.subset(&entries, 80) {
        match classes.last_mut() {
            Some(last) if rng.chance(40) => last.push(entry),
            _ => classes.push(vec![entry]),
        }
    }
    classes
}
