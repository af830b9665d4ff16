//! `alis.rank/1`: the priority list, with what decided.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CommitmentStatus, EligibilityRule, Id, WarningDocument};
use crate::calendar::Date;

/// The format line of a priority list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum RankFormat {
    /// The first version.
    #[serde(rename = "alis.rank/1")]
    V1,
}

/// The priority list of each trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankDocument {
    /// `"alis.rank/1"`
    pub format: RankFormat,
    /// SHA-256 of the problem document's bytes, in hexadecimal.
    pub problem_sha256: String,
    /// The rule set's id.
    pub rules: Id,
    /// SHA-256 of the rule set's canonical JSON, in hexadecimal.
    pub rules_sha256: String,
    /// The trusts, by id.
    pub trusts: Vec<TrustRankDocument>,
    /// Who is refused by a rule, by id.
    pub ineligible: Vec<RefusedDocument>,
    /// What a person should look at in the order: absent fields, the lottery, municipal orders overturned.
    pub warnings: Vec<WarningDocument>,
}

/// The order within a trust.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrustRankDocument {
    /// The trust.
    pub trust: Id,
    /// Its eligible and committed candidates, first served first.
    pub candidates: Vec<RankedDocument>,
    /// How many pairs each criterion decided, in the rule set's order, the lottery last.
    pub decided: Vec<DecidedDocument>,
}

/// A candidate in the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankedDocument {
    /// Who.
    pub candidate: Id,
    /// The place in the whole document's order, from 1.
    pub rank: u32,
    /// The place in the trust's queue, from 1; absent for a commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_place: Option<u32>,
    /// The status of the placement that stands, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentStatus>,
    /// What each criterion read, in the rule set's order.
    pub keys: Vec<KeyDocument>,
    /// The criterion by which this candidate goes before the next in the trust; absent for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_next_by: Option<String>,
    /// The place in the queue if the rule set did not read `nearest_hospital`; absent where it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_place_without_nearest_hospital: Option<u32>,
}

/// What a criterion read of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyDocument {
    /// The criterion.
    pub criterion: String,
    /// What it read, as text; empty where the field is absent. `progress`: learning goals, a slash, courses.
    pub value: String,
    /// First day of the contract of a `locum`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day of the contract of a `locum`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// How many pairs a criterion decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecidedDocument {
    /// The criterion.
    pub criterion: String,
    /// Pairs of neighbours in the order.
    pub neighbours: u64,
    /// All pairs.
    pub pairs: u64,
}

/// A candidate that a rule refuses, with where the rule stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusedDocument {
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// The first rule that failed.
    pub rule: EligibilityRule,
    /// Where the rule stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The field that it read.
    pub field: String,
    /// The value that it found there.
    pub value: String,
}
