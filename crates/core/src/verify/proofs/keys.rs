//! The values of the criteria as reasons state them (docs/verification.md, Keys).

use std::fmt::{Display, Write};

use super::super::{
    facts::{Candidate, Facts},
    ranking::{employment_class, wishes_nearest},
    service,
};
use crate::document::{CriterionDocument, CriterionName};

/// The key of a criterion, as text.
pub(super) fn write(facts: &Facts<'_>, candidate: &Candidate<'_>, criterion: &CriterionDocument, text: &mut String) {
    let document = candidate.document;
    let written = match criterion.criterion {
        CriterionName::Interrupted => write!(text, "{}", document.interrupted),
        CriterionName::NearestHospital => write!(text, "{}", wishes_nearest(facts, candidate)),
        CriterionName::Employment => {
            let class = employment_class(candidate, criterion.classes.as_deref().unwrap_or_default());
            write!(text, "{} {}", class + 1, document.employment.word())
        }
        CriterionName::ServiceMonths => {
            let months = service::at_decision(facts, candidate);
            match criterion.width.map_or(1, |width| width.0) {
                0 | 1 => write!(text, "{months}"),
                width => write!(text, "{} {months}", months / width * width),
            }
        }
        CriterionName::RemainingTime => write_any(text, document.expected_completion),
        CriterionName::SupervisionGroup => write!(text, "{}", document.supervision_group.word()),
        CriterionName::Progress => {
            write!(text, "{}/{}", document.learning_goals_done.0, document.courses_done.0)
        }
        CriterionName::SpecialistShortage => {
            write!(text, "{}", candidate.municipality.is_some_and(|municipality| municipality.specialist_shortage))
        }
        CriterionName::MunicipalRank => write_any(text, document.municipal_rank.map(|rank| rank.0)),
        CriterionName::RegisteredOn => write!(text, "{}", document.registered_on),
    };
    // To write into a text never fails.
    let _ = written;
}

fn write_any(text: &mut String, value: Option<impl Display>) -> std::fmt::Result {
    match value {
        Some(value) => write!(text, "{value}"),
        None => write!(text, "none"),
    }
}
