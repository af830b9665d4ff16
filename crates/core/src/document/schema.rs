//! JSON Schemas, generated from the document types.

use schemars::Schema;

use super::{PlanDocument, ProblemDocument, RankDocument, RulesDocument};

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
    match kind {
        DocumentKind::Problem => schemars::schema_for!(ProblemDocument),
        DocumentKind::Rules => schemars::schema_for!(RulesDocument),
        DocumentKind::Plan => schemars::schema_for!(PlanDocument),
        DocumentKind::Rank => schemars::schema_for!(RankDocument),
    }
}
