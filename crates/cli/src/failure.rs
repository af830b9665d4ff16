//! How a command ends when it does not end well.

mod policy;

use std::io;
use std::path::PathBuf;

use alis::compare::CompareError;
use alis::counterfactual::{ChangeError, ExpressionError, WhatIfError};
use alis::cutoffs::CutoffsError;
use alis::language::Language;
use alis::lottery::SeedError;
use alis::reasons::ReasonsError;
use alis::{Faults, PlanError};

use crate::names::NamesError;
use crate::{os, view};

/// The exit codes, the same for every command.
pub mod exit {
    /// Done.
    pub const OK: u8 = 0;
    /// The document is refused, or the plan is wrong.
    pub const REFUSED: u8 = 1;
    /// The command was used wrongly.
    pub const USAGE: u8 = 2;
    /// Every rule holds, but not every value is proved.
    pub const NOT_PROVED: u8 = 3;
    /// A file cannot be read or written.
    pub const IO: u8 = 4;
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// A file cannot be read.
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be written.
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A document has errors.
    Faults {
        /// Which.
        path: PathBuf,
        /// All of them.
        faults: Faults,
    },
    /// The file of names cannot be used.
    Names {
        /// Which.
        path: PathBuf,
        /// Why.
        error: NamesError,
    },
    /// The solver failed.
    Solver(String),
    /// The plan says nothing of a candidate, or not of this problem.
    Reasons(ReasonsError),
    /// Nynorsk, for what is no letter.
    OnlyInLetters,
    /// A question cannot be answered.
    WhatIf {
        /// Why.
        error: WhatIfError,
        /// The column of the expression that it is about, from 1, where it is about one.
        column: Option<usize>,
    },
    /// A question cannot be read.
    Expression(ExpressionError),
    /// There is no example of this name.
    UnknownExample(String),
    /// The plan would be written over a file that it is read from.
    OutputIsInput(PathBuf),
    /// Two documents are to be read from standard input.
    StandardInputTwice,
    /// An option of the example `nation` for another one.
    OnlyForNation,
    /// Standard output cannot be written.
    Output(io::Error),
    /// The two cannot be compared.
    Compare(CompareError),
    /// A plan that is not of the problem beside it.
    PlanOfAnother {
        /// Which plan.
        path: PathBuf,
        /// Why not.
        error: CutoffsError,
    },
    /// There is no rule set of this name, neither built in nor as a file.
    UnknownRules(PathBuf),
    /// A file holds no seed for a lottery.
    Seed {
        /// Which.
        path: PathBuf,
        /// Why.
        error: SeedError,
    },
    /// A new seed would be written over what is there.
    SeedExists(PathBuf),
    /// The operating system gives no randomness.
    NoRandomness(String),
}

impl Failure {
    /// A failure to plan a problem that was read from here.
    pub(crate) fn of_plan(error: PlanError, path: PathBuf) -> Self {
        match error {
            PlanError::Problem(faults) => Self::Faults { path, faults },
            PlanError::Solver(error) => Self::Solver(error.to_string()),
        }
    }

    /// A failure to answer a question, which may be about something in this expression.
    pub(crate) fn what_if(error: WhatIfError, expression: Option<&str>) -> Self {
        let column = match (&error, expression) {
            (WhatIfError::Change(ChangeError::Unknown { id, .. } | ChangeError::NoLimit { id, .. }), Some(text)) => {
                text.find(id.as_str()).map(|at| text[..at].chars().count() + 1)
            }
            _ => None,
        };
        Self::WhatIf { error, column }
    }

    /// The exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Read { .. } | Self::Write { .. } | Self::Output(_) | Self::NoRandomness(_) => exit::IO,
            Self::WhatIf { error: WhatIfError::Change(_), .. }
            | Self::Expression(_)
            | Self::Reasons(ReasonsError::UnknownCandidate(_))
            | Self::UnknownExample(_)
            | Self::OutputIsInput(_)
            | Self::StandardInputTwice
            | Self::OnlyForNation
            | Self::OnlyInLetters
            | Self::Compare(_)
            | Self::UnknownRules(_)
            | Self::SeedExists(_) => exit::USAGE,
            Self::Faults { .. }
            | Self::Names { .. }
            | Self::Solver(_)
            | Self::Reasons(_)
            | Self::WhatIf { .. }
            | Self::PlanOfAnother { .. }
            | Self::Seed { .. } => exit::REFUSED,
        }
    }

    /// What to tell the user.
    pub fn message(&self, language: Language) -> String {
        let nb = language == Language::Nb;
        match self {
            Self::Read { path, error } if nb => {
                format!("kan ikke lese {}: {}\n", path.display(), os::reason(error, language))
            }
            Self::Read { path, error } => format!("cannot read {}: {}\n", path.display(), os::reason(error, language)),
            Self::Write { path, error } if nb => {
                format!("kan ikke skrive {}: {}\n", path.display(), os::reason(error, language))
            }
            Self::Write { path, error } => {
                format!("cannot write {}: {}\n", path.display(), os::reason(error, language))
            }
            Self::Faults { path, faults } => format!("{}:\n{}", path.display(), view::faults(faults, language)),
            Self::Names { path, error } => format!("{}: {}\n", path.display(), error.message(language)),
            Self::Solver(message) if nb => format!("løseren feilet, og ingen plan er laget: {message}\n"),
            Self::Solver(message) => format!("the solver failed, and no plan was made: {message}\n"),
            Self::WhatIf { error, column } => {
                let column_word = if nb { "kolonne" } else { "column" };
                let place = column.map_or_else(String::new, |column| format!("--what-if: {column_word} {column}: "));
                format!("{place}{}\n", screen_lines(&error.message(language)))
            }
            Self::Expression(error) => format!("--what-if: {}\n", screen_lines(&error.message(language))),
            Self::UnknownExample(name) if nb => {
                format!("det finnes ikke noe eksempel som heter {name}; «alis example» viser dem som finnes\n")
            }
            Self::UnknownExample(name) => {
                format!("there is no example called {name}; `alis example` lists those there are\n")
            }
            Self::Output(error) if nb => format!("kan ikke skrive ut: {}\n", os::reason(error, language)),
            Self::Output(error) => format!("cannot print: {}\n", os::reason(error, language)),
            Self::Reasons(error) => view::no_reasons(error, language),
            Self::OutputIsInput(_) | Self::StandardInputTwice | Self::OnlyForNation | Self::OnlyInLetters => {
                self.wrong_use(language)
            }
            _ => self.of_policy_commands(language),
        }
    }

    /// What to tell whoever used the command wrongly.
    fn wrong_use(&self, language: Language) -> String {
        let (nb, en) = match self {
            Self::OutputIsInput(path) => {
                let path = path.display();
                (
                    format!("planen skrives ikke til {path}: den filen leses inn, og ville gått tapt\n"),
                    format!("the plan is not written to {path}: that file is read, and would be lost\n"),
                )
            }
            Self::StandardInputTwice => (
                "bare ett dokument kan leses fra standard inn (-)\n".to_owned(),
                "only one document can be read from standard input (-)\n".to_owned(),
            ),
            Self::OnlyInLetters => (
                "nynorsk (--language nn) finnes bare for brev: alis letter\n".to_owned(),
                "nynorsk (--language nn) is for letters alone: alis letter\n".to_owned(),
            ),
            _ => (
                "--candidates, --trusts og --seed hører til eksempelet nation alene\n".to_owned(),
                "--candidates, --trusts and --seed belong to the example nation alone\n".to_owned(),
            ),
        };
        if language == Language::Nb { nb } else { en }
    }
}

/// A message of some lines, made safe for a screen.
fn screen_lines(message: &str) -> String {
    message.lines().map(|line| view::clean(line)).collect::<Vec<_>>().join("\n")
}
