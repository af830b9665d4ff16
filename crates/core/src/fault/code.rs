//! A fault as a document, with a word for its kind that stays the same in every language and version.

use super::{Fault, FaultKind, Faults, Form};
use crate::document::{CheckDocument, CheckFormat, FaultDocument, WarningDocument};
use crate::language::Language;

impl Fault {
    /// The fault as a document, its texts in this language.
    pub fn document(&self, language: Language) -> FaultDocument {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        FaultDocument {
            code: self.kind.code().to_owned(),
            pointer: self.pointer.clone(),
            line: number(self.line),
            column: number(self.column),
            value: self.value.clone(),
            expected: self.expected(language),
            advice: self.advice(language),
            message: self.line(language),
        }
    }
}

impl Fault {
    /// Whether the form is at fault and not what is said in it. A word that the format does not know, and a text that is no id,
    /// are of the right type: they are what is said.
    fn is_of_form(&self) -> bool {
        match &self.kind {
            FaultKind::Wrong(Form::Word(_) | Form::Id) => !self.is_a_text(),
            FaultKind::Syntax(_)
            | FaultKind::NotUtf8
            | FaultKind::UnknownField { .. }
            | FaultKind::RepeatedField
            | FaultKind::MissingField
            | FaultKind::Wrong(_) => true,
            _ => false,
        }
    }

    /// Whether what stands there is a text: of a long one the beginning is kept.
    fn is_a_text(&self) -> bool {
        let is_whole = self.value.len() > 1 && self.value.ends_with('"');
        self.value.starts_with('"') && (!is_whole || serde_json::from_str::<String>(&self.value).is_ok())
    }
}

impl Faults {
    /// Whether the document is not even of the form that its format demands: no JSON, an unknown, missing or repeated field,
    /// a value of another type. Else what it says is at fault.
    pub fn are_of_form(&self) -> bool {
        self.0.iter().any(Fault::is_of_form)
    }
}

/// What was found of a document, from its faults or, where there are none, its warnings.
///
/// # Examples
///
/// ```
/// use alis::fault::check_document;
/// use alis::language::Language;
///
/// let faults = alis::read(b"{}", &alis::ReadOptions::default()).unwrap_err();
/// let found = check_document(Err(&faults), Language::En);
/// assert!(!found.valid);
/// assert!(found.faults.iter().any(|fault| fault.code == "missing_field" && fault.pointer == "/format"));
/// ```
pub fn check_document(found: Result<&[WarningDocument], &Faults>, language: Language) -> CheckDocument {
    let (faults, warnings) = match found {
        Ok(warnings) => (Vec::new(), warnings.to_vec()),
        Err(faults) => (faults.0.iter().map(|fault| fault.document(language)).collect(), Vec::new()),
    };
    CheckDocument { format: CheckFormat::V1, valid: found.is_ok(), faults, warnings }
}

impl FaultKind {
    /// A word for the kind that stays the same in every language and version.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "syntax",
            Self::NotUtf8 => "not_utf8",
            Self::TooLarge { .. } => "too_large",
            Self::TooMany { .. } => "too_many",
            Self::UnknownField { .. } => "unknown_field",
            Self::RepeatedField => "repeated_field",
            Self::MissingField => "missing_field",
            Self::Wrong(_) => "wrong_form",
            Self::UnknownId { .. } => "unknown_id",
            Self::RepeatedId { .. } => "repeated_id",
            Self::OtherTrust { .. } => "other_trust",
            Self::NoUnits => "no_units",
            Self::EndsBeforeItBegins { .. } => "ends_before_it_begins",
            Self::LongHorizon { .. } => "long_horizon",
            Self::RepeatedPlace { .. } => "repeated_place",
            Self::SplitOfOneUnit => "split_of_one_unit",
            Self::LocumWithoutDates => "locum_without_dates",
            Self::DatesWithoutLocum => "dates_without_locum",
            Self::CountedAfterDecision { .. } => "counted_after_decision",
            Self::SecondCommitment { .. } => "second_commitment",
            Self::NoSegments => "no_segments",
            Self::SegmentOutOfOrder => "segment_out_of_order",
            Self::OverCommitted { .. } => "over_committed",
            Self::UnknownRules { .. } => "unknown_rules",
            Self::RepeatedCriterion { .. } => "repeated_criterion",
            Self::Classes => "classes",
            Self::Width => "width",
            Self::ContractMonths => "contract_months",
            Self::SeedNeeded { .. } => "seed_needed",
        }
    }
}
