//! What is wrong with a document: where, what stands there, what was expected, what to do.

mod advice;
mod code;
mod form_advice;
mod form_text;
pub(crate) mod similar;
pub(crate) mod text;

use std::fmt;

pub use self::code::check_document;

use crate::calendar::Quarter;
use crate::language::Language;

/// One error in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: a JSON pointer (RFC 6901); empty for the document itself.
    pub pointer: String,
    /// Line in the document, from 1; 0 where the place is not in a document.
    pub line: usize,
    /// Column in the line in characters, from 1; 0 where the place is not in a document.
    pub column: usize,
    /// What stands there, at most 40 bytes of it; of an unknown field its name alone.
    pub value: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault at a pointer; line, column and value are found later, from the document.
    pub(crate) fn at(pointer: impl Into<String>, kind: FaultKind) -> Self {
        Self { pointer: pointer.into(), line: 0, column: 0, value: String::new(), kind }
    }

    /// What was expected instead.
    pub fn expected(&self, language: Language) -> String {
        self.kind.expected(language)
    }

    /// What to do, where a slip is likely.
    pub fn advice(&self, language: Language) -> Option<String> {
        self.kind.advice(&self.value, language)
    }

    /// The whole of it in one line: where, what stands there, what was expected, what to do. What would disturb a
    /// terminal is escaped.
    pub fn line(&self, language: Language) -> String {
        text::line(self, language)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line(Language::En))
    }
}

/// All errors of a document, in the order of their places in it. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Faults(pub Vec<Fault>);

/// The form that a value should have had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A JSON object.
    Object,
    /// A JSON array.
    List,
    /// A JSON string.
    Text,
    /// An id: 1 to 200 bytes without control characters.
    Id,
    /// `true` or `false`.
    Boolean,
    /// An integer from 0 to 1,000,000.
    Count,
    /// An integer from 0 to 4,294,967,295 (a plan's numbers).
    Integer,
    /// 3, 6, 9 or 12.
    Months,
    /// `YYYY-MM-DD`, years 1900 to 2199.
    Date,
    /// A plan's date: the same, and on to 2200-02-28, the end of the last quarter.
    PlannedDate,
    /// `2023-P1`
    Period,
    /// `2023-P1a`
    Quarter,
    /// A period or a quarter (a key of `periods`).
    CountedPeriod,
    /// One of these words.
    Word(&'static [&'static str]),
    /// `{"unit": …}`, `{"hospital": …}`, `{"field": …}` or `{"split": [unit, unit]}`.
    Place,
    /// A list of exactly two unit ids.
    Pair,
    /// The name of a built-in rule set, or a rule set object.
    Rules,
}

/// The kinds of thing that have ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// `trusts[]`
    Trust,
    /// `trusts[].hospitals[]`
    Hospital,
    /// Units of hospitals and of trusts.
    Unit,
    /// `posts[]`
    Post,
    /// `municipalities[]`
    Municipality,
    /// `candidates[]`
    Candidate,
}

/// What a limit belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitKind {
    /// The posts of a pool.
    Pool,
    /// `max_at_once` of a unit.
    Unit,
    /// `max_absent` of a municipality.
    Municipality,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Not JSON; the text says what the parser met.
    Syntax(String),
    /// Not UTF-8.
    NotUtf8,
    /// Longer than the limit, in bytes.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The last fault of a document that has too many to list; the pointer names the place where the reader stopped.
    TooMany {
        /// The number of faults that are listed before it.
        listed: usize,
    },
    /// A field that the format does not have.
    UnknownField {
        /// The fields that it has there.
        known: Vec<&'static str>,
        /// The one that was probably meant.
        similar: Option<&'static str>,
    },
    /// A key that stands twice in one object.
    RepeatedField,
    /// A required field that is missing; the pointer names the place it should have.
    MissingField,
    /// A value of the wrong type or form.
    Wrong(Form),
    /// An id that nothing in the document has.
    UnknownId {
        /// What should have it.
        entity: Entity,
        /// An id that was probably meant.
        similar: Option<String>,
    },
    /// An id that something of the same kind has already.
    RepeatedId {
        /// What has it.
        entity: Entity,
        /// Pointer to the first.
        first: String,
    },
    /// Something that belongs to another trust.
    OtherTrust {
        /// What it is.
        entity: Entity,
        /// The trust that it belongs to.
        belongs: String,
        /// The trust that was expected.
        expected: String,
    },
    /// A pool whose `units` is an empty list.
    NoUnits,
    /// Something that ends before it begins; holds its beginning as written.
    EndsBeforeItBegins {
        /// The beginning.
        begins: String,
    },
    /// A horizon of more than 100 periods.
    LongHorizon {
        /// The number of periods.
        periods: u32,
    },
    /// The same wish twice (a split equals its reverse).
    RepeatedPlace {
        /// Pointer to the first.
        first: String,
    },
    /// A split of one unit with itself.
    SplitOfOneUnit,
    /// `locum_from` or `locum_to` is missing though `employment` is `locum`.
    LocumWithoutDates,
    /// `locum_from` or `locum_to` stands though `employment` is not `locum`.
    DatesWithoutLocum,
    /// `service_counted_on` lies after `decision_date`.
    CountedAfterDecision {
        /// The decision date.
        decision: String,
    },
    /// A candidate with two commitments.
    SecondCommitment {
        /// Pointer to the first.
        first: String,
    },
    /// A commitment without segments.
    NoSegments,
    /// A segment that begins before the one before it has ended.
    SegmentOutOfOrder,
    /// Commitments that together break a limit.
    OverCommitted {
        /// What the limit belongs to.
        limit: LimitKind,
        /// Its id.
        id: String,
        /// The first quarter in which it is broken.
        quarter: Quarter,
        /// The limit.
        capacity: u32,
        /// The candidates whose commitments count against it there.
        candidates: Vec<String>,
    },
    /// A built-in rule set that does not exist.
    UnknownRules {
        /// Those that exist.
        known: Vec<&'static str>,
    },
    /// A criterion that stands twice; the pointer names the second.
    RepeatedCriterion {
        /// Pointer to the first.
        first: String,
    },
    /// `employment` without `classes`, or `classes` elsewhere.
    Classes,
    /// `width` elsewhere than with `service_months`, or 0.
    Width,
    /// `min_months` or `over_months` elsewhere than with `locum`, or both together.
    ContractMonths,
    /// No `lottery_seed`, though two candidates are equal by every criterion.
    SeedNeeded {
        /// The first of them.
        first: String,
        /// The second of them.
        second: String,
    },
}
