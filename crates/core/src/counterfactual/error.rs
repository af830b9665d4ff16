//! What can be wrong with a question, in words: the place in the expression, what stands there, what was expected, what
//! to do.

use crate::calendar::Period;
use crate::fault::similar::SimilarIds;
use crate::fault::{Entity, Faults};
use crate::language::Language;
use crate::planning::PlanError;

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub enum ChangeError {
    /// Nothing in the document has this id.
    Unknown {
        /// What should have it.
        entity: Entity,
        /// The id.
        id: String,
        /// An id that was probably meant.
        similar: Option<String>,
        /// The trust that it must be of, where it must be of one.
        trust: Option<String>,
    },
    /// A period outside the horizon.
    OutsideHorizon {
        /// The first period that there is.
        first: Period,
        /// The last.
        last: Period,
    },
    /// The unit or the municipality has no limit that could be raised.
    NoLimit {
        /// Which of the two.
        entity: Entity,
        /// Its id.
        id: String,
    },
    /// The count would be below 0 or above 1,000,000.
    OutOfRange {
        /// The count.
        now: u32,
        /// What would be added.
        by: i32,
    },
    /// A candidate without wishes can be placed anywhere already.
    AnywhereAlready,
    /// The document says so already.
    NothingChanges,
}

/// That nothing has this id, with the one that was probably meant.
pub(super) fn unknown<'a>(entity: Entity, id: &str, ids: impl Iterator<Item = &'a str>) -> ChangeError {
    ChangeError::Unknown { entity, id: id.to_owned(), similar: SimilarIds::new(ids).find(id), trust: None }
}

/// That a unit or a municipality has no limit.
pub(super) fn no_limit(entity: Entity, id: &str) -> ChangeError {
    ChangeError::NoLimit { entity, id: id.to_owned() }
}

impl ChangeError {
    /// What is wrong and what to do.
    pub fn message(&self, language: Language) -> String {
        let nb = language == Language::Nb;
        match self {
            Self::Unknown { .. } => self.unknown(language),
            Self::NoLimit { entity, id } if nb => format!(
                "{} «{id}» har ingen grense som kan økes ({}); noe annet må være i veien",
                kind(*entity, language),
                field(*entity)
            ),
            Self::NoLimit { entity, id } => format!(
                "the {} “{id}” has no limit that could be raised ({}); something else must be in the way",
                kind(*entity, language),
                field(*entity)
            ),
            Self::OutsideHorizon { first, last } if nb => {
                format!("planen gjelder {first} til {last}; velg en periode i den")
            }
            Self::OutsideHorizon { first, last } => format!("the plan is for {first} to {last}; take a period in it"),
            Self::OutOfRange { now, by } if nb => {
                format!("{now} {by:+} er ikke et antall fra 0 til 1000000; velg et mindre tall")
            }
            Self::OutOfRange { now, by } => {
                format!("{now} {by:+} is no count from 0 to 1000000; take a smaller number")
            }
            Self::AnywhereAlready | Self::NothingChanges => self.plain(nb).to_owned(),
        }
    }

    /// The same, of something that must be of this trust.
    pub(super) fn of_trust(self, of: &str) -> Self {
        match self {
            Self::Unknown { entity, id, similar, .. } => {
                Self::Unknown { entity, id, similar, trust: Some(of.to_owned()) }
            }
            other => other,
        }
    }

    /// That nothing has an id.
    fn unknown(&self, language: Language) -> String {
        let Self::Unknown { entity, id, similar, trust } = self else { return String::new() };
        let nb = language == Language::Nb;
        let what = kind(*entity, language);
        let of = match trust {
            Some(trust) if nb => format!(" i helseforetaket {trust}"),
            Some(trust) => format!(" of the trust {trust}"),
            None => String::new(),
        };
        let meant = match similar {
            Some(similar) if nb => format!("mente du «{similar}»?"),
            Some(similar) => format!("did you mean “{similar}”?"),
            None if nb => "problemfilen har id-ene som finnes".to_owned(),
            None => "the problem file has the ids that there are".to_owned(),
        };
        let none = if nb { none_of(*entity) } else { "no" };
        if nb {
            format!("{none} {what}{of} har id «{id}»; {meant}")
        } else {
            format!("{none} {what}{of} has the id “{id}”; {meant}")
        }
    }

    /// What needs no values.
    fn plain(&self, nb: bool) -> &'static str {
        match (self, nb) {
            (Self::AnywhereAlready, true) => {
                "kandidaten har ingen ønsker og kan plasseres hvor som helst i foretaket; et ønske ville bare snevre inn"
            }
            (Self::AnywhereAlready, false) => {
                "the candidate has no wishes and can be placed anywhere in the trust; a wish would only narrow that"
            }
            (_, true) => "slik er det alt i problemet; spør om en endring",
            (_, false) => "the problem says so already; ask about a change",
        }
    }
}

/// «ingen» or «ikke noe», as the noun asks.
fn none_of(entity: Entity) -> &'static str {
    match entity {
        Entity::Trust | Entity::Hospital => "ikke noe",
        _ => "ingen",
    }
}

/// The field that holds the limit of a unit or of a municipality.
fn field(entity: Entity) -> &'static str {
    if entity == Entity::Municipality { "max_absent" } else { "max_at_once, unit_max" }
}

/// A kind of thing, without an article.
fn kind(entity: Entity, language: Language) -> &'static str {
    let (nb, en) = match entity {
        Entity::Trust => ("helseforetak", "trust"),
        Entity::Hospital => ("sykehus", "hospital"),
        Entity::Unit => ("enhet", "unit"),
        Entity::Post => ("stilling", "pool of posts"),
        Entity::Municipality => ("kommune", "municipality"),
        Entity::Candidate => ("kandidat", "candidate"),
    };
    if language == Language::Nb { nb } else { en }
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub enum WhatIfError {
    /// The plan states another problem's hash.
    OtherProblem {
        /// The hash that the plan states.
        stated: String,
        /// The hash of the problem.
        problem: String,
    },
    /// The plan was made by another rule set.
    OtherRules {
        /// The rule set that the plan states.
        stated: String,
        /// The rule set that the problem is read by.
        rules: String,
    },
    /// Time ran out when the plan was made: what it lacks is not known to be lost.
    NotProved,
    /// Planned again, this candidate ends with something else than the plan says.
    NotThePlan {
        /// Who.
        candidate: String,
    },
    /// Whom it is about, or the change, does not fit the document.
    Change(ChangeError),
    /// The change makes a document that is refused.
    Refused(Faults),
    /// A problem could not be planned again.
    Plan(PlanError),
}

impl WhatIfError {
    /// What is wrong and what to do.
    pub fn message(&self, language: Language) -> String {
        let nb = language == Language::Nb;
        match self {
            Self::OtherProblem { stated, problem } if nb => format!(
                "planen hører til et annet problem: den oppgir problem_sha256 {stated}, men problemet har {problem}. \
                 Lag en ny plan av problemet (alis plan), eller velg problemet som planen ble laget av."
            ),
            Self::OtherProblem { stated, problem } => format!(
                "the plan belongs to another problem: it states problem_sha256 {stated}, but that of the problem is \
                 {problem}. Make a new plan of the problem (alis plan), or take the problem that the plan was made of."
            ),
            Self::OtherRules { stated, rules } if nb => format!(
                "planen ble laget med et annet regelsett, {stated}, enn problemet leses med nå, {rules}. \
                 Bruk samme --rules som da planen ble laget, eller lag en ny plan."
            ),
            Self::OtherRules { stated, rules } => format!(
                "the plan was made by another rule set, {stated}, than the problem is read by now, {rules}. \
                 Give the same --rules as when it was made, or make a new plan."
            ),
            Self::NotThePlan { candidate } if nb => format!(
                "planen er ikke den reglene krever: planlagt på nytt ender {candidate} annerledes. \
                 Kontroller den med alis verify --resolve, eller lag en ny plan."
            ),
            Self::NotThePlan { candidate } => format!(
                "the plan is not the one that the rules demand: planned again, {candidate} ends otherwise. \
                 Check it with alis verify --resolve, or make a new plan."
            ),
            Self::Change(error) => error.message(language),
            Self::NotProved | Self::Refused(_) | Self::Plan(_) => self.of_planning(language),
        }
    }

    /// What comes of planning.
    fn of_planning(&self, language: Language) -> String {
        let nb = language == Language::Nb;
        let lines = |faults: &Faults| faults.0.iter().map(|fault| fault.line(language)).collect::<Vec<_>>().join("\n");
        match self {
            Self::Refused(faults) | Self::Plan(PlanError::Problem(faults)) => {
                let said = if nb {
                    "med denne endringen er problemet ikke gyldig"
                } else {
                    "with this change the problem is not valid"
                };
                format!("{said}:\n{}", lines(faults))
            }
            Self::Plan(error) if nb => format!("problemet lot seg ikke planlegge på nytt: {error}"),
            Self::Plan(error) => format!("the problem could not be planned again: {error}"),
            _ if nb => {
                "planen er ikke bevist ferdig (tiden gikk ut da den ble laget). Planlegg på nytt uten --time-limit."
                    .to_owned()
            }
            _ => "the plan is not wholly proved (time ran out when it was made). Plan again without --time-limit."
                .to_owned(),
        }
    }
}

impl From<ChangeError> for WhatIfError {
    fn from(error: ChangeError) -> Self {
        Self::Change(error)
    }
}
