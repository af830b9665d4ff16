//! The words of a fault, in Norwegian and English.

use super::{Fault, FaultKind};
use crate::language::Language;

impl FaultKind {
    pub(super) fn expected(&self, _language: Language) -> String {
        String::new()
    }

    pub(super) fn advice(&self, _language: Language) -> Option<String> {
        None
    }
}

/// The whole fault in one line.
pub(super) fn line(fault: &Fault, language: Language) -> String {
    format!("{}: {}", fault.pointer, fault.expected(language))
}
