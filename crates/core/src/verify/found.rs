//! What was found of a plan, as a document for programs.

use super::violation::name_of;
use super::{Verification, Violation};
use crate::document::{PlanVerdict, VerificationDocument, VerificationFormat, ViolationDocument};
use crate::language::Language;

impl Verification {
    /// What was found as a document, its texts in this language.
    pub fn document(&self, language: Language) -> VerificationDocument {
        let verdict = match (self.violations.is_empty(), self.unproved) {
            (true, 0) => PlanVerdict::Proved,
            (true, _) => PlanVerdict::NotProved,
            (false, _) => PlanVerdict::Wrong,
        };
        VerificationDocument {
            format: VerificationFormat::V1,
            verdict,
            unproved: u32::try_from(self.unproved).unwrap_or(u32::MAX),
            violations: self.violations.iter().map(|violation| violation.document(language)).collect(),
            planned_again: None,
        }
    }
}

impl Violation {
    fn document(&self, language: Language) -> ViolationDocument {
        ViolationDocument {
            rule: name_of(&self.rule),
            pointer: self.pointer.clone(),
            found: self.found.text(language),
            expected: self.expected.text(language),
            message: self.line(language),
        }
    }
}
