//! Rule sets: the built-in ones as data, and any set made ready to be applied.

mod built_in;

pub use built_in::{BUILT_IN, built_in};

use std::sync::Arc;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::document::{
    CriterionDocument, CriterionName, EligibilityDocument, Employment, Objective, RulesDocument, SplitRule,
};
use crate::fault::{Fault, FaultKind};

/// A rule set that can be applied: the document, its hash, and its criteria. It never changes, and a clone shares them.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSet {
    document: Arc<RulesDocument>,
    sha256: Arc<str>,
    criteria: Arc<[Criterion]>,
}

/// A criterion with its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Criterion {
    /// Whose placement was broken off comes first.
    Interrupted,
    /// Who wishes for the nearest hospital comes first.
    NearestHospital,
    /// The first class that a candidate's employment belongs to.
    Employment(Vec<Vec<EmploymentClass>>),
    /// Counted service, in groups of `width` months.
    ServiceMonths {
        /// At least 1.
        width: u32,
    },
    /// Expected completion.
    RemainingTime,
    /// The supervision group.
    SupervisionGroup,
    /// Learning goals, then courses.
    Progress,
    /// Whether specialists are short in the municipality.
    SpecialistShortage,
    /// The municipality's own order.
    MunicipalRank,
    /// The first complete registration.
    RegisteredOn,
}

/// An employment, with the length that its contract must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmploymentClass {
    /// The employment.
    pub employment: Employment,
    /// How long a locum's contract must be.
    pub contract: Contract,
}

/// The length that a contract must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contract {
    /// Any.
    Any,
    /// At least so many months.
    Min(u32),
    /// More than so many months.
    Over(u32),
}

impl Criterion {
    /// The criterion's name, as rule sets write it.
    pub fn name(&self) -> CriterionName {
        match self {
            Self::Interrupted => CriterionName::Interrupted,
            Self::NearestHospital => CriterionName::NearestHospital,
            Self::Employment(_) => CriterionName::Employment,
            Self::ServiceMonths { .. } => CriterionName::ServiceMonths,
            Self::RemainingTime => CriterionName::RemainingTime,
            Self::SupervisionGroup => CriterionName::SupervisionGroup,
            Self::Progress => CriterionName::Progress,
            Self::SpecialistShortage => CriterionName::SpecialistShortage,
            Self::MunicipalRank => CriterionName::MunicipalRank,
            Self::RegisteredOn => CriterionName::RegisteredOn,
        }
    }

    fn from_document(criterion: &CriterionDocument) -> Self {
        match criterion.criterion {
            CriterionName::Interrupted => Self::Interrupted,
            CriterionName::NearestHospital => Self::NearestHospital,
            CriterionName::Employment => Self::Employment(classes(criterion)),
            CriterionName::ServiceMonths => Self::ServiceMonths { width: criterion.width.map_or(1, |w| w.0.max(1)) },
            CriterionName::RemainingTime => Self::RemainingTime,
            CriterionName::SupervisionGroup => Self::SupervisionGroup,
            CriterionName::Progress => Self::Progress,
            CriterionName::SpecialistShortage => Self::SpecialistShortage,
            CriterionName::MunicipalRank => Self::MunicipalRank,
            CriterionName::RegisteredOn => Self::RegisteredOn,
        }
    }
}

fn classes(criterion: &CriterionDocument) -> Vec<Vec<EmploymentClass>> {
    let class = |entry: &crate::document::EmploymentClassDocument| EmploymentClass {
        employment: entry.employment,
        contract: match (entry.min_months, entry.over_months) {
            (Some(months), _) => Contract::Min(months.0),
            (None, Some(months)) => Contract::Over(months.0),
            (None, None) => Contract::Any,
        },
    };
    criterion.classes.iter().flatten().map(|entries| entries.iter().map(class).collect()).collect()
}

impl RuleSet {
    /// Makes a rule set ready to be applied.
    ///
    /// # Errors
    /// Every fault of the set, with pointers that begin with `prefix` (`/rules` for a set inside a problem).
    pub fn new(document: RulesDocument, prefix: &str) -> Result<Self, Vec<Fault>> {
        let faults = faults(&document, prefix);
        if !faults.is_empty() {
            return Err(faults);
        }
        let criteria = document.priority.iter().map(Criterion::from_document).collect();
        let sha256 = canonical_sha256(&document).into();
        Ok(Self { document: Arc::new(document), sha256, criteria })
    }

    /// The set as it is written.
    pub fn document(&self) -> &RulesDocument {
        &self.document
    }

    /// SHA-256 of the set's canonical JSON (RFC 8785), in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The criteria, the weightiest first. The lottery is not among them: it always comes last.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// Who may be placed, and what is advised.
    pub fn eligibility(&self) -> &EligibilityDocument {
        &self.document.eligibility
    }

    /// When 3+3 months are possible; `None`: never.
    pub fn split(&self) -> Option<SplitRule> {
        self.document.shapes.split
    }

    /// Whether 9 and 12 months must be served in two different units.
    pub fn two_units(&self) -> bool {
        self.document.shapes.two_units.unwrap_or(false)
    }

    /// How many may serve in a unit at once, where the unit does not say.
    pub fn unit_max(&self) -> Option<u32> {
        self.document.unit_max.map(|max| max.0)
    }

    /// The order of the objective's levels.
    pub fn objective(&self) -> Objective {
        self.document.objective.unwrap_or_default()
    }
}

/// SHA-256, in hexadecimal, of a rule set's canonical JSON: RFC 8785, of the fields that are written.
///
/// All keys are ASCII, so that sorting them as bytes is RFC 8785's order.
pub fn canonical_sha256(document: &RulesDocument) -> String {
    let mut canonical = String::new();
    write_canonical(&serde_json::to_value(document).unwrap_or_default(), &mut canonical);
    hex(&Sha256::digest(canonical))
}

/// Writes JSON with sorted keys and no white space. The keys are sorted here and not left to the map that
/// `serde_json` was built with; the depth is that of the rules format.
fn write_canonical(value: &Value, out: &mut String) {
    let mut list = |open: char, close: char, items: Vec<(Option<&String>, &Value)>| {
        out.push(open);
        for (i, (key, item)) in items.into_iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            if let Some(key) = key {
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
            }
            write_canonical(item, out);
        }
        out.push(close);
    };
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(key, item)| (Some(key), item)).collect();
            members.sort_by_key(|(key, _)| *key);
            list('{', '}', members);
        }
        Value::Array(items) => list('[', ']', items.iter().map(|item| (None, item)).collect()),
        scalar => out.push_str(&scalar.to_string()),
    }
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn faults(document: &RulesDocument, prefix: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (i, criterion) in document.priority.iter().enumerate() {
        let here = format!("{prefix}/priority/{i}");
        if let Some(first) = document.priority[..i].iter().position(|other| other.criterion == criterion.criterion) {
            let first = format!("{prefix}/priority/{first}/criterion");
            faults.push(Fault::at(format!("{here}/criterion"), FaultKind::RepeatedCriterion { first }));
        }
        if (criterion.criterion == CriterionName::Employment) != criterion.classes.is_some() {
            faults.push(Fault::at(format!("{here}/classes"), FaultKind::Classes));
        }
        let misplaced = criterion.width.is_some() && criterion.criterion != CriterionName::ServiceMonths;
        if misplaced || criterion.width.is_some_and(|width| width.0 == 0) {
            faults.push(Fault::at(format!("{here}/width"), FaultKind::Width));
        }
        contract_faults(criterion, &here, &mut faults);
    }
    faults
}

/// A contract's length is a locum's alone, and stated one way.
fn contract_faults(criterion: &CriterionDocument, here: &str, faults: &mut Vec<Fault>) {
    for (j, class) in criterion.classes.iter().flatten().enumerate() {
        for (k, entry) in class.iter().enumerate() {
            let both = entry.min_months.is_some() && entry.over_months.is_some();
            let stated = entry.min_months.is_some() || entry.over_months.is_some();
            if both || (stated && entry.employment != Employment::Locum) {
                let field = if entry.min_months.is_some() { "min_months" } else { "over_months" };
                faults.push(Fault::at(format!("{here}/classes/{j}/{k}/{field}"), FaultKind::ContractMonths));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_reads_the_content_not_the_layout() {
        let set = built_in("ahus-2020").unwrap();
        let text = serde_json::to_string(set.document()).unwrap();
        let again: RulesDocument = serde_json::from_str(&text).unwrap();
        assert_eq!(canonical_sha256(&again), set.sha256());
        assert_ne!(
            built_in("helse-nord-2021").unwrap().sha256(),
            built_in("helse-nord-2021-width-6").unwrap().sha256()
        );
    }

    /// Computed with another program: `jq -jcS . FILE | sha256sum`.
    #[test]
    fn the_hash_is_the_one_that_anyone_computes() {
        let pinned = "2742a05e8367611687915a7197c42d75a7857f7875d693584bff12b3b2fc87d6";
        assert_eq!(built_in("ahus-2020").unwrap().sha256(), pinned);
        let text = r#"{"priority": [{"criterion": "progress"}], "id": "x", "format": "alis.rules/1"}"#;
        let bare: RulesDocument = serde_json::from_str(text).unwrap();
        assert_eq!(canonical_sha256(&bare), "2a97a8422db9b89df1d176e498db370c9f5b494c55b274db02f088c45d7b20d7");
    }

    #[test]
    fn misplaced_parameters_are_faults() {
        let text = r#"{"format": "alis.rules/1", "id": "x", "priority": [
            {"criterion": "progress", "width": 2}, {"criterion": "employment"}, {"criterion": "progress"},
            {"criterion": "service_months", "width": 0, "classes": []}]}"#;
        let faults = RuleSet::new(serde_json::from_str(text).unwrap(), "/rules").unwrap_err();
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/rules/priority/0/width",
                "/rules/priority/1/classes",
                "/rules/priority/2/criterion",
                "/rules/priority/3/classes",
                "/rules/priority/3/width"
            ]
        );
    }
}
