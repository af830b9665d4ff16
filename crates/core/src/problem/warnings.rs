//! What the document alone warns of (docs/readings.md, Warnings).

use super::Problem;
use crate::document::{
    CandidateDocument, CountedPeriod, Id, PlaceDocument, ProblemDocument, WarningCode, WarningDocument,
};

/// A warning about a candidate, or about nobody.
pub(crate) fn warning(code: WarningCode, candidate: Option<&Id>) -> WarningDocument {
    WarningDocument { code, candidate: candidate.cloned(), id: None, value: None, rule: None }
}

/// The document's warnings, in the plan's order.
pub(super) fn of(document: &ProblemDocument, problem: &Problem) -> Vec<WarningDocument> {
    let mut warnings: Vec<WarningDocument> = Vec::new();
    for candidate in &document.candidates {
        dates(document, candidate, &mut warnings);
        fields(problem, candidate, &mut warnings);
    }
    for municipality in document.municipalities.iter().filter(|m| m.registration.is_none()) {
        let id = Some(municipality.id.to_string());
        warnings.push(WarningDocument { id, ..warning(WarningCode::RegistrationUnknown, None) });
    }
    for pool in &document.posts {
        let outside = pool.periods.0.iter().filter(|(key, _)| !in_horizon(document, *key));
        warnings.extend(outside.map(|(key, _)| WarningDocument {
            id: Some(pool.id.to_string()),
            value: Some(key.to_string()),
            ..warning(WarningCode::PeriodOutsideHorizon, None)
        }));
    }
    warnings.sort_unstable();
    warnings
}

fn in_horizon(document: &ProblemDocument, key: CountedPeriod) -> bool {
    let period = match key {
        CountedPeriod::Period(period) => period,
        CountedPeriod::Quarter(quarter) => quarter.period(),
    };
    (document.first_period..=document.last_period).contains(&period)
}

fn dates(document: &ProblemDocument, candidate: &CandidateDocument, warnings: &mut Vec<WarningDocument>) {
    let mut warn = |code, value: String| {
        warnings.push(WarningDocument { value: Some(value), ..warning(code, Some(&candidate.id)) });
    };
    if candidate.registered_on > document.decision_date {
        warn(WarningCode::RegisteredAfterDecision, candidate.registered_on.to_string());
    }
    let renewed = candidate.updated_on.unwrap_or(candidate.registered_on);
    if renewed.add_months(6) < document.decision_date {
        warn(WarningCode::RegistrationStale, renewed.to_string());
    }
    if candidate.earliest > document.last_period {
        warn(WarningCode::EarliestAfterHorizon, candidate.earliest.to_string());
    }
    if let Some(latest) = candidate.latest.filter(|latest| *latest < candidate.earliest) {
        warn(WarningCode::LatestBeforeEarliest, latest.to_string());
    }
}

fn fields(problem: &Problem, candidate: &CandidateDocument, warnings: &mut Vec<WarningDocument>) {
    let Ok(trust) = problem.trusts.binary_search_by(|trust| trust.id.as_str().cmp(&candidate.trust)) else {
        return;
    };
    for place in &candidate.places {
        let PlaceDocument::Field(field) = place else { continue };
        let mut units = problem.trusts[trust].units.iter();
        if !units.any(|&unit| problem.units[unit].field.as_ref() == Some(field)) {
            let id = Some(field.clone());
            warnings.push(WarningDocument { id, ..warning(WarningCode::FieldUnknown, Some(&candidate.id)) });
        }
    }
}
