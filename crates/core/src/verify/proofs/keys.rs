//! The values of the criteria as reasons state them (docs/verification.md, Keys).

use std::fmt::{self, Write};

use super::super::{candidates::Candidate, facts::Facts, service};
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
    /// The digits of a number.
    fn number(&mut self, number: u32) -> fmt::Result;

    /// A day as documents write it.
    fn day(&mut self, day: Date) -> fmt::Result;
}

impl Text for String {
    fn number(&mut self, number: u32) -> fmt::Result {
        write!(self, "{number}")
    }

    fn day(&mut self, day: Date) -> fmt::Result {
        day.write(self)
    }
}

/// What is left of a text, of which each part that is written must be the next. What is quicker to read than to write is read.
struct Rest<'s>(&'s str);

impl Text for Rest<'_> {
    fn number(&mut self, number: u32) -> fmt::Result {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit);
        let (count, stated) = digits.fold((0, 0_u64), |(count, value), digit| {
            (count + 1, value.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
        });
        let is_one = count > 0 && (count == 1 || !self.0.starts_with('0')) && stated == u64::from(number);
        self.0 = self.0.get(count..).filter(|_| is_one).ok_or(fmt::Error)?;
        Ok(())
    }

    fn day(&mut self, day: Date) -> fmt::Result {
        // A day has one text.
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
            text.number(u32::try_from(read[0] + 1).unwrap_or(u32::MAX))?;
            text.write_str(" ")?;
            text.write_str(document.employment.word())
        }
        CriterionName::ServiceMonths => {
            let Some(width) = criterion.width.map(|width| width.0).filter(|width| *width > 1) else {
                return text.number(u32::try_from(-read[0]).unwrap_or(0));
            };
            let months = service::at_decision(facts, candidate);
            text.number(months / width * width)?;
            text.write_str(" ")?;
            text.number(months)
        }
        CriterionName::RemainingTime => match document.expected_completion {
            Some(completion) => text.day(completion),
            None => text.write_str("none"),
        },
        CriterionName::SupervisionGroup => text.write_str(document.supervision_group.word()),
        CriterionName::Progress => {
            text.number(document.learning_goals_done.0)?;
            text.write_str("/")?;
            text.number(document.courses_done.0)
        }
        CriterionName::SpecialistShortage => {
            let shortage = candidate.municipality.is_some_and(|municipality| municipality.specialist_shortage);
            yes_or_no(text, shortage)
        }
        CriterionName::MunicipalRank => match document.municipal_rank {
            Some(rank) => text.number(rank.0),
            None => text.write_str("none"),
        },
        CriterionName::RegisteredOn => text.day(document.registered_on),
    }
}

fn yes_or_no(text: &mut impl Text, value: bool) -> fmt::Result {
    if value { text.write_str("true") } else { text.write_str("false") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written() {
        let texts = [
            "",
            "0",
            "00",
            "7",
            "07",
            "70",
            "7 locum",
            "4294967295",
            "4294967296",
            "99999999999999999999999",
            "x",
            "-7",
        ];
        for number in [0, 7, 70, u32::MAX] {
            for text in texts {
                let mut rest = Rest(text);
                let is_read = rest.number(number).is_ok();
                let digits = text.split(|letter: char| !letter.is_ascii_digit()).next().unwrap();
                assert_eq!(is_read, digits == number.to_string(), "{number} {text}");
                assert!(!is_read || rest.0 == &text[digits.len()..]);
            }
        }
    }

    #[test]
    fn a_day_is_read_as_it_is_written() {
        let day: Date = "2023-03-01".parse().unwrap();
        for text in ["2023-03-01", "2023-03-02", "2023-3-1", "", "2023-03-01 "] {
            let mut rest = Rest(text);
            let is_whole = rest.day(day).is_ok() && rest.0.is_empty();
            assert_eq!(is_whole, text == day.to_string(), "{text}");
        }
    }
}
