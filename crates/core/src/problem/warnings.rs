//! What the document alone warns of (docs/readings.md, Warnings).

use super::TrustIx;
use super::build::Directories;
use super::candidates::Context;
use crate::document::{
    CandidateDocument, CountedPeriod, Id, PlaceDocument, ProblemDocument, WarningCode, WarningDocument,
};

/// A warning about a candidate, or about nobody.
pub(crate) fn warning(code: WarningCode, candidate: Option<&Id>) -> WarningDocument {
    WarningDocument { code, candidate: candidate.cloned(), id: None, value: None, rule: None }
}

/// The document's warnings, in the plan's order: those about its candidates, and all others.
pub(super) fn of(document: &ProblemDocument, of_candidates: Vec<WarningDocument>) -> Vec<WarningDocument> {
    let mut warnings = of_candidates;
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

/// What the document warns of about one candidate of this trust.
pub(super) fn of_candidate(
    context: &Context<'_, '_>,
    candidate: &CandidateDocument,
    trust: TrustIx,
    warnings: &mut Vec<WarningDocument>,
) {
    dates(context.document, candidate, warnings);
    fields(context.directories, candidate, trust, warnings);
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

/// Wished fields that no unit of the trust has.
fn fields(
    directories: &Directories<'_>,
    candidate: &CandidateDocument,
    trust: TrustIx,
    warnings: &mut Vec<WarningDocument>,
) {
    let Some(known) = directories.trust_fields.get(trust) else { return };
    for place in &candidate.places {
        let PlaceDocument::Field(field) = place else { continue };
        let index = directories.fields.get(field.as_str());
        if index.is_none_or(|index| known.binary_search(index).is_err()) {
            let id = Some(field.to_string());
            warnings.push(WarningDocument { id, ..warning(WarningCode::FieldUnknown, Some(&candidate.id)) });
        }
    }
}
