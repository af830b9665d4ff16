//! The values of the criteria as reasons state them (docs/verification.md, Keys).

use std::fmt::{self, Write};

use super::super::{
    facts::{Candidate, Facts},
    service,
};
use crate::{
    calendar::Date,
    document::{CriterionDocument, CriterionName},
};

/// What the ranking reads of a candidate by a criterion.
type Read = [i64; 2];

/// The key of a criterion, as text.
pub(super) fn text(facts: &Facts<'_>, candidate: &Candidate<'_>, criterion: &CriterionDocument, read: Read) -> String {
    let mut text = String::new();
    // To write into a text never fails.
    let _ = write(facts, candidate, (criterion, read), &mut text);
    text
}

/// Whether a stated text is the key of a criterion. Nearly all are: nothing is written to see it.
pub(super) fn is(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    criterion: &CriterionDocument,
    (read, stated): (Read, &str),
) -> bool {
    let mut rest = Rest(stated);
    write(facts, candidate, (criterion, read), &mut rest).is_ok() && rest.0.is_empty()
}

/// What a key is written into.
trait Text: Write {
    /// A day as documents write it.
    fn day(&mut self, day: Date) -> fmt::Result;
}

impl Text for String {
    fn day(&mut self, day: Date) -> fmt::Result {
        day.write(self)
    }
}

/// What is left of a text, of which each part that is written must be the next.
struct Rest<'s>(&'s str);

impl Text for Rest<'_> {
    fn day(&mut self, day: Date) -> fmt::Result {
        // Quicker to read than to write; a day has one text.
        if self.0.parse() == Ok(day) {
            self.0 = "";
            return Ok(());
        }
        day.write(self)
    }
}

impl Write for Rest<'_> {
    #[inline]
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
        Ok(())
    }
}

fn write(
    facts: &Facts<'_>,
    candidate: &Candidate<'_>,
    (criterion, read): (&CriterionDocument, Read),
    text: &mut impl Text,
) -> fmt::Result {
    let document = candidate.document;
    match criterion.criterion {
        CriterionName::Interrupted => yes_or_no(text, document.interrupted),
        CriterionName::NearestHospital => yes_or_no(text, read[0] == 0),
        CriterionName::Employment => {
            number(text, u32::try_from(read[0] + 1).unwrap_or(u32::MAX))?;
            text.write_str(" ")?;
            text.write_str(document.employment.word())
        }
        CriterionName::ServiceMonths => {
            let Some(width) = criterion.width.map(|width| width.0).filter(|width| *width > 1) else {
                return number(text, u32::try_from(-read[0]).unwrap_or(0));
            };
            let months = service::at_decision(facts, candidate);
            number(text, months / width * width)?;
            text.write_str(" ")?;
            number(text, months)
        }
        CriterionName::RemainingTime => match document.expected_completion {
            Some(completion) => text.day(completion),
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
            yes_or_no(text, shortage)
        }
        CriterionName::MunicipalRank => match document.municipal_rank {
            Some(rank) => number(text, rank.0),
            None => text.write_str("none"),
        },
        CriterionName::RegisteredOn => text.day(document.registered_on),
    }
}

/// The digits of a number: there are many, and the ways of `format!` are long.
fn number(text: &mut impl Text, number: u32) -> fmt::Result {
    text.write_str(itoa::Buffer::new().format(number))
}

fn yes_or_no(text: &mut impl Text, value: bool) -> fmt::Result {
    if value { text.write_str("true") } else { text.write_str("false") }
}
