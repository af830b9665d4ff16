//! A change as text: what `alis explain --what-if` takes, and what an answer repeats.
//!
//! ```text
//! post POOL PERIOD|QUARTER +N|-N
//! unit UNIT +N|-N
//! municipality MUNICIPALITY +N|-N
//! candidate CANDIDATE service_months +N|-N
//! candidate CANDIDATE supervision_group none|started|completed
//! candidate CANDIDATE earliest PERIOD
//! candidate CANDIDATE latest PERIOD|none
//! candidate CANDIDATE add-place PLACE
//! candidate CANDIDATE first-place PLACE
//! candidate CANDIDATE open_to_others true|false
//! candidate CANDIDATE prefers time|place
//! candidate CANDIDATE withdraw
//! PLACE = unit UNIT | hospital HOSPITAL | field TEXT | split UNIT UNIT
//! ```
//!
//! Words stand between spaces; an id or a text with a space, a quotation mark or a backslash stands in quotation marks,
//! where `\"` and `\\` are the two characters themselves.

use std::fmt;

use super::expression_error::{Expected, ExpressionError};
use crate::calendar::Period;
use crate::document::{CandidateChange, Change, CountedPeriod, Id, PlaceDocument, Prefers, SupervisionGroup};

/// Reads a change from its text.
///
/// # Errors
/// At the first word that does not fit: its column, the word, what was expected, and what to do.
///
/// # Examples
///
/// ```
/// use alis::counterfactual::parse;
///
/// let change = parse("candidate K001 add-place hospital narvik")?;
/// assert_eq!(change.to_string(), "candidate K001 add-place hospital narvik");
/// let error = parse("post p1 2023-P3 +1").unwrap_err();
/// assert_eq!((error.column, error.value.as_str()), (9, "2023-P3"));
/// # Ok::<(), alis::counterfactual::ExpressionError>(())
/// ```
pub fn parse(text: &str) -> Result<Change, ExpressionError> {
    let mut words = Words { rest: text, column: 1 };
    let change = match words.one_of(&SUBJECTS)? {
        "post" => Change::Post {
            post: words.id(Expected::Id("post"))?,
            period: words.read(Expected::CountedPeriod, CountedPeriod::parse)?,
            by: words.read(Expected::Difference, difference)?,
        },
        "unit" => {
            Change::Unit { unit: words.id(Expected::Id("unit"))?, by: words.read(Expected::Difference, difference)? }
        }
        "municipality" => Change::Municipality {
            municipality: words.id(Expected::Id("municipality"))?,
            by: words.read(Expected::Difference, difference)?,
        },
        _ => Change::Candidate { candidate: words.id(Expected::Id("candidate"))?, change: of_candidate(&mut words)? },
    };
    match words.next()? {
        None => Ok(change),
        Some(word) => Err(word.not(Expected::End)),
    }
}

const SUBJECTS: [&str; 4] = ["post", "unit", "municipality", "candidate"];
const CHANGES: [&str; 9] = [
    "service_months",
    "supervision_group",
    "earliest",
    "latest",
    "add-place",
    "first-place",
    "open_to_others",
    "prefers",
    "withdraw",
];
const PLACES: [&str; 4] = ["unit", "hospital", "field", "split"];

fn of_candidate(words: &mut Words<'_>) -> Result<CandidateChange, ExpressionError> {
    let period = |text: &str| text.parse::<Period>().ok();
    Ok(match words.one_of(&CHANGES)? {
        "service_months" => CandidateChange::ServiceMonths(words.read(Expected::Difference, difference)?),
        "supervision_group" => {
            CandidateChange::SupervisionGroup(match words.one_of(&["none", "started", "completed"])? {
                "none" => SupervisionGroup::None,
                "started" => SupervisionGroup::Started,
                _ => SupervisionGroup::Completed,
            })
        }
        "earliest" => CandidateChange::Earliest(words.read(Expected::Period, period)?),
        "latest" => words.read(Expected::PeriodOrNone, |text| match text {
            "none" => Some(CandidateChange::NoLatest),
            _ => period(text).map(CandidateChange::Latest),
        })?,
        "add-place" => CandidateChange::AddPlace(place(words)?),
        "first-place" => CandidateChange::FirstPlace(place(words)?),
        "open_to_others" => CandidateChange::OpenToOthers(words.one_of(&["true", "false"])? == "true"),
        "prefers" => CandidateChange::Prefers(match words.one_of(&["time", "place"])? {
            "time" => Prefers::Time,
            _ => Prefers::Place,
        }),
        _ => CandidateChange::Withdraw,
    })
}

fn place(words: &mut Words<'_>) -> Result<PlaceDocument, ExpressionError> {
    Ok(match words.one_of(&PLACES)? {
        "unit" => PlaceDocument::Unit(words.id(Expected::Id("unit"))?),
        "hospital" => PlaceDocument::Hospital(words.id(Expected::Id("hospital"))?),
        "field" => PlaceDocument::Field(words.read(Expected::Field, |text| Some(text.into()))?),
        _ => PlaceDocument::Split([words.id(Expected::Id("unit"))?, words.id(Expected::Id("unit"))?]),
    })
}

/// How many more or fewer; the sign must stand, so that nobody takes it for the new count.
fn difference(text: &str) -> Option<i32> {
    let signed = text.starts_with(['+', '-']);
    text.parse().ok().filter(|by| signed && *by != 0)
}

/// What is left of an expression.
struct Words<'a> {
    rest: &'a str,
    /// The column of its first character, from 1.
    column: usize,
}

/// A word of an expression.
struct Word {
    text: String,
    column: usize,
}

impl Word {
    fn not(self, expected: Expected) -> ExpressionError {
        ExpressionError { column: self.column, value: self.text, expected }
    }
}

impl Words<'_> {
    /// Goes on by one character.
    fn step(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let char = chars.next()?;
        self.rest = chars.as_str();
        self.column += 1;
        Some(char)
    }

    /// The next word; `None` at the end.
    fn next(&mut self) -> Result<Option<Word>, ExpressionError> {
        while self.rest.starts_with(char::is_whitespace) {
            self.step();
        }
        let column = self.column;
        let mut text = String::new();
        if self.rest.is_empty() {
            return Ok(None);
        }
        if !self.rest.starts_with('"') {
            while let Some(char) = self.rest.chars().next().filter(|char| !char.is_whitespace()) {
                text.push(char);
                self.step();
            }
            return Ok(Some(Word { text, column }));
        }
        self.step();
        loop {
            match self.step() {
                Some('"') => return Ok(Some(Word { text, column })),
                Some('\\') => text.extend(self.step()),
                Some(char) => text.push(char),
                None => return Err(Word { text, column }.not(Expected::ClosingMark)),
            }
        }
    }

    /// The next word, as this reads it.
    fn read<T>(&mut self, expected: Expected, of: impl Fn(&str) -> Option<T>) -> Result<T, ExpressionError> {
        let Some(word) = self.next()? else {
            return Err(Word { text: String::new(), column: self.column }.not(expected));
        };
        of(&word.text).ok_or_else(|| word.not(expected))
    }

    fn id(&mut self, expected: Expected) -> Result<Id, ExpressionError> {
        self.read(expected, |text| Id::new(text).ok())
    }

    /// The next word, which must be one of these.
    fn one_of(&mut self, words: &'static [&'static str]) -> Result<&'static str, ExpressionError> {
        self.read(Expected::OneOf(words), |text| words.iter().copied().find(|word| *word == text))
    }
}

/// The text of the change; [`parse`] reads it back.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Post { post, period, by } => write!(f, "post {} {period} {by:+}", Quoted(post)),
            Self::Unit { unit, by } => write!(f, "unit {} {by:+}", Quoted(unit)),
            Self::Municipality { municipality, by } => write!(f, "municipality {} {by:+}", Quoted(municipality)),
            Self::Candidate { candidate, change } => write!(f, "candidate {} {change}", Quoted(candidate)),
        }
    }
}

impl fmt::Display for CandidateChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ServiceMonths(by) => write!(f, "service_months {by:+}"),
            Self::SupervisionGroup(group) => write!(f, "supervision_group {}", group.word()),
            Self::Earliest(period) => write!(f, "earliest {period}"),
            Self::Latest(period) => write!(f, "latest {period}"),
            Self::NoLatest => f.write_str("latest none"),
            Self::AddPlace(place) => write!(f, "add-place {}", Placed(place)),
            Self::FirstPlace(place) => write!(f, "first-place {}", Placed(place)),
            Self::OpenToOthers(open) => write!(f, "open_to_others {open}"),
            Self::Prefers(Prefers::Time) => f.write_str("prefers time"),
            Self::Prefers(Prefers::Place) => f.write_str("prefers place"),
            Self::Withdraw => f.write_str("withdraw"),
        }
    }
}

/// A wish as an expression writes it.
struct Placed<'a>(&'a PlaceDocument);

impl fmt::Display for Placed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            PlaceDocument::Unit(unit) => write!(f, "unit {}", Quoted(unit)),
            PlaceDocument::Hospital(hospital) => write!(f, "hospital {}", Quoted(hospital)),
            PlaceDocument::Field(field) => write!(f, "field {}", Quoted(field)),
            PlaceDocument::Split([a, b]) => write!(f, "split {} {}", Quoted(a), Quoted(b)),
        }
    }
}

/// A text as one word.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_empty() && !self.0.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\\')) {
            return f.write_str(self.0);
        }
        write!(f, "\"{}\"", self.0.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_read_back_from_its_text() {
        for text in [
            "post p1 2023-P2 +1",
            "post \"p 1\" 2023-P2a -2",
            "unit \"a \\\"b\\\" \\\\c\" +1",
            "municipality 1833 +1",
            "candidate K1 service_months +3",
            "candidate K1 supervision_group completed",
            "candidate K1 earliest 2022-P1",
            "candidate K1 latest 2024-P1",
            "candidate K1 latest none",
            "candidate K1 add-place hospital narvik",
            "candidate K1 add-place field \"Indre medisin\"",
            "candidate K1 first-place split a b",
            "candidate K1 open_to_others true",
            "candidate K1 prefers place",
            "candidate K1 withdraw",
        ] {
            assert_eq!(parse(text).map(|change| change.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn an_error_names_the_word_and_its_column() {
        for (text, column, value, expected) in [
            ("", 1, "", Expected::OneOf(&SUBJECTS)),
            ("posts p1", 1, "posts", Expected::OneOf(&SUBJECTS)),
            ("post", 5, "", Expected::Id("post")),
            ("post p1 2023", 9, "2023", Expected::CountedPeriod),
            ("unit  å  1", 10, "1", Expected::Difference),
            ("unit u +0", 8, "+0", Expected::Difference),
            ("unit u +99999999999", 8, "+99999999999", Expected::Difference),
            ("unit \"u", 6, "u", Expected::ClosingMark),
            ("unit u +1 +1", 11, "+1", Expected::End),
            ("candidate K1 leave none", 14, "leave", Expected::OneOf(&CHANGES)),
            ("candidate K1 latest 2023-P1a", 21, "2023-P1a", Expected::PeriodOrNone),
            ("candidate K1 add-place town x", 24, "town", Expected::OneOf(&PLACES)),
        ] {
            assert_eq!(parse(text), Err(ExpressionError { column, value: value.to_owned(), expected }), "{text}");
        }
    }

    #[test]
    fn advice_names_the_word_that_was_meant() {
        let error = parse("candidate K1 servicemonths +3").unwrap_err();
        assert!(error.to_string().ends_with("Did you mean service_months?"), "{error}");
    }
}
