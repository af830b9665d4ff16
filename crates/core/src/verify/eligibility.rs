//! Who is refused, and by which rule (model, Eligibility).

use super::{
    ViolationRule,
    candidates::Candidate,
    facts::Facts,
    violation::{Report, name_of},
};
use crate::document::{EligibilityRule, PlanDocument, Registration};

/// A rule that refuses a candidate, with the field and the value that it read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) rule: EligibilityRule,
    pub(super) field: &'static str,
    pub(super) value: String,
}

/// The first rule that refuses a candidate; a committed candidate is not tested.
pub(super) fn refusal(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Option<Refusal> {
    if candidate.commitment.is_some() {
        return None;
    }
    scheme(facts, candidate)
        .or_else(|| registration(facts, candidate))
        .or_else(|| catchment(facts, candidate))
        .or_else(|| employment(facts, candidate))
}

/// `schemes`: the scheme must be one that is placed.
fn scheme(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Option<Refusal> {
    let placed = &facts.rules.eligibility.schemes.as_ref()?.value;
    let scheme = candidate.document.scheme;
    (!placed.contains(&scheme)).then(|| Refusal {
        rule: EligibilityRule::Schemes,
        field: "scheme",
        value: name_of(&scheme),
    })
}

/// `municipality_registered`: refused only where `registration` is `none`; unknown is a warning.
fn registration(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Option<Refusal> {
    let demanded = facts.rules.eligibility.municipality_registered.as_ref()?.value;
    let registration = candidate.municipality?.registration;
    (demanded && registration == Some(Registration::None)).then(|| Refusal {
        rule: EligibilityRule::MunicipalityRegistered,
        field: "registration",
        value: name_of(&Registration::None),
    })
}

/// `catchment`: the municipality must lie in the candidate's trust's catchment.
fn catchment(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Option<Refusal> {
    let demanded = facts.rules.eligibility.catchment.as_ref()?.value;
    let trust = &candidate.municipality?.trust;
    (demanded && trust.as_str() != candidate.trust()).then(|| Refusal {
        rule: EligibilityRule::Catchment,
        field: "municipality.trust",
        value: trust.to_string(),
    })
}

/// `employment`: the employment must be one that is placed.
fn employment(facts: &Facts<'_>, candidate: &Candidate<'_>) -> Option<Refusal> {
    let placed = &facts.rules.eligibility.employment.as_ref()?.value;
    let employment = candidate.document.employment;
    (!placed.contains(&employment)).then(|| Refusal {
        rule: EligibilityRule::Employment,
        field: "employment",
        value: name_of(&employment),
    })
}

/// Checks what the plan says of those it refuses.
pub(super) fn check(facts: &Facts<'_>, plan: &PlanDocument, report: &mut Report) {
    for (index, stated) in plan.ineligible.iter().enumerate() {
        let Some(candidate) = facts.candidates.get(stated.candidate.as_str()) else {
            continue;
        };
        let at = format_args!("/ineligible/{index}");
        report.same(ViolationRule::Trust, format_args!("{at}/trust"), &*stated.trust, candidate.trust());
        let Some(refusal) = refusal(facts, candidate) else {
            continue;
        };
        let (found, expected) = (Some(stated.rule), Some(refusal.rule));
        report.same_name(ViolationRule::IneligibleRule, format_args!("{at}/rule"), found, expected);
        report.same(ViolationRule::IneligibleField, format_args!("{at}/field"), stated.field.as_str(), refusal.field);
        report.same(ViolationRule::IneligibleValue, format_args!("{at}/value"), &stated.value, &refusal.value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::tests::{problem_with, rules};
    use serde_json::json;

    #[test]
    fn the_first_rule_that_fails_is_named() {
        let problem = problem_with(|document| {
            document["candidates"][0]["employment"] = json!("other");
            document["candidates"][1]["employment"] = json!("other");
            document["municipalities"][1]["trust"] = json!("t9");
            document["candidates"][1]["municipality"] = json!("m2");
        });
        let rules = rules();
        let facts = Facts::new(&problem, &rules);
        let first = refusal(&facts, &facts.candidates["c1"]).unwrap();
        assert_eq!((first.rule, first.value.as_str()), (EligibilityRule::Employment, "other"));
        let second = refusal(&facts, &facts.candidates["c2"]).unwrap();
        assert_eq!(
            (second.rule, second.field, second.value.as_str()),
            (EligibilityRule::Catchment, "municipality.trust", "t9")
        );
    }
}
