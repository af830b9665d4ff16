//! Why a call failed: a status, a sentence, and the faults of the document where one is at fault.

use alis::compare::CompareError;
use alis::counterfactual::{ChangeError, ExpressionError, WhatIfError};
use alis::cutoffs::CutoffsError;
use alis::document::FaultDocument;
use alis::fault::{Entity, FaultKind};
use alis::language::Language;
use alis::lottery::SeedError;
use alis::policy::PolicyError;
use alis::reasons::ReasonsError;
use alis::solve::SolveError;
use alis::{Faults, PlanError};
use serde::Serialize;

use crate::status::{self, alis_status};

/// What an error object holds.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: alis_status,
    /// UTF-8 with a NUL behind it.
    message: String,
    /// Every fault of the document, each text with a NUL behind it.
    pub(crate) faults: Vec<FaultTexts>,
}

/// A fault with the texts that C reads, each ended by a NUL.
#[derive(Debug)]
pub(crate) struct FaultTexts {
    pub(crate) document: FaultDocument,
    pub(crate) pointer: String,
    pub(crate) message: String,
}

/// `alis.error/1`
#[derive(Serialize)]
struct ErrorDocument<'a> {
    format: &'static str,
    status: &'a str,
    code: i32,
    message: &'a str,
    faults: Vec<&'a FaultDocument>,
}

impl Failure {
    /// A failure without faults. A NUL in the message, which C would take for its end, is replaced.
    pub(crate) fn new(status: alis_status, message: impl Into<String>) -> Self {
        Self { status, message: ended(message.into()), faults: Vec::new() }
    }

    pub(crate) fn null(name: &str) -> Self {
        Self::new(alis_status::ALIS_E_NULL, format!("{name} is NULL"))
    }

    pub(crate) fn handle(name: &str, is_null: bool) -> Self {
        let what = if is_null { "is NULL" } else { "was freed, is of another type, or never was one" };
        Self::new(alis_status::ALIS_E_HANDLE, format!("the handle {name} {what}"))
    }

    pub(crate) fn too_long(name: &str, length: usize, limit: u64) -> Self {
        let text = format!("{name} has {length} bytes, more than max_input_bytes, which is {limit}; it was not read");
        Self::new(alis_status::ALIS_E_LIMIT, text)
    }

    pub(crate) fn version(name: &str, size: usize) -> Self {
        let text = format!(
            "{name}: a struct of {size} bytes, of no version that this library knows, or with a field set that it does not know; \
             set struct_size to sizeof, and fields that are not used to 0"
        );
        Self::new(alis_status::ALIS_E_VERSION, text)
    }

    pub(crate) fn argument(message: impl Into<String>) -> Self {
        Self::new(alis_status::ALIS_E_ARGUMENT, message)
    }

    pub(crate) fn range(name: &str, index: u64, count: usize) -> Self {
        Self::new(alis_status::ALIS_E_RANGE, format!("{name} is {index}, and there are {count}, from 0"))
    }

    pub(crate) fn busy() -> Self {
        let text = "the engine is in a call; wait for its end, or use another engine";
        Self::new(alis_status::ALIS_E_BUSY, text)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(alis_status::ALIS_E_NOT_FOUND, message)
    }

    pub(crate) fn panic(text: &str) -> Self {
        Self::new(alis_status::ALIS_E_PANIC, format!("an error in alis itself: panicked at {text}"))
    }

    /// A document with faults.
    pub(crate) fn faults(faults: &Faults, language: Language) -> Self {
        let is_too_long = faults.0.iter().any(|fault| matches!(fault.kind, FaultKind::TooLarge { .. }));
        let status = match faults.are_of_form() {
            _ if is_too_long => alis_status::ALIS_E_LIMIT,
            true => alis_status::ALIS_E_SYNTAX,
            false => alis_status::ALIS_E_INVALID,
        };
        Self::of_documents(status, faults.0.iter().map(|fault| fault.document(language)).collect(), language)
    }

    /// Faults that are documents already. The message is the first, and how many more there are.
    pub(crate) fn of_documents(status: alis_status, faults: Vec<FaultDocument>, language: Language) -> Self {
        let first = faults.first().map_or_else(String::new, |fault| fault.message.clone());
        let message = match (faults.len(), language) {
            (0 | 1, _) => first,
            (many, Language::Nb) => format!("{first} ({} feil til)", many - 1),
            (many, Language::En) => format!("{first} (and {} more)", many - 1),
        };
        let texts = |document: FaultDocument| FaultTexts {
            pointer: ended(document.pointer.clone()),
            message: ended(document.message.clone()),
            document,
        };
        Self { faults: faults.into_iter().map(texts).collect(), ..Self::new(status, message) }
    }

    pub(crate) fn of_plan(error: &PlanError, language: Language) -> Self {
        match error {
            PlanError::Problem(faults) => Self::faults(faults, language),
            PlanError::Solver(SolveError::Cancelled) => {
                Self::new(alis_status::ALIS_E_CANCELLED, "it was cancelled; there is no result")
            }
            PlanError::Solver(error) => Self::new(alis_status::ALIS_E_SOLVER, error.to_string()),
        }
    }

    pub(crate) fn of_what_if(error: &WhatIfError, language: Language) -> Self {
        let status = match error {
            WhatIfError::OtherProblem { .. } | WhatIfError::OtherRules { .. } | WhatIfError::NotThePlan { .. } => {
                alis_status::ALIS_E_MISMATCH
            }
            WhatIfError::NotProved => alis_status::ALIS_E_NOT_PROVED,
            WhatIfError::Change(ChangeError::Unknown { entity: Entity::Candidate, .. }) => {
                alis_status::ALIS_E_NOT_FOUND
            }
            WhatIfError::Change(_) => alis_status::ALIS_E_INVALID,
            WhatIfError::Refused(faults) => return Self::faults(faults, language),
            WhatIfError::Plan(error) => return Self::of_plan(error, language),
        };
        Self::new(status, error.message(language))
    }

    /// The sentence, and behind it a NUL.
    pub(crate) fn message_with_nul(&self) -> &[u8] {
        self.message.as_bytes()
    }

    /// All of it as `alis.error/1`.
    pub(crate) fn to_json(&self) -> Result<Vec<u8>, Self> {
        let document = ErrorDocument {
            format: "alis.error/1",
            status: status::name(self.status as i32).to_str().unwrap_or_default(),
            code: self.status as i32,
            message: self.message.trim_end_matches('\0'),
            faults: self.faults.iter().map(|fault| &fault.document).collect(),
        };
        to_json(&document)
    }
}

/// A text that C can read: with a NUL at its end and nowhere else.
fn ended(text: String) -> String {
    let mut text = if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text };
    text.push('\0');
    text
}

/// A document as JSON, indented and ended by a line feed, as the command line prints it.
pub(crate) fn to_json(document: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut json = serde_json::to_vec_pretty(document)
        .map_err(|error| Failure::new(alis_status::ALIS_E_PANIC, error.to_string()))?;
    json.push(b'\n');
    Ok(json)
}

impl From<ReasonsError> for Failure {
    fn from(error: ReasonsError) -> Self {
        let status = match error {
            ReasonsError::OtherProblem | ReasonsError::OtherRules | ReasonsError::NotInPlan(_) => {
                alis_status::ALIS_E_MISMATCH
            }
            ReasonsError::UnknownCandidate(_) => alis_status::ALIS_E_NOT_FOUND,
            ReasonsError::NoReasons(_) => alis_status::ALIS_E_NO_REASONS,
            ReasonsError::Dangling(_) => alis_status::ALIS_E_INVALID,
        };
        Self::new(status, error.to_string())
    }
}

impl From<CutoffsError> for Failure {
    fn from(error: CutoffsError) -> Self {
        Self::new(alis_status::ALIS_E_MISMATCH, error.to_string())
    }
}

impl From<CompareError> for Failure {
    fn from(error: CompareError) -> Self {
        let status = match error {
            CompareError::Unknown(_) => alis_status::ALIS_E_NOT_FOUND,
            CompareError::Same(_) => alis_status::ALIS_E_ARGUMENT,
        };
        Self::new(status, error.to_string())
    }
}

impl From<SeedError> for Failure {
    fn from(error: SeedError) -> Self {
        Self::argument(error.to_string())
    }
}

impl From<(ExpressionError, Language)> for Failure {
    fn from((error, language): (ExpressionError, Language)) -> Self {
        Self::argument(error.message(language))
    }
}

impl From<(PolicyError, Language)> for Failure {
    fn from((error, language): (PolicyError, Language)) -> Self {
        match error {
            PolicyError::Faults(faults) => Self::faults(&faults, language),
            other => Self::new(alis_status::ALIS_E_MISMATCH, other.to_string()),
        }
    }
}
