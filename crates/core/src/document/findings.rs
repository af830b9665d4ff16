//! What is found of a problem or a plan: `alis.check/1` and `alis.verification/1`, for programs that read no text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::WarningDocument;

/// The format line of what was found of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum CheckFormat {
    /// The first version.
    #[serde(rename = "alis.check/1")]
    V1,
}

/// What is wrong with a problem or a rule set, and what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckDocument {
    /// `"alis.check/1"`
    pub format: CheckFormat,
    /// Whether there is no fault.
    pub valid: bool,
    /// Every fault, in the order of their places.
    pub faults: Vec<FaultDocument>,
    /// What can be said before there is a plan; empty where there are faults.
    pub warnings: Vec<WarningDocument>,
}

/// One fault of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultDocument {
    /// What is wrong, as a word that stays the same in every language and version.
    pub code: String,
    /// Where: a JSON pointer (RFC 6901); empty for the document itself.
    pub pointer: String,
    /// Line in the document, from 1; 0 where the place is not in a document.
    pub line: u32,
    /// Column in the line in characters, from 1; 0 where the place is not in a document.
    pub column: u32,
    /// What stands there, at most 40 bytes of it.
    pub value: String,
    /// What was expected, in words.
    pub expected: String,
    /// What to do, where a slip is likely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// All of it in one line.
    pub message: String,
}

/// The format line of what was found of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum VerificationFormat {
    /// The first version.
    #[serde(rename = "alis.verification/1")]
    V1,
}

/// What a plan is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerificationDocument {
    /// `"alis.verification/1"`
    pub format: VerificationFormat,
    /// The outcome, as a command would end on it.
    pub verdict: PlanVerdict,
    /// How many candidates' values what the plan holds does not prove.
    pub unproved: u32,
    /// Everything that differs from what the problem and the rule set demand, in the order of the checks.
    pub violations: Vec<ViolationDocument>,
    /// Where it was planned again: what that says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_again: Option<PlannedAgainDocument>,
}

/// What a plan is worth, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanVerdict {
    /// Every rule holds, and every value is proved: by what the plan holds, or by planning again.
    Proved,
    /// Every rule holds, and some values are not proved.
    NotProved,
    /// Something is wrong.
    Wrong,
}

/// One thing in a plan that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ViolationDocument {
    /// The check that failed, as a word that stays the same in every language.
    pub rule: String,
    /// A JSON pointer into the plan document.
    pub pointer: String,
    /// What the plan says, or what follows from it, in words.
    pub found: String,
    /// What it must say, in words.
    pub expected: String,
    /// All of it in one line.
    pub message: String,
}

/// What planning again says of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlannedAgainDocument {
    /// Whether it is the plan that the rules demand, as far as both are proved.
    pub same: bool,
    /// Whether its bytes are those that the engine would write.
    pub same_bytes: bool,
    /// Where time ran out: the values of ranks 1 to this one were compared, and no others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proved_to_rank: Option<u32>,
    /// Where it differs.
    pub differences: Vec<DifferenceDocument>,
}

/// A place where a plan is not the right one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DifferenceDocument {
    /// A JSON pointer into the plan document.
    pub pointer: String,
    /// What is stated there, as JSON; empty where it is missing.
    pub found: String,
    /// What is right, as JSON; empty where nothing should stand there.
    pub expected: String,
}
