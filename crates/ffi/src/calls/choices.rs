//! What callers choose.

use std::time::Duration;

use alis::calendar::Date;
use alis::language::LetterLanguage;
use alis::letters::LetterOptions;
use serde::Deserialize;

use crate::failure::Failure;
use crate::status::alis_status;

/// How a plan is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SolveChoice {
    pub(crate) time_limit: Option<Duration>,
    pub(crate) solver: SolverChoice,
    pub(crate) reasons: bool,
}

impl Default for SolveChoice {
    fn default() -> Self {
        Self { time_limit: None, solver: SolverChoice::Auto, reasons: true }
    }
}

/// Which solver makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SolverChoice {
    #[default]
    Auto,
    Reference,
}

/// Whose eyes something is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Audience {
    Coordinator,
    Candidate,
}

/// The language of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LetterTongue {
    #[default]
    Nb,
    Nn,
    En,
}

/// How a letter is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LetterChoice {
    #[serde(default)]
    language: LetterTongue,
    audience: Option<Audience>,
    contact: Option<String>,
    answer_by: Option<Date>,
    object_to: Option<String>,
}

impl LetterChoice {
    /// Reads the options of a letter.
    pub(crate) fn read(json: &[u8]) -> Result<Self, Failure> {
        serde_json::from_slice(json)
            .map_err(|error| Failure::new(alis_status::ALIS_E_SYNTAX, format!("options: {error}")))
    }

    /// The same in the library's words.
    pub(crate) fn options(&self) -> LetterOptions {
        LetterOptions {
            language: match self.language {
                LetterTongue::Nb => LetterLanguage::Nb,
                LetterTongue::Nn => LetterLanguage::Nn,
                LetterTongue::En => LetterLanguage::En,
            },
            audience: match self.audience {
                Some(Audience::Coordinator) => alis::letters::Audience::Coordinator,
                Some(Audience::Candidate) | None => alis::letters::Audience::Candidate,
            },
            contact: self.contact.clone(),
            answer_by: self.answer_by,
            object_to: self.object_to.clone(),
        }
    }
}
