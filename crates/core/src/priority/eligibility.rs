//! Who is refused at candidate level, by which rule (model: section Eligibility).

use crate::document::{EligibilityRule, Registration};
use crate::problem::{Candidate, CandidateIx, Problem};

/// A candidate that a rule refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ineligible {
    /// Who.
    pub candidate: CandidateIx,
    /// The first rule that failed.
    pub rule: EligibilityRule,
    /// The field that it read.
    pub field: &'static str,
    /// The value that it found there.
    pub value: String,
}

/// What a rule read, where it failed: the rule, the field and the value.
type Failure = (EligibilityRule, &'static str, String);

/// The first rule that refuses a candidate, in the order of the model.
pub(super) fn first_failure(problem: &Problem, index: CandidateIx) -> Option<Ineligible> {
    let rules = [schemes, municipality_registered, catchment, employment];
    let (rule, field, value) = rules.into_iter().find_map(|rule| rule(problem, &problem.candidates[index]))?;
    Some(Ineligible { candidate: index, rule, field, value })
}

/// The scheme must be one that the rule set places (Helse Nord report 2021, section 1; Ahus report 2020, 7.3.1.2).
fn schemes(problem: &Problem, candidate: &Candidate) -> Option<Failure> {
    let rule = problem.rules.eligibility().schemes.as_ref()?;
    if rule.value.contains(&candidate.scheme) {
        return None;
    }
    Some((EligibilityRule::Schemes, "scheme", candidate.scheme.word().to_owned()))
}

/// The municipality must be registered, or provisionally so (spesialistforskriften § 19). Unknown gives a warning only.
fn municipality_registered(problem: &Problem, candidate: &Candidate) -> Option<Failure> {
    let rule = problem.rules.eligibility().municipality_registered.as_ref()?;
    let registration = problem.municipalities[candidate.municipality].registration;
    if !rule.value || registration != Some(Registration::None) {
        return None;
    }
    Some((EligibilityRule::MunicipalityRegistered, "registration", Registration::None.word().to_owned()))
}

/// The municipality must lie in the trust's catchment (Ahus report 2020, 7.3.1.1, criterion 1).
fn catchment(problem: &Problem, candidate: &Candidate) -> Option<Failure> {
    let rule = problem.rules.eligibility().catchment.as_ref()?;
    let trust = &problem.municipalities[candidate.municipality].trust;
    if !rule.value || *trust == problem.trusts[candidate.trust].id {
        return None;
    }
    Some((EligibilityRule::Catchment, "municipality.trust", trust.to_string()))
}

/// The employment must be one that the rule set places (Ahus report 2020, 7.3.1.1, criterion 1).
fn employment(problem: &Problem, candidate: &Candidate) -> Option<Failure> {
    let rule = problem.rules.eligibility().employment.as_ref()?;
    if rule.value.contains(&candidate.employment) {
        return None;
    }
    Some((EligibilityRule::Employment, "employment", candidate.employment.word().to_owned()))
}
