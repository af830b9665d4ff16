//! What a violation found and what it expects: values as the plan writes them, or words in the reader's language.

use std::fmt;

use serde::{Serialize, Serializer};

use super::values::Segment;
use crate::{calendar::Quarter, document::SplitRule, language::Language};

/// A text in the reader's language; both may hold the variables in scope.
macro_rules! say {
    ($language:expr, $nb:literal, $en:literal) => {
        match $language {
            $crate::language::Language::Nb => format!($nb),
            $crate::language::Language::En => format!($en),
        }
    };
}
pub(super) use say;

/// What a plan says, or should say. As JSON it is its English text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// A value as the documents write it: an id, a number, a date, a quarter, a code.
    Value(String),
    /// Several values.
    Values(Vec<String>),
    /// Nothing stands there.
    Nothing,
    /// A candidate's lack of a place.
    NoPlace,
    /// A number and all above it.
    AtLeast(u32),
    /// A number and all below it.
    AtMost(u32),
    /// A date or a quarter and all after it.
    NotBefore(String),
    /// A period and all before it.
    NotAfter(String),
    /// From one quarter to another, both included.
    Span {
        /// The first quarter.
        from: Quarter,
        /// The last quarter.
        to: Quarter,
    },
    /// A pool in a quarter.
    Posts {
        /// The pool.
        pool: String,
        /// The quarter.
        quarter: Quarter,
    },
    /// What a pool, a unit or a municipality has in a quarter.
    Used {
        /// Its id.
        id: String,
        /// The quarter.
        quarter: Quarter,
        /// How many.
        count: u32,
    },
    /// A pool used in a unit.
    PoolInUnit {
        /// The pool.
        pool: String,
        /// The unit.
        unit: String,
    },
    /// Where and when a candidate serves.
    Segments(Vec<StatedSegment>),
    /// The same of another candidate.
    OptionOf {
        /// The other candidate.
        candidate: String,
        /// Where and when.
        segments: Vec<StatedSegment>,
    },
    /// A candidate in one of these lists of the plan.
    Listed {
        /// The candidate.
        candidate: String,
        /// The names of the lists.
        lists: Vec<&'static str>,
    },
    /// At this pointer and nowhere else.
    OnlyAt(String),
    /// Ahead of the entry at this pointer.
    Before(String),
    /// What a rule demands.
    Demand(Demand),
}

/// A stretch in one unit on one pool, as a plan or a commitment states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedSegment {
    /// The unit.
    pub unit: String,
    /// The pool.
    pub pool: String,
    /// First quarter.
    pub from: Quarter,
    /// Last quarter.
    pub to: Quarter,
}

/// What a rule demands of a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    /// Someone whom the problem holds.
    KnownCandidate,
    /// A shape for so many months.
    Shape {
        /// The months needed.
        months: u32,
    },
    /// A split that is among the wishes.
    WishedSplit,
    /// What the rule set asks for before a 3+3 placement; nothing where it allows none.
    SplitTerms(Option<SplitRule>),
    /// Two different units.
    TwoUnits,
    /// No quarter that a leave overlaps.
    NoLeave,
    /// A unit of this trust.
    UnitOf(String),
    /// Units among the wishes.
    Wishes,
    /// An offer that was not turned down.
    NotDeclined,
    /// A pool of this trust.
    PoolOf(String),
    /// A pool that may be used in this unit.
    PoolFor(String),
    /// A pool with posts in every quarter.
    PostsThroughout,
    /// A pool that is a vacancy.
    Vacancy,
}

impl Statement {
    /// A value as it is written.
    pub(super) fn value(value: impl fmt::Display) -> Self {
        Self::Value(value.to_string())
    }

    /// A value that may be absent.
    pub(super) fn any<T: fmt::Display>(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Self::value)
    }

    /// Several values as they are written.
    pub(super) fn values<T: fmt::Display>(values: &[T]) -> Self {
        Self::Values(values.iter().map(T::to_string).collect())
    }

    /// Where and when.
    pub(super) fn segments(segments: &[Segment<'_>]) -> Self {
        Self::Segments(stated(segments))
    }

    /// Another candidate's place.
    pub(super) fn option_of(candidate: &str, segments: &[Segment<'_>]) -> Self {
        Self::OptionOf { candidate: candidate.to_owned(), segments: stated(segments) }
    }

    /// A pool in a quarter.
    pub(super) fn posts(pool: &str, quarter: Quarter) -> Self {
        Self::Posts { pool: pool.to_owned(), quarter }
    }

    /// The words: part of a sentence, in this language.
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Value(value) if value.is_empty() => say!(language, "en tom tekst", "an empty text"),
            Self::Value(value) => value.clone(),
            Self::Values(values) if !values.is_empty() => values.join(", "),
            Self::Nothing | Self::Values(_) => say!(language, "ingenting", "nothing"),
            Self::NoPlace => say!(language, "ingen plass", "no place"),
            Self::AtLeast(number) => say!(language, "minst {number}", "at least {number}"),
            Self::AtMost(number) => say!(language, "høyst {number}", "at most {number}"),
            Self::NotBefore(first) => say!(language, "{first} eller senere", "{first} or later"),
            Self::NotAfter(last) => say!(language, "{last} eller tidligere", "{last} or earlier"),
            Self::Span { from, to } => say!(language, "fra {from} til {to}", "from {from} to {to}"),
            Self::Posts { pool, quarter } => say!(language, "{pool} i {quarter}", "{pool} in {quarter}"),
            Self::Used { id, quarter, count } => {
                say!(language, "{id} har {count} i {quarter}", "{id} has {count} in {quarter}")
            }
            Self::PoolInUnit { pool, unit } => say!(language, "{pool} ved {unit}", "{pool} in {unit}"),
            Self::Segments(segments) => places(segments, language),
            Self::OptionOf { candidate, segments } => {
                let places = places(segments, language);
                say!(language, "{candidate}, som har {places}", "{candidate}, who has {places}")
            }
            Self::Listed { candidate, lists } => {
                let lists = one_of(lists, language);
                say!(language, "{candidate} i {lists}", "{candidate} in {lists}")
            }
            Self::OnlyAt(pointer) => say!(language, "bare i {pointer}", "only at {pointer}"),
            Self::Before(pointer) => say!(language, "foran {pointer}", "before {pointer}"),
            Self::Demand(demand) => demand.text(language),
        }
    }
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text(Language::En))
    }
}

impl From<Demand> for Statement {
    fn from(demand: Demand) -> Self {
        Self::Demand(demand)
    }
}

impl Demand {
    /// What is demanded, as part of a sentence.
    fn text(&self, language: Language) -> String {
        match self {
            Self::KnownCandidate => say!(language, "en kandidat i problemdokumentet", "a candidate of the problem"),
            Self::Shape { months } => {
                say!(language, "en tillatt inndeling av {months} måneder", "a permitted shape of {months} months")
            }
            Self::WishedSplit => {
                say!(language, "at delingen står blant ønskene", "that the split is among the wishes")
            }
            Self::SplitTerms(rule) => split_terms(rule.as_ref(), language),
            Self::TwoUnits => say!(language, "to ulike enheter", "two different units"),
            Self::NoLeave => say!(language, "bare kvartaler uten permisjon", "quarters without leave alone"),
            Self::UnitOf(trust) => say!(language, "en enhet i {trust}", "a unit of {trust}"),
            Self::Wishes => say!(language, "enheter blant ønskene", "units among the wishes"),
            Self::NotDeclined => {
                say!(language, "et tilbud som ikke er avslått", "an offer that was not turned down")
            }
            Self::PoolOf(trust) => say!(language, "en stilling i {trust}", "a pool of {trust}"),
            Self::PoolFor(unit) => {
                say!(language, "en stilling som kan brukes ved {unit}", "a pool that may be used in {unit}")
            }
            Self::PostsThroughout => {
                say!(language, "en stilling som finnes i alle kvartalene", "a pool with posts in every quarter")
            }
            Self::Vacancy => say!(language, "et vikariat", "a vacancy"),
        }
    }
}

/// Names of the plan's lists, of which one is meant.
pub(super) fn one_of(lists: &[&str], language: Language) -> String {
    lists.join(&say!(language, " eller ", " or "))
}

fn split_terms(rule: Option<&SplitRule>, language: Language) -> String {
    match rule {
        None => say!(language, "et regelsett som tillater delte plasser", "a rule set that allows splits"),
        Some(SplitRule::ByWish) => say!(language, "samtykke fra helseforetaket", "the trust's consent"),
        Some(SplitRule::ByWishAndNeed) => say!(
            language,
            "samtykke fra helseforetaket og at behovet er oppgitt",
            "the trust's consent and a need that is stated"
        ),
    }
}

fn stated(segments: &[Segment<'_>]) -> Vec<StatedSegment> {
    let stated = |segment: &Segment<'_>| {
        let Segment { unit, pool, from, to } = *segment;
        StatedSegment { unit: unit.to_owned(), pool: pool.to_owned(), from, to }
    };
    segments.iter().map(stated).collect()
}

/// Segments one after another.
fn places(segments: &[StatedSegment], language: Language) -> String {
    if segments.is_empty() {
        return say!(language, "ingen ledd", "no segments");
    }
    let place = |StatedSegment { unit, pool, from, to }: &StatedSegment| {
        say!(
            language,
            "{unit} på stillingen {pool} fra {from} til {to}",
            "{unit} on the pool {pool} from {from} to {to}"
        )
    };
    let places: Vec<String> = segments.iter().map(place).collect();
    places.join(&say!(language, ", deretter ", ", then "))
}
