//! `alis.lottery/1` and `alis.lottery-check/1`: the lottery as it is published, and the check of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// The format line of a lottery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum LotteryFormat {
    /// The first version.
    #[serde(rename = "alis.lottery/1")]
    V1,
}

/// A lottery: before the deadline the seed's hash alone, after it the seed and what everyone drew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LotteryDocument {
    /// `"alis.lottery/1"`
    pub format: LotteryFormat,
    /// SHA-256 of the seed, in hexadecimal: what is published before the deadline.
    pub seed_sha256: String,
    /// What was revealed; absent before the deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revealed: Option<RevealedDocument>,
}

/// A lottery that was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevealedDocument {
    /// The seed.
    pub seed: String,
    /// SHA-256 of the problem document's bytes, in hexadecimal.
    pub problem_sha256: String,
    /// Whether the problem is ranked by this seed.
    pub problem_seed: ProblemSeed,
    /// Every candidate of the problem, the smallest number first.
    pub draws: Vec<DrawDocument>,
    /// The neighbours in the order that nothing but the lottery told apart, by id of the first.
    pub decided: Vec<DecidedPairDocument>,
}

/// What a problem says of its lottery's seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemSeed {
    /// It has none.
    Absent,
    /// It has this one.
    Same,
    /// It has another.
    Other,
}

/// What a candidate drew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DrawDocument {
    /// The place by the numbers, from 1.
    pub place: u32,
    /// Who.
    pub candidate: Id,
    /// At which trust.
    pub trust: Id,
    /// SHA-256 of the seed, a line feed and the id, in hexadecimal; smaller comes first.
    pub number: String,
}

/// Two candidates that nothing but the lottery told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecidedPairDocument {
    /// Who comes first.
    pub candidate: Id,
    /// Before whom.
    pub before: Id,
}

/// The format line of a check of a lottery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum LotteryCheckFormat {
    /// The first version.
    #[serde(rename = "alis.lottery-check/1")]
    V1,
}

/// Whether a published hash, a seed, a problem and a plan belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LotteryCheckDocument {
    /// `"alis.lottery-check/1"`
    pub format: LotteryCheckFormat,
    /// Whether everything that was checked belongs together.
    pub holds: bool,
    /// The hash that was published.
    pub published_sha256: String,
    /// SHA-256 of the seed, in hexadecimal.
    pub seed_sha256: String,
    /// What the problem says of its seed; absent where no problem was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem_seed: Option<ProblemSeed>,
    /// The plan; absent where none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanLotteryDocument>,
}

/// Whether a plan belongs to a problem and follows its lottery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanLotteryDocument {
    /// Whether it was made from this problem and these rules.
    pub of_this_problem: bool,
    /// Who has another rank in the plan than by this seed, or none in one of the two; by id.
    pub other_ranks: Vec<Id>,
}
