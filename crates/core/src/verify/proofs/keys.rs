//! The values of the criteria as reasons state them (docs/verification.md, Keys).

use super::super::{
    facts::{Candidate, Facts},
    ranking::{employment_class, wishes_nearest},
    service,
};
use crate::{
    calendar::Date,
    document::{CriterionDocument, CriterionName},
};

/// The key of a criterion, as text.
pub(super) fn write(facts: &Facts<'_>, candidate: &Candidate<'_>, criterion: &CriterionDocument, text: &mut String) {
    let document = candidate.document;
    match criterion.criterion {
        CriterionName::Interrupted => text.push_str(yes_or_no(document.interrupted)),
        CriterionName::NearestHospital => text.push_str(yes_or_no(wishes_nearest(facts, candidate))),
        CriterionName::Employment => {
            let class = employment_class(candidate, criterion.classes.as_deref().unwrap_or_default());
            number(text, u32::try_from(class + 1).unwrap_or(u32::MAX));
            text.push(' ');
            text.push_str(document.employment.word());
        }
        CriterionName::ServiceMonths => {
            let months = service::at_decision(facts, candidate);
            if let Some(width) = criterion.width.map(|width| width.0).filter(|width| *width > 1) {
                number(text, months / width * width);
                text.push(' ');
            }
            number(text, months);
        }
        CriterionName::RemainingTime => match document.expected_completion {
            Some(completion) => day(text, completion),
            None => text.push_str("none"),
        },
        CriterionName::SupervisionGroup => text.push_str(document.supervision_group.word()),
        CriterionName::Progress => {
            number(text, document.learning_goals_done.0);
            text.push('/');
            number(text, document.courses_done.0);
        }
        CriterionName::SpecialistShortage => {
            let shortage = candidate.municipality.is_some_and(|municipality| municipality.specialist_shortage);
            text.push_str(yes_or_no(shortage));
        }
        CriterionName::MunicipalRank => match document.municipal_rank {
            Some(rank) => number(text, rank.0),
            None => text.push_str("none"),
        },
        CriterionName::RegisteredOn => day(text, document.registered_on),
    }
}

/// The digits of a number: there are many, and the ways of `format!` are long.
fn number(text: &mut String, number: u32) {
    text.push_str(itoa::Buffer::new().format(number));
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A day as documents write it.
fn day(text: &mut String, day: Date) {
    // To write into a text never fails.
    let _ = day.write(text);
}
