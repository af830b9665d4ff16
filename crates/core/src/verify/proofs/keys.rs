//! The values of the criteria as reasons state them (docs/verification.md, Keys).

use std::fmt::Write;

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
    let written = match criterion.criterion {
        CriterionName::Interrupted => text.write_str(yes_or_no(document.interrupted)),
        CriterionName::NearestHospital => text.write_str(yes_or_no(wishes_nearest(facts, candidate))),
        CriterionName::Employment => {
            let class = employment_class(candidate, criterion.classes.as_deref().unwrap_or_default());
            write_number(text, u32::try_from(class + 1).unwrap_or(u32::MAX))
                .and_then(|()| text.write_str(" "))
                .and_then(|()| text.write_str(document.employment.word()))
        }
        CriterionName::ServiceMonths => {
            let months = service::at_decision(facts, candidate);
            match criterion.width.map_or(1, |width| width.0) {
                0 | 1 => write_number(text, months),
                width => write!(text, "{} {months}", months / width * width),
            }
        }
        CriterionName::RemainingTime => match document.expected_completion {
            Some(day) => write_day(text, day),
            None => text.write_str("none"),
        },
        CriterionName::SupervisionGroup => text.write_str(document.supervision_group.word()),
        CriterionName::Progress => write_number(text, document.learning_goals_done.0)
            .and_then(|()| text.write_str("/"))
            .and_then(|()| write_number(text, document.courses_done.0)),
        CriterionName::SpecialistShortage => text
            .write_str(yes_or_no(candidate.municipality.is_some_and(|municipality| municipality.specialist_shortage))),
        CriterionName::MunicipalRank => match document.municipal_rank {
            Some(rank) => write_number(text, rank.0),
            None => text.write_str("none"),
        },
        CriterionName::RegisteredOn => write_day(text, document.registered_on),
    };
    // To write into a text never fails.
    let _ = written;
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// The digits of a number. There are many keys, and most are numbers of a digit or two.
fn write_number(text: &mut String, number: u32) -> std::fmt::Result {
    match u8::try_from(number) {
        Ok(digit @ 0..10) => text.write_char(char::from(b'0' + digit)),
        Ok(two @ 10..100) => write_two(text, two),
        _ => write!(text, "{number}"),
    }
}

/// Two digits of a number below 100.
fn write_two(text: &mut String, number: u8) -> std::fmt::Result {
    text.write_char(char::from(b'0' + number / 10))?;
    text.write_char(char::from(b'0' + number % 10))
}

/// A day as documents write it.
fn write_day(text: &mut String, day: Date) -> std::fmt::Result {
    let parts = [i16::from(day.month()), i16::from(day.day())];
    for two in [day.year() / 100, day.year() % 100] {
        write_two(text, u8::try_from(two).unwrap_or(0))?;
    }
    for two in parts {
        text.write_char('-')?;
        write_two(text, u8::try_from(two).unwrap_or(0))?;
    }
    Ok(())
}
