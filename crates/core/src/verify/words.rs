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
    /// A post, a unit or a municipality in a quarter or a period.
    At {
        /// Its id.
        id: String,
        /// The quarter, or the period.
        time: String,
    },
    /// All above a number.
    MoreThan(u64),
    /// A candidate's options from a start.
    OptionsFrom {
        /// The candidate.
        candidate: String,
        /// The start.
        start: Quarter,
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
    /// Proofs, or the word that it was resolved.
    Proofs,
    /// An option that a cited proof closes.
    Closed,
    /// A proof that the plan holds, after the one before it in the list.
    KnownProof,
    /// A closed set, a count, or a case proof before this one.
    EarlierProof,
    /// The pass that is spoken of.
    Pass,
    /// The form of a closed set or a count.
    ClosedSet,
    /// The form of a case proof.
    Cases,
    /// A node that is one thing.
    Node,
    /// A limit of the problem, in the horizon.
    Limit,
    /// A post or a unit of the problem.
    PostOrUnit,
    /// Once in the list.
    Once,
    /// A candidate with a stake.
    Stake,
    /// A part of the period that is certain, and never the whole.
    CertainPart,
    /// One of the two quarters, and never the whole.
    EitherPart,
    /// In one of the two lists alone.
    OneOfLists,
    /// Somebody who waits at the proof's rank or behind, with the pass of the start.
    BehindProof,
    /// A case proof with something to refute.
    Refutes,
    /// Nodes each of which is pointed to once, from before it.
    Tree,
    /// No more nodes than may be.
    FewNodes,
    /// No option.
    NothingLeft,
    /// A proof that a reason cites.
    Cited,
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
            Self::At { id, time } => say!(language, "{id} i {time}", "{id} in {time}"),
            Self::MoreThan(number) => say!(language, "mer enn {number}", "more than {number}"),
            Self::OptionsFrom { candidate, start } => {
                say!(language, "{candidate} med oppstart {start}", "{candidate} starting in {start}")
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
            _ => self.of_proof(language).to_owned(),
        }
    }

    /// What is demanded of reasons and proofs.
    fn of_proof(&self, language: Language) -> &'static str {
        let (nb, en) = match self {
            Self::Proofs => ("bevis, eller merket resolved", "proofs, or the mark resolved"),
            Self::Closed => ("stengt av et bevis", "closed by a proof"),
            Self::KnownProof => {
                ("et bevis i planen, nevnt i stigende orden", "a proof of the plan, named in ascending order")
            }
            Self::EarlierProof => ("et bevis som står foran dette", "a proof that stands before this one"),
            Self::Pass => ("time eller place", "time or place"),
            Self::ClosedSet => (
                "closed_set, eller count når en grense gjelder hele halvår, med grenser og ingenting annet",
                "closed_set, or count where a limit is of whole half-years, with limits and nothing else",
            ),
            Self::Cases => ("kandidat, oppstart og noder alene", "a candidate, a start and nodes alone"),
            Self::Node => ("en forgrening eller et blad", "a split or a leaf"),
            Self::Limit => ("en grense i planperioden", "a limit in the horizon"),
            Self::PostOrUnit => ("en stilling eller en enhet", "a post or a unit"),
            Self::Once => ("nevnt én gang", "named once"),
            Self::Stake => ("en kandidat foran med plass", "a candidate ahead who has a place"),
            Self::CertainPart => {
                ("et sikkert kvartal, aldri hele halvåret", "a quarter for certain, never the whole half-year")
            }
            Self::EitherPart => (
                "det ene eller det andre kvartalet, aldri hele halvåret",
                "one quarter or the other, never the whole half-year",
            ),
            Self::OneOfLists => ("bare én av listene", "one of the lists alone"),
            Self::BehindProof => (
                "en kandidat bak beviset som planen gir plass eller ingen, med samme slags bevis",
                "a candidate behind the proof to whom the plan gives a place or none, with the same pass",
            ),
            Self::Refutes => ("noe å avkrefte", "something to refute"),
            Self::Tree => (
                "et tre der hver node pekes på én gang, forfra",
                "a tree in which each node is pointed to once, from before it",
            ),
            Self::FewNodes => ("høyst 10 000 noder", "at most 10,000 nodes"),
            Self::NothingLeft => ("ingen alternativer", "no options"),
            _ => ("brukt i en begrunnelse", "used by a reason"),
        };
        if language == Language::Nb { nb } else { en }
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
        let Segment { unit, pool, from, to, .. } = *segment;
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
