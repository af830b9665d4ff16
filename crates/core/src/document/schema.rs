//! JSON Schemas, generated from the document types.

use schemars::Schema;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use super::{
    CheckDocument, CompareDocument, CutoffsDocument, LotteryCheckDocument, LotteryDocument, PlanDocument,
    PolicyDocument, ProblemDocument, RankDocument, RulesDocument, VerificationDocument, WhatIfDocument,
};

/// The documents that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// `alis.problem/1`
    Problem,
    /// `alis.rules/1`
    Rules,
    /// `alis.plan/1`
    Plan,
    /// `alis.rank/1`
    Rank,
    /// `alis.lottery/1`
    Lottery,
    /// `alis.lottery-check/1`
    LotteryCheck,
    /// `alis.compare/1`
    Compare,
    /// `alis.cutoffs/1`
    Cutoffs,
    /// `alis.policy/1`
    Policy,
    /// `alis.what_if/1`
    WhatIf,
    /// `alis.check/1`
    Check,
    /// `alis.verification/1`
    Verification,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Problem,
        Self::Rules,
        Self::Plan,
        Self::Rank,
        Self::Lottery,
        Self::LotteryCheck,
        Self::Compare,
        Self::Cutoffs,
        Self::Policy,
        Self::WhatIf,
        Self::Check,
        Self::Verification,
    ];

    /// The name by which a schema is asked for.
    ///
    /// # Examples
    ///
    /// ```
    /// use alis::document::DocumentKind;
    ///
    /// assert!(DocumentKind::ALL.iter().any(|kind| kind.name() == "what-if"));
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Rules => "rules",
            Self::Plan => "plan",
            Self::Rank => "rank",
            Self::Lottery => "lottery",
            Self::LotteryCheck => "lottery-check",
            Self::Compare => "compare",
            Self::Cutoffs => "cutoffs",
            Self::Policy => "policy",
            Self::WhatIf => "what-if",
            Self::Check => "check",
            Self::Verification => "verification",
        }
    }
}

/// The JSON Schema (draft 2020-12) of a document.
///
/// # Examples
///
/// ```
/// use alis::document::{DocumentKind, schema};
///
/// assert!(schema(DocumentKind::Plan).as_value()["properties"]["placements"].is_object());
/// ```
pub fn schema(kind: DocumentKind) -> Schema {
    let mut schema = match kind {
        DocumentKind::Problem => schemars::schema_for!(ProblemDocument),
        DocumentKind::Rules => schemars::schema_for!(RulesDocument),
        DocumentKind::Plan => schemars::schema_for!(PlanDocument),
        DocumentKind::Rank => schemars::schema_for!(RankDocument),
        DocumentKind::Lottery => schemars::schema_for!(LotteryDocument),
        DocumentKind::LotteryCheck => schemars::schema_for!(LotteryCheckDocument),
        DocumentKind::Compare => schemars::schema_for!(CompareDocument),
        DocumentKind::Cutoffs => schemars::schema_for!(CutoffsDocument),
        DocumentKind::Policy => schemars::schema_for!(PolicyDocument),
        DocumentKind::WhatIf => schemars::schema_for!(WhatIfDocument),
        DocumentKind::Check => schemars::schema_for!(CheckDocument),
        DocumentKind::Verification => schemars::schema_for!(VerificationDocument),
    };
    RecursiveTransform(without_null).transform(&mut schema);
    schema
}

/// An optional field is one that may be left out; `null` is never read.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(forms)) = object.get_mut("anyOf") {
        forms.retain(|form| form["type"] != "null");
        if let [Value::Object(only)] = forms.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only);
        }
    }
}
