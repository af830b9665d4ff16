//! The values of the criteria as reasons state them (docs/verification.md, Keys).

use std::fmt::{self, Write};

use super::super::{
    facts::{Candidate, Facts},
    ranking::{employment_class, wishes_nearest},
    service,
};
use crate::document::{CriterionDocument, CriterionName};

/// The key of a criterion, as text.
pub(super) fn text(facts: &Facts<'_>, candidate: &Candidate<'_>, criterion: &CriterionDocument) -> String {
    let mut text = String::new();
    // To write into a text never fails.
    let _ = write(facts, candidate, criterion, &mut text);
    text
}

/// Whether a stated text is the key of a criterion. Nearly all are: nothing is written to see it.
pub(super) fn is(facts: &Facts<'_>, candidate: &Candidate<'_>, criterion: &CriterionDocument, stated: &str) -> bool {
    let mut rest = Rest(stated);
    write(facts, candidate, criterion, &mut rest).is_ok() && rest.0.is_empty()
}

/// What is left of a text, of which each part that is written must be the next.
struct Rest<'s>(&'s str);

impl Write for Rest<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
        Ok(())
    }
}

fn write(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    criterion: &CriterionDocument,
    text: &mut impl Write,
) -> fmt::Result {
    let document = candidate.document;
    match criterion.criterion {
        CriterionName::Interrupted => text.write_str(yes_or_no(document.interrupted)),
        CriterionName::NearestHospital => text.write_str(yes_or_no(wishes_nearest(facts, candidate))),
        CriterionName::Employment => {
            let class = employment_class(candidate, criterion.classes.as_deref().unwrap_or_default());
            number(text, u32::try_from(class + 1).unwrap_or(u32::MAX))?;
            text.write_str(" ")?;
            text.write_str(document.employment.word())
        }
        CriterionName::ServiceMonths => {
            let months = service::at_decision(facts, candidate);
            if let Some(width) = criterion.width.map(|width| width.0).filter(|width| *width > 1) {
                number(text, months / width * width)?;
                text.write_str(" ")?;
            }
            number(text, months)
        }
        CriterionName::RemainingTime => match document.expected_completion {
            Some(completion) => completion.write(text),
            None => text.write_str("none"),
        },
        CriterionName::SupervisionGroup => text.write_str(document.supervision_group.word()),
        CriterionName::Progress => {
            number(text, document.learning_goals_done.0)?;
            text.write_str("/")?;
            number(text, document.courses_done.0)
        }
        CriterionName::SpecialistShortage => {
            let shortage = candidate.municipality.is_some_and(|municipality| municipality.specialist_shortage);
            text.write_str(yes_or_no(shortage))
        }
        CriterionName::MunicipalRank => match document.municipal_rank {
            Some(rank) => number(text, rank.0),
            None => text.write_str("none"),
        },
        CriterionName::RegisteredOn => document.registered_on.write(text),
    }
}

/// The digits of a number: there are many, and the ways of `format!` are long.
fn number(text: &mut impl Write, number: u32) -> fmt::Result {
    text.write_str(itoa::Buffer::new().format(number))
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
