//! `alis.compare/1`: what decided between two candidates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CommitmentStatus, Id, KeyDocument, RefusedDocument};

/// The format line of a comparison of two candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum CompareFormat {
    /// The first version.
    #[serde(rename = "alis.compare/1")]
    V1,
}

/// Two candidates side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareDocument {
    /// `"alis.compare/1"`
    pub format: CompareFormat,
    /// SHA-256 of the problem document's bytes, in hexadecimal.
    pub problem_sha256: String,
    /// The rule set's id.
    pub rules: Id,
    /// SHA-256 of the rule set's canonical JSON, in hexadecimal.
    pub rules_sha256: String,
    /// The two, as they were asked for.
    pub candidates: [ComparedDocument; 2],
    /// Who comes first; absent where one is refused, for then there is no order between them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<Id>,
    /// The criterion that decided, or `lottery`; absent where one is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// The criteria in the rule set's order; none where one is refused.
    pub criteria: Vec<ComparedCriterionDocument>,
    /// What both drew; where nothing but the lottery decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lottery: Option<ComparedLotteryDocument>,
}

/// Where a candidate stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedDocument {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// The place in the whole document's order, from 1; absent for who is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// The place in the trust's queue, from 1; absent for a commitment and for who is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_place: Option<u32>,
    /// The status of the placement that stands, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentStatus>,
    /// The rule that refuses the candidate, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<RefusedDocument>,
}

/// A criterion, and what it read of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedCriterionDocument {
    /// The criterion.
    pub criterion: String,
    /// Months of service are compared in groups of so many; absent where each month counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What it read, in the order of the two.
    pub values: [KeyDocument; 2],
    /// Whether it decided.
    pub outcome: CriterionOutcome,
}

/// What came of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CriterionOutcome {
    /// It told the two not apart.
    Equal,
    /// It decided.
    Decides,
    /// One before it had decided.
    NotReached,
}

/// What two candidates drew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedLotteryDocument {
    /// SHA-256 of the seed, in hexadecimal: what was published before the deadline.
    pub seed_sha256: String,
    /// The numbers, in the order of the two; smaller comes first.
    pub numbers: [String; 2],
}
